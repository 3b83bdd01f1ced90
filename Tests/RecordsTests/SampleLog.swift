import Foundation
import Order
import Records

/// A small log with a bit of everything, and every answer that can be asked of it.
struct SampleLog {
    let directory: TestDirectory
    let subjects: [SubjectID]
    let keys: [IdempotencyKey]
    let receiptOf: EntryID

    static func build(entries: Int) async throws -> SampleLog {
        let directory = try TestDirectory()
        let store = try directory.open()
        let subjects = (0..<max(4, entries / 3)).map { _ in SubjectID.random() }
        var keys: [IdempotencyKey] = []
        var last: EntryID?
        for index in 0..<entries {
            let place = index % subjects.count
            let key = IdempotencyKey(
                scope: "sample", key: "row \(index)",
                requestDigest: (0..<32).map { UInt8(truncatingIfNeeded: index * 7 + $0 * 13 + 1) })
            let draft = EntryDraft.opened(
                subjects[place], account: "acc_\(place)", state: index < subjects.count ? "open" : "maintained",
                email: "person\(place)@example.com", name: "Person \(place), for the \(index)th time",
                idempotency: index % 2 == 0 ? key : nil)
            if draft.idempotency != nil { keys.append(key) }
            last = draft.id
            _ = try await store.append([draft])
        }
        _ = try await store.append([
            EntryDraft(
                "case.linked", actor: .system("test"), time: noon,
                parts: [
                    .init(subject: subjects[0], fields: ["account": "acc_0", "state": "linked"]),
                    .init(subject: subjects[1], fields: ["account": "acc_1", "state": "linked"]),
                    .init(subject: nil, fields: ["count": 2]),
                ])
        ])
        try await store.publishCheckpoint(at: noon)
        try await store.destroy(subjects[2], actor: .system("test"), time: noon, ground: "asked")
        try await store.close()
        return SampleLog(directory: directory, subjects: subjects, keys: keys, receiptOf: last ?? .random())
    }

    /// Every answer of the store in `directory`, as text.
    func answers(of directory: TestDirectory) throws -> [String] {
        let store = try directory.open(writes: false)
        var answers: [String] = ["size \(store.size)", store.verifierKey, try store.checkpoint() ?? "none"]
        func entry(_ entry: Entry) -> String {
            let parts = entry.parts.map { part in
                "\(part.subject?.rawValue ?? "-") \(part.previous?.rawValue ?? "-") \(part.fields.map { JSONValue.object($0).text } ?? "gone")"
            }
            return "\(entry.index) \(entry.id) \(entry.kind) \(entry.actor.text) \(entry.time) \(parts)"
        }
        func row(_ row: ViewRow) -> String {
            let plain = row.plain.map { "\($0.key)=\($0.value)" }.sorted()
            return "\(row.key) \(row.subject?.rawValue ?? "-") \(plain) \(JSONValue.object(row.sealed).text)"
        }
        let all = try store.entries(from: 0, kinds: [], limit: 10_000)
        answers += all.map(entry)
        for one in all { answers.append(try store.entry(one.id).map(entry) ?? "none") }
        for kind in Set(all.map(\.kind)).sorted(by: { $0.rawValue < $1.rawValue }) {
            answers += try store.entries(from: 0, kinds: [kind], limit: 10_000).map(entry)
        }
        for subject in subjects {
            answers.append(try store.lastEntry(of: subject)?.rawValue ?? "none")
            answers += try store.entries(of: subject).map(entry)
            answers += try store.rows("accounts", ViewQuery([.subject(subject)])).map(row)
        }
        for key in keys { answers.append(try store.entry(recordedFor: key).map { "\($0)" } ?? "none") }
        for order in [nil, "state", "changed", "email"] {
            for descending in [false, true] {
                answers += try store.rows("accounts", ViewQuery(orderedBy: order, descending: descending)).map(row)
            }
        }
        for place in subjects.indices {
            answers += try store.rows("accounts", ViewQuery([.matches(column: "email", "person\(place)@example.com")]))
                .map(row)
            answers.append(try store.row("accounts", key: "acc_\(place)").map(row) ?? "none")
        }
        answers.append("\(try store.count("accounts", [.equals(column: "state", .text("open"))]))")
        if let entry = try store.entry(receiptOf), let subject = entry.parts.first?.subject {
            answers.append(try store.receipt(for: receiptOf, subject: subject, disclosing: []) ?? "none")
        }
        return answers
    }
}
