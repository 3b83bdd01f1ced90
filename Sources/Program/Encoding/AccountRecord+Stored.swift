import Order
import Records

extension AccountRecord {
    /// What an entry about this account carries: the plain state, and the aspects that changed.
    func fields(carrying aspects: Set<Aspect>) -> [String: JSONValue] {
        var fields: [String: JSONValue] = [
            "account": .string(id.rawValue), "accountState": .string(state.rawValue), "sequence": .integer(sequence),
            "verified": .string(verified ? "verified" : "unverified"), "reviewDue": reviewDue.map(\.json) ?? .null,
        ]
        if aspects.contains(.application) {
            fields["holder"] = holder.json
            fields["product"] = .string(holder.product.kind.rawValue)
            fields["accountType"] = .string(holder.accountType.rawValue)
            fields["jurisdiction"] = holder.applicant.statedJurisdiction.map { .string($0.code) } ?? .null
        }
        if aspects.contains(.decision) {
            fields["decision"] = decision.stored
            fields["determination"] = .string(decision.determination)
        }
        if aspects.contains(.evidence) { fields["evidence"] = .array(evidence.map(\.stored)) }
        if aspects.contains(.hits) { fields["hits"] = .array(hits.map(\.stored)) }
        if aspects.contains(.review) {
            var review: [String: JSONValue] = [
                "cleared": .array(clearedHits.map(\.stored)),
                "deciders": .array(deciders.map { .string($0.rawValue) }),
                "overrides": .array(overrides.map(JSONValue.string)),
            ]
            if !resolutions.isEmpty { review["resolutions"] = .array(resolutions.map(\.stored)) }
            if !salt.isEmpty { review["salt"] = .string(salt) }
            fields["review"] = .object(review)
        }
        return fields
    }

    /// Reads a row of ``AccountsView``; what no change has stated anew comes from the application that opened it.
    init?(row: ViewRow, openedBy source: ApplicationRecord?) throws {
        guard let subject = row.subject else { return nil }
        guard let id = AccountID(rawValue: row.key) else { throw StoredValueError(field: "account") }
        guard let state = row.text("accountState").flatMap(AccountState.init(rawValue:)) else {
            throw StoredValueError(field: "accountState")
        }
        guard let lastEntry = row.text("decidingEntry").flatMap(EntryID.init(rawValue:)) else {
            throw StoredValueError(field: "decidingEntry")
        }
        guard let holder = try row.sealed["holder"].map({ try Application(json: $0) }) ?? source?.application,
            let decision = try row.sealed["decision"].map(Decision.init(stored:)) ?? source?.decision
        else { return nil }
        let review = row.sealed["review"]
        self.init(
            id: id, subject: subject, state: state, reference: holder.reference, holder: holder, decision: decision,
            application: row.text("applicationID").flatMap(ApplicationID.init(rawValue:)),
            openedAt: Timestamp(milliseconds: row.integer("openedAt") ?? 0),
            updatedAt: Timestamp(milliseconds: row.integer("updatedAt") ?? 0),
            reviewDue: row.integer("reviewDue").map(Timestamp.init(milliseconds:)),
            verified: row.text("verified") == "verified",
            evidence: try row.sealed["evidence"]?.array?.map(EvidenceRecord.init(stored:)) ?? source?.evidence ?? [],
            hits: try row.sealed["hits"]?.array?.map(HitRecord.init(stored:)) ?? source?.hits ?? [],
            clearedHits: try review?["cleared"]?.array?.map(ClearedHit.init(stored:)) ?? source?.clearedHits ?? [],
            sequence: row.integer("sequence") ?? 0, lastEntry: lastEntry,
            deciders: review?["deciders"]?.array?.compactMap { $0.string.flatMap(UserID.init(rawValue:)) }
                ?? source?.deciders ?? [])
        overrides = review?["overrides"]?.array?.compactMap(\.string) ?? source?.overrides ?? []
        resolutions =
            try review?["resolutions"]?.array?.map(DiscrepancyResolution.init(stored:)) ?? source?.resolutions ?? []
        salt = review?["salt"]?.string ?? source?.salt ?? ""
    }
}

extension AccountSummary {
    init?(row: ViewRow) {
        guard let id = AccountID(rawValue: row.key),
            let state = row.text("accountState").flatMap(AccountState.init(rawValue:))
        else { return nil }
        self.init(
            id: id, state: state, determination: row.text("determination") ?? "undetermined",
            product: row.text("product") ?? "", accountType: row.text("accountType") ?? "",
            jurisdiction: row.text("jurisdiction"), verified: row.text("verified") == "verified",
            openedAt: Timestamp(milliseconds: row.integer("openedAt") ?? 0),
            updatedAt: Timestamp(milliseconds: row.integer("updatedAt") ?? 0),
            reviewDue: row.integer("reviewDue").map(Timestamp.init(milliseconds:)))
    }
}
