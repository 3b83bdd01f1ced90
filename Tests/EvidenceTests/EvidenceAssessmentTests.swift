import Evidence
import Order
import Testing

@Suite("Steps and strength follow from what was done (NIST SP 800-63A-4)")
struct EvidenceAssessmentTests {
    private let passport: Set<Claim.Attribute> = [.name, .birthDate, .documentNumber, .portrait]

    private func assess(
        _ acts: Set<EvidenceAct>, _ attributes: Set<Claim.Attribute>, _ status: EvidenceVerdict.Status = .valid
    ) -> EvidenceAssessment {
        EvidenceAssessment(status: status, acts: acts, attributes: attributes)
    }
    private func steps(_ assessment: EvidenceAssessment) -> [Bool?] {
        EvidenceStep.allCases.map { assessment.holds($0) }
    }

    @Test(
        "A chip's signature validates, and shows nothing of who presents it; the holder's key or a compared face does")
    func chip() {
        let chip = assess([.issuerSignatureVerified], passport)
        #expect(steps(chip) == [true, true, nil])
        #expect(chip.strength == .superior && chip.lacks.isEmpty)
        #expect(steps(assess([.issuerSignatureVerified, .holderKeyProven], passport)) == [true, true, true])
        #expect(steps(assess([.issuerSignatureVerified, .faceComparedByVerifier], passport)) == [true, true, true])
    }

    @Test("What is weak lowers the strength by one, once, and says why", arguments: EvidenceWeakness.allCases)
    func weak(weakness: EvidenceWeakness) {
        func assess(_ attributes: Set<Claim.Attribute>, _ weaknesses: Set<EvidenceWeakness>) -> EvidenceAssessment {
            EvidenceAssessment(
                status: .valid, acts: [.issuerSignatureVerified], attributes: attributes, weaknesses: weaknesses)
        }
        let lowered = assess(passport, [weakness])
        #expect(lowered.strength == .strong && lowered.lacks == ["more: \(weakness.words)"])
        #expect(assess(passport, Set(EvidenceWeakness.allCases)).strength == .strong)
        #expect(assess(passport.subtracting([.documentNumber]), [weakness]).strength == .fair)
        #expect(assess(passport.subtracting([.portrait]), [weakness]).strength == .fair)
        #expect(steps(lowered) == [true, true, nil], "It is as genuine as it was")
    }

    @Test("No claim is stronger than the evidence that it stands in")
    func claimsAreNoStronger() {
        func claim(_ attribute: Claim.Attribute) -> Claim {
            Claim(
                attribute, .text("x"), issuer: "UTO", method: .issuerSignature, strength: .superior,
                time: Specimen.time)
        }
        func strengths(
            _ attributes: [Claim.Attribute], _ status: EvidenceVerdict.Status = .valid,
            _ weaknesses: Set<EvidenceWeakness> = []
        ) -> Set<EvidenceStrength?> {
            let verdict = EvidenceVerdict(
                status: status, reasons: [], claims: attributes.map(claim), weaknesses: weaknesses)
            #expect(verdict.claims.allSatisfy { $0.strength == verdict.assessment.strength })
            return Set(verdict.claims.map(\.strength))
        }
        let all = passport.sorted { $0.rawValue < $1.rawValue }
        #expect(strengths(all) == [.superior])
        #expect(strengths(all, .valid, [.digest]) == [.strong])
        #expect(strengths([.name, .birthDate]) == [.fair])
        #expect(strengths([.birthDate, .documentNumber]) == [nil], "It names nobody")
        #expect(strengths(all, .invalid) == [nil])
        #expect(strengths(all, .unproven) == [nil])
    }

    @Test("Check digits validate nothing: fair at most, however much the zone states")
    func zone() {
        let zone = assess([.checkDigitsAgree], passport, .unproven)
        #expect(steps(zone) == [true, nil, nil])
        #expect(zone.strength == .fair)
        #expect(zone.lacks == ["an examination of the document itself (2.4.1.2 item 8 with 2.4.2.2)"])
    }

    @Test(
        "Each item of the table is needed: without a portrait fair, without a signature strong, without a number not superior"
    )
    func table() {
        #expect(assess([.issuerSignatureVerified], passport.subtracting([.portrait])).strength == .fair)
        let seen = assess([.seenInPerson], passport)
        #expect(seen.strength == .strong && seen.lacks == ["the issuer's digital signature (2.4.1.3 item 2)"])
        let noNumber = assess([.issuerSignatureVerified], passport.subtracting([.documentNumber]))
        #expect(noNumber.strength == .strong && noNumber.lacks == ["a reference number (2.4.1.3 item 6)"])
        #expect(assess([.issuerSignatureVerified], passport.subtracting([.name])).strength == nil)
        #expect(assess([], passport).strength == nil)
    }

    @Test("Evidence that is invalid has no strength, and neither step holds")
    func invalid() {
        let bad = assess([.issuerSignatureVerified, .holderKeyProven], passport, .invalid)
        #expect(steps(bad) == [true, false, false])
        #expect(bad.strength == nil)
    }

    @Test("A face that nobody tied to a validated document verifies nothing")
    func faceAlone() {
        #expect(steps(assess([.faceComparedByVerifier], passport)) == [true, nil, nil])
    }

    @Test("A returned code verifies control of the contact point and is no evidence of identity")
    func code() {
        let code = assess([.codeReturned], [.email])
        #expect(code.holds(.verified) == true && code.strength == nil)
    }

