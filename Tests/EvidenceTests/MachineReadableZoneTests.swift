import Evidence
import Foundation
import Order
import TestSupport
import Testing

@Suite("Machine-readable zones: ICAO Doc 9303 parts 3 to 7")
struct MachineReadableZoneTests {
    @Test(
        "The specimens of parts 4 to 7 agree with themselves, and every field is read",
        arguments: [
            (Specimen.td3, MachineReadableZone.Format.td3, "P", "L898902C3"),
            (Specimen.td1, .td1, "I", "D23145890"), (Specimen.td2, .td2, "I", "D23145890"),
        ])
    func specimens(text: String, format: MachineReadableZone.Format, code: String, number: String) throws {
        let zone = try MachineReadableZone(parsing: text)
        #expect(zone.format == format)
        #expect(zone.problems.isEmpty)
        #expect(zone.isConsistent)
        #expect(zone.documentCode == code)
        #expect(zone.issuer == "UTO")
        #expect(zone.nationality == "UTO")
        #expect(zone.documentNumber == number)
        #expect(zone.name.primary == ["ERIKSSON"])
        #expect(zone.name.secondary == ["ANNA", "MARIA"])
        #expect(zone.name.text == "ANNA MARIA ERIKSSON")
        #expect(!zone.name.mayBeTruncated)
        #expect(zone.birthDate(asOf: Specimen.day)?.description == "1974-08-12")
        #expect(zone.expiry(asOf: Specimen.day)?.description == "2012-04-15")
        #expect(zone.sex == "F")
        #expect(zone.lines == text.split(separator: "\n").map(String.init))
        #expect(zone.suggestion == nil)
    }

    @Test("The optional data of the passport specimen is its personal number")
    func optionalData() throws {
        #expect(try MachineReadableZone(parsing: Specimen.td3).optionalData == ["ZE184226B"])
        #expect(try MachineReadableZone(parsing: Specimen.td1).optionalData.isEmpty)
    }

    @Test(
        "Visas have no composite check digit",
        arguments: [
            (Specimen.mrvA, MachineReadableZone.Format.mrvA), (Specimen.mrvB, .mrvB),
        ])
    func visas(text: String, format: MachineReadableZone.Format) throws {
        let zone = try MachineReadableZone(parsing: text)
        #expect(zone.format == format)
        #expect(zone.problems.isEmpty)
        #expect(zone.nationality == "XXX")
        #expect(zone.birthDate(asOf: Specimen.day)?.description == "1940-09-07")
        #expect(zone.expiry(asOf: Specimen.day)?.description == "1996-12-10")
    }

    @Test(
        "A wrong check digit is refused, and the problem says which, what it is and what it should be",
        arguments: [
            (2, 10, Character("5"), MRZProblem.checkDigit(.documentNumber, found: "5", expected: "6")),
            (2, 20, "3", .checkDigit(.birthDate, found: "3", expected: "2")),
            (2, 28, "1", .checkDigit(.expiry, found: "1", expected: "9")),
            (2, 43, "2", .checkDigit(.optionalData, found: "2", expected: "1")),
            (2, 44, "2", .checkDigit(.composite, found: "2", expected: "0")),
        ])
    func wrongDigit(line: Int, column: Int, character: Character, problem: MRZProblem) throws {
        let zone = try MachineReadableZone(
            parsing: Specimen.changing(Specimen.td3, line: line, column: column, to: character))
        #expect(zone.problems.contains(problem))
        #expect(!zone.checkDigitsAgree)
        // A wrong digit also upsets the composite, which covers it; the composite alone upsets nothing else.
        #expect(zone.problems.count == (problem.field == .composite ? 1 : 2))
        #expect(problem.description.contains(String(character)))
    }

    @Test(
        "Every digit of a specimen is covered: changing any one is noticed",
        arguments: [
            Specimen.td1, Specimen.td2, Specimen.td3,
        ])
    func everyDigit(text: String) throws {
        let lines = text.split(separator: "\n").map(Array.init)
        for (line, characters) in lines.enumerated() {
            for (column, character) in characters.enumerated() where character.isNumber {
                let other: Character = character == "9" ? "0" : "9"
                let changed = Specimen.changing(text, line: line + 1, column: column + 1, to: other)
                #expect(try !MachineReadableZone(parsing: changed).isConsistent)
            }
        }
    }

