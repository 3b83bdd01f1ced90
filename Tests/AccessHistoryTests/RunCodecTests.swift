import Order
import TestSupport
import Testing

@testable import AccessHistory

// Reads the codec's own types, which nobody else has a use for.
@Suite("Runs and chunks")
struct RunCodecTests {
    let month = AccessMonth("2026-11")!

    func columns(_ events: [AccessEvent]) -> EventColumns {
        var columns = AccessBatch(events).columns
        for i in 0..<columns.count { columns.account[i] = 7 }
        return columns
    }

    func events(_ columns: EventColumns) -> [AccessEvent] {
        columns.order().map { columns.event(Int($0), account: .reference("x")) }
    }

    @Test(
        "A run gives back every event, in time's order, with and without a vocabulary",
        arguments: [1, 2, 5, 20, 300, 5_000])
    func runs(_ count: Int) throws {
        let columns = columns(sampleEvents(accounts: [.reference("x")], each: count, seed: UInt64(count)))
        let order = columns.order()
        var vocabulary = Vocabulary()
        let plain = RunCodec.encode(columns, order[...], month: month, vocabulary: vocabulary)
        #expect(
            try events(RunCodec.decode(plain, events: count, month: month, account: 7, vocabulary: vocabulary))
                == events(columns))
        for i in 0..<min(count, 20) {
            if let deed = Vocabulary.deed(columns, columns.action[i], columns.source[i]) {
                _ = vocabulary.add(deed, to: .deed)
            }
            _ = vocabulary.add(columns.texts.withBytes(columns.principal[i]) { Array($0) }, to: .principal)
            if columns.agent[i] != 0 {
                _ = vocabulary.add(columns.texts.withBytes(columns.agent[i]) { Array($0) }, to: .agent)
            }
        }
        let named = RunCodec.encode(columns, order[...], month: month, vocabulary: vocabulary)
        #expect(named.count < plain.count)
        #expect(
            try events(RunCodec.decode(named, events: count, month: month, account: 7, vocabulary: vocabulary))
                == events(columns))
    }

    @Test("Odd events come back too: both ends of the month, whole seconds, IPv6, unknown points, long and empty texts")
    func odd() throws {
        let end = month.next.start.adding(milliseconds: -1)
        let odd = [
            AccessEvent(account: .reference("x"), time: month.start, point: .unknown, action: "a"),
            AccessEvent(
                account: .reference("x"), time: month.start, point: .address(try IPAddress(parsing: "2001:db8::1")),
                action: "a",
                principal: String(repeating: "é", count: 500), outcome: .denied),
            AccessEvent(
                account: .reference("x"), time: end, point: .named("service.example"),
                action: String(repeating: "b", count: 1024)),
        ]
        for sample in [odd, Array(odd.prefix(1)), Array(odd.suffix(1)), Array(odd.prefix(2))] {
            let columns = columns(sample)
            let bytes = RunCodec.encode(columns, columns.order()[...], month: month, vocabulary: Vocabulary())
            let read = try RunCodec.decode(
                bytes, events: sample.count, month: month, account: 7, vocabulary: Vocabulary())
            #expect(events(read) == sample)
        }
    }

    @Test("Garbage in a run or a chunk is refused or is other events; it never leads out of bounds")
    func garbage() throws {
        var generator = SeededGenerator(seed: 3)
        let columns = columns(sampleEvents(accounts: [.reference("x")], each: 50, seed: 9))
        let run = RunCodec.encode(columns, columns.order()[...], month: month, vocabulary: Vocabulary())
        let chunk = Chunk.encode(columns, columns.order()[...], month: month)
        #expect(try events(Chunk(chunk, month: month).columns()) == events(columns))
        for round in 0..<3_000 {
            var bytes = round % 2 == 0 ? run : chunk
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            if round % 3 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator)) }
            if round % 2 == 0 {
                let read = try? RunCodec.decode(bytes, events: 50, month: month, account: 7, vocabulary: Vocabulary())
                #expect(read == nil || read?.count == 50)
            } else if let read = try? Chunk(bytes, month: month) {
                #expect(read.columns().count == read.count)
            }
        }
        for _ in 0..<500 {
            let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
            _ = try? RunCodec.decode(bytes, events: 65_536, month: month, account: 7, vocabulary: Vocabulary())
        }
    }

    @Test("Only what at least eight accounts share may stand in the vocabulary")
    func vocabulary() {
        var events: [AccessEvent] = []
        for account in 0..<8 {
            for _ in 0..<3 {
                events.append(
                    AccessEvent(
                        account: .reference("r\(account)"), time: november, point: .unknown, action: "Shared",
                        principal: account < 7 ? "seven" : nil, agent: "own-\(account)"))
            }
        }
        let columns = AccessBatch(events).columns
        let found = Vocabulary().candidates(in: columns, columns.order())
        #expect(found.map { String(decoding: $0.text, as: UTF8.self) } == ["Shared\0"])
    }
}
