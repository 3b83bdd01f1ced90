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
}

/// What an import of trust did.
public struct TrustReport: Sendable {
    public var version: String?
    public var isNew: Bool
    public var files: Int
    /// Files that hold nothing that can be trusted, each with why.
    public var refused: [String]
}

extension IdentificationProgram {
    /// The version of what is trusted now; `nil` when nothing is.
    public var trustVersion: String? { trustKept.withLock { $0.version } }

    /// The names of the files that are trusted now.
    public var trustedFiles: [String] { trustKept.withLock { $0.files.map(\.name) } }

    /// Takes over the certificates and lists in a folder, in place of what was trusted before, and writes down what they are.
    ///
    /// - Throws: ``ProgramError/invalid(_:)`` when the folder cannot be read or is too large; what was trusted before then stays.
    public func importTrust(from folder: URL, by actor: Actor) async throws -> TrustReport {
        let files = try Self.files(in: folder)
        guard !files.isEmpty else {
            throw ProgramError.invalid([
                FieldProblem(pointer: folder.path, message: "There is no file in it. Name a folder of certificates.")
            ])
        }
        let directory = trustDirectory
        let beside = directory.appendingPathExtension("new")
        do {
            try? FileManager.default.removeItem(at: beside)
            for file in files {
                let place = beside.appendingPathComponent(file.name)
                try FileManager.default.createDirectory(
                    at: place.deletingLastPathComponent(), withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
                try Data(file.bytes).write(to: place)
            }
            if FileManager.default.fileExists(atPath: directory.path) {
                try FileManager.default.removeItem(at: directory)
            }
            try FileManager.default.moveItem(at: beside, to: directory)
        } catch {
            throw ProgramError.unavailable(
                "The folder \(directory.path) cannot be written: \(error.localizedDescription)")
        }
        return try await readTrust(by: actor)
    }

    var trustDirectory: URL { configuration.directory.appendingPathComponent("trust", isDirectory: true) }

    /// Reads what is trusted, and writes down what it is when that is news. A server that only reads writes nothing.
    @discardableResult
    func readTrust(by actor: Actor) async throws -> TrustReport {
        let kept = try Self.trust(of: Self.files(in: trustDirectory))
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
                                        "digest": .string(hexadecimal(SHA256.hash(data: $0.bytes))),
                                    ]
                                }),
                        ])
                ])
            } catch { throw ProgramError(error) }
        }
        trustKept.withLock { $0 = kept }
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
            version: "trust-" + hexadecimal(digest.finalize().prefix(8)), files: files, store: store, refused: refused)
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
