import Foundation
import GRDB
import Order
import Records

/// An account as the store knows it.
struct StoredAccount: Sendable, Hashable {
    var number: UInt32
    /// `nil` while the reference is not claimed.
    var account: AccountID?
    var subject: SubjectID
    /// While an adoption is under way: the provisional subject whose key some runs are still sealed under.
    var formerly: SubjectID?
    /// Since when it is provisional.
    var provisionalSince: Timestamp?
}

/// Whose events are whose: gives each account and each of the provider's references a number, by which slices, runs and the
/// address order name it, and remembers the subject under whose key its events are sealed.
///
/// It owns `access.sqlite`. References stand there as blind indexes, and sealed under their subject's key.
actor AccountDirectory {
    static let fileName = "access.sqlite"

    private let database: DatabaseQueue
    private let records: RecordStore
    private let resolve: AccessStore.Resolver

    // Numbers lately used, by the bytes of the reference. Emptied when full.
    private var accounts = TextTable()
    private var accountNumbers: [UInt32] = [0]
    private var references = TextTable()
    private var referenceNumbers: [UInt32] = [0]
    private static let kept = 500_000
    /// Numbers that are not claimed yet, so that their events can be counted.
    private var provisional: Set<UInt32> = []

    init(directory: URL, records: RecordStore, writes: Bool, resolve: @escaping AccessStore.Resolver) throws {
        var configuration = Configuration()
        configuration.readonly = !writes
        configuration.journalMode = writes ? .wal : .default
        configuration.busyMode = .timeout(10)
        configuration.label = "access accounts"
        database = try DatabaseQueue(
            path: directory.appendingPathComponent(Self.fileName).path, configuration: configuration)
        self.records = records
        self.resolve = resolve
        if writes {
            try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
            try database.write { db in
                try db.execute(
                    sql: """
                        CREATE TABLE IF NOT EXISTS account(
                            number INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT, token BLOB UNIQUE, subject TEXT NOT NULL,
                            formerly TEXT, provisional INTEGER, name BLOB NOT NULL);
                        CREATE INDEX IF NOT EXISTS account_account ON account(account);
                        CREATE INDEX IF NOT EXISTS account_subject ON account(subject);
                        CREATE INDEX IF NOT EXISTS account_provisional ON account(provisional) WHERE provisional IS NOT NULL;
                        """)
            }
        }
        provisional = Set(
            try database.read { db in
                try Int64.fetchAll(db, sql: "SELECT number FROM account WHERE provisional IS NOT NULL")
            }.map { UInt32(truncatingIfNeeded: $0) })
    }

    func close() throws { try database.close() }

    // MARK: Numbers

    /// For each account and reference of a batch its number, 0 for one that is not ours or whose record is destroyed.
    struct Numbers: Sendable {
        var accounts: [UInt32]
        var references: [UInt32]
        var provisional: Set<UInt32>
    }

    func numbers(for batch: AccessBatch, at time: Timestamp) async throws -> Numbers {
        var result = Numbers(
            accounts: [UInt32](repeating: 0, count: batch.accounts.count),
            references: [UInt32](repeating: 0, count: batch.references.count), provisional: [])
        var missing: [(isReference: Bool, at: Int)] = []
        if accountNumbers.count > Self.kept || referenceNumbers.count > Self.kept { forgetNumbers() }
        for i in 1..<max(1, batch.accounts.count) {
            let known = batch.accounts.withBytes(UInt32(i)) { accounts.intern($0) }
            if Int(known) == accountNumbers.count { accountNumbers.append(0) }
            result.accounts[i] = accountNumbers[Int(known)]
            if result.accounts[i] == 0 { missing.append((false, i)) }
        }
        for i in 1..<max(1, batch.references.count) {
            let known = batch.references.withBytes(UInt32(i)) { references.intern($0) }
            if Int(known) == referenceNumbers.count { referenceNumbers.append(0) }
            let number = referenceNumbers[Int(known)]
            result.references[i] = number
            if number == 0 {
                missing.append((true, i))
            } else if provisional.contains(number) {
                result.provisional.insert(number)
            }
        }
        if !missing.isEmpty { try await find(missing, in: batch, at: time, &result) }
        return result
    }

    private func forgetNumbers() {
        accounts = TextTable()
        accountNumbers = [0]
        references = TextTable()
        referenceNumbers = [0]
    }

    private struct NewAccount {
        var place: (isReference: Bool, at: Int)
        var reference: AccountReference
        var account: AccountID?
        var subject: SubjectID
        var isProvisional: Bool
    }

    private func find(
        _ missing: [(isReference: Bool, at: Int)], in batch: AccessBatch, at time: Timestamp, _ result: inout Numbers
    ) async throws {
        var unknown: [(place: (isReference: Bool, at: Int), reference: AccountReference)] = []
        for place in missing {
            let reference: AccountReference = batch.reference(UInt32(place.at) << 1 | (place.isReference ? 1 : 0))
            if let stored = try row(of: reference) {
                set(place, stored.number, provisional: stored.provisionalSince != nil, batch, &result)
            } else {
                unknown.append((place, reference))
            }
        }
        guard !unknown.isEmpty else { return }
        var new: [NewAccount] = []
        for (place, reference) in unknown {
            if let known = try resolve(reference) {
                new.append(
                    NewAccount(
                        place: place, reference: reference, account: known.account, subject: known.subject,
                        isProvisional: false))
            } else if case .reference = reference {
                new.append(
                    NewAccount(
                        place: place, reference: reference, account: nil, subject: .random(), isProvisional: true))
            }
        }
        guard !new.isEmpty else { return }
        // A subject's key is durable before anything is sealed under it.
        try await records.createKeys(for: new.filter(\.isProvisional).map(\.subject))
        // Another caller may have been here while this one waited.
        let inserted = try await database.write { [records, new] db -> [(NewAccount, UInt32, Bool)] in
            var inserted: [(NewAccount, UInt32, Bool)] = []
            for account in new {
                if let stored = try Self.row(of: account.reference, records, db) {
                    inserted.append((account, stored.number, stored.provisionalSince != nil))
                    continue
                }
                guard
                    let name = try? Self.seal(
                        account.reference, account.account, provisional: account.isProvisional ? time : nil,
                        for: account.subject, records)
                else { continue }
                try db.execute(
                    sql: "INSERT INTO account(account, token, subject, provisional, name) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        account.account?.rawValue, Self.token(account.reference, records), account.subject.rawValue,
                        account.isProvisional ? time.milliseconds : nil, Data(name),
                    ])
                guard let number = UInt32(exactly: db.lastInsertedRowID) else { continue }
                inserted.append((account, number, account.isProvisional))
            }
            return inserted
        }
        for (account, number, isProvisional) in inserted {
            set(account.place, number, provisional: isProvisional, batch, &result)
        }
    }

    private func set(
        _ place: (isReference: Bool, at: Int), _ number: UInt32, provisional isProvisional: Bool, _ batch: AccessBatch,
        _ result: inout Numbers
    ) {
        if isProvisional {
            provisional.insert(number)
            result.provisional.insert(number)
        }
        if place.isReference {
            result.references[place.at] = number
            let known = Int(batch.references.withBytes(UInt32(place.at)) { references.intern($0) })
            while referenceNumbers.count <= known { referenceNumbers.append(0) }
            referenceNumbers[known] = number
        } else {
            result.accounts[place.at] = number
            let known = Int(batch.accounts.withBytes(UInt32(place.at)) { accounts.intern($0) })
            while accountNumbers.count <= known { accountNumbers.append(0) }
            accountNumbers[known] = number
        }
    }

    // MARK: Rows

    private static let columns = "number, account, subject, formerly, provisional"

    private static func stored(_ row: Row) -> StoredAccount? {
        guard let number = row.integer(0).flatMap(UInt32.init(exactly:)), let subject = row.text(2) else { return nil }
        return StoredAccount(
            number: number, account: row.text(1).map(AccountID.init(unchecked:)),
            subject: SubjectID(unchecked: subject),
            formerly: row.text(3).map(SubjectID.init(unchecked:)),
            provisionalSince: row.integer(4).map(Timestamp.init(milliseconds:)))
    }

    static func token(_ reference: AccountReference, _ records: RecordStore) -> Data? {
        guard case .reference(let text) = reference else { return nil }
        return Data(records.blindIndex(.reference, text))
    }

    /// What the row of an account says of it, sealed, so that an altered row shows.
    static func seal(
        _ reference: AccountReference, _ account: AccountID?, provisional since: Timestamp?, for subject: SubjectID,
        _ records: RecordStore
    ) throws -> [UInt8] {
        let text: String = if case .reference(let text) = reference { text } else { "" }
        return try records.seal(
            Array("\(account?.rawValue ?? "")\n\(text)\n\(since.map { String($0.milliseconds) } ?? "")".utf8),
            for: subject, associatedData: nameContext)
    }
    static let nameContext = Array("gatehouse access account".utf8)

    private static func row(of reference: AccountReference, _ records: RecordStore, _ db: Database) throws
        -> StoredAccount?
    {
        switch reference {
        case .account(let id):
            return try Row.fetchOne(
                db.cachedStatement(sql: "SELECT \(columns) FROM account WHERE account = ? ORDER BY number LIMIT 1"),
                arguments: [id.rawValue]
            ).flatMap(stored)
        case .reference:
            return try Row.fetchOne(
                db.cachedStatement(sql: "SELECT \(columns) FROM account WHERE token = ?"),
                arguments: [token(reference, records)]
            ).flatMap(stored)
        }
    }

    func row(of reference: AccountReference) throws -> StoredAccount? {
        try database.read { db in try Self.row(of: reference, records, db) }
    }

    /// All numbers of an account: one for its id and one for each reference that it claimed.
    func rows(of reference: AccountReference) throws -> [StoredAccount] {
        try database.read { db in
            guard let first = try Self.row(of: reference, records, db) else { return [] }
            guard let account = first.account else { return [first] }
            return try Row.fetchAll(
                db, sql: "SELECT \(Self.columns) FROM account WHERE account = ? ORDER BY number",
                arguments: [account.rawValue]
            ).compactMap(Self.stored)
        }
    }

    func rows(of subject: SubjectID) throws -> [StoredAccount] {
        try database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(Self.columns) FROM account WHERE subject = ? OR formerly = ?",
                arguments: [subject.rawValue, subject.rawValue]
            ).compactMap(Self.stored)
        }
    }

    func rows(numbered numbers: some Sequence<UInt32>) throws -> [UInt32: StoredAccount] {
        try database.read { db in
            let statement = try db.cachedStatement(sql: "SELECT \(Self.columns) FROM account WHERE number = ?")
            var rows: [UInt32: StoredAccount] = [:]
            for number in numbers {
                if let row = try Row.fetchOne(statement, arguments: [Int64(number)]).flatMap(Self.stored) {
                    rows[number] = row
                }
            }
            return rows
        }
    }

    func provisionalRows(before time: Timestamp, limit: Int) throws -> [StoredAccount] {
        try database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(Self.columns) FROM account WHERE provisional < ? ORDER BY provisional LIMIT ?",
                arguments: [time.milliseconds, limit]
            ).compactMap(Self.stored)
        }
    }

    func unfinishedAdoptions() throws -> [StoredAccount] {
        try database.read { db in
            try Row.fetchAll(db, sql: "SELECT \(Self.columns) FROM account WHERE formerly IS NOT NULL").compactMap(
                Self.stored)
        }
    }

    // MARK: Changes

    /// Gives a provisional reference to the account that claimed it. Its runs are still sealed under the provisional subject.
    func claim(_ reference: AccountReference, number: UInt32, account: AccountID, subject: SubjectID) throws {
        let name = try Self.seal(reference, account, provisional: nil, for: subject, records)
        try database.write { db in
            try db.execute(
                sql: """
                    UPDATE account SET account = ?, formerly = subject, subject = ?, provisional = NULL, name = ?
                    WHERE number = ? AND provisional IS NOT NULL
                    """, arguments: [account.rawValue, subject.rawValue, Data(name), Int64(number)])
        }
        provisional.remove(number)
    }

    func finishClaim(number: UInt32) throws {
        try database.write { db in
            try db.execute(sql: "UPDATE account SET formerly = NULL WHERE number = ?", arguments: [Int64(number)])
        }
    }

    func remove(_ numbers: [UInt32]) throws {
        try database.write { db in
            for number in numbers {
                try db.execute(sql: "DELETE FROM account WHERE number = ?", arguments: [Int64(number)])
            }
        }
        provisional.subtract(numbers)
        forgetNumbers()
    }

    // MARK: Verifying

    /// Numbers of rows that do not agree with what is sealed in them.
    func alteredRows() throws -> [String] {
        try database.read { [records] db in
            var altered = try String.fetchAll(db, sql: "PRAGMA quick_check(10)").filter { $0 != "ok" }
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT number, account, subject, formerly, token, name, provisional FROM account ORDER BY number")
            while let row = try rows.next() {
                let label = "account row \(row.integer(0).map(String.init) ?? "?")"
                guard let name = row.blob(5), let subject = row.text(2),
                    let opened = try? records.open(
                        name, for: SubjectID(unchecked: subject), associatedData: Self.nameContext),
                    opened.split(separator: 0x0A, omittingEmptySubsequences: false).count == 3
                else {
                    altered.append(label)
                    continue
                }
                let said = opened.split(separator: 0x0A, omittingEmptySubsequences: false).map {
                    String(decoding: $0, as: UTF8.self)
                }
                let token = said[1].isEmpty ? nil : records.blindIndex(.reference, said[1])
                let since = row.integer(6).map(String.init) ?? ""
                if said[0] != row.text(1) ?? "" || token != row.blob(4) || said[2] != since { altered.append(label) }
            }
            return altered
        }
    }
}
