// The flat form: one application a row.
import Order
import Testing

@Suite("Applications as rows") struct ApplicationRowTests {
    func table(_ header: String) throws -> ApplicationTable {
        try ApplicationTable(header: header.split(separator: ",").map(String.init))
    }
    func errors(_ header: String, _ fields: [String]) throws -> [String: String] {
        let table = try table(header)
        do throws(FormErrors) {
            _ = try table.application(of: fields, now: receivedAt)
            return [:]
        } catch {
            return Dictionary(error.errors.map { ($0.pointer, $0.code) }) { $0 + ", " + $1 }
        }
    }

    @Test("Every column finds its place in the application")
    func everyColumn() throws {
        let cells: [(ApplicationColumn, String)] = [
            (.reference, "r-1"), (.type, "individual"), (.name, "Zoë Example"), (.otherNames, "Z; Zed"),
            (.birthDate, "1961-06-01"),
            (.birthPlace, "Riga"), (.citizenships, "LV; Russia"), (.permanentResident, "no"), (.location, "LV"),
            (.locationAsOf, "2026-11-25T09:00:00Z"), (.street, "1 Street\nApt 2"), (.locality, "Riga"),
            (.region, "Vidzeme"),
            (.postalCode, "LV-1010"), (.country, "LV"), (.idKind, "passport"), (.idCountry, "LV"),
            (.idNumber, "LV1234567"),
            (.email, "zoe@example.com"), (.telephone, "+37120000000"), (.channel, "reseller"),
            (.reseller, "acc_7F3K92QD5M0XW1RB"),
            (.product, "virtualMachine"), (.managed, "yes"), (.runsSoftware, "1"), (.usOwned, "TRUE"),
            (.operatedIn, "US;LV"),
            (.accountType, "trial"), (.openingMethod, "api"), (.cardToken, "tok_1"), (.cardLastFour, "4242"),
            (.cardIssuerCountry, "LV"), (.bankAccount, "GB82WEST12345698765432"),
            (.wallet, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
            (.walletCurrency, "XBT"), (.customerIdentifier, "c-1"), (.transactionIdentifier, "t-1"), (.ip, "192.0.2.1"),
            (.accessedAt, "2026-11-25T09:00:00Z"),
        ]
        let table = try ApplicationTable(header: cells.map(\.0.rawValue) + ["expected", "x_note"])
        let fields = cells.map(\.1) + [" hold ", "anything"]
        let json = try table.application(of: fields, now: receivedAt).json
        #expect(table.expected(of: fields) == "hold")
        let expected = try JSONValue(
            parsing: #"""
                {"reference":"r-1","applicant":{"type":"individual","name":"Zoë Example","otherNames":["Z","Zed"],"birthDate":"1961-06-01",
                "birthPlace":"Riga","citizenships":["LV","RU"],"unitedStatesPermanentResident":false,
                "location":{"country":"LV","asOf":"2026-11-25T09:00:00.000Z"},
                "address":{"lines":["1 Street","Apt 2"],"locality":"Riga","region":"Vidzeme","postalCode":"LV-1010","country":"LV"},
                "identificationNumbers":[{"kind":"passport","country":"LV","number":"LV1234567"}],"email":"zoe@example.com","telephone":"+37120000000"},
                "channel":{"type":"reseller","account":"acc_7F3K92QD5M0XW1RB"},
                "product":{"kind":"virtualMachine","managed":true,"runsArbitrarySoftware":true,"ownedByUnitedStatesPerson":true,"operatedIn":["US","LV"]},
                "accountType":"trial","openingMethod":"api","payment":[{"type":"card","token":"tok_1","lastFour":"4242","issuerCountry":"LV"},
                {"type":"bankAccount","number":"GB82WEST12345698765432"},{"type":"wallet","address":"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa","currency":"XBT"},
                {"type":"customerIdentifier","value":"c-1"},{"type":"transactionIdentifier","value":"t-1"}],
                "accessedFrom":{"ip":"192.0.2.1","at":"2026-11-25T09:00:00.000Z"}}
                """#)
        #expect(json == expected)
        let used = Set(cells.map(\.0) + [.organizedIn, .branchOf, .owners, .controllers])
        #expect(used == Set(ApplicationColumn.allCases))
    }

    @Test("An entity's owners and control persons are read from their cells")
    func entity() throws {
        let table = try table("type,name,organized_in,branch_of,owners,controllers,product")
        let application = try table.application(
            of: [
                "entity", "E", "LV", "US", "Ann|LV|33.33; Holding|CY|25%|entity; Bob||", "Cy|US|director; Di||chair",
                "storage",
            ])
        guard case .entity(let entity) = application.applicant else { return }
        #expect(entity.organizedIn?.code == "LV")
        #expect(entity.branchOfEntityOrganizedIn?.code == "US")
        #expect(entity.owners?.map(\.basisPoints) == [3333, 2500, nil])
        #expect(entity.controllers.map(\.role) == ["director", "chair"])
        guard case .entity(let holding)? = entity.owners?[1].person else { return }
        #expect(holding.organizedIn?.code == "CY")
        for (cell, count) in [("none", 0), ("", nil)] as [(String, Int?)] {
            let application = try table.application(of: ["entity", "E", "", "", cell, "", "storage"])
            guard case .entity(let entity) = application.applicant else { return }
            #expect(entity.owners?.count == count)
        }
    }

    @Test("An empty cell is unknown, `none` is a statement")
    func unknown() throws {
        let table = try table("type,name,citizenships,permanent_resident,product")
        for (cell, expected) in [("", nil), ("none", [])] as [(String, [JurisdictionCode]?)] {
            guard
                case .individual(let one) = try table.application(of: ["individual", "A", cell, "", "storage"])
                    .applicant
            else { return }
            #expect(one.citizenships == expected)
            #expect(one.unitedStatesPermanentResident == nil)
        }
    }

    @Test("Errors are told by column, all at once")
    func byColumn() throws {
        let found = try errors(
            "type,name,birth_date,citizenships,email,telephone,id_kind,id_number,wallet,wallet_currency,card_token,owners,product,accessed_at",
            [
                "individual", "a\u{202E}b", "1961-02-30", "LV;Narnia", "x", "123", "", "12",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "XBT",
                "4111111111111111", "", "", "2026-11-25T09:00:00Z",
            ])
        #expect(
            found == [
                "name": "forbiddenCharacter", "birth_date": "date", "citizenships": "unknownJurisdiction",
                "email": "malformed",
                "telephone": "missingCountryCode", "id_kind": "missing", "wallet": "checkDigits",
                "card_token": "wholeCardNumber",
                "product": "missing", "ip": "missing",
            ])
        #expect(
            try errors("type,name,product,owners", ["individual", "A", "storage", "B|LV|25"]) == [
                "owners": "unknownField"
            ])
        #expect(
            try errors("type,name,product,owners", ["entity", "A", "storage", "B|LV|lots"]) == ["owners": "notAShare"])
        #expect(
            try errors("type,name,product,managed", ["entity", "A", "storage", "maybe"]) == ["managed": "wrongType"])
        #expect(try errors("type,name,product", ["entity", "A"]) == ["": "fieldCount"])
        #expect(try errors("type,name,product", ["", "", ""]) == ["type": "missing", "product": "missing"])
    }

    @Test("Unknown, missing and repeated columns are refused by name")
    func header() {
        do throws(FormErrors) {
            _ = try ApplicationTable(header: ["type", "nmae", "x_anything", "expected", "type", "Email "])
            Issue.record("accepted")
        } catch {
            #expect(error.errors.map(\.pointer) == ["nmae", "type", "name", "product"])
            #expect(error.errors[0].message == "there is no column of this name; did you mean name?")
        }
    }
}
