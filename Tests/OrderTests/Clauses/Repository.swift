import Foundation

/// The repository that these tests stand in.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Every file with the ending under a folder, by its path in the repository, in order.
    static func files(under folder: String, ending: String) throws -> [String] {
        let all = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        return all.filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
    }
}
