// Entries, held against their leaves, bodies and commitments, a run of them at a time, so that runs can be checked side by side.
import Foundation
import GRDB
import Order

struct EntryCheck {
    /// A run begins at a multiple of this and covers whole tiles.
    static let run: UInt64 = 512
    static let level = 9

    let depth: VerificationDepth
    let keys: KeyStore?
    let kinds: [Int64: EntryKind]

    struct Outcome {
        var start: UInt64
        var leaves: [LogHash] = []
        /// The root over the leaves of a whole run.
        var root: LogHash?
        var tileRoots: [LogHash] = []
        /// Leaves that differ from their stored tile, by tile.
        var unlikeTile: [UInt64: [UInt64]] = [:]
        var findings: [VerificationFinding] = []
        var bodies: UInt64 = 0
        var destroyedParts: UInt64 = 0
        /// What a fold needs, at the depth of views.
        var folded: [Folded] = []
        /// Subjects of destroyed parts.
        var destroyed: Set<SubjectID> = []

        static func unreadable(_ range: Range<UInt64>) -> Outcome {
            var outcome = Outcome(start: range.lowerBound)
            outcome.leaves = Array(repeating: .zero, count: range.count)
            outcome.findings = range.map { VerificationFinding(.entry($0), "cannot be read") }
            return outcome
        }
    }
    struct Folded {
        var entry: Entry
        var header: PrivateHeader
    }

    func check(_ range: Range<UInt64>, _ db: Database) -> Outcome {
        var outcome = Outcome(start: range.lowerBound)
        outcome.leaves.reserveCapacity(range.count)
        do {
            try scan(range, db, &outcome)
        } catch {
            // Something in this run cannot be walked: ask for each entry by itself, and name those that do not answer.
            outcome = Outcome(start: range.lowerBound)
            for index in range { probe(index, db, &outcome) }
        }
        if outcome.leaves.count == Int(Self.run) { outcome.root = MerkleTree.root(of: outcome.leaves) }
        compareTiles(range, db, &outcome)
        return outcome
    }

    private var sql: String {
        depth == .leaves ? "SELECT position, id, leaf FROM entry" : StoredEntry.selection
    }

    private func scan(_ range: Range<UInt64>, _ db: Database, _ outcome: inout Outcome) throws {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: sql + " WHERE position >= ? AND position < ? ORDER BY position"),
            arguments: [Int64(range.lowerBound), Int64(range.upperBound)])
        var next = range.lowerBound
        while let row = try rows.next() {
            let index = try row.position(0)
            guard index >= next, index < range.upperBound else { throw StoreError.damaged("entries out of order") }
            while next < index { missing(&next, &outcome) }
            take(row, index, &outcome)
            next += 1
        }
        while next < range.upperBound { missing(&next, &outcome) }
    }

    private func missing(_ next: inout UInt64, _ outcome: inout Outcome) {
        outcome.findings.append(VerificationFinding(.entry(next), "missing"))
        outcome.leaves.append(.zero)
        next += 1
    }

    private func probe(_ index: UInt64, _ db: Database, _ outcome: inout Outcome) {
        do {
            guard let row = try Row.fetchOne(db, sql: sql + " WHERE position = ?", arguments: [Int64(index)]) else {
                var index = index
                return missing(&index, &outcome)
            }
            take(row, index, &outcome)
        } catch {
            outcome.findings.append(VerificationFinding(.entry(index), "cannot be read: its page is damaged"))
            outcome.leaves.append(.zero)
        }
    }

    private func take(_ row: Row, _ index: UInt64, _ outcome: inout Outcome) {
        do {
            let altered = StoreError.damaged("altered")
            if depth == .leaves {
                let id = EntryID(unchecked: try row.text(1))
                guard let leaf = row.bytes(2)?.withUnsafeBytes({ Leaf(id: id, stored: $0) }) else { throw altered }
                try count(leaf, &outcome)
            } else {
                let stored = try StoredEntry(row)
                try count(stored.leaf, &outcome)
                try body(stored, &outcome)
            }
        } catch {
            if outcome.leaves.count == Int(index - outcome.start) { outcome.leaves.append(.zero) }
            let why: String
            if case StoreError.damaged(let text)? = error as? StoreError, text == "altered (commitment)" {
                why = "altered: its fields are not those it commits to"
            } else {
                why = "altered"
            }
            outcome.findings.append(VerificationFinding(.entry(index), why))
        }
    }

    private func count(_ leaf: Leaf, _ outcome: inout Outcome) throws {
        outcome.leaves.append(leaf.hash)
        guard leaf.version == Leaf.schemaVersion else { throw StoreError.damaged("altered") }
    }

    private func body(_ stored: StoredEntry, _ outcome: inout Outcome) throws {
        let altered = StoreError.damaged("altered")
        let (header, parts) = try stored.opened()
        guard LogHash.digest(of: stored.headerBytes) == stored.leaf.header, kinds[stored.kind] == header.kind,
            MerkleTree.root(of: parts.map(\.bodyHash)) == stored.leaf.body,
            FieldCommitment.root(ofParts: parts.map(\.commitment)) == stored.leaf.commitment
        else { throw altered }
        var opened: [Entry.Part] = []
        for (part, about) in zip(parts, header.parts) {
            outcome.bodies += 1
            guard case .sealed = part.body else {
                outcome.destroyedParts += 1
                if let subject = about.subject { outcome.destroyed.insert(subject) } else { throw altered }
                opened.append(Entry.Part(subject: about.subject, previous: about.previous?.id, fields: nil))
                continue
            }
            guard let keys else { continue }
            let body: OpenedPart?
            do {
                body = try EntryReader(keys: keys).open(
                    part, about: about.subject, id: stored.id, kind: header.kind, version: stored.leaf.version)
            } catch StoreError.keyDamaged(let name) {
                outcome.findings.append(VerificationFinding(.key(name), "altered"))
                continue
            }
            guard let body else {
                outcome.findings.append(VerificationFinding(.key(about.subject?.rawValue ?? "installation"), "missing"))
                continue
            }
            guard body.commitment == part.commitment else { throw StoreError.damaged("altered (commitment)") }
            opened.append(Entry.Part(subject: about.subject, previous: about.previous?.id, fields: body.fields))
        }
        guard depth == .views, opened.count == parts.count else { return }
        let entry = Entry(
            id: stored.id, index: stored.index, kind: header.kind, actor: header.actor, time: header.time, parts: opened
        )
        outcome.folded.append(Folded(entry: entry, header: header))
    }

    private func compareTiles(_ range: Range<UInt64>, _ db: Database, _ outcome: inout Outcome) {
        let reader = TileReader(db: db, size: range.upperBound)
        for tile in range.lowerBound / 256..<(range.upperBound + 255) / 256 {
            guard (tile + 1) * 256 <= range.upperBound else { continue }
            let from = Int(tile * 256 - range.lowerBound)
            let computed = outcome.leaves[from..<from + 256]
            outcome.tileRoots.append(MerkleTree.root(of: computed))
            guard let stored = try? reader.fullTile(level: 0, index: tile), stored.count == 256 else {
                outcome.findings.append(VerificationFinding(.tile(level: 0, index: tile), "missing or altered"))
                continue
            }
            let unlike = zip(stored, computed).enumerated().filter { $0.element.0 != $0.element.1 }
                .map { tile * 256 + UInt64($0.offset) }
            if !unlike.isEmpty { outcome.unlikeTile[tile] = unlike }
        }
    }
}
