import Foundation
import Order
import Screening
import TestSupport

/// How well names are told apart, and how many ordinary people are stopped: beside nomenklatura's logic-v2, rapidfuzz's
/// token_sort_ratio and Jaro-Winkler on the same rows in the same run, where $GATEHOUSE_TEST_PYTHON has Tests/peers/names-requirements.txt.
struct ScreeningQuality {
    var index: ScreeningIndex
    var entries: [ListEntry]
    var folder: URL
    var now: Timestamp
    /// Customers that logic-v2 is asked about: with ten listed names each, a sample.
    static let logicV2Customers = 500

    func rows() throws -> [BenchmarkRow] {
        var rows = try variants()
        rows += labelled()
        rows += alarms()
        rows += exhaustive()
        return rows
    }

    // MARK: The variant set

    private func variants() throws -> [BenchmarkRow] {
        let united = folder.appendingPathComponent("un/UN_consolidated.xml")
        let original = try (try? Data(contentsOf: united)).map {
            try ListFormat.unitedNationsXML.read(["UN_consolidated.xml": [UInt8]($0)], as: .ofacSDN).entries
        }
        let pairs = NamePairSet.make(entries, original: original ?? [], perRule: 250)
        if !PairPeers.areThere {
            print(
                "screening: no peers of Python; set GATEHOUSE_TEST_PYTHON to one with "
                    + "Tests/peers/names-requirements.txt")
        }
        return measured("name variants", pairs) + measured("pairs by hand", NamePairsByHand.pairs)
            + measured("pairs by hand, confirmed only", NamePairsConfirmed.pairs)
    }

    private func measured(_ name: String, _ pairs: [NamePair]) -> [BenchmarkRow] {
        var rows: [BenchmarkRow] = []
        let peers = PairPeers(pairs.map { ($0.schema, $0.query, $0.listed) })
        let ours = pairs.map {
            NameComparison.score(name1: $0.query, name2: $0.listed, schema: $0.schema) >= NameComparison.threshold
        }
        var order: [String] = []
        for pair in pairs where !order.contains(pair.category) { order.append(pair.category) }
        for category in order {
            let chosen = pairs.indices.filter { pairs[$0].category == category }
            rows.append(
                row(
                    "\(name), \(category), \(Tally.name(chosen.map { pairs[$0].isSame }))",
                    Tally(chosen.map { (ours[$0], pairs[$0].isSame) }),
                    peer: peers.map { peers in
                        Tally(chosen.map { (peers.logic[$0], pairs[$0].isSame) })
                    }))
        }
        rows += totals(name, pairs.map(\.isSame), ours, peers)
        return rows
    }

    private func totals(_ name: String, _ labels: [Bool], _ ours: [Bool], _ peers: PairPeers?) -> [BenchmarkRow] {
        let all = Tally(zip(ours, labels).map { ($0, $1) })
        guard let peers else { return [row("\(name), F1 over \(labels.count)", all, peer: nil, isF1: true)] }
        let logic = Tally(zip(peers.logic, labels).map { ($0, $1) })
        var rows = [row("\(name), F1 over \(labels.count)", all, peer: logic, isF1: true)]
        for (peer, scores) in [
            ("token_sort_ratio, best threshold", peers.tokenSort), ("Jaro-Winkler, best threshold", peers.jaroWinkler),
            ("Jaro-Winkler in reading order, best threshold", peers.jaroWinklerOrdered),
        ] {
            let best = stride(from: 0.5, through: 0.98, by: 0.02).map { threshold in
                Tally(zip(scores, labels).map { ($0 >= threshold, $1) })
            }.max { $0.f1 < $1.f1 }
            rows.append(row("\(name), F1 over \(labels.count)", all, peer: best, isF1: true, peerName: peer))
        }
        for (peer, tally) in [
            ("Jaro-Winkler at 0.92", Tally(zip(peers.jaroWinkler, labels).map { ($0 >= 0.92, $1) })),
            ("the same in reading order", Tally(zip(peers.jaroWinklerOrdered, labels).map { ($0 >= 0.92, $1) })),
            ("logic-v2", logic),
        ] {
            rows.append(
                BenchmarkRow(
                    name: "\(name), recall", value: all.recall, unit: "", peer: peer, peerValue: tally.recall,
                    ratio: all.recall / max(tally.recall, 0.001), cores: 1))
            rows.append(
                BenchmarkRow(
                    name: "\(name), precision", value: all.precision, unit: "", peer: peer, peerValue: tally.precision,
                    ratio: all.precision / max(tally.precision, 0.001), cores: 1))
        }
        return rows
    }

    // MARK: Labelled pairs

