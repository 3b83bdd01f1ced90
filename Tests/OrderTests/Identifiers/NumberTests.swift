// ISO 13616 (IBAN), ISO/IEC 7812 (card numbers), document numbers.
import Order
import Testing

@Suite("Document, account and card numbers") struct NumberTests {
    @Test("A document number is kept as written and compared without separators, in upper case, with ASCII digits")
    func documents() throws {
        #expect(try DocumentNumber(parsing: " ab 12-34.56/7<< ").canonical == "AB1234567")
        #expect(try DocumentNumber(parsing: " ab 12-34 ").text == "ab 12-34")
        #expect(try DocumentNumber(parsing: "٤٥٦ АБ").canonical == "456АБ")
        for text in ["", "---", "\u{202E}123", "12\n3", String(repeating: "1", count: 65)] {
            #expect(throws: IdentifierError.self) { try DocumentNumber(parsing: text) }
        }
    }

    @Test(
        "An IBAN is recognised and checked",
        arguments: [
            "GB82 WEST 1234 5698 7654 32", "DE89 3704 0044 0532 0130 00", "lv80BANK0000435195001", "NO93 8601 1117 947",
        ])
    func iban(text: String) throws {
        let account = try BankAccountNumber(parsing: text)
        #expect(account.isIBAN)
        #expect(account.country?.code == String(text.uppercased().prefix(2)))
    }

