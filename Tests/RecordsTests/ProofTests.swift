import Foundation
import Order
import Records
import Testing

@Suite struct ProofTests {
    private func filled(_ count: Int) async throws -> (TestDirectory, RecordStore, [EntryDraft]) {
        let directory = try TestDirectory()
        let store = try directory.open()
        let drafts = (0..<count).map {
            EntryDraft.opened(.random(), account: "acc_\($0)", email: "p\($0)@example.com", name: "Person \($0)")
        }
        for start in stride(from: 0, to: count, by: 100) {
            _ = try await store.append(Array(drafts[start..<min(start + 100, count)]))
        }
        return (directory, store, drafts)
    }

    @Test("A receipt verifies offline with the verifier key alone, and shows the disclosed fields and no others")
    func receipt() async throws {
        let (_, store, drafts) = try await filled(300)
        let draft = drafts[260]
        let subject = draft.parts[0].subject
        #expect(try store.receipt(for: draft.id, subject: subject, disclosing: ["state"]) == nil)
        try await store.publishCheckpoint(at: noon)
        let text = try #require(try store.receipt(for: draft.id, subject: subject, disclosing: ["state"]))
        let receipt = try Receipt.verify(text, verifierKey: store.verifierKey)
        #expect(receipt.entry == draft.id)
        #expect(receipt.index == 260)
        #expect(receipt.fields == ["state": "open"])
        #expect(receipt.fieldCount == 4)
        let extra = String(
            decoding: try #require(Data(base64Encoded: String(text.split(separator: "\n")[1].dropFirst(6)))),
            as: UTF8.self)
        #expect(!extra.contains("Person"))
        let bare = try #require(try store.receipt(for: draft.id, subject: subject, disclosing: []))
        #expect(try Receipt.verify(bare, verifierKey: store.verifierKey).fields.isEmpty)
    }

    @Test("A receipt with any character changed is refused")
    func alteredReceipt() async throws {
        let (_, store, drafts) = try await filled(5)
        try await store.publishCheckpoint(at: noon)
        let text = try #require(
            try store.receipt(for: drafts[3].id, subject: drafts[3].parts[0].subject, disclosing: ["name", "email"]))
        let key = store.verifierKey
        let bytes = Array(text.utf8)
        for place in bytes.indices {
            var changed = bytes
            changed[place] = changed[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            let receipt = try? Receipt.verify(String(decoding: changed, as: UTF8.self), verifierKey: key)
            #expect(receipt == nil, "character \(place)")
        }
        #expect(throws: ReceiptError.self) { try Receipt.verify(text, verifierKey: TestDirectory().open().verifierKey) }
    }

    @Test("A receipt for what is not there says so")
    func noReceipt() async throws {
        let (_, store, drafts) = try await filled(2)
        try await store.publishCheckpoint(at: noon)
        #expect(throws: ReceiptError.self) { try store.receipt(for: .random(), subject: nil, disclosing: []) }
        #expect(throws: ReceiptError.noSuchPart) {
            try store.receipt(for: drafts[0].id, subject: .random(), disclosing: [])
        }
        #expect(throws: ReceiptError.noSuchField("age")) {
            try store.receipt(for: drafts[0].id, subject: drafts[0].parts[0].subject, disclosing: ["age"])
        }
    }

    @Test("A checkpoint is a signed note over origin, size and root, and is the same until something is appended")
    func checkpoint() async throws {
        let (directory, store, _) = try await filled(3)
        #expect(try store.checkpoint() == nil)
        let note = try await store.publishCheckpoint(at: noon)
        let signed = try SignedNote(parsing: note)
        try signed.verify(by: NoteVerifier(store.verifierKey))
        let checkpoint = try Checkpoint(parsing: signed.text)
        #expect(checkpoint.origin == "test.example/log")
        #expect(checkpoint.size == 3)
        #expect(try await store.publishCheckpoint(at: noon) == note)
        #expect(try store.checkpoint() == note)
        let outside = try String(
            contentsOf: directory.root.appendingPathComponent("keys/gatehouse.checkpoint"), encoding: .utf8)
        #expect(outside == note)
    }

    @Test("Every checkpoint is a prefix of every later one, proved by hashes from the stored tiles")
    func consistency() async throws {
        let directory = try TestDirectory()
        let store = try directory.open([])
        var checkpoints: [Checkpoint] = []
        for count in [1, 255, 1, 300, 7] {
            _ = try await store.append(
                (0..<count).map { _ in EntryDraft("a", actor: .system("test"), time: noon, subject: nil, fields: [:]) })
            checkpoints.append(
                try Checkpoint(parsing: SignedNote(parsing: try await store.publishCheckpoint(at: noon)).text))
        }
        for (place, old) in checkpoints.enumerated() {
            for new in checkpoints[place...] {
                let proof = try #require(try store.consistencyProof(from: old.size, to: new.size))
                #expect(
                    MerkleTree.verifyConsistency(
                        size1: old.size, size2: new.size, root1: old.root, root2: new.root, proof: proof))
            }
        }
    }

    @Test("Tiles are full or cut to the checkpoint's size, hold its hashes, and end where it ends")
    func tiles() async throws {
        let (_, store, _) = try await filled(600)
        #expect(try store.tile(level: 0, index: 0, width: 256) == nil)
        let note = try await store.publishCheckpoint(at: noon)
        let root = try Checkpoint(parsing: SignedNote(parsing: note).text).root
        func hashes(_ level: Int, _ index: UInt64, _ width: Int) throws -> [LogHash] {
            let bytes = try #require(try store.tile(level: level, index: index, width: width))
            #expect(bytes.count == width * 32)
            return stride(from: 0, to: bytes.count, by: 32).compactMap { LogHash(bytes[$0..<$0 + 32]) }
        }
        let leaves = try hashes(0, 0, 256) + hashes(0, 1, 256) + hashes(0, 2, 88)
        #expect(MerkleTree.root(of: leaves) == root)
        #expect(try hashes(1, 0, 2) == [MerkleTree.root(of: leaves[..<256]), MerkleTree.root(of: leaves[256..<512])])
        #expect(try store.tile(level: 0, index: 2, width: 89) == nil)
        #expect(try store.tile(level: 1, index: 0, width: 3) == nil)
        #expect(try store.tile(level: 2, index: 0, width: 1) == nil)
        #expect(try store.tile(level: 0, index: 0, width: 0) == nil)
        #expect(try store.tile(level: -1, index: 0, width: 1) == nil)
        #expect(try store.tile(level: 0, index: .max, width: 1) == nil)
    }

    @Test("Notes that are not notes are refused")
    func malformedNotes() {
        for text in [
            "", "\n", "a\n\n", "a\n\nb\n", "a\n\n\u{2014} b\n", "a\n\n\u{2014} b !!!!\n",
            "a\u{7}\n\n\u{2014} b AAAAAAAA\n", "a\n\n\u{2014} b AAAAAAAA",
        ] {
            #expect(throws: NoteError.self) { try SignedNote(parsing: text) }
        }
        for key in ["", "a", "a+b+c", "test+00000000+AQ=="] {
            #expect(throws: NoteError.self) { try NoteVerifier(key) }
        }
        for text in [
            "a\n1\n", "a\n01\nAAAA\n", "a\n-1\n\(Data(count: 32).base64EncodedString())\n",
            "\n1\n\(Data(count: 32).base64EncodedString())\n",
        ] {
            #expect(throws: NoteError.self) { try Checkpoint(parsing: text) }
        }
    }
}
