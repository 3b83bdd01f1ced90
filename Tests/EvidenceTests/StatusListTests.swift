import Crypto
import Evidence
import Foundation
import Order
import Testing

/// Token Status List: the examples of its section 4, and what a credential's status does to its verdict.
@Suite struct StatusListTests {
    /// The first sixteen statuses of the example with one bit each, and the twelve with two bits (section 4.1).
    private static let oneBit = "eNrbuRgAAhcBXQ"
    private static let twoBits = "eNo76fITAAPfAgc"

    private func token(
        _ issuance: CredentialIssuance, bits: Int64 = 1, list: String = oneBit, _ claims: [String: JSONValue] = [:],
        type: String = "statuslist+jwt"
    ) -> EvidenceFile {
        var payload: [String: JSONValue] = [
            "iss": "https://issuer.example", "sub": "https://issuer.example/statuses/1",
            "iat": .integer(CredentialIssuance.seconds - 60),
            "status_list": ["bits": .integer(bits), "lst": .string(list)],
        ]
        payload.merge(claims) { _, new in new }
        return EvidenceFile(
            name: "list",
            bytes: Array(
                issuance.sign(["alg": "ES256", "typ": .string(type)], payload, issuance.issuerKey).utf8))
    }
    private func verdict(
        _ issuance: CredentialIssuance, index: Int64, with files: [EvidenceFile], status: JSONValue? = nil
    ) throws -> EvidenceVerdict {
        var issuance = issuance
        issuance.payload["status"] =
            status ?? ["status_list": ["idx": .integer(index), "uri": "https://issuer.example/statuses/1"]]
        return try SelectiveDisclosureCredential(parsing: Array(issuance.unbound.utf8))
            .verified(in: issuance.context(with: files)).verdict
    }

    @Test("The statuses of the specification's example with one bit are read in their order")
    func oneBit() throws {
        let issuance = CredentialIssuance()
        let expected = [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]
        for (index, status) in expected.enumerated() {
            let verdict = try verdict(issuance, index: Int64(index), with: [token(issuance)])
            #expect(verdict.status == (status == 0 ? .valid : .invalid), "\(index)")
        }
        #expect(try verdict(issuance, index: 16, with: [token(issuance)]).status == .unproven)
    }

    @Test("The statuses of the specification's example with two bits are read in their order")
    func twoBits() throws {
        let issuance = CredentialIssuance()
        let expected = [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]
        for (index, status) in expected.enumerated() {
            let verdict = try verdict(
                issuance, index: Int64(index), with: [token(issuance, bits: 2, list: Self.twoBits)])
            switch status {
            case 0: #expect(verdict.status == .valid, "\(index)")
            case 1: #expect(verdict.reasons.contains { $0.holds == false && $0.finding.contains("withdrawn") })
            case 2: #expect(verdict.reasons.contains { $0.holds == false && $0.finding.contains("suspended") })
            default: #expect(verdict.status == .unproven, "\(index)")
            }
        }
    }

    @Test("A status that cannot be learnt leaves a credential unproven")
    func unknown() throws {
        let issuance = CredentialIssuance()
        #expect(try verdict(issuance, index: 1, with: []).status == .unproven)
        #expect(try verdict(issuance, index: 1, with: [], status: ["other": 1]).status == .unproven)
        let elsewhere = token(issuance, ["sub": "https://issuer.example/statuses/2"])
        #expect(try verdict(issuance, index: 1, with: [elsewhere]).status == .unproven)
    }

    @Test("A list that the operator keeps beside the issuers' keys counts as well")
    func kept() throws {
        var issuance = CredentialIssuance()
        var trust = issuance.trust
        let additions = trust.add([token(issuance)])
        #expect(additions.first?.statusLists == 1 && additions.first?.refused == [])
        let context = InspectionContext(trust: trust, time: CredentialIssuance.time, companions: [])
        for (index, status) in [(1, EvidenceVerdict.Status.valid), (0, .invalid)] {
            issuance.payload["status"] = [
                "status_list": ["idx": .integer(Int64(index)), "uri": "https://issuer.example/statuses/1"]
            ]
            let credential = try SelectiveDisclosureCredential(parsing: Array(issuance.unbound.utf8))
            #expect(credential.verified(in: context).verdict.status == status)
        }
    }

    @Test("A list that is stale, of the future, of another signer or of another type does not count")
    func unreliable() throws {
        let issuance = CredentialIssuance()
        let seconds = CredentialIssuance.seconds
        var stranger = issuance
        stranger.issuerKey = P256.Signing.PrivateKey()
        let lists = [
            token(issuance, ["exp": .integer(seconds - 1)]), token(issuance, ["ttl": 30]),
            token(issuance, ["iat": .integer(seconds + 3600)]), token(stranger), token(issuance, type: "JWT"),
            token(issuance, bits: 3), token(issuance, list: "AAAA"),
        ]
        for list in lists {
            #expect(try verdict(issuance, index: 1, with: [list]).status == .unproven)
        }
    }

    @Test("A list as a file is told apart, verified, and refused when it is damaged or inflates beyond measure")
    func inspection() throws {
        let issuance = CredentialIssuance()
        let good = EvidenceInspector.inspect(token(issuance), in: issuance.context())
        #expect(good.kind == .statusList)
        #expect(good.verdict.status == .valid)
        let damaged = EvidenceInspector.inspect(token(issuance, list: "eNrbuRgAAhcBXA"), in: issuance.context())
        #expect(damaged.kind == .statusList)
        #expect(damaged.verdict.status == .invalid)
        // Eight million zeros, in stored and repeated form: 8 KB that inflate to 8 MB.
        let bomb = try #require(StatusListTests.bomb)
        let refused = EvidenceInspector.inspect(token(issuance, list: bomb), in: issuance.context())
        #expect(refused.verdict.status == .invalid)
        #expect(refused.verdict.reasons.contains { $0.finding.contains("does not inflate") })
    }

    /// A zlib stream with one fixed block of a zero and then repetitions of 258 zeros, each a length code and a distance of 1.
    private static let bomb: String? = {
        var bytes: [UInt8] = [0x78, 0x9C]
        var held: UInt32 = 0
        var count: UInt32 = 0
        func put(_ value: UInt32, _ width: UInt32) {
            held |= value << count
            count += width
            while count >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: held))
                held >>= 8
                count -= 8
            }
        }
        func code(_ value: UInt32, _ width: UInt32) {
            for bit in (0..<width).reversed() { put(value >> bit & 1, 1) }
        }
        put(1, 1)
        put(1, 2)
        code(0x30, 8)
        for _ in 0..<32_000 {
            code(0b1100_0101, 8)
            code(0, 5)
        }
        code(0, 7)
        put(0, 7)
        return base64url(bytes + [0, 0, 0, 0])
    }()
}
