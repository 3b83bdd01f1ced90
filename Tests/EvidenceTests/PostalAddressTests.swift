// Postal addresses: required parts, the form of codes, and post office boxes (Universal Postal Union).
import Order
import Testing

@testable import Evidence

@Suite("Postal addresses")
struct PostalAddressTests {
    static func format(_ country: String) throws -> PostalFormat {
        try #require(PostalFormat.of(try JurisdictionCode(parsing: country)))
    }

    @Test("More than a hundred and fifty countries have a form of code, and every country of the table exists")
    func table() throws {
        #expect(PostalFormat.countriesWithCodes.count >= 150)
        for (code, format) in PostalTable.formats {
            #expect((try? JurisdictionCode(parsing: code))?.code == code)
            #expect(!format.requiresPostalCode || !format.codes.isEmpty, "\(code) asks for a code it does not know")
            for form in format.codes {
                // Each form reads its own example and writes it back as it is.
                let example = form.uppercased().replacing("A", with: "B").replacing("X", with: "7").replacing(
                    "9", with: "9")
                let read = format.normalised(example)
                #expect(read != nil || form.contains { $0 == "a" || $0 == "x" }, "\(code) \(form)")
            }
        }
    }

    @Test(
        "A code is brought to the form it is printed in, whatever its case and separators",
        arguments: [
            ("LV", "1010", "LV-1010"), ("LV", "lv 1010", "LV-1010"), ("GB", "sw1a1aa", "SW1A 1AA"),
            ("GB", "M1 1AE", "M1 1AE"),
            ("GB", "DN55-1PT", "DN55 1PT"), ("CA", "k1a0b1", "K1A 0B1"), ("NL", "1012ab", "1012 AB"),
            ("PL", "00950", "00-950"),
            ("US", "20500", "20500"), ("US", "205000003", "20500-0003"), ("SE", "11455", "114 55"),
            ("CZ", "11000", "110 00"),
            ("JP", "1000001", "100-0001"), ("BR", "01310100", "01310-100"), ("PT", "1000-205", "1000-205"),
            ("DE", "D-10115", "10115"), ("LU", "L-1111", "1111"), ("LT", "01103", "LT-01103"),
            ("IE", "d02x285", "D02 X285"),
            ("MT", "VLT1117", "VLT 1117"), ("AZ", "1000", "AZ 1000"), ("KY", "KY1 1001", "KY1-1001"),
            ("GI", "gx111aa", "GX11 1AA"),
            ("TW", "100001", "100-001"), ("AR", "C1425CLA", "C1425CLA"), ("SI", "SI-1000", "1000"),
            ("AD", "500", "AD500"),
        ])
    func normalised(country: String, text: String, printed: String) throws {
        let normalised = try Self.format(country).normalised(text)
        #expect(normalised?.filter { $0 != "-" || country != "TW" } == printed.filter { $0 != "-" || country != "TW" })
    }

    @Test(
        "What is no code of the country is told",
        arguments: [
            ("LV", "101"), ("LV", "EE-1010"), ("US", "2050"), ("US", "ABCDE"), ("GB", "12345"), ("NL", "1012"),
            ("DE", "1011O"), ("DE", "10115/1"), ("CA", "K1A0B"), ("JP", ""), ("FR", "７５００１"), ("DE", "F-10115"),
        ])
    func notNormalised(country: String, text: String) throws {
        #expect(try Self.format(country).normalised(text) == nil)
    }

