import Foundation
import Order
import Testing

@testable import Evidence

/// One piece of evidence in every dress that it comes in, and texts that hold many.
@Suite struct EvidenceNotationTests {
    private let context = InspectionContext(trust: TrustStore(), time: Specimen.time, companions: [])

    private func inspect(_ text: String, _ name: String = "file") -> EvidenceInspection {
        EvidenceInspector.inspect(EvidenceFile(name: name, bytes: Array(text.utf8)), in: context)
    }
    private func inspect(_ bytes: [UInt8], _ name: String = "file") -> EvidenceInspection {
        EvidenceInspector.inspect(EvidenceFile(name: name, bytes: bytes), in: context)
    }
    private func says(_ inspection: EvidenceInspection) -> String {
        inspection.verdict.reasons.map(\.finding).joined(separator: " ")
    }

    /// DG1 with the passport of part 4's specimen.
    private var zoneGroup: [UInt8] {
        let zone = Array(Specimen.td3.utf8.filter { $0 != 0x0A })
        return [0x61, UInt8(zone.count + 3), 0x5F, 0x1F, UInt8(zone.count)] + zone
    }

    @Test(
        "A zone is read whatever line ends, spaces, letter case and byte order mark its file has",
        arguments: ["\n", "\r\n", "\r", "\n\n", " \n\t", ""])
    func zones(separator: String) {
        let text = Specimen.td3.replacingOccurrences(of: "\n", with: separator)
        for form in [text, text.lowercased(), "\u{FEFF}" + text, "  " + text + " \r\n\u{0C}"] {
            let found = inspect(form)
            #expect(found.kind == .machineReadableZone, "\(form)")
            #expect(found.verdict.status == .unproven, "\(form): \(says(found))")
            #expect(found.verdict.claims.contains { $0.value.text == "L898902C3" })
        }
        let units = Array(("\u{FEFF}" + text).utf16)
        let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        #expect(inspect(little).verdict.status == .unproven)
        #expect(inspect(big).kind == .machineReadableZone)
    }

    @Test("A chip's file is the same in hexadecimal and in either base64, and it is said")
    func notations() {
        let bytes = zoneGroup
        let plain = inspect(bytes)
        #expect(plain.kind == .dataGroup)
        let hexadecimal = bytes.hexadecimal
        let base64 = Data(bytes).base64EncodedString(options: [.lineLength64Characters, .endLineWithCarriageReturn])
        let wide = hexadecimal.uppercased().enumerated().map { $0.offset % 2 == 1 ? "\($0.element) " : "\($0.element)" }
        for text in [hexadecimal, wide.joined(), "0x" + hexadecimal, base64, Base64URL.encode(bytes) + "\n"] {
            let found = inspect(text)
            #expect(found.kind == .dataGroup, "\(text)")
            #expect(found.verdict.status == plain.verdict.status)
            #expect(says(found).contains("It is written in"))
        }
        #expect(inspect("mdoc:" + Base64URL.encode(bytes)).kind == .dataGroup)
        // Words that happen to be base64 stay words.
        #expect(inspect("thequickbrownfoxjumpsoverthelazydog1").kind == .unrecognised)
    }

    @Test(
        "A text of many pieces is judged piece by piece, each by its place, and is as good as they are where they agree"
    )
    func collection() throws {
        let good = Specimen.td3.split(separator: "\n").map { JSONValue.string(String($0)) }
        let bad = Specimen.changing(Specimen.td3, line: 2, column: 1, to: "M").split(separator: "\n").map {
            JSONValue.string(String($0))
        }
        let mixed: JSONValue = [
            "a/b": ["lines": .array(good)], "group": .string(zoneGroup.hexadecimal),
            "note": "nothing to see here, move along",
            "z": .array([["lines": .array(bad)]]),
        ]
        let found = inspect(mixed.text)
        #expect(found.kind == .collection)
        #expect(found.verdict.status == .unproven)
        #expect(found.pieces.map(\.file) == ["file#/a~1b/lines", "file#/group", "file#/z/0/lines"])
        #expect(found.pieces.map(\.inspection.kind) == [.machineReadableZone, .dataGroup, .machineReadableZone])
        #expect(found.pieces.map(\.inspection.verdict.status) == [.unproven, .unproven, .invalid])
        #expect(says(found).contains("3 pieces of evidence"))
        #expect(inspect(JSONValue.array([.array(bad)]).text).verdict.status == .invalid)
        // One object a line is the same.
        let lines = JSONValue.object(["zone": .array(good)]).text + "\n" + JSONValue.object(["zone": .array(bad)]).text
        #expect(inspect(lines).pieces.count == 2)
    }

