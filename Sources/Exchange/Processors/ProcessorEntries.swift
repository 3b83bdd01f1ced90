import Order
import Records

// Authorisations in the log: an entry makes one, an entry ends one, and the register is the fold over both.

extension StandingAuthorisation {
    /// The entry that makes it. Its id is the authorisation's.
    public var entry: EntryDraft {
        EntryDraft(
            .processorAuthorised, actor: .user(approval.approver), time: approval.at, subject: nil,
            fields: [
                "processor": .string(processor), "purpose": .string(purpose),
                "fields": .array(fields.sorted().map { .string($0) }), "from": .string(from.description),
                "until": .string(until.description), "proposer": .string(approval.proposer.rawValue),
                "approver": .string(approval.approver.rawValue),
            ], id: id)
    }

    /// The entry by which somebody ends it at once. One person is enough to stop.
    public func revocation(by user: UserID, at now: Timestamp, why: String) -> EntryDraft {
        EntryDraft(
            .processorRevoked, actor: .user(user), time: now, subject: nil,
            fields: ["authorisation": .string(id.rawValue), "why": .string(why)])
    }
}

extension ProcessorRegister {
    /// The kinds of entries that ``apply(_:)`` reads.
    public static let kinds: Set<EntryKind> = [.processorAuthorised, .processorRevoked]

    /// Folds one entry in. An entry that cannot be read grants nothing.
    public mutating func apply(_ entry: Entry) {
        guard let fields = entry.parts.first?.fields else { return }
        switch entry.kind {
        case .processorAuthorised:
            guard let processor = fields["processor"]?.string, let purpose = fields["purpose"]?.string,
                let names = fields["fields"]?.array?.compactMap(\.string),
                let from = fields["from"]?.string.flatMap(Timestamp.init(rfc3339:)),
                let until = fields["until"]?.string.flatMap(Timestamp.init(rfc3339:)),
                let proposer = fields["proposer"]?.string.flatMap(UserID.init(rawValue:)),
                let approver = fields["approver"]?.string.flatMap(UserID.init(rawValue:)),
                let approval = FourEyesApproval(recorded: proposer, approver: approver, at: entry.time),
                let authorisation = try? StandingAuthorisation(
                    id: entry.id, processor: processor, purpose: purpose, fields: Set(names), from: from, until: until,
                    approval: approval)
            else { return }
            authorisations.append(authorisation)
        case .processorRevoked:
            guard let id = fields["authorisation"]?.string,
                let index = authorisations.firstIndex(where: { $0.id.rawValue == id })
            else { return }
            authorisations[index].revokedAt = min(authorisations[index].revokedAt ?? entry.time, entry.time)
        default: return
        }
    }
}
