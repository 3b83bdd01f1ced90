import Crypto
import Foundation
import GRDB
import Order
import Records

/// Merging slices into larger ones, and compacting them into runs. Called in turn.
extension AccessStore {
    /// Events in one part of a merged slice: small enough that one account is found without unsealing much of others.
    private static let mergedPartEvents = 4_096

    func merge(_ slices: [Int64], of file: MonthFile, at time: Timestamp, by actor: Actor) async throws {
        let era = try await file.holdEra()
        defer { file.release(era) }
        let columns = try await file.pool.read { db in try Self.load(slices, of: file, db) }
        let merged = try file.seal(
            columns, columns.order(), partEvents: Self.mergedPartEvents, era: era, kind: .accessSlicesMerged,
            replacing: slices, actor: actor, time: time)
        _ = try await file.commit(merged)
        try await file.log(merged.entry, slice: merged.id)
    }

    private static func load(_ slices: [Int64], of file: MonthFile, _ db: Database) throws -> EventColumns {
        var total = 0
        for slice in slices {
            total += try Int.fetchOne(db, sql: "SELECT events FROM slice WHERE id = ?", arguments: [slice]) ?? 0
        }
        var columns = EventColumns(capacity: min(total, 2 * Limits.accessSliceEvents))
        for slice in slices {
            let era = try String.fetchOne(db, sql: "SELECT era FROM slice WHERE id = ?", arguments: [slice]) ?? ""
            let rows = try Row.fetchCursor(
                db, sql: "SELECT part, body FROM chunk WHERE slice = ? ORDER BY part", arguments: [slice])
            while let row = try rows.next() {
                let part = Int(row.integer(0) ?? -1)
                let chunk = try file.openChunk(
                    row.blob(1) ?? [], era: SubjectID(unchecked: era), slice: slice, part: part)
                columns.absorb(chunk.columns())
            }
        }
        return columns
    }

