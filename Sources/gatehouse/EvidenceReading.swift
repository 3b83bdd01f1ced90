import Evidence
import Foundation
import Order

/// Reads evidence from disk, with bounds: no file further than one byte beyond what is judged, no pipe or device, so that nothing
/// that is handed in can hold up or fill the process.
struct EvidenceReading {
    private(set) var files: [EvidenceFile] = []
    private var names: Set<String> = []
    private var bytes = 0

    /// Reads a file, or all files below a folder in the order of their names; `-` is standard input.
    mutating func read(_ path: String) throws {
        if path == "-" {
            let bytes = try FileHandle.standardInput.read(upToCount: Limits.evidenceFileBytes + 1) ?? Data()
            try add("-", bytes)
            return
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandError("\(path): there is no such file.")
        }
        guard isFolder.boolValue else {
            try readFile(path)
            return
        }
        let root = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        guard let found = FileManager.default.enumerator(atPath: root) else {
            throw CommandError("\(path): the folder cannot be read.")
        }
        var below: [String] = []
        while let name = found.nextObject() as? String {
            guard below.count < Limits.evidenceFiles else {
                throw CommandError("\(path): it has more than \(Limits.evidenceFiles) files. Name some of them.")
            }
            below.append(name)
        }
        for name in below.sorted() where isRegularFile("\(root)/\(name)") { try readFile("\(root)/\(name)") }
    }

    private func isRegularFile(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.type] as? FileAttributeType == .typeRegular
    }

    private mutating func readFile(_ path: String) throws {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard isRegularFile(target), let handle = FileHandle(forReadingAtPath: target) else {
            throw CommandError("\(path): it cannot be read.")
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
