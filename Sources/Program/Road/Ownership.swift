import Order
import Screening

// An entity that listed persons own half of counts as listed itself (OFAC's guidance of August 13, 2014, on what the sanctions
// under this order's parent reach). What its owners are is found by screening, what they hold by what the entity states.

/// The owners of an entity of whom a list says something, by where they stand in the application.
struct ListedOwners {
    /// Certainly listed: an exact identifier, or a name that a birth date or document confirms.
    var certain: Set<OwnershipPartyID> = []
    /// Of those, the ones found by an exact strong identifier, on which a machine may act.
    var exact: Set<OwnershipPartyID> = []
    var possible: Set<OwnershipPartyID> = []

    mutating func add(_ hit: Hit, of party: JourneyParty) {
        guard party.involvement == .owner else { return }
        add(hit, at: OwnershipPartyID(rawValue: party.pointer))
    }

    /// Takes a hit that stops, on the owner who stands at a place.
    mutating func add(_ hit: Hit, at id: OwnershipPartyID) {
        guard hit.entry.list != .measures, hit.entry.blocksWhatItOwns else { return }
        switch hit.verdict {
        case .exactIdentifier:
            exact.insert(id)
            certain.insert(id)
        case .confirmed: certain.insert(id)
        case .nameOnly, .possible: possible.insert(id)
        case .contradicted: break
        }
    }

    /// What they own of a party, together and through others; and whether those found by an exact identifier own half by
    /// themselves.
    func holdings(of party: OwnershipPartyID, in graph: OwnershipGraph) -> (finding: OwnershipFinding, byExact: Bool) {
        let finding = graph.blockedOwnership(
            of: party, listed: certain, possiblyListed: possible.subtracting(certain))
        let byExact = !exact.isEmpty && graph.blockedOwnership(of: party, listed: exact).verdict == .owned
        return (finding, byExact)
    }
}

extension Findings {
    /// What listed persons own of the applicant, together and through others.
    struct Ownership: Sendable {
        /// Whether they certainly own half of it or more; `nil` when that turns on something unknown.
        var isOwned: Bool?
        /// Whether those found by an exact identifier own half by themselves.
        var byExactIdentifier: Bool
        /// `60 %`, `25 to 75 %`.
        var share: String
        var reason: Reason
        /// Shares that were not stated and would decide it.
        var asked: [MissingItem]
    }
}

extension Road {
    /// `nil` when no owner is or may be listed.
    func ownership(of application: Application, _ owners: ListedOwners) -> Findings.Ownership? {
        guard case .entity(let entity) = application.applicant, !owners.certain.isEmpty || !owners.possible.isEmpty
        else { return nil }
        let applicant = OwnershipPartyID(rawValue: "/applicant")
        let graph = OwnershipGraph(statedBy: entity, at: applicant.rawValue)
        let possible = owners.possible.subtracting(owners.certain)
        let (found, byExact) = owners.holdings(of: applicant, in: graph)
        let isOwned: Bool? =
            switch found.verdict {
            case .listed, .owned: true
            case .undetermined: nil
            case .minority, .none: false
            }
        let finding =
            switch isOwned {
            case true?:
                "Listed persons own at least half of it, so it counts as listed itself under the 50 percent rule."
            case false?: "Listed persons own less than half of it, so it does not count as listed by that alone."
            case nil:
                "Whether listed persons own half of it, which would make it count as listed itself, is not known."
            }
        return Findings.Ownership(
            isOwned: isOwned, byExactIdentifier: byExact, share: found.shareInWords,
            reason: Reason(
                "preamble", finding, holds: isOwned,
                facts: [ReasonFact("share of listed persons", found.shareInWords, source: "declared", sensitive: true)],
                missing: isOwned == nil ? found.missing : [], because: [found.reason]),
            asked: isOwned == nil ? sharesToAsk(entity, graph, owners.certain, possible) : [])
    }

    /// The shares that were left open of owners who are or may be listed, or of whom such persons may own half.
    private func sharesToAsk(
        _ applicant: Entity, _ graph: OwnershipGraph, _ certain: Set<OwnershipPartyID>,
        _ possible: Set<OwnershipPartyID>
    ) -> [MissingItem] {
        var asked: [MissingItem] = []
        func walk(_ entity: Entity, at place: String, prefix: String, depth: Int) {
            guard depth < Limits.ownershipDepth else { return }
            for (position, owner) in (entity.owners ?? []).enumerated() where asked.count < Limits.ownershipParties {
                let pointer = "\(place)/owners/\(position)"
                let label = "\(prefix)owner \(position + 1)"
                let id = OwnershipPartyID(rawValue: pointer + "/person")
                if owner.basisPoints == nil {
                    let found = graph.blockedOwnership(of: id, listed: certain, possiblyListed: possible).verdict
                    if found == .listed || found == .owned || found == .undetermined {
                        asked.append(
                            MissingItem(
                                pointer: pointer + "/percent", label: "Share of \(label)",
                                why: "An entity counts as listed itself when listed persons own half of it.",
                                clause: "preamble"))
                    }
                }
                if case .entity(let between) = owner.person {
                    walk(between, at: pointer + "/person", prefix: label + ", ", depth: depth + 1)
                }
            }
        }
        walk(applicant, at: "/applicant", prefix: "", depth: 0)
        return asked
    }
}
