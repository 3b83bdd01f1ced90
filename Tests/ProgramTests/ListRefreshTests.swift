import Exchange
import Foundation
import Order
import Program
import Screening
import Synchronization
import Testing

/// Answers as it is told to, and remembers what it was asked.
final class ScriptedTransport: FileTransport {
    typealias Answer = Result<FetchOutcome, FetchFailure>
    private let state = Mutex<(answers: [String: Answer], asked: [(String, FileValidators)])>(([:], []))

    func answer(_ address: String, _ answer: Answer) { state.withLock { $0.answers[address] = answer } }
    func answer(_ address: String, _ text: String, tag: String? = nil) {
        answer(address, .success(.file(Array(text.utf8), FileValidators(entityTag: tag))))
    }
    var asked: [(address: String, validators: FileValidators)] { state.withLock { $0.asked } }

    func fetch(
        _ address: SourceAddress, unless validators: FileValidators, limit: Int, allowsPrivate: Bool
    ) async throws(FetchFailure) -> FetchOutcome {
        let answer = state.withLock { state in
            state.asked.append((address.text, validators))
            return state.answers[address.text] ?? .failure(.unreachable)
        }
        return try answer.get()
    }
}

@Suite("Keeping lists current") struct ListRefreshTests {
    private let address = "https://lists.example/own.csv"
    private let hour: Int64 = 3_600_000

    private func table(_ names: ClosedRange<Int>, also: [String] = []) -> String {
        "id,name,type\n" + names.map { "\($0),Invented Party Number \($0),entity\n" }.joined() + also.joined()
    }
    private func prepared(every: Int64 = 6 * 3_600_000, list: String? = "house") async throws -> (
        TestProgram, ScriptedTransport
    ) {
        let transport = ScriptedTransport()
        let test = try await TestProgram(listTransport: transport)
        try await test.program.addListSource(
            ListSourceSetting(
                name: "own", places: [address], list: list, every: every, staleAfter: 24 * hour + every),
            by: .system("test"))
        return (test, transport)
    }
    private func refresh(_ test: TestProgram) async throws -> [ListRefreshReport] {
        try await test.program.refreshDueLists(jitter: { 0 })
    }
    private func move(_ test: TestProgram, hours: Int64) throws {
        try test.clock.move(to: test.clock.now.adding(milliseconds: hours * hour))
    }
    private func events(_ test: TestProgram) async throws -> [String] {
        try await test.program.feed(after: nil, limit: 200).items.filter { $0.list != nil }.map(\.type)
    }

    @Test("What is due is fetched, taken, stamped and told; the next look sends back what the server said")
    func taken() async throws {
        let (test, transport) = try await prepared()
        transport.answer(address, table(1...10), tag: "\"a\"")
        #expect(try await refresh(test).count == 1)
        let first = try #require(test.program.listStandings.first)
        #expect(first.version.list.rawValue == "house" && first.version.number == 1 && first.source == "own")
        #expect(first.changes == nil && first.error == nil && !first.isStale(at: test.clock.now))
        #expect(transport.asked.map(\.validators) == [FileValidators()])
        // Not due yet.
        #expect(try await refresh(test).isEmpty)

        try move(test, hours: 6)
        transport.answer(address, .success(.notModified))
        let reports = try await refresh(test)
        guard case .unchanged? = reports.first?.outcome else { Issue.record("\(reports)"); return }
        #expect(transport.asked.last?.validators.entityTag == "\"a\"")
        #expect(test.program.listStandings.first?.confirmedAt == test.clock.now)

        try move(test, hours: 6)
        transport.answer(address, table(1...10, also: ["11,Party Eleven,entity\n"]), tag: "\"b\"")
        _ = try await refresh(test)
        let second = try #require(test.program.listStandings.first)
        #expect(second.version.number == 2 && second.changes?.added == 1 && second.changes?.firstAdded == ["house/11"])
        #expect(!test.program.screen(ScreeningQuery(names: ["Party Eleven"])).isEmpty)
        #expect(try await events(test) == ["list.loaded", "list.loaded"])
    }

