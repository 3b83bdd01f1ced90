import Evidence
import Exchange
import Order
import Records

/// One question to an outside verifier.
public struct VerifierCheck: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// On its way; `dueAt` is when it is put again.
        case asking
        /// The verifier took it; `dueAt` is when its answer has to be there.
        case waiting
        case answered
        /// No answer came in time.
        case timedOut
        /// It could not be put.
        case failed
    }
    public var id: CheckID
    public var verifier: String
    public var kind: VerifierCheckKind
    public var state: State
    public var askedAt: Timestamp
    public var dueAt: Timestamp
    /// How often it was put.
    public var attempts: Int
    /// What its answer became.
    public var evidence: EvidenceID?

    var isOpen: Bool { state == .asking || state == .waiting }
}

/// Questions by when something is due about them, so that the clock finds them without opening records.
struct VerifierChecksView: View {
    static let name = "verifierChecks"
    let schema = ViewSchema(
        VerifierChecksView.name,
        [
            ("application", .plain(.randomID, indexed: false)), ("state", .plain(.state, indexed: true)),
            ("due", .plain(.clockDate, indexed: true)),
        ])

    func changes(for entry: Entry) -> [ViewChange] {
        guard let part = entry.parts.first, let check = part.fields?["check"], let key = check["id"]?.string else {
            return []
        }
        return [
            .upsert(
                key: key, subject: part.subject,
                [
                    "application": part.fields?["applicationID"]?.string.map(ViewValue.text) ?? .null,
                    "state": .text(check["state"]?.string ?? ""), "due": .integer(check["dueAt"]?.integer ?? 0),
                ])
        ]
    }
}

extension VerifierCheckKind {
    /// What an answer that confirms shows to have been done.
    var act: EvidenceAct {
        switch self {
        case .face: .faceComparedByVerifier
        case .document: .documentCheckedByVerifier
        case .record: .recordMatched
        }
    }
}

extension ApplicationRecord {
    mutating func set(_ check: VerifierCheck) {
        if let place = checks.firstIndex(where: { $0.id == check.id }) {
            checks[place] = check
        } else {
            checks.append(check)
        }
    }
    var hasPicture: Bool { evidence.contains { $0.kind == KeptEvidence.picture } }
}
