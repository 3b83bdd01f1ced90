// `gatehouse records verify`: whether everything in a data directory is as it was written.
//
// What binds what. A leaf binds its entry; tiles, the head row and checkpoints bind the leaves; headers, bodies and
// commitments are bound by the leaf; the tables of subjects and idempotency keys and every view follow from the log and are
// folded again; keys are bound by what wraps them; settings, the head and checkpoints carry a keyed seal. Definitions are
// compared word for word and the order of pages by SQLite's own check. What is left are bytes that hold nothing.
import Crypto
import Foundation
import GRDB
import Order
import Synchronization

public enum RecordsVerification {
    public struct Progress: Sendable {
        public var checked: UInt64
        public var of: UInt64
    }

    /// Verifies a data directory, beside a running writer or not. Reads as a stream, with memory bounded by the destroyed
    /// subjects and one hash for each 256 entries; uses every core.
    ///
    /// Throws `KeyFileError` or `StoreError` when it cannot begin; what it finds is in the report.
    public static func verify(
        directory: URL, options: RecordStore.Options, views: [any View], depth: VerificationDepth = .views,
        progress: (@Sendable (Progress) -> Void)? = nil
    ) throws -> VerificationReport {
        let check = try Check(directory: directory, options: options, views: views, depth: depth)
        return check.run(progress)
    }
}

private struct Check {
    let directory: URL
    let options: RecordStore.Options
    let views: [any View]
    let tables: [ViewTable]
    let depth: VerificationDepth
    let kek: KeyEncryptionKey
    var keyPath: String { directory.appendingPathComponent(KeyStore.fileName).path }
    var logPath: String { directory.appendingPathComponent(LogTables.fileName).path }

    init(directory: URL, options: RecordStore.Options, views: [any View], depth: VerificationDepth) throws {
        self.directory = directory
        self.options = options
        self.views = views
        self.depth = depth
        tables = try views.map { try ViewTable($0.schema) }
        if let material = options.keyMaterial {
            kek = try KeyEncryptionKey(material: material, place: "the environment")
        } else {
            kek = try KeyEncryptionKey.load(file: options.keyFile, dataDirectory: directory, creates: false)
        }
    }

    func run(_ progress: (@Sendable (RecordsVerification.Progress) -> Void)?) -> VerificationReport {
        var report = VerificationReport(depth: depth)
        report.add(DatabaseFileCheck.findings(path: logPath, userVersion: UInt32(LogTables.format)))
        report.add(DatabaseFileCheck.findings(path: keyPath, userVersion: 0))
        var tombstones: Set<SubjectID> = []
        do {
            let check = try KeyCheck(path: keyPath, under: kek)
            report.add(check.findings)
            report.keys = check.keys
            tombstones = check.tombstones
        } catch {
            report.add(VerificationFinding(.file(KeyStore.fileName), "cannot be read whole (\(error))"))
        }
        let keys: KeyStore?
        do {
            keys = try KeyStore.open(at: keyPath, under: kek, writes: false)
        } catch {
            keys = nil
            report.add(
                VerificationFinding(
                    .file(KeyStore.fileName), "does not open, so bodies and views cannot be checked (\(error))"))
        }
        do {
            let pool = try RecordStore.openPool(at: logPath, writes: false)
            try log(pool, keys, tombstones, &report, progress)
            try? pool.close()
        } catch {
            report.add(VerificationFinding(.file(LogTables.fileName), "cannot be read whole (\(error))"))
        }
        if depth == .views { report.add(keyStructure()) }
        try? keys?.close()
        return report
    }

