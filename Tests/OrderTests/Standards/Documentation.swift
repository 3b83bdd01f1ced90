import Foundation

/// A page of `docs/`, found from this file.
func documentation(_ name: String) -> String? {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return try? String(contentsOf: root.appending(path: "docs/\(name)"), encoding: .utf8)
}
