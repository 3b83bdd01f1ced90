import Measures
import Order
import Screening
import Testing

@Suite("Persons whom measures name, as Screening sees them")
struct TargetScreeningTests {
    typealias F = Fixture

    private func hit(_ verdict: Verdict, _ disposition: Disposition, list: ListID = .measures) throws -> Hit {
        let register = try F.register(
            .finding(F.personFinding()), .measure(F.measure(on: "FP-1", target: .person(F.person.id))))
        var entry = try #require(register.targets(asOf: F.day(0)).first).listEntry
        entry.list = list
        return Hit(
            entry: entry,
            version: ListVersion(
                list: list, number: 1, sourceDigest: "", contentDigest: "", importedAt: F.day(0), counts: .init()),
            verdict: verdict, score: 900, nameScore: 900,
            disposition: disposition, listedName: nil, queryName: nil, parts: [], comparison: [])
    }

    @Test("A target is listed with every name and identifier of the finding, under its measures")
    func entry() throws {
        let entry = try hit(.possible, .hold).entry
        #expect(entry.names.map(\.text) == ["Nirgendwo Hosting", "NH"])
        #expect(entry.emails == ["noc@nirgendwo.example"])
        #expect(entry.documents.map(\.number) == ["HRB 1"])
        #expect(entry.programs == ["SM-1"])
        #expect(entry.nationalities == [F.elsewhere])
        #expect(entry.type == .entity)
    }

    @Test("Only an exact identifier is certain; a hit that stops nothing, or on another list, is no match")
    func certainty() throws {
        #expect(TargetMatch(try hit(.exactIdentifier, .mayRefuse), agreement: "a")?.certainty == .exact)
        for verdict in [Verdict.confirmed, .nameOnly, .possible] {
            #expect(TargetMatch(try hit(verdict, .hold), agreement: "a")?.certainty == .fuzzy)
        }
        #expect(TargetMatch(try hit(.contradicted, .noStop), agreement: "a") == nil)
        #expect(TargetMatch(try hit(.exactIdentifier, .mayRefuse, list: .ofacSDN), agreement: "a") == nil)
    }
}
