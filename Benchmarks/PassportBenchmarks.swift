import Evidence
import Foundation
import Order

/// Passive authentication of passport chips: the security object parsed, both signatures (the signer's and its authority's), the digests of
/// DG1 and of a DG2 of 15 kB, path, times, revocation, state, and the reasons in words. Signatures and verdicts are worked out
/// anew each time; certificates are read and their keys made ready once, as for the many documents of one signer.
///
/// Beside it two bounds, from `openssl speed` in the same run: two verifications alone (the budget is 0.8 of that), and those with the
/// digests of the same bytes, which no reader can leave out; RSA is so quick to verify that the digests weigh a third of it. Then
/// the chip inspected whole, with its claims and the picture's own digest, beside the Python peer, Tests/peers/passports.py,
/// which issues the passports. All count processor time, so that what else runs on the machine leaves the ratios alone.
/// Without $GATEHOUSE_TEST_PYTHON nothing is measured.
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
    return try (sample["rows"]?.array ?? []).flatMap { row -> [BenchmarkRow] in
        let kind = row["kind"]?.string ?? ""
        let passport = try PassportSample(folder.appendingPathComponent(kind), at: at)
        let speed = OpenSSLSpeed(of: kind.split(separator: "-").first.map(String.init) ?? kind)
        let value = try passport.rate { chip, context in chip.authenticate(in: context).status }
        func figure(_ name: String, _ value: Double, _ peer: String?, _ bound: Double?) -> BenchmarkRow {
            BenchmarkRow(
                name: name, value: value, unit: "/s", peer: bound == nil ? nil : peer, peerValue: bound,
                ratio: bound.map { value / $0 }, cores: 1)
        }
        let name = "passport passive authentication (\(kind))"
        var rows = [figure(name, value, "openssl speed, 2 signatures", speed.verifications.map { $0 / 2 })]
        if let verifications = speed.verifications, let digested = speed.digestedBytes {
            let seconds = 2 / verifications + Double(passport.digestedBytes) / digested
            rows.append(figure(name, value, "openssl speed, 2 signatures and the digests", 1 / seconds))
        }
        if let peer = row["perSecond"]?.double {
            let whole = try passport.rate { chip, context in chip.inspect(in: context).verdict.status }
            rows.append(figure("passport chip inspected (\(kind))", whole, "Python cryptography, asn1crypto", peer))
        }
        return rows
    }
}

private struct NoPassportPeer: Error, CustomStringConvertible {
    var description: String { "set GATEHOUSE_TEST_PYTHON to a Python that has Tests/requirements.txt" }
}
private struct NotValid: Error {}

/// One passport with the authority that it is checked against.
private struct PassportSample {
    private let chip: PassportChip
    private let files: [EvidenceFile]
    private let trust: TrustStore
    private let time: Timestamp
    /// What the digests go over: the data groups.
    let digestedBytes: Int

    init(_ folder: URL, at time: Timestamp) throws {
        func file(_ name: String) throws -> EvidenceFile {
            EvidenceFile(name: name, bytes: [UInt8](try Data(contentsOf: folder.appendingPathComponent(name))))
        }
        var trust = TrustStore()
        trust.add([try file("csca.der")])
        let object = try file("EF.SOD"), zone = try file("DG1.bin"), face = try file("DG2.bin")
        chip = PassportChip(securityObject: object, groups: [(.zone, zone), (.face, face)])
        files = [object, zone, face]
        digestedBytes = zone.bytes.count + face.bytes.count
        self.trust = trust
        self.time = time
    }

    /// The best of seven rounds of a fifth of a second, in passports a second of processor time.
    func rate(_ judge: (PassportChip, InspectionContext) -> EvidenceVerdict.Status) throws -> Double {
        var best = 0.0
        for _ in 0..<7 {
            let start = processorSeconds()
            var count = 0
            var took = 0.0
            while took < 0.2 {
                for _ in 0..<50 {
                    let context = InspectionContext(trust: trust, time: time, companions: files)
                    guard judge(chip, context) == .valid else { throw NotValid() }
                }
                count += 50
                took = processorSeconds() - start
            }
            best = max(best, Double(count) / took)
        }
        return best
    }
}

private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// What `openssl speed` says of a kind of key, in the same run; `nil` where there is no openssl.
private struct OpenSSLSpeed {
    /// Verifications a second.
    private(set) var verifications: Double?
    /// Bytes a second that the digest of this kind of passport goes over.
    private(set) var digestedBytes: Double?

    /// By the peer's names: what openssl calls the key, how its line begins, and the digest.
    private static let names: [String: (key: String, line: String, digest: String)] = [
        "p256": ("ecdsap256", "nistp256", "sha256"), "p384": ("ecdsap384", "nistp384", "sha384"),
        "p521": ("ecdsap521", "nistp521", "sha512"), "brainpool256": ("ecdsabrp256r1", "brainpoolP256r1", "sha256"),
        "brainpool384": ("ecdsabrp384r1", "brainpoolP384r1", "sha384"),
        "brainpool512": ("ecdsabrp512r1", "brainpoolP512r1", "sha512"), "rsa2048": ("rsa2048", "rsa 2048", "sha256"),
        "rsapss2048": ("rsa2048", "rsa 2048", "sha256"),
    ]

    /// The better of two, as what is compared with it is the best of several.
    init(of kind: String) {
        guard let names = OpenSSLSpeed.names[kind] else { return }
        for _ in 0..<2 {
            let lines = peerOutput(of: "openssl", ["speed", "-seconds", "1", names.key])?.split(separator: "\n") ?? []
            let figure = lines.first { $0.contains(names.line) }?.split(separator: " ").last.flatMap { Double($0) }
            verifications = [verifications, figure].compactMap(\.self).max()
            let bytes = peerOutput(of: "openssl", ["speed", "-seconds", "1", "-bytes", "15000", "-evp", names.digest])
            let thousands = bytes?.split(separator: "\n").last?.split(separator: " ").last?.dropLast()
            digestedBytes = [digestedBytes, thousands.flatMap { Double($0) }.map { $0 * 1000 }].compactMap(\.self).max()
        }
    }
}
