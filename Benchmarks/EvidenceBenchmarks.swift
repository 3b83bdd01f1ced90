import Evidence
import Foundation
import Order

/// Reading machine-readable zones: layout, every check digit, dates and codes (budget ≥ 500,000/s/core).
@Sendable func evidenceBenchmarks() async throws -> [BenchmarkRow] {
    let zones = [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C35UTO7408122F1204159ZE184226B<<<<<10",
    ].map { Array($0.utf8) }
    let clock = ContinuousClock()
    var best = 0.0
    var consistent = 0
    for _ in 0..<5 {
        let count = 200_000
        let took = try clock.measure {
            for i in 0..<count where try MachineReadableZone(parsing: zones[i & 3]).isConsistent { consistent += 1 }
        }
        best = max(best, Double(count) / (Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18))
    }
    // Three of the four agree with themselves; a reader that looked at nothing would be found out here.
    guard consistent == 750_000 else { throw MeasuredNothing() }
    let peer = pythonPeer(zones.map { String(decoding: $0, as: UTF8.self) })
    return try [nationalNumberBenchmark()] + [
        BenchmarkRow(
            name: "machine-readable zone read and checked", value: best, unit: "zones/s",
            peer: peer.map { _ in "Python mrz" },
            peerValue: peer, ratio: peer.map { best / $0 }, cores: 1)
    ]
}

private struct MeasuredNothing: Error {}

/// Zones a second of PyPI's `mrz` in the same run; `nil` where it cannot be imported.
private func pythonPeer(_ zones: [String]) -> Double? {
    let script = """
        import sys, time
        from mrz.checker.td1 import TD1CodeChecker
        from mrz.checker.td2 import TD2CodeChecker
        from mrz.checker.td3 import TD3CodeChecker
        zones = sys.argv[1:]
        kinds = [TD3CodeChecker, TD1CodeChecker, TD2CodeChecker, TD3CodeChecker]
        n = 0
        start = time.perf_counter()
        while time.perf_counter() - start < 1.0:
            for kind, zone in zip(kinds, zones):
                bool(kind(zone))
                n += 1
        print(n / (time.perf_counter() - start))
        """
    return peerFigure(script, zones)
}

/// National numbers read and checked: birth date, weighted sum, Luhn, ISO 7064, letters.
private func nationalNumberBenchmark() throws -> BenchmarkRow {
    let numbers = [
        ("lv.pk", "161175-19997"), ("fi.hetu", "131052-308T"), ("pl.pesel", "44051401359"),
        ("br.cpf", "390.533.447-05"),
        ("de.idnr", "36 574 261 809"), ("it.codicefiscale", "RCCMNL83S18D969H"), ("us.ssn", "536-90-4399"),
        ("in.aadhaar", "234123412346"), ("no.fodselsnummer", "151086 95088"), ("gb.utr", "1955839661"),
        ("fr.siren", "552 008 443"), ("lv.pk", "161175-19998"),
    ]
    guard let today = CalendarDate(year: 2026, month: 7, day: 1) else { throw MeasuredNothing() }
    let read = numbers.compactMap { id, text in NationalNumberKind.named(id).map { (kind: $0, text: text) } }
    let clock = ContinuousClock()
    var best = 0.0
    for _ in 0..<5 {
        let rounds = 20_000
        var accepted = 0
        let took = clock.measure {
            for _ in 0..<rounds {
                for number in read
                where (try? NationalNumber.parse(number.text, kind: number.kind, today: today)) != nil { accepted += 1 }
            }
        }
        // All but the last; a reader that looked at nothing would be found out here.
        guard accepted == rounds * (numbers.count - 1) else { throw MeasuredNothing() }
        let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
        best = max(best, Double(rounds * numbers.count) / seconds)
    }
    let peer = peerFigure(
        """
        import importlib, sys, time
        numbers = [text.split("=") for text in sys.argv[1:]]
        kinds = [("stdnum." + kind.replace("in.", "in_.").replace("lv.pk", "lv.pvn"), text) for kind, text in numbers]
        kinds = [(importlib.import_module(kind), text) for kind, text in kinds]
        n = 0
        start = time.perf_counter()
        while time.perf_counter() - start < 1.0:
            for kind, text in kinds:
                kind.is_valid(text)
                n += 1
        print(n / (time.perf_counter() - start))
        """, numbers.map { "\($0.0)=\($0.1)" })
    return BenchmarkRow(
        name: "national number read and checked", value: best, unit: "numbers/s",
        peer: peer.map { _ in "python-stdnum" }, peerValue: peer, ratio: peer.map { best / $0 }, cores: 1)
}
