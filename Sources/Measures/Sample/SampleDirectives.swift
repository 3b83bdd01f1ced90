import Order

/// Directives for `serve --sample`: invented, about places and people that do not exist. Utopia (`UTO`) is the state of ICAO's
/// specimen documents, so a sample applicant can say that they live there and no real jurisdiction is meant.
public enum SampleDirectives {
    public static let jurisdiction = JurisdictionCode(unchecked: "UTO")
    /// Prohibited.
    public static let prohibitedPerson = FoundPersonID(unchecked: "SAMPLE-P-01")
    /// Put under conditions.
    public static let conditionedPerson = FoundPersonID(unchecked: "SAMPLE-P-02")

    /// The terms under which the sample set is valid: an invented final rule, two years before.
    public static func terms(around now: Timestamp) -> MeasureTerms {
        MeasureTerms(
            standard: "sample", finalRuleIssued: now + Days(-730), afterDetermination: Period(days: 180),
            maximum: Period(days: 365))
    }

    /// One jurisdiction, two persons and one exemption, in force at `now`, in the order in which they are recorded.
    public static func directives(around now: Timestamp) -> [Directive] {
        let determined = now + Days(-240)
        let issued = now + Days(-200)
        let effective = now + Days(-30)
        let until = now + Days(300)
        let jurisdictionFactors: [FactorConsidered] = [
            FactorConsidered(.obtainedThroughJurisdiction, note: "Invented for the sample."),
            FactorConsidered(.sourceOfActivity, note: "Invented for the sample."),
            FactorConsidered(.legalAssistance, note: "No treaty; the place does not exist."),
        ]
        let personFactors: [FactorConsidered] = [
            .personsOwnUse, .productsOffered, .legitimateUse, .lesserActionsSuffice,
        ].map { FactorConsidered($0, note: "Invented for the sample.") }
        let prohibited = FoundPerson(
            id: prohibitedPerson, kind: .individual, name: "Tamsin Quillfeather", otherNames: ["T. Quill"],
            birthDate: CalendarDate(year: 1984, month: 2, day: 29), jurisdictions: [jurisdiction],
            identifiers: [.email("quill@sample.example"), .document(number: "SMPL00417", country: jurisdiction)])
        let conditioned = FoundPerson(
            id: conditionedPerson, kind: .entity, name: "Nowhere Hosting Cooperative", jurisdictions: [jurisdiction],
            identifiers: [.email("noc@nowhere-hosting.example")])
        func finding(_ id: String, _ object: Finding.Object, _ grounds: Set<Finding.Ground>) -> Directive {
            let factors = if case .person = object { personFactors } else { jurisdictionFactors }
            return .finding(
                Finding(
                    id: FindingID(unchecked: id), object: object, grounds: grounds, factors: factors,
                    consulted: Finding.requiredConsultations, determined: determined, citation: "Sample, not law"))
        }
        func measure(
            _ id: String, on finding: String, _ target: SpecialMeasure.Target, _ effect: SpecialMeasure.Effect
        ) -> Directive {
            .measure(
                SpecialMeasure(
                    id: MeasureID(unchecked: id), basis: .finding(FindingID(unchecked: finding)), target: target,
                    effect: effect, scope: .both, issued: issued, effectiveFrom: effective, until: until,
                    citation: "Sample, not law"))
        }
        return [
            finding("SAMPLE-F-01", .jurisdiction(jurisdiction), [.offering]),
            finding("SAMPLE-F-02", .person(prohibited), [.directlyObtaining]),
            finding("SAMPLE-F-03", .person(conditioned), [.offering, .directlyObtaining]),
            measure("SAMPLE-SM-01", on: "SAMPLE-F-01", .jurisdiction(jurisdiction), .prohibit),
            measure("SAMPLE-SM-02", on: "SAMPLE-F-02", .person(prohibitedPerson), .prohibit),
            measure(
                "SAMPLE-SM-03", on: "SAMPLE-F-03", .person(conditionedPerson),
                .condition([.noResale, .heightenedMonitoring, .verifyAgain(withinDays: 90)])),
            .exemption(
                Exemption(
                    id: ExemptionID(unchecked: "SAMPLE-EX-01"), scope: .accountType(.enterprise),
                    conditions: ["Keep the abuse deterrence program current."],
                    bestPracticesFinding: "Invented for the sample.", consulted: Exemption.requiredConsultations,
                    issued: issued, effectiveFrom: effective, until: until, citation: "Sample, not law")),
        ]
    }
}
