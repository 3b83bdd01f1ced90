import Order
import Records

/// The parts of a record that an entry may carry; each is a sealed column of the view.
enum Aspect: String, CaseIterable {
    case application, decision, evidence, hits, review
}

extension ApplicationRecord {
    /// What an entry about this application carries: the plain state, and the aspects that changed.
    func fields(carrying aspects: Set<Aspect>) -> [String: JSONValue] {
        var fields: [String: JSONValue] = [
            "applicationID": .string(id.rawValue), "state": .string(state.rawValue), "sequence": .integer(sequence),
        ]
        for aspect in aspects { fields[aspect.rawValue] = stored(aspect) }
        if aspects.contains(.application) {
            fields["product"] = .string(application.product.kind.rawValue)
            fields["accountType"] = .string(application.accountType.rawValue)
            fields["jurisdiction"] = application.applicant.statedJurisdiction.map { .string($0.code) } ?? .null
            if case .reseller(let account) = application.channel { fields["reseller"] = .string(account.rawValue) }
        }
        if aspects.contains(.decision) {
            fields["outcome"] = .string(decision.outcome.rawValue)
            fields["determination"] = .string(decision.determination)
            fields["deadline"] = state.isPending ? decision.deadline.map(\.json) ?? .null : .null
            if let account { fields["account"] = .string(account.rawValue) }
        }
        return fields
    }

    private func stored(_ aspect: Aspect) -> JSONValue {
        switch aspect {
        case .application: return application.json
        case .decision: return decision.stored
        case .evidence: return .array(evidence.map(\.stored))
        case .hits: return .array(hits.map(\.stored))
        case .review:
            var review: [String: JSONValue] = [
                "cleared": .array(clearedHits.map(\.stored)),
                "deciders": .array(deciders.map { .string($0.rawValue) }),
                "treatedAsForeign": .bool(treatedAsForeign),
                "overrides": .array(overrides.map(JSONValue.string)),
            ]
            if let appeal { review["appeal"] = ["text": .string(appeal.text), "askedAt": appeal.askedAt.json] }
            if let emailChallenge { review["emailChallenge"] = emailChallenge }
            if let telephoneChallenge { review["telephoneChallenge"] = telephoneChallenge }
            if let presentation { review["presentation"] = presentation.stored }
            if !resolutions.isEmpty { review["resolutions"] = .array(resolutions.map(\.stored)) }
            if !salt.isEmpty { review["salt"] = .string(salt) }
            if !checks.isEmpty { review["checks"] = .array(checks.map(\.stored)) }
            return .object(review)
        }
    }

    /// Reads a row of ``ApplicationsView``. A row whose subject was destroyed has no sealed columns and answers `nil`.
    init?(row: ViewRow) throws {
        guard let subject = row.subject, let form = row.sealed["application"], let decision = row.sealed["decision"]
        else { return nil }
        guard let id = ApplicationID(rawValue: row.key) else { throw StoredValueError(field: "applicationID") }
        guard let state = row.text("state").flatMap(ApplicationState.init(rawValue:)) else {
            throw StoredValueError(field: "state")
        }
        guard let lastEntry = row.text("decidingEntry").flatMap(EntryID.init(rawValue:)) else {
            throw StoredValueError(field: "decidingEntry")
        }
        let review = row.sealed["review"] ?? [:]
        self.init(
            id: id, subject: subject, state: state, application: try Application(json: form),
            decision: try Decision(stored: decision),
            evidence: try (row.sealed["evidence"]?.array ?? []).map(EvidenceRecord.init(stored:)),
            clearedHits: try (review["cleared"]?.array ?? []).map(ClearedHit.init(stored:)),
            hits: try (row.sealed["hits"]?.array ?? []).map(HitRecord.init(stored:)),
            account: row.text("account").flatMap(AccountID.init(rawValue:)),
            receivedAt: Timestamp(milliseconds: row.integer("receivedAt") ?? 0),
            updatedAt: Timestamp(milliseconds: row.integer("updatedAt") ?? 0), sequence: row.integer("sequence") ?? 0,
            lastEntry: lastEntry,
            appeal: try review["appeal"].map { Appeal(text: try $0.text("text"), askedAt: try $0.time("askedAt")) },
            deciders: (review["deciders"]?.array ?? []).compactMap { $0.string.flatMap(UserID.init(rawValue:)) },
            emailChallenge: review["emailChallenge"])
        treatedAsForeign = review["treatedAsForeign"]?.bool ?? false
        overrides = (review["overrides"]?.array ?? []).compactMap(\.string)
        telephoneChallenge = review["telephoneChallenge"]
        presentation = try review["presentation"].map(PendingPresentation.init(stored:))
        resolutions = try (review["resolutions"]?.array ?? []).map(DiscrepancyResolution.init(stored:))
        salt = review["salt"]?.string ?? ""
        checks = try (review["checks"]?.array ?? []).map(VerifierCheck.init(stored:))
    }
}

extension ApplicationSummary {
    init?(row: ViewRow) {
        guard let id = ApplicationID(rawValue: row.key),
            let state = row.text("state").flatMap(ApplicationState.init(rawValue:)),
            let outcome = row.text("outcome").flatMap(Outcome.init(rawValue:))
        else { return nil }
        self.init(
            id: id, state: state, outcome: outcome, determination: row.text("determination") ?? "undetermined",
            product: row.text("product") ?? "", accountType: row.text("accountType") ?? "",
            jurisdiction: row.text("jurisdiction"), account: row.text("account").flatMap(AccountID.init(rawValue:)),
            receivedAt: Timestamp(milliseconds: row.integer("receivedAt") ?? 0),
            updatedAt: Timestamp(milliseconds: row.integer("updatedAt") ?? 0),
            deadline: row.integer("deadline").map(Timestamp.init(milliseconds:)))
    }
}

extension Person {
    /// The jurisdiction that stands in the plain column: where the person says to be, else the address, else the first citizenship
    /// or the place of organisation.
    var statedJurisdiction: JurisdictionCode? {
        switch self {
        case .individual(let person):
            person.location?.jurisdiction ?? person.address?.country ?? person.citizenships?.first
        case .entity(let entity): entity.location?.jurisdiction ?? entity.address?.country ?? entity.organizedIn
        }
    }
}
