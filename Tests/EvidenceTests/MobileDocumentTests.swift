import Crypto
import Evidence
import Foundation
import Order
import TestSupport
import Testing

/// Mobile documents of several issuers, which are not part of the project (`identity/mdoc` of the test data).
@Suite(.enabled(if: PublicData.file("identity/mdoc") != nil, "the public test data is not here"))
struct MobileDocumentTests {
    private func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: #require(PublicData.file("identity/mdoc/" + name))))
    }
    private func inspect(
        _ name: String, at time: String, trusting: [String] = [], beside: [String] = []
    ) throws -> EvidenceInspection {
        var trust = TrustStore()
        trust.add(try trusting.map { EvidenceFile(name: $0, bytes: try bytes($0)) })
        let file = EvidenceFile(name: name, bytes: try bytes(name))
        let companions = try beside.map { EvidenceFile(name: $0, bytes: try bytes($0)) }
        let context = InspectionContext(
            trust: trust, time: try #require(Timestamp(rfc3339: time)), companions: companions + [file])
        return EvidenceInspector.inspect(file, in: context)
    }
    private func annexD() throws -> [String: JSONValue] {
        try #require(JSONValue(parsing: bytes("annexD_vectors.json")).object)
    }
    private func context(_ time: String, trusting: [String]) throws -> InspectionContext {
        var trust = TrustStore()
        trust.add(try trusting.map { EvidenceFile(name: $0, bytes: try bytes($0)) })
        return InspectionContext(trust: trust, time: try #require(Timestamp(rfc3339: time)), companions: [])
    }

    @Test("The document of ISO/IEC 18013-5 annex D is valid in its time when its authority is trusted")
    func annexDIsValid() throws {
        let found = try inspect(
            "annexD_device_response.cbor", at: "2021-01-01T00:00:00Z", trusting: ["annexD_iaca_utopia.der"])
        #expect(found.kind == .mobileDocument)
        #expect(found.verdict.status == .valid)
        let claims = found.verdict.claims
        #expect(claims.first { $0.attribute == .documentNumber }?.value == .text("123456789"))
        #expect(
            claims.first { $0.attribute == .documentExpiry }?.value
                == .date(try #require(CalendarDate("2024-10-20"))))
        #expect(claims.allSatisfy { $0.method == .issuerSignature && $0.issuer == "US" })
        // It shows a family name and no given name, so that it names nobody, and no claim in it is worth more than that.
        #expect(found.verdict.assessment.strength == nil && claims.allSatisfy { $0.strength == nil })
        #expect(found.verdict.reasons.contains { $0.missing == ["evidence.holder"] })
    }

    @Test("Without its authority it is unproven, and its claims are no better than declared")
    func annexDWithoutTrust() throws {
        let found = try inspect("annexD_device_response.cbor", at: "2021-01-01T00:00:00Z")
        #expect(found.verdict.status == .unproven)
        #expect(!found.verdict.claims.isEmpty)
        #expect(found.verdict.claims.allSatisfy { $0.method == .declared && $0.strength == nil })
    }

    @Test(
        "Before and after its time it is refused, with the day",
        arguments: [("2020-09-30T00:00:00Z", "2020-10-01"), ("2021-10-02T00:00:00Z", "2021-10-01")])
    func annexDOutOfTime(time: String, day: String) throws {
        let found = try inspect("annexD_device_response.cbor", at: time, trusting: ["annexD_iaca_utopia.der"])
        #expect(found.verdict.status == .invalid)
        #expect(found.verdict.reasons.contains { $0.holds == false && $0.finding.contains(day) })
    }

    @Test(
        "The device of annex D answers its session with a tag, which the reader's key verifies and no other session's")
    func annexDDeviceTag() throws {
        let vectors = try annexD()
        func hex(_ name: String) throws -> [UInt8] {
            [UInt8](hex: try #require(vectors["ISO_18013_5_ANNEX_D_" + name]?.string))
        }
        let response = try DeviceResponse(CBORItem(parsing: hex("DEVICE_RESPONSE")))
        let document = try #require(response.documents.first)
        let session = try SessionTranscript(CBORItem(parsing: hex("SESSION_TRANSCRIPT_BYTES")))
        let key = ReaderKey.p256(
            try P256.KeyAgreement.PrivateKey(rawRepresentation: hex("EPHEMERAL_READER_KEY_D")))
        let context = try context("2021-01-01T00:00:00Z", trusting: ["annexD_iaca_utopia.der"])

        let good = document.verified(in: context, session: session, readerKey: key)
        #expect(good.verdict.status == .valid)
        #expect(good.findings.holderIsProven)
        #expect(good.claims.allSatisfy { $0.method == .issuerSignatureAndHolderKey })

        let other = SessionTranscript(
            openID4VP: "other", nonce: "n", encryptionKey: nil, responseURI: "https://a.example")
        let replayed = document.verified(in: context, session: other, readerKey: key)
        #expect(replayed.verdict.status == .invalid)
        #expect(replayed.verdict.reasons.contains { $0.finding.contains("tag is wrong") })

        let stranger = ReaderKey.p256(P256.KeyAgreement.PrivateKey())
        #expect(document.verified(in: context, session: session, readerKey: stranger).verdict.status == .invalid)
        let withoutKey = document.verified(in: context, session: session)
        #expect(withoutKey.verdict.status == .valid)
        #expect(!withoutKey.findings.holderIsProven)
    }

    @Test("A device's signature holds in its own session and in no other")
    func deviceSignature() throws {
        let response = try DeviceResponse(CBORItem(parsing: bytes("auth0_ny_good.cbor")))
        let document = try #require(response.documents.first)
        let session = try SessionTranscript(CBORItem(parsing: bytes("auth0_session_transcript.cbor")))
        let context = try context("2025-01-01T00:00:00Z", trusting: ["ny_dmv_cert.der"])
        let good = document.verified(in: context, session: session)
        #expect(good.verdict.status == .valid)
        #expect(good.findings.holderIsProven)
        let other = SessionTranscript(
            openID4VP: "other", nonce: "n", encryptionKey: nil, responseURI: "https://a.example")
        #expect(document.verified(in: context, session: other).verdict.status == .invalid)
    }

    @Test(
        "Other issuers' documents are what the index of the test data says",
        arguments: [
            ("auth0_ny_good.cbor", "2025-02-10", "unproven", "A certificate that signs itself proves nothing"),
            ("auth0_ny_bad_family_name.cbor", "2025-02-10", "invalid", "The element family_name was altered"),
            ("bdr_mdl.cbor", "2025-06-01", "unproven", "no certificate with the right key is trusted"),
            ("ubique_dr.cbor", "2025-02-10", "unproven", "Every element is one that the issuer signed"),
            ("ubique_dr.cbor", "2025-02-14", "invalid", "valid until 2025-02-13"),
            ("odd_digestalg_sha256_a.cbor", "2025-02-10", "invalid", "called sha256"),
            ("animo_issuance_2.cbor", "2025-02-10", "invalid", "The element first_name was altered"),
            ("annexD_issuer_auth.cbor", "2021-01-01", "unproven", "signed with the key of the certificate"),
            ("annexD_device_request.cbor", "2021-01-01", "unproven", "The reader's signature is right"),
            ("annexD_reader_auth.cbor", "2021-01-01", "unproven", "The reader's signature is right"),
            ("annexD_reader_authentication.cbor", "2021-01-01", "unproven", "what a reader signs"),
            ("annexD_session_transcript.cbor", "2021-01-01", "unproven", "transcript of a session with a reader"),
            ("annexD_session_establishment.cbor", "2021-01-01", "unproven", "opens a session"),
        ])
    func index(name: String, day: String, status: String, reason: String) throws {
        let found = try inspect(
            name, at: day + "T00:00:00Z",
            beside: ["annexD_session_transcript.cbor", "annexD_reader_authentication.cbor"])
        #expect(found.verdict.status.rawValue == status)
        #expect(found.verdict.reasons.contains { $0.finding.contains(reason) })
    }

    @Test("A Bundesdruckerei specimen gives its holder's name in full and the digest of the portrait")
    func claims() throws {
        let found = try inspect("bdr_mdl.cbor", at: "2025-06-01T00:00:00Z", trusting: ["bdr_issuer.der"])
        #expect(found.verdict.status == .valid)
        let claims = found.verdict.claims
        #expect(claims.first { $0.attribute == .name }?.value == .personName(family: "Mustermann", given: "Erika"))
        #expect(claims.first { $0.attribute == .birthDate }?.value.text == "1984-01-17")
        #expect(claims.first { $0.attribute == .portrait }?.value.text.utf8.count == 64)
        #expect(claims.first { $0.attribute == .ageOver }?.value == .text("14, 16, 18, 21"))
        #expect(claims.first { $0.attribute == .issuingState }?.issuer == "DE")
    }

    @Test("A document cut short at any byte is refused, and none crashes")
    func truncated() throws {
        let whole = try bytes("annexD_device_response.cbor")
        let context = try context("2021-01-01T00:00:00Z", trusting: ["annexD_iaca_utopia.der"])
        for count in stride(from: 1, to: whole.count, by: 7) {
            let file = EvidenceFile(name: "cut", bytes: Array(whole[..<count]))
            let found = EvidenceInspector.inspect(file, in: context)
            #expect(found.verdict.status != .valid)
            if count > 16 {
                #expect(found.kind == .mobileDocument)
                #expect(found.verdict.status == .invalid)
            }
        }
    }

    @Test("A changed byte never leaves the issuer's part valid, except where nothing signed is touched")
    func tampered() throws {
        let whole = try bytes("annexD_device_response.cbor")
        let context = try context("2021-01-01T00:00:00Z", trusting: ["annexD_iaca_utopia.der"])
        func elements(_ bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
            (try? DeviceResponse(CBORItem(parsing: bytes)))?.documents.first?.issuerSigned.nameSpaces.flatMap {
                $0.items.map(\.encoded)
            }
        }
        let original = try #require(elements(whole))
        for index in stride(from: 0, to: whole.count, by: 5) {
            var changed = whole
            changed[index] ^= 0x01
            let found = EvidenceInspector.inspect(EvidenceFile(name: "changed", bytes: changed), in: context)
            guard found.verdict.status == .valid else { continue }
            // What is left: the device's part, which a file does not prove, and the names of the wrapping. A name space that
            // is not found shows nothing.
            let shown = elements(changed)
            #expect(shown == original || shown == [] && found.verdict.claims.isEmpty, "byte \(index)")
        }
    }

    @Test("AAMVA's list of issuing authorities loads, its signature is checked, and its authorities become trusted")
    func vical() throws {
        let name = "vical/aamva-vical-2025-11-18-1763491092481.cbor"
        let trusted = try inspect(name, at: "2025-11-19T00:00:00Z", trusting: ["vical/aamva_ca_root.crt"])
        #expect(trusted.kind == .issuerTrustList)
        #expect(trusted.verdict.status == .valid)
        let alone = try inspect(name, at: "2025-11-19T00:00:00Z")
        #expect(alone.verdict.status == .unproven)
        let later = try inspect(name, at: "2026-11-25T00:00:00Z", trusting: ["vical/aamva_ca_root.crt"])
        #expect(later.verdict.status == .valid)
        #expect(later.verdict.reasons.contains { $0.holds == nil && $0.finding.contains("newer list was due") })

        var trust = TrustStore()
        let addition = trust.add([EvidenceFile(name: name, bytes: try bytes(name))])
        #expect(addition.first?.certificates == 14)
        #expect(trust.mobileDocumentIssuers.certificates.count == 14)

        var altered = try bytes(name)
        altered[altered.count / 2] ^= 0x01
        let context = try context("2025-11-19T00:00:00Z", trusting: ["vical/aamva_ca_root.crt"])
        let refused = EvidenceInspector.inspect(EvidenceFile(name: name, bytes: altered), in: context)
        #expect(refused.verdict.status == .invalid)
        var nobody = TrustStore()
        #expect(nobody.add([EvidenceFile(name: name, bytes: altered)]).first?.certificates == 0)
    }
}

@Suite struct SessionTranscriptTests {
    @Test("The transcript of OpenID4VP 1.0 appendix B.2.6.1 comes out byte for byte")
    func openID4VP() {
        let session = SessionTranscript(
            openID4VP: "x509_san_dns:example.com", nonce: "exc7gBkxjx1rdc9udRrveKvSsJIq80avlXeLHhGwqtA",
            encryptionKey: [UInt8](hex: "4283ec927ae0f208daaa2d026a814f2b22dca52cf85ffa8f3f8626c6bd669047"),
            responseURI: "https://example.com/response")
        #expect(
            session.encoded.hex
                == "83f6f682714f70656e494434565048616e646f7665725820048bc053c00442af9b8eed494cefdd9d95240d254b046b11b68013722aad38ac"
        )
    }
}
