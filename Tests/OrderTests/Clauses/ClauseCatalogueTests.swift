import Foundation
import Order
import TestSupport
import Testing

@Suite("The catalogue of clauses")
struct ClauseCatalogueTests {
    @Test("All 65 clauses are there, each once, in the order of the text")
    func complete() {
        let ids = ClauseCatalogue.all.map(\.id)
        #expect(ids.count == 65)
        #expect(Set(ids).count == 65)
        #expect(ids.first == "preamble")
        #expect(ids.last == "7(e)")
    }

    @Test("Every clause's text opens with the clause's own label")
    func labels() throws {
        for clause in ClauseCatalogue.all where clause.id != "preamble" {
            let id = clause.id.rawValue
            if let label = id.lastIndex(of: "(") {
                #expect(clause.text.hasPrefix(id[label...]), "\(id)")
            } else {
                #expect(clause.text.hasPrefix(id == "1" ? "Section 1." : "Sec. \(id)."), "\(id)")
            }
        }
    }

    private static let published = PublicData.file("../order/clauses.json")

    @Test(
        "The text is the published one, character for character",
        .enabled(if: published != nil, "the published text is not on this machine"))
    func publishedText() throws {
        let file = try #require(Self.published)
        let listed = try #require(
            JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: String]])
        #expect(listed.map { $0["id"] } == ClauseCatalogue.all.map { $0.id.rawValue })
        #expect(listed.map { $0["text"] } == ClauseCatalogue.all.map(\.text))
    }

    @Test("A duty is one sentence, in words that are not the order's")
    func duties() {
        for clause in ClauseCatalogue.all {
            #expect(clause.duty.hasSuffix("."), "\(clause.id)")
            #expect(!clause.duty.dropLast().contains(". "), "\(clause.id)")
            #expect(!clause.text.contains(clause.duty.dropLast()), "\(clause.id)")
            #expect(clause.duty.count < 260, "\(clause.id)")
            #expect(!clause.gatehouse.isEmpty, "\(clause.id)")
        }
    }

    @Test("What is enforced or supported names its code and its tests; what is context has no test")
    func kinds() {
        for clause in ClauseCatalogue.all {
            switch clause.kind {
            case .enforced, .supported:
                #expect(!clause.code.isEmpty, "\(clause.id)")
                #expect(!clause.tests.isEmpty, "\(clause.id)")
            case .context: #expect(clause.tests.isEmpty, "\(clause.id)")
            }
        }
        for id in ["7(b)", "7(b)(i)", "7(b)(ii)", "7(e)"] {
            #expect(ClauseCatalogue.clause(ClauseID(id))?.kind == .context)
        }
    }

    @Test("Every path that a clause names exists, and every test that it names is written in Tests")
    func namedThingsExist() throws {
        var sentences: Set<String> = []
        for file in try Repository.files(under: "Tests", ending: ".swift") {
            for match in try Repository.text(file).matches(of: #/@Test\(\s*"((?:[^"\\]|\\.)*)"/#) {
                sentences.insert(String(match.1))
            }
        }
        for clause in ClauseCatalogue.all {
            for path in clause.code {
                #expect(path.hasPrefix("Sources/"), "\(clause.id) names \(path)")
                #expect(Repository.exists(path), "\(clause.id) names \(path)")
            }
            for test in clause.tests {
                let exists = test.hasPrefix("Tests/") ? Repository.exists(test) : sentences.contains(test)
                #expect(exists, "\(clause.id) names \"\(test)\"")
            }
        }
    }

    @Test("Section 1 names the Secretary and the provider for every duty that is done by providers")
    func bearers() {
        for clause in ClauseCatalogue.all where clause.id.rawValue.hasPrefix("1(a)") {
            #expect(clause.actor == .providerByRuleOrPolicy, "\(clause.id)")
        }
        #expect(ClauseCatalogue.clause("1(c)")?.actor == .secretary)
        #expect(Set(DutyBearer.allCases.map(\.text)).count == DutyBearer.allCases.count)
    }

    @Test("The interface gives one object for each clause, with these names and no others")
    func json() throws {
        #expect(ClauseCatalogue.json.count == 65)
        for object in ClauseCatalogue.json {
            #expect(
                try #require(object.object).keys.sorted() == ["actor", "code", "duty", "id", "kind", "tests"])
        }
    }

    @Test(
        "A citation resolves only if the order has such a clause",
        arguments: ["5(z)", "8", "1(a)(ii)(E)", "", "5(K)", " 5(k)"])
    func resolving(citation: String) {
        #expect(ClauseCatalogue.resolve(citation) == nil)
        #expect(ClauseCatalogue.resolve("5(k)") == "5(k)")
    }
}
