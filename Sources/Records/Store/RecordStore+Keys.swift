import Foundation
import GRDB
import Order

extension RecordStore {
    /// Makes sure each subject has a durable key. Appending does this by itself.
    public func createKeys(for subjects: [SubjectID]) async throws {
        for subject in subjects { _ = try keys.keyForWriting(subject) }
        try await exclusively { [keys] in try keys.flush() }
    }

    /// AES-256-GCM under the subject's key (`nil`: the installation's): nonce ‖ ciphertext ‖ tag. A subject without a key
    /// gets one, which is durable with the next append or `createKeys`.
    public func seal(_ bytes: [UInt8], for subject: SubjectID?, associatedData: [UInt8]) throws -> [UInt8] {
        try Sealing.seal(
            bytes, under: opensForWriting ? keys.keyForWriting(subject) : keys.key(for: subject),
            associatedData: associatedData)
    }

    /// Throws `SealingError`: `.noKey` when the subject's key is destroyed, `.altered` when the bytes do not open.
    public func open(_ sealed: [UInt8], for subject: SubjectID?, associatedData: [UInt8]) throws -> [UInt8] {
        try Sealing.open(sealed, under: keys.key(for: subject), associatedData: associatedData)
    }

    /// HMAC-SHA-256 under the purpose's key, first 16 bytes.
    public func blindIndex(_ purpose: BlindIndexPurpose, _ canonical: String) -> [UInt8] {
        keys.blindIndex(purpose, canonical)
    }

    /// Destroys the subject's key and its rows: intent entry, deletion, done entry. What was begun is finished at the next
    /// opening if the process dies in between. Destroying twice does nothing the second time.
    public func destroy(_ subject: SubjectID, actor: Actor, time: Timestamp, ground: String) async throws {
        try await writing { [self] writer in
            let state = try pool.read { db in
                try Int64.fetchOne(db, sql: "SELECT destroyed FROM subject WHERE id = ?", arguments: [subject.rawValue])
            }
            guard state != 2 else { return }
            if state != 1 {
                let intent = EntryDraft(
                    .destructionBegun, actor: actor, time: time, subject: nil,
                    fields: ["subject": .string(subject.rawValue), "ground": .string(ground)])
                _ = try writer.commit([PreparedEntry(intent, keys: keys)], in: pool) { db in
                    try db.execute(
                        sql: """
                            INSERT INTO subject(id, entries, last_position, last_id, destroyed) VALUES (?, 0, -1, '', 1)
                            ON CONFLICT(id) DO UPDATE SET destroyed = 1
                            """, arguments: [subject.rawValue])
                }.get()
            }
            try finishDestruction(of: subject, actor: actor, time: time, &writer)
        }
    }

    /// Ends what an earlier process began.
    func finishDestructions() throws {
        let begun = try pool.read { db in
            try String.fetchAll(db, sql: "SELECT id FROM subject WHERE destroyed = 1")
        }
        guard !begun.isEmpty else { return }
        try writer.withLock { writer in
            for subject in begun {
                try finishDestruction(
                    of: SubjectID(unchecked: subject), actor: .system("records"), time: .now(), &writer)
            }
        }
        refreshSize()
    }

    private func finishDestruction(
        of subject: SubjectID, actor: Actor, time: Timestamp, _ writer: inout LogWriter
    ) throws {
        try keys.destroy(subject)
        let done = EntryDraft(
            .destructionDone, actor: actor, time: time, subject: nil, fields: ["subject": .string(subject.rawValue)])
        _ = try writer.commit([PreparedEntry(done, keys: keys)], in: pool) { db in
            for entry in try Self.chain(of: subject, db) { try forgetBody(of: subject, in: entry, db) }
            for table in tables.values {
                try db.execute(sql: "DELETE FROM \"\(table.table)\" WHERE subject = ?", arguments: [subject.rawValue])
            }
            try db.execute(sql: "UPDATE subject SET destroyed = 2 WHERE id = ?", arguments: [subject.rawValue])
        }.get()
        // So that no frame of the write-ahead log holds what was deleted. Readers of the moment may keep it from emptying;
        // the next destruction or the closing of the store does it then.
        _ = try? pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
    }

    /// Replaces the subject's sealed body in one entry by the digest that the leaf commits to.
    private func forgetBody(of subject: SubjectID, in entry: StoredEntry, _ db: Database) throws {
        let (header, parts) = try entry.opened()
        var stored: [UInt8] = []
        for (part, about) in zip(parts, header.parts) {
            var part = part
            if about.subject == subject { part.body = .destroyed(part.bodyHash) }
            part.append(to: &stored)
        }
        try db.execute(
            sql: "UPDATE entry SET parts = ? WHERE position = ?", arguments: [Data(stored), Int64(entry.index)])
    }
}
