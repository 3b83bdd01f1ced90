import Foundation
import Order
import Testing

@Suite("Citations")
struct CitationTests {
    @Test("Every clause that the sources cite is one of the order")
    func sources() throws {
        var cited = 0
        for file in try Repository.files(under: "Sources", ending: ".swift") {
            for citation in CitationTests.citations(in: try Repository.text(file)) {
                cited += 1
                #expect(ClauseCatalogue.resolve(citation) != nil, "\(file) cites \(citation)")
            }
        }
        #expect(cited > 200)
    }

    @Test("Every clause that a shipped standard cites is one of the order")
    func standards() throws {
        var cited = 0
        for file in try Repository.files(under: "Sources/Order/Standards/Shipped", ending: ".yaml") {
            for match in try Repository.text(file).matches(of: #/(?m)^\s*clause:\s*"?([^\s"#]+)/#) {
                cited += 1
                #expect(ClauseCatalogue.resolve(String(match.1)) != nil, "\(file) cites \(match.1)")
            }
        }
        #expect(cited > 0)
    }

    @Test("The walk finds a dead citation in every form that the sources use")
    func walkFinds() {
        let dead = "9(q)"
        let forms = [
            "ClauseID(\"\(dead)\")", "Reason(\n    \"\(dead)\", \"No.\", holds: true)", "clause: \"\(dead)\"",
            "Rule<Facts>(\"\(dead)\", wording)", ".test(\"\(dead)\", wording, nil)", "case .a: \"\(dead)\"",
            "let c: ClauseID = \"\(dead)\"", "/// See clause \(dead).", "// clauses 5(a), \(dead)",
        ]
        for form in forms { #expect(CitationTests.citations(in: form).contains(dead), "\(form)") }
        #expect(CitationTests.citations(in: "Reason(\"nonsense\", \"No.\", holds: nil)") == ["nonsense"])
    }

    /// Literals in a place where only a citation can stand, literals that look like one, and clauses named in comments.
    static func citations(in source: String) -> [String] {
        let constructed = source.matches(of: #/(?:ClauseID|Reason)\(\s*"([^"\\]*)"/#).map { String($0.1) }
        let labelled = source.matches(of: #/\b(?:clause|as|on): ClauseID = "([^"\\]*)"|\bclause: "([^"\\]*)"/#)
            .compactMap { ($0.1 ?? $0.2).map(String.init) }
        let shaped = source.matches(of: #/"([0-9]+(?:\([A-Za-z]+\))+)"/#).map { String($0.1) }
        let inComments = source.matches(of: #/\b[Cc]lauses? ((?:[0-9]+(?:\([A-Za-z]+\))+(?:, | and )?)+)/#)
            .flatMap { $0.1.matches(of: #/[0-9]+(?:\([A-Za-z]+\))+/#).map { String($0.0) } }
        return constructed + labelled + shaped + inComments
    }
}
