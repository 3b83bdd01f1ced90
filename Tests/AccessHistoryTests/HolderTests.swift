import AccessHistory
import Foundation
import Order
import Records
import Testing

@Suite("Who held an address")
struct HolderTests {
    let noon = Timestamp(rfc3339: "2026-11-25T12:00:00Z")!
    let a = AccountID.random(), b = AccountID.random(), c = AccountID.random()
    let address = IPAddress(ipv4: 0xC633_6407)

    func given(
        _ account: AccountID, from: Int64, until: Int64? = nil, ports: ClosedRange<UInt16>? = nil, length: Int = 32
    ) throws -> Assignment {
        try Assignment(
            account: account, subject: .random(), network: #require(IPPrefix(of: address, length: length)),
            ports: ports,
            from: noon.adding(milliseconds: from * 1000), until: until.map { noon.adding(milliseconds: $0 * 1000) })
    }

    func holder(_ assignments: [Assignment], port: UInt16? = nil, at seconds: Int64 = 0, error: Int64 = 2) -> Set<
        AccountID
    >? {
        switch Holder.of(
            address, port: port, at: noon.adding(milliseconds: seconds * 1000), clockError: error * 1000,
            among: assignments)
        {
        case .one(let assignment, let reason):
            #expect(reason.holds == true)
            return [assignment.account]
        case .ambiguous(let candidates, let reason):
            #expect(reason.holds == nil)
            return Set(candidates.map(\.account))
        case .nobody(let reason):
            #expect(reason.holds == false)
            return nil
        }
    }

    @Test("One account held it from its first instant to just before its end")
    func one() throws {
        let assignments = [try given(a, from: 0, until: 3600)]
        #expect(holder(assignments, at: 0, error: 0) == [a])
        #expect(holder(assignments, at: 3599, error: 0) == [a])
        #expect(holder(assignments, at: 3600, error: 0) == nil)
        #expect(holder(assignments, at: -1, error: 0) == nil)
    }

    @Test("A reassignment ends what was open; far from the change there is one holder")
    func reassigned() throws {
        let assignments = [try given(a, from: -3600), try given(b, from: 0)]
        #expect(holder(assignments, at: -60) == [a])
        #expect(holder(assignments, at: 60) == [b])
        // Within the error of the clocks either can be meant.
        #expect(holder(assignments, at: 1) == [a, b])
        #expect(holder(assignments, at: 1, error: 0) == [b])
    }

    @Test("Blocks of ports share an address: with the port there is one holder, without it the candidates are named")
    func ports() throws {
        let assignments = [
            try given(a, from: -10, ports: 1024...2047), try given(b, from: -10, ports: 2048...3071),
            try given(c, from: -10, ports: 3072...4095),
        ]
        #expect(holder(assignments, port: 2048, at: 100) == [b])
        #expect(holder(assignments, port: 80, at: 100) == nil)
        #expect(holder(assignments, at: 100) == [a, b, c])
        let unsaid = Holder.of(address, port: nil, at: noon.adding(milliseconds: 100_000), among: assignments)
        #expect(unsaid.reason.missing == ["port"])
    }

    @Test("Two records that contradict each other are shown and not decided")
    func contradiction() throws {
        #expect(holder([try given(a, from: -10, until: 10), try given(b, from: -5, until: 20)], error: 0) == [a, b])
    }

    @Test("An assignment that ends before it begins is refused")
    func backwards() throws {
        #expect(throws: Assignment.Problem.endsBeforeItBegins) { try given(a, from: 10, until: 10) }
    }

    @Test("What was recorded is found again by any address of the network, and its end as well")
    func recorded() async throws {
        try await withStore { _, records, _ in
            let wide = try given(a, from: -3600, length: 28), block = try given(b, from: 3600, ports: 5000...5999)
            let first = wide.draft(by: .system("test"), at: noon)
            _ = try await records.append([first, block.draft(by: .system("test"), at: noon)])
            let assignments = Assignments(records)
            guard case .one(let held, _) = try assignments.holder(of: address, at: noon) else {
                Issue.record("one holder expected")
                return
            }
            #expect(held.account == a && held.entry == first.id)
            let end = Assignment.draft(
                ending: first.id, of: wide.subject, until: noon.adding(milliseconds: 1_000_000), by: .system("test"),
                at: noon)
            _ = try await records.append([end])
            let later = try assignments.holder(of: address, port: 5001, at: noon.adding(milliseconds: 4_000_000))
            guard case .one(let next, _) = later else {
                Issue.record("one holder expected")
                return
            }
            #expect(next.account == b && next.ports == 5000...5999)
            guard case .nobody = try assignments.holder(of: address, at: noon.adding(milliseconds: 2_000_000)) else {
                Issue.record("nobody expected")
                return
            }
        }
    }
}