    @Test("A document number longer than nine characters goes on in the optional data (part 5, note j)")
    func longNumbers() throws {
        let card = try MachineReadableZone(
            parsing: "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<")
        #expect(card.documentNumber == "D23145890734")
        #expect(card.problems.isEmpty)
        #expect(card.optionalData.isEmpty)
        let belgian = try MachineReadableZone(
            parsing: "IDBEL600001795<0152<<<<<<<<<<<\n1301014F2311207BEL130101987398\nSPECIMEN<<SPECIMEN<<<<<<<<<<<<")
        #expect(belgian.documentNumber == "600001795015")
        #expect(belgian.optionalData == ["13010198739"])
        #expect(belgian.problems.isEmpty)
        // The rest's check digit is checked too.
        let wrong = try MachineReadableZone(
            parsing: "I<UTOD23145890<7348<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<")
        #expect(wrong.problems.contains(.checkDigit(.documentNumber, found: "8", expected: "9")))
    }

    @Test("An empty personal number may have a filler or 0 for its check digit; an empty document number may not")
    func emptyFields() throws {
        func passport(_ check: String) throws -> MachineReadableZone {
            try MachineReadableZone(
                parsing:
                    "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nC01X0006H1D<<6408125F1710319<<<<<<<<<<<<<<\(check)0")
        }
        #expect(try passport("<").problems.isEmpty)
        #expect(try passport("0").problems.isEmpty)
        #expect(try !passport("1").checkDigitsAgree)
        #expect(try passport("<").issuer == "D")
        #expect(try passport("<").nationality == "D")
        let blank = try MachineReadableZone(
            parsing: "I<USA<<<<<<<<<<<<<<<<<<<<<<<<<\n7607040F8107042USA<<<<<<<<<<<2\nPUBLIC<<JANE<Q<<<<<<<<<<<<<<<<")
        #expect(blank.problems.contains(.checkDigit(.documentNumber, found: "<", expected: "0")))
        #expect(blank.problems.contains(.content(.documentNumber)))
    }

    @Test("Two-digit years are resolved against the day: nobody is born later, and an expiry is the nearest one")
    func centuries() throws {
        let zone = try MachineReadableZone(parsing: Specimen.td3)
        func born(_ text: String) -> String? {
            zone.birthDate(asOf: CalendarDate(text)!)?.description
        }
        #expect(born("2011-06-01") == "1974-08-12")
        #expect(born("2074-08-12") == "2074-08-12")
        #expect(born("2074-08-11") == "1974-08-12")
        #expect(zone.expiry(asOf: CalendarDate("1990-01-01")!)?.year == 2012)
        #expect(zone.expiry(asOf: CalendarDate("2055-01-01")!)?.year == 2012)
        #expect(zone.expiry(asOf: CalendarDate("2090-01-01")!)?.year == 2112)
    }

    @Test("Unknown birth day or month stay unknown")
    func unknownParts() throws {
        let zone = try MachineReadableZone(
            parsing: "P<UTOERIKSSON<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nL898902C36UTO74<<<<1X1204159ZE184226B<<<<<18")
        #expect(zone.problems.isEmpty)
        #expect(zone.birthDate(asOf: Specimen.day) == CalendarDate(year: 1974))
        #expect(zone.sex == nil)
        let nothing = try MachineReadableZone(
            parsing: Specimen.td3.replacingOccurrences(of: "7408122", with: "<<<<<<0"))
        #expect(nothing.birthDate(asOf: Specimen.day) == nil)
        #expect(!nothing.problems.contains(.content(.birthDate)))
    }

    @Test(
        "A date that does not exist is a problem even where its check digit is right",
        arguments: [
            "74A8122", "7413012", "7400122", "7402309", "74<<122",
        ])
    func badDates(date: String) throws {
        let zone = try MachineReadableZone(parsing: Specimen.td3.replacingOccurrences(of: "7408122", with: date))
        #expect(zone.problems.contains(.content(.birthDate)))
    }