    private func keyStructure() -> [VerificationFinding] {
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let database = try DatabaseQueue(path: keyPath, configuration: configuration)
            defer { try? database.close() }
            return try database.read { db in
                try StructureCheck.definitions(db, expected: KeyStore.tables, foreign: [])
                    + StructureCheck.pages(db, file: KeyStore.fileName)
            }
        } catch {
            return [VerificationFinding(.file(KeyStore.fileName), "cannot be read whole (\(error))")]
        }
    }

    private func log(
        _ pool: DatabasePool, _ keys: KeyStore?, _ tombstones: Set<SubjectID>, _ report: inout VerificationReport,
        _ progress: (@Sendable (RecordsVerification.Progress) -> Void)?
    ) throws {
        // One moment of the log: what is appended from here on is not looked at.
        let moment = try pool.makeSnapshot()
        var marks = Marks()
        try moment.read { db in try readMarks(db, keys, &marks, &report) }
        let size = marks.size
        report.entries = size
        let structure = Mutex<[VerificationFinding]>([])
        let group = DispatchGroup()
        if depth == .views {
            DispatchQueue.global().async(group: group) {
                let found = structureOfLog(pool)
                structure.withLock { $0 = found }
            }
        }
        defer {
            group.wait()
            report.add(structure.withLock { $0 })
        }

        let fold = depth == .views ? try keys.map { try FoldCheck(views: views, tables: tables, keys: $0) } : nil
        let entryCheck = EntryCheck(
            depth: depth, keys: keys,
            kinds: Dictionary(marks.kinds.map { ($1, $0) }, uniquingKeysWith: { first, _ in first }))
        var tree = TreeCheck(marks: marks)
        let runs = (size + EntryCheck.run - 1) / EntryCheck.run
        let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let window = UInt64(workers * 8)
        var destroyed: Set<SubjectID> = []
        var next: UInt64 = 0
        while next < runs {
            let from = next
            let count = min(window, runs - next)
            let outcomes = Mutex<[EntryCheck.Outcome]>([])
            DispatchQueue.concurrentPerform(iterations: Int(count)) { place in
                let start = (from + UInt64(place)) * EntryCheck.run
                let range = start..<min(start + EntryCheck.run, size)
                let outcome = (try? pool.unsafeRead { db in entryCheck.check(range, db) }) ?? .unreadable(range)
                outcomes.withLock { $0.append(outcome) }
            }
            for outcome in outcomes.withLock({ $0.sorted { $0.start < $1.start } }) {
                tree.add(outcome)
                report.add(outcome.findings)
                report.bodies += outcome.bodies
                report.destroyedParts += outcome.destroyedParts
                destroyed.formUnion(outcome.destroyed)
                try fold?.fold(outcome.folded)
            }
            next += count
            progress?(.init(checked: min(next * EntryCheck.run, size), of: size))
        }
        try moment.read { db in
            report.add(tree.finish(TileReader(db: db, size: size), namesEntries: report.namesEntries))
            try fold?.compare(with: db, size: size)
        }
        if let fold {
            report.add(fold.findings)
            report.rows = fold.rows
            for subject in fold.destroyed.symmetricDifference(tombstones).sorted() {
                report.add(
                    VerificationFinding(
                        .key(subject.rawValue),
                        tombstones.contains(subject)
                            ? "destroyed, though the log does not say so" : "is not destroyed, though the log says so"))
            }
            for subject in destroyed.subtracting(fold.destroyed).sorted() {
                report.add(
                    VerificationFinding(
                        .row(table: "subject", key: subject.rawValue), "lost bodies without being destroyed"))
            }
        }
    }

    private func structureOfLog(_ pool: DatabasePool) -> [VerificationFinding] {
        do {
            return try pool.unsafeRead { db in
                var expected = LogTables.all
                for table in tables { expected += table.statements(table: table.table) }
                let known = Set(tables.map(\.schema.name))
                let kept = try Row.fetchAll(db, sql: "SELECT name FROM view").compactMap { $0.textIfAny(0) }
                return try StructureCheck.definitions(db, expected: expected, foreign: Set(kept).subtracting(known))
                    + StructureCheck.pages(db, file: LogTables.fileName)
            }
        } catch {
            return [VerificationFinding(.file(LogTables.fileName), "cannot be read whole (\(error))")]
        }
    }

    // MARK: What the leaves are held against

    /// Settings, the head, checkpoints and kinds.
    private func readMarks(
        _ db: Database, _ keys: KeyStore?, _ marks: inout Marks, _ report: inout VerificationReport
    ) throws {
        // Without a head to say how long the log is, no more is looked for than there are rows: a changed place may be huge.
        let last = try LogTables.size(db)
        marks.size = min(last, UInt64(try Int64.fetchOne(db, sql: "SELECT count(*) FROM entry") ?? 0))
        for row in try Row.fetchAll(db, sql: "SELECT number, name FROM kind") {
            if let number = try? row.integer(0), let name = row.textIfAny(1) {
                marks.kinds[EntryKind(rawValue: name)] = number
            }
        }
        guard let keys else { return }
        for row in try Row.fetchAll(db, sql: "SELECT name, value, seal FROM meta") {
            let name = row.textIfAny(0) ?? "?"
            let value = row.bytes(1) ?? []
            if row.bytes(2) != keys.rowSeal("meta", [Array(name.utf8), value]) || name != "origin" {
                report.add(VerificationFinding(.row(table: "setting", key: name), "altered"))
            } else if String(decoding: value, as: UTF8.self) != options.origin {
                report.add(
                    VerificationFinding(
                        .row(table: "setting", key: name),
                        "is \(String(decoding: value, as: UTF8.self)), not \(options.origin)"))
            }
        }
        try readHead(db, keys, last, &marks, &report)
        for row in try Row.fetchAll(db, sql: "SELECT size, note, time, seal FROM checkpoint ORDER BY size") {
            report.checkpoints += 1
            guard let size = try? row.position(0) else { continue }
            guard let note = row.textIfAny(1), let time = try? row.integer(2),
                row.bytes(3) == LogTables.checkpointSeal(note: note, time: time, keys: keys),
                let checkpoint = try? verified(note, keys), checkpoint.size == size
            else {
                report.add(VerificationFinding(.checkpoint(size: size), "altered"))
                continue
            }
            guard size <= marks.size else {
                report.add(
                    VerificationFinding(.checkpoint(size: size), "is beyond the log, which holds \(marks.size) entries")
                )
                continue
            }
            marks.roots.append(.init(size: size, root: checkpoint.root, name: .checkpoint(size: size)))
        }
        readPublished(keys, &marks, &report)
        marks.roots.sort { $0.size < $1.size }
    }

    private func verified(_ note: String, _ keys: KeyStore) throws -> Checkpoint {
        let signed = try SignedNote(parsing: note)
        let checkpoint = try Checkpoint(parsing: signed.text)
        try signed.verify(
            by: NoteVerifier(name: checkpoint.origin, publicKey: Array(keys.signing.publicKey.rawRepresentation)))
        return checkpoint
    }

    private func readHead(
        _ db: Database, _ keys: KeyStore, _ last: UInt64, _ marks: inout Marks, _ report: inout VerificationReport
    ) throws {
        let name = VerificationFinding.Subject.row(table: "head", key: "1")
        let rows = try Row.fetchAll(db, sql: "SELECT size, root, seal, one FROM head")
        guard let row = rows.first else {
            if last > 0 { report.add(VerificationFinding(name, "missing")) }
            return
        }
        guard rows.count == 1, let size = try? row.position(0), let root = row.bytes(1).flatMap({ LogHash($0) }),
            row.bytes(2) == LogTables.headSeal(size: size, root: root, keys: keys), (try? row.integer(3)) == 1
        else {
            report.add(VerificationFinding(name, "altered"))
            return
        }
        marks.roots.append(.init(size: size, root: root, name: name))
        if size < last { report.add(VerificationFinding(.entry(last - 1), "is beyond the end of the log")) }
        marks.size = size
    }

    private func readPublished(_ keys: KeyStore, _ marks: inout Marks, _ report: inout VerificationReport) {
        let file = PublishedCheckpoint(besideKeyFile: options.keyFile)
        let name = VerificationFinding.Subject.file("the published checkpoint \(file.path)")
        do {
            guard let (note, _) = try file.read() else {
                if report.checkpoints > 0 { report.add(VerificationFinding(name, "missing")) }
                return
            }
            let checkpoint = try verified(note, keys)
            guard checkpoint.origin == options.origin else { return }
            guard checkpoint.size <= marks.size else {
                report.add(
                    VerificationFinding(name, "covers \(checkpoint.size) entries and the log holds \(marks.size)"))
                return
            }
            marks.roots.append(.init(size: checkpoint.size, root: checkpoint.root, name: name))
        } catch {
            report.add(VerificationFinding(name, "altered (\(error))"))
        }
    }
}

