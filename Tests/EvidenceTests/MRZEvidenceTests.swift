import Evidence
import Order
import Testing

@Suite("What a zone is worth as evidence")
struct MRZEvidenceTests {
    @Test("A zone that the applicant gave proves consistency, not authenticity: unproven, fair at most")
    func unproven() throws {
        let verdict = EvidenceVerdict.machineReadableZone(Specimen.td3, at: Specimen.time)
        #expect(verdict.status == .unproven)
        #expect(verdict.reason.holds == nil)
        #expect(verdict.reason.allMissing == ["evidence.authenticity", "evidence.holder"])
        #expect(!verdict.claims.isEmpty)
        #expect(
            verdict.claims.allSatisfy {
                $0.strength == .fair && $0.method == .machineReadableZone && $0.issuer == "UTO"
            })
        func value(_ attribute: Claim.Attribute) -> String? {
            verdict.claims.first { $0.attribute == attribute }?.value.text
        }
        #expect(value(.name) == "ANNA MARIA ERIKSSON")
        #expect(value(.birthDate) == "1974-08-12")
        #expect(value(.documentNumber) == "L898902C3")
        #expect(value(.documentExpiry) == "2012-04-15")
        #expect(value(.nationality) == "UTO")
        #expect(verdict.claims[0].expiry?.description == "2012-04-15")
    }

    @Test("A document is good through its day of expiry and refused from the next day on")
    func expiry() {
        func status(_ time: String) -> EvidenceVerdict {
            EvidenceVerdict.machineReadableZone(Specimen.td3, at: Timestamp(rfc3339: time)!)
        }
        #expect(status("2012-04-15T23:59:59Z").status == .unproven)
        let expired = status("2012-04-16T00:00:00Z")
        #expect(expired.status == .invalid)
        #expect(expired.reasons.contains { $0.finding == "The document expired on 2012-04-15. Use one that is valid." })
    }

    @Test("A wrong check digit makes it invalid, without claims, and says which; a likely misreading is asked about")
    func invalid() {
        let wrong = EvidenceVerdict.machineReadableZone(
            Specimen.changing(Specimen.td3, line: 2, column: 6, to: "O"), at: Specimen.time)
        #expect(wrong.status == .invalid)
        #expect(wrong.claims.isEmpty)
        #expect(wrong.reasons.map(\.holds) == [false, false, nil])
        #expect(wrong.reasons[0].finding.contains("document number"))
        #expect(wrong.reasons[2].finding.contains("line 2, character 6: 0 for O"))
    }

    @Test("What is no zone is invalid with a reason, not an error")
    func noZone() {
        let verdict = EvidenceVerdict.machineReadableZone("hello", at: Specimen.time)
        #expect(verdict.status == .invalid)
        #expect(verdict.reasons.count == 1)
        #expect(verdict.reason.clause == "1(a)(i)")
    }

    @Test("A code of no state stays as it is written rather than a guess, and a person is asked")
    func unknownState() {
        let verdict = EvidenceVerdict.machineReadableZone(
            Specimen.td3.replacingOccurrences("UTO", "QQQ"), at: Specimen.time)
        #expect(verdict.status == .unproven)
        let person = Individual(name: "Anna Maria Eriksson")
        let found = EvidenceDiscrepancy.find(among: verdict.claims, stated: person)
        for attribute in [Claim.Attribute.nationality, .issuingState] {
            let claim = verdict.claims.first { $0.attribute == attribute }
            #expect(claim?.value == .text("QQQ"))
            let asked = found.filter { $0.attribute == attribute }
            #expect(asked.map(\.kind) == [.cannotTell])
        }
    }

    @Test("Strength follows from what was done, never from what the evidence says of itself")
    func strength() {
        #expect(EvidenceStrength.supported(by: .declared, hasPortrait: true) == nil)
        #expect(EvidenceStrength.supported(by: .machineReadableZone, hasPortrait: true) == .fair)
        #expect(EvidenceStrength.supported(by: .seenInPerson, hasPortrait: true) == .strong)
        #expect(EvidenceStrength.supported(by: .seenInPerson, hasPortrait: false) == .fair)
        #expect(EvidenceStrength.supported(by: .issuerSignature, hasPortrait: true) == .superior)
        #expect(EvidenceStrength.fair < .strong && .strong < .superior)
    }
}