    private func labelled() -> [BenchmarkRow] {
        guard let bytes = try? Data(contentsOf: folder.appendingPathComponent("names/pairs.csv")) else { return [] }
        var reader = CSVReader()
        reader.feed(bytes)
        reader.finish()
        var pairs: [(schema: NameComparison.Schema, String, String)] = []
        var labels: [Bool] = []
        _ = reader.next()
        while let row = reader.next() {
            guard case .success(let row) = row, row.fields.count >= 5 else { continue }
            pairs.append((NameComparison.Schema(named: row.fields[1]), row.fields[2], row.fields[3]))
            labels.append(row.fields[4] == "true")
        }
        let peers = PairPeers(pairs)
        var ours: [Bool] = []
        let seconds = cpuSeconds {
            ours = pairs.map { NameComparison.score(name1: $1, name2: $2, schema: $0) >= NameComparison.threshold }
        }
        var rows = totals("labelled pairs", labels, ours, peers)
        for (half, name) in ["half developed on", "half confirmed on"].enumerated() {
            let chosen = labels.indices.filter { $0 % 2 == half }
            rows.append(
                row(
                    "labelled pairs, F1, \(name)", Tally(chosen.map { (ours[$0], labels[$0]) }),
                    peer: peers.map { peers in Tally(chosen.map { (peers.logic[$0], labels[$0]) }) },
                    isF1: true))
        }
        if let peers {
            let rate = Double(pairs.count) / seconds, theirs = Double(pairs.count) / peers.logicSeconds
            rows.append(
                BenchmarkRow(
                    name: "two names compared", value: rate, unit: "pairs/s/core", peer: "logic-v2", peerValue: theirs,
                    ratio: rate / theirs, cores: 1))
        }
        return rows
    }

    // MARK: False alarms

    private func alarms() -> [BenchmarkRow] {
        guard let text = namePeer(["customers", "10000"]) else { return [] }
        let people = text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }.filter {
            $0.count == 3
        }
        func stopped(_ withDates: Bool) -> Double {
            let hits = people.filter { person in
                let query = ScreeningQuery(
                    names: [person[1]], type: .person, birthDate: withDates ? CalendarDate(person[2]) : nil)
                return index.screen(query, asOf: now).contains(where: \.stops)
            }.count
            return Double(hits) * 10_000 / Double(people.count)
        }
        let without = stopped(false), with = stopped(true)
        let listed = entries.flatMap { entry in
            entry.names.map {
                "\(entry.type == .person ? "Person" : entry.type == .vessel ? "Vessel" : "Organization")\t\($0.text)"
            }
        }
        let peers = temporary(listed) { listedFile in
            temporary(people.map { $0.joined(separator: "\t") }) { peopleFile in
                namePeer(["alarms", listedFile, peopleFile, String(Self.logicV2Customers)]).flatMap {
                    try? JSONValue(parsing: $0)
                }
            }
        }
        var rows: [BenchmarkRow] = []
        for (name, value) in [("without birth dates", without), ("with birth dates", with)] {
            for (peer, key) in [
                ("Jaro-Winkler at 0.92", "jaroWinkler"), ("the same in reading order", "jaroWinklerOrdered"),
                ("logic-v2 over \(Self.logicV2Customers)", "logicV2"),
            ] {
                let theirs = peers?[key]?.double
                rows.append(
                    BenchmarkRow(
                        name: "ordinary people of 30 locales stopped, \(name)", value: value, unit: "of 10,000",
                        peer: theirs == nil ? nil : "\(peer), names alone", peerValue: theirs,
                        ratio: theirs.flatMap { $0 > 0 ? value / $0 : nil }, cores: 1))
            }
        }
        return rows
    }

    // MARK: No misses

    /// Variants of listed names, the indexed answer beside the exhaustive one: the same entry first, or the same score.
    /// GATEHOUSE_BENCH_VARIANTS sets how many (1,000): comparing with everything takes milliseconds each.
    private func exhaustive() -> [BenchmarkRow] {
        let count = ProcessInfo.processInfo.environment["GATEHOUSE_BENCH_VARIANTS"].flatMap(Int.init) ?? 1_000
        let queries = variantQueries(count)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        var differing = [Int](repeating: 0, count: cores)
        differing.withUnsafeMutableBufferPointer { buffer in
            // Each task writes its own element and no other.
            nonisolated(unsafe) let differing = buffer
            DispatchQueue.concurrentPerform(iterations: cores) { core in
                for at in stride(from: core, to: queries.count, by: cores) {
                    let found = index.screen(queries[at], asOf: now).first
                    let all = index.screenExhaustively(queries[at], asOf: now).first
                    if found?.key != all?.key, found?.score != all?.score {
                        differing[core] += 1
                        if ProcessInfo.processInfo.environment["GATEHOUSE_BENCH_VERBOSE"] != nil {
                            print(
                                "differs: \(queries[at].names[0]): \(found?.listedName?.text ?? "nothing") \(found?.score ?? 0) instead of \(all?.listedName?.text ?? "nothing") \(all?.score ?? 0)"
                            )
                        }
                    }
                }
            }
        }
        let wrong = differing.reduce(0, +)
        return [
            BenchmarkRow(
                name: "variants whose first hit is not the exhaustive one",
                value: Double(wrong) * 100 / Double(max(1, queries.count)),
                unit: "% of \(queries.count)", peer: nil, peerValue: nil, ratio: nil, cores: cores)
        ]
    }

    private func variantQueries(_ count: Int) -> [ScreeningQuery] {
        let bases = NamePairSet.bases(of: entries)
        var random = SeededGenerator(seed: 42)
        var queries: [ScreeningQuery] = []
        var step = 0
        while queries.count < count, step < count * 40 {
            let base = bases[(step * 7_919) % bases.count]
            let rule = VariantRule.allCases[step % VariantRule.allCases.count]
            step += 1
            guard rule.parties.contains(base.party), let text = rule.apply(base, &random) else { continue }
            let type: ScreeningQuery.PartyType =
                switch base.party {
                case .person: .person
                case .entity: .entity
                case .vessel: .vessel
                }
            queries.append(ScreeningQuery(names: [text], type: type))
        }
        return queries
    }

    private func row(
        _ name: String, _ ours: Tally, peer: Tally?, isF1: Bool = false, peerName: String = "logic-v2"
    ) -> BenchmarkRow {
        let value = isF1 ? ours.f1 : ours.value, theirs = peer.map { isF1 ? $0.f1 : $0.value }
        return BenchmarkRow(
            name: name, value: value, unit: "", peer: peer == nil ? nil : peerName, peerValue: theirs,
            ratio: theirs.flatMap { $0 > 0 ? value / $0 : nil }, cores: 1)
    }
}