/// What the leaves must add up to.
struct Marks {
    struct Root {
        var size: UInt64
        var root: LogHash
        var name: VerificationFinding.Subject
    }
    var size: UInt64 = 0
    /// By size.
    var roots: [Root] = []
    var kinds: [EntryKind: Int64] = [:]
}

/// The tree over the leaves as they are, held against every root that was stored or signed.
private struct TreeCheck {
    private var range = CompactRange()
    private var roots: ArraySlice<Marks.Root>
    private var tileRoots: [LogHash] = []
    private var unlikeTile: [UInt64: [UInt64]] = [:]
    private var wrongRoots: [Marks.Root] = []
    private let marks: Marks

    init(marks: Marks) {
        self.marks = marks
        roots = marks.roots[...]
        compare()
    }

    mutating func add(_ outcome: EntryCheck.Outcome) {
        tileRoots += outcome.tileRoots
        unlikeTile.merge(outcome.unlikeTile) { first, _ in first }
        let end = outcome.start + UInt64(outcome.leaves.count)
        if let root = outcome.root, roots.first.map({ $0.size >= end }) ?? true {
            range.append(subtree: root, level: EntryCheck.level)
            compare()
        } else {
            for leaf in outcome.leaves {
                range.append(leaf)
                compare()
            }
        }
    }