    @Test("29 February is a date in years that had one, and is resolved only to such a year")
    func leapDays() throws {
        func zone(_ date: String) throws -> MachineReadableZone {
            try MachineReadableZone(parsing: Specimen.td3.replacingOccurrences(of: "740812", with: date))
        }
        #expect(try !zone("040229").problems.contains(.content(.birthDate)))
        #expect(try zone("050229").problems.contains(.content(.birthDate)))
        // 1900 had no such day, 2000 did.
        #expect(try zone("000229").birthDate(asOf: Specimen.day)?.description == "2000-02-29")
    }

    @Test("A name that fills its field may have been cut; one with no primary identifier keeps the given names apart")
    func names() throws {
        let cut = try MachineReadableZone(
            parsing: "I<UTOBENNELONG<WOOLOOMOOLOO<W<W<<D<P\nD231458907UTO7408122F1204159<<<<<<<6")
        #expect(cut.name.mayBeTruncated)
        #expect(cut.name.primary == ["BENNELONG", "WOOLOOMOOLOO", "W", "W"])
        #expect(cut.name.secondary == ["D", "P"])
        let given = try MachineReadableZone(
            parsing: "I<CHED231458907ABC<<<<<<<<<<<<\n7408122F1204159CHE<<<<<<<<<<<1\n<<ANNA<MARIA<<<<<<<<<<<<<<<<<<")
        #expect(given.name.primary.isEmpty)
        #expect(given.name.secondary == ["ANNA", "MARIA"])
    }

