import Crypto
import Evidence
import Foundation
import Order
import Records

// What is trusted: the certificates and lists of issuers in the folder `trust` of the data directory. What stood there when is in
// the log, under the version that every verdict is stamped with: the digest of names and bytes of all its files.

/// What is trusted now.
struct TrustKept: Sendable {
    /// `nil` when nothing is.
    var version: String?
    var files: [EvidenceFile] = []
    var store = TrustStore()
    /// What could not be used, and why.
    var refused: [String] = []
    /// Whether an import is under way.
    var isChanging = false
}

/// What an import of trust did.
public struct TrustReport: Sendable {
    public var version: String?
    public var isNew: Bool
    public var files: Int
    /// What was refused, each with its file and why.
    public var refused: [String]
    /// The version that stood there before, when it was another.
    public var replaced: String?
    /// Files that stood there before and stand there no more.
    public var dropped: [String] = []
}

extension IdentificationProgram {
    /// The version of what is trusted now; `nil` when nothing is.
    public var trustVersion: String? { trustKept.withLock { $0.version } }

    /// The names of the files that are trusted now.
    public var trustedFiles: [String] { trustKept.withLock { $0.files.map(\.name) } }

    /// Takes over the certificates and lists in a folder, and writes down what they are; see ``importTrust(_:adding:for:by:)``.
    public func importTrust(
        from folder: URL, adding: Bool = false, for role: TrustRole? = nil, by actor: Actor
    ) async throws -> TrustReport {
        let files = try Self.files(in: folder)
        guard !files.isEmpty else {
            throw ProgramError.invalid([
                FieldProblem(pointer: folder.path, message: "There is no file in it. Name a folder of certificates.")
            ])
        }
        return try await importTrust(files, adding: adding, for: role, by: actor)
    }

    /// Takes over certificates, lists and issuers' keys, at once and while the server runs, and writes down what they are. Only files of
    /// which something was taken are kept, and none that holds a private key.
    ///
    /// - Parameters:
    ///   - adding: whether what is trusted already stays, a file of the same name aside: a revocation list is so refreshed by itself.
    ///     Otherwise the files take the place of all that was trusted.
    ///   - role: what they are trusted for; they then take the place of what was trusted for that. `nil` when they say it themselves,
    ///     or by the names of their folders.
    /// - Throws: ``ProgramError/invalid(_:)`` when nothing can be taken, or it is too much; what was trusted before then stays.
    ///   ``ProgramError/conflict(_:)`` while another import is under way.
    public func importTrust(
        _ given: [EvidenceFile], adding: Bool, for role: TrustRole? = nil, by actor: Actor
    ) async throws -> TrustReport {
        let isFree = trustKept.withLock { kept in
            defer { kept.isChanging = true }
            return !kept.isChanging
        }
        guard isFree else {
            throw ProgramError.conflict("Another import of trust is under way. Try again in a moment.")
        }
        defer { trustKept.withLock { $0.isChanging = false } }

        let place = role.map { "\($0.rawValue)/" } ?? ""
        let named = given.map { EvidenceFile(name: place + Self.placeInTrust(of: $0.name), bytes: $0.bytes) }
        let (taken, refused) = Self.taken(of: named)
        guard !taken.isEmpty else {
            throw ProgramError.invalid(
                [
                    FieldProblem(
                        pointer: "/files",
                        message: "There is nothing in it that can be trusted; what was trusted stays.")
                ]
                    + refused.prefix(20).map { FieldProblem(pointer: "/files", message: $0) })
        }
        let before = try Self.files(in: trustDirectory)
        var files = Dictionary(
            before.filter { adding || role != nil && !$0.name.hasPrefix(place) }.map { ($0.name, $0) }
        ) { first, _ in first }
        for file in taken { files[file.name] = file }
        guard files.count <= Limits.trustFiles, files.values.reduce(0, { $0 + $1.bytes.count }) <= Limits.trustBytes
        else {
            throw ProgramError.invalid([
                FieldProblem(
                    pointer: "/files",
                    message: "Together that is more than \(Limits.trustFiles) files or \(Limits.trustBytes >> 20) MB.")
            ])
        }
        let old = trustVersion
        try write(files.values.sorted { $0.name < $1.name })
        var report = try await readTrust(by: actor)
        report.refused = refused
        report.replaced = old == report.version ? nil : old
        report.dropped = before.map(\.name).filter { files[$0] == nil }
        return report
    }

    /// The files of which something can be trusted, and why each other was left out. A refusal within a file that was taken is told too.
    static func taken(of files: [EvidenceFile]) -> (taken: [EvidenceFile], refused: [String]) {
        var store = TrustStore(asksForRoles: true)
        var taken: [EvidenceFile] = []
        var refused: [String] = []
        let additions = store.add(files)
        for (file, addition) in zip(files, additions) {
            if holdsPrivateKey(file.bytes) {
                refused.append(
                    "\(file.name): It holds a private key, which has no place among what is trusted. It was not copied."
                )
                continue
            }
            refused += addition.refused.map { "\(file.name): \($0)" }
            if !addition.isEmpty { taken.append(file) }
        }
        return (taken, refused)
    }

