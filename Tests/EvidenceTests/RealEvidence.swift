import Foundation
import Order
import TestSupport

@testable import Evidence

/// The public vectors that lie beside the project, where they do.
enum RealEvidence {
    private static let folder = PublicData.file("identity/INDEX.md") == nil ? nil : PublicData.folder
    static var isThere: Bool { folder != nil }

    /// A file below the data's folder, under its name there.
    static func file(_ path: String) throws -> EvidenceFile {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return EvidenceFile(name: path, bytes: [UInt8](try Data(contentsOf: folder.appendingPathComponent(path))))
    }

    /// Every file below a folder, under its path from the data's folder, in the order of names.
    static func files(below path: String) throws -> [EvidenceFile] {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        let root = folder.appendingPathComponent(path)
        let found = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return try found.sorted().compactMap { name in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: root.appendingPathComponent(name).path, isDirectory: &isFolder)
            return !exists || isFolder.boolValue ? nil : try file("\(path)/\(name)")
        }
    }
}

/// The clock of the tests: the day of the data's newest list.
let today = Timestamp(milliseconds: 1_795_608_000_000)