    @Test("An IBAN with one changed digit or of the wrong length is refused, and says which; other numbers are kept")
    func notIBAN() throws {
        #expect(throws: IdentifierError.checkDigits(of: "IBAN")) {
            try BankAccountNumber(parsing: "GB82 WEST 1234 5698 7654 33")
        }
        #expect(throws: IdentifierError.self) { try BankAccountNumber(parsing: "GB82 WEST 1234 5698 7654 3") }
        let plain = try BankAccountNumber(parsing: "021000021 / 123-456")
        #expect(!plain.isIBAN)
        #expect(plain.canonical == "021000021123456")
        #expect(plain.country == nil)
    }

    @Test(
        "A whole card number is found wherever it stands",
        arguments: [
            "4111111111111111", "4111 1111 1111 1111", "tok_4111111111111111", "5500-0000-0000-0004",
            "my card: 378282246310005, thanks",
            "6011000000000004", "30569309025904", "2223000048400011",
            // Digits of other scripts, signs and letters between groups, other digits before them.
            "４２４２４２４２４２４２４２４２", "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", "4242\u{200B}4242\u{200B}4242\u{200B}4242",
            "5555x5555x5555x4444", "pan=5555X5555x5555x4444", "5555_5555_5555_4444", "42 42 42 42 42 42 42 42",
            "4242 - 4242 - 4242 - 4242", "flat 7 5555 5555 5555 4444", "5555555555554444 12/27",
            "+4242424242424242", "4242·4242·4242·4242", "④②④②④②④②④②④②④②④②",
        ])
    func cards(text: String) { #expect(PaymentCard.containsWholeNumber(text)) }

    @Test(
        "What is no card number is left alone",
        arguments: [
            "", "4242", "tok_1Nv0FGQ9RKHgCVdK", "4111111111111112", "9999999999999995", "411111111111",
            "1234567890123456", "4111 1111 1111 11111111",
            // IBANs whose digits would pass, a telephone number, hexadecimal, a time.
            "FR76 3000 6000 0100 0000 0000 055", "pay to FR7630006000010000000000055 please",
            "+49 1512 3456001", "0x4242a4242b4242c4242d000000000000000000ee", "2026-11-25T09:14:16.123456Z",
        ])
    func notCards(text: String) { #expect(!PaymentCard.containsWholeNumber(text)) }

    @Test("Masks show enough to tell two values apart and too little to tell who it is")
    func masks() throws {
        #expect(Masking.name("Anna Maria Ēķeltova") == "A••• M•••• Ē•••••••")
        #expect(Masking.email("anna@mails.example") == "a•••@•••••.example")
        #expect(Masking.number("AB12345618") == "••••••••18")
        #expect(Masking.number("1234") == "••••")
        #expect(Masking.date(try #require(CalendarDate("1961-06-01"))) == "1961-••-••")
        #expect(Masking.address(try IPAddress(parsing: "192.0.2.1")) == "192.0.•.•")
    }

    @Test(
        "A character of the wrong kind in an IBAN, or check digits of its national part that do not agree, are told",
        arguments: [
            // A letter among the digits of a German account; the check digits over the whole agree.
            ("DE59370400440532O13000", false), ("DE89370400440532013000", true), ("BE68539007547034", true),
            ("BE41539007547035", false), ("FR1420041010050500013M02606", true), ("IT60X0542811101000000123456", true),
            ("ES9121000418450200051332", true), ("ES1321000418400200051332", false), ("NO9386011117947", true),
            ("FI2112345600000785", true), ("ME25505000012345678951", true), ("RS35260005601001611379", true),
            ("PT50000201231234567890154", true), ("SI56263300012039086", true), ("HR1210010051863000160", true),
            ("MC5811222000010123456789030", true), ("SM86U0322509800000000270100", true),
            ("TN5910006035183598478831", true),
            ("FR8420041010050500013M02607", false), ("IT64Y0542811101000000123456", false),
            ("MR1300020001010000123456753", true), ("XK051212012345678906", true), ("TL380080012345678910157", true),
            ("BA391290079401028494", true), ("MK07250120000058984", true),
        ])
    func nationalPart(text: String, holds: Bool) throws {
        if holds { #expect(try BankAccountNumber(parsing: text).isIBAN) }
        if !holds { #expect(throws: IdentifierError.self) { try BankAccountNumber(parsing: text) } }
    }

    @Test("An LEI has twenty characters and check digits that agree; what is wrong is told")
    func legalEntities() throws {
        #expect(try LegalEntityIdentifier(parsing: "2138 00KU D8LA JWSQ 9D15").canonical == "213800KUD8LAJWSQ9D15")
        #expect(try LegalEntityIdentifier(parsing: "5493001kjtiigc8y1r12").issuer == "5493")
        #expect(throws: IdentifierError.checkDigits(of: "LEI")) {
            try LegalEntityIdentifier(parsing: "213800KUD8LAJWSQ9D16")
        }
        for text in ["", "213800KUD8LAJWSQ9D1", "213800KUD8LAJWSQ9DAB", "213800KUD8LAЖWSQ9D15"] {
            #expect(throws: IdentifierError.self) { try LegalEntityIdentifier(parsing: text) }
        }
    }

    @Test("A BIC has eight or eleven characters and a country in the middle")
    func banks() throws {
        #expect(try BusinessIdentifierCode(parsing: "agri frpp 882").canonical == "AGRIFRPP882")
        #expect(try BusinessIdentifierCode(parsing: "UNLALV2X").country.code == "LV")
        #expect(try BusinessIdentifierCode(parsing: "ABNABE2AXXX").institution == "ABNABE2A")
        for text in ["AGRIFRPP8", "AGRIF2PP", "AGRIZZPP", "4GRIFRPP", "AGRIUKPP", "", "AGRISUPP"] {
            #expect(throws: IdentifierError.self) { try BusinessIdentifierCode(parsing: text) }
        }
    }

    @Test(
        "A card's scheme is told by its issuer range, length and check digit",
        arguments: [
            ("4111 1111 1111 1111", PaymentCard.Scheme.visa), ("4222222222222", .visa),
            ("5555-5555-5555-4444", .mastercard),
            ("2223000048400011", .mastercard), ("378282246310005", .americanExpress), ("6011111111111117", .discover),
            ("3530111333300000", .jcb), ("30569309025904", .dinersClub), ("6200000000000005", .unionPay),
            ("2200000000000004", .mir), ("6759649826438453", .maestro), ("6304000000000000", .maestro),
            ("5019717010103742", .dankort), ("9792000000000003", .troy), ("6073849700004947", .ruPay),
        ])
    func schemes(text: String, scheme: PaymentCard.Scheme) {
        #expect(PaymentCard.scheme(of: text) == scheme)
        #expect(PaymentCard.truncated(text)?.lastFour == String(text.suffix(4)))
        let last = text.last == "0" ? "1" : "0"
        #expect(PaymentCard.scheme(of: text.dropLast() + last) == nil)
    }

    @Test("No scheme is told of what is no card number")
    func noScheme() {
        for text in ["", "4111", "41111111111111111111", "tok_4111111111111111", "0000000000000000", "411111111111111"]
        {
            #expect(PaymentCard.scheme(of: text) == nil)
        }
    }
}
