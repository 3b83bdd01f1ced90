// National identification numbers: what is read, what is refused and why, what is suggested, and what a number encodes.
import Foundation
import Order
import Testing

@testable import Evidence

@Suite("National numbers")
struct NationalNumberTests {
    static let today = CalendarDate(daysSince1970: 20_635)  // 2026-07-01

    static func kind(_ id: String) throws -> NationalNumberKind { try #require(NationalNumberKind.named(id)) }
    static func parse(_ text: String, _ id: String) throws -> NationalNumber {
        try NationalNumber.parse(text, kind: kind(id), today: today)
    }
    static func problem(_ text: String, _ id: String) throws -> NationalNumberProblem? {
        let kind = try kind(id)
        do throws(NationalNumberProblem) {
            _ = try NationalNumber.parse(text, kind: kind, today: today)
            return nil
        } catch { return error }
    }

    @Test("There are two hundred kinds of more than eighty jurisdictions, each with both names and a source")
    func table() {
        let kinds = NationalNumberKind.all
        #expect(kinds.count >= 200)
        #expect(Set(kinds.map(\.jurisdiction)).count >= 90)
        for kind in kinds {
            #expect(!kind.localName.isEmpty && !kind.englishName.isEmpty && !kind.source.isEmpty)
            #expect((try? JurisdictionCode(parsing: kind.jurisdiction.code))?.kind == .country, "\(kind.id)")
            #expect(!kind.forms.isEmpty && kind.lengths.allSatisfy { (1...24).contains($0) })
        }
    }

    @Test(
        "A published example is read",
        arguments: [
            ("lv.pk", "161175-19997", "16117519997"), ("sg.nric", "S1234567D", "S1234567D"),
            ("sg.nric", "F1234567N", "F1234567N"), ("sg.nric", "T1234567J", "T1234567J"),
            ("sg.nric", "G1234567X", "G1234567X"), ("tw.id", "A123456789", "A123456789"),
            ("hk.hkid", "A123456(3)", "A1234563"), ("ru.snils", "112-233-445 95", "11223344595"),
            ("ir.melli", "0499370899", "0499370899"), ("cz.ico", "25596641", "25596641"),
            ("hu.adoazonosito", "8071592153", "8071592153"), ("uy.ci", "1.234.567-2", "12345672"),
            ("lu.cns", "1893120105732", "1893120105732"), ("gb.nino", "AB 12 34 56 C", "AB123456C"),
            ("rs.jmbg", "0101006500006", "0101006500006"), ("sv.dui", "00016297-5", "000162975"),
            ("se.samordningsnummer", "701063-2391", "701063-2391"), ("br.cnpj", "12.ABC.345/01DE-35", "12ABC34501DE35"),
            ("us.ssn", "536-90-4399", "536904399"), ("de.idnr", "36 574 261 809", "36574261809"),
            ("fi.hetu", "131052-308T", "131052-308T"), ("it.codicefiscale", "RCCMNL83S18D969H", "RCCMNL83S18D969H"),
        ])
    func published(_ id: String, _ text: String, _ canonical: String) throws {
        #expect(try Self.parse(text, id).canonical == canonical)
    }

    @Test("For every kind without a peer whose check is one character, at most one character in its place agrees")
    func oneCheckCharacter() throws {
        for (id, text, place) in [
            ("kz.iin", "90010135012", 11), ("kw.civil", "29001010123", 11), ("ae.eid", "78419900123456", 14),
            ("sa.id", "101234567", 9), ("gt.cui", "12345678 0101", 8), ("nz.nzbn", "942900000123", 12),
            ("ba.jmb", "010199017012", 12), ("sk.ico", "1234567", 7),
        ] as [(String, String, Int)] {
            let body = Array(text.filter { $0 != " " })
            let accepted = "0123456789".filter { digit in
                let number =
                    String(body[..<min(place, body.count)]) + String(digit) + String(body[min(place, body.count)...])
                return (try? Self.parse(number, id)) != nil
            }
            #expect(accepted.count == 1, "\(id): \(accepted)")
        }
    }

    @Test("What is wrong is said, and where")
    func problems() throws {
        #expect(try Self.problem("", "lv.pk") == .empty)
        #expect(try Self.problem("161175-1999", "lv.pk") == .length(found: 10, expected: [11]))
        #expect(try Self.problem("16117S-19997", "lv.pk") == .character("S", place: 6, expected: "a digit"))
        #expect(try Self.problem("161175-19998", "lv.pk") == .checkDigits)
        #expect(try Self.problem("9/9", "us.ssn") == .length(found: 3, expected: [9]))
        #expect(try Self.problem("000-12-3456", "us.ssn") == .part("the area"))
        #expect(try Self.problem("5-36904399", "us.ssn") == .character("-", place: 2, expected: "a letter or a digit"))
        #expect(
            try Self.problem("QQ123456C", "gb.nino")
                == .character("Q", place: 1, expected: "one of ABCEGHJKLMNOPRSTWXYZ"))
        // 30 February, with a check digit that agrees.
        let noSuchDay = (0...9).compactMap { try? Self.problem("9002301234\($0)", "pl.pesel") }
        #expect(noSuchDay.filter { $0 == .date }.count == 1)
        #expect(
            NationalNumberProblem.length(found: 3, expected: [9, 10]).message
                == "has 3 letters and digits; it should have 9 or 10")
    }

    @Test("A single misread is suggested and never repaired")
    func misreads() throws {
        let kind = try Self.kind("lv.pk")
        #expect(try Self.problem("I61175-19997", "lv.pk") == .character("I", place: 1, expected: "one of 0123"))
        #expect(NationalNumber.suggestions(for: "I61175-19997", kind: kind, today: Self.today) == ["16117519997"])
        #expect(NationalNumber.suggestions(for: "161175-19997", kind: kind, today: Self.today).isEmpty)
        #expect(NationalNumber.suggestions(for: "O61175-19997", kind: kind, today: Self.today).isEmpty)
        let hetu = try Self.kind("es.dni")
        #expect(NationalNumber.suggestions(for: "1234567BZ", kind: hetu, today: Self.today) == ["12345678Z"])
    }

    @Test("Encoded birth dates, sexes and regions are read, with both centuries where the number does not tell")
    func facts() throws {
        let latvian = try Self.parse("161175-19997", "lv.pk").facts
        #expect(latvian.birthDates == [CalendarDate("1975-11-16")] && latvian.sex == nil)
        let finnish = try Self.parse("131052-308T", "fi.hetu").facts
        #expect(finnish.birthDates == [CalendarDate("1952-10-13")] && finnish.sex == .female)
        let italian = try Self.parse("RCCMNL83S18D969H", "it.codicefiscale").facts
        #expect(italian.birthDates == [CalendarDate("1983-11-18")] && italian.sex == .male && italian.region == "D969")
        let hungarian = try Self.parse("8071592153", "hu.adoazonosito").facts
        #expect(hungarian.birthDates == [CalendarDate("1886-08-08")])
        let malaysian = try Self.parse("120115-01-1234", "my.nric").facts
        #expect(malaysian.birthDates == [CalendarDate("1912-01-15"), CalendarDate("2012-01-15")])
        let notBornYet = try Self.parse("770305-02-0234", "my.nric").facts
        #expect(notBornYet.birthDates == [CalendarDate("1977-03-05")])
        #expect(
            try Self.parse("MXOA010101ABC", "mx.rfc").facts.birthDates == [
                CalendarDate("1901-01-01"), CalendarDate("2001-01-01"),
            ])
    }

    @Test("A text is recognised as every kind of its country that it may be")
    func recognised() throws {
        let latvia = try JurisdictionCode(parsing: "LV")
        let kinds = NationalNumber.recognise("161175-19997", in: latvia, today: Self.today).map(\.kind)
        #expect(kinds == ["lv.pk", "lv.pvn"])
        #expect(NationalNumber.recognise("161175-19998", in: latvia, today: Self.today).isEmpty)
        #expect(NationalNumber.recognise("1", in: try JurisdictionCode(parsing: "AQ"), today: Self.today).isEmpty)
    }

    @Test("Digits of any script, full-width letters and dashes of any length are read as what they are")
    func scripts() throws {
        #expect(try Self.parse("٠٤٩٩٣٧٠٨٩٩", "ir.melli").canonical == "0499370899")
        #expect(try Self.parse("161175–19997", "lv.pk").canonical == "16117519997")
        #expect(try Self.parse("Ｓ１２３４５６７Ｄ", "sg.nric").canonical == "S1234567D")
        #expect(try Self.problem("16117\u{0661}-19997\u{200B}", "lv.pk") != nil)
        #expect(try Self.parse("ÑAÑO010101AB1", "mx.rfc").canonical == "ÑAÑO010101AB1")
        #expect(try Self.problem("~A~O010101AB1", "mx.rfc") != nil)
    }

    @Test("Long and hostile texts are refused at once")
    func hostile() throws {
        for id in ["lv.pk", "tn.mf", "mx.rfc", "us.ssn"] {
            #expect(try Self.problem(String(repeating: "9", count: 1_000_000), id) != nil)
            #expect(try Self.problem(String(repeating: "-", count: 100), id) != nil)
            #expect(try Self.problem("\u{0}\u{7F}é\u{1F600}", id) != nil)
        }
        for kind in NationalNumberKind.all {
            for length in 1...24 {
                for character in ["0", "9", "A", "Z", "-", "+", "&", "~", "*", "\u{7F}"] {
                    let text = String(repeating: character, count: length)
                    _ = try? NationalNumber.parse(text, kind: kind, today: Self.today)
                }
            }
        }
    }
}