    /// Turns every slice of a month into runs and destroys the key they were sealed under.
    func compactSlices(of file: MonthFile, at time: Timestamp, by actor: Actor) async throws {
        guard file.sliceCount > 0 else { return }
        let fresh = try await file.beginEra()
        try await file.logWhatIsMissing(by: actor)
        let (slices, eras, columns, vocabulary) = try await file.pool.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT id, era FROM slice WHERE era <> ? ORDER BY first, id", arguments: [fresh.rawValue])
            let slices = rows.compactMap { $0.integer(0) }
            return (
                slices, Set(rows.compactMap { $0.text(1) }), try Self.load(slices, of: file, db),
                try file.vocabulary(db)
            )
        }
        guard !slices.isEmpty else { return }
        let order = columns.order()
        let owners = try await accounts.rows(numbered: Set(columns.account))
        let entryID = EntryID.random()
        let draft = try await file.pool.write { [records] db -> EntryDraft in
            var vocabulary = vocabulary
            try Self.extend(&vocabulary, with: columns, order, of: file, records, db)
            var writer = RunTableWriter(file: file, records: records, vocabulary: vocabulary)
            var start = 0
            while start < order.count {
                let number = columns.account[Int(order[start])]
                var end = start + 1
                while end < order.count, columns.account[Int(order[end])] == number { end += 1 }
                if let owner = owners[number] {
                    try writer.add(columns, order[start..<end], to: owner, db)
                }
                start = end
            }
            for slice in slices {
                try db.execute(sql: "DELETE FROM slice WHERE id = ?", arguments: [slice])
                try db.execute(sql: "DELETE FROM chunk WHERE slice = ?", arguments: [slice])
            }
            return try Self.recordRuns(
                of: file, from: slices, era: fresh, because: "compacted", at: time, by: actor, id: entryID, db)
        }
        file.forgetSlices(slices)
        try await file.log(draft, slice: nil)
        for era in eras {
            try await records.destroy(
                SubjectID(unchecked: era), actor: actor, time: time, ground: "slices compacted into runs")
        }
    }

    /// Adds what many accounts share to the month's vocabulary.
    private static func extend(
        _ vocabulary: inout Vocabulary, with columns: EventColumns, _ order: [UInt32], of file: MonthFile,
        _ records: RecordStore, _ db: Database
    ) throws {
        let insert = try db.cachedStatement(sql: "INSERT INTO vocabulary(id, body) VALUES (?, ?)")
        for (section, text) in vocabulary.candidates(in: columns, order) {
            let row = vocabulary.add(text, to: section).row
            let body = try records.seal(text, for: nil, associatedData: MonthFile.wordContext(file.month, row))
            try insert.execute(arguments: [row, Data(body)])
        }
    }

    /// Makes the entry that binds the month's runs as they now stand, and puts it where a crash cannot lose it.
    static func recordRuns(
        of file: MonthFile, from slices: [Int64], era: SubjectID?, because: String, at time: Timestamp, by actor: Actor,
        id: EntryID, _ db: Database
    ) throws -> EntryDraft {
        let (count, digest) = try runsDigest(db)
        let draft = MonthFile.draft(
            .accessRunsWritten,
            [
                "month": .string(file.month.description), "from": .array(slices.map { .string(String($0)) }),
                "runs": .integer(Int64(count)), "digest": .string(digest.hexadecimal),
                "era": .string(era?.rawValue ?? ""), "because": .string(because),
            ], actor: actor, time: time, id: id)
        try db.execute(
            sql: "INSERT INTO outbox(entry, kind, slice, at, fields) VALUES (?, ?, NULL, ?, ?)",
            arguments: [
                draft.id.rawValue, draft.kind.rawValue, time.milliseconds, Data(try file.sealedFields(draft)),
            ])
        return draft
    }

    /// How many runs the month has, those of destroyed subjects included, and the digest of them all: SHA-256 over each row's
    /// number and the SHA-256 of its sealed bytes, which is all that is kept of a run that is gone.
    static func runsDigest(_ db: Database) throws -> (count: Int, digest: [UInt8]) {
        var whole = SHA256()
        var count = 0
        let rows = try Row.fetchCursor(
            db, sql: "SELECT id, body, 0 FROM run UNION ALL SELECT id, digest, 1 FROM gone ORDER BY 1")
        while let row = try rows.next() {
            let bytes = row.blob(1) ?? []
            let digest = row.integer(2) == 0 ? Array(SHA256.hash(data: bytes)) : bytes
            withUnsafeBytes(of: (row.integer(0) ?? 0).littleEndian) { whole.update(data: $0) }
            whole.update(data: digest)
            count += 1
        }
        return (count, Array(whole.finalize()))
    }
}

/// Writes runs and the rows of the address order within one transaction.
struct RunTableWriter {
    let file: MonthFile
    let records: RecordStore
    let vocabulary: Vocabulary
    private var tokens: AddressTokens

    init(file: MonthFile, records: RecordStore, vocabulary: Vocabulary) {
        self.file = file
        self.records = records
        self.vocabulary = vocabulary
        tokens = AddressTokens(records)
    }

    /// Adds events of one account to its runs of the month. Events of a subject whose key is destroyed are let go.
    mutating func add(
        _ columns: EventColumns, _ order: ArraySlice<UInt32>, to owner: StoredAccount, _ db: Database
    ) throws {
        let existing = try Self.runs(of: owner.number, db)
        do {
            if existing.isEmpty {
                try write(columns, order, owner, db)
                try writeAddresses(of: columns, order, owner.number, db)
                return
            }
            var all = EventColumns(capacity: order.count)
            for (id, body) in existing { all.absorb(try Self.open(body, id, of: owner, in: file, vocabulary)) }
            all.absorb(columns, at: order.lazy.map(Int.init))
            let sorted = all.order()
            let statement = try db.cachedStatement(sql: "DELETE FROM run WHERE id = ?")
            for (id, _) in existing { try statement.execute(arguments: [id.raw]) }
            try write(all, sorted[...], owner, db)
            try writeAddresses(of: all, sorted[...], owner.number, db)
        } catch AppendError.destroyed {
            return
        } catch SealingError.noKey {
            return
        }
    }

