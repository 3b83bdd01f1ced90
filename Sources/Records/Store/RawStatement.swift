// The hot path to SQLite: GRDB prepares and caches the statement and owns the connection; values are bound and read in place.
// GRDB's own values cost an allocation each, which at 50,000 entries a second is most of what a core can do.
import GRDB
import GRDBSQLite

struct RawStatement {
    /// Keeps the pointer alive.
    private let statement: Statement
    private let pointer: SQLiteStatement

    init(_ db: Database, _ sql: String) throws {
        statement = try db.cachedStatement(sql: sql)
        pointer = statement.sqliteStatement
        sqlite3_reset(pointer)
    }

    // MARK: Binding. What is bound in place must stay where it is until `run` or the last `step`.

    func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(pointer, index, value) }

    /// SQLite copies the text.
    func bind(_ index: Int32, _ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            _ = utf8.withMemoryRebound(to: CChar.self) { text in
                // An empty string may have no address, which would bind NULL.
                text.isEmpty
                    ? sqlite3_bind_text(pointer, index, "", 0, copied)
                    : sqlite3_bind_text(pointer, index, text.baseAddress, Int32(text.count), copied)
            }
        }
    }

    func bind(_ index: Int32, _ value: ViewTable.StoredValue) {
        switch value {
        case .null: sqlite3_bind_null(pointer, index)
        case .integer(let number): bind(index, number)
        case .text(let text): bind(index, text)
        case .bytes(let bytes):
            _ = bytes.withUnsafeBytes { bytes in
                // SQLite copies them; an empty array may have no address, which would bind NULL.
                bytes.isEmpty
                    ? sqlite3_bind_zeroblob(pointer, index, 0)
                    : sqlite3_bind_blob(pointer, index, bytes.baseAddress, Int32(bytes.count), copied)
            }
        }
    }

    func bind(_ index: Int32, inPlace bytes: UnsafeRawBufferPointer) {
        if let start = bytes.baseAddress {
            sqlite3_bind_blob(pointer, index, start, Int32(bytes.count), nil)
        } else {
            sqlite3_bind_zeroblob(pointer, index, 0)
        }
    }

    // MARK: Running

    /// One row or the end. The row is valid until the next call.
    func step() throws -> RawRow? {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return RawRow(pointer: pointer)
        case SQLITE_DONE: return nil
        case let code:
            let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(pointer)))
            sqlite3_reset(pointer)
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
        }
    }

    /// Ends the reading of rows, so that the connection holds no snapshot longer than it must.
    func reset() { sqlite3_reset(pointer) }

    func run() throws {
        while try step() != nil {}
        sqlite3_reset(pointer)
    }
}

private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// The columns of the row that a statement stands on. A column of another type than asked for answers `nil`.
struct RawRow {
    fileprivate let pointer: SQLiteStatement

    func integer(_ index: Int32) -> Int64? {
        sqlite3_column_type(pointer, index) == SQLITE_INTEGER ? sqlite3_column_int64(pointer, index) : nil
    }

    /// In place, until the next step.
    func blob(_ index: Int32) -> UnsafeRawBufferPointer? {
        guard sqlite3_column_type(pointer, index) == SQLITE_BLOB else { return nil }
        let count = Int(sqlite3_column_bytes(pointer, index))
        return UnsafeRawBufferPointer(start: sqlite3_column_blob(pointer, index), count: count)
    }

    /// In place, until the next step.
    func utf8(_ index: Int32) -> UnsafeRawBufferPointer? {
        guard sqlite3_column_type(pointer, index) == SQLITE_TEXT, let text = sqlite3_column_text(pointer, index) else {
            return nil
        }
        return UnsafeRawBufferPointer(start: text, count: Int(sqlite3_column_bytes(pointer, index)))
    }

    func text(_ index: Int32) -> String? { utf8(index).flatMap { String(validating: $0, as: UTF8.self) } }
}
