import Evidence
import Order
@testable import Service
import Testing

@Suite("What an applicant typed")
struct PortalFormTests {
    private static func errors(_ values: [String: String]) throws -> [String: String] {
        let origin = AccessOrigin(
            address: try IPAddress(parsing: "203.0.113.9"),
            time: try #require(Timestamp(rfc3339: "2026-11-25T08:59:00Z")))
        return PortalForm(values: ["name": "Anna Kalniņa"].merging(values) { $1 }).application(origin: origin).errors
    }

    @Test("A national number that cannot be one is told with its field, and a likely misread is suggested")
    func numbers() throws {
        let latvian = ["numberKind": "nationalID", "numberCountry": "LV"]
        #expect(try Self.errors(latvian.merging(["number": "161175-19997"]) { $1 }).isEmpty)
        let wrong = try Self.errors(latvian.merging(["number": "161175-19998"]) { $1 })
        #expect(wrong["number"]?.contains("personas kods") == true)
        #expect(wrong["number"]?.contains("choose another kind") == true)
        #expect(try Self.errors(["numberKind": "nationalID", "numberCountry": "AQ", "number": "7"]).isEmpty)
        #expect(try Self.errors(["numberKind": "other", "numberCountry": "LV", "number": "161175-19998"]).isEmpty)
        #expect(try Self.errors(["numberKind": "lei", "number": "213800KUD8LAJWSQ9D16"])["number"] != nil)
    }

    @Test("A postal code is brought to its country's form, and one that has not that form is told")
    func postalCode() throws {
        let address = ["street": "Brīvības iela 1", "town": "Rīga", "country": "LV"]
        #expect(try Self.errors(address.merging(["postalCode": "lv 1010"]) { $1 }).isEmpty)
        #expect(
            try Self.errors(address.merging(["postalCode": "10"]) { $1 })["postalCode"]?.contains("LV-9999") == true)
        #expect(try Self.errors(address).isEmpty)
    }

    @Test(
        "The state or province goes into the address; a code of another one is for whoever reads the decision, and stops nobody"
    )
    func region() throws {
        let form = PortalForm(values: [
            "name": "Anna Kalniņa", "street": "1 Main St", "town": "Buffalo", "region": "California",
            "postalCode": "14201",
            "country": "US",
        ])
        let (application, errors) = form.application(origin: nil)
        guard case .individual(let person)? = application?.applicant else { throw Missing() }
        #expect(person.address?.region == "California" && errors["postalCode"] == nil && errors["region"] == nil)
        #expect(person.address?.problems == [.postalCodeOfAnotherRegion(["New York"])])
    }
    private struct Missing: Error {}
}
