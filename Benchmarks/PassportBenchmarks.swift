import Evidence
import Foundation
import Order

/// Passport chips, judged whole: the security object parsed, both signatures (the signer's and its authority's, neither remembered from
/// the passport before), the digests of DG1 and a DG2 of 15 kB, the portrait's digest, reasons and claims. Budget: ≥ 1,500/s/core
/// on P-256 and RSA-2048, and ≥ 0.8 of what two verifications cost in `openssl speed` on every curve. Both count processor time,
/// so that what else runs on the machine leaves the ratio alone. A peer, Tests/peers/passports.py, issues the passports and
/// measures its own packages; without $GATEHOUSE_TEST_PYTHON nothing is measured.
@Sendable func passportBenchmarks() async throws -> [BenchmarkRow] {
    guard let python = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_PYTHON"] else { throw NoPassportPeer() }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("passports-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Tests/peers/passports.py")
    guard let text = peerOutput(of: python, [script.path, "bench", folder.path]),
        let sample = try? JSONValue(parsing: text),
        let at = sample["at"]?.string.flatMap(Timestamp.init(rfc3339:))
    else { throw NoPassportPeer() }
    let verifications = opensslVerifications()
    return try (sample["rows"]?.array ?? []).flatMap { row -> [BenchmarkRow] in
        let kind = row["kind"]?.string ?? ""
        let value = try passports(in: folder.appendingPathComponent(kind), at: at)
        let name = "passport chip verified (\(kind))"
        let curve = kind.split(separator: "-").first.map(String.init) ?? kind
        let bound = verifications[curve].map { $0 / 2 }
        var rows = [
            BenchmarkRow(
                name: name, value: value, unit: "/s", peer: bound.map { _ in "openssl speed ÷ 2" }, peerValue: bound,
                ratio: bound.map { value / $0 }, cores: 1)
        ]
        if let peer = row["perSecond"]?.double {
            rows.append(
                BenchmarkRow(
                    name: name, value: value, unit: "/s", peer: "Python cryptography, asn1crypto", peerValue: peer,
                    ratio: value / peer, cores: 1))
        }
        return rows
    }
}

private struct NoPassportPeer: Error, CustomStringConvertible {
    var description: String { "set GATEHOUSE_TEST_PYTHON to a Python that has Tests/requirements.txt" }
}
private struct NotValid: Error {}

/// The best of five rounds of a quarter of a second, in passports a second of processor time.
private func passports(in folder: URL, at time: Timestamp) throws -> Double {
    func file(_ name: String) throws -> EvidenceFile {
        EvidenceFile(name: name, bytes: [UInt8](try Data(contentsOf: folder.appendingPathComponent(name))))
    }
    var trust = TrustStore()
    trust.add([try file("csca.der")])
    let object = try file("EF.SOD"), zone = try file("DG1.bin"), face = try file("DG2.bin")
    let chip = PassportChip(securityObject: object, groups: [(.zone, zone), (.face, face)])
    var best = 0.0
    for _ in 0..<5 {
        let start = processorSeconds()
        var count = 0
        var took = 0.0
        while took < 0.25 {
            for _ in 0..<50 {
                let context = InspectionContext(trust: trust, time: time, companions: [object, zone, face])
                guard chip.inspect(in: context).verdict.status == .valid else { throw NotValid() }
            }
            count += 50
            took = processorSeconds() - start
        }
        best = max(best, Double(count) / took)
    }
    return best
}

private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Verifications a second by `openssl speed` in the same run, by the peer's names; empty where there is no openssl.
private func opensslVerifications() -> [String: Double] {
    let names = [
        ("p256", "ecdsap256", "nistp256"), ("p384", "ecdsap384", "nistp384"), ("p521", "ecdsap521", "nistp521"),
        ("brainpool256", "ecdsabrp256r1", "brainpoolP256r1"), ("brainpool384", "ecdsabrp384r1", "brainpoolP384r1"),
        ("brainpool512", "ecdsabrp512r1", "brainpoolP512r1"), ("rsa2048", "rsa2048", "rsa 2048"),
    ]
    guard let text = peerOutput(of: "openssl", ["speed", "-seconds", "1"] + names.map(\.1)) else { return [:] }
    var found: [String: Double] = [:]
    for line in text.split(separator: "\n") {
        for name in names where line.contains(name.2) {
            found[name.0] = line.split(separator: " ").last.flatMap { Double($0) }
        }
    }
    return found
}
