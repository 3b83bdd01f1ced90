import AccessHistory
import Foundation
import Order
import TestSupport

/// Access events as a provider's logs have them: accounts of different size, people who work in sessions from one to three
/// addresses, a few dozen actions of which some are common, clients that many accounts share. The same for the same seed.
struct AccessSample {
    private var generator: SeededGenerator
    private let actions: [(name: String, source: String)]
    private let agents: [String]
    private static let month = Timestamp(rfc3339: "2026-11-01T00:00:00Z") ?? Timestamp(milliseconds: 0)
    private static let days = 30

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        let verbs = ["Describe", "List", "Get", "Create", "Delete", "Update"]
        let nouns = [
            "Instances", "Volumes", "Images", "Keys", "Users", "Buckets", "Objects", "Networks", "Addresses", "Alarms",
        ]
        let sources = ["compute", "storage", "identity", "network", "monitoring"].map { $0 + ".cloud.example" }
        actions = verbs.flatMap { verb in nouns.enumerated().map { (verb + $1, sources[$0 % sources.count]) } }
        agents = (0..<40).map { "cli/2.\($0) python/3.\($0 % 12) linux/6.\($0 % 7)" }
    }

    static func reference(_ account: Int) -> String { "cust-\(100_000 + account)" }

    /// About `each` events for each of `accounts` accounts, within one month, in the order of time.
    mutating func events(accounts: Range<Int>, each: Int) -> [AccessEvent] {
        var events: [AccessEvent] = []
        events.reserveCapacity(accounts.count * each)
        for account in accounts {
            let addresses = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                IPAddress(ipv4: UInt32.random(in: 0x0B00_0000..<0xDF00_0000, using: &generator))
            }
            let people = (0..<Int.random(in: 1...2, using: &generator)).map {
                "user/\(["alice", "bob", "carol", "deploy", "root"].randomElement(using: &generator) ?? "x")\($0)"
            }
            let clients = (0..<2).map { _ in agents.randomElement(using: &generator) }
            var left = each
            while left > 0 {
                var time =
                    Self.month.milliseconds + Int64.random(in: 0..<Int64(Self.days) * 86_400_000, using: &generator)
                let address = addresses.randomElement(using: &generator) ?? addresses[0]
                let person = people.randomElement(using: &generator),
                    client = clients.randomElement(using: &generator) ?? nil
                repeat {
                    // Common actions are common: the square of an even choice leans to the front.
                    let choice = Double.random(in: 0..<1, using: &generator)
                    let action = actions[Int(choice * choice * Double(actions.count))]
                    events.append(
                        AccessEvent(
                            account: .reference(Self.reference(account)),
                            time: Timestamp(
                                milliseconds: min(time, Self.month.milliseconds + Int64(Self.days) * 86_400_000 - 1)),
                            point: .address(address), action: action.name, principal: person, source: action.source,
                            outcome: Int.random(in: 0..<20, using: &generator) == 0 ? .denied : .success, agent: client)
                    )
                    left -= 1
                    time += Int64(-20_000 * log(Double.random(in: 0.000_001..<1, using: &generator)))
                } while left > 0 && Int.random(in: 0..<8, using: &generator) != 0
            }
        }
        events.sort { $0.time < $1.time }
        return events
    }

    /// One line of NDJSON, as it comes over HTTP.
    static func line(_ event: AccessEvent) -> String {
        "{\"reference\":\"\(event.account)\",\"at\":\"\(event.time)\",\"ip\":\"\(event.point)\",\"action\":\"\(event.action)\",\"principal\":\"\(event.principal ?? "")\",\"source\":\"\(event.source ?? "")\",\"outcome\":\"\(event.outcome.name ?? "")\",\"agent\":\"\(event.agent ?? "")\"}\n"
    }
}