    private mutating func compare() {
        while let next = roots.first, next.size <= range.size {
            if next.size == range.size, next.root != range.root { wrongRoots.append(next) }
            roots.removeFirst()
        }
    }

    /// Says of each leaf that differs from its tile which of the two was changed: the one that the roots do not agree with.
    func finish(_ reader: TileReader, namesEntries: Bool) -> [VerificationFinding] {
        var findings: [VerificationFinding] = []
        let firstWrong = wrongRoots.first?.size
        let firstRight = marks.roots.filter { root in !wrongRoots.contains { $0.size == root.size } }
        for (tile, leaves) in unlikeTile.sorted(by: { $0.key < $1.key }) {
            let isVouchedFor = firstRight.contains { $0.size >= (tile + 1) * 256 } && firstWrong == nil
            if isVouchedFor {
                findings.append(VerificationFinding(.tile(level: 0, index: tile), "altered"))
            } else {
                findings += leaves.map { VerificationFinding(.entry($0), "altered") }
            }
        }
        // A wrong root without a named entry: some entry that no tile covers, or the row that holds the root.
        if unlikeTile.isEmpty, !namesEntries {
            findings += wrongRoots.map {
                VerificationFinding($0.name, "does not match the entries it covers: one of them was altered")
            }
        }
        var below = tileRoots
        var level = 1
        while below.count >= 256 {
            var above: [LogHash] = []
            for index in 0..<below.count / 256 {
                let hashes = Array(below[index * 256..<(index + 1) * 256])
                above.append(MerkleTree.root(of: hashes))
                if (try? reader.fullTile(level: level, index: UInt64(index))) != hashes, unlikeTile.isEmpty {
                    findings.append(
                        VerificationFinding(.tile(level: level, index: UInt64(index)), "altered or missing"))
                }
            }
            below = above
            level += 1
        }
        return findings
    }
}