@Suite("Discrepancies between what was stated and what evidence says")
struct EvidenceDiscrepancyTests {
    let claims = EvidenceVerdict.machineReadableZone(Specimen.td3, at: Specimen.time).claims

    private func stated(_ name: String = "Anna Maria Eriksson", _ change: (inout Individual) -> Void = { _ in })
        -> Individual
    {
        var person = Individual(name: name)
        change(&person)
        return person
    }

    @Test("What agrees, or was not stated, is no discrepancy")
    func none() throws {
        #expect(EvidenceDiscrepancy.find(among: claims, stated: stated()).isEmpty)
        let number = try IdentificationNumber(
            kind: .passport, country: nil, number: DocumentNumber(parsing: "L898902C3"))
        let full = stated {
            $0.birthDate = CalendarDate(year: 1974, month: 8, day: 12)
            $0.citizenships = [JurisdictionCode(unchecked: "UTO")]
            $0.identificationNumbers = [number]
        }
        #expect(EvidenceDiscrepancy.find(among: claims, stated: full).isEmpty)
        #expect(
            EvidenceDiscrepancy.find(among: claims, stated: stated { $0.birthDate = CalendarDate(year: 1974) }).isEmpty)
        #expect(
            EvidenceDiscrepancy.find(among: claims, stated: stated("X Y") { $0.otherNames = ["Anna Eriksson"] }).isEmpty
        )
    }

    @Test("Another name, birth date, nationality or document number is found and explained with both values")
    func found() throws {
        let number = try IdentificationNumber(
            kind: .passport, country: nil, number: DocumentNumber(parsing: "L898902C4"))
        let person = stated("Birgit Lind") {
            $0.birthDate = CalendarDate(year: 1974, month: 8, day: 21)
            $0.citizenships = [JurisdictionCode(unchecked: "LV")]
            $0.identificationNumbers = [number]
        }
        let found = EvidenceDiscrepancy.find(among: claims, stated: person)
        #expect(found.map(\.attribute) == [.name, .birthDate, .nationality, .documentNumber])
        #expect(found.allSatisfy { $0.kind == .differs && $0.reason.holds == false && $0.reason.facts.count == 2 })
        #expect(found.allSatisfy { $0.reason.facts.allSatisfy(\.sensitive) })
        #expect(found[1].reason.facts.map(\.value) == ["1974-08-21", "1974-08-12"])
    }

    @Test("What cannot be compared is left to a person")
    func cannotTell() {
        let found = EvidenceDiscrepancy.find(among: claims, stated: stated("王小明"))
        #expect(found.map(\.kind) == [.cannotTell])
        #expect(found[0].reason.allMissing == ["evidence.name.decision"])
    }

    @Test("Two pieces of evidence with two birth dates conflict; two nationalities do not")
    func conflicts() {
        var other = claims
        for index in other.indices {
            if other[index].attribute == .birthDate { other[index].value = .date(CalendarDate(year: 1975)!) }
            if other[index].attribute == .nationality {
                other[index].value = .jurisdiction(JurisdictionCode(unchecked: "LV"))
            }
        }
        #expect(EvidenceDiscrepancy.conflicts(among: claims + other).map(\.attribute) == [.birthDate])
        #expect(EvidenceDiscrepancy.conflicts(among: claims + claims).isEmpty)
    }
}

extension String {
    fileprivate func replacingOccurrences(_ old: String, _ new: String) -> String { replacing(old, with: new) }
}
