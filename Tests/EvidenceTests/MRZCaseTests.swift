import Foundation
import Order
import Testing

@testable import Evidence

/// Zones made field by field with right check digits (Doc 9303 parts 3 to 7), each read as a file of `gatehouse verify`.
@Suite struct MRZCaseTests {
    /// Fields of a zone; everything else is that of Utopia's specimen.
    struct Zone: Sendable, CustomStringConvertible {
        var format = MachineReadableZone.Format.td3
        var code = "P<"
        var issuer = "UTO"
        var nationality: String?
        var name = "ERIKSSON<<ANNA<MARIA"
        var number = "L898902C3"
        var birth = "740812"
        var sex = "F"
        var expiry = "300415"
        var optional = ""
        var second = ""
        var description: String { text }

        private static func check(_ text: String) -> String {
            let sum = zip(text.utf8, 0...).reduce(0) { sum, pair in
                let value =
                    pair.0 == 0x3C ? 0 : pair.0 < 0x40 ? Int(pair.0) - 0x30 : Int(pair.0) - 55
                return sum + value * [7, 3, 1][pair.1 % 3]
            }
            return String(sum % 10)
        }
        private func filled(_ text: String, _ width: Int) -> String {
            String(text.prefix(width)) + String(repeating: "<", count: max(0, width - text.count))
        }

        var text: String {
            let check = Zone.check
            let state = filled(issuer, 3), nation = filled(nationality ?? issuer, 3)
            let dates = (birth + check(birth), expiry + check(expiry))
            // Note j of part 5: the rest of a long number goes on in the optional data, with its check digit.
            let isLong = number.count > 9
            let head = filled(number, 9) + (isLong ? "<" : check(filled(number, 9)))
            let rest = isLong ? String(number.dropFirst(9)) + check(number) + "<" : ""
            switch format {
            case .td1:
                let first = filled(code + state + head + filled(rest + optional, 15), 30)
                let body = dates.0 + sex + dates.1 + nation + filled(second, 11)
                let all = String(first.dropFirst(5)) + dates.0 + dates.1 + filled(second, 11)
                return "\(first)\n\(body)\(check(all))\n\(filled(name, 30))"
            case .td2, .td3:
                let width = format == .td2 ? 36 : 44
                var data = filled(rest + optional, format == .td2 ? 7 : 14)
                if format == .td3 { data += check(data) }
                let body = head + nation + dates.0 + sex + dates.1 + data
                return "\(filled(code + state + name, width))\n\(body)\(check(head + dates.0 + dates.1 + data))"
            case .mrvA, .mrvB:
                let width = format == .mrvB ? 36 : 44
                return "\(filled(code + state + name, width))\n"
                    + filled(head + nation + dates.0 + sex + dates.1 + optional, width)
            }
        }
        static func with(_ format: MachineReadableZone.Format = .td3, _ change: (inout Zone) -> Void) -> Zone {
            var zone = Zone(format: format)
            zone.code = format == .td3 ? "P<" : format == .mrvA || format == .mrvB ? "V<" : "I<"
            change(&zone)
            return zone
        }
    }

    private static let time = Timestamp(rfc3339: "2026-06-01T12:00:00Z")!
    private func inspect(_ text: String) -> EvidenceInspection {
        EvidenceInspector.inspect(
            EvidenceFile(name: "zone", bytes: Array(text.utf8)),
            in: InspectionContext(trust: TrustStore(), time: Self.time, companions: []))
    }
    private func says(_ inspection: EvidenceInspection) -> String {
        inspection.verdict.reasons.map(\.finding).joined(separator: " ")
    }

    @Test(
        "What a consistent zone states is read as the parts of Doc 9303 lay it out",
        arguments: [
            (Zone.with { _ in }, Claim.Attribute.documentNumber, "L898902C3"),
            (.with { $0.issuer = "D" }, .nationality, "DE"), (.with { $0.issuer = "RKS" }, .issuingState, "XK"),
            (
                .with {
                    $0.issuer = "UNO"; $0.code = "PO"
                }, .issuingState, "UNO"
            ),
            (
                .with {
                    $0.issuer = "EUE"; $0.nationality = "BEL"
                }, .issuingState, "EUE"
            ),
            (
                .with {
                    $0.issuer = "XOM"; $0.nationality = "ITA"
                }, .nationality, "IT"
            ),
            (
                .with {
                    $0.issuer = "D"; $0.nationality = "XXA"
                }, .nationality, "XXA"
            ),
            (
                .with {
                    $0.issuer = "GBR"; $0.nationality = "GBN"
                }, .nationality, "GBN"
            ),
            (.with { $0.birth = "7408<<" }, .birthDate, "1974-08"), (.with { $0.birth = "74<<<<" }, .birthDate, "1974"),
            (.with { $0.birth = "260601" }, .birthDate, "2026-06-01"),
            (.with { $0.birth = "260602" }, .birthDate, "1926-06-02"),
            (.with { $0.birth = "000229" }, .birthDate, "2000-02-29"),
            (.with { $0.expiry = "750101" }, .documentExpiry, "2075-01-01"),
            (.with { $0.expiry = "260601" }, .documentExpiry, "2026-06-01"),
            (.with { $0.name = "ARKFREITH" }, .name, "ARKFREITH"),
            (.with { $0.name = "<<ANNA<MARIA" }, .name, "ANNA MARIA"),
            (.with { $0.name = "MARTIN<<HANS<<<<<<JUERGEN" }, .name, "HANS JUERGEN MARTIN"),
            (.with(.td1) { _ in }, .documentNumber, "L898902C3"),
            (.with(.td1) { $0.number = "D23145890734" }, .documentNumber, "D23145890734"),
            (.with(.td1) { $0.number = "D2314589073412345678XY" }, .documentNumber, "D2314589073412345678XY"),
            (
                .with(.td1) {
                    $0.code = "AC"; $0.second = "XYZ"
                }, .name, "ANNA MARIA ERIKSSON"
            ),
            (.with(.td2) { _ in }, .birthDate, "1974-08-12"),
            (.with(.td2) { $0.number = "D23145890734" }, .documentNumber, "D23145890734"),
            (.with(.mrvA) { $0.optional = "6ZE184226B" }, .documentNumber, "L898902C3"),
            (.with(.mrvB) { _ in }, .documentExpiry, "2030-04-15"),
        ] as [(Zone, Claim.Attribute, String)])
    func read(zone: Zone, attribute: Claim.Attribute, value: String) {
        let found = inspect(zone.text)
        #expect(found.kind == .machineReadableZone)
        #expect(found.verdict.status == .unproven, "\(says(found))")
        #expect(found.verdict.claims.first { $0.attribute == attribute }?.value.text == value, "\(zone.text)")
    }

