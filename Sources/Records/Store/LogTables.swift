// The tables of the log's database. Each is bound by something outside it: entries and tiles by the tree, subjects and
// idempotency rows by the private headers (they are folds over the log), checkpoints by their signatures, the rest by a row
// seal. So a changed byte in any of them is found.
import Foundation
import GRDB
import Order

enum LogTables {
    static let fileName = "log.sqlite"
    static let format = 1

    /// Name and SQL of everything that is not a view, as `sqlite_schema` must hold it.
    static let all: [(name: String, sql: String)] = [
        (
            "meta",
            "CREATE TABLE meta(name TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL, seal BLOB NOT NULL) WITHOUT ROWID"
        ),
        (
            "entry",
            "CREATE TABLE entry(position INTEGER PRIMARY KEY, id TEXT NOT NULL, kind INTEGER NOT NULL, leaf BLOB NOT NULL, header BLOB NOT NULL, parts BLOB NOT NULL)"
        ),
        ("entry_id", "CREATE UNIQUE INDEX entry_id ON entry(id)"),
        ("entry_kind", "CREATE INDEX entry_kind ON entry(kind)"),
        ("kind", "CREATE TABLE kind(number INTEGER PRIMARY KEY, name TEXT NOT NULL)"),
        (
            "subject",
            "CREATE TABLE subject(id TEXT PRIMARY KEY NOT NULL, entries INTEGER NOT NULL, last_position INTEGER NOT NULL, last_id TEXT NOT NULL, destroyed INTEGER NOT NULL) WITHOUT ROWID"
        ),
        (
            "request",
            "CREATE TABLE request(token BLOB PRIMARY KEY NOT NULL, digest BLOB NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL) WITHOUT ROWID"
        ),
        ("tile", "CREATE TABLE tile(place INTEGER PRIMARY KEY, hashes BLOB NOT NULL)"),
        (
            "checkpoint",
            "CREATE TABLE checkpoint(size INTEGER PRIMARY KEY, note TEXT NOT NULL, time INTEGER NOT NULL, seal BLOB NOT NULL)"
        ),
        (
            "head",
            "CREATE TABLE head(one INTEGER PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, seal BLOB NOT NULL)"
        ),
        (
            "view",
            "CREATE TABLE view(name TEXT PRIMARY KEY NOT NULL, schema TEXT NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID"
        ),
    ]

    static func create(_ db: Database) throws {
        for table in all { try db.execute(sql: table.sql) }
        try db.execute(sql: "PRAGMA user_version = \(format)")
    }

    /// What the log holds after each transaction, so that entries which no checkpoint covers yet are bound too.
    static func setHead(size: UInt64, root: LogHash, keys: KeyStore, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO head(one, size, root, seal) VALUES (1, ?, ?, ?)")
            .execute(arguments: [Int64(size), Data(root.bytes), Data(headSeal(size: size, root: root, keys: keys))])
    }

    static func headSeal(size: UInt64, root: LogHash, keys: KeyStore) -> [UInt8] {
        keys.rowSeal("head", [Array(String(size).utf8), root.bytes])
    }

    static func checkpointSeal(note: String, time: Int64, keys: KeyStore) -> [UInt8] {
        keys.rowSeal("checkpoint", [Array(note.utf8), Array(String(time).utf8)])
    }

    /// Where a full tile lies: its level above its index.
    static func place(level: Int, index: UInt64) -> Int64 { Int64(level) << 48 | Int64(index) }
}
