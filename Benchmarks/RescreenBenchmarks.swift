import Foundation
import Order
import Program
import Records
import Screening

/// Screening customers again: everybody against the whole list, and everybody against what one new edition changed. Customers are
/// sealed on disk, each under a key of its own, and read from there. GATEHOUSE_BENCH_CUSTOMERS sets how many (200,000).
@Sendable func rescreenBenchmarks() async throws -> [BenchmarkRow] {
    guard let folder = officialLists() else {
        print("rescreen: no OFAC files; set GATEHOUSE_TESTDATA to the folder that holds ofac/")
        return []
    }
    let count = ProcessInfo.processInfo.environment["GATEHOUSE_BENCH_CUSTOMERS"].flatMap(Int.init) ?? 200_000
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("gatehouse-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    let program = try await IdentificationProgram.open(
        .init(
            directory: root.appendingPathComponent("data"), keyFile: root.appendingPathComponent("key"),
            geolocation: nil))
    try await registerCustomers(count, in: program)
    let cores = ProcessInfo.processInfo.activeProcessorCount

    _ = try program.lists.importList(
        OFACSource(), from: folder.appendingPathComponent("ofac"), at: program.clock.now)
    try await program.close()
    // Opened anew, so that nothing of the customers is in memory.
    let again = try await IdentificationProgram.open(program.configuration)
    var rows: [BenchmarkRow] = []
    let first = try await measure(again, .changes)
    rows.append(
        figure(
            "customers decided again by their first screening, each one entry", Double(first.report?.decided ?? 0),
            "records", cores))
    // Everybody has been decided now, so that this is reading, opening and comparing alone.
    let all = try await measure(again, .everything)
    rows.append(
        figure("customers re-screened against all of OFAC SDN", Double(count) / all.seconds, "customers/s", cores))
    rows.append(
        figure(
            "the same, processor time for each", all.processor / Double(count) * 1e6, "µs", 1))
    rows.append(figure("1 million customers re-screened, at that rate", 1e6 / Double(count) * all.seconds, "s", cores))

    var entries = try again.lists.latest(.ofacSDN)?.entries ?? []
    for place in stride(from: 0, to: min(entries.count, 4_000), by: 100) {
        entries[place].names.append(entries[place + 1].names[0])
    }
    _ = try again.lists.keep(
        ListReading(entries: entries, counts: .init(of: entries)), as: .ofacSDN, sourceDigest: "bench",
        at: again.clock.now)
    try await again.close()
    let third = try await IdentificationProgram.open(program.configuration)
    let (report, seconds, processor) = try await measure(third, .changes)
    rows.append(
        figure(
            "customers compared with the \(report?.entries ?? 0) entries that an edition changed",
            Double(count) / seconds, "customers/s", cores))
    rows.append(figure("the same, processor time for each", processor / Double(count) * 1e6, "µs", 1))
    rows.append(figure("resident after re-screening \(count) customers", residentMegabytes(), "MB", cores))
    try await third.close()
    return rows
}

private func measure(_ program: IdentificationProgram, _ scope: RescreenScope) async throws -> (
    report: RescreenReport?, seconds: Double, processor: Double
) {
    let clock = ContinuousClock()
    let start = clock.now
    let processor = processorSeconds()
    let report = try await program.rescreen(scope)
    let time = (clock.now - start).components
    return (report, Double(time.seconds) + Double(time.attoseconds) / 1e18, processorSeconds() - processor)
}

private func figure(_ name: String, _ value: Double, _ unit: String, _ cores: Int) -> BenchmarkRow {
    BenchmarkRow(name: name, value: value, unit: unit, peer: nil, peerValue: nil, ratio: nil, cores: cores)
}

/// Accounts of ordinary people from many countries, as the log holds those that existed before.
private func registerCustomers(_ count: Int, in program: IdentificationProgram) async throws {
    let column = Dictionary(
        SampleApplicants.header.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let now = program.clock.now
    var decision: JSONValue?
    var seed: UInt64 = 11
    var left = count
    while left > 0 {
        let part = min(left, 2_000)
        _ = try await program.records.append(customers(part, seed: seed, column, &decision, in: program, at: now))
        left -= part
        seed += 1
    }
}

private func customers(
    _ count: Int, seed: UInt64, _ column: [String: Int], _ decision: inout JSONValue?,
    in program: IdentificationProgram,
    at now: Timestamp
) -> [EntryDraft] {
    var drafts: [EntryDraft] = []
    var decided = decision
    SampleApplicants(count: count, seed: seed, list: []).forEachRow { row in
        func cell(_ name: String) -> String? {
            guard let place = column[name], place < row.count, !row[place].isEmpty else { return nil }
            return row[place]
        }
        let isEntity = cell("type") == "entity"
        var applicant: [String: JSONValue] = [
            "type": isEntity ? "entity" : "individual", "name": .string(cell("name") ?? "Somebody \(drafts.count)"),
        ]
        func set(_ name: String, _ text: String?) { if let text { applicant[name] = .string(text) } }
        if isEntity {
            set("organizedIn", cell("organized_in"))
        } else {
            set("birthDate", cell("birth_date"))
            if let citizenships = cell("citizenships") {
                applicant["citizenships"] = .array(citizenships.split(separator: ";").map { .string(String($0)) })
            }
        }
        set("email", cell("email"))
        set("telephone", cell("telephone"))
        if let country = cell("country") {
            applicant["address"] = [
                "lines": [.string(cell("street") ?? "")], "locality": .string(cell("locality") ?? ""),
                "country": .string(country),
            ]
        }
        let stated: JSONValue = [
            "applicant": .object(applicant),
            "product": ["kind": "virtualMachine", "ownedByUnitedStatesPerson": true, "operatedIn": ["US"]],
            "accountType": "standard",
        ]
        guard let holder = try? Application(json: stated, now: now) else { return }
        if decided == nil { decided = program.preview(holder).stored }
        let subject = SubjectID.random()
        drafts.append(
            EntryDraft(
                "account.imported", actor: .system("bench"), time: now, subject: subject,
                fields: [
                    "account": .string(AccountID.random().rawValue), "accountState": "maintained", "sequence": 1,
                    "verified": "unverified", "holder": holder.json, "decision": decided ?? .null,
                    "determination": "undetermined", "hits": [], "product": "virtualMachine",
                    "accountType": "standard", "openedAt": .integer(now.milliseconds),
                ]))
    }
    decision = decided
    return drafts
}

private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func residentMegabytes() -> Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
        let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") })
    else { return 0 }
    return (Double(line.filter(\.isNumber)) ?? 0) / 1024
}

private func officialLists() -> URL? {
    let path = ProcessInfo.processInfo.environment["GATEHOUSE_TESTDATA"] ?? "../shared/data"
    let url = URL(fileURLWithPath: path)
    return FileManager.default.fileExists(atPath: url.appendingPathComponent("ofac/sdn.csv").path) ? url : nil
}
