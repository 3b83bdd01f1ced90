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
