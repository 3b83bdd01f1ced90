import Order

/// Whether the duties of section 1 are lifted, and by what.
public struct ExemptionVerdict: Hashable, Sendable {
    public var isExempt: Bool
    public var by: [ExemptionID]
    /// What the exempt must keep doing.
    public var conditions: [String]
    public var reason: Reason
}

extension MeasureRegister {
    /// Whether an exemption under clause 1(c) covers the provider, the type of account or the lessee. It says nothing of
    /// section 2: special measures bind the exempt too.
    public func exemption(
        provider: String?, accountType: AccountType, lessee: SubjectID?, asOf time: Timestamp
    ) -> ExemptionVerdict {
        let covering = exemptions.filter { life in
            guard life.isInForce(at: time) else { return false }
            return switch life.exemption.scope {
            case .provider(let reference): reference == provider
            case .accountType(let type): type == accountType
            case .lessee(let subject): subject == lessee
            }
        }
        guard !covering.isEmpty else {
            return ExemptionVerdict(
                isExempt: false, by: [], conditions: [], reason: Reason("1(c)", "No exemption applies.", holds: false))
        }
        let because = covering.map { life in
            var facts = [
                ReasonFact("exemption", life.exemption.id.rawValue, source: life.exemption.citation ?? "directive log"),
                ReasonFact("in force from", life.exemption.effectiveFrom.description, source: "\(life.exemption.id)"),
            ]
            if let until = life.exemption.until {
                facts.append(ReasonFact("in force until", until.description, source: "\(life.exemption.id)"))
            }
            return Reason("1(c)", "Exempt: \(life.exemption.scope.text).", holds: true, facts: facts)
        }
        return ExemptionVerdict(
            isExempt: true, by: covering.map(\.exemption.id), conditions: covering.flatMap(\.exemption.conditions),
            reason: Reason("1(c)", "The duties of section 1 are lifted by an exemption.", holds: true, because: because)
        )
    }
}

extension Exemption.Scope {
    var text: String {
        switch self {
        case .provider: "the provider"
        case .accountType(let type): "accounts of type \(type.rawValue)"
        case .lessee: "this lessee"
        }
    }
}
