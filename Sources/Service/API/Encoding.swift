import Order
import Program

// What the API says of records. Personal values stay in the record: a caller learns states, reasons and random ids, and a fact
// that identifies a person is named, not shown. Times are RFC 3339 in UTC.

extension Timestamp {
    var text: JSONValue { .string(description) }
}

/// An object without the members that are `nil`.
func object(_ members: [String: JSONValue?]) -> JSONValue {
    .object(members.compactMapValues { $0 })
}

func texts(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }

extension Reason {
    /// `{clause, finding, holds, facts, missing, because}`; `holds` is `null` when unknown.
    var answer: JSONValue {
        [
            "clause": .string(clause.rawValue), "finding": .string(finding),
            "holds": holds.map(JSONValue.bool) ?? .null,
            "facts": .array(
                facts.map { fact in
                    object([
                        "name": .string(fact.name),
                        "value": .string(fact.sensitive ? Masking.all(fact.value) : fact.value),
                        "source": .string(fact.source), "masked": fact.sensitive ? true : nil,
                    ])
                }),
            "missing": texts(missing), "because": .array(because.map(\.answer)),
        ]
    }
}

extension Decision {
    var answer: JSONValue {
        object([
            "outcome": .string(outcome.rawValue), "summary": .string(summary), "reason": reason.answer,
            "missing": .array(
                missing.map {
                    [
                        "pointer": .string($0.pointer), "label": .string($0.label), "why": .string($0.why),
                        "clause": .string($0.clause.rawValue),
                    ]
                }),
            "deadline": deadline?.text, "conditions": texts(conditions), "needsPerson": .bool(needsPerson),
            "determination": .string(determination), "tier": .string(tier), "standard": .string(standard),
            "lists": texts(lists), "directives": .integer(Int64(directives)), "decidedAt": decidedAt.text,
            "decidedBy": .string(decidedBy),
        ])
    }
}

func evidenceAnswer(_ evidence: [EvidenceRecord]) -> JSONValue {
    .array(
        evidence.map {
            [
                "id": .string($0.id.rawValue), "kind": .string($0.kind), "verdict": .string($0.verdict),
                "at": $0.at.text,
            ]
        })
}

extension ApplicationRecord {
    var answer: JSONValue { answer(to: nil) }

    /// - Parameter scope: of the caller's key; readers are told more.
    func answer(to scope: Scope?) -> JSONValue {
        object([
            "id": .string(id.rawValue), "subject": .string(subject.rawValue), "state": .string(state.rawValue),
            "reference": application.reference.map(JSONValue.string), "decision": decision.answer,
            "evidence": evidenceAnswer(evidence), "hits": hitsAnswer(hits, cleared: clearedHits, reads: scope == .read),
            "account": account.map { .string($0.rawValue) }, "receivedAt": receivedAt.text, "updatedAt": updatedAt.text,
            "sequence": .integer(sequence), "lastEntry": .string(lastEntry.rawValue),
            "appealAskedAt": appeal?.askedAt.text,
        ])
    }
}

extension ApplicationSummary {
    var answer: JSONValue {
        object([
            "id": .string(id.rawValue), "state": .string(state.rawValue), "outcome": .string(outcome.rawValue),
            "determination": .string(determination), "product": .string(product), "accountType": .string(accountType),
            "jurisdiction": jurisdiction.map(JSONValue.string), "account": account.map { .string($0.rawValue) },
            "receivedAt": receivedAt.text, "updatedAt": updatedAt.text, "deadline": deadline?.text,
        ])
    }
}

extension AccountRecord {
    var answer: JSONValue { answer(to: nil) }

    /// - Parameter scope: of the caller's key; readers are told more.
    func answer(to scope: Scope?) -> JSONValue {
        object([
            "id": .string(id.rawValue), "subject": .string(subject.rawValue), "state": .string(state.rawValue),
            "reference": reference.map(JSONValue.string), "decision": decision.answer,
            "application": application.map { .string($0.rawValue) }, "openedAt": openedAt.text,
            "updatedAt": updatedAt.text,
            "reviewDue": reviewDue?.text, "verified": .bool(verified),
            "evidence": evidenceAnswer(evidence), "hits": hitsAnswer(hits, cleared: clearedHits, reads: scope == .read),
            "sequence": .integer(sequence), "lastEntry": .string(lastEntry.rawValue),
        ])
    }
}

extension AccountSummary {
    var answer: JSONValue {
        object([
            "id": .string(id.rawValue), "state": .string(state.rawValue), "determination": .string(determination),
            "product": .string(product), "accountType": .string(accountType),
            "jurisdiction": jurisdiction.map(JSONValue.string), "verified": .bool(verified), "openedAt": openedAt.text,
            "updatedAt": updatedAt.text, "reviewDue": reviewDue?.text,
        ])
    }
}

extension FeedItem {
    var answer: JSONValue {
        object([
            "id": .string(id.rawValue), "type": .string(type), "at": at.text,
            "subject": subject.map { .string($0.rawValue) },
            "sequence": .integer(sequence), "application": application.map { .string($0.rawValue) },
            "account": account.map { .string($0.rawValue) }, "case": caseID.map { .string($0.rawValue) },
            "list": list.map(JSONValue.string), "state": state.map(JSONValue.string),
            "outcome": outcome.map(JSONValue.string),
        ])
    }
}

extension IdentifierMatch {
    var answer: JSONValue {
        object([
            "kind": .string(kind), "role": .string(role), "subject": .string(subject.rawValue),
            "application": application.map { .string($0.rawValue) }, "account": account.map { .string($0.rawValue) },
            "state": .string(state),
        ])
    }
}

func pageAnswer<Item>(_ page: Program.Page<Item>, _ encode: (Item) -> JSONValue) -> JSONValue {
    object(["items": .array(page.items.map(encode)), "next": page.next.map(JSONValue.string)])
}
