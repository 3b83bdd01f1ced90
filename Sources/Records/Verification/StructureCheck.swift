// The structure of a database: its definitions as they must read, and SQLite's own check of pages, order and indexes, put
// into the names of what they hold.
import Foundation
import GRDB

enum StructureCheck {
    /// Compares the definitions. `foreign` are the names of views that this build does not know; their tables are let be.
    static func definitions(_ db: Database, expected: [(name: String, sql: String)], foreign: Set<String>) throws
        -> [VerificationFinding]
    {
        var stored: [String: String] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema") {
            let name = row.textIfAny(0) ?? ""
            // SQLite's own indexes have no text; the integrity check and the table's text bind them.
            stored[name] = row.textIfAny(1) ?? ""
        }
        var findings: [VerificationFinding] = []
        for (name, sql) in expected {
            guard let text = stored.removeValue(forKey: name) else {
                findings.append(VerificationFinding(.schema(name), "missing"))
                continue
            }
            if text != sql { findings.append(VerificationFinding(.schema(name), "altered")) }
        }
        for (name, text) in stored where !(name.hasPrefix("sqlite_autoindex_") && text.isEmpty) {
            if foreign.contains(where: { name == "view_\($0)" || name.hasPrefix("view_\($0)_") }) { continue }
            findings.append(VerificationFinding(.schema(name), "is not one of ours"))
        }
        return findings
    }

    /// SQLite's integrity check.
    static func pages(_ db: Database, file: String) -> [VerificationFinding] {
        do {
            let roots = try Dictionary(
                Row.fetchAll(db, sql: "SELECT rootpage, name FROM sqlite_schema WHERE rootpage > 0").map {
                    (try $0.integer(0), try $0.text(1))
                }, uniquingKeysWith: { first, _ in first })
            return try String.fetchAll(db, sql: "PRAGMA integrity_check(100)").filter { $0 != "ok" }
                .flatMap { $0.split(separator: "\n") }.filter { !$0.hasPrefix("***") }
                .map { finding(String($0), file: file, roots: roots) }
        } catch {
            return [VerificationFinding(.file(file), "cannot be read whole (\(error))")]
        }
    }

    private static func finding(_ message: String, file: String, roots: [Int64: String]) -> VerificationFinding {
        if let match = message.firstMatch(of: /^row (\d+) missing from index (\S+)/) {
            return VerificationFinding(
                .index(String(match.2)), "altered: it does not lead to row \(match.1) of its table")
        }
        if let match = message.firstMatch(of: /index (\S+)/) {
            return VerificationFinding(.index(String(match.1)), "altered (\(message))")
        }
        if let match = message.firstMatch(of: /[Tt]ree (?:page )?(\d+)/), let root = Int64(match.1),
            let name = roots[root]
        {
            return VerificationFinding(.file("\(file) pages of \(name)"), "damaged (\(message))")
        }
        return VerificationFinding(.file(file), "damaged (\(message))")
    }
}
