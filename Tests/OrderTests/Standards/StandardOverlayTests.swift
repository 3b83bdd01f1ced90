import Order
import Testing

@Suite("An overlay may tighten and never loosen") struct StandardOverlayTests {
    /// The problems of one house parameter laid over a base with one parameter.
    private func problems(base: String, house: String) throws -> [String] {
        let base = try StandardDocument(
            yaml: SampleStandards.document(id: "base", kind: "base", parameters: base), file: "base.yaml")
        let house = try StandardDocument(yaml: SampleStandards.document(parameters: house), file: "house.yaml")
        return house.problems(over: base).map(\.description)
    }
    private func entry(_ parameter: String, _ value: String, _ more: String = "") -> String {
        let parts = parameter.split(separator: ".")
        return "  \(parts[0]):\n    \(parts[1]): {value: \(value), clause: 1(a), source: x\(more)}"
    }

    @Test(
        "What loosens is refused, and the same value or a tighter one is not",
        arguments: [
            // parameter, base, tighter, looser
            ("retention.opened", "2 years", "731 days", "730 days"),
            ("deadlines.hold", "30 days", "29 days", "31 days"),
            ("beneficialOwner.ownershipThreshold", "25 %", "10.5 %", "25.01 %"),
            ("screening.reviewHigh", "0.85", "0.849", "0.851"),
            ("screening.clearingSecondPerson", "0.98", "0.95", "0.99"),
            // A list that is named no more falls back to `any`.
            ("screening.reviewHigh", "{any: 0.7, ofac-sdn: 0.68}", "{any: 0.7, ofac-sdn: 0.66, un: 0.6}", "{any: 0.7}"),
            ("verify.low", "[identity]", "[identity, emailControl]", "[emailControl]"),
            ("provisionalAccess.highestTier", "standard", "none", "high"),
            ("measure.uncertainAccount", "maintain", "restrict", ""),
            ("measure.onBehalfOf", "anyForeignPerson", "anyForeignPerson", "jurisdiction"),
            ("beneficialOwner.substantialControl", "yes", "yes", "no"),
            (
                "tier.payment", "{none: standard, wallet: high, institution: low}",
                "{none: high, wallet: high, institution: low}", "{none: high, wallet: standard, institution: high}"
            ),
            ("review.high", "12 months", "365 days", "13 months"),
        ])
    func directions(parameter: String, base: String, tighter: String, looser: String) throws {
        #expect(try problems(base: entry(parameter, base), house: entry(parameter, base)).isEmpty)
        #expect(try problems(base: entry(parameter, base), house: entry(parameter, tighter)).isEmpty)
        guard !looser.isEmpty else { return }
        let found = try problems(base: entry(parameter, base), house: entry(parameter, looser))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("house.yaml:9:5: `\(parameter)` loosens base@1") == true, "\(found)")
    }

    @Test("The refusal says parameter, line, both values and how")
    func wording() throws {
        let found = try problems(base: entry("retention.opened", "2 years"), house: entry("retention.opened", "1 year"))
        #expect(
            found == [
                "house.yaml:9:5: `retention.opened` loosens base@1, which an overlay may not: it says 1 year, "
                    + "the base says 2 years; it is shorter"
            ])
    }

    @Test("Every parameter declares what tighter means, and only two mean nothing by it")
    func everyParameter() {
        #expect(Parameter.allCases.filter { $0.tighter == .none } == [.deadlineAppealWindow, .measureMaximum])
        for parameter in Parameter.allCases {
            #expect(Parameter(rawValue: "\(parameter.group).\(parameter.name)") == parameter)
            #expect(!parameter.meaning.isEmpty)
            if case .members = parameter.kind { #expect(parameter.tighter == .superset) }
            if parameter.tighter == .superset {
                #expect({ if case .members = parameter.kind { true } else { false } }())
            }
        }
    }

    @Test("What is collected grows only for a stated purpose")
    func purpose() throws {
        let base = entry("collect.foreignIndividual", "[name]")
        let without = try problems(base: base, house: entry("collect.foreignIndividual", "[name, birthDate]"))
        #expect(
            without == [
                "house.yaml:9:5: `collect.foreignIndividual` also collects birthDate; say what for in `purpose`"
            ])
        let with = try problems(
            base: base, house: entry("collect.foreignIndividual", "[name, birthDate]", ", purpose: to tell apart"))
        #expect(with.isEmpty)
        let silentBase = try problems(
            base: entry("retention.opened", "2 years"), house: entry("collect.foreignBeneficialOwner", "[name]"))
        #expect(silentBase.count == 1)
    }

    @Test(
        "From United States persons no overlay collects more, whatever its purpose",
        arguments: ["unitedStatesIndividual", "unitedStatesEntity"])
    func unitedStatesPersons(type: String) throws {
        let found = try problems(
            base: entry("collect.\(type)", "[name]"),
            house: entry("collect.\(type)", "[name, address]", ", purpose: marketing"))
        #expect(found.count == 1)
        #expect(found.first?.contains("collects address from United States persons") == true)
        let added = try problems(
            base: entry("collect.\(type)", "[name]"),
            house: "  collect:\n    \(type): {adds: [address], clause: 1(a), source: x, purpose: marketing}")
        #expect(added.count == 1)
    }

    @Test("A house overlay takes the place of ours but not of the base")
    func houseOverRecommended() throws {
        let looserThanOurs = SampleStandards.document(parameters: entry("retention.withdrawn", "10 days"))
        let standard = try SampleStandards.standard(house: looserThanOurs)
        #expect(standard.retention.periods[.withdrawn] == Period("10 days"))
        #expect(standard.name == "order@1+recommended@1+house@1")
        #expect(standard.parameters[.retentionWithdrawn]?.document.id == "house")
        #expect(standard.retention.periods[.refused] == Period("2 years"))

        let looserThanBase = SampleStandards.document(parameters: entry("retention.opened", "1 year"))
        #expect(throws: StandardSelectionError.self) {
            try SampleStandards.standard(base: "proposed-2024", house: looserThanBase)
        }
        #expect(throws: Never.self) { try SampleStandards.standard(base: "order", house: looserThanBase) }
    }

    @Test("The recommendation never loosens a shipped base")
    func recommendedHolds() throws {
        let library = try StandardLibrary.shipped()
        let recommended = try #require(library.documents.first { $0.id == "recommended" })
        for base in library.documents where base.kind == .base { #expect(recommended.problems(over: base) == []) }
    }
}