    /// PEM of any private key (RFC 7468 sections 10 and 11, and the older forms), or a JSON Web Key with its private part (RFC 7517).
    /// A key in DER is no certificate or list, so nothing is taken of it either.
    private static func holdsPrivateKey(_ bytes: [UInt8]) -> Bool {
        let data = Data(bytes)
        if data.range(of: Data("PRIVATE KEY-----".utf8)) != nil { return true }
        if bytes.first(where: { !isSpace($0) }) == UInt8(ascii: "{"), let json = try? JSONValue(parsing: bytes) {
            let keys = (json["keys"]?.array ?? []) + (json["jwks"]?["keys"]?.array ?? []) + [json]
            if keys.contains(where: { $0["kty"] != nil && ($0["d"] != nil || $0["k"] != nil) }) { return true }
        }
        return false
    }
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// A file's name below the folder of trust: no way out of it, and nothing hidden.
    private static func placeInTrust(of name: String) -> String {
        let parts = name.split(separator: "/").map { part in
            String(
                part.unicodeScalars.filter { $0.properties.generalCategory != .control }.map(Character.init).prefix(120)
            )
        }.filter { !$0.isEmpty && !$0.hasPrefix(".") }
        return parts.isEmpty ? "file" : parts.suffix(8).joined(separator: "/")
    }

    /// Puts files in the place of the folder; what stood there stays beside it until they do.
    private func write(_ files: [EvidenceFile]) throws(ProgramError) {
        let directory = trustDirectory, new = directory.appendingPathExtension("new")
        let old = directory.appendingPathExtension("old")
        do {
            for leftover in [new, old] where FileManager.default.fileExists(atPath: leftover.path) {
                try FileManager.default.removeItem(at: leftover)
            }
            for file in files {
                let place = new.appendingPathComponent(file.name)
                try FileManager.default.createDirectory(
                    at: place.deletingLastPathComponent(), withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
                try Data(file.bytes).write(to: place)
            }
            if FileManager.default.fileExists(atPath: directory.path) {
                try FileManager.default.moveItem(at: directory, to: old)
            }
            try FileManager.default.moveItem(at: new, to: directory)
            try? FileManager.default.removeItem(at: old)
        } catch {
            throw .unavailable("The folder \(directory.path) cannot be written: \(error.localizedDescription)")
        }
    }

    var trustDirectory: URL { configuration.directory.appendingPathComponent("trust", isDirectory: true) }

    /// Reads what is trusted, and writes down what it is when that is news. A server that only reads writes nothing.
    @discardableResult
    func readTrust(by actor: Actor) async throws -> TrustReport {
        let old = trustDirectory.appendingPathExtension("old")
        if configuration.writes, !FileManager.default.fileExists(atPath: trustDirectory.path),
            FileManager.default.fileExists(atPath: old.path)
        {
            // An import was cut between its two moves.
            try? FileManager.default.moveItem(at: old, to: trustDirectory)
        }
        var kept = try Self.trust(of: Self.files(in: trustDirectory))
        let last = try lastTrust()
        let isNew = kept.version != nil && kept.version != last
        if isNew, configuration.writes {
            do {
                _ = try await records.append([
                    EntryDraft(
                        .trustLoaded, actor: actor, time: clock.now, subject: nil,
                        fields: [
                            "version": .string(kept.version ?? ""),
                            "files": .array(
                                kept.files.map {
                                    [
                                        "name": .string($0.name),
                                        "digest": .string(SHA256.hash(data: $0.bytes).hexadecimal),
                                    ]
                                }),
                        ])
                ])
            } catch { throw ProgramError(error) }
        }
        trustKept.withLock {
            kept.isChanging = $0.isChanging
            $0 = kept
        }
        return TrustReport(version: kept.version, isNew: isNew, files: kept.files.count, refused: kept.refused)
    }

    private func lastTrust() throws -> String? {
        var from: UInt64 = 0
        var last: String?
        while true {
            let entries = try records.entries(from: from, kinds: [.trustLoaded], limit: Self.largestPage)
            guard let end = entries.last else { return last }
            last = end.parts.first?.fields?["version"]?.string ?? last
            from = end.index + 1
        }
    }

    private static func trust(of files: [EvidenceFile]) -> TrustKept {
        guard !files.isEmpty else { return TrustKept() }
        var digest = SHA256()
        for file in files {
            digest.update(data: Array("\(file.name)\n".utf8))
            digest.update(data: Array(SHA256.hash(data: file.bytes)))
        }
        let (store, refused) = trustStore(of: files)
        return TrustKept(
            version: "trust-" + digest.finalize().prefix(8).hexadecimal, files: files, store: store, refused: refused)
    }

    /// Every file below a folder, by name; none when there is no folder.
    private static func files(in folder: URL) throws -> [EvidenceFile] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
            return []
        }
        let root = folder.standardizedFileURL.resolvingSymlinksInPath().path
        var files: [EvidenceFile] = []
        var bytes = 0
        func refuse(_ message: String) -> ProgramError {
            .invalid([FieldProblem(pointer: folder.path, message: message)])
        }
        let names = FileManager.default.enumerator(atPath: root)
        while let name = names?.nextObject() as? String {
            let url = URL(fileURLWithPath: root).appendingPathComponent(name)
            let values = try? url.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
            guard values?.isRegularFile == true, !name.split(separator: "/").contains(where: { $0.hasPrefix(".") })
            else {
                continue
            }
            bytes += values?.fileSize ?? 0
            guard files.count < Limits.trustFiles, bytes <= Limits.trustBytes else {
                throw refuse(
                    "It holds more than \(Limits.trustFiles) files or \(Limits.trustBytes >> 20) MB; keep only what is trusted."
                )
            }
            guard let data = try? Data(contentsOf: url) else { throw refuse("\(name) cannot be read.") }
            files.append(EvidenceFile(name: name, bytes: Array(data)))
        }
        return files.sorted { $0.name < $1.name }
    }
}

extension IdentificationProgram {
    /// Whom this installation believes, for evidence that is judged elsewhere: a wallet's presentation.
    public var trustStore: TrustStore { trustKept.withLock { $0.store } }
}