    @Test("What is missing is named, and only what the country needs")
    func missing() throws {
        let latvia = try JurisdictionCode(parsing: "LV")
        #expect(
            PostalAddress(lines: ["Brīvības iela 1"], locality: "Rīga", postalCode: "1010", country: latvia).problems
                .isEmpty)
        #expect(
            PostalAddress(lines: [], country: latvia).problems
                == [.missing(.lines), .missing(.locality), .missing(.postalCode)])
        let unitedStates = try JurisdictionCode(parsing: "US")
        #expect(
            PostalAddress(
                lines: ["1600 Pennsylvania Ave NW"], locality: "Washington", postalCode: "20500", country: unitedStates
            )
            .problems == [.missing(.region)])
        #expect(
            PostalAddress(
                lines: ["1 Beale"], locality: "X", postalCode: "94105", country: try JurisdictionCode(parsing: "US-CA")
            )
            .problems.isEmpty)
        #expect(PostalAddress(lines: ["Villa 3"], country: try JurisdictionCode(parsing: "AE")).problems.isEmpty)
        #expect(PostalAddress(lines: ["a"]).problems == [.missing(.country)])
        #expect(
            PostalAddress(lines: ["a"], locality: "b", postalCode: "12", country: latvia).problems
                == [.postalCodeForm(expected: ["LV-9999"])])
        #expect(
            PostalAddress(lines: ["a"], locality: "b", postalCode: "sw1a1aa", country: latvia).normalisedPostalCode
                == "sw1a1aa")
    }

    @Test("Every country of ISO 3166-1 is in the table, but for two islands where nobody gets mail")
    func everyCountry() {
        let without = JurisdictionCode.countries.filter { PostalFormat.of($0) == nil }.map(\.code)
        #expect(without == ["BV", "HM"])
    }

    static func at(_ code: String, _ region: String?, _ country: String) throws -> PostalAddress {
        PostalAddress(
            lines: ["1 Main"], locality: "X", region: region, postalCode: code,
            country: try JurisdictionCode(parsing: country))
    }

    @Test(
        "A postal code of another region than the stated one is told, with the region that it is of",
        arguments: [
            ("94105", "New York", "US", "California"), ("94105-1234", "NY", "US", "California"),
            ("00907", "FL", "US", "Puerto Rico"), ("10001", nil, "US-CA", "New York"),
            ("K2P 1L4", "Quebec", "CA", "Ontario"),
            ("v5k0a1", "AB", "CA", "British Columbia"), ("2000", "VIC", "AU", "New South Wales"),
            ("110001", "Kerala", "IN", "Delhi"), ("01310-100", "RJ", "BR", "São Paulo"),
            ("64000", "Jalisco", "MX", "Nuevo León"), ("200001", "北京市", "CN", "Shanghai"),
            ("100-0001", "大阪府", "JP", "Tokyo"), ("48058", "Seoul", "KR", "Busan"),
            ("08001", "Madrid", "ES", "Barcelona"),
            ("34000", "Ankara", "TR", "İstanbul"), ("95000", "Kyiv", "UA", "Crimea"),
            ("B1900TAG", "Córdoba", "AR", "Buenos Aires"),
            ("110111", "Antioquia", "CO", "Bogotá"), ("50050", "Penang", "MY", "Kuala Lumpur"),
        ] as [(String, String?, String, String)])
    func otherRegion(code: String, region: String?, country: String, holds: String) throws {
        #expect(try Self.at(code, region, country).problems == [.postalCodeOfAnotherRegion([holds])])
    }

    @Test(
        "A code that agrees with its region, serves two, or whose region is not known by name, is no problem",
        arguments: [
            ("94105", "California", "US"), ("94105", "ca", "US"), ("06390", "NY", "US"), ("06390", "CT", "US"),
            ("20500", "DC", "US"),
            ("96950", "Northern Mariana Islands", "US"), ("09009", "AE", "US"), ("00901", nil, "PR"),
            ("42223", "TN", "US"),
            ("K1A 0B1", "Québec", "CA"), ("K1A 0B1", "Ontario", "CA"), ("X0A 0H0", "Nunavut", "CA"),
            ("X1A 0A1", "NT", "CA"),
            ("2540", "ACT", "AU"), ("2540", "NSW", "AU"), ("160055", "Punjab", "IN"), ("160017", "Chandigarh", "IN"),
            ("08001", "Catalunya", "ES"), ("01310-100", "Sao Paulo", "BR"), ("101000", "Moscow", "RU"),
            ("94105", "Elsewhere", "US"),
            ("21300", "Some Base", "US"), ("10115", "Bayern", "DE"), ("1425", "Santa Fe", "AR"),
        ] as [(String, String?, String)])
    func sameRegion(code: String, region: String?, country: String) throws {
        let problems = try Self.at(code, region, country).problems
        #expect(!problems.contains { if case .postalCodeOfAnotherRegion = $0 { true } else { false } }, "\(problems)")
    }

    @Test("A territory's code is of its own part of the plan; another's is told")
    func territories() throws {
        #expect(try Self.at("97110", nil, "GP").problems.isEmpty)
        #expect(try Self.at("75001", nil, "GP").problems == [.postalCodeOfAnotherRegion([])])
        #expect(try Self.at("10001", nil, "PR").problems == [.postalCodeOfAnotherRegion([])])
        #expect(try Self.at("98000", nil, "MC").problems.isEmpty)
    }

    @Test(
        "A code of a region that measures turn on is told where the region was not stated, by either state's plan",
        arguments: [
            ("95000", "UA", "UA-43"), ("99000", "UA", "UA-40"), ("83000", "UA", "UA-14"), ("91000", "UA", "UA-09"),
            ("295000", "RU", "UA-43"), ("299001", "RU", "UA-40"), ("283001", "RU", "UA-14"), ("291000", "RU", "UA-09"),
        ])
    func unstated(code: String, country: String, region: String) throws {
        #expect(try Self.at(code, nil, country).unstatedRegion?.code.code == region)
        #expect(try Self.at(code, "Elsewhere", country).unstatedRegion?.code.code == region)
        #expect(try Self.at(code, nil, region).unstatedRegion == nil)
    }

    @Test("Of places that no measure turns on nothing is told, nor of a code without the form of its country")
    func nothingUnstated() throws {
        for (code, country) in [("94105", "US"), ("101000", "RU"), ("79000", "UA"), ("9500", "UA"), ("", "UA")] {
            #expect(try Self.at(code, nil, country).unstatedRegion == nil)
        }
    }

    @Test(
        "The table of regions holds together: codes exist once, beginnings are equally long, and no two regions share one but where told"
    )
    func regionTable() throws {
        #expect(PostalRegion.countries.count >= 40)
        for (country, regions) in PostalRegionTable.regions {
            #expect(Set(regions.map(\.code)).count == regions.count, "\(country)")
            for region in regions {
                #expect(!region.names.isEmpty && !region.prefixes.isEmpty, "\(region.code)")
                #expect((try? JurisdictionCode(parsing: region.code.code)) == region.code)
                for (first, last) in region.prefixes {
                    #expect(first.count == last.count && first <= last, "\(region.code)")
                }
            }
        }
        func count(_ country: String) -> Int { PostalRegionTable.regions[country]?.count ?? 0 }
        // Fifty states, the District, three of the armed forces, five territories and three states in free association.
        #expect(count("US") == 62 && count("CA") == 13 && count("BR") == 27 && count("MX") == 32 && count("JP") == 47)
        #expect(count("TR") == 81 && count("ES") == 52 && count("CN") == 31 && count("KR") == 17 && count("UA") == 27)
    }

    @Test(
        "Post office boxes are recognised in many languages",
        arguments: [
            "P.O. Box 12", "PO Box 1", "P. O. BOX 7", "Postfach 10 01", "Postbus 90801", "Postboks 1", "GPO Box 5",
            "BP 123",
            "Boîte postale 4", "Casella Postale 9", "Apartado 1", "Caixa Postal 3", "а/я 17", "абонентский ящик 5",
            "私書箱 3号",
            "Box 1234", "Private Bag X1", "Skrytka pocztowa 2", "POBox 12", "Post Office Box 9",
        ])
    func boxes(line: String) { #expect(PostalAddress(lines: [line]).isPostOfficeBox) }

    @Test(
        "Streets that only sound like a box are not",
        arguments: [
            "Boxhagener Straße 1", "12 Box Hill Road", "Poststraße 3", "Rue de la Poste 1", "Casillas 3",
            "Bpost 1 gatve",
            "Potsdamer Platz 1", "Private Road 5", "CP Snow House",
        ])
    func streets(line: String) { #expect(!PostalAddress(lines: [line]).isPostOfficeBox) }
}
