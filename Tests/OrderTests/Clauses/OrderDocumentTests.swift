import Foundation
import Order
import Testing

@Suite("docs/ORDER.md")
struct OrderDocumentTests {
    /// `GATEHOUSE_WRITE_DOCS=1 swift test --filter OrderDocumentTests` writes it anew, as `gatehouse order --markdown` prints it.
    @Test("The document is what the catalogue renders")
    func drift() throws {
        let rendered = ClauseCatalogue.markdown()
        if ProcessInfo.processInfo.environment["GATEHOUSE_WRITE_DOCS"] == "1" {
            try rendered.write(to: Repository.root.appending(path: "docs/ORDER.md"), atomically: true, encoding: .utf8)
        }
        let same = try Repository.text("docs/ORDER.md") == rendered
        #expect(same, "write it anew: gatehouse order --markdown > docs/ORDER.md")
    }

    @Test("It names every clause, its status, who must act and what is done")
    func everyClause() {
        let text = ClauseCatalogue.markdown()
        for clause in ClauseCatalogue.all {
            #expect(text.contains("### \(clause.id): \(clause.kind.rawValue)\n"))
            #expect(text.contains(clause.duty))
            #expect(text.contains(clause.text))
            #expect(text.contains(clause.gatehouse))
        }
    }

    @Test("Every link inside it leads somewhere, and every anchor is there once")
    func anchors() {
        let text = ClauseCatalogue.markdown()
        let anchors = text.matches(of: #/<a id="([^"]+)">/#).map { String($0.1) }
        #expect(Set(anchors).count == 65)
        #expect(anchors.count == 65)
        for match in text.matches(of: #/\]\(#([^)]+)\)/#) { #expect(anchors.contains(String(match.1))) }
    }

    @Test("It says whom section 1 binds, how a card meets 1(a)(ii)(B), and the state of 6 U.S.C. 1503")
    func notes() {
        let text = ClauseCatalogue.markdown()
        for heading in ["## Whom section 1 binds", "## How a card meets 1(a)(ii)(B)", "## The state of 6 U.S.C. 1503"] {
            #expect(text.contains(heading))
        }
    }
}
