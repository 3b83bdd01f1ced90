import Foundation
import GRDB
import Order

extension RecordStore {
    /// Opens the store, creating it when absent; takes the writer's lock. Views that are new, or whose columns changed, are
    /// folded from the log before this returns.
    ///
    /// Throws `KeyFileError` and `StoreError`, each saying what to do.
    public static func open(directory: URL, options: Options, views: [any View]) throws -> RecordStore {
        let tables = try views.map { try ViewTable($0.schema) }
        guard Set(tables.map(\.table)).count == tables.count else {
            throw StoreError.badSchema(view: "all", "two views share one name")
        }
        if options.writes {
            try FileManager.default.createDirectory(
                at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        let lock = options.writes ? try WriterLock.take(in: directory) : nil
        let keyPath = directory.appendingPathComponent(KeyStore.fileName).path
        let logPath = directory.appendingPathComponent(LogTables.fileName).path
        let isNew = !FileManager.default.fileExists(atPath: keyPath)
        if isNew, FileManager.default.fileExists(atPath: logPath) {
            throw StoreError.damaged("the log \(logPath) is there but its keys \(keyPath) are not; restore them first")
        }
        let keys = try KeyStore.open(
            at: keyPath, under: try keyEncryptionKey(options, directory: directory, creates: isNew && options.writes),
            writes: options.writes)
        let pool = try openPool(at: logPath, writes: options.writes)
        let published = PublishedCheckpoint(besideKeyFile: options.keyFile)

        if options.writes { try pool.write { db in try prepare(db, options: options, keys: keys) } }
        let (edge, kinds, refusal) = try pool.read { db in
            let size = try LogTables.size(db)
            let reader = TileReader(db: db, size: size)
            let edge = try TreeEdge(size: size, reader: reader)
            var refusal = try damagedEnd(edge, keys: keys, db)
            if refusal == nil, !options.newOrigin {
                refusal = try shortRestore(reader, published: published, origin: options.origin)
            }
            return (edge, try LogTables.kinds(db), refusal)
        }
        let store = RecordStore(
            directory: directory, origin: options.origin, pool: pool, keys: keys, views: views, tables: tables,
            published: published, edge: edge, kinds: kinds, lock: lock, refusal: refusal)
        if options.writes, refusal == nil {
            try store.catchUpViews()
            try store.finishDestructions()
            if options.newOrigin { try store.beginNewOrigin() }
        }
        return store
    }

    private static func keyEncryptionKey(
        _ options: Options, directory: URL, creates: Bool
    ) throws(KeyFileError) -> KeyEncryptionKey {
        if let material = options.keyMaterial {
            return try KeyEncryptionKey(material: material, place: "the environment")
        }
        return try KeyEncryptionKey.load(file: options.keyFile, dataDirectory: directory, creates: creates)
    }

    static func openPool(at path: String, writes: Bool) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.readonly = !writes
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 8
        configuration.label = "log"
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = -32768")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        if writes {
            try pool.writeWithoutTransaction { db in
                // After opening, because GRDB sets NORMAL when it turns WAL mode on.
                try db.execute(
                    sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 8000")
            }
        }
        return pool
    }

    private static func prepare(_ db: Database, options: Options, keys: KeyStore) throws {
        if try !db.tableExists("entry") {
            try LogTables.create(db)
            try LogTables.setMeta("origin", Array(options.origin.utf8), keys: keys, db)
            return
        }
        let format = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard format == LogTables.format else { throw StoreError.newerFormat(found: format, known: LogTables.format) }
        let stored = String(decoding: try LogTables.meta("origin", keys: keys, db) ?? [], as: UTF8.self)
        if stored == options.origin { return }
        guard options.newOrigin else { throw StoreError.otherOrigin(stored: stored, asked: options.origin) }
    }

    /// Why nothing may be appended, when the log does not end as the last transaction left it.
    private static func damagedEnd(_ edge: TreeEdge, keys: KeyStore, _ db: Database) throws -> String? {
        let row = try Row.fetchOne(db, sql: "SELECT size, root, seal FROM head")
        if row == nil, edge.size == 0 { return nil }
        if let row, (try? row.position(0)) == edge.size, row.bytes(1) == edge.root.bytes,
            row.bytes(2) == LogTables.headSeal(size: edge.size, root: edge.root, keys: keys)
        {
            return nil
        }
        return "the log does not end as it was last written; run `gatehouse records verify`"
    }

    /// Why nothing may be appended, when the database holds less than what was published; `nil` when all is well.
    private static func shortRestore(
        _ reader: TileReader, published: PublishedCheckpoint, origin: String
    ) throws -> String? {
        guard let (_, checkpoint) = try published.read(), checkpoint.origin == origin else { return nil }
        let advice = "restore a newer backup, or begin a new origin with `gatehouse restore --new-origin`"
        guard checkpoint.size <= reader.size else {
            return """
                the log holds \(reader.size) entries and \(checkpoint.size) were published under \(origin): entries \
                \(reader.size) to \(checkpoint.size - 1) are missing; \(advice)
                """
        }
        guard try reader.root(at: checkpoint.size) == checkpoint.root else {
            return "the log is not the one that was published under \(origin) at size \(checkpoint.size); \(advice)"
        }
        return nil
    }

    /// The first entry under a new origin: what was published under the old one, and what of it is lost.
    private func beginNewOrigin() throws {
        let last = try published.read()
        guard last?.checkpoint.origin != origin else { return }
        try writer.withLock { writer in
            let size = writer.edge.size
            var fields: [String: JSONValue] = ["origin": .string(origin), "kept": .integer(Int64(size))]
            if let last {
                fields["published"] = .string(last.note)
                if last.checkpoint.size > size {
                    fields["lost"] = [
                        "from": .integer(Int64(size)), "through": .integer(Int64(last.checkpoint.size) - 1),
                    ]
                }
            }
            let draft = EntryDraft(
                .originBegun, actor: .system("records"), time: .now(), subject: nil, fields: fields)
            let outcome = try writer.commit([PreparedEntry(draft, keys: keys)], in: pool) { db in
                try LogTables.setMeta("origin", Array(origin.utf8), keys: keys, db)
            }
            _ = try outcome.get()
        }
        refreshSize()
    }
}

extension EntryKind {
    /// A log went on under a new origin after a restore.
    public static let originBegun: EntryKind = "records.originBegun"
    /// The destruction of a subject's key was ordered; from here on nothing is written about the subject.
    public static let destructionBegun: EntryKind = "records.destructionBegun"
    /// The key, the bodies and the rows are gone.
    public static let destructionDone: EntryKind = "records.destructionDone"
}

extension LogTables {
    static func size(_ db: Database) throws -> UInt64 {
        UInt64((try Int64.fetchOne(db, sql: "SELECT max(position) FROM entry") ?? -1) + 1)
    }

    static func kinds(_ db: Database) throws -> [EntryKind: Int64] {
        var kinds: [EntryKind: Int64] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT number, name FROM kind") {
            kinds[EntryKind(rawValue: try row.text(1))] = try row.integer(0)
        }
        return kinds
    }

    static func setMeta(_ name: String, _ value: [UInt8], keys: KeyStore, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO meta(name, value, seal) VALUES (?, ?, ?)",
            arguments: [name, Data(value), Data(keys.rowSeal("meta", [Array(name.utf8), value]))])
    }

    static func meta(_ name: String, keys: KeyStore, _ db: Database) throws -> [UInt8]? {
        guard let row = try Row.fetchOne(db, sql: "SELECT value, seal FROM meta WHERE name = ?", arguments: [name])
        else {
            return nil
        }
        let value = row.bytes(0) ?? []
        guard row.bytes(1) == keys.rowSeal("meta", [Array(name.utf8), value]) else {
            throw StoreError.damaged("the setting \(name) of the log is altered")
        }
        return value
    }
}
