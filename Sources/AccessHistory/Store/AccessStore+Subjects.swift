import Crypto
import Foundation
import GRDB
import Order
import Records

/// Adoption, expiry and forgetting: how a subject's events come to it and go with it.
extension AccessStore {
    /// The account under which a provider's reference is to be found from now on. What was kept under a provisional subject
    /// becomes the account's: its runs are sealed under the subject's own key, and the provisional key is destroyed. Answers
    /// whether there was anything to adopt.
    @discardableResult
    public func adopt(
        _ reference: String, as account: AccountID, subject: SubjectID, at time: Timestamp,
        by actor: Actor = .system("access")
    ) async throws -> Bool {
        try await inTurn {
            guard let row = try await self.accounts.row(of: .reference(reference)) else { return false }
            guard row.provisionalSince != nil else {
                if row.account == account { return false }
                throw AccessStoreError.alreadyClaimed
            }
            try await self.records.createKeys(for: [subject])
            try await self.accounts.claim(.reference(reference), number: row.number, account: account, subject: subject)
            guard let claimed = try await self.accounts.row(of: .reference(reference)) else { return false }
            try await self.finishAdoption(claimed, at: time, by: actor)
            return true
        }
    }

    /// Seals anew what lies under the provisional subject, then destroys its key. It may be called again after a crash.
    func finishAdoption(_ row: StoredAccount, at time: Timestamp, by actor: Actor) async throws {
        guard let formerly = row.formerly else { return }
        for month in try months() {
            guard let file = try file(of: month) else { continue }
            let draft = try await file.pool.write { [records] db -> EntryDraft? in
                let statement = try db.cachedStatement(sql: "UPDATE run SET body = ? WHERE id = ?")
                let runs = try RunTableWriter.runs(of: row.number, db)
                guard !runs.isEmpty else { return nil }
                for (id, body) in runs {
                    // A run that opens under the subject's own key was sealed anew before the crash.
                    guard let opened = try? RunSeal.open(body, at: id, of: month, for: formerly, records) else {
                        continue
                    }
                    let sealed = try RunSeal.seal(
                        opened.plain, events: opened.events, at: id, of: month, for: row.subject, records)
                    try statement.execute(arguments: [Data(sealed), id.raw])
                }
                return try Self.recordRuns(
                    of: file, from: [], era: file.era, because: "adopted", at: time, by: actor, id: .random(), db)
            }
            if let draft { try await file.log(draft, slice: nil) }
        }
        try await records.destroy(
            formerly, actor: actor, time: time, ground: "provisional events adopted by their account")
        try await accounts.finishClaim(number: row.number)
    }

    /// Destroys what was kept of references that no account claimed since `time` (``Limits/provisionalDays`` before now).
    /// Answers how many references there were.
    @discardableResult
    public func expireProvisional(
        before time: Timestamp, at now: Timestamp, by actor: Actor = .system("access")
    ) async throws -> Int {
        var expired = 0
        while true {
            let rows = try await accounts.provisionalRows(before: time, limit: 1_000)
            guard !rows.isEmpty else { return expired }
            let subjects = rows.map(\.subject)
            try await forget(subjects, at: now, by: actor)
            for subject in subjects {
                try await records.destroy(subject, actor: actor, time: now, ground: "no account claimed the events")
            }
            expired += rows.count
        }
    }

    /// Removes what is kept of subjects, to be called before their keys are destroyed: slices that hold their events are
    /// compacted first, so that nothing of theirs lies under another key; then their runs, their rows of the address order
    /// and their accounts go.
    public func forget(_ subjects: [SubjectID], at time: Timestamp, by actor: Actor = .system("access")) async throws {
        try await inTurn {
            var found: [StoredAccount] = []
            for subject in subjects { found += try await self.accounts.rows(of: subject) }
            let rows = found
            guard !rows.isEmpty else { return }
            let numbers = rows.map(\.number)
            for month in try self.months() {
                guard let file = try self.file(of: month) else { continue }
                if try await self.slicesHold(Set(numbers), of: file) {
                    try await self.compactSlices(of: file, at: time, by: actor)
                }
                let draft = try await file.pool.write { db in
                    try Self.erase(rows, of: file, at: time, by: actor, self.records, db)
                }
                if let draft { try await file.log(draft, slice: nil) }
            }
            try await self.accounts.remove(numbers)
        }
    }

    private func slicesHold(_ numbers: Set<UInt32>, of file: MonthFile) async throws -> Bool {
        let lowest = Int64(numbers.min() ?? 0), highest = Int64(numbers.max() ?? 0)
        return try await file.pool.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT chunk.slice, chunk.part, chunk.body, slice.era FROM chunk JOIN slice ON slice.id = chunk.slice
                    WHERE chunk.lowest <= ? AND chunk.highest >= ?
                    """, arguments: [highest, lowest])
            while let row = try rows.next() {
                let chunk = try file.openChunk(
                    row.blob(2) ?? [], era: SubjectID(unchecked: row.text(3) ?? ""), slice: row.integer(0) ?? 0,
                    part: Int(row.integer(1) ?? 0))
                if chunk.accounts.contains(where: numbers.contains) { return true }
            }
            return false
        }
    }

    /// Deletes the runs and address rows of some accounts; the digest of a run stays in its place, so that the digest of the
    /// month can still be checked.
    private static func erase(
        _ rows: [StoredAccount], of file: MonthFile, at time: Timestamp, by actor: Actor, _ records: RecordStore,
        _ db: Database
    ) throws -> EntryDraft? {
        let vocabulary = try file.vocabulary(db)
        var writer = RunTableWriter(file: file, records: records, vocabulary: vocabulary)
        var changed = false
        for owner in rows {
            let runs = try RunTableWriter.runs(of: owner.number, db)
            guard !runs.isEmpty else { continue }
            changed = true
            var columns = EventColumns()
            var isWhole = true
            for (id, body) in runs {
                if let events = try? RunTableWriter.open(body, id, of: owner, in: file, vocabulary) {
                    columns.absorb(events)
                } else {
                    isWhole = false
                }
                try db.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [id.raw])
                try db.execute(
                    sql: "INSERT INTO gone(id, digest) VALUES (?, ?)",
                    arguments: [id.raw, Data(Array(SHA256.hash(data: body)))])
            }
            if isWhole {
                let delete = try db.cachedStatement(sql: "DELETE FROM address WHERE token = ? AND account = ?")
                for row in writer.addressRows(of: columns, columns.order()[...]) {
                    try delete.execute(arguments: [Data(row.token), Int64(owner.number)])
                }
            } else {
                try db.execute(sql: "DELETE FROM address WHERE account = ?", arguments: [Int64(owner.number)])
            }
        }
        guard changed else { return nil }
        return try recordRuns(
            of: file, from: [], era: file.era, because: "forgotten", at: time, by: actor, id: .random(), db)
    }
}
