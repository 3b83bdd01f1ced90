import Crypto
import Foundation
import GRDB
import Order
import Records
import Synchronization

/// Something in the access history that is not as the log says.
public struct AccessFinding: Hashable, Sendable, CustomStringConvertible {
    /// The file it is in.
    public var file: String
    /// What is wrong, naming the row.
    public var message: String
    public init(file: String, message: String) {
        self.file = file
        self.message = message
    }
    public var description: String { "\(file): \(message)" }
}

/// Checking every stored byte against the log, for `gatehouse records verify`.
extension AccessStore {
    /// Opens every slice and run, folds the log's entries about them, and compares. `progress` is told how many rows were
    /// checked. Empty when all is well.
    public func verify(progress: @Sendable (Int) -> Void = { _ in }) async throws -> [AccessFinding] {
        try await inTurn {
            let months = try self.months()
            var findings = try await self.accounts.alteredRows().map {
                AccessFinding(file: AccountDirectory.fileName, message: "\($0) is altered")
            }
            var pending: [Entry] = []
            for month in months {
                guard let file = try self.file(of: month) else { continue }
                do {
                    if self.writes {
                        try await file.logWhatIsMissing(by: .system("access"))
                    } else {
                        pending += try await file.pendingEntries()
                    }
                } catch let error as AccessStoreError {
                    findings.append(AccessFinding(file: file.name, message: error.description))
                }
            }
            let expected = try self.expectations(pending)
            let checked = Mutex(0)
            for month in months {
                guard let file = try self.file(of: month) else { continue }
                let numbers = try await self.numbers(in: file)
                let owners = try await self.accounts.rows(numbered: numbers)
                findings += try await file.pool.read { db in
                    var check = MonthCheck(file: file, owners: owners, expected: expected[month] ?? MonthExpectation())
                    try check.run(db) { rows in
                        progress(
                            checked.withLock { total in
                                total += rows
                                return total
                            })
                    }
                    return check.findings
                }
            }
            for month in expected.keys.sorted() where !months.contains(month) {
                findings.append(AccessFinding(file: MonthFile.name(of: month), message: "the file is missing"))
            }
            return findings
        }
    }

    /// Every account number that a month's runs name.
    private func numbers(in file: MonthFile) async throws -> Set<UInt32> {
        try await file.pool.read { db in
            Set(try Int64.fetchAll(db, sql: "SELECT id FROM run").map { RunID(raw: $0).account })
        }
    }

    /// Folds the log into what each month's file must hold.
    private func expectations(_ pending: [Entry]) throws -> [AccessMonth: MonthExpectation] {
        var expected: [AccessMonth: MonthExpectation] = [:]
        var next: UInt64 = 0
        while true {
            let page = try records.entries(from: next, kinds: EntryKind.allOfAccess, limit: 1_000)
            for entry in page { Self.fold(entry, into: &expected) }
            guard let last = page.last else { break }
            next = last.index + 1
        }
        for entry in pending { Self.fold(entry, into: &expected) }
        return expected
    }

    private static func fold(_ entry: Entry, into expected: inout [AccessMonth: MonthExpectation]) {
        guard let fields = entry.parts.first?.fields, let month = fields["month"]?.string.flatMap(AccessMonth.init)
        else { return }
        var of = expected[month] ?? MonthExpectation()
        for slice in fields["from"]?.array ?? [] {
            if let id = slice.string.flatMap({ Int64($0) }) { of.slices[id] = nil }
        }
        if let id = fields["slice"]?.string.flatMap({ Int64($0) }) {
            of.slices[id] = MonthExpectation.Slice(
                digest: fields["digest"]?.string ?? "", events: fields["events"]?.integer ?? -1,
                first: fields["first"]?.string ?? "", last: fields["last"]?.string ?? "",
                era: fields["era"]?.string ?? "")
        }
        if let batch = fields["batch"]?.string { of.batches.insert(batch) }
        if entry.kind == .accessRunsWritten {
            of.runsDigest = fields["digest"]?.string
            of.runs = Int(fields["runs"]?.integer ?? 0)
        }
        if let era = fields["era"]?.string { of.era = era }
        expected[month] = of
    }
}

