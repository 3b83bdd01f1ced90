import Foundation
import Order
import Program
import Screening

/// Screening against OFAC's list as published: speed, memory, false alarms and the quality of name matching, beside a plain
/// Jaro-Winkler scan over the same names in the same process, and rapidfuzz where Python has it.
@Sendable func screeningBenchmarks() async throws -> [BenchmarkRow] {
    guard let folder = screeningData() else {
        print("screening: no OFAC files; set GATEHOUSE_TESTDATA to the folder that holds ofac/")
        return []
    }
    var rows: [BenchmarkRow] = []
    let now = Timestamp(milliseconds: 1_800_000_000_000)
    let kept = FileManager.default.temporaryDirectory.appendingPathComponent("gatehouse-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: kept) }
    let store = ListStore(directory: kept)
    let importing = try cpuSeconds {
        _ = try store.importList(OFACSource(), from: folder.appendingPathComponent("ofac"), at: now)
    }
    rows.append(row("OFAC list imported: read, checked, kept", importing, "s"))

    var lists: [ScreeningList] = []
    let loading = try cpuSeconds { lists = try store.lists(asOf: now) }
    let before = residentMegabytes()
    var built: ScreeningIndex?
    let building = cpuSeconds { built = ScreeningIndex(lists: lists) }
    guard let index = built else { return rows }
    rows.append(row("kept list loaded", loading, "s"))
    rows.append(row("index built over \(index.nameCount) names", building, "s"))
    rows.append(row("index in memory", residentMegabytes() - before, "MB"))

    // Ordinary applicants, each name asked once; then the listed names themselves, the worst case.
    let applicants = try applicants(seed: 7, index.entries)
    _ = applicants.prefix(500).map { index.screen($0.query, asOf: now).count }
    var latencies: [Double] = []
    latencies.reserveCapacity(applicants.count)
    for applicant in applicants {
        latencies.append(cpuSeconds { _ = index.screen(applicant.query, asOf: now) })
    }
    let perSecond = Double(latencies.count) / latencies.reduce(0, +)
    latencies.sort()

    let listed = index.entries.flatMap { $0.names.map { Array($0.text.lowercased().utf8) } }
    let few = applicants.prefix(200)
    var scanned = 0
    let scanning = cpuSeconds {
        for applicant in few {
            let name = Array(applicant.query.names[0].lowercased().utf8)
            for other in listed where JaroWinkler.similarity(name, other) >= 0.92 { scanned += 1 }
        }
    }
    let scanRate = Double(few.count) / scanning
    rows.append(
        BenchmarkRow(
            name: "screening one applicant against the whole list", value: perSecond, unit: "names/s/core",
            peer: "Jaro-Winkler scan", peerValue: scanRate, ratio: perSecond / scanRate, cores: 1))
    rows.append(row("screening one applicant, p50", latencies[latencies.count / 2] * 1e6, "µs"))
    rows.append(row("screening one applicant, p99", latencies[latencies.count * 99 / 100] * 1e6, "µs"))
    let names = index.entries.flatMap { entry in entry.names.map { ScreeningQuery(names: [$0.text]) } }
    var missed = 0, at = 0
    let selves = cpuSeconds {
        for entry in index.entries {
            for _ in entry.names {
                if !index.screen(names[at], asOf: now).contains(where: { $0.key == entry.key }) { missed += 1 }
                at += 1
            }
        }
    }
    rows.append(row("screening every listed name", Double(names.count) / selves, "names/s/core"))
    rows.append(row("listed names that miss their own entry", Double(missed), "of \(names.count)"))
    rows += ownEntries(index, now)
    if let rapidfuzz = rapidfuzzRate(
        listed: index.entries.flatMap { $0.names.map(\.text) }, asked: few.map { $0.query.names[0] })
    {
        rows.append(
            BenchmarkRow(
                name: "screening one applicant, beside rapidfuzz", value: perSecond, unit: "names/s/core",
                peer: "rapidfuzz JaroWinkler", peerValue: rapidfuzz, ratio: perSecond / rapidfuzz, cores: 1))
    }

    rows += alarms(applicants, index, listed, now)
    rows += try ScreeningQuality(index: index, entries: index.entries, folder: folder, now: now).rows()
    rows += screeningGrowth(index.entries, asking: applicants.prefix(1_500).map(\.query), asOf: now)
    return rows
}

// MARK: No misses

/// Listed names with their words written as one, documents, wallets, mailboxes and telephone numbers, each asked for by itself.
private func ownEntries(_ index: ScreeningIndex, _ now: Timestamp) -> [BenchmarkRow] {
    var asked: [String: (count: Int, missed: Int)] = [:]
    func ask(_ what: String, _ query: ScreeningQuery?, _ entry: ListEntry) {
        guard let query else { return }
        asked[what, default: (0, 0)].count += 1
        if !index.screen(query, asOf: now).contains(where: { $0.key == entry.key }) { asked[what]?.missed += 1 }
    }
    for entry in index.entries {
        for name in entry.names {
            let words = name.text.split(whereSeparator: { !$0.isLetter })
            guard words.count == 2, words.allSatisfy({ $0.count >= 4 }), !name.text.contains(where: \.isNumber) else {
                continue
            }
            ask("names of two words written as one", ScreeningQuery(names: [words.joined().lowercased()]), entry)
            guard name.text.contains(",") else { continue }
            ask("names turned and written as one", ScreeningQuery(names: [(words[1] + words[0]).lowercased()]), entry)
        }
        for wallet in entry.wallets {
            let parsed = try? WalletAddress(parsing: wallet.address, currency: wallet.currency)
            ask("wallets", parsed.map { ScreeningQuery(wallets: [$0]) }, entry)
        }
        for email in entry.emails {
            ask("mailboxes", (try? EmailAddress(parsing: email)).map { ScreeningQuery(emails: [$0]) }, entry)
        }
        // Fewer than six letters and digits are many parties' number: such a one is compared, and finds nobody by itself.
        for document in entry.documents
        where document.country != nil && document.number.count(where: { $0.isLetter || $0.isNumber }) >= 6 {
            let number = try? DocumentNumber(parsing: document.number)
            let query = number.map {
                ScreeningQuery(documents: [.init(kind: document.kind, country: document.country, number: $0)])
            }
            ask("documents", query, entry)
        }
    }
    return asked.sorted { $0.key < $1.key }.map { what, found in
        row("listed \(what) that miss their own entry", Double(found.missed), "of \(found.count)")
    }
}

// MARK: False alarms

/// Ordinary applicants stopped, planted parties missed; the peer is asked about a sample of the same.
private func alarms(
    _ applicants: [SampleApplicant], _ index: ScreeningIndex, _ listed: [[UInt8]], _ now: Timestamp
) -> [BenchmarkRow] {
    var falseStops = 0, ordinary = 0, planted = 0, missed = 0
    for applicant in applicants {
        let stops = index.screen(applicant.query, asOf: now).filter(\.stops)
        if let entry = applicant.planted {
            planted += 1
            if !stops.contains(where: { $0.entry.reference == entry }) {
                missed += 1
                if ProcessInfo.processInfo.environment["GATEHOUSE_BENCH_VERBOSE"] != nil {
                    print("missed: \(applicant.query.names) planted from \(entry)")
                }
            }
        } else {
            ordinary += 1
            if !stops.isEmpty { falseStops += 1 }
        }
    }
    let sample = applicants.filter { $0.planted == nil }.prefix(500)
    let peerStops = sample.filter { applicant in
        let name = Array(applicant.query.names[0].lowercased().utf8)
        return listed.contains { JaroWinkler.similarity(name, $0) >= 0.92 }
    }.count
    let value = Double(falseStops) * 10_000 / Double(ordinary)
    let peer = Double(peerStops) * 10_000 / Double(sample.count)
    return [
        BenchmarkRow(
            name: "ordinary applicants stopped", value: value, unit: "of 10,000", peer: "Jaro-Winkler at 0.92",
            peerValue: peer,
            ratio: peer > 0 ? value / peer : nil, cores: 1),
        row("planted parties missed", Double(missed), "of \(planted)"),
    ]
}

private struct SampleApplicant {
    var query: ScreeningQuery
    /// The entry it was planted from.
    var planted: String?
}

private func applicants(seed: UInt64, _ entries: [ListEntry]) throws -> [SampleApplicant] {
    let table = try ApplicationTable(header: SampleApplicants.header)
    var result: [SampleApplicant] = []
    SampleApplicants(count: 10_000, seed: seed, list: entries).forEachRow { row in
        guard let application = try? table.application(of: row) else { return }
        let expected = table.expected(of: row) ?? ""
        result.append(
            SampleApplicant(
                query: ScreeningQuery(application.applicant, payment: application.payment),
                planted: expected.hasPrefix("stop:") ? String(expected.dropFirst(5)) : nil))
    }
    return result
}

// MARK: Peers

/// Jaro-Winkler as Winkler (1990) gives it, over bytes: prefix of at most four, scale 0.1.
private enum JaroWinkler {
    static func similarity(_ a: [UInt8], _ b: [UInt8]) -> Double {
        let n = a.count, m = b.count
        if n == 0 || m == 0 { return n == m ? 1 : 0 }
        let window = max(0, max(n, m) / 2 - 1)
        return withUnsafeTemporaryAllocation(of: Bool.self, capacity: n + m) { taken in
            taken.initialize(repeating: false)
            var matches = 0
            for i in 0..<n {
                let low = max(0, i - window), high = min(m - 1, i + window)
                if low > high { continue }
                for j in low...high where !taken[n + j] && a[i] == b[j] {
                    taken[i] = true
                    taken[n + j] = true
                    matches += 1
                    break
                }
            }
            if matches == 0 { return 0 }
            var transpositions = 0, j = 0
            for i in 0..<n where taken[i] {
                while !taken[n + j] { j += 1 }
                if a[i] != b[j] { transpositions += 1 }
                j += 1
            }
            let x = Double(matches)
            let jaro = (x / Double(n) + x / Double(m) + (x - Double(transpositions / 2)) / x) / 3
            let prefix = zip(a, b).prefix(4).prefix { $0.0 == $0.1 }.count
            return jaro + Double(prefix) * 0.1 * (1 - jaro)
        }
    }
}

/// Names a second of rapidfuzz's Jaro-Winkler over the same lists; `nil` where Python has it not.
private func rapidfuzzRate(listed: [String], asked: [String]) -> Double? {
    let program = """
        import json, sys, time
        try:
            from rapidfuzz import process
            from rapidfuzz.distance import JaroWinkler
        except ImportError:
            sys.exit(3)
        listed, asked = json.load(open(sys.argv[1]))
        start = time.process_time()
        for name in asked:
            process.extract(name, listed, scorer=JaroWinkler.similarity, score_cutoff=0.92, limit=None)
        print(len(asked) / (time.process_time() - start))
        """
    // In a file: a pipe to a Python that has it not would be closed on the writer.
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("names-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let names = [listed, asked].map { $0.map { $0.lowercased() } }
    guard let json = try? JSONEncoder().encode(names), (try? json.write(to: file)) != nil else { return nil }
    return peerFigure(program, [file.path])
}

// MARK: Measuring

private func row(_ name: String, _ value: Double, _ unit: String) -> BenchmarkRow {
    BenchmarkRow(name: name, value: value, unit: unit, peer: nil, peerValue: nil, ratio: nil, cores: 1)
}

/// Processor seconds of this thread: what one core gives, whatever else the machine does.
func cpuSeconds(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try work()
    return now() - start
}

private func residentMegabytes() -> Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
        let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") })
    else { return 0 }
    return (Double(line.filter(\.isNumber)) ?? 0) / 1024
}

private func screeningData() -> URL? {
    let path = ProcessInfo.processInfo.environment["GATEHOUSE_TESTDATA"] ?? "../shared/data"
    let url = URL(fileURLWithPath: path)
    return FileManager.default.fileExists(atPath: url.appendingPathComponent("ofac/sdn.csv").path) ? url : nil
}
