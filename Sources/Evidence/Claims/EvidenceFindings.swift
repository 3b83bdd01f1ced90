// How a verdict comes about: findings are made one after the other, and the verdict follows from them by one rule.
import Order

/// Findings about one piece of evidence, in the order they were made.
///
/// One that speaks against the evidence makes it invalid; one that leaves its authenticity open makes it unproven; whether the
/// presenter is the holder is a question of its own, which a genuine document may leave open.
public struct EvidenceFindings: Sendable {
    public private(set) var reasons: [Reason] = []
    public private(set) var isRefused = false
    public private(set) var isOpen = false
    /// Whether the presenter was shown to hold the key that the issuer bound to the evidence.
    public private(set) var holderIsProven = false
    /// What makes it worth less although it is genuine.
    public private(set) var weaknesses: Set<EvidenceWeakness> = []

    public init() {}

    public mutating func proves(_ finding: String, facts: [ReasonFact] = []) {
        reasons.append(Reason("1(a)(i)", finding, holds: true, facts: facts))
    }
    public mutating func refuses(_ finding: String, facts: [ReasonFact] = []) {
        isRefused = true
        reasons.append(Reason("1(a)(i)", finding, holds: false, facts: facts))
    }
    /// - Parameter missing: What would settle it, as `evidence.…`.
    public mutating func leavesOpen(_ finding: String, missing: String, facts: [ReasonFact] = []) {
        isOpen = true
        reasons.append(Reason("1(a)(i)", finding, holds: nil, facts: facts, missing: [missing]))
    }
    public mutating func provesHolder(_ finding: String) {
        holderIsProven = true
        reasons.append(Reason("1(a)(i)", finding, holds: true))
    }
    public mutating func leavesHolderOpen(_ finding: String) {
        reasons.append(Reason("1(a)(i)", finding, holds: nil, missing: ["evidence.holder"]))
    }
    /// Something a person should know that decides nothing by itself.
    public mutating func notes(_ finding: String, facts: [ReasonFact] = []) {
        reasons.append(Reason("1(a)(i)", finding, holds: nil, facts: facts))
    }
    /// A birth date that has not come yet is nobody's, whoever signed it.
    mutating func checkBirth(_ date: CalendarDate?, asOf today: CalendarDate) {
        guard let date, date > today else { return }
        leavesOpen(
            "It states a birth date, \(date), that has not come yet. Ask its issuer.", missing: "evidence.birthDate")
    }
    public mutating func add(_ verdict: EvidenceVerdict.Status, _ others: [Reason]) {
        reasons += others
        isRefused = isRefused || verdict == .invalid
        isOpen = isOpen || verdict == .unproven
    }
    public mutating func add(_ other: EvidenceFindings) {
        reasons += other.reasons
        isRefused = isRefused || other.isRefused
        isOpen = isOpen || other.isOpen
        holderIsProven = holderIsProven || other.holderIsProven
        weaknesses.formUnion(other.weaknesses)
    }
    /// Marks what is weak, and says it.
    mutating func marks(_ found: Set<EvidenceWeakness>) {
        let new = found.subtracting(weaknesses)
        guard !new.isEmpty else { return }
        weaknesses.formUnion(new)
        reasons += new.reasons
    }

    public var status: EvidenceVerdict.Status { isRefused ? .invalid : isOpen ? .unproven : .valid }
    /// How claims of an issuer who signed them were established: `declared` as long as nothing shows that it was the issuer.
    public var method: EvidenceMethod {
        if isRefused || isOpen { return .declared }
        return holderIsProven ? .issuerSignatureAndHolderKey : .issuerSignature
    }
    public func verdict(claims: [Claim]) -> EvidenceVerdict {
        EvidenceVerdict(status: status, reasons: reasons, claims: claims, weaknesses: weaknesses)
    }
}
