import Foundation
import GRDB
import Order

extension RecordStore {
    /// The newest signed checkpoint (C2SP signed note), `nil` before the first.
    public func checkpoint() throws -> String? {
        try pool.unsafeRead { db in
            try String.fetchOne(db.cachedStatement(sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1"))
        }
    }

    /// Signs and publishes a checkpoint over all durable entries, also outside the database. When nothing was appended since
    /// the last one, that one is returned.
    @discardableResult public func publishCheckpoint(at time: Timestamp) async throws -> String {
        try await writing { [self] writer in
            let size = writer.edge.size
            if let last = try checkpoint(), try Checkpoint(parsing: SignedNote(parsing: last).text).size == size,
                try Checkpoint(parsing: SignedNote(parsing: last).text).origin == origin
            {
                return last
            }
            let checkpoint = Checkpoint(origin: origin, size: size, root: writer.edge.root)
            let note = try SignedNote.sign(checkpoint.text, name: origin, with: keys.signing).description
            // Outside first: the entries are durable already, so the file never says more than the database holds.
            try published.write(note)
            try pool.write { db in
                let seal = LogTables.checkpointSeal(note: note, time: time.milliseconds, keys: keys)
                try db.execute(
                    sql: "INSERT OR REPLACE INTO checkpoint(size, note, time, seal) VALUES (?, ?, ?, ?)",
                    arguments: [Int64(size), note, time.milliseconds, Data(seal)])
            }
            return note
        }
    }

    /// The verification key line of the log (C2SP signed-note vkey).
    public var verifierKey: String {
        NoteVerifier(name: origin, publicKey: Array(keys.signing.publicKey.rawRepresentation)).vkey
    }

    /// A C2SP tlog-tiles hash tile: `width` 256 for a full one; `nil` when beyond the last checkpoint.
    public func tile(level: Int, index: UInt64, width: Int) throws -> [UInt8]? {
        guard (0..<8).contains(level), (1...256).contains(width), index < 1 << 48 else { return nil }
        return try pool.read { db in
            guard let published = try Self.lastCheckpoint(db) else { return nil }
            let hashes = published.size >> UInt64(level * TreeTiles.levelsPerTile)
            let start = index * 256
            guard start + UInt64(width) <= hashes else { return nil }
            let reader = TileReader(db: db, size: published.size)
            var bytes: [UInt8] = []
            for hash in try reader.hashes(level: level, start..<start + UInt64(width)) { hash.append(to: &bytes) }
            return bytes
        }
    }

    static func lastCheckpoint(_ db: Database) throws -> Checkpoint? {
        guard let note = try String.fetchOne(db, sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1") else {
            return nil
        }
        return try Checkpoint(parsing: SignedNote(parsing: note).text)
    }

    /// A C2SP tlog-proof with the named fields of one part opened in `extra`; `nil` until a checkpoint covers the entry.
    ///
    /// Throws `ReceiptError` when the entry, the part or a field is not there to be opened.
    public func receipt(for entry: EntryID, subject: SubjectID?, disclosing fields: [String]) throws -> String? {
        try pool.read { db in
            guard
                let row = try Row.fetchOne(
                    db, sql: StoredEntry.selection + " WHERE id = ?", arguments: [entry.rawValue])
            else { throw ReceiptError.noSuchEntry(entry) }
            let stored = try StoredEntry(row)
            let index = stored.index
            guard let note = try String.fetchOne(db, sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1"),
                let checkpoint = try Self.lastCheckpoint(db), checkpoint.size > index
            else { return nil }
            let reader = TileReader(db: db, size: checkpoint.size)
            let path = try MerkleTree.inclusionProof(index: index, size: checkpoint.size) {
                try reader.subtree(level: $0, index: $1)
            }
            let opening = try Opening(stored, subject: subject, disclosing: fields, keys: keys)
            return Receipt.text(extra: opening.json, index: index, path: path, note: note)
        }
    }

    /// The proof that the checkpoint at `old` is a prefix of the one at `new`; `nil` when the log is not that long.
    public func consistencyProof(from old: UInt64, to new: UInt64) throws -> [LogHash]? {
        try pool.read { db in
            let size = try LogTables.size(db)
            guard old <= new, new <= size else { return nil }
            let reader = TileReader(db: db, size: size)
            return try MerkleTree.consistencyProof(from: old, to: new) { try reader.subtree(level: $0, index: $1) }
        }
    }
}
