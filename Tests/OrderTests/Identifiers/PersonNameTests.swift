// What a name may hold: UTR 36 section 2.5, UTS 39.
import Order
import Testing

@Suite("Names") struct PersonNameTests {
    @Test(
        "Names of every script, of one word, with joiners, apostrophes and numbers are accepted",
        arguments: [
            "Zoë", "O'Connor-Smith", "Sukarno", "毛泽东", "محمد بن سلمان", "نیم\u{200C}فاصله", "क्\u{200D}ष", "Łukasz Żółć",
            "Владимир", "ზაზა",
            "Γιώργος", "דוד בן־גוריון", "X Æ A-12", "3M", "Nguyễn Văn A", "李 (Lee)", "ᏣᎳᎩ", "אבג\u{200F}",
            "A & B, Inc.", "བསྟན་འཛིན", "葛\u{E0100}城",
        ])
    func accepted(text: String) throws { #expect(try PersonName(parsing: text).text == text) }

    @Test("A decomposed name is composed, and space around it is left out")
    func composed() throws {
        #expect(try PersonName(parsing: "  Zoe\u{308} ").text.unicodeScalars.elementsEqual("Zoë".precomposed))
    }

    @Test(
        "Controls, bidirectional overrides and invisible characters are refused, and named",
        arguments: [
            ("a\u{202E}b", "U+202E"), ("a\u{2066}b", "U+2066"), ("a\u{0}b", "U+0000"), ("a\tb", "U+0009"),
            ("a\nb", "U+000A"),
            ("a\u{200B}b", "U+200B"), ("a\u{FEFF}b", "U+FEFF"), ("a\u{200D}b", "U+200D"), ("a\u{AD}b", "U+00AD"),
            ("a\u{7F}b", "U+007F"),
            ("a\u{2028}b", "U+2028"), ("a\u{E000}b", "U+E000"), ("a\u{E0041}b", "U+E0041"), ("a\u{85}b", "U+0085"),
            ("a\u{FFFF}b", "U+FFFF"),
            ("a\u{3164}b", "U+3164"), ("a\u{34F}b", "U+034F"), ("a\u{FE0F}b", "U+FE0F"), ("a\u{E0100}b", "U+E0100"),
        ])
    func refused(text: String, named: String) {
        do throws(IdentifierError) {
            _ = try PersonName(parsing: text)
            Issue.record("accepted")
        } catch {
            #expect(error.code == "forbiddenCharacter")
            #expect(error.message.contains(named))
        }
    }

    @Test("Length and accents are bounded; a name without any letter is refused")
    func bounds() throws {
        _ = try PersonName(parsing: String(repeating: "é", count: 1_000))
        #expect(throws: IdentifierError.tooLong(limit: 1_000)) {
            try PersonName(parsing: String(repeating: "a", count: 10_000))
        }
        #expect(throws: IdentifierError.tooLong(limit: 1_000)) {
            try PersonName(parsing: String(repeating: "é", count: 1_001))
        }
        #expect(throws: IdentifierError.self) { try PersonName(parsing: "a" + String(repeating: "\u{316}", count: 50)) }
        #expect(throws: IdentifierError.empty) { try PersonName(parsing: "   ") }
        #expect(throws: IdentifierError.self) { try PersonName(parsing: "--- !") }
    }

    @Test("A word that mixes look-alike scripts is flagged; words of different scripts side by side are not")
    func lookalikes() throws {
        #expect(try PersonName(parsing: "Vl\u{430}dimir").hasMixedScriptLookalikes)
        #expect(try PersonName(parsing: "Αlex").hasMixedScriptLookalikes)
        for text in ["Vladimir Владимир", "Zoë", "田中 Tanaka", "ООО Ромашка", "Vladimir-Владимир", "Кирилл\u{301}"] {
            #expect(try !PersonName(parsing: text).hasMixedScriptLookalikes)
        }
    }

    @Test("Equal names meet whatever their case, accents, punctuation and order")
    func canonical() throws {
        let form = try PersonName(parsing: "José O'Néil").canonical
        #expect(form == "jose oneil")
        for text in ["O’NEIL, Jose", "jose  oneil", "Jose\u{301} O'Neil", "Ｊｏｓé ONEIL"] {
            #expect(try PersonName(parsing: text).canonical == form)
        }
    }
}

extension String {
    /// The scalars of the composed form, written out for the one name that needs it.
    fileprivate var precomposed: [Unicode.Scalar] { ["Z", "o", "\u{EB}"] }
}