/// What the log says a month's file holds.
struct MonthExpectation: Sendable {
    struct Slice: Sendable { var digest: String, events: Int64, first: String, last: String, era: String }
    var slices: [Int64: Slice] = [:]
    var batches: Set<String> = []
    var runs = 0
    /// `nil` before the first compaction.
    var runsDigest: String?
    var era = ""
}

/// Compares one month's file with what the log says of it.
private struct MonthCheck {
    let file: MonthFile
    let owners: [UInt32: StoredAccount]
    let expected: MonthExpectation
    var findings: [AccessFinding] = []

    init(file: MonthFile, owners: [UInt32: StoredAccount], expected: MonthExpectation) {
        self.file = file
        self.owners = owners
        self.expected = expected
    }

    private mutating func report(_ message: String) {
        findings.append(AccessFinding(file: file.name, message: message))
    }

    mutating func run(_ db: Database, progress: (Int) -> Void) throws {
        for problem in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where problem != "ok" {
            report("the database is damaged: \(problem)")
        }
        let era = try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'era'")
        // The era is set before the first slice is recorded, and may have moved on before the entry that says so.
        if let era, era == expected.era || isKnownKey(era) {} else { report("the setting of the era is altered") }
        try slices(db, progress)
        try batches(db)
        let vocabulary = try words(db)
        try runs(db, vocabulary, progress)
    }

    /// Whether something can be sealed under an era at all: its key exists.
    private func isKnownKey(_ era: String) -> Bool {
        guard let subject = SubjectID(rawValue: era) else { return false }
        do {
            _ = try file.records.open([UInt8](repeating: 0, count: 28), for: subject, associatedData: [])
            return true
        } catch SealingError.altered {
            return true
        } catch {
            return false
        }
    }

    private mutating func slices(_ db: Database, _ progress: (Int) -> Void) throws {
        var missing = expected.slices
        let rows = try Row.fetchAll(db, sql: "SELECT id, events, first, last, era, digest FROM slice ORDER BY id")
        var parts = 0
        for row in rows {
            let id = row.integer(0) ?? 0
            guard let said = missing.removeValue(forKey: id) else {
                report("slice \(id) is not one that the log names")
                continue
            }
            let digest = row.blob(5)?.hexadecimal
            if row.integer(1) != said.events || row.text(4) != said.era || digest != said.digest {
                report("the row of slice \(id) is altered")
            }
            if !said.first.isEmpty,
                row.integer(2).map({ Timestamp(milliseconds: $0).description }) != said.first
                    || row.integer(3).map({ Timestamp(milliseconds: $0).description }) != said.last
            {
                report("the times of slice \(id) are altered")
            }
            var whole = SHA256()
            var events = 0
            let chunks = try Row.fetchCursor(
                db, sql: "SELECT part, lowest, highest, body FROM chunk WHERE slice = ? ORDER BY part", arguments: [id])
            while let chunkRow = try chunks.next() {
                let part = Int(chunkRow.integer(0) ?? -1)
                parts += 1
                let body = chunkRow.blob(3) ?? []
                whole.update(data: body)
                guard let chunk = try? file.openChunk(body, era: SubjectID(unchecked: said.era), slice: id, part: part)
                else {
                    report("part \(part) of slice \(id) is altered")
                    continue
                }
                events += chunk.count
                if chunkRow.integer(1) != Int64(chunk.lowestAccount)
                    || chunkRow.integer(2) != Int64(chunk.highestAccount)
                {
                    report("the row of part \(part) of slice \(id) is altered")
                }
            }
            if Array(whole.finalize()).hexadecimal != said.digest || Int64(events) != said.events {
                report("slice \(id) is not the one that the log names")
            }
        }
        for id in missing.keys.sorted() { report("slice \(id) is missing") }
        let stray =
            try Int.fetchOne(db, sql: "SELECT count(*) FROM chunk WHERE slice NOT IN (SELECT id FROM slice)") ?? 0
        if stray > 0 { report("\(stray) parts belong to no slice") }
        progress(parts)
    }