    @Test(
        "A list that is broken, smaller, a web page or not there leaves the old one in force, with its age and the trouble shown",
        arguments: [
            .success(.file(Array("id,name\n1,Alpha,too many\n".utf8), FileValidators())),
            .success(.file(Array("id,name\n1,Only One\n".utf8), FileValidators())),
            .success(.file(Array("<!doctype html><html>Sign in</html>".utf8), FileValidators())),
            .success(.file([0xFF, 0xFE, 0x6E, 0x00], FileValidators())), .success(.file([], FileValidators())),
            .failure(.status(500)), .failure(.timeout), .failure(.truncated(announced: 100, received: 10)),
        ] as [ScriptedTransport.Answer])
    func refused(answer: ScriptedTransport.Answer) async throws {
        let (test, transport) = try await prepared()
        transport.answer(address, table(1...10), tag: "\"a\"")
        _ = try await refresh(test)
        let confirmed = test.clock.now
        try move(test, hours: 6)
        transport.answer(address, answer)
        let reports = try await refresh(test)
        guard case .failed(let why)? = reports.first?.outcome else { Issue.record("\(reports)"); return }
        #expect(!why.isEmpty)
        let standing = try #require(test.program.listStandings.first)
        #expect(standing.version.number == 1 && standing.version.counts.parties == 10)
        #expect(standing.confirmedAt == confirmed && standing.error != nil)
        #expect(standing.age(at: test.clock.now) == 6 * hour)
        // Well again: the trouble is gone, and the same content is no new edition.
        transport.answer(address, table(1...10), tag: "\"a\"")
        try move(test, hours: 6)
        _ = try await refresh(test)
        #expect(test.program.listStandings.first?.error == nil && test.program.listStandings.first?.version.number == 1)
    }

    @Test(
        "What fails is tried again later and later, never later than its own period, and the same trouble is told once")
    func backOff() async throws {
        let (test, transport) = try await prepared(every: hour)
        transport.answer(address, table(1...10))
        _ = try await refresh(test)
        try move(test, hours: 1)
        transport.answer(address, .success(.file(Array("id,name\n1,Alpha,x\n".utf8), FileValidators())))
        var waits: [Int64] = []
        for _ in 0..<9 {
            let now = test.clock.now
            _ = try await refresh(test)
            let next = try #require(test.program.listSourceStandings.first?.nextAt)
            waits.append(next - now)
            try test.clock.move(to: next)
        }
        #expect(waits.first == 30_000, "half a minute: jitter 0 takes the lower half of a minute's wait")
        #expect(zip(waits, waits.dropFirst()).allSatisfy { $0 <= $1 } && waits.last == hour / 2)
        #expect(test.program.listSourceStandings.first?.failures == 9)
        #expect(try await events(test) == ["list.loaded", "list.refused"])
    }

    @Test("A list that nobody could confirm for too long is stale: said once in the feed, until it is confirmed again")
    func stale() async throws {
        let (test, transport) = try await prepared()
        transport.answer(address, table(1...10))
        _ = try await refresh(test)
        transport.answer(address, .failure(.unreachable))
        for _ in 0..<8 {
            try move(test, hours: 6)
            _ = try await refresh(test)
        }
        #expect(test.program.listStandings.first?.isStale(at: test.clock.now) == true)
        #expect(try await events(test) == ["list.loaded", "list.stale"])
        transport.answer(address, table(1...10))
        try move(test, hours: 6)
        _ = try await refresh(test)
        #expect(test.program.listStandings.first?.isStale(at: test.clock.now) == false)
        #expect(try await events(test) == ["list.loaded", "list.stale"])
    }

    @Test("Files that make one list together are fetched together when one of them changed")
    func together() async throws {
        let (test, transport) = try await prepared()
        let sdn = "https://lists.example/SDN.CSV", alt = "https://lists.example/ALT.CSV"
        let add = "https://lists.example/ADD.CSV"
        func parties(_ ids: ClosedRange<Int>) -> String {
            ids.map { "\($0),\"PARTY \($0)\",-0- ,CYBER2,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n" }.joined()
        }
        try await test.program.removeListSource(named: "own", by: .system("test"))
        try await test.program.addListSource(
            ListSourceSetting(name: "ofac", places: [sdn, alt, add]), by: .system("test"))
        transport.answer(sdn, parties(1...3), tag: "\"s1\"")
        transport.answer(alt, "1,1,\"aka\",\"ALIAS OF ONE\",-0- \n", tag: "\"a1\"")
        transport.answer(add, "1,1,\"1 Fiction Street\",\"Vydumsk\",\"Russia\",-0- \n", tag: "\"d1\"")
        _ = try await refresh(test)
        #expect(test.program.listStandings.first?.version.counts.aliases == 1)
        try move(test, hours: 6)
        // Only the parties changed: the aliases are asked for again without a condition, so that the list stays whole.
        transport.answer(sdn, parties(1...4), tag: "\"s2\"")
        let before = transport.asked.count
        _ = try await refresh(test)
        #expect(test.program.listStandings.first?.version.counts.parties == 4)
        #expect(test.program.listStandings.first?.version.counts.aliases == 1)
        #expect(transport.asked.count == before + 3)
    }