    @Test(
        "The files of a chip as members of one JSON object are one passport, as reading apps send them",
        .enabled(if: RealEvidence.isThere, "GATEHOUSE_TESTDATA points at no identity vectors"))
    func chipInJSON() throws {
        func member(_ name: String) throws -> JSONValue {
            .string(
                Data(try RealEvidence.file("identity/passport/etsi-tr103200/\(name).bin").bytes).base64EncodedString())
        }
        let text: JSONValue = [
            "reader": "an app",
            "chip": ["sod": try member("EF_SOD"), "dg1": try member("EF_DG1"), "dg2": try member("EF_DG2")],
        ]
        var trust = TrustStore()
        trust.add([try RealEvidence.file("identity/passport/etsi-tr103200/csca.der")])
        let time = try #require(Timestamp(rfc3339: "2011-08-01T00:00:00Z"))
        let found = EvidenceInspector.inspect(
            EvidenceFile(name: "read.json", bytes: text.bytes),
            in: InspectionContext(trust: trust, time: time, companions: []))
        #expect(
            found.pieces.map(\.file) == [
                "read.json#/chip", "read.json#/chip/dg1", "read.json#/chip/dg2", "read.json#/chip/sod",
            ])
        #expect(found.pieces.first?.inspection.kind == .passportChip)
        #expect(found.verdict.status == .valid, "\(found.pieces.map { says($0.inspection) })")
        #expect(found.pieces.first?.inspection.verdict.claims.isEmpty == false)
    }

    @Test("A credential in a collection is checked with the keys that lie beside it, which prove nothing")
    func offeredKeys() throws {
        let issuance = CredentialIssuance()
        let text = issuance.unbound
        let value: JSONValue = [
            "key": issuance.jwk(of: issuance.issuerKey.publicKey), "vectors": .array([.string(text)]),
        ]
        let found = EvidenceInspector.inspect(
            EvidenceFile(name: "v.json", bytes: value.bytes), in: issuance.context(trusting: false))
        #expect(found.kind == .collection)
        let piece = try #require(found.pieces.first)
        #expect(says(piece.inspection).contains("It is signed with a key in v.json"), "\(says(piece.inspection))")
        #expect(piece.inspection.verdict.status == .unproven)
    }

    @Test("Keys, bare claims, addresses, tokens, pictures and archives are told for what they are")
    func others() {
        let key =
            #"{"kty":"EC","crv":"P-256","x":"b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ","y":"Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8""#
        #expect(inspect(key + "}").kind == .publicKey)
        #expect(inspect(#"{"keys":["# + key + "}]}").kind == .publicKey)
        let secret = inspect(key + #","d":"Ur2bNKuBPOrAaxsRnbSH6hIhmNTxSGXshDSUD1a1y7g"}"#)
        #expect(secret.kind == .privateKey && says(secret).contains("Keep it secret"))
        #expect(inspect("-----BEGIN EC PRIVATE KEY-----\nMHcC\n-----END EC PRIVATE KEY-----\n").kind == .privateKey)
        #expect(inspect("issuer_key:\n  kty: EC\n  d: abc\n").kind == .privateKey)
        #expect(inspect(#"{"given_name":"Ilze","family_name":"Doe"}"#).kind == .unsignedClaims)
        #expect(inspect("user_claims:\n  !sd given_name: John\n").kind == .unsignedClaims)
        #expect(inspect("pay to bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhv now").kind == .walletAddresses)
        #expect(inspect([0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 0, count: 64)).kind == .picture)
        #expect(says(inspect([0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 64))).contains("Unpack it"))
        let token = [#"{"alg":"ES256","typ":"at+jwt"}"#, #"{"iss":"https://a.example"}"#].map {
            base64url(Array($0.utf8))
        }
        let found = inspect(token.joined(separator: ".") + "." + base64url([UInt8](repeating: 1, count: 64)))
        #expect(found.kind == .webToken && found.verdict.status == .unproven, "\(says(found))")
        let unsigned =
            [#"{"alg":"none"}"#, #"{"iss":"x"}"#].map { base64url(Array($0.utf8)) }.joined(separator: ".") + "."
        #expect(inspect(unsigned).verdict.status == .invalid)
        #expect(inspect([]).verdict.status == .invalid)
        let deep = inspect(String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000))
        #expect(deep.verdict.status == .invalid && says(deep).contains("lie more than"), "\(says(deep))")
        #expect(says(inspect(#"{"credential":"#)).contains("It looks like JSON"))
        #expect(says(inspect([UInt8](repeating: 0xFF, count: 100))).contains("of no kind"))
        #expect(
            says(inspect([0x30, 0x80] + [UInt8](repeating: 0x30, count: 2) + [0x80, 0x30, 0x80])).contains("cut off"))
    }

    @Test(
        "Certificates and lists load from PEM, from signed data that nobody signed and from a directory's export",
        .enabled(if: RealEvidence.isThere, "GATEHOUSE_TESTDATA points at no identity vectors"))
    func bundles() throws {
        let authority = try RealEvidence.file("identity/gov-certs/FR_CSCA.der").bytes
        let signer = try RealEvidence.file("identity/gov-certs/FR_DSC.der").bytes
        let revoked = try RealEvidence.file("identity/gov-certs/pki/crl_us_fp_ec0ddb2ee9.crl").bytes
        let list = try RealEvidence.file("identity/masterlist/DE_ML_2026-05-28.ml").bytes
        func folded(_ name: String, _ bytes: [UInt8]) -> String {
            let text = Array("\(name):: \(Data(bytes).base64EncodedString())")
            return stride(from: 0, to: text.count, by: 75).map { String(text[$0..<min($0 + 75, text.count)]) }
                .joined(separator: "\n ")
        }
        let export = """
            version: 1

            dn: c=FR,dc=data
            objectClass: top
            \(folded("userCertificate;binary", signer))

            dn:: \(Data("cn=é".utf8).base64EncodedString())
            \(folded("cACertificate;binary", authority))
            \(folded("certificateRevocationList;binary", revoked))
            \(folded("pkdMasterListContent", list))

            """
        let bundle = CertificateBundle(parsing: Array(export.utf8))
        #expect(bundle.certificates.count == 2)
        #expect(bundle.revocationLists.count == 1)
        #expect(bundle.masterLists.first?.certificates.count == 588)
        #expect(bundle.refused.isEmpty)
        var trust = TrustStore()
        let addition = trust.add([EvidenceFile(name: "export.ldif", bytes: Array(export.utf8))])
        #expect(addition.first?.certificates == 590 && addition.first?.refused == [])
        #expect(inspect(export).kind == .masterList)

        func der(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] { [tag] + EncodedElement.length(content.count) + content }
        let signedData: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
        let plain: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01]
        let inner = der(0x02, [1]) + der(0x31, []) + der(0x30, plain) + der(0xA0, authority + signer) + der(0x31, [])
        let unsigned = der(0x30, signedData + der(0xA0, der(0x30, inner)))
        let pem = "-----BEGIN PKCS7-----\n\(Data(unsigned).base64EncodedString())\n-----END PKCS7-----\n"
        for found in [inspect(unsigned), inspect(pem), inspect(Data(unsigned).base64EncodedString())] {
            #expect(found.kind == .masterList && says(found).contains("It holds 2 certificates"), "\(says(found))")
        }
        let armoured =
            "-----BEGIN CMS-----\n\(Data(list).base64EncodedString(options: .lineLength64Characters))\n-----END CMS-----\n"
        #expect(says(inspect(armoured)).contains("It is a master list of 588 certificates"))
    }

    @Test(
        "What lies below the public vectors is told as their index tells it: labels inside files included",
        .enabled(if: RealEvidence.isThere, "GATEHOUSE_TESTDATA points at no identity vectors"))
    func labelled() throws {
        let zones = try RealEvidence.file("identity/mrz/mrz.json")
        let found = EvidenceInspector.inspect(zones, in: context)
        let entries = try #require(JSONValue(parsing: zones.bytes).array)
        #expect(found.kind == .collection && found.pieces.count == entries.count)
        var right = 0, wrong = 0
        for (entry, piece) in zip(entries, found.pieces.sorted { $0.number < $1.number }) {
            let wrongDigits = piece.inspection.verdict.reasons.contains { $0.finding.contains("check digit of") }
            guard let label = entry["check_digits_ok"]?.bool else { continue }
            #expect(wrongDigits == !label, "\(piece.file): \(says(piece.inspection))")
            if label { right += 1 } else { wrong += 1 }
        }
        #expect(right == 31 && wrong == 19)

        let vectors = try RealEvidence.file("identity/sdjwt/vectors.json")
        let credentials = EvidenceInspector.inspect(
            vectors, in: InspectionContext(trust: TrustStore(), time: today, companions: [vectors]))
        let labels = try #require(JSONValue(parsing: vectors.bytes)["vectors"]?.array)
        #expect(credentials.pieces.count == labels.count)
        for (entry, piece) in zip(labels, credentials.pieces.sorted { $0.number < $1.number }) {
            let signed = says(piece.inspection).contains("It is signed with")
            if entry["analysis"]?["sig"]?.string == "OK" { #expect(signed, "\(piece.file): \(says(piece.inspection))") }
        }
        for (path, kind) in [
            ("sdjwt/spec/examples/complex_ekyc/specification.yml", EvidenceKind.unsignedClaims),
            ("sdjwt/spec/examples/settings.yml", .privateKey), ("wallet/eip55.json", .walletAddresses),
            ("wallet/bip350_test_vectors.mediawiki.txt", .walletAddresses), ("mdoc/annexD_vectors.json", .collection),
            ("notes/python-stdnum.txt", .unrecognised),
        ] {
            #expect(
                EvidenceInspector.inspect(try RealEvidence.file("identity/\(path)"), in: context).kind == kind,
                "\(path)")
        }
    }
}

extension InspectedEvidence {
    /// The first number in a piece's place.
    fileprivate var number: Int {
        file.split(separator: "#").last?.split(separator: "/").compactMap { Int($0) }.first ?? -1
    }
}