    private mutating func batches(_ db: Database) throws {
        var missing = expected.batches
        for digest in try Row.fetchAll(db, sql: "SELECT digest FROM batch") {
            let text = digest.blob(0)?.hexadecimal ?? ""
            if missing.remove(text) == nil { report("batch row \(text) is altered") }
        }
        for text in missing.sorted() { report("batch row \(text) is missing") }
    }

    private mutating func words(_ db: Database) throws -> Vocabulary? {
        var vocabulary = Vocabulary()
        var isWhole = true
        for row in try Row.fetchAll(db, sql: "SELECT id, body FROM vocabulary ORDER BY id") {
            let id = row.integer(0) ?? 0
            guard let word = Vocabulary.Word(row: id),
                let text = try? file.records.open(
                    row.blob(1) ?? [], for: nil, associatedData: MonthFile.wordContext(file.month, id)),
                vocabulary.add(text, to: word.section) == word
            else {
                report("vocabulary row \(id) is altered")
                isWhole = false
                continue
            }
        }
        return isWhole ? vocabulary : nil
    }

    private mutating func runs(_ db: Database, _ vocabulary: Vocabulary?, _ progress: (Int) -> Void) throws {
        let (count, digest) = try AccessStore.runsDigest(db)
        var isSound = true
        var writer = RunTableWriter(file: file, records: file.records, vocabulary: vocabulary ?? Vocabulary())
        var addressRows = 0
        let numbers = try Int64.fetchAll(db, sql: "SELECT id FROM run ORDER BY id & 4294967295, id").map(
            RunID.init(raw:))
        var start = 0
        while start < numbers.count {
            let account = numbers[start].account
            var columns = EventColumns()
            var isWhole = vocabulary != nil
            while start < numbers.count, numbers[start].account == account {
                let id = numbers[start]
                start += 1
                let body =
                    try Row.fetchOne(
                        db.cachedStatement(sql: "SELECT body FROM run WHERE id = ?"), arguments: [id.raw])?.blob(0)
                    ?? []
                guard let owner = owners[account] else {
                    report("run \(id.part) of account number \(account) belongs to no account")
                    isSound = false
                    isWhole = false
                    continue
                }
                do {
                    guard let vocabulary else { continue }
                    columns.absorb(try RunTableWriter.open(body, id, of: owner, in: file, vocabulary))
                } catch SealingError.noKey {
                    report(
                        "run \(id.part) of account \(owner.account?.rawValue ?? owner.subject.rawValue): its key is destroyed, but it was not forgotten"
                    )
                    isSound = false
                    isWhole = false
                } catch {
                    report("run \(id.part) of account \(owner.account?.rawValue ?? owner.subject.rawValue) is altered")
                    isSound = false
                    isWhole = false
                }
            }
            if isWhole {
                addressRows += try addresses(of: account, writer.addressRows(of: columns, columns.order()[...]), db)
            }
            if start % 1_000 < 2 { progress(1_000) }
        }
        let stored = try Int.fetchOne(db, sql: "SELECT count(*) FROM address") ?? 0
        if isSound, vocabulary != nil, stored != addressRows {
            report("the address order holds \(stored) rows, the runs account for \(addressRows)")
        }
        if let said = expected.runsDigest {
            if said != digest.hexadecimal || count != expected.runs {
                if isSound { report("the runs are not those that the log names: one is missing, added or replaced") }
            }
        } else if count > 0 {
            report("\(count) runs are not in the log")
        }
    }

    /// Checks the rows of one account; answers how many there should be.
    private mutating func addresses(of account: UInt32, _ rows: [RunTableWriter.AddressRow], _ db: Database) throws
        -> Int
    {
        let statement = try db.cachedStatement(
            sql: "SELECT first, last, count FROM address WHERE token = ? AND account = ?")
        for row in rows {
            let stored = try Row.fetchOne(statement, arguments: [Data(row.token), Int64(account)])
            if stored?.integer(0) != row.first || stored?.integer(1) != row.last || stored?.integer(2) != row.count {
                report("address row \(row.token.hexadecimal) of account number \(account) is altered or missing")
            }
        }
        return rows.count
    }
}
