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
        let rows = try RawStatement(db, sql + " WHERE position >= ? AND position < ? ORDER BY position")
        defer { rows.reset() }
        rows.bind(1, Int64(range.lowerBound))
        rows.bind(2, Int64(range.upperBound))
        var next = range.lowerBound
        while let row = try rows.step() {
            guard let index = row.integer(0).flatMap({ UInt64(exactly: $0) }), index >= next, index < range.upperBound
            else { throw StoreError.damaged("entries out of order") }
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
            let rows = try RawStatement(db, sql + " WHERE position = ?")
            defer { rows.reset() }
            rows.bind(1, Int64(index))
            guard let row = try rows.step() else {
                var index = index
                return missing(&index, &outcome)
            }
            take(row, index, &outcome)
        } catch {
            outcome.findings.append(VerificationFinding(.entry(index), "cannot be read: its page is damaged"))
            outcome.leaves.append(.zero)
        }
    }

    private func take(_ row: RawRow, _ index: UInt64, _ outcome: inout Outcome) {
        do {
            if depth == .leaves {
                guard let id = row.utf8(1), let leaf = row.blob(2), leaf.count == Leaf.storedBytes else {
                    throw Altered.row
                }
                outcome.leaves.append(Leaf.hash(id: id, stored: leaf))
                guard leaf[0] == Leaf.schemaVersion else { throw Altered.row }
            } else {
                guard let id = row.text(1), let leafBytes = row.blob(3),
                    let leaf = Leaf(id: EntryID(unchecked: id), stored: leafBytes)
                else { throw Altered.row }
                outcome.leaves.append(leaf.hash)
                guard leaf.version == Leaf.schemaVersion, let kind = row.integer(2), let header = row.blob(4),
                    let parts = row.blob(5)
                else { throw Altered.row }
                try body(leaf, index, kind, header, parts, &outcome)
            }
        } catch {
            if outcome.leaves.count == Int(index - outcome.start) { outcome.leaves.append(.zero) }
            let problem =
                if case Altered.commitment? = error as? Altered {
                    "altered: its fields are not those it commits to"
                } else {
                    "altered"
                }
            outcome.findings.append(VerificationFinding(.entry(index), problem))
        }
    }

    private enum Altered: Error { case row, commitment }

    private func body(
        _ leaf: Leaf, _ index: UInt64, _ kind: Int64, _ headerBytes: UnsafeRawBufferPointer,
        _ partBytes: UnsafeRawBufferPointer, _ outcome: inout Outcome
    ) throws {
        guard LogHash.digest(of: headerBytes) == leaf.header, let header = PrivateHeader(headerBytes),
            let parts = StoredPart.parse(partBytes), parts.count == header.parts.count, kinds[kind] == header.kind,
            MerkleTree.root(of: parts.lazy.map(\.bodyHash)) == leaf.body,
            FieldCommitment.root(ofParts: parts.lazy.map(\.commitment)) == leaf.commitment
        else { throw Altered.row }
        var opened: [Entry.Part] = []
        for (part, about) in zip(parts, header.parts) {
            outcome.bodies += 1
            guard case .sealed = part.body else {
                outcome.destroyedParts += 1
                if let subject = about.subject { outcome.destroyed.insert(subject) } else { throw Altered.row }
                opened.append(Entry.Part(subject: about.subject, previous: about.previous?.id, fields: nil))
                continue
            }
            guard let keys else { continue }
            let plain: [UInt8]?
            do {
                plain = try EntryReader(keys: keys).plaintext(
                    of: part, about: about.subject, id: leaf.id, kind: header.kind, version: leaf.version)
            } catch StoreError.keyDamaged(let name) {
                outcome.findings.append(VerificationFinding(.key(name), "altered"))
                continue
            }
            guard let plain else {
                outcome.findings.append(VerificationFinding(.key(about.subject?.rawValue ?? "installation"), "missing"))
                continue
            }
            guard plain.withUnsafeBytes({ PartBody.commitment(ofPlaintext: $0) }) == part.commitment else {
                throw Altered.commitment
            }
            guard depth == .views else { continue }
            guard let body = OpenedPart(plaintext: plain) else { throw Altered.row }
            opened.append(Entry.Part(subject: about.subject, previous: about.previous?.id, fields: body.fields))
        }
        guard depth == .views, opened.count == parts.count else { return }
        let entry = Entry(
            id: leaf.id, index: index, kind: header.kind, actor: header.actor, time: header.time, parts: opened
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
