import Measures
import Order
import Screening

// screen: everybody named in the application against every list, United States persons included: a designation binds whoever
// stands on the list.

extension Road {
    struct Screened {
        var finding: Findings.ScreeningFinding
        /// The record's clearings, each under the key that its pair has now.
        var clearedHits: [ClearedHit]
        /// Matches with persons whom measures name, by role.
        var matches: [(role: Involvement, label: String, match: TargetMatch)]
    }

    func screen(_ journey: Journey, tier: RiskTier, at time: Timestamp) -> Screened {
        let indexes = [index, named].compactMap(\.self)
        var records: [HitRecord] = []
        var exact: [HitRecord] = []
        var possible: [HitRecord] = []
        var asked: [MissingItem] = []
        var owners = ListedOwners()
        var exactOfOthers: [HitRecord] = []
        var reasons: [Reason] = []
        var matches: [(role: Involvement, label: String, match: TargetMatch)] = []
        let parties = journey.parties
        let clearings = clearings(of: journey, parties)
        var clearedHits = journey.clearedHits
        for party in parties {
            let query = party.query(journey.application)
            for (hit, stops) in worthRecording(
                Hit.withoutRepeats(indexes.flatMap { $0.screen(query, asOf: time) }), tier: tier)
            {
                let key = party.key(of: hit)
                let compared = stops || !clearings.isEmpty ? ComparedFields(query, hit.entry) : nil
                var answer = Clearings.Answer.none
                var cleared = false
                if let compared {
                    let pair = Clearings.Pair(
                        key: key, entry: hit.entry, party: party.label, compared: compared, score: hit.score)
                    answer = clearings.answer(for: pair, at: time)
                    if case .cleared(let clearing) = answer {
                        cleared = true
                        if clearing.key != key, let place = clearedHits.firstIndex(of: clearing) {
                            clearedHits[place] = Clearings.moved(clearing, to: pair)
                        }
                    }
                }
                let record = HitRecord(
                    hit, key: key, role: party.label, compared: stops ? compared : nil, answer: answer)
                records.append(record)
                reasons.append(hit.reason(answer))
                if hit.entry.list == .measures {
                    guard stops else { continue }
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
                guard stops, !cleared else { continue }
                owners.add(hit, of: party)
                if hit.verdict == .exactIdentifier {
                    if party.label == "applicant" { exact.append(record) } else { exactOfOthers.append(record) }
                } else if let item = party.tellsApart(from: hit) {
                    asked.append(item)
                } else {
                    possible.append(record)
                }
            }
        }
        // That an owner or controller is listed is certain; what it means for the entity is a sum, and otherwise a person's.
        let ownership = ownership(of: journey.application, owners)
        if ownership?.byExactIdentifier == true {
            exact += exactOfOthers
        } else {
            possible = exactOfOthers + possible
        }
        if let ownership {
            asked += ownership.asked
            reasons.append(ownership.reason)
        }
        let count = parties.count
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
            finding: .init(
                hits: records, reason: reason, lists: lists, exact: exact, possible: possible, asked: asked,
                ownership: ownership),
            clearedHits: clearedHits, matches: matches)
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

extension Road {
    /// What this record's persons cleared, with how the parties and the lists stand now.
    private func clearings(of journey: Journey, _ parties: [JourneyParty]) -> Clearings {
        Clearings(
            clearings: journey.clearedHits, entryNow: { entry(key: $0) },
            partyNow: { label in
                parties.first { $0.label == label }.map { ComparedFields(ours: $0.query(journey.application)) }
            })
    }

    /// Whether a hit stops an application or account until it is decided: at the standard's score for its list and the
    /// tier, and always on an exact strong identifier.
    func stops(_ hit: Hit, tier: RiskTier) -> Bool {
        hit.stops { standard.screeningReview.score(for: $0.rawValue, tier: tier) }
    }

    /// The hits that a decision keeps: all that stop, and the best of the namesakes that do not. A common name has a
    /// hundred of those, and the list edition says the rest.
    private func worthRecording(_ hits: [Hit], tier: RiskTier) -> [(hit: Hit, stops: Bool)] {
        var namesakes = 0
        return hits.compactMap { hit in
            if stops(hit, tier: tier) { return (hit, true) }
            namesakes += 1
            return namesakes <= Limits.recordedNamesakes ? (hit, false) : nil
        }
    }
}

extension JourneyParty {
    /// What is asked of the lists about this party.
    func query(_ application: Application) -> ScreeningQuery {
        ScreeningQuery(person, payment: pays ? application.payment : [])
    }

    /// What a clearing names: one party against one entry, for that an owner is not the listed person says nothing of another.
    func key(of hit: Hit) -> String { label == "applicant" ? hit.key : "\(hit.key) \(label)" }
}

extension Hit {
    /// Why this hit counts, with what became of an earlier clearing.
    fileprivate func reason(_ answer: Clearings.Answer) -> Reason {
        var reason = reason
        switch answer {
        case .none: break
        case .cleared(let clearing):
            reason.because.append(
                Reason(
                    reason.clause,
                    "A person found that this is not the listed party, and nothing compared has changed.",
                    holds: false, facts: clearing.facts))
        case .awaited(let clearing):
            reason.because.append(
                Reason(
                    reason.clause,
                    "A person found that this is not the listed party; at this score a second person has to confirm.",
                    holds: nil, facts: clearing.facts))
        case .lapsed(let earlier):
            reason.because.append(
                Reason(
                    reason.clause,
                    "It was cleared on \(earlier.at.date); since then \(earlier.changesInWords) changed, so a person compares again.",
                    holds: nil, facts: earlier.facts))
        }
        return reason
    }
}

extension ClearedHit {
    fileprivate var facts: [ReasonFact] { EarlierClearing(self, changes: []).facts }
}

extension EarlierClearing {
    fileprivate var facts: [ReasonFact] {
        var facts = [
            ReasonFact("cleared by", by.rawValue, source: "review"),
            ReasonFact("cleared because", why, source: "review", sensitive: true),
        ]
        if let recordedIn { facts.append(ReasonFact("clearing", recordedIn.rawValue, source: "record")) }
        facts += changes.map { ReasonFact("changed", $0.words, source: "screening") }
        return facts
    }
}

extension HitRecord {
    init(_ hit: Hit, key: String, role: String, compared: ComparedFields?, answer: Clearings.Answer) {
        var cleared = false
        var clearing: Clearing?
        switch answer {
        case .none: break
        case .cleared: cleared = true
        case .awaited: clearing = .awaited
        case .lapsed(let earlier): clearing = .lapsed(earlier)
        }
        self.init(
            key: key, list: hit.entry.list.rawValue, listVersion: hit.version.stamp, entry: hit.entry.reference,
            listedName: hit.listedName?.text ?? hit.entry.primaryName, role: role, verdict: hit.verdict.rawValue,
            score: hit.score, sentence: hit.sentence,
            comparison: hit.comparison.map {
                FieldComparison(
                    field: $0.field.rawValue, agreement: $0.agreement.rawValue, ours: $0.ours, theirs: $0.theirs)
            }, cleared: cleared, compared: compared, clearing: clearing, alsoOn: hit.alsoOn.map(\.key))
    }
}
