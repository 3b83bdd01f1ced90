import Order
import Screening
import Testing

@Suite("What a clearing can compare") struct ComparedFieldTests {
    private let russia = JurisdictionCode(unchecked: "RU")

    private func hit(_ entry: ListEntry, _ query: ScreeningQuery) throws -> Hit {
        try #require(ScreeningIndex(lists: [RealData.list([entry])]).screen(query, asOf: noon).first)
    }
    private func entry(_ id: String, born: String = "1986-03-14") throws -> ListEntry {
        invented("\(id)", "ZVEROBOEV, Arseniy", born: [.on(try date(born))], nationalities: ["RU"])
    }

    @Test("Fields that both sides have are compared, others are not")
    func fields() throws {
        let hit = try hit(entry("1"), .person("Arseny Zveroboyev", born: "1986-03-14"))
        #expect(Set(hit.comparedFields.map(\.field)) == [.name, .type, .birthDate])
        #expect(hit.comparedFields.first { $0.field == .birthDate && $0.side == .theirs }?.value == "1986-03-14")
    }

    @Test("A list that renames its id changes nothing; a changed birth date says which side changed")
    func changes() throws {
        let query = ScreeningQuery.person("Arseny Zveroboyev", born: "1991-03-14")
        let then = try hit(entry("1"), query)
        let renamed = try hit(entry("900"), query)
        #expect(ComparedField.changes(from: then.comparedFields, to: renamed.comparedFields).isEmpty)
        #expect(then.entry.contentIdentity == renamed.entry.contentIdentity)

        let corrected = try hit(entry("1", born: "1986-03-15"), query)
        #expect(
            ComparedField.changes(from: then.comparedFields, to: corrected.comparedFields) == [
                .init(field: .birthDate, side: .theirs)
            ])
        #expect(then.entry.contentIdentity != corrected.entry.contentIdentity)

        let moved = try hit(entry("1"), .person("Arseny Zveroboyev", born: "1991-04-14"))
        let kept = then.comparedFields.map { ($0.field, $0.side, $0.digest) }
        let change = ComparedField.changes(from: kept, to: moved.comparedFields)
        #expect(change.map(\.words) == ["the birth date of the customer"])

        // A particular that can be compared only now is a change too.
        let more = try hit(entry("1"), .person("Arseny Zveroboyev", born: "1991-03-14", nationality: "RU"))
        let gained = ComparedField.changes(from: then.comparedFields, to: more.comparedFields)
        #expect(Set(gained.map(\.field)) == [.nationality])
    }

    @Test("A town and street that agree speak for one party; another sex speaks against")
    func places() throws {
        var listed = invented("1", "HASSAN, Ali")
        listed.addresses = [
            ListedAddress(
                street: "17 Quibble Street", locality: "Damascus", country: JurisdictionCode(unchecked: "SY"),
                countryText: nil)
        ]
        listed.birthPlaces = ["Homs, Syria"]
        listed.genders = [.male]
        var query = ScreeningQuery.person("Ali Hassan")
        let bare = try hit(listed, query).score
        query.addresses = listed.addresses
        query.birthPlaces = ["Homs"]
        #expect(try hit(listed, query).score > bare)
        query = .person("Ali Hassan")
        query.sex = .male
        #expect(try hit(listed, query).score == bare)
        query.sex = .female
        #expect(try hit(listed, query).score < bare)
    }
}

@Suite("Scoring a file of pairs") struct PairScoringTests {
    @Test("Each row gets its number, score, verdict and reasons, and the summary counts against the labels")
    func rows() throws {
        var pairs = try PairScoring(header: ["case_group", "schema", "name1", "name2", "is_match"])
        let first = try pairs.score(["x", "Person", "Sergey Testenko", "Sergei Testenko", "true"])
        #expect(first.row == 1 && first.match && first.expected == true && !first.reasons.isEmpty)
        let second = try pairs.score(["x", "Company", "Bank Mellat", "Bank Melli", "true"])
        #expect(second.row == 2 && !second.match)
        #expect(pairs.summary.truePositives == 1 && pairs.summary.falseNegatives == 1 && pairs.summary.recall == 0.5)
        #expect(throws: PairScoringError.shortRow(row: 3, fields: 2, expected: 5)) { try pairs.score(["x", "Person"]) }
        #expect(throws: PairScoringError.missingColumn("name2", found: ["name1"])) {
            _ = try PairScoring(header: ["name1"])
        }
    }
}
