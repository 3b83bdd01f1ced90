// What a piece of evidence amounts to under NIST SP 800-63A-4: the three steps of section 2.1.1 and the strength of section 2.4.1,
// each computed from what was done and what the evidence holds. Nothing asserts them.
import Order

/// The steps of identity proofing.
public enum EvidenceStep: String, Hashable, Sendable, CaseIterable {
    /// Evidence was collected that names a person (section 2.3).
    case collected
    /// It is genuine and what it states is right (section 2.4.2).
    case validated
    /// The applicant is the one whom it is about (section 2.5).
    case verified
}

/// Steps and strength of one piece of evidence, each with why.
public struct EvidenceAssessment: Hashable, Sendable {
    public struct StepResult: Hashable, Sendable {
        public var step: EvidenceStep
        /// `nil` when nothing was done that could tell.
        public var holds: Bool?
        public var why: String
    }
    /// In the order in which they are taken.
    public let steps: [StepResult]
    /// `nil` when it is not even fair.
    public let strength: EvidenceStrength?
    /// What keeps it from the next strength, with the item of the standard that says so; empty for superior evidence.
    public let lacks: [String]

    /// - Parameter weaknesses: what makes it worth less; each lowers the strength by one, together no more.
    public init(
        status: EvidenceVerdict.Status, acts: Set<EvidenceAct>, attributes: Set<Claim.Attribute>,
        weaknesses: Set<EvidenceWeakness> = []
    ) {
        let isContact = acts.contains(.codeReturned)
        let validating = EvidenceAct.allCases.filter { acts.contains($0) && $0.validates }
        let verifying = EvidenceAct.allCases.filter { acts.contains($0) && $0.verifies }
        let isValidated: Bool? = status == .invalid ? false : validating.isEmpty ? nil : true
        let isVerified: Bool? =
            status == .invalid ? false : !verifying.isEmpty && (isValidated == true || isContact) ? true : nil
        steps = [
            StepResult(
                step: .collected, holds: attributes.contains(.name) || isContact,
                why: isContact
                    ? "A contact point, not a document."
                    : attributes.contains(.name)
                        ? "It names a person." : "It names nobody."),
            StepResult(
                step: .validated, holds: isValidated,
                why: Self.sentence(isValidated, validating, "Nothing shows that it is genuine.")),
            StepResult(
                step: .verified, holds: isVerified,
                why: Self.sentence(isVerified, verifying, "Nothing shows that whoever presents it is its holder.")),
        ]
        let bar = Self.bar(status: status, acts: acts, attributes: attributes).lowered(by: weaknesses)
        strength = bar.strength
        lacks = bar.lacks
    }

    public func holds(_ step: EvidenceStep) -> Bool? { steps.first { $0.step == step }?.holds }

    private static func sentence(_ holds: Bool?, _ acts: [EvidenceAct], _ otherwise: String) -> String {
        switch holds {
        case false?: return "The evidence cannot be relied on."
        case nil: return otherwise
        case true?:
            let text = acts.map(\.words).joined(separator: "; ")
            return text.prefix(1).uppercased() + text.dropFirst() + "."
        }
    }

    /// The table of section 2.4.1, as far as what was presented can show it. What an issuer does before it issues (items on
    /// procedures, attendance and delivery) no presentation shows: a government's signature or a document with a portrait that
    /// somebody examined stands for it.
    private static func bar(
        status: EvidenceVerdict.Status, acts: Set<EvidenceAct>, attributes: Set<Claim.Attribute>
    ) -> Bar {
        guard status != .invalid else { return Bar(nil, ["it is not acceptable"]) }
        let number = !attributes.isDisjoint(with: [.documentNumber, .nationalNumber])
        let isUnique = number || attributes.contains(.portrait) || attributes.contains(.birthDate)
        let examined: Set<EvidenceAct> = [
            .checkDigitsAgree, .issuerSignatureVerified, .seenInPerson, .seenOnVideo, .documentCheckedByVerifier,
            .recordMatched, .acceptedByTwoPeople,
        ]
        let fair = missing([
            (attributes.contains(.name), "a name (2.4.1.1 item 3)"),
            (isUnique, "a reference number, a portrait or attributes that single somebody out (2.4.1.1 item 4)"),
            (!acts.isDisjoint(with: examined), "anything but the applicant's word (2.4.1.1 item 6)"),
        ])
        guard fair.isEmpty else { return Bar(nil, fair) }
        let strong = missing([
            (number || attributes.contains(.birthDate), "a reference number or unique attributes (2.4.1.2 item 4)"),
            (attributes.contains(.portrait), "a portrait of the holder (2.4.1.2 item 5)"),
            (
                !acts.isDisjoint(with: [.issuerSignatureVerified, .seenInPerson, .seenOnVideo]),
                "an examination of the document itself (2.4.1.2 item 8 with 2.4.2.2)"
            ),
        ])
        guard strong.isEmpty else { return Bar(.fair, strong) }
        let superior = missing([
            (acts.contains(.issuerSignatureVerified), "the issuer's digital signature (2.4.1.3 item 2)"),
            (number, "a reference number (2.4.1.3 item 6)"),
        ])
        return superior.isEmpty ? Bar(.superior, []) : Bar(.strong, superior)
    }

    /// The strength alone.
    static func strength(
        status: EvidenceVerdict.Status, acts: Set<EvidenceAct>, attributes: Set<Claim.Attribute>,
        weaknesses: Set<EvidenceWeakness> = []
    ) -> EvidenceStrength? {
        bar(status: status, acts: acts, attributes: attributes).lowered(by: weaknesses).strength
    }

    private struct Bar {
        var strength: EvidenceStrength?
        var lacks: [String]
        init(_ strength: EvidenceStrength?, _ lacks: [String]) {
            self.strength = strength
            self.lacks = lacks
        }

        func lowered(by weaknesses: Set<EvidenceWeakness>) -> Bar {
            guard !weaknesses.isEmpty, let strength, strength > .fair else { return self }
            let words = EvidenceWeakness.allCases.filter(weaknesses.contains).map { "more: \($0.words)" }
            return Bar(strength == .superior ? .strong : .fair, words + lacks)
        }
    }

    private static func missing(_ items: [(met: Bool, what: String)]) -> [String] {
        items.filter { !$0.met }.map(\.what)
    }
}

extension EvidenceVerdict {
    /// Steps and strength of the evidence as it was judged; what was done later (a face compared, say) is added by who keeps it.
    public var assessment: EvidenceAssessment {
        EvidenceAssessment(
            status: status, acts: acts, attributes: Set(claims.map(\.attribute)), weaknesses: weaknesses)
    }
}
