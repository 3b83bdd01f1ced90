import Evidence
import Order
import Records

// Section 1 of the order has identity verified of foreign persons. Whoever is found to be a United States person after documents came in
// keeps the determination with its method, and nothing else that the documents said: claims that the determination does not rest on go
// from the record, files' digests with them, and pictures end at once. Entries written before stay sealed under the subject's key
// until that is destroyed after `retention.unitedStatesDetermination`.

extension Decision {
    var isOfUnitedStatesPerson: Bool { determination == "unitedStatesPerson" }
}

extension EvidenceRecord {
    /// The attributes that the determination under 5(k) reads.
    private static let determining: Set<String> = [Claim.Attribute.nationality.rawValue]

    /// What is kept of a piece about a United States person: a contact point's proof as it is, of a document that it was shown, how it
    /// was judged, and what the determination rests on.
    var ofUnitedStatesPerson: EvidenceRecord {
        if kind == KeptEvidence.emailCode || kind == KeptEvidence.telephoneCode { return self }
        var kept = self
        kept.claims = claims.filter { Self.determining.contains($0.attribute) }
        guard kept.claims != claims || !files.isEmpty else { return self }
        kept.files = []
        kept.reason = Reason(
            "5(k)", "It was shown by a United States person: what the determination rests on is kept, and no more.",
            holds: reason.holds)
        return kept
    }
}

extension IdentificationProgram {
    /// Travels the road, and once more without their documents when that finds a United States person.
    func travelKeepingLittle(
        _ evidence: inout [EvidenceRecord], at time: Timestamp, _ journey: ([EvidenceRecord]) -> Journey
    ) -> Arrival {
        let arrival = road.travel(journey(evidence), at: time)
        let kept = evidence.map(\.ofUnitedStatesPerson)
        guard arrival.decision.isOfUnitedStatesPerson, kept != evidence else { return arrival }
        let again = road.travel(journey(kept), at: time)
        // What is left has to carry the determination by itself; if it does not, everything stays.
        guard again.decision.isOfUnitedStatesPerson else { return arrival }
        evidence = kept
        return again
    }

    /// The entries that end the pictures of somebody who became a United States person, to land with the step that found it.
    func picturesNoLongerNeeded(
        before: [EvidenceRecord], after: [EvidenceRecord], of subject: SubjectID, at time: Timestamp
    ) throws -> [EntryDraft] {
        func count(_ evidence: [EvidenceRecord]) -> Int { evidence.flatMap(\.files).filter { $0.picture != nil }.count }
        guard count(after) < count(before) else { return [] }
        return try dismissedPictures(
            of: subject, why: "No document of a United States person is kept.", at: time)
    }
}