    @Test("Letters and digits that are taken for each other give a suggestion and are never repaired")
    func suggestions() throws {
        let passport = try MachineReadableZone(
            parsing: "P<UT0ERIK55ON<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<\nL898902C36UTO740BIZZF12041S9ZE184226B<<<<<1O")
        #expect(!passport.isConsistent)
        #expect(passport.lines[0].hasPrefix("P<UT0ERIK55ON"))
        let suggestion = try #require(passport.suggestion)
        #expect(suggestion.lines.joined(separator: "\n") == Specimen.td3)
        #expect(suggestion.changes.count == 10)
        #expect(suggestion.changes[0] == .init(line: 1, column: 5, from: "0", to: "O"))
        #expect(suggestion.sentence.contains("line 1, character 5: O for 0"))

        let card = try MachineReadableZone(
            parsing: "IDCHEA1234567<6<<<<<<<<<<<<<<<\n7SIOZSGMZOO90IBCHE<<<<<<<<<<<B\n5M1TH<<J0HN<AL8ERT<<<<<<<<<<<<")
        #expect(
            card.suggestion?.lines == [
                "IDCHEA1234567<6<<<<<<<<<<<<<<<", "7510256M2009018CHE<<<<<<<<<<<8", "SMITH<<JOHN<ALBERT<<<<<<<<<<<<",
            ])
    }

    @Test("One misread character of a document number is suggested only when a single exchange explains it")
    func numberSuggestions() throws {
        // L898902C3 with its 0 read as O.
        let zone = try MachineReadableZone(parsing: Specimen.changing(Specimen.td3, line: 2, column: 6, to: "O"))
        #expect(zone.suggestion?.changes == [.init(line: 2, column: 6, from: "O", to: "0")])
        // A wrong digit that resembles nothing is not guessed.
        #expect(
            try MachineReadableZone(parsing: Specimen.changing(Specimen.td3, line: 2, column: 7, to: "7")).suggestion
                == nil)
    }

    @Test("Spaces around lines, line breaks of any kind, small letters and a zone without breaks are all read")
    func forms() throws {
        let zone = try MachineReadableZone(parsing: Specimen.td3)
        let text = Specimen.td3
        #expect(try MachineReadableZone(parsing: text.replacingOccurrences(of: "\n", with: " \r\n  ")) == zone)
        #expect(try MachineReadableZone(parsing: "\n" + text + "\n\n") == zone)
        #expect(try MachineReadableZone(parsing: text.lowercased()) == zone)
        #expect(try MachineReadableZone(parsing: text.replacingOccurrences(of: "\n", with: "")) == zone)
        #expect(try MachineReadableZone(lines: text.split(separator: "\n").map(String.init)) == zone)
        #expect(try MachineReadableZone(parsing: Array(text.utf8)) == zone)
    }

    @Test(
        "What is no zone is refused with what to do",
        arguments: [
            ("", MRZError.layout(lengths: [])), ("P<UTO", .layout(lengths: [5])),
            (String(repeating: "<", count: 44) + "\n" + String(repeating: "<", count: 43), .layout(lengths: [44, 43])),
            (String(repeating: "A", count: 600), .tooLarge(limit: 512)),
            (Specimen.td3.replacingOccurrences(of: "UTO7", with: "U-O7"), .character(line: 2, column: 12)),
            (Specimen.td3.replacingOccurrences(of: "P<", with: "1<"), .documentCode("1<")),
            (Specimen.td3.replacingOccurrences(of: "P<", with: "I<"), .documentCode("I<")),
            (
                "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<\n9409923102854CORINNE<<<<<<<6512068F4", .frenchIdentityCard
            ),
        ])
    func refused(text: String, error: MRZError) {
        #expect(throws: error) { try MachineReadableZone(parsing: text) }
        #expect(!error.description.isEmpty)
    }

    @Test("Hostile bytes are refused or read, never trusted: ten thousand random and mutated inputs")
    func hostile() {
        var generator = SeededGenerator(seed: 9303)
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<<<<<<<<\n\r \u{7F}é".utf8)
        let seeds = [Specimen.td1, Specimen.td2, Specimen.td3, Specimen.mrvA, Specimen.mrvB].map { Array($0.utf8) }
        var read = 0
        for round in 0..<10_000 {
            var bytes: [UInt8]
            if round % 4 == 0 {
                bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator)!
                }
            } else {
                bytes = seeds[round % 5]
                for _ in 0..<Int.random(in: 1...8, using: &generator) {
                    bytes[Int.random(in: bytes.indices, using: &generator)] = alphabet.randomElement(using: &generator)!
                }
            }
            guard let zone = try? MachineReadableZone(parsing: bytes) else { continue }
            read += 1
            #expect(zone.problems.isEmpty == zone.isConsistent)
            #expect(zone.lines.joined().utf8.count >= 72)
            _ = zone.documentNumber
            _ = zone.optionalData
            _ = zone.name
            _ = zone.expiry(asOf: Specimen.day)
            if let born = zone.birthDate(asOf: Specimen.day) { #expect(born <= Specimen.day || !born.isComplete) }
            if let suggestion = zone.suggestion {
                #expect((try? MachineReadableZone(lines: suggestion.lines))?.isConsistent == true)
            }
        }
        #expect(read > 1_000)
    }

    @Test(
        "The 52 published zones behave as the index of the test data says",
        .enabled(if: PublicData.file("identity/mrz/mrz.json") != nil, "the public test data is not here"))
    func published() throws {
        let url = try #require(PublicData.file("identity/mrz/mrz.json"))
        let entries = try #require(try JSONValue(parsing: [UInt8](Data(contentsOf: url))).array)
        #expect(entries.count == 52)
        for entry in entries {
            let lines = try #require(entry["lines"]?.array).compactMap(\.string)
            guard let right = entry["check_digits_ok"]?.bool else {
                #expect(throws: MRZError.frenchIdentityCard) { try MachineReadableZone(lines: lines) }
                continue
            }
            let zone = try MachineReadableZone(lines: lines)
            #expect(zone.format.rawValue == entry["format"]?.string)
            #expect(zone.checkDigitsAgree == right, "\(lines)")
            let words: [MRZProblem.Field: String] = [
                .documentNumber: "docnum", .birthDate: "dob", .expiry: "exp", .optionalData: "personal",
                .composite: "composite",
            ]
            let problems = zone.problems.compactMap { problem -> String? in
                guard case .checkDigit(let field, let found, let expected) = problem else { return nil }
                return "\(words[field] ?? "?") has \(found) want \(expected)"
            }
            #expect(Set(problems) == Set(try #require(entry["problems"]?.array).compactMap(\.string)), "\(lines)")
        }
    }
}
