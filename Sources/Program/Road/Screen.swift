import Measures
import Order
import Screening

// screen: everybody named in the application against every list, United States persons included: a designation binds whoever
// stands on the list.

extension Road {
    struct Screened {
        var finding: Findings.ScreeningFinding
        /// Matches with persons whom measures name, by role.
        var matches: [(role: Involvement, label: String, match: TargetMatch)]
    }

    func screen(_ journey: Journey, at time: Timestamp) -> Screened {
        let indexes = [index, named].compactMap(\.self)
        var records: [HitRecord] = []
        var exact: [HitRecord] = []
        var possible: [HitRecord] = []
        var asked: [MissingItem] = []
        var reasons: [Reason] = []
        var matches: [(role: Involvement, label: String, match: TargetMatch)] = []
        for party in journey.parties {
            let query = ScreeningQuery(party.person, payment: party.pays ? journey.application.payment : [])
            for hit in indexes.flatMap({ Hit.worthRecording($0.screen(query, asOf: time)) }) {
                // What a person clears is one party against one entry: that an owner is not the listed person says nothing of another.
                let key = party.label == "applicant" ? hit.key : "\(hit.key) \(party.label)"
                let cleared = journey.clearedHits.contains { $0.key == key }
                let record = HitRecord(hit, key: key, role: party.label, cleared: cleared)
                records.append(record)
                reasons.append(hit.reason)
                if hit.entry.list == .measures {
                    // Whether a measure binds is for the next station; a person whom it may name is decided there.
                    if let person = FoundPersonID(rawValue: hit.entry.id) {
                        matches.append(
                            (
                                party.involvement, party.label,
                                TargetMatch(
                                    person: person,
                                    certainty: cleared ? .cleared : hit.verdict == .exactIdentifier ? .exact : .fuzzy,
                                    agreement: hit.sentence)
                            ))
                    }
                    continue
                }
                guard hit.stops, !cleared else { continue }
                if hit.disposition == .mayRefuse {
                    exact.append(record)
                } else if let item = party.tellsApart(from: hit) {
                    asked.append(item)
                } else {
                    possible.append(record)
                }
            }
        }
        let count = journey.parties.count
        let who = count == 1 ? "Nobody named here" : "None of the \(count) parties named here"
        let reason: Reason
        if let first = exact.first ?? possible.first {
            let clause = reasons.first?.clause ?? "2(d)(ii)"
            reason = Reason(
                clause,
                exact.isEmpty
                    ? "Possibly a listed party: \(first.list) entry \(first.entry)."
                    : "An identifier is exactly that of a listed party: \(first.list) entry \(first.entry).",
                holds: exact.isEmpty ? nil : true, because: reasons)
        } else if index == nil {
            reason = Reason(
                "2(d)(ii)", "No list has been imported, so nobody could be compared.", holds: nil, missing: ["lists"],
                because: reasons)
        } else {
            reason = Reason(
                "2(d)(ii)", "\(who) is a listed party.", holds: true,
                facts: lists.map { ReasonFact("list", $0, source: "list") }, because: reasons)
        }
        return Screened(
            finding: .init(hits: records, reason: reason, lists: lists, exact: exact, possible: possible, asked: asked),
            matches: matches)
    }
}

/// Somebody named in an application, with the part they play.
struct JourneyParty {
    var person: Person
    var label: String
    var involvement: Involvement
    /// Whether the means of payment are this party's.
    var pays: Bool
    /// Where the person stands in the application, as a JSON pointer.
    var pointer: String
}

extension JourneyParty {
    /// What to ask so that this party can be told from a namesake, instead of having a person compare two bare names: the birth
    /// date of an owner or controller of whom little was asked. A party listed for malicious cyber-enabled activities, which
    /// this order is about, goes to a person in any case.
    func tellsApart(from hit: Hit) -> MissingItem? {
        guard involvement == .owner || involvement == .controller, !hit.entry.isCyberProgram,
            hit.entry.list != .measures,
            hit.verdict == .nameOnly || hit.verdict == .possible, !hit.entry.birthDates.isEmpty,
            case .individual(let person) = person, person.birthDate == nil
        else { return nil }
        return MissingItem(
            pointer: pointer + "/birthDate", label: "Birth date of \(label)",
            why: "It tells this person apart from a listed person of the same name.", clause: "2(d)(ii)")
    }
}

extension Journey {
    /// The applicant, then owners through every entity, then controllers; bounded as the form is.
    var parties: [JourneyParty] {
        let isSubLessee = if case .reseller = application.channel { true } else { false }
        var parties = [
            JourneyParty(
                person: application.applicant, label: "applicant", involvement: isSubLessee ? .subLessee : .holder,
                pays: true, pointer: "/applicant")
        ]
        guard case .entity(let entity) = application.applicant else { return parties }
        func add(_ entity: Entity, prefix: String, pointer: String, depth: Int) {
            for (position, owner) in (entity.owners ?? []).enumerated() {
                guard parties.count < Limits.ownershipParties, depth < Limits.ownershipDepth else { return }
                let label = "\(prefix)owner \(position + 1)"
                let place = "\(pointer)/owners/\(position)/person"
                parties.append(
                    JourneyParty(person: owner.person, label: label, involvement: .owner, pays: false, pointer: place))
                if case .entity(let between) = owner.person {
                    add(between, prefix: label + ", ", pointer: place, depth: depth + 1)
                }
            }
            for (position, controller) in entity.controllers.enumerated() {
                guard parties.count < Limits.ownershipParties else { return }
                parties.append(
                    JourneyParty(
                        person: .individual(controller.person), label: "\(prefix)controller \(position + 1)",
                        involvement: .controller, pays: false,
                        pointer: "\(pointer)/controllers/\(position)/person"))
            }
        }
        add(entity, prefix: "", pointer: "/applicant", depth: 0)
        return parties
    }
}

extension HitRecord {
    init(_ hit: Hit, key: String, role: String, cleared: Bool) {
        self.init(
            key: key, list: hit.entry.list.rawValue, listVersion: hit.version.stamp, entry: hit.entry.reference,
            listedName: hit.listedName?.text ?? hit.entry.primaryName, role: role, verdict: hit.verdict.rawValue,
            score: hit.score, sentence: hit.sentence,
            comparison: hit.comparison.map {
                FieldComparison(
                    field: $0.field.rawValue, agreement: $0.agreement.rawValue, ours: $0.ours, theirs: $0.theirs)
            }, cleared: cleared)
    }
}
