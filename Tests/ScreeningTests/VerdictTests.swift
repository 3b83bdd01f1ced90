import Order
import Screening
import Testing

@Suite("Verdicts") struct VerdictTests {
    private let russia = JurisdictionCode(unchecked: "RU")

    private func index() throws -> ScreeningIndex {
        ScreeningIndex(lists: [
            RealData.list([
                invented(
                    "1", "ZVEROBOEV, Arseniy Fictionovich", [ListedName("Drozd", .weakAlias)],
                    born: [.on(try date("1986-03-14"))],
                    nationalities: ["RU"],
                    documents: [
                        ListedDocument(kind: .passport, label: "Passport", country: russia, number: "99 9000111")
                    ],
                    emails: ["Arseniy@Zveroboev.example"],
                    wallets: [ListedWallet(currency: "XBT", address: "1BoatSLRHtKNngkdXEeobR76b53LETtpyT")],
                    telephones: ["(7)(912)(3456789)"]),
                invented("2", "HASSAN, Ali", born: [.on(try date("1964-05-20"))], nationalities: ["SY"]),
                invented("3", "QUASIMI, Nadir"),
                invented("4", "BANK MELLI", type: .entity),
                invented("5", "QUIBBLEWORKS TRADING LLC", type: .entity),
                invented("6", "HANS FRIEDRICH", type: .person),
                invented("7", "TESTENKO, Olga", born: [.circa(try date("1970"))]),
                invented("8", "MARLOVA, Rita", born: [.between(try date("1980"), try date("1983"))]),
            ])
        ])
    }
    private func hit(_ query: ScreeningQuery, _ id: String) throws -> Hit? {
        try index().screen(query, asOf: noon).first { $0.entry.id == id }
    }

    @Test("The same name and birth date is confirmed and waits for a person")
    func confirmed() throws {
        let hit = try #require(try hit(.person("Arseny Zveroboyev", born: "1986-03-14"), "1"))
        #expect(hit.verdict == .confirmed)
        #expect(hit.disposition == .hold)
        #expect(hit.score >= 900)
    }

    @Test("The same name and nothing else to compare is a verdict of its own, below confirmed")
    func nameOnly() throws {
        let hit = try #require(try hit(.person("Nadir Quasimi"), "3"))
        #expect(hit.verdict == .nameOnly)
        #expect(hit.stops)
        #expect(Verdict.confirmed < Verdict.nameOnly)
    }

    @Test("A common name with another birth date is kept as contradicted and stops nobody")
    func namesake() throws {
        let hit = try #require(try hit(.person("Ali Hassan", born: "1991-11-02"), "2"))
        #expect(hit.verdict == .contradicted)
        #expect(!hit.stops)
        #expect(try self.hit(.person("Ali Hassan", born: "1964-05-20"), "2")?.verdict == .confirmed)
    }

    @Test("A rare name of three parts leaves a doubt even with another birth date")
    func unmistakable() throws {
        let hit = try #require(try hit(.person("Arseniy Fictionovich Zveroboev", born: "1991-11-02"), "1"))
        #expect(hit.verdict == .contradicted)
        #expect(hit.stops)
    }

    @Test(
        "What clerks mistype in a birth date is near, not another date",
        arguments: [
            ("1986-03-15", Verdict.possible), ("1987-03-14", .possible), ("1976-03-14", .possible), ("1986", .possible),
            ("1999-01-02", .contradicted),
        ])
    func nearDates(born: String, verdict: Verdict) throws {
        #expect(try hit(.person("Arseniy Zveroboev", born: born), "1")?.verdict == verdict)
    }

    @Test(
        "An approximate year allows two years, a range its ends and one year about them",
        arguments: [
            ("Olga Testenko", "1972-06-01", "7", false), ("Olga Testenko", "1975-06-01", "7", true),
            ("Rita Marlova", "1982-01-01", "8", false),
            ("Rita Marlova", "1984-06-01", "8", false), ("Rita Marlova", "1990-01-01", "8", true),
        ])
    func uncertainDates(name: String, born: String, id: String, contradicted: Bool) throws {
        #expect(try (hit(.person(name, born: born), id)?.verdict == .contradicted) == contradicted)
    }

