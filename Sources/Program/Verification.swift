import AccessHistory
import Foundation
import Order
import Records

// Proving the whole data directory: the log, its keys and views, and the access history beside them.

/// Everything that a verification of a data directory found.
public struct DirectoryReport: Sendable {
    public var records: VerificationReport
    public var access: [AccessFinding]

    /// What is not as it was written, each by the name a person knows it by.
    public var findings: [String] { records.findings.map(\.description) + access.map(\.description) }
    public var isSound: Bool { records.isSound && access.isEmpty }
    public var summary: String {
        access.isEmpty ? records.summary : "\(records.summary); \(access.count) in the access history"
    }
    public var json: JSONValue {
        [
            "sound": .bool(isSound), "entries": .integer(Int64(records.entries)),
            "bodies": .integer(Int64(records.bodies)),
            "destroyedParts": .integer(Int64(records.destroyedParts)),
            "checkpoints": .integer(Int64(records.checkpoints)),
            "keys": .integer(Int64(records.keys)), "rows": .integer(Int64(records.rows)),
            "findings": .integer(Int64(records.findingCount + access.count)),
        ]
    }
}

extension IdentificationProgram {
    /// Verifies a data directory, beside a running server or not. `more` are the views of rooms above.
    public static func verify(
        _ configuration: Configuration, depth: VerificationDepth = .views, views more: [any View] = [],
        progress: @escaping @Sendable (RecordsVerification.Progress) -> Void = { _ in }
    ) async throws -> DirectoryReport {
        guard FileManager.default.fileExists(atPath: configuration.directory.path) else {
            throw ProgramError.notFound("data directory \(configuration.directory.path)")
        }
        let options = RecordStore.Options(origin: configuration.origin, keyFile: configuration.keyFile, writes: false)
        let report = try RecordsVerification.verify(
            directory: configuration.directory, options: options, views: views + more, depth: depth, progress: progress)
        guard depth == .views else { return DirectoryReport(records: report, access: []) }
        let records: RecordStore
        do {
            records = try RecordStore.open(directory: configuration.directory, options: options, views: views + more)
        } catch {
            // What keeps the store from opening was found above; the access history cannot be read without its keys.
            return DirectoryReport(records: report, access: [])
        }
        let access = try await AccessStore.open(directory: configuration.directory, records: records, writes: false) {
            try resolve($0, in: records)
        }
        let findings = try await access.verify()
        try await access.close()
        try await records.close()
        return DirectoryReport(records: report, access: findings)
    }
}
