import Order

/// What is wrong with a directive, and under which clause.
///
/// Some defects stop it from taking effect (`refuses`); the others are noted beside it, because a provider cannot know, for
/// instance, whom the Secretary consulted if the text does not say.
public enum DirectiveDefect: Hashable, Sendable, CustomStringConvertible {
    case alreadyKnown(String)
    case unknownFinding(FindingID)
    case unknownMeasure(MeasureID)
    case unknownExemption(ExemptionID)
    case findingRevoked(FindingID)
    case noGround
    case notForeign(JurisdictionCode)
    case targetOutsideFinding(FindingID)
    case policyNamesNoSuchPerson(FoundPersonID)
    case groundDoesNotCarryMeasure(FindingID)
    case issuedBeforeDetermination
    case noFinalRule
    case beforeFinalRuleClock(earliest: Timestamp, Period)
    case beforeDeterminationClock(earliest: Timestamp, Period)
    case noEnd(maximum: Period)
    case longerThanAllowed(latest: Timestamp, maximum: Period)
    case endsBeforeItBegins
    case effectiveBeforeIssued
    case nothingConditioned
    case alreadyEnded(at: Timestamp)
    case doesNotExtend(end: Timestamp?)
    case consultationsNotRecorded([Agency])
    case factorsNotRecorded([FactorConsidered.Factor])

    /// Whether a directive with this defect cannot take effect.
    public var refuses: Bool {
        switch self {
        case .consultationsNotRecorded, .factorsNotRecorded: false
        default: true
        }
    }

    public var clause: ClauseID {
        switch self {
        case .unknownFinding, .findingRevoked, .noGround, .issuedBeforeDetermination: "2(a)"
        case .consultationsNotRecorded(let agencies):
            agencies.contains(.state) || agencies.contains(.treasury) ? "2(a)" : "1(c)"
        case .factorsNotRecorded: "2(b)"
        case .notForeign: "5(b)"
        case .groundDoesNotCarryMeasure: "2(d)(i)"
        case .noFinalRule, .beforeFinalRuleClock, .beforeDeterminationClock: "2(e)"
        case .unknownExemption: "1(c)"
        case .alreadyKnown, .unknownMeasure, .targetOutsideFinding, .policyNamesNoSuchPerson, .noEnd,
            .longerThanAllowed,
            .endsBeforeItBegins, .effectiveBeforeIssued, .nothingConditioned, .alreadyEnded, .doesNotExtend:
            "2(d)"
        }
    }

    public var description: String {
        switch self {
        case .alreadyKnown(let id): "\(id) is already in the log. Give the directive a reference of its own."
        case .unknownFinding(let id): "Finding \(id) is not in the log. Record the finding first."
        case .unknownMeasure(let id): "Measure \(id) is not in the log. Record the measure first."
        case .unknownExemption(let id): "Exemption \(id) is not in the log. Check its reference."
        case .findingRevoked(let id): "Finding \(id) has been revoked. A measure needs a finding that stands."
        case .noGround: "The finding states no ground. State offering, directly obtaining, or both."
        case .notForeign(let code): "\(code) is under the jurisdiction of the United States, so it is not foreign."
        case .targetOutsideFinding(let id): "The measure is aimed at another jurisdiction or person than finding \(id)."
        case .policyNamesNoSuchPerson(let id): "The measure is aimed at \(id), whom the policy does not describe."
        case .groundDoesNotCarryMeasure(let id):
            "Finding \(id) does not rest on offering, the only ground on which 2(d)(i) allows a jurisdiction measure."
        case .issuedBeforeDetermination: "The measure was issued before its finding was determined."
        case .noFinalRule: "No final rule under section 1 is known, so no measure can be required yet."
        case .beforeFinalRuleClock(let earliest, let period):
            "It takes effect before \(earliest), \(period) after the final rule under section 1."
        case .beforeDeterminationClock(let earliest, let period):
            "It takes effect before \(earliest), \(period) after the determination."
        case .noEnd(let maximum): "It states no end; the standard allows at most \(maximum)."
        case .longerThanAllowed(let latest, let maximum):
            "It lasts beyond \(latest); the standard allows at most \(maximum) at a time."
        case .endsBeforeItBegins: "It ends before it begins."
        case .effectiveBeforeIssued: "It takes effect before it was issued."
        case .nothingConditioned: "It imposes conditions but names none."
        case .alreadyEnded(let end):
            "It ended at \(end); what has ended cannot be extended or revoked. Issue a new one."
        case .doesNotExtend(let end):
            end.map { "The new end is not after the present one, \($0)." } ?? "The measure states no end to extend."
        case .consultationsNotRecorded(let agencies):
            "It does not record consultation with \(agencies.map(\.name).joined(separator: ", "))."
        case .factorsNotRecorded(let factors):
            "It does not record the factors of \(factors.map(\.clause.rawValue).joined(separator: ", "))."
        }
    }

    /// The defect as a reason that does not hold.
    public var reason: Reason { Reason(clause, description, holds: false) }
}

/// A directive that cannot take effect, with everything that is wrong with it.
public struct DirectiveRefused: Error, Hashable, Sendable, CustomStringConvertible {
    public var defects: [DirectiveDefect]
    public init(defects: [DirectiveDefect]) { self.defects = defects }
    public var description: String { defects.map(\.description).joined(separator: " ") }
}
