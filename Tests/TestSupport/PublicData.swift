import Foundation

/// Public lists and vectors, which are no part of the project: where `$GATEHOUSE_TESTDATA` points, else `../shared/data` beside the
/// package. Tests that need them are skipped, and say so, where they are absent.
public enum PublicData {
    public static let folder: URL? = {
        var beside = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { beside.deleteLastPathComponent() }
        let folder =
            ProcessInfo.processInfo.environment["GATEHOUSE_TESTDATA"].map { URL(fileURLWithPath: $0) }
            ?? beside.appendingPathComponent("shared/data")
        return existing(folder)
    }()

    /// A file or folder below it; `nil` where that is absent.
    public static func file(_ path: String) -> URL? {
        folder.flatMap { existing($0.appendingPathComponent(path)) }
    }

    private static func existing(_ url: URL) -> URL? {
        FileManager.default.fileExists(atPath: url.path) ? url : nil
    }
}