    @Test("A wallet, an e-mail address, or a document with its country decides alone")
    func identifiers() throws {
        var query = ScreeningQuery.person("Somebody Else", born: "2001-01-01")
        query.wallets = [try WalletAddress(parsing: "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", currency: "XBT")]
        #expect(try hit(query, "1")?.verdict == .exactIdentifier)
        #expect(try hit(query, "1")?.disposition == .mayRefuse)

        query = .person("Somebody Else")
        query.emails = [try EmailAddress(parsing: "arseniy@zveroboev.example")]
        #expect(try hit(query, "1")?.verdict == .exactIdentifier)

        query = .person("Somebody Else")
        query.documents = [
            IdentificationNumber(kind: .passport, country: russia, number: try DocumentNumber(parsing: "999000111"))
        ]
        #expect(try hit(query, "1")?.verdict == .exactIdentifier)
    }

    @Test("A document number of unknown country, or a telephone number, never lets a machine refuse")
    func strongIdentifiers() throws {
        var query = ScreeningQuery.person("Somebody Else")
        query.documents = [
            IdentificationNumber(kind: .passport, country: nil, number: try DocumentNumber(parsing: "999000111"))
        ]
        let byDocument = try #require(try hit(query, "1"))
        #expect(byDocument.verdict == .possible && byDocument.disposition == .hold)

        query = .person("Arseniy Zveroboev")
        query.telephones = [try TelephoneNumber(parsing: "+79123456789")]
        let byTelephone = try #require(try hit(query, "1"))
        #expect(byTelephone.verdict == .confirmed && byTelephone.disposition == .hold)

        query = .person("Somebody Else")
        query.documents = [
            IdentificationNumber(
                kind: .passport, country: JurisdictionCode(unchecked: "UA"),
                number: try DocumentNumber(parsing: "999000111"))
        ]
        #expect(try hit(query, "1") == nil)
    }

    @Test("An initial, a joined name and a slip find the entry in the whole list, and a lone letter finds nobody")
    func variants() throws {
        #expect(try hit(.person("A. Zveroboyev"), "1") != nil)
        #expect(try hit(.person("Olgatestenko"), "7") != nil)
        #expect(try hit(.person("Arseniy Zverobeov"), "1") != nil)
        #expect(try index().screen(.person("A"), asOf: noon).isEmpty)
    }

    @Test("A weak alias alone stops nobody")
    func weakAlias() throws {
        let hit = try #require(try hit(.person("Drozd"), "1"))
        #expect(!hit.stops)
    }

    @Test("Generic words never make a hit; the distinctive word does")
    func generic() throws {
        let index = try index()
        #expect(index.screen(.entity("Global Trading LLC"), asOf: noon).isEmpty)
        #expect(index.screen(.entity("Bank Mellat"), asOf: noon).isEmpty)
        #expect(index.screen(.entity("Bank Melli Iran"), asOf: noon).map(\.entry.id) == ["4"])
        #expect(index.screen(.entity("Quibbleworks"), asOf: noon).first?.stops == true)
        #expect(index.screen(.entity("Trading"), asOf: noon).isEmpty)
    }

    @Test("An unordered name read the other way about is another name")
    func order() throws {
        #expect(try hit(.person("Hans Friedrich"), "6") != nil)
        #expect(try hit(.person("Friedrich Hans"), "6") == nil)
    }

    @Test("An entry is in force only between its dates")
    func inForce() {
        var entry = invented("1", "ZVEROBOEV, Arseniy")
        entry.inForce = .init(from: noon, until: noon + Days(1))
        let index = ScreeningIndex(lists: [RealData.list([entry])])
        #expect(index.screen(.person("Arseniy Zveroboev"), asOf: noon.adding(milliseconds: -1)).isEmpty)
        #expect(index.screen(.person("Arseniy Zveroboev"), asOf: noon).count == 1)
        #expect(index.screen(.person("Arseniy Zveroboev"), asOf: noon + Days(1)).isEmpty)
    }

    @Test("A hit says in one sentence what agrees, what differs and what is absent, and cites a clause")
    func explanation() throws {
        let hit = try #require(try hit(.person("Arseny Zveroboev", born: "1986-03-14"), "1"))
        #expect(hit.sentence.contains("ZVEROBOEV"))
        #expect(hit.sentence.contains("the birth date (1986-03-14) agrees"))
        #expect(hit.sentence.contains("the nationality is not stated here"))
        #expect(hit.reason.clause == "preamble")
        #expect(hit.reason.holds == true)
        #expect(hit.reason.facts.contains { $0.name == "list edition" && $0.value.contains("ofac-sdn@1") })
        #expect(hit.parts.contains { $0.ours == "arseny" && $0.how != .onlyOurs })
        #expect(hit.json["verdict"]?.string == "confirmed")

        let open = try #require(try self.hit(.person("Nadir Quasimi"), "3"))
        #expect(open.reason.holds == nil)
        #expect(open.reason.missing.contains("applicant.birthDate"))
    }
}
