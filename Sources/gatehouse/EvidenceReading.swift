import Evidence
import Foundation
import Order

/// Reads evidence from disk, with bounds: no file further than one byte beyond what is judged, no pipe or device, no link inside a
/// folder, so that nothing that is handed in can hold up or fill the process. What cannot be read is kept with the reason: the others
/// are judged all the same.
struct EvidenceReading {
    private(set) var files: [EvidenceFile] = []
    /// What was not read, and why.
    private(set) var unread: [(name: String, reason: String)] = []
    private var names: Set<String> = []
    private var bytes = 0

    /// As ``read(_:)``; a path that leads nowhere is kept with the reason, and answered with `false`.
    mutating func readIfThere(_ path: String) throws -> Bool {
        guard path == "-" || FileManager.default.fileExists(atPath: path) else {
            unread.append(
                (
                    path,
                    "\(path): \(attribute(of: path) == .typeSymbolicLink ? "the link leads nowhere, or to itself." : "there is no such file.")"
                ))
            return false
        }
        try read(path)
        return true
    }

    /// Reads what is trusted for one thing, as if it lay in a folder of that name.
    mutating func read(_ path: String, trustedFor role: TrustRole) throws {
        let first = files.count
        try read(path)
        for place in first..<files.count {
            files[place].name = "\(role.rawValue)/\(files[place].name.split(separator: "/").last ?? "")"
        }
    }

    /// Reads a file, or all files below a folder in the order of their names; `-` is standard input.
    mutating func read(_ path: String) throws {
        if path == "-" {
            let bytes = try FileHandle.standardInput.read(upToCount: Limits.evidenceFileBytes + 1) ?? Data()
            try add("-", bytes)
            return
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandError(
                "\(path): \(attribute(of: path) == .typeSymbolicLink ? "the link leads nowhere, or to itself." : "there is no such file.")"
            )
        }
        guard isFolder.boolValue else {
            try readFile(path)
            return
        }
        let root = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        guard FileManager.default.isReadableFile(atPath: root),
            let found = FileManager.default.enumerator(atPath: root)
        else {
            unread.append((root, "The folder cannot be read. Look at its permissions."))
            return
        }
        var below: [String] = []
        while let name = found.nextObject() as? String {
            guard below.count < Limits.evidenceFiles else {
                throw CommandError("\(path): it has more than \(Limits.evidenceFiles) files. Name some of them.")
            }
            below.append(name)
        }
        for name in below.sorted() {
            let file = "\(root)/\(name)"
            switch attribute(of: file) {
            case .typeRegular: try readFile(file)
            case .typeDirectory:
                if !FileManager.default.isReadableFile(atPath: file) {
                    unread.append((file, "The folder cannot be read. Look at its permissions."))
                }
            case .typeSymbolicLink: unread.append((file, "It is a link, and is not followed. Name its target."))
            default: unread.append((file, "It is no ordinary file, and is not read."))
            }
        }
    }

    private func attribute(of path: String) -> FileAttributeType? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    }

    private mutating func readFile(_ path: String) throws {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard attribute(of: target) == .typeRegular else {
            unread.append((path, "It is no ordinary file, and is not read."))
            return
        }
        guard let handle = FileHandle(forReadingAtPath: target) else {
            unread.append((path, "It cannot be read. Look at its permissions."))
            return
        }
        defer { try? handle.close() }
        try add(path, try handle.read(upToCount: Limits.evidenceFileBytes + 1) ?? Data())
    }

    private mutating func add(_ name: String, _ data: Data) throws {
        guard names.insert(name).inserted else { return }
        bytes += data.count
        guard bytes <= Limits.evidenceBytes, files.count < Limits.evidenceFiles else {
            throw CommandError("That is more than is judged at once. Name fewer files.")
        }
        files.append(EvidenceFile(name: name, bytes: [UInt8](data)))
    }
}

extension Limits {
    /// Files judged at once, and their bytes.
    static let evidenceFiles = 20_000
    static let evidenceBytes = 512 << 20
}
