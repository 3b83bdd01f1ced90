// Who stands behind an entity: those who own enough of it, directly or through other entities, and those who control it
// (clause 1(a)(ii)(A); 15 CFR 7.301 as proposed). The order has no threshold of its own.

/// The rule by which somebody counts as a beneficial owner.
public struct BeneficialOwnership: Hashable, Sendable {
    /// 2500 is 25 %.
    public var thresholdBasisPoints: Int
    /// Whether those who exercise substantial control count whatever they own.
    public var countsControl: Bool
    public init(thresholdBasisPoints: Int, countsControl: Bool) {
        self.thresholdBasisPoints = thresholdBasisPoints
        self.countsControl = countsControl
    }
}

/// Somebody behind an entity who has to be determined too.
public struct PartyBehind: Hashable, Sendable {
    public enum Part: Hashable, Sendable {
        /// The share of the customer, through however many entities, in basis points; `nil` when it was not stated.
        case owner(basisPoints: Int?)
        case controller(role: String)
    }
    public var person: Person
    public var part: Part
    /// Where the person stands in the application, as a JSON pointer: `/applicant/owners/0/person`.
    public var pointer: String
}

extension BeneficialOwnership {
    /// The owners and control persons of an entity that have to be determined, in the order in which they are stated.
    ///
    /// A share held through an entity counts by multiplication, except that whoever holds more than half of an entity
    /// controls the whole of what that entity holds (our reading of "owns or controls"). Shares of one and the same
    /// person are added up. A share that was not stated is not below the threshold: unknown is not "no".
    public func parties(behind entity: Entity) -> [PartyBehind] {
        var walk = Walk(countsControl: countsControl)
        walk.visit(entity, share: 10_000, pointer: "/applicant", depth: 0)
        return walk.found.filter { party in
            switch party.part {
            case .controller, .owner(nil): return true
            case .owner(.some):
                let total = walk.found.reduce(0) { sum, other in
                    guard case .owner(let share?) = other.part, other.person == party.person else { return sum }
                    return sum + share
                }
                return total >= thresholdBasisPoints
            }
        }
    }

    private struct Walk {
        let countsControl: Bool
        var found: [PartyBehind] = []

        mutating func visit(_ entity: Entity, share: Int, pointer: String, depth: Int) {
            guard depth < Limits.ownershipDepth else { return }
            for (index, owner) in (entity.owners ?? []).enumerated() {
                guard found.count < Limits.ownershipParties else { return }
                let place = "\(pointer)/owners/\(index)/person"
                let reached = owner.basisPoints.map { $0 > 5000 ? share : share * $0 / 10_000 }
                found.append(PartyBehind(person: owner.person, part: .owner(basisPoints: reached), pointer: place))
                if case .entity(let between) = owner.person {
                    visit(between, share: reached ?? share, pointer: place, depth: depth + 1)
                }
            }
            guard countsControl, depth == 0 else { return }
            for (index, controller) in entity.controllers.enumerated() {
                guard found.count < Limits.ownershipParties else { return }
                found.append(
                    PartyBehind(
                        person: .individual(controller.person), part: .controller(role: controller.role),
                        pointer: "\(pointer)/controllers/\(index)/person"))
            }
        }
    }
}
