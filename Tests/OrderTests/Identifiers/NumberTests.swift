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
        ])
    func cards(text: String) { #expect(PaymentCard.containsWholeNumber(text)) }

    @Test(
        "What is no card number is left alone",
        arguments: [
            "", "4242", "tok_1Nv0FGQ9RKHgCVdK", "4111111111111112", "9999999999999995", "411111111111",
            "1234567890123456", "4111 1111 1111 11111111",
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
}