/// Right and wrong answers.
private struct Tally {
    var found = 0, missed = 0, wrong = 0, apart = 0
    init(_ answers: [(hit: Bool, isSame: Bool)]) {
        for (hit, isSame) in answers {
            switch (hit, isSame) {
            case (true, true): found += 1
            case (false, true): missed += 1
            case (true, false): wrong += 1
            case (false, false): apart += 1
            }
        }
    }
    var f1: Double { found == 0 ? 0 : 2 * Double(found) / Double(2 * found + missed + wrong) }
    var recall: Double { found == 0 ? 0 : Double(found) / Double(found + missed) }
    var precision: Double { found == 0 ? 0 : Double(found) / Double(found + wrong) }
    /// Recall where all are the same, the share kept apart where none is, F1 where there are both.
    var value: Double {
        if found + missed == 0 { return apart == 0 ? 0 : Double(apart) / Double(apart + wrong) }
        return wrong + apart == 0 ? recall : f1
    }
    static func name(_ labels: [Bool]) -> String {
        labels.allSatisfy { $0 } ? "recall" : labels.contains(true) ? "F1" : "kept apart"
    }
}

/// What the peers say of pairs.
private struct PairPeers {
    var jaroWinkler: [Double], tokenSort: [Double]
    /// With the family's name, which lists write before a comma, moved behind the given names.
    var jaroWinklerOrdered: [Double]
    var logic: [Bool]
    var logicSeconds: Double

    static var areThere: Bool { namePeer(["ready"]) != nil }

    init?(_ pairs: [(NameComparison.Schema, String, String)]) {
        let lines = pairs.map { "\($0.rawValue)\t\($1)\t\($2)" }
        let answer = temporary(lines) { file in
            namePeer(["pairs", file]).flatMap { try? JSONValue(parsing: $0) }
        }
        func numbers(_ key: String) -> [Double] { answer?[key]?.array?.compactMap(\.double) ?? [] }
        jaroWinkler = numbers("jaroWinkler")
        tokenSort = numbers("tokenSort")
        jaroWinklerOrdered = numbers("jaroWinklerOrdered")
        logicSeconds = answer?["logicV2Seconds"]?.double ?? 0
        let scores = numbers("logicV2")
        guard jaroWinkler.count == pairs.count, jaroWinklerOrdered.count == pairs.count, scores.count == pairs.count
        else { return nil }
        logic = scores.map { $0 >= 0.7 }
    }
}

/// Runs Tests/peers/names.py; `nil` without $GATEHOUSE_TEST_PYTHON.
private func namePeer(_ arguments: [String]) -> String? {
    guard let python = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_PYTHON"] else { return nil }
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Tests/peers/names.py")
    return peerOutput(of: python, ["-W", "ignore", script.path] + arguments, seconds: 600)
}

private func temporary<Answer>(_ lines: [String], _ body: (String) -> Answer?) -> Answer? {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("gatehouse-bench-\(UUID().uuidString).tsv")
    defer { try? FileManager.default.removeItem(at: file) }
    guard (try? lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)) != nil else {
        return nil
    }
    return body(file.path)
}