    @Test("A verdict that is not valid had nothing done to it but its lines read")
    func acts() {
        func verdict(_ status: EvidenceVerdict.Status, _ method: EvidenceMethod) -> EvidenceVerdict {
            EvidenceVerdict(
                status: status, reasons: [],
                claims: [
                    Claim(.name, .text("A"), issuer: "UTO", method: method, strength: nil, time: Specimen.time)
                ])
        }
        #expect(verdict(.valid, .issuerSignatureAndHolderKey).acts == [.issuerSignatureVerified, .holderKeyProven])
        #expect(verdict(.unproven, .issuerSignature).acts == [])
        #expect(verdict(.unproven, .machineReadableZone).acts == [.checkDigitsAgree])
        #expect(verdict(.invalid, .machineReadableZone).acts == [])
    }

    @Test("Every value is read back as it was written")
    func json() throws {
        let values: [Claim.Value] =
            [
                .text("x"), .personName(family: "Ким", given: ""), .date(try #require(CalendarDate("1974-08"))),
                .jurisdiction(JurisdictionCode(unchecked: "LV")),
            ] + EvidenceVerdict.machineReadableZone(Specimen.td3, at: Specimen.time).claims.map(\.value)
        for value in values { #expect(Claim.Value(json: value.json) == value) }
        #expect(Claim.Value(json: ["date": "1974-13-01"]) == nil)
    }
}

@Suite("Discrepancies that a rule resolves")
struct DiscrepancyRuleTests {
    private let zone = EvidenceVerdict.machineReadableZone(Specimen.td3, at: Specimen.time).claims
    private func claim(_ attribute: Claim.Attribute, _ value: Claim.Value, _ method: EvidenceMethod) -> Claim {
        Claim(attribute, value, issuer: "UTO", method: method, strength: nil, time: Specimen.time)
    }
    private func find(
        _ pieces: [[Claim]], _ name: String = "Anna Maria Eriksson", alike: NameLikeness = { _, _ in false },
        _ change: (inout Individual) -> Void = { _ in }
    ) -> [EvidenceDiscrepancy] {
        var person = Individual(name: name)
        change(&person)
        return EvidenceDiscrepancy.find(among: pieces, stated: person, alike: alike)
    }

    @Test("Letters that the zone transliterates are one name by Doc 9303-3, and that is said")
    func transliteration() {
        let found = find([zone], "Анна Эрикссон") + find([zone], "Ánna María Eriksson")
        #expect(found.map(\.kind) == [.spelledDifferently, .spelledDifferently])
        #expect(found.allSatisfy { $0.rule == .transliteration && $0.reason.holds == true })
    }

    @Test("A name in a script that the zone's tables lack is one name only when the comparison passed in says so")
    func scripts() {
        let stranger = find([zone], "安娜·埃里克松")
        #expect(stranger.map(\.kind) == [.cannotTell] && stranger[0].rule == nil)
        let known = find([zone], "安娜·埃里克松", alike: { _, _ in true })
        #expect(known.map(\.rule) == [.sameNameAcrossScripts] && known[0].reason.missing.isEmpty)
    }

    @Test("What an issuer signed stands against typed lines; between two that are signed a person decides")
    func signedGoverns() throws {
        let other = Claim.Value.date(try #require(CalendarDate("1975-08-12")))
        let typed = find([zone, [claim(.birthDate, other, .issuerSignature)]])
        #expect(typed.map(\.attribute) == [.birthDate] && typed[0].rule == .signedDataGoverns)
        let signed = find([
            [claim(.birthDate, .date(try #require(CalendarDate("1974-08-12"))), .issuerSignature)],
            [claim(.birthDate, other, .issuerSignatureAndHolderKey)],
        ])
        #expect(signed.map(\.rule) == [nil])
    }

    @Test("Another issuing state is explained by a stated nationality in the document, and open without one")
    func issuer() {
        let issuer = claim(.issuingState, .jurisdiction(JurisdictionCode(unchecked: "DE")), .issuerSignature)
        let nationality = claim(.nationality, .jurisdiction(JurisdictionCode(unchecked: "LV")), .issuerSignature)
        let latvian: (inout Individual) -> Void = { $0.citizenships = [JurisdictionCode(unchecked: "LV")] }
        #expect(find([[issuer, nationality]], latvian).map(\.rule) == [.nationalityFieldGoverns])
        let alone = find([[issuer]], latvian)
        #expect(alone.map(\.attribute) == [.issuingState] && alone[0].rule == nil)
    }
    private func find(_ pieces: [[Claim]], _ change: (inout Individual) -> Void) -> [EvidenceDiscrepancy] {
        find(pieces, "Anna Maria Eriksson", alike: { _, _ in false }, change)
    }

    @Test("One document that states two birth dates or two names is found, and two spellings of one name are none")
    func withinOne() {
        let born = Claim.Value.date(CalendarDate(year: 1970, month: 1, day: 1)!)
        let other = claim(.birthDate, .date(CalendarDate(year: 1974, month: 8, day: 12)!), .issuerSignature)
        let found = find([[claim(.birthDate, born, .issuerSignature), other]])
        #expect(found.contains { $0.reason.finding == "The evidence states two values." && $0.rule == nil })
        let names = [zone[0], claim(.name, .personName(family: "Lind", given: "Birgit"), .issuerSignature)]
        #expect(find([names]).contains { $0.reason.finding.hasPrefix("The evidence names two different people.") })
        let alike = find([names], "Anna Maria Eriksson", alike: { _, _ in true }) { _ in }
        #expect(!alike.contains { $0.kind == .differs })
    }

    @Test("Two documents that name different people are found")
    func twoPeople() {
        let found = find([zone, [claim(.name, .personName(family: "Lind", given: "Birgit"), .issuerSignature)]])
        #expect(found.contains { $0.reason.finding.contains("Two pieces of evidence name different people") })
    }
}
