// The store of keys: one database of its own, which ordinary backups leave out.
//
// Key-encryption key → epoch key → subject keys; and, under the key-encryption key, the named keys of the installation (its
// sealing key, the log's signing key, one blind index key per purpose, the seal of stored rows). Every wrapped key is AES-GCM
// with associated data that names it, so a key moved to another row does not open.
import Crypto
import Foundation
import GRDB
import Order
import Synchronization

final class KeyStore: Sendable {
    /// Owns the database. Every write goes through `flush` or `destroy`, both called by the log's writer only.
    let database: DatabaseQueue
    private let epoch: Int64
    private let epochKey: SymmetricKey
    private let epochKeys: [Int64: SymmetricKey]
    let installation: SymmetricKey
    let signing: Curve25519.Signing.PrivateKey
    /// Authenticates rows that neither the log nor a signature binds.
    let rows: SymmetricKey
    private let blindIndexKeys: [BlindIndexPurpose: SymmetricKey]

    /// The lock's invariant: a subject has at most one key. A key is in `fresh` from its making until it is durable, and only
    /// the holder of the lock looks into the database and makes one.
    private let state = Mutex(State())
    private struct State {
        var known: [SubjectID: SymmetricKey] = [:]
        var fresh: [SubjectID: SymmetricKey] = [:]
        var destroyed: Set<SubjectID> = []
    }

    static let fileName = "keys.sqlite"

    // MARK: Opening

    static func open(at path: String, under kek: KeyEncryptionKey, writes: Bool) throws -> KeyStore {
        var configuration = Configuration()
        configuration.readonly = !writes
        configuration.journalMode = writes ? .wal : .default
        configuration.busyMode = .timeout(5)
        configuration.label = "keys"
        let database = try DatabaseQueue(path: path, configuration: configuration)
        if writes {
            try database.writeWithoutTransaction { db in
                // After opening, because GRDB sets NORMAL when it turns WAL mode on.
                try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
            }
            try database.write { db in try createTables(db, under: kek) }
        }
        return try KeyStore(database: database, kek: kek)
    }

    static let tables: [(name: String, sql: String)] = [
        ("epoch", "CREATE TABLE epoch(number INTEGER PRIMARY KEY, wrapped BLOB)"),
        ("named_key", "CREATE TABLE named_key(name TEXT PRIMARY KEY NOT NULL, wrapped BLOB NOT NULL) WITHOUT ROWID"),
        (
            "subject_key",
            "CREATE TABLE subject_key(subject TEXT PRIMARY KEY NOT NULL, epoch INTEGER, wrapped BLOB) WITHOUT ROWID"
        ),
    ]

    static let namedKeys =
        ["installation", "signing", "rows"] + BlindIndexPurpose.allCases.map { "index." + $0.rawValue }

    private static func createTables(_ db: Database, under kek: KeyEncryptionKey) throws {
        if try db.tableExists("subject_key") {
            // A purpose that is newer than the store gets its key now.
            let present = Set(try String.fetchAll(db, sql: "SELECT name FROM named_key"))
            for name in namedKeys where !present.contains(name) { try insert(name, db, under: kek) }
            return
        }
        for table in tables { try db.execute(sql: table.sql) }
        let epoch = try Sealing.seal(RandomBytes.draw(32), under: kek.key, associatedData: binding("epoch", "1"))
        try db.execute(sql: "INSERT INTO epoch(number, wrapped) VALUES (1, ?)", arguments: [Data(epoch)])
        for name in namedKeys { try insert(name, db, under: kek) }
    }

    private static func insert(_ name: String, _ db: Database, under kek: KeyEncryptionKey) throws {
        let wrapped = try Sealing.seal(RandomBytes.draw(32), under: kek.key, associatedData: binding("named", name))
        try db.execute(sql: "INSERT INTO named_key(name, wrapped) VALUES (?, ?)", arguments: [name, Data(wrapped)])
    }

    static func binding(_ kind: String, _ name: String) -> [UInt8] { Array("gatehouse key \(kind) \(name)".utf8) }

    private init(database: DatabaseQueue, kek: KeyEncryptionKey) throws {
        self.database = database
        let (epochs, named) = try database.read { db in
            (
                try Row.fetchAll(
                    db, sql: "SELECT number, wrapped FROM epoch WHERE wrapped IS NOT NULL ORDER BY number"),
                try Row.fetchAll(db, sql: "SELECT name, wrapped FROM named_key")
            )
        }
        var opened: [String: [UInt8]] = [:]
        for row in named {
            let name = try row.text(0)
            guard
                let key = try? Sealing.open(
                    row.bytes(1) ?? [], under: kek.key, associatedData: Self.binding("named", name))
            else { continue }
            opened[name] = key
        }
        if opened.isEmpty { throw KeyFileError.otherStore(kek.place) }
        func key(_ name: String) throws -> [UInt8] {
            guard let key = opened[name] else { throw StoreError.keyDamaged(name) }
            return key
        }
        var keys: [Int64: SymmetricKey] = [:]
        for row in epochs {
            let number = try row.integer(0)
            guard
                let key = try? Sealing.open(
                    row.bytes(1) ?? [], under: kek.key, associatedData: Self.binding("epoch", String(number)))
            else { throw StoreError.keyDamaged("epoch \(number)") }
            keys[number] = SymmetricKey(data: key)
        }
        guard let last = keys.max(by: { $0.key < $1.key }) else { throw StoreError.keyDamaged("epoch 1") }
        epoch = last.key
        epochKey = last.value
        epochKeys = keys
        installation = SymmetricKey(data: try key("installation"))
        signing = try Curve25519.Signing.PrivateKey(rawRepresentation: key("signing"))
        rows = SymmetricKey(data: try key("rows"))
        var indexes: [BlindIndexPurpose: SymmetricKey] = [:]
        for purpose in BlindIndexPurpose.allCases {
            indexes[purpose] = SymmetricKey(data: try key("index." + purpose.rawValue))
        }
        blindIndexKeys = indexes
    }

