// The application as JSON: everything that is wrong is told at once, each with its place.
import Order
import TestSupport
import Testing

/// Noon on 25 November 2026, when the forms come in.
let receivedAt = Timestamp(milliseconds: 1_795_608_000_000)

/// An application in which every field of an individual is stated.
let fullIndividual = #"""
    {"reference":"order 17","applicant":{"type":"individual","name":"Zoë Example","otherNames":["Z. Example","ゾーイ"],
    "birthDate":"1961-06","birthPlace":"Riga, Soviet Union","citizenships":["LV","XXA"],"unitedStatesPermanentResident":false,
    "location":{"country":"UA-43","asOf":"2026-11-25T09:14:16.123Z"},
    "address":{"lines":["Brīvības iela 1","Apt 4"],"locality":"Riga","region":"Vidzeme","postalCode":"LV-1010","country":"LV"},
    "identificationNumbers":[{"kind":"passport","country":"LV","number":"LV 1234567"},{"kind":"taxID","number":"010661-12345"}],
    "email":"Zoe@Example.com","telephone":"+371 2000 0000"},
    "channel":{"type":"reseller","account":"acc_7F3K92QD5M0XW1RB"},
    "product":{"kind":"virtualMachine","managed":false,"runsArbitrarySoftware":true,"ownedByUnitedStatesPerson":true,"operatedIn":["US","US-PR"]},
    "accountType":"trial","openingMethod":"api",
    "payment":[{"type":"card","token":"tok_1","lastFour":"4242","brand":"visa","issuerCountry":"LV","institution":"A Bank"},
    {"type":"bankAccount","number":"GB82 WEST 1234 5698 7654 32","institution":"West","country":"GB"},
    {"type":"wallet","address":"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa","currency":"XBT"},
    {"type":"customerIdentifier","value":"c-1","institution":"Pay"},{"type":"transactionIdentifier","value":"t-1","institution":"Pay"}],
    "accessedFrom":{"ip":"2001:db8::1","at":"2026-11-25T09:14:16.123Z"}}
    """#

/// An entity with owners in two layers and a control person.
let fullEntity = #"""
    {"applicant":{"type":"entity","name":"Example SIA","otherNames":["Example"],"organizedIn":"LV","branchOfEntityOrganizedIn":"US",
    "location":{"country":"LV"},"address":{"lines":["1 Street"]},"identificationNumbers":[{"kind":"registration","country":"LV","number":"40003000000"}],
    "email":"office@example.com","telephone":"+37120000000",
    "owners":[{"person":{"type":"individual","name":"A"},"percent":33.33},
    {"person":{"type":"entity","name":"Holding","owners":[{"person":{"type":"individual","name":"B"}}]},"percent":25}],
    "controllers":[{"person":{"type":"individual","name":"C","citizenships":[]},"role":"director"}]},
    "channel":{"type":"direct"},"product":{"kind":"storage"},"accountType":"enterprise","openingMethod":"inPerson"}
    """#

@Suite("The application as JSON") struct ApplicationFormTests {
    func errors(_ text: String, now: Timestamp? = receivedAt) throws -> [String: String] {
        let json = try JSONValue(parsing: text)
        do throws(FormErrors) {
            _ = try Application(json: json, now: now)
            return [:]
        } catch {
            return Dictionary(error.errors.map { ($0.pointer, $0.code) }) { $0 + ", " + $1 }
        }
    }

    @Test("A form with every field comes back as it went in", arguments: [fullIndividual, fullEntity])
    func roundTrip(text: String) throws {
        let json = try JSONValue(parsing: text)
        let application = try Application(json: json, now: receivedAt)
        #expect(application.json == json)
        #expect(try Application(json: application.json) == application)
    }

    @Test("Random applications come back as they went in")
    func randomRoundTrip() throws {
        var generator = SeededGenerator(seed: 13984)
        for _ in 0..<300 {
            let application = randomApplication(using: &generator)
            let bytes = application.json.canonicalBytes
            #expect(try Application(json: JSONValue(parsing: bytes)) == application)
        }
    }

    @Test("Values are parsed: percent to basis points, identifiers to their canonical form, absent facts to nil")
    func values() throws {
        guard case .entity(let entity) = try Application(json: JSONValue(parsing: fullEntity)).applicant else {
            Issue.record("not an entity")
            return
        }
        #expect(entity.owners?.map(\.basisPoints) == [3333, 2500])
        #expect(entity.controllers[0].person.citizenships == [])
        guard case .individual(let owner)? = entity.owners?[0].person else { return }
        #expect(owner.citizenships == nil)
        #expect(owner.unitedStatesPermanentResident == nil)
        let minimal = try Application(
            json: JSONValue(
                parsing: #"{"applicant":{"type":"entity","name":"A","owners":null},"product":{"kind":"storage"}}"#))
        guard case .entity(let bare) = minimal.applicant else { return }
        #expect(bare.owners == nil)
    }

    @Test("All errors are told at once, by pointer and code")
    func allErrors() throws {
        let found = try errors(
            #"""
            {"reference":7,"applicant":{"type":"individual","name":"a\u202eb","birthDate":"1961-02-30","citizenships":["LV","Narnia",3],
            "email":"nobody","telephone":"2000 0000","adress":{},"organizedIn":"LV","location":{"country":"SU"},
            "address":{"country":"LV"},"identificationNumbers":[{"kind":"pasport","number":"--"}]},
            "product":{"kind":"virtualMachine","managed":"no"},"accountType":"premium","payment":{"type":"card"},"accessedFrom":{"ip":"1.2.3"}}
            """#)
        #expect(
            found == [
                "/reference": "wrongType", "/applicant/name": "forbiddenCharacter", "/applicant/birthDate": "date",
                "/applicant/citizenships/1": "unknownJurisdiction", "/applicant/citizenships/2": "wrongType",
                "/applicant/email": "malformed", "/applicant/telephone": "missingCountryCode",
                "/applicant/adress": "unknownField",
                "/applicant/organizedIn": "unknownField", "/applicant/location/country": "malformed",
                "/applicant/address/lines": "missing", "/applicant/identificationNumbers/0/kind": "notAChoice",
                "/applicant/identificationNumbers/0/number": "malformed", "/product/managed": "wrongType",
                "/accountType": "notAChoice", "/payment": "wrongType", "/accessedFrom/ip": "malformed",
                "/accessedFrom/at": "missing",
            ])
    }

    @Test("Messages say what was likely meant")
    func messages() throws {
        let json = try JSONValue(
            parsing: #"""
                {"applicant":{"type":"individual","name":"A","birth_date":"1961-06-01","organizedIn":"LV","telephone":"020 7946 0018",
                "address":{"lines":["x"],"country":"GB"}},"product":{"kind":"virtualmachine"}}
                """#)
        do throws(FormErrors) {
            _ = try Application(json: json)
            Issue.record("accepted")
        } catch {
            let messages = Dictionary(uniqueKeysWithValues: error.errors.map { ($0.pointer, $0.message) })
            #expect(messages["/applicant/birth_date"] == "there is no field of this name; did you mean birthDate?")
            #expect(messages["/applicant/organizedIn"] == "only an entity has this field")
            #expect(messages["/applicant/telephone"] == "the country code is missing; did you mean +442079460018?")
            #expect(messages["/product/kind"] == "not one of the values here; did you mean virtualMachine?")
        }
    }

    @Test("What lies in the future is refused when the time is known, and read back when it is not")
    func future() throws {
        let text = #"""
            {"applicant":{"type":"individual","name":"A","birthDate":"2026-11-26","location":{"country":"LV","asOf":"2026-11-25T12:06:00Z"}},
            "product":{"kind":"storage"},"accessedFrom":{"ip":"192.0.2.1","at":"2026-11-25T12:04:00Z"}}
            """#
        #expect(try errors(text) == ["/applicant/birthDate": "future", "/applicant/location/asOf": "future"])
        #expect(try errors(text, now: nil) == [:])
        let today =
            #"{"applicant":{"type":"individual","name":"A","birthDate":"2026-11-25"},"product":{"kind":"storage"}}"#
        #expect(try errors(today) == [:])
        let old = today.replacing("2026-11-25", with: "0196-01-01")
        #expect(try errors(old) == ["/applicant/birthDate": "date"])
    }

    @Test(
        "A whole card number is refused wherever it stands in a means of payment or the reference",
        arguments: [
            #""payment":[{"type":"card","token":"4111 1111 1111 1111"}]"#,
            #""payment":[{"type":"card","token":"t","lastFour":"4111111111111111"}]"#,
            #""payment":[{"type":"card","token":"t","brand":"visa 4111111111111111"}]"#,
            #""payment":[{"type":"customerIdentifier","value":"4111-1111-1111-1111"}]"#,
            #""reference":"4111111111111111""#,
        ])
    func cards(part: String) throws {
        let found = try errors(
            #"{"applicant":{"type":"individual","name":"A"},"product":{"kind":"storage"},"# + part + "}")
        #expect(Array(found.values) == ["wholeCardNumber"])
    }

    @Test(
        "A whole card number is refused in every text of an application",
        arguments: [
            (#""name":"Marie §""#, "/applicant/name"), (#""otherNames":["§"]"#, "/applicant/otherNames/0"),
            (#""birthPlace":"§""#, "/applicant/birthPlace"), (#""email":"§@mail.example""#, "/applicant/email"),
            (#""address":{"lines":["card §"]}"#, "/applicant/address/lines/0"),
            (#""address":{"lines":["x"],"locality":"§"}"#, "/applicant/address/locality"),
            (#""address":{"lines":["x"],"postalCode":"§"}"#, "/applicant/address/postalCode"),
            (#""identificationNumbers":[{"kind":"other","number":"§"}]"#, "/applicant/identificationNumbers/0/number"),
            (
                #""identificationNumbers":[{"kind":"nationalID","number":"§"}]"#,
                "/applicant/identificationNumbers/0/number"
            ),
        ])
    func cardsAnywhere(field: String, pointer: String) throws {
        for card in ["5555555555554444", "５５５５５５５５５５５５４４４４", "5555x5555x5555x4444"] {
            let applicant = (field.contains(#""name""#) ? "" : #""name":"A","#) + field.replacing("§", with: card)
            let found = try errors(
                #"{"applicant":{"type":"individual",\#(applicant)},"product":{"kind":"storage"}}"#)
            #expect(found == [pointer: "wholeCardNumber"])
        }
    }

    @Test("An account number is told from a card's by its own check digits, a wallet by its encoding's")
    func accountsThatLookLikeCards() throws {
        func found(_ means: String) throws -> [String: String] {
            try errors(
                #"{"applicant":{"type":"individual","name":"A"},"product":{"kind":"storage"},"payment":[\#(means)]}"#)
        }
        let account = try found(#"{"type":"bankAccount","number":"5555555555554444"}"#)
        #expect(account == ["/payment/0/number": "wholeCardNumber"])
        let wallet = try found(#"{"type":"wallet","address":"5555555555554444","currency":"SOL"}"#)
        #expect(wallet == ["/payment/0/address": "wholeCardNumber"])
        #expect(try found(#"{"type":"bankAccount","number":"FR76 3000 6000 0100 0000 0000 055"}"#) == [:])
        // A CLABE that has a Luhn digit and a card issuer's beginning besides its own check digit.
        #expect(PaymentCard.containsWholeNumber("646180000000000119"))
        #expect(
            try found(#"{"type":"bankAccount","number":"646180000000000119"}"#) == [
                "/payment/0/number": "wholeCardNumber"
            ])
        #expect(try found(#"{"type":"bankAccount","number":"646180000000000119","country":"MX"}"#) == [:])
        #expect(PaymentCard.containsWholeNumber("38-9020-0211287-06"))
        #expect(try found(#"{"type":"bankAccount","number":"38-9020-0211287-06","country":"NZ"}"#) == [:])
    }

    @Test("What was accepted before is read back as it is")
    func readBack() throws {
        let json = #"{"applicant":{"type":"individual","name":"5555555555554444"},"product":{"kind":"storage"}}"#
        #expect(try errors(json, now: nil) == [:])
    }

    @Test("Shares are numbers from 0 to 100 with two decimals, and no more than 100 together")
    func shares() throws {
        func found(_ shares: String...) throws -> [String: String] {
            let owners = shares.map { #"{"person":{"type":"individual","name":"A"},"percent":\#($0)}"# }.joined(
                separator: ",")
            return try errors(
                #"{"applicant":{"type":"entity","name":"E","owners":[\#(owners)]},"product":{"kind":"storage"}}"#)
        }
        #expect(try found("33.33", "33.33", "33.34") == [:])
        #expect(try found("0", "100") == [:])
        #expect(try found("60", "40.01") == ["/applicant/owners": "contradiction"])
        for share in ["-1", "100.01", "12.345", "1e9"] {
            #expect(try found(share) == ["/applicant/owners/0/percent": "notAShare"])
        }
        #expect(try found("\"25\"") == ["/applicant/owners/0/percent": "wrongType"])
    }

    @Test("Layers of entities and the number of persons are bounded")
    func bounds() throws {
        var person = #"{"type":"individual","name":"A"}"#
        for layer in 1...9 {
            let text = #"{"applicant":\#(person),"product":{"kind":"storage"}}"#
            #expect(try errors(text).isEmpty, "layer \(layer)")
            person = #"{"type":"entity","name":"E","owners":[{"person":\#(person)}]}"#
        }
        #expect(try errors(#"{"applicant":\#(person),"product":{"kind":"storage"}}"#).values.contains("tooMany"))
        let many = (0..<300).map { _ in #"{"person":{"type":"individual","name":"A"}}"# }.joined(separator: ",")
        #expect(
            try errors(#"{"applicant":{"type":"entity","name":"E","owners":[\#(many)]},"product":{"kind":"storage"}}"#)
                == ["/applicant/owners": "tooMany"])
        let unknown = (0..<500).map { #""f\#($0)":1"# }.joined(separator: ",")
        #expect(
            try errors(#"{"applicant":{"type":"individual","name":"A"},"product":{"kind":"storage"},\#(unknown)}"#)
                .count == 100)
    }

    @Test(
        "What is no form at all is refused",
        arguments: [
            "null", "[]", "1", "\"x\"", "{}", #"{"applicant":[],"product":null}"#, #"{"applicant":{"type":"robot"}}"#,
        ])
    func notForms(text: String) throws { #expect(try !errors(text).isEmpty) }

    @Test("No damage to the bytes of a form makes reading fail otherwise than with an error")
    func damaged() throws {
        var generator = SeededGenerator(seed: 7)
        var read = 0
        for _ in 0..<3_000 {
            var bytes = Array((Bool.random(using: &generator) ? fullIndividual : fullEntity).utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let at = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[at] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: bytes.remove(at: at)
                default: bytes.insert(contentsOf: "\u{202E}".utf8, at: at)
                }
            }
            guard let json = try? JSONValue(parsing: bytes) else { continue }
            do throws(FormErrors) {
                let application = try Application(json: json, now: receivedAt)
                #expect(try Application(json: application.json) == application)
            } catch {
                #expect(!error.errors.isEmpty)
            }
            read += 1
        }
        #expect(read > 100)
    }

    @Test("Pointers escape ~ and / as RFC 6901 asks")
    func pointers() throws {
        let found = try errors(
            #"{"applicant":{"type":"individual","name":"A","a/b~c":1},"product":{"kind":"storage"}}"#)
        #expect(found == ["/applicant/a~1b~0c": "unknownField"])
    }

    @Test("A supplement completes, corrects and takes back statements, and is checked as the whole is")
    func supplement() throws {
        let application = try Application(json: JSONValue(parsing: fullIndividual))
        let supplement = try ApplicationSupplement(
            json: JSONValue(
                parsing:
                    #"{"applicant":{"birthDate":"1961-06-01","citizenships":["US"],"telephone":null},"payment":[]}"#),
            now: receivedAt)
        #expect(
            supplement.statedFields == [
                "/applicant/birthDate", "/applicant/citizenships", "/applicant/telephone", "/payment",
            ])
        let result = try supplement.applied(to: application, now: receivedAt)
        guard case .individual(let one) = result.applicant else { return }
        #expect(one.birthDate?.description == "1961-06-01")
        #expect(one.citizenships == [JurisdictionCode(unchecked: "US")])
        #expect(one.telephone == nil)
        #expect(one.email?.canonical == "zoe@example.com")
        #expect(result.payment.isEmpty)
        #expect(throws: FormErrors.self) { try ApplicationSupplement(json: ["applicant": ["birthday": "1961-06-01"]]) }
        #expect(throws: FormErrors.self) { try ApplicationSupplement(json: ["applicant": ["birthDate": "1961-02-30"]]) }
        let removing = try ApplicationSupplement(json: ["applicant": ["name": nil]])
        #expect(throws: FormErrors.self) { try removing.applied(to: application) }
        let changed = try ApplicationSupplement(json: [
            "applicant": ["type": "entity", "name": "E", "organizedIn": "LV"]
        ]).applied(to: application)
        #expect(changed.applicant.json == ["type": "entity", "name": "E", "organizedIn": "LV"])
    }

    @Test("Identifiers are listed once each, in their canonical form, with whose they are")
    func identifiers() throws {
        let found = try Application(json: JSONValue(parsing: fullIndividual)).identifiers
        let pairs = found.map { "\($0.kind.rawValue) \($0.canonical)" }
        for pair in [
            "name example zoe", "name example z", "documentNumber LV1234567", "documentNumber 01066112345",
            "email zoe@example.com",
            "telephone +37120000000", "cardToken tok_1", "bankAccount GB82WEST12345698765432",
            "wallet 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "ipAddress 2001:db8::1", "customerIdentifier pay|c-1",
            "reference order 17",
        ] {
            #expect(pairs.contains(pair), "\(pair)")
        }
        let entity = try Application(json: JSONValue(parsing: fullEntity)).identifiers
        #expect(entity.filter { $0.role == .owner }.map(\.canonical) == ["a", "holding", "b"])
        #expect(entity.filter { $0.role == .controller }.map(\.canonical) == ["c"])
        #expect(entity.filter { $0.canonical == "example" }.count == 1)
    }
}

/// An application of random parts: any field may be absent.
private func randomApplication(using generator: inout SeededGenerator) -> Application {
    func maybe<T>(_ value: @autoclosure () throws -> T) -> T? { Bool.random(using: &generator) ? try? value() : nil }
    func country() -> JurisdictionCode {
        JurisdictionCode.countries.randomElement(using: &generator) ?? JurisdictionCode(unchecked: "LV")
    }
    func name() -> String {
        ["Ann", "Зоя", "山田", "بنت", "O'Neil"].randomElement(using: &generator).map {
            $0 + " \(Int.random(in: 0...99, using: &generator))"
        } ?? "A"
    }
    func individual() -> Individual {
        var one = Individual(name: name())
        one.otherNames = maybe([name()]) ?? []
        one.birthDate = maybe(CalendarDate(daysSince1970: Int.random(in: -20_000...15_000, using: &generator)))
        one.birthPlace = maybe(name())
        one.citizenships = maybe(maybe([country(), country()]) ?? [])
        one.unitedStatesPermanentResident = maybe(Bool.random(using: &generator))
        one.location = maybe(DatedLocation(jurisdiction: country(), asOf: maybe(receivedAt)))
        one.address = maybe(PostalAddress(lines: [name()], locality: maybe(name()), country: maybe(country())))
        one.identificationNumbers =
            maybe([
                IdentificationNumber(
                    kind: .passport, country: maybe(country()),
                    number: try DocumentNumber(parsing: "AB \(generator.next())"))
            ]) ?? []
        one.email = maybe(try EmailAddress(parsing: "A\(generator.next())@example.com"))
        one.telephone = maybe(
            try TelephoneNumber(parsing: "+3712\(Int.random(in: 1_000_000...9_999_999, using: &generator))"))
        return one
    }
    func person(_ depth: Int) -> Person {
        guard depth > 0, Bool.random(using: &generator) else { return .individual(individual()) }
        var entity = Entity(name: name())
        entity.organizedIn = maybe(country())
        entity.branchOfEntityOrganizedIn = maybe(country())
        entity.owners = maybe([
            BeneficialOwner(
                person: person(depth - 1), basisPoints: maybe(Int.random(in: 0...10_000, using: &generator)))
        ])
        entity.controllers = maybe([ControlPerson(person: individual(), role: name())]) ?? []
        return .entity(entity)
    }
    return Application(
        reference: maybe(name()), applicant: person(3),
        channel: maybe(.reseller(AccountID.random(using: &generator))) ?? .direct,
        product: Product(
            kind: Product.Kind.allCases.randomElement(using: &generator) ?? .storage, managed: maybe(true),
            operatedIn: maybe([country()]) ?? []),
        accountType: AccountType.allCases.randomElement(using: &generator) ?? .standard,
        openingMethod: OpeningMethod.allCases.randomElement(using: &generator) ?? .online,
        payment: maybe([
            .card(
                token: "tok_\(generator.next() % 1000)", lastFour: maybe("4242"), brand: nil,
                issuerCountry: maybe(country()), institution: maybe(name()))
        ]) ?? [],
        origin: maybe(AccessOrigin(address: IPAddress(high: generator.next(), low: generator.next()), time: receivedAt))
    )
}