@Suite("The document of numbers")
struct NationalNumberDocumentTests {
    static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/NUMBERS.md")

    @Test("docs/NUMBERS.md begins with the table; GATEHOUSE_WRITE_DOCS=1 writes it")
    func isTheTable() throws {
        let text = NationalNumberKind.markdown
        let page = try String(contentsOf: Self.file, encoding: .utf8)
        let parts = page.components(separatedBy: Self.afterTable)
        if ProcessInfo.processInfo.environment["GATEHOUSE_WRITE_DOCS"] == "1" {
            try (text + Self.afterTable + (parts.count > 1 ? parts[1] : "\n"))
                .write(to: Self.file, atomically: true, encoding: .utf8)
        }
        #expect(parts.first == text)
    }

    /// Where the part begins that people write.
    static let afterTable = "\n## Beside python-stdnum\n"

    @Test("Every kind on which we and the peer differ on purpose stands in the document with the reason")
    func differencesAreTold() throws {
        let page = try String(contentsOf: Self.file, encoding: .utf8)
        let told = try #require(page.components(separatedBy: Self.afterTable).last)
        for difference in NationalNumberPeerTests.differences {
            #expect(told.contains("`\(difference.kind)`") && told.contains(difference.why), "\(difference.kind)")
        }
        #expect(told.contains("\(NationalNumberPeerTests.withoutPeer.count) kinds"))
    }
}
