// RFC 5321, 5322, 6531, 3492 (section 7.1); ITU-T E.164.
import Order
import Testing

@Suite("E-mail addresses and telephone numbers") struct ContactTests {
    @Test(
        "An address is kept as written and compared in lower case with its domain in ASCII",
        arguments: [
            ("Someone@Example.COM", "someone@example.com"), ("  a.b+tag@sub.example.org ", "a.b+tag@sub.example.org"),
            ("x@BÜCHER.example", "x@xn--bcher-kva.example"), ("x@bu\u{308}cher.example", "x@xn--bcher-kva.example"),
            ("x@XN--BCHER-KVA.example", "x@xn--bcher-kva.example"), ("用户@例え。テスト", "用户@xn--r8jz45g.xn--zckzah"),
            ("o'neil@example.com", "o'neil@example.com"), ("a@почта.рф", "a@xn--80a1acny.xn--p1ai"),
            ("{x}|~@example.museum", "{x}|~@example.museum"),
        ])
    func accepted(text: String, canonical: String) throws {
        let address = try EmailAddress(parsing: text)
        #expect(address.canonical == canonical)
        #expect(address.text.utf8.count == text.utf8.filter { $0 != 0x20 }.count)
        #expect(try EmailAddress(parsing: canonical).canonical == canonical)
    }