    func close() throws { try database.close() }

    // MARK: Keys of the installation

    /// HMAC-SHA-256 under the purpose's key, first 16 bytes.
    func blindIndex(_ purpose: BlindIndexPurpose, _ canonical: String) -> [UInt8] {
        // Every purpose has a key: the initialiser made sure.
        guard let key = blindIndexKeys[purpose] else { return [] }
        var canonical = canonical
        return canonical.withUTF8 { text in
            var mac = HMAC<SHA256>(key: key)
            mac.update(data: UnsafeRawBufferPointer(text))
            return [UInt8](mac.finalize().prefix(16))
        }
    }

    /// Binds a stored row that nothing else binds: HMAC over its table's name and its values, each with its length.
    func rowSeal(_ table: String, _ values: [[UInt8]]) -> [UInt8] {
        var mac = HMAC<SHA256>(key: rows)
        for value in [Array(table.utf8)] + values {
            withUnsafeBytes(of: UInt32(value.count).bigEndian) { mac.update(data: $0) }
            mac.update(data: value)
        }
        return [UInt8](mac.finalize().prefix(16))
    }

    // MARK: Keys of subjects

    /// The key of a subject (`nil`: the installation's). Throws `.noKey` when there is none or it was destroyed.
    func key(for subject: SubjectID?) throws -> SymmetricKey {
        guard let subject else { return installation }
        return try state.withLock { state in
            if let key = state.known[subject] ?? state.fresh[subject] { return key }
            guard let key = try stored(subject, &state) else { throw SealingError.noKey }
            return key
        }
    }

    /// The key of a subject, made when there is none. It is not durable before the next `flush`.
    func keyForWriting(_ subject: SubjectID?) throws(AppendError) -> SymmetricKey {
        guard let subject else { return installation }
        return try state.withLock { state throws(AppendError) -> SymmetricKey in
            if let key = state.known[subject] ?? state.fresh[subject] { return key }
            if state.destroyed.contains(subject) { throw .destroyed(subject) }
            do {
                if let key = try stored(subject, &state) { return key }
            } catch SealingError.noKey {
                throw .destroyed(subject)
            } catch {
                throw .readOnly("the key of \(subject) cannot be read: \(error)")
            }
            let key = SymmetricKey(size: .bits256)
            state.fresh[subject] = key
            return key
        }
    }

    /// Looks into the database; called with the lock held. `nil`: no row. Throws `.noKey` for a destroyed one.
    private func stored(_ subject: SubjectID, _ state: inout State) throws -> SymmetricKey? {
        let row = try database.unsafeRead { db in
            try Row.fetchOne(
                db.cachedStatement(sql: "SELECT epoch, wrapped FROM subject_key WHERE subject = ?"),
                arguments: [subject.rawValue])
        }
        guard let row else { return nil }
        guard let wrapped = row.bytes(1) else {
            state.destroyed.insert(subject)
            throw SealingError.noKey
        }
        let key = try unwrap(wrapped, epoch: row.integer(0), of: subject)
        if state.known.count >= Limits.cachedSubjectKeys { state.known.removeAll(keepingCapacity: true) }
        state.known[subject] = key
        return key
    }

    func unwrap(_ wrapped: [UInt8], epoch: Int64, of subject: SubjectID) throws -> SymmetricKey {
        guard let epochKey = epochKeys[epoch],
            let key = try? Sealing.open(
                wrapped, under: epochKey, associatedData: Self.binding("subject", subject.rawValue))
        else { throw StoreError.keyDamaged(subject.rawValue) }
        return SymmetricKey(data: key)
    }

    /// Makes every new key durable, before the entries that need them are committed. Called by the log's writer only.
    func flush() throws {
        let fresh = state.withLock { $0.fresh }
        guard !fresh.isEmpty else { return }
        let wrapped = try fresh.map { subject, key in
            (
                subject,
                try Sealing.seal(
                    key.withUnsafeBytes { [UInt8]($0) }, under: epochKey,
                    associatedData: Self.binding("subject", subject.rawValue))
            )
        }
        try database.write { db in
            let insert = try db.cachedStatement(
                sql: "INSERT INTO subject_key(subject, epoch, wrapped) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
            for (subject, key) in wrapped {
                try insert.execute(arguments: [subject.rawValue, epoch, Data(key)])
            }
        }
        state.withLock { state in
            if state.known.count >= Limits.cachedSubjectKeys { state.known.removeAll(keepingCapacity: true) }
            for (subject, key) in fresh {
                state.fresh[subject] = nil
                state.known[subject] = key
            }
        }
    }

    /// Overwrites the wrapped key and leaves a tombstone, then empties the write-ahead log, so that no file holds the key.
    func destroy(_ subject: SubjectID) throws {
        state.withLock { state in
            state.known[subject] = nil
            state.fresh[subject] = nil
            state.destroyed.insert(subject)
        }
        try database.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    INSERT INTO subject_key(subject, epoch, wrapped) VALUES (?, NULL, NULL)
                    ON CONFLICT(subject) DO UPDATE SET epoch = NULL, wrapped = NULL
                    """, arguments: [subject.rawValue])
            try db.checkpoint(.truncate)
        }
    }

    func isDestroyed(_ subject: SubjectID) throws -> Bool {
        try state.withLock { state in
            if state.destroyed.contains(subject) { return true }
            if state.known[subject] != nil || state.fresh[subject] != nil { return false }
            do { _ = try stored(subject, &state) } catch SealingError.noKey { return true }
            return false
        }
    }
}