    @Test(
        "What cannot be so is invalid, and says what",
        arguments: [
            (Zone.with { $0.birth = "741301" }, "The birth date is no date"),
            (.with { $0.birth = "750229" }, "The birth date is no date"),
            (.with { $0.birth = "74<<12" }, "The birth date is no date"),
            (.with { $0.sex = "B" }, "The sex holds"), (.with { $0.name = "" }, "The name is blank"),
            (.with { $0.name = "ERIKSS0N<<ANNA" }, "O for 0"),
            (.with { $0.number = "" }, "The document number is blank"),
            (.with { $0.expiry = "251231" }, "The document expired on 2025-12-31"),
            (.with { $0.expiry = "991231" }, "The document expired on 1999-12-31"),
            (.with(.td1) { $0.code = "V<" }, "does not have a zone of this form"),
        ] as [(Zone, String)])
    func refused(zone: Zone, finding: String) {
        let found = inspect(zone.text)
        #expect(found.kind == .machineReadableZone)
        #expect(found.verdict.status == .invalid)
        #expect(says(found).contains(finding), "\(says(found))")
    }

    @Test(
        "What a zone leaves open is said: codes of nobody, a name that may be cut, parts of a date that are unknown",
        arguments: [
            (Zone.with { $0.issuer = "ZZZ" }, "ZZZ stands for no state or organisation"),
            (.with { $0.nationality = "QQQ" }, "QQQ stands for no state or organisation"),
            (.with { $0.name = "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<KRASUANG" }, "may have been cut"),
            (.with(.td1) { $0.name = "BENNELONG<WOOLOOMOOLOO<WARRANDY" }, "may have been cut"),
            (.with { $0.birth = "7408<<" }, "leaves the day of birth open"),
            (.with { $0.birth = "74<<<<" }, "leaves the month and day of birth open"),
            (.with { $0.birth = "<<<<<<" }, "leaves the date of birth open"),
            (.with { $0.expiry = "<<<<<<" }, "states no date of expiry"),
        ] as [(Zone, String)])
    func open(zone: Zone, finding: String) {
        let found = inspect(zone.text)
        #expect(found.verdict.status == .unproven)
        #expect(says(found).contains(finding), "\(says(found))")
    }

    @Test(
        "A misread character in any field is asked about where one exchange explains it, and nothing is repaired",
        arguments: [
            ("740812", "74O812", "0 for O"), ("740812", "7408I2", "1 for I"), ("740812", "7408L2", "1 for L"),
            ("740812", "7408IZ", "1 for I"), ("300415", "3004IS", "5 for S"), ("UTO74", "UT074", "O for 0"),
            ("P<UTO", "P<UT0", "O for 0"), ("ERIKSSON", "ER1KSSON", "I for 1"), ("ERIKSSON", "ERIK5SON", "S for 5"),
        ])
    func misread(right: String, wrong: String, suggestion: String) {
        let text = Zone.with { _ in }.text
        let found = inspect(text.replacingOccurrences(of: right, with: wrong))
        #expect(found.verdict.status == .invalid && found.verdict.claims.isEmpty)
        #expect(says(found).contains(suggestion), "\(says(found))")
    }

    @Test("A zone among other lines of a text is found, and that is said; half a zone is not made whole")
    func surrounded() {
        for zone in [Zone.with { _ in }, .with(.td1) { _ in }, .with(.td2) { _ in }] {
            let lines = zone.text.split(separator: "\n")
            for text in [
                "MRZ:\n\(zone.text)\n", "\"\(lines.joined(separator: "\",\n\""))\"", "<html\n\(zone.text)\nPage 1 of 2",
            ] {
                let found = inspect(text)
                #expect(
                    found.kind == .machineReadableZone && found.verdict.status == .unproven, "\(text): \(says(found))")
                #expect(says(found).contains("Other lines of the text were left out"))
            }
            #expect(inspect("MRZ:\n\(lines[0])\n").verdict.status != .valid)
            #expect(inspect("MRZ:\n\(lines[0])\n").verdict.claims.isEmpty)
        }
    }
}