    @Test(
        "What mail in use today cannot carry is refused",
        arguments: [
            "", "a", "@", "a@", "@b.c", "a@b", "a@b.", "a@.b.com", "a@b..com", ".a@b.com", "a.@b.com", "a..b@b.com",
            "a b@c.com",
            "\"a b\"@c.com", "a@[192.0.2.1]", "a@192.0.2.1", "a@-b.com", "a@b-.com", "a@b_c.com", "a@b.c", "a(x)@b.com",
            "a@b.com,c@d.com",
            "a\n@b.com", "a@b.com\n.x", "a\u{202E}@b.com", "a@ex\u{200B}ample.com", "a@exa mple.com", "a<b>@c.com",
            "a@b.com>",
        ])
    func refused(text: String) { #expect(throws: IdentifierError.self) { try EmailAddress(parsing: text) } }

    @Test("Lengths are bounded as RFC 5321 says")
    func lengths() throws {
        let local = String(repeating: "a", count: 64)
        _ = try EmailAddress(parsing: local + "@example.com")
        #expect(throws: IdentifierError.self) { try EmailAddress(parsing: "a" + local + "@example.com") }
        #expect(throws: IdentifierError.self) { try EmailAddress(parsing: "a@" + local + ".com") }
        #expect(throws: IdentifierError.self) {
            try EmailAddress(
                parsing: local + "@" + (0..<10).map { _ in String(repeating: "b", count: 20) }.joined(separator: ".")
                    + ".com")
        }
        #expect(throws: IdentifierError.self) {
            try EmailAddress(parsing: String(repeating: "é", count: 100_000) + "@b.com")
        }
    }

    @Test("A number in any spelling becomes E.164, with its region and kind of line")
    func telephone() throws {
        let number = try TelephoneNumber(parsing: " +44 (0)20 7946 0018 ")
        #expect(number.canonical == "+442079460018")
        #expect(number.region?.code == "GB")
        #expect(number.line == .fixed)
        #expect(number.text == "+44 (0)20 7946 0018")
        #expect(try TelephoneNumber(parsing: "+371 2000-0000").line == .mobile)
        #expect(try TelephoneNumber(parsing: "+1 201 555 0123").canonical == "+12015550123")
        #expect(try TelephoneNumber(parsing: "+870773111632").region == nil)
    }

    @Test("A number without country code is refused, and the region only suggests what it would be")
    func missingCountryCode() throws {
        #expect(throws: IdentifierError.missingCountryCode(suggestion: nil)) {
            try TelephoneNumber(parsing: "020 7946 0018")
        }
        #expect(throws: IdentifierError.missingCountryCode(suggestion: "+442079460018")) {
            try TelephoneNumber(parsing: "020 7946 0018", region: JurisdictionCode(parsing: "GB"))
        }
        #expect(throws: IdentifierError.missingCountryCode(suggestion: "+442079460018")) {
            try TelephoneNumber(parsing: "00442079460018")
        }
    }

    @Test(
        "What cannot be a number is refused",
        arguments: ["", "abc", "+", "+1", "+44 1", "+1 2345678901234567", "+999 123456789", "+1\n2015550123"])
    func notNumbers(text: String) { #expect(throws: IdentifierError.self) { try TelephoneNumber(parsing: text) } }

    @Test(
        "A number as people copy and write it is understood",
        arguments: [
            ("\u{202A}+371 2000 0000\u{202C}", "+37120000000"), ("+371\u{00A0}2000\u{2011}0000", "+37120000000"),
            ("＋３７１２０００００００", "+37120000000"), ("+٣٧١٢٠٠٠٠٠٠٠", "+37120000000"), ("tel:+371-2000-0000", "+37120000000"),
            ("+371.2000.0000", "+37120000000"), ("(+371) 20000000", "+37120000000"),
            ("+39 06 698 12345", "+390669812345"),
            ("+1 201 555 0123 ext. 5", "+12015550123"), ("+54 9 11 2345 6789", "+5491123456789"),
        ])
    func writtenByPeople(text: String, canonical: String) throws {
        let number = try TelephoneNumber(parsing: text)
        #expect(number.canonical == canonical)
        #expect(!number.text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
    }

    @Test(
        "Hostile and unusual texts end in one clear sentence, at once",
        arguments: [
            String(repeating: "+", count: 60), String(repeating: "9", count: 64),
            "+371" + String(repeating: " 2", count: 25),
            "+371 2000 0000; DROP TABLE", "+371;phone-context=evil.example", "<script>", "+371\u{0}20000000", "💥",
            "+371 2000 0000\r\nRCPT TO:<x@y.example>", String(repeating: "٣", count: 5_000), "++371 ++++",
        ])
    func hostileNumbers(text: String) {
        do {
            let number = try TelephoneNumber(parsing: text)
            // What is read as one is digits and no more than E.164 allows.
            #expect(number.canonical.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) })
            #expect(number.canonical.utf8.count <= 16 && !number.text.contains { $0.isNewline })
        } catch {
            #expect(error.message.count < 120 && !error.message.contains("DROP") && !error.message.isEmpty)
        }
    }

    @Test(
        "What is wrong with an address is said in a way that helps",
        arguments: [
            ("anna", "has no @"), ("anna@", "not complete"), ("@mail.example", "nothing stands before"),
            ("\"anna k\"@mail.example", "quotation marks"), ("anna@[192.0.2.1]", "numeric address"),
            ("anna@[IPv6:2001:db8::1]", "numeric address"), ("anna@localhost", "not complete"),
            ("anna@@mail.example", "before the @"), ("Anna <anna@mail.example>", "before the @"),
            ("mailto:anna@mail.example", "before the @"), ("anna@mail.example.", "not complete"),
            ("anna..k@mail.example", "two dots"), ("anna.@mail.example", "right before the @"),
            ("anna@mail_box.example", "domain name"), ("anna@mail.example?subject=x", "domain name"),
            ("anna@mail.example\r\nBcc: x@y.example", "before the @"),
            ("anna@mail.example\r\nBcc: x", "domain name"), ("anna@mail.123", "not complete"),
            ("an\u{00A0}na@mail.example", "space"), ("an\u{200D}na@mail.example", "invisible"),
            ("anna@ma\u{00AD}il.example", "invisible"),
        ])
    func saidClearly(text: String, says: String) {
        let error = #expect(throws: IdentifierError.self) { try EmailAddress(parsing: text) }
        #expect(error?.message.contains(says) == true, "\(error?.message ?? "")")
    }

    @Test("Where mail goes is the local part as it was typed, at the domain in ASCII")
    func mailbox() throws {
        #expect(try EmailAddress(parsing: "Anna.K@BÜCHER.example").mailbox == "Anna.K@xn--bcher-kva.example")
        #expect(try EmailAddress(parsing: "用户@例え。テスト").mailbox == "用户@xn--r8jz45g.xn--zckzah")
    }

    @Test("The limit of 254 is on the whole address as it travels, with the domain in ASCII")
    func travellingLength() throws {
        let local = String(repeating: "a", count: 64)
        func domain(_ length: Int) -> String {
            (0..<length - 4).map { $0 % 61 == 60 ? "." : "b" }.joined() + ".com"
        }
        #expect(try EmailAddress(parsing: local + "@" + domain(189)).canonical.utf8.count == 254)
        #expect(throws: IdentifierError.tooLong(limit: 254)) { try EmailAddress(parsing: local + "@" + domain(190)) }
        // 40 letters of Cyrillic are one label of fewer than 63 characters in ASCII; fifty are more.
        #expect(throws: Never.self) { try EmailAddress(parsing: "a@" + String(repeating: "ж", count: 40) + ".example") }
        #expect(throws: IdentifierError.self) {
            try EmailAddress(
                parsing: "a@" + String("абвгдежзийклмнопрстуфхцчшщъыьэюя".prefix(32))
                    + "абвгдежзийклмнопрстуфхцчшщ.example")
        }
        // SMTPUTF8: a local part is counted in bytes.
        #expect(throws: Never.self) { try EmailAddress(parsing: String(repeating: "ж", count: 32) + "@example.com") }
        #expect(throws: IdentifierError.self) {
            try EmailAddress(parsing: String(repeating: "ж", count: 33) + "@example.com")
        }
    }

    @Test("Many threads may parse at once and agree")
    func concurrent() async throws {
        let results = try await withThrowingTaskGroup(of: String.self) { group in
            for i in 0..<200 { group.addTask { try TelephoneNumber(parsing: "+4420794600\(10 + i % 10)").canonical } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(results.count == 10)
    }

    @Test("An address of a function is told from a person's")
    func roles() throws {
        for text in [
            "info@example.com", "Postmaster+x@example.com", "no-reply@example.com", "Customer.Service@example.com",
        ] {
            #expect(try EmailAddress(parsing: text).isRole, "\(text)")
        }
        for text in ["anna@example.com", "information@example.com", "info2@example.com", "it.anna@example.com"] {
            #expect(try !EmailAddress(parsing: text).isRole, "\(text)")
        }
    }

    @Test("Domains that hand out addresses for minutes are known, and a provider adds and removes its own")
    func disposable() throws {
        let shipped = DisposableDomains.shipped
        #expect(shipped.contains(try EmailAddress(parsing: "x@mailinator.com")))
        #expect(shipped.contains(try EmailAddress(parsing: "x@a.b.yopmail.com")))
        #expect(!shipped.contains(try EmailAddress(parsing: "x@notyopmail.com")))
        #expect(!shipped.contains(try EmailAddress(parsing: "x@example.com")))
        let own = DisposableDomains(
            overlay: "# ours\nbücher.example  # a comment\n!yopmail.com\nnot a domain\n\n@minutes.example\n")
        #expect(own.contains(try EmailAddress(parsing: "x@xn--bcher-kva.example")))
        #expect(own.contains(try EmailAddress(parsing: "x@minutes.example")))
        #expect(!own.contains(try EmailAddress(parsing: "x@yopmail.com")))
        #expect(own.contains(try EmailAddress(parsing: "x@mailinator.com")))
        #expect(own.domains.count == shipped.domains.count + 1)
    }

    @Test(
        "The class of a line says whether a message arrives and what to mind",
        arguments: [
            ("+37120000000", true, nil), ("+442079460018", false, nil), ("+12015550123", nil, nil),
            ("+445600123456", nil, TelephoneNumber.Concern.internetTelephony), ("+449012345678", false, .premiumRate),
            ("+448081570192", false, .callerPaysNothing), ("+447012345678", nil, .followsItsHolder),
        ] as [(String, Bool?, TelephoneNumber.Concern?)])
    func lines(text: String, receives: Bool?, concern: TelephoneNumber.Concern?) throws {
        let number = try TelephoneNumber(parsing: text)
        #expect(number.receivesMessages == receives, "\(number.line)")
        #expect(number.concern == concern, "\(number.line) \(number.isAssigned)")
        for concern in TelephoneNumber.Concern.allCases { #expect(concern.words.hasSuffix(".")) }
    }
}
