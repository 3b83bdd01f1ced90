import Order
import Testing

@Suite("Reasons as JSON")
struct ReasonTests {
    private let tree = Reason(
        "5(k)", "Not determined.", holds: nil, facts: [.init("citizenship", "LV", source: "declared", sensitive: true)],
        missing: ["applicant.location"], because: [Reason("5(c)", "A foreign person.", holds: true)])

    @Test("A reason has the shape of the interface: holds is true, false or null")
    func shape() throws {
        let json = tree.json
        #expect(
            try #require(json.object).keys.sorted() == ["because", "clause", "facts", "finding", "holds", "missing"])
        #expect(json["holds"] == .null)
        #expect(json["facts"]?.array?.first?["sensitive"] == true)
        #expect(json["because"]?.array?.first?["holds"] == true)
    }

    @Test("A reason survives being written and read")
    func roundTrip() { #expect(Reason(json: tree.json) == tree) }

    @Test("A citation that the order does not have is refused, at any depth")
    func deadCitation() {
        var dead = tree
        dead.because[0].clause = ClauseID(rawValue: "5" + "(z)")
        #expect(Reason(json: dead.json) == nil)
    }

    @Test("A member that is missing or of another type is refused")
    func malformed() throws {
        let object = try #require(tree.json.object)
        for name in object.keys {
            var copy = object
            copy[name] = nil
            #expect(Reason(json: .object(copy)) == nil)
            copy[name] = 7
            #expect(Reason(json: .object(copy)) == nil)
        }
    }

    @Test("A tree is read down to the limit of its depth and no deeper")
    func depth() {
        var deep = Reason("5(k)", "Leaf.", holds: true)
        for _ in 1..<Limits.reasonDepth { deep = Reason("5(k)", "Above.", holds: true, because: [deep]) }
        #expect(Reason(json: deep.json) == deep)
        #expect(Reason(json: Reason("5(k)", "Above.", holds: true, because: [deep]).json) == nil)
    }
}
