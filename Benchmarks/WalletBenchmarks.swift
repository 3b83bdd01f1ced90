import Evidence
import Foundation
import Order

/// Mobile documents and SD-JWT credentials, verified whole: parsed, every digest, the issuer's signature, its path to an authority, and
/// the holder's signature (budget: ≥ 0.8 of what the signatures alone cost in `openssl speed`). The issuer's certificate and key are read once,
/// as for the many documents of one issuer; every signature, the path's included, is verified anew each time. The documents come from a peer,
/// Tests/peers/wallet.py, with the figures of its packages; without $GATEHOUSE_TEST_PYTHON nothing is measured.
@Sendable func walletBenchmarks() async throws -> [BenchmarkRow] {
    let sample = try WalletSample.issued()
    let verifications = opensslVerifications()
    var rows: [BenchmarkRow] = []

    var trust = TrustStore()
    trust.add([
        EvidenceFile(name: "authority", bytes: sample.authority), EvidenceFile(name: "issuer", bytes: sample.issuer),
    ])
    let context = InspectionContext(trust: trust, time: sample.time, companions: [])
    let session = try SessionTranscript(CBORItem(parsing: sample.session))
    let documents = try rate {
        let response = try DeviceResponse(CBORItem(parsing: sample.document))
        let verified = response.documents[0].verified(in: context, session: session)
        guard verified.verdict.status == .valid, verified.findings.holderIsProven else { throw NotVerified() }
    }
    rows += figures(
        "mobile document verified (P-256: document, signer's certificate, device)", documents, signatures: 3,
        verifications, peer: ("Python pymdoccbor (no device)", sample.documents))

    let expectation = KeyBindingExpectation(audience: sample.audience, nonce: sample.nonce)
    let credentials = try rate {
        let credential = try SelectiveDisclosureCredential(parsing: sample.credential)
        let verified = credential.verified(in: context, expecting: expectation)
        guard verified.verdict.status == .valid, verified.findings.holderIsProven else { throw NotVerified() }
    }
    rows += figures(
        "SD-JWT VC verified (P-256: credential, holder)", credentials, signatures: 2, verifications,
        peer: ("Python sd-jwt", sample.credentials))
    return rows
}

private struct NotVerified: Error {}

private func figures(
    _ name: String, _ value: Double, signatures: Int, _ verifications: Double?, peer: (name: String, value: Double)
) -> [BenchmarkRow] {
    let bound = verifications.map { $0 / Double(signatures) }
    return [
        BenchmarkRow(
            name: name, value: value, unit: "/s", peer: bound.map { _ in "openssl speed ÷ \(signatures)" },
            peerValue: bound, ratio: bound.map { value / $0 }, cores: 1),
        BenchmarkRow(
            name: name, value: value, unit: "/s", peer: peer.name, peerValue: peer.value, ratio: value / peer.value,
            cores: 1),
    ]
}

/// The best of five rounds, in calls a second of this process's own time: `openssl speed` counts the same way, so that neighbours on
/// the machine do not decide the ratio.
private func rate(_ work: () throws -> Void) throws -> Double {
    var best = 0.0
    for _ in 0..<5 {
        let count = 1500
        let started = processorTime()
        for _ in 0..<count { try work() }
        best = max(best, Double(count) / (processorTime() - started))
    }
    return best
}

private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private struct WalletSample {
    var time: Timestamp
    var document: [UInt8], session: [UInt8], authority: [UInt8], credential: [UInt8], issuer: [UInt8]
    var audience: String, nonce: String
    var documents: Double, credentials: Double

    static func issued() throws -> WalletSample {
        guard let python = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_PYTHON"] else { throw NoPeer() }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Tests/peers/wallet.py")
        guard let text = peerOutput(of: python, ["-W", "ignore", script.path, "bench"]) else { throw NoPeer() }
        let value = try JSONValue(parsing: text)
        func bytes(_ name: String) -> [UInt8] {
            let digits = Array((value[name]?.string ?? "").utf8)
            return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
                UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
            }
        }
        guard let time = value["at"]?.string.flatMap(Timestamp.init(rfc3339:)), let issuer = value["issuer"],
            let documents = value["documents"]?.double, let credentials = value["credentials"]?.double
        else { throw NoPeer() }
        return WalletSample(
            time: time, document: bytes("document"), session: bytes("session"), authority: bytes("authority"),
            credential: Array((value["credential"]?.string ?? "").utf8), issuer: issuer.bytes,
            audience: value["audience"]?.string ?? "", nonce: value["nonce"]?.string ?? "", documents: documents,
            credentials: credentials)
    }
}

private struct NoPeer: Error, CustomStringConvertible {
    var description: String { "set GATEHOUSE_TEST_PYTHON to a Python that has Tests/requirements.txt" }
}

/// P-256 verifications a second by `openssl speed` in the same run; `nil` where there is no openssl.
private func opensslVerifications() -> Double? {
    guard let text = peerOutput(of: "openssl", ["speed", "-seconds", "2", "ecdsap256"]),
        let line = text.split(separator: "\n").last(where: { $0.contains("nistp256") }),
        let figure = line.split(separator: " ").last
    else { return nil }
    return Double(figure)
}