    private func write(
        _ columns: EventColumns, _ order: ArraySlice<UInt32>, _ owner: StoredAccount, _ db: Database
    ) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO run(id, body) VALUES (?, ?)")
        var start = order.startIndex, part = 0
        while start < order.endIndex {
            let end = min(order.endIndex, start + Limits.accessRunEvents)
            let id = RunID(account: owner.number, part: part)
            let plain = RunCodec.encode(columns, order[start..<end], month: file.month, vocabulary: vocabulary)
            let body = try RunSeal.seal(
                plain, events: end - start, at: id, of: file.month, for: owner.subject, records)
            try statement.execute(arguments: [id.raw, Data(body)])
            start = end
            part += 1
        }
    }

    private mutating func writeAddresses(
        of columns: EventColumns, _ order: ArraySlice<UInt32>, _ number: UInt32, _ db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO address(token, account, first, last, count) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT(token, account) DO UPDATE SET first = excluded.first, last = excluded.last, count = excluded.count
                """)
        for row in addressRows(of: columns, order) {
            try statement.execute(arguments: [Data(row.token), Int64(number), row.first, row.last, row.count])
        }
    }

    struct AddressRow: Hashable {
        var token: [UInt8]
        /// Seconds since the month began, rounded outwards.
        var first: Int64
        var last: Int64
        var count: Int64
    }

    /// The rows of the address order for one account's events, in the order of tokens.
    mutating func addressRows(of columns: EventColumns, _ order: ArraySlice<UInt32>) -> [AddressRow] {
        let start = file.month.start.milliseconds
        var spans: [UInt32: (first: Int64, last: Int64, count: Int64)] = [:]
        for position in order {
            let i = Int(position)
            let time = columns.time[i] - start
            let span = spans[columns.point[i]] ?? (time, time, 0)
            spans[columns.point[i]] = (min(span.first, time), max(span.last, time), span.count + 1)
        }
        var rows: [AddressRow] = []
        for (point, span) in spans {
            guard let address = columns.points[point].address else { continue }
            rows.append(
                AddressRow(
                    token: tokens.token(of: .one(address)), first: span.first / 1000, last: (span.last + 999) / 1000,
                    count: span.count))
        }
        return rows.sorted { $0.token.lexicographicallyPrecedes($1.token) }
    }

    static func runs(of account: UInt32, _ db: Database) throws -> [(id: RunID, body: [UInt8])] {
        let statement = try db.cachedStatement(sql: "SELECT body FROM run WHERE id = ?")
        var runs: [(id: RunID, body: [UInt8])] = []
        while true {
            let id = RunID(account: account, part: runs.count)
            guard let body = try Row.fetchOne(statement, arguments: [id.raw])?.blob(0) else { return runs }
            runs.append((id, body))
        }
    }

    /// Opens a run under its subject's key, or, while an adoption is under way, under the provisional subject's.
    static func open(
        _ body: [UInt8], _ id: RunID, of owner: StoredAccount, in file: MonthFile, _ vocabulary: Vocabulary
    ) throws -> EventColumns {
        let opened: (plain: [UInt8], events: Int)
        do {
            opened = try RunSeal.open(body, at: id, of: file.month, for: owner.subject, file.records)
        } catch SealingError.altered {
            guard let formerly = owner.formerly,
                let before = try? RunSeal.open(body, at: id, of: file.month, for: formerly, file.records)
            else {
                throw AccessStoreError.damaged(file: file.name, part: "run \(id.part) of account number \(id.account)")
            }
            opened = before
        }
        do {
            return try RunCodec.decode(
                opened.plain, events: opened.events, month: file.month, account: id.account, vocabulary: vocabulary)
        } catch {
            throw AccessStoreError.damaged(file: file.name, part: "run \(id.part) of account number \(id.account)")
        }
    }
}
