/// Takes typed values out of resolved parameters. The document reader gave every parameter its kind, so what is missing
/// here was missing in the documents.
struct ParameterReader {
    let parameters: [Parameter: ParameterEntry]

    func optionalPeriod(_ parameter: Parameter) -> Period? {
        if case .period(let period)? = parameters[parameter]?.value { period } else { nil }
    }
    func period(_ parameter: Parameter) throws(StandardSelectionError) -> Period {
        guard let period = optionalPeriod(parameter) else { throw .incomplete(missing: [parameter]) }
        return period
    }
    /// Basis points of a share, thousandths of a fraction.
    func number(_ parameter: Parameter) throws(StandardSelectionError) -> Int {
        switch parameters[parameter]?.value {
        case .share(let number)?, .fraction(let number)?: return number
        default: throw .incomplete(missing: [parameter])
        }
    }
    func scores(_ parameter: Parameter) throws(StandardSelectionError) -> [String: Int] {
        guard case .scores(let scores)? = parameters[parameter]?.value else { throw .incomplete(missing: [parameter]) }
        return scores
    }
    func flag(_ parameter: Parameter) throws(StandardSelectionError) -> Bool {
        guard case .flag(let flag)? = parameters[parameter]?.value else { throw .incomplete(missing: [parameter]) }
        return flag
    }
    func text(_ parameter: Parameter) throws(StandardSelectionError) -> String {
        guard case .choice(let text)? = parameters[parameter]?.value else { throw .incomplete(missing: [parameter]) }
        return text
    }
    func choice<Choice: RawRepresentable>(_ parameter: Parameter) throws(StandardSelectionError) -> Choice
    where Choice.RawValue == String {
        guard let choice = Choice(rawValue: try text(parameter)) else { throw .incomplete(missing: [parameter]) }
        return choice
    }
    func optionalChoice<Choice: RawRepresentable>(_ parameter: Parameter) -> Choice? where Choice.RawValue == String {
        if case .choice(let text)? = parameters[parameter]?.value { Choice(rawValue: text) } else { nil }
    }
    func members(_ parameter: Parameter) throws(StandardSelectionError) -> [String] {
        guard case .members(let members)? = parameters[parameter]?.value else {
            throw .incomplete(missing: [parameter])
        }
        return members
    }
    func fields(_ parameter: Parameter) throws(StandardSelectionError) -> CollectedFields {
        CollectedFields(try members(parameter).compactMap(CollectedField.init(rawValue:)))
    }
    func assurances(_ parameter: Parameter) throws(StandardSelectionError) -> Assurances {
        Assurances(try members(parameter).compactMap(Assurance.init(rawValue:)))
    }
    func tiers(_ parameter: Parameter) throws(StandardSelectionError) -> [String: RiskTier] {
        guard case .tiers(let tiers)? = parameters[parameter]?.value else { throw .incomplete(missing: [parameter]) }
        return tiers
    }
    func periods(
        _ low: Parameter, _ standard: Parameter, _ high: Parameter
    ) throws(StandardSelectionError) -> [RiskTier: Period] {
        [.low: try period(low), .standard: try period(standard), .high: try period(high)]
    }
}
