// Who owns the party that is asked about, as whoever asks states it: what the 50 percent rule needs (OFAC, August 13, 2014).
import Order

/// One owner of a party, with its own owners above it.
public struct StatedOwner: Hashable, Sendable {
    public var query: ScreeningQuery
    /// Basis points of what it owns: 6250 is 62.5 %. `nil` when the share is not stated, which is then anything.
    public var share: ClosedRange<Int>?
    public var owners: [StatedOwner]
    public init(_ query: ScreeningQuery, share: ClosedRange<Int>? = nil, owners: [StatedOwner] = []) {
        self.query = query
        self.share = share
        self.owners = owners
    }
}

extension ScreeningRequest {
    /// Every owner at any depth with the place where it stands, `/owners/0/owners/1`, those nearest the party first in each branch.
    public var allOwners: [(place: OwnershipPartyID, owner: StatedOwner)] {
        var found: [(OwnershipPartyID, StatedOwner)] = []
        func walk(_ owners: [StatedOwner], _ above: String) {
            for (position, owner) in owners.enumerated() {
                let place = "\(above)/owners/\(position)"
                found.append((OwnershipPartyID(rawValue: place), owner))
                walk(owner.owners, place)
            }
        }
        walk(owners, "")
        return found
    }
}

extension OwnershipGraph {
    /// The party that is asked about, in the graph of what is stated of it.
    public static let asked = OwnershipPartyID(rawValue: "")

    /// What a question states of who owns the party. An owner's id is where it stands, `/owners/0`; the party's is empty.
    public init(statedBy request: ScreeningRequest) {
        var interests: [OwnershipInterest] = []
        var names = [Self.asked: request.query.names.first ?? "the party"]
        func walk(_ owners: [StatedOwner], _ owned: OwnershipPartyID) {
            for (position, owner) in owners.enumerated() {
                let id = OwnershipPartyID(rawValue: "\(owned.rawValue)/owners/\(position)")
                interests.append(OwnershipInterest(id, owns: owned, share: owner.share))
                names[id] = owner.query.names.first ?? "owner \(position + 1)"
                walk(owner.owners, id)
            }
        }
        walk(request.owners, Self.asked)
        self.init(interests, names: names)
    }
}

/// What screening found of a party's owners.
public struct OwnersAnswer: Sendable {
    /// One owner with the hits on it that are worth telling, surest first.
    public struct Owner: Sendable {
        /// Where it stands in the question: `/owners/0`.
        public var place: String
        public var name: String
        public var share: ClosedRange<Int>?
        public var hits: [ScreeningAnswer.Judged]
        public init(place: String, name: String, share: ClosedRange<Int>?, hits: [ScreeningAnswer.Judged]) {
            self.place = place
            self.name = name
            self.share = share
            self.hits = hits
        }
    }
    /// Those with hits.
    public var owners: [Owner]
    public var finding: OwnershipFinding
    /// Whether owners found by an exact identifier own half by themselves, on which a machine may act.
    public var byExactIdentifier: Bool
    public init(owners: [Owner], finding: OwnershipFinding, byExactIdentifier: Bool) {
        self.owners = owners
        self.finding = finding
        self.byExactIdentifier = byExactIdentifier
    }

    public var stopping: Int { owners.reduce(0) { $0 + $1.hits.filter(\.stops).count } }

    /// What follows from the owners: a machine acts only on exact identifiers that reach half; a person looks at a sum that
    /// reaches it, at one that may, and at every owner who may be listed.
    public var disposition: Disposition {
        if byExactIdentifier { return .mayRefuse }
        return stopping > 0 ? .hold : .noStop
    }

    /// One sentence; `nil` when no owner comes near enough to stop.
    public var sentence: String? {
        guard stopping > 0 else { return nil }
        switch finding.verdict {
        case .owned, .listed:
            return
                "Listed persons own \(finding.shareInWords) of it, so it counts as listed itself under the 50 percent rule."
        case .undetermined:
            return
                "Whether listed persons own half of it is not known\(finding.missing.isEmpty ? "" : "; it turns on \(finding.missing.joined(separator: ", "))")."
        case .minority: return "Listed persons own \(finding.shareInWords) of it, which is less than half."
        case .none: return "An owner may be a listed person; what they hold does not reach it."
        }
    }

    /// `{verdict, share, stopping, sentence, chains, missing, owners}`.
    public var json: JSONValue {
        var object: [String: JSONValue] = [
            "verdict": .string(finding.verdict.rawValue), "share": .string(finding.shareInWords),
            "stopping": .integer(Int64(stopping)),
            "chains": .array(finding.paths.map { .string($0.description) }),
            "missing": .array(finding.missing.map(JSONValue.string)),
            "owners": .array(
                owners.map { owner in
                    var members: [String: JSONValue] = [
                        "pointer": .string(owner.place), "name": .string(owner.name),
                        "hits": .array(owner.hits.map(\.json)),
                    ]
                    members["share"] = owner.share.map { .string(OwnershipGraph.percent($0)) }
                    return .object(members)
                }),
        ]
        object["sentence"] = sentence.map(JSONValue.string)
        return .object(object)
    }
}
