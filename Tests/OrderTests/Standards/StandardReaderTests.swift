import Order
import Testing

@Suite("A standard is read strictly") struct StandardReaderTests {
    private func problems(_ yaml: String) -> [String] {
        do throws(StandardError) {
            _ = try StandardDocument(yaml: yaml, file: "house.yaml")
            return []
        } catch { return error.problems.map(\.description) }
    }

    @Test("The shipped standards are read, and say where their instruments stand")
    func shipped() throws {
        let library = try StandardLibrary.shipped()
        #expect(library.documents.map(\.id) == ["order", "proposed-2024", "recommended"])
        #expect(library.documents.map(\.instrument.status) == [.inForce, .withdrawn, .inForce])
        #expect(library.documents.map(\.kind) == [.base, .base, .overlay])
    }

    @Test("The order sets no period of retention, no review and no deadline for providers")
    func orderIsSilent() throws {
        let order = try #require(try StandardLibrary.shipped().documents.first { $0.id == "order" })
        let silent = Set(["retention", "review", "deadlines", "reseller", "certification", "existingAccounts"])
        #expect(order.parameters.keys.allSatisfy { !silent.contains($0.group) })
    }

    @Test(
        "The order asks for a national identification number; the proposal does not; the recommendation adds it, with a purpose"
    )
    func nationalIdentificationNumber() throws {
        let library = try StandardLibrary.shipped()
        func asks(_ id: String) -> Bool {
            guard
                case .members(let fields)? = library.documents.first(where: { $0.id == id })?
                    .parameters[.collectForeignIndividual]?.value
            else { return false }
            return fields.contains("nationalIdentificationNumber")
        }
        #expect(asks("order"))
        #expect(!asks("proposed-2024"))
        #expect(asks("recommended"))
        let proposed = try SampleStandards.standard(base: "proposed-2024")
        #expect(proposed.collect[.foreignIndividual]?.fields.contains(.nationalIdentificationNumber) == true)
    }

    @Test("An unknown parameter is refused at its line and column, with the nearest known one")
    func unknownKey() {
        let yaml = SampleStandards.document(
            parameters: "  retention:\n    opend: {value: 2 years, clause: 1(a)(ii), source: x}")
        #expect(
            problems(yaml) == [
                "house.yaml:9:5: `retention.opend` is not known here; did you mean `retention.opened`?"
            ])
    }

    @Test("An unknown field in a list is refused, with the nearest known one")
    func unknownField() {
        let yaml = SampleStandards.document(
            parameters: """
                  collect:
                    foreignIndividual:
                      value: [name, adress]
                      clause: 1(a)(ii)
                      source: x
                """)
        #expect(problems(yaml) == ["house.yaml:10:21: `adress` is not known here; did you mean `address`?"])
    }

    @Test("Everything that is wrong is said at once")
    func allProblems() {
        let yaml = """
            id: House
            version: 0
            kind: overlay
            title: x
            effective: {from: 2021-02-30}
            instrument: {name: x, citation: x, status: law, from: 2021-01-19}
            parameters: {}
            """
        #expect(
            problems(yaml) == [
                "house.yaml:1:5: expected an id of lower-case letters, digits and hyphens, found `House`",
                "house.yaml:2:10: expected a number between 1 and 9999, found `0`",
                "house.yaml:5:19: expected a date such as `2024-01-29`, found `2021-02-30`",
                "house.yaml:6:44: `law` is not known here",
            ])
    }

    @Test(
        "A value of the wrong form is refused",
        arguments: [
            ("retention", "opened", "2", "expected a period such as `30 days` or `2 years`, found `2`"),
            ("beneficialOwner", "ownershipThreshold", "25", "expected a share such as `25 %`, found `25`"),
            ("beneficialOwner", "ownershipThreshold", "101 %", "expected a share such as `25 %`, found `101 %`"),
            ("beneficialOwner", "substantialControl", "maybe", "expected `yes` or `no`, found `maybe`"),
            (
                "screening", "clearingSecondPerson", "1.2",
                "expected a number between 0 and 1 such as `0.85`, found `1.2`"
            ),
            (
                "screening", "reviewHigh", "1.2",
                "expected a number between 0 and 1, or one for `any` and for lists by name, found `1.2`"
            ),
            ("screening", "reviewHigh", "{ofac-sdn: 0.7}", "`any, for lists that are not named` is missing"),
            (
                "screening", "reviewHigh", "{any: 0.7, OFAC: 0.6}",
                "expected the name of a list, such as `ofac-sdn`, found `OFAC`"
            ),
            ("verify", "low", "identity", "expected a list, found `identity`"),
            ("verify", "low", "[identity, identity]", "expected each name once, found `identity`"),
            ("measure", "uncertainAccount", "ignore", "`ignore` is not known here"),
            ("tier", "payment", "{none: low}", "`wallet` is missing"),
        ])
    func wrongForm(group: String, name: String, value: String, message: String) {
        let yaml = SampleStandards.document(
            parameters: "  \(group):\n    \(name): {value: \(value), clause: 1(a), source: x}")
        let found = problems(yaml)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix(message) == true, "\(found)")
        #expect(found.first?.hasPrefix("house.yaml:9:") == true)
    }

    @Test("What is not YAML, is written twice, or is too large is refused and says so")
    func notYAML() {
        #expect(problems("id: [").first?.contains("this is not YAML") == true)
        #expect(problems("id: a\nid: b").first?.contains("stands there twice") == true)
        #expect(problems("").first == "house.yaml:1:1: `id` is missing")
        #expect(problems("- a").first == "house.yaml:1:1: expected the document, found a list")
        #expect(problems(String(repeating: "#", count: Limits.standardBytes + 1)).first?.contains("at most") == true)
    }

    @Test("A parameter without clause or source is refused")
    func uncited() {
        let yaml = SampleStandards.document(parameters: "  retention:\n    opened: {value: 2 years}")
        #expect(problems(yaml) == ["house.yaml:9:5: `clause` is missing", "house.yaml:9:5: `source` is missing"])
    }

    @Test("A clause that the order does not have is a dead citation")
    func deadCitation() {
        let yaml = SampleStandards.document(
            parameters: "  retention:\n    opened: {value: 2 years, clause: 1(a)(iv), source: x}")
        #expect(problems(yaml) == ["house.yaml:9:38: the order has no clause 1(a)(iv)"])
    }

    @Test("A standard that ends before it begins is refused")
    func backwards() {
        let yaml = SampleStandards.document(effective: "{from: 2024-01-01, until: 2024-01-01}", parameters: "  {}")
        #expect(problems(yaml).first?.contains("not after it begins") == true)
    }

    @Test("Any prefix of a shipped standard is read or refused, never trapped on")
    func truncated() throws {
        let whole = SampleStandards.document(
            parameters: "  retention:\n    opened: {value: 2 years, clause: 1(a)(ii), source: \"x\"}")
        for length in 0..<whole.count { _ = problems(String(whole.prefix(length))) }
        #expect(problems(whole).isEmpty)
    }
}
