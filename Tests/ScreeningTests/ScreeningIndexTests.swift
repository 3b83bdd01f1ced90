import Foundation
import Order
import Screening
import Testing

@Suite("Searching the whole list", .enabled(if: RealData.isThere, "the OFAC files are not here"))
struct ScreeningIndexTests {
    @Test("Every listed name and alias finds its own entry")
    func names() throws {
        let index = try RealData.index.get()
        // Every seventh entry: all of them is the benchmark's work.
        for (number, entry) in index.entries.enumerated() where number % 7 == 0 {
            for name in entry.names {
                let keys = index.screen(ScreeningQuery(names: [name.text]), asOf: noon).map(\.key)
                #expect(keys.contains(entry.key), "\(name.text)")
            }
        }
    }

    @Test("Every wallet, e-mail address and document with its country finds its own entry")
    func identifiers() throws {
        let index = try RealData.index.get()
        for entry in index.entries {
            for wallet in entry.wallets {
                // Remarks that OFAC's files cut off end in the middle of an address; no such address exists.
                guard let parsed = try? WalletAddress(parsing: wallet.address, currency: wallet.currency) else {
                    continue
                }
                let hits = index.screen(ScreeningQuery(wallets: [parsed]), asOf: noon)
                #expect(hits.contains { $0.key == entry.key && $0.verdict == .exactIdentifier }, "\(wallet.address)")
            }
            for email in entry.emails {
                guard let parsed = try? EmailAddress(parsing: email) else { continue }
                let hits = index.screen(ScreeningQuery(emails: [parsed]), asOf: noon)
                #expect(hits.contains { $0.key == entry.key && $0.verdict == .exactIdentifier }, "\(email)")
            }
            for document in entry.documents where document.country != nil {
                guard document.number.filter({ $0.isLetter || $0.isNumber }).count >= 6,
                    let number = try? DocumentNumber(parsing: document.number)
                else { continue }
                let query = ScreeningQuery(
                    documents: [IdentificationNumber(kind: document.kind, country: document.country, number: number)])
                let hits = index.screen(query, asOf: noon)
                #expect(hits.contains { $0.key == entry.key && $0.verdict == .exactIdentifier }, "\(document.number)")
            }
        }
    }

    @Test("A field that is added never removes a hit")
    func fields() throws {
        let index = try RealData.index.get()
        let additions: [(inout ScreeningQuery) throws -> Void] = [
            { $0.birthDate = CalendarDate("2001-02-03") }, { $0.type = .person }, { $0.type = .entity },
            { $0.type = .vessel },
            { $0.nationalities = [JurisdictionCode(unchecked: "NZ")] },
            { $0.addressCountries = [JurisdictionCode(unchecked: "NZ")] },
            { $0.birthPlaces = ["Nowhere"] }, { $0.emails = [try EmailAddress(parsing: "nobody@example.com")] },
            { $0.names.append("Completely Different") },
            {
                $0.documents = [
                    IdentificationNumber(
                        kind: .passport, country: nil, number: try DocumentNumber(parsing: "AB1234567"))
                ]
            },
        ]
        for entry in index.entries.filter(\.isCyberProgram) {
            let bare = ScreeningQuery(names: [entry.primaryName])
            let keys = Set(index.screen(bare, asOf: noon).map(\.key))
            for add in additions {
                var query = bare
                try add(&query)
                let now = Set(index.screen(query, asOf: noon).map(\.key))
                #expect(keys.isSubset(of: now), "\(entry.primaryName)")
            }
        }
    }

    @Test(
        "The indexed search finds what comparing with every name finds",
        arguments: [
            "Yevgeni Prigozin", "Mohammed Hassan Rezaei", "Maria Gonzalez", "Igor Korobov", "Zhang Wei",
            "Abdul Rahman Khan",
            "Internet Research Agency", "Special Technologies Centre", "Kim Yong Chol",
        ])
    func exhaustive(name: String) throws {
        let index = try RealData.index.get()
        let found = Set(index.screen(ScreeningQuery(names: [name], type: .person), asOf: noon).map(\.key))
        for entry in index.entries where entry.type == .person && !found.contains(entry.key) {
            for listed in entry.names {
                let score = NameComparison.score(name1: name, name2: listed.text, schema: .person)
                // The index knows how common a part is among listed names, the pair does not: near the threshold they may differ.
                #expect(score < 0.80, "\(name) ~ \(listed.text)")
            }
        }
    }
}

@Suite("Hostile queries") struct HostileQueryTests {
    private let index = ScreeningIndex(lists: [SampleList.list(importedAt: noon)])

    @Test(
        "Names that are none, or that are too much, are answered at once and find nobody",
        arguments: [
            "", " ", "....!!!", "\u{202E}\u{200B}", "\u{0}", String(repeating: "a", count: 10_000),
            String(repeating: "ab ", count: 5_000),
            String(repeating: "😀", count: 500), "'; DROP TABLE lists; --", String(repeating: "e\u{301}", count: 4_000),
            "a", "1", "-,-,-",
        ])
    func names(name: String) {
        #expect(index.screen(ScreeningQuery(names: [name]), asOf: noon).isEmpty)
    }

    @Test("A thousand names in one query are bounded")
    func many() {
        let query = ScreeningQuery(names: (0..<1_000).map { "Name Number\($0)" } + ["Nobody Atall"])
        #expect(index.screen(query, asOf: noon).isEmpty)
    }

    @Test("An empty query, and an index of nothing, answer with nothing")
    func empty() {
        #expect(index.screen(ScreeningQuery(), asOf: noon).isEmpty)
        #expect(ScreeningIndex(lists: []).screen(.person("Anna Holm"), asOf: noon).isEmpty)
    }

    @Test("The sample list's parties are invented, tagged CYBER2, and found in every script they are listed in")
    func sample() {
        #expect(SampleList.entries.allSatisfy { $0.isCyberProgram && ($0.remarks ?? "").contains("Invented") })
        for entry in SampleList.entries {
            for name in entry.names {
                #expect(index.screen(ScreeningQuery(names: [name.text]), asOf: noon).contains { $0.key == entry.key })
            }
        }
        #expect(index.screen(.person("Арсений Зверобоев"), asOf: noon).first?.stops == true)
    }
}