    @Test("A folder is looked at on the same schedule, and what it holds decides which lists it is")
    func folder() async throws {
        let test = try await TestProgram(listTransport: ScriptedTransport())
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "gatehouse-source-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(table(1...5).utf8).write(to: folder.appendingPathComponent("one.csv"))
        try Data(table(1...7).utf8).write(to: folder.appendingPathComponent("two.csv"))
        try await test.program.addListSource(
            ListSourceSetting(name: "folder", places: [folder.path]), by: .system("test"))
        _ = try await refresh(test)
        #expect(test.program.listStandings.map(\.version.list.rawValue) == ["one", "two"])
        try FileManager.default.removeItem(at: folder)
        try move(test, hours: 6)
        guard case .failed? = try await refresh(test).first?.outcome else { Issue.record("no failure"); return }
        #expect(test.program.listStandings.count == 2)
    }

    @Test("Sources are entries: they are there again after a restart, and removing one leaves its list in force")
    func restart() async throws {
        let (test, transport) = try await prepared()
        transport.answer(address, table(1...10), tag: "\"a\"")
        _ = try await refresh(test)
        let again = try await test.reopened()
        #expect(again.listSources.map(\.name) == ["own"])
        #expect(again.listStandings.first?.source == "own")
        let known = try #require(again.listSourceStandings.first)
        #expect(known.lists == ["house"] && known.attemptedAt != nil)
        try await again.removeListSource(named: "own", by: .system("test"))
        #expect(again.listSources.isEmpty && again.listStandings.count == 1)
        #expect(again.listStandings.first?.source == nil)
        try await again.close()
    }

    @Test("A damaged edition gives way to the sound one before it, which is said; a new import comes in behind it")
    func damaged() async throws {
        let (test, transport) = try await prepared()
        transport.answer(address, table(1...10))
        _ = try await refresh(test)
        transport.answer(address, table(1...11))
        try move(test, hours: 6)
        _ = try await refresh(test)
        let file = test.directory.appendingPathComponent("lists/house/000002.list")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: file)
        let again = try await test.reopened()
        let standing = try #require(again.listStandings.first)
        #expect(standing.version.number == 1 && standing.error?.contains("000002.list") == true)
        let imported = try await again.refreshLists(by: .system("test"))
        guard case .taken? = imported.first?.outcome else { Issue.record("\(imported)"); return }
        #expect(again.listStandings.first?.version.number == 3 && again.listStandings.first?.error == nil)
        try await again.close()
    }

    @Test(
        "A source that cannot be is refused with what to write instead",
        arguments: [
            ("Own List", ["https://lists.example/x"], Int64(3_600_000)), ("own", ["http://lists.example/x"], 3_600_000),
            ("own", ["relative/folder"], 3_600_000), ("own", [], 3_600_000), ("own", ["https://lists.example/x"], 1000),
            ("own", ["https://user:pass@lists.example/x"], 3_600_000),
        ])
    func impossible(name: String, places: [String], every: Int64) {
        #expect(throws: ProgramError.self) { try ListSourceSetting(name: name, places: places, every: every) }
    }

    @Test("The persons whom measures name stand among the lists, with an edition that follows their content")
    func measures() async throws {
        let test = try await TestProgram.withSample()
        let standings = test.program.listStandings
        let measures = try #require(standings.first { $0.origin == .measures })
        #expect(measures.version.list == .measures && measures.version.counts.parties > 0)
        #expect(measures.version.contentDigest.count == 64 && !measures.isStale(at: test.clock.now + Days(1000)))
        #expect(standings.contains { $0.origin == .sample })
    }
}
