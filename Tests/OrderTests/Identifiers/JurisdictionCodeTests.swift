// ISO 3166-1, -2, -3; ICAO Doc 9303 part 3 section 5.
import Order
import Testing

@Suite("Jurisdictions") struct JurisdictionCodeTests {
    @Test("All 249 countries and Kosovo are known by alpha-2, alpha-3, number and name")
    func countries() throws {
        let all = JurisdictionCode.countries
        #expect(all.count == 250)
        #expect(Set(all.compactMap(\.alpha3)).count == 250)
        #expect(Set(all.compactMap(\.numeric)).count == 249)
        for country in all {
            #expect(try JurisdictionCode(parsing: country.code) == country)
            #expect(try JurisdictionCode(parsing: country.name) == country)
            if let alpha3 = country.alpha3 { #expect(try JurisdictionCode(parsing: alpha3.lowercased()) == country) }
            if let numeric = country.numeric { #expect(try JurisdictionCode(parsing: numeric) == country) }
            #expect(country.kind == .country)
            #expect(country.country == country.code)
        }
    }

    @Test(
        "Names in common use and OFAC's spellings are understood",
        arguments: [
            ("Russia", "RU"), ("Russian Federation", "RU"), ("Korea, North", "KP"), ("Korea, South", "KR"),
            ("Burma", "MM"),
            ("Congo, Democratic Republic of the", "CD"), ("Democratic Republic of the Congo", "CD"),
            ("Congo, Republic of the", "CG"),
            ("Cote d Ivoire", "CI"), ("CÔTE D'IVOIRE", "CI"), ("Bahamas, The", "BS"), ("The Gambia", "GM"),
            ("Macau", "MO"),
            ("Czech Republic", "CZ"), ("Turkey", "TR"), ("Türkiye", "TR"), ("Virgin Islands, British", "VG"),
            ("U.S.A.", "US"),
            ("UK", "GB"), ("West Bank", "PS"), ("St. Kitts and Nevis", "KN"), ("Region: Crimea", "UA-43"),
            ("Netherlands Antilles", "AN"),
            ("Islamic Republic of Iran", "IR"), ("Iran, Islamic Republic of", "IR"), ("Syria", "SY"), ("Georgia", "GE"),
            (" lv ", "LV"),
        ])
    func names(text: String, code: String) throws { #expect(try JurisdictionCode(parsing: text).code == code) }

    @Test("Subdivisions keep their country; those that matter here have names")
    func subdivisions() throws {
        let crimea = try JurisdictionCode(parsing: "ua-43")
        #expect(crimea.code == "UA-43")
        #expect(crimea.name == "Crimea")
        #expect(crimea.country == "UA")
        #expect(crimea.kind == .subdivision)
        #expect(try JurisdictionCode(parsing: "US-CA").name == "California")
        #expect(try JurisdictionCode(parsing: "LV-RIX").name == "LV-RIX (Latvia)")
        #expect(try JurisdictionCode(parsing: "US-PR").isUnitedStatesTerritory)
        #expect(try JurisdictionCode(parsing: "PR").isUnitedStatesTerritory)
        #expect(try !JurisdictionCode(parsing: "UA").isUnitedStatesTerritory)
        for text in ["ZZ-01", "US-", "US-ABCD", "USA-CA", "-CA", "U-CA", "US--C"] {
            #expect(throws: IdentifierError.self) { try JurisdictionCode(parsing: text) }
        }
    }

    @Test("Codes that only travel documents use are kept and say which country they lead to")
    func travelDocuments() throws {
        for (text, code, country) in [
            ("D<<", "DE", "DE"), ("RKS", "XK", "XK"), ("GBD", "GBD", "GB"), ("GBN", "GBN", "GB"), ("GBO", "GBO", "GB"),
            ("GBP", "GBP", "GB"), ("GBS", "GBS", "GB"), ("UNO", "UNO", "UN"), ("EUE", "EUE", "EU"),
            ("UNK", "UNK", "XK"),
            ("XXA", "XXA", "XX"), ("XXB", "XXB", "XX"), ("XOM", "XOM", "XO"), ("XPO", "XPO", "XP"), ("LVA", "LV", "LV"),
        ] {
            let found = try JurisdictionCode(parsing: text)
            #expect(found.code == code)
            #expect(found.country == country)
        }
        #expect(try JurisdictionCode(parsing: "XXA").name == "stateless person")
        #expect(try JurisdictionCode(parsing: "XXA").kind == .travelDocument)
    }

    @Test("Countries that are no more are understood, with what they became")
    func historic() throws {
        let union = try JurisdictionCode(parsing: "USSR")
        #expect(union.code == "SU")
        #expect(union.kind == .historic)
        #expect(union.successors.contains(JurisdictionCode(unchecked: "LV")))
        #expect(try JurisdictionCode(parsing: "Czechoslovakia").successors.map(\.code).contains("SK"))
        for text in ["YU", "DD", "CS", "SUN", "Yugoslavia", "East Germany", "Serbia and Montenegro"] {
            #expect(try JurisdictionCode(parsing: text).kind == .historic)
        }
    }

    @Test("An unknown name is refused with what comes near it")
    func suggestions() {
        #expect(throws: IdentifierError.unknownJurisdiction(suggestions: ["Ukraine"])) {
            try JurisdictionCode(parsing: "Ukrane")
        }
        #expect(throws: IdentifierError.unknownJurisdiction(suggestions: [])) { try JurisdictionCode(parsing: "ZZ") }
        #expect(throws: IdentifierError.self) { try JurisdictionCode(parsing: "Korea") }
        #expect(throws: IdentifierError.self) { try JurisdictionCode(parsing: String(repeating: "x", count: 10_000)) }
        #expect(throws: IdentifierError.empty) { try JurisdictionCode(parsing: "  ") }
    }

    @Test("Codes order as their texts do")
    func ordering() {
        let codes = ["AD", "UA", "UA-09", "UA-43", "US", "US-CA", "XXA"]
        #expect(codes.shuffled().map { JurisdictionCode(unchecked: $0) }.sorted().map(\.code) == codes)
    }
}
