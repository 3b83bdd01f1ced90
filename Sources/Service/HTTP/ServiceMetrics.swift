import Order
import Program
import Screening
import Synchronization

/// Counts and durations of requests, in the Prometheus text format 0.0.4. Labels come from the route table, never from a caller.
final class ServiceMetrics: Sendable {
    private struct Name: Hashable {
        var route: String
        var method: String
        var status: Int
    }
    private struct Durations {
        var buckets = [Int](repeating: 0, count: ServiceMetrics.bounds.count)
        var sum = 0.0
        var count = 0
    }
    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]
    /// The lock protects both tables; each request holds it once.
    private let state = Mutex<(requests: [Name: Int], durations: [String: Durations])>(([:], [:]))

    func count(route: String, method: String, status: Int, took: Duration) {
        let seconds = took / .seconds(1)
        let method = ["GET", "POST", "HEAD"].contains(method) ? method : "other"
        state.withLock { state in
            state.requests[Name(route: route, method: method, status: status), default: 0] += 1
            var durations = state.durations[route] ?? Durations()
            for (index, bound) in ServiceMetrics.bounds.enumerated() where seconds <= bound {
                durations.buckets[index] += 1
            }
            durations.sum += seconds
            durations.count += 1
            state.durations[route] = durations
        }
    }

    /// - Parameters:
    ///   - gauges: figures of the program, e.g. the log's size, drawn at the moment of asking.
    ///   - lists: each with its age and whether that is an alarm.
    func text(
        gauges: [(name: String, help: String, value: Int64)], lists: [ListStanding] = [],
        at now: Timestamp = Timestamp(milliseconds: 0)
    ) -> String {
        let (requests, durations) = state.withLock { ($0.requests, $0.durations) }
        var lines = ["# HELP gatehouse_requests_total Requests answered.", "# TYPE gatehouse_requests_total counter"]
        for (name, count) in requests.sorted(by: { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }) {
            lines.append(
                "gatehouse_requests_total{route=\"\(name.route)\",method=\"\(name.method)\",status=\"\(name.status)\"} \(count)"
            )
        }
        lines += [
            "# HELP gatehouse_request_seconds How long requests took.", "# TYPE gatehouse_request_seconds histogram",
        ]
        for (route, seen) in durations.sorted(by: { $0.key < $1.key }) {
            for (bound, count) in zip(ServiceMetrics.bounds, seen.buckets) {
                lines.append("gatehouse_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(count)")
            }
            lines.append("gatehouse_request_seconds_bucket{route=\"\(route)\",le=\"+Inf\"} \(seen.count)")
            lines.append("gatehouse_request_seconds_sum{route=\"\(route)\"} \(seen.sum)")
            lines.append("gatehouse_request_seconds_count{route=\"\(route)\"} \(seen.count)")
        }
        for gauge in gauges {
            lines += [
                "# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)",
            ]
        }
        guard !lists.isEmpty else { return lines.joined(separator: "\n") + "\n" }
        func perList(_ name: String, _ help: String, _ value: (ListStanding) -> Int64) {
            lines += ["# HELP \(name) \(help)", "# TYPE \(name) gauge"]
            // The names of lists are letters, digits and hyphens.
            lines += lists.map { "\(name){list=\"\($0.version.list)\"} \(value($0))" }
        }
        perList("gatehouse_list_age_seconds", "Since the list was last known to be current.") { $0.age(at: now) / 1000 }
        perList("gatehouse_list_stale", "1 when that is longer than it may be.") { $0.isStale(at: now) ? 1 : 0 }
        perList("gatehouse_list_parties", "Parties of the edition in force.") { Int64($0.version.counts.parties) }
        perList("gatehouse_list_edition", "The edition in force.") { Int64($0.version.number) }
        return lines.joined(separator: "\n") + "\n"
    }
}
