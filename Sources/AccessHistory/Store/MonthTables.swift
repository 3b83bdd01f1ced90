import Foundation
import GRDB
import Order

/// The tables of one month's file. Nothing personal stands in them in the clear: blobs are sealed, tokens are blind indexes,
/// the rest are random or consecutive numbers, counts and times.
enum MonthTables {
    static let pageSize = 8192

    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS setting(name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
                CREATE TABLE IF NOT EXISTS slice(
                    id INTEGER PRIMARY KEY, events INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
                    era TEXT NOT NULL, digest BLOB NOT NULL);
                CREATE TABLE IF NOT EXISTS chunk(
                    slice INTEGER NOT NULL, part INTEGER NOT NULL, lowest INTEGER NOT NULL, highest INTEGER NOT NULL,
                    body BLOB NOT NULL, PRIMARY KEY(slice, part));
                CREATE TABLE IF NOT EXISTS batch(digest BLOB PRIMARY KEY NOT NULL) WITHOUT ROWID;
                CREATE TABLE IF NOT EXISTS run(id INTEGER PRIMARY KEY, body BLOB NOT NULL);
                CREATE TABLE IF NOT EXISTS gone(id INTEGER PRIMARY KEY, digest BLOB NOT NULL);
                CREATE TABLE IF NOT EXISTS address(
                    token BLOB NOT NULL, account INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
                    count INTEGER NOT NULL, PRIMARY KEY(token, account)) WITHOUT ROWID;
                CREATE TABLE IF NOT EXISTS vocabulary(id INTEGER PRIMARY KEY, body BLOB NOT NULL);
                CREATE TABLE IF NOT EXISTS outbox(
                    entry TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, slice INTEGER, at INTEGER NOT NULL, fields BLOB NOT NULL)
                    WITHOUT ROWID;
                """)
    }

    /// `synchronous=FULL`, because an event is acknowledged when it is durable.
    static func configuration(writes: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = !writes
        configuration.busyMode = .timeout(10)
        configuration.label = "access"
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            if writes { try db.execute(sql: "PRAGMA page_size = \(pageSize)") }
            try db.execute(sql: "PRAGMA cache_size = -8000")
        }
        return configuration
    }
}

/// The number of a run's row: which of the account's runs of the month, then the account.
struct RunID: Hashable, Sendable, Comparable {
    let raw: Int64
    init(raw: Int64) { self.raw = raw }
    init(account: UInt32, part: Int) { raw = Int64(part) << 32 | Int64(account) }
    var account: UInt32 { UInt32(truncatingIfNeeded: raw) }
    var part: Int { Int(raw >> 32) }
    static func < (a: RunID, b: RunID) -> Bool { a.raw < b.raw }
}

extension Row {
    /// The bytes of a blob column; `nil` for NULL or another type.
    func blob(_ index: Int) -> [UInt8]? {
        guard let data = Data.fromDatabaseValue(self[index] as DatabaseValue) else { return nil }
        return [UInt8](data)
    }
    func integer(_ index: Int) -> Int64? { Int64.fromDatabaseValue(self[index] as DatabaseValue) }
    func text(_ index: Int) -> String? { String.fromDatabaseValue(self[index] as DatabaseValue) }
}
