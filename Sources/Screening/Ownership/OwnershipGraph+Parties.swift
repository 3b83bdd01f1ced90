// Ownership as an application states it, and as lists do.
import Order

extension OwnershipGraph {
    /// What an applicant entity states of its owners, through every entity between, bounded as the form is. A party's id is
    /// where it stands in the application: `/applicant`, `/applicant/owners/0/person`.
    public init(statedBy applicant: Entity, at pointer: String = "/applicant") {
        var interests: [OwnershipInterest] = []
        var names = [OwnershipPartyID(rawValue: pointer): applicant.name]
        func walk(_ entity: Entity, _ place: String, depth: Int) {
            guard depth < Limits.ownershipDepth else { return }
            for (position, owner) in (entity.owners ?? []).enumerated() {
                guard interests.count < Limits.ownershipParties else { return }
                let above = "\(place)/owners/\(position)/person"
                let id = OwnershipPartyID(rawValue: above)
                interests.append(
                    OwnershipInterest(id, owns: OwnershipPartyID(rawValue: place), basisPoints: owner.basisPoints))
                switch owner.person {
                case .individual(let person): names[id] = person.name
                case .entity(let between):
                    names[id] = between.name
                    walk(between, above, depth: depth + 1)
                }
            }
        }
        walk(applicant, pointer, depth: 0)
        self.init(interests, names: names)
    }

    /// What lists say of who owns whom. A listed party's id is its key (`<list>/<reference>`); a party that is only named
    /// is `<list>/name:<name>`.
    public init(statedBy entries: [ListEntry]) {
        var interests: [OwnershipInterest] = []
        var names: [OwnershipPartyID: String] = [:]
        for entry in entries where !entry.relations.isEmpty {
            let id = OwnershipPartyID(rawValue: entry.key)
            names[id] = entry.primaryName
            for relation in entry.relations where relation.kind == .ownedBy || relation.kind == .owns {
                let other = OwnershipPartyID(
                    rawValue: "\(entry.list.rawValue)/\(relation.partyID ?? "name:\(relation.party)")")
                if names[other] == nil { names[other] = relation.party }
                interests.append(
                    relation.kind == .owns
                        ? OwnershipInterest(id, owns: other, share: relation.share)
                        : OwnershipInterest(other, owns: id, share: relation.share))
            }
        }
        self.init(interests, names: names)
    }
}
