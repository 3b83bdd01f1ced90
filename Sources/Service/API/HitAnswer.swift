import Order
import Program

// What the API says of the hits on a record: which entry, how sure, and what persons made of it. What a person wrote may name
// somebody, so the reason of a clearing is answered to readers only, not to a sign-up flow.

/// The hits of a record, each with what became of clearing it.
///
/// - Parameter reads: whether the caller's key reads decisions; others are not told why a person cleared.
func hitsAnswer(_ hits: [HitRecord], cleared: [ClearedHit], reads: Bool) -> JSONValue {
    .array(
        hits.map { hit in
            object([
                "key": .string(hit.key), "list": .string(hit.list), "listVersion": .string(hit.listVersion),
                "entry": .string(hit.entry), "listedName": .string(hit.listedName), "role": .string(hit.role),
                "verdict": .string(hit.verdict), "score": .integer(Int64(hit.score)), "cleared": .bool(hit.cleared),
                "alsoOn": hit.alsoOn.isEmpty ? JSONValue?.none : texts(hit.alsoOn),
                "clearing": hit.clearingAnswer(cleared, reads: reads),
            ])
        })
}

extension HitRecord {
    /// `cleared`, `awaited` or `lapsed`, by whom, since when, why, the second person, and what has changed since; `nil` when
    /// nobody ever cleared it.
    fileprivate func clearingAnswer(_ clearings: [ClearedHit], reads: Bool) -> JSONValue? {
        if case .lapsed(let earlier) = clearing {
            return .object(
                [
                    "state": "lapsed", "by": .string(earlier.by.rawValue), "at": earlier.at.text,
                    "entry": earlier.recordedIn.map { .string($0.rawValue) },
                    "reason": reads ? .string(earlier.why) : nil,
                    "changes": .array(
                        earlier.changes.map { change in
                            [
                                "field": .string(change.field.rawValue), "side": .string(change.side.rawValue),
                                "words": .string(change.words),
                            ]
                        }),
                ].compactMapValues { $0 })
        }
        guard let found = clearings.last(where: { $0.key == key && $0.stands == cleared }),
            cleared || clearing == .awaited
        else { return nil }
        var members: [String: JSONValue?] = [
            "state": .string(cleared ? "cleared" : "awaited"), "by": .string(found.by.rawValue), "at": found.at.text,
            "entry": found.recordedIn.map { .string($0.rawValue) }, "reason": reads ? .string(found.why) : nil,
        ]
        switch found.second {
        case .notNeeded: break
        case .awaited(let until): members["awaitedUntil"] = until.text
        case .confirmed(let by, let at):
            members["confirmedBy"] = .string(by.rawValue)
            members["confirmedAt"] = at.text
        }
        return object(members)
    }
}
