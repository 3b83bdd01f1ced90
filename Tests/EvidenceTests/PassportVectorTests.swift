import Order
import Testing

@testable import Evidence

/// The ETSI data set (TR 103 200) and its spoilt siblings.
@Suite(.enabled(if: RealEvidence.isThere, "GATEHOUSE_TESTDATA points at no identity vectors"))
struct PassportVectorTests {
    private static let folder = "identity/passport/etsi-tr103200"
    /// While the document was valid.
    private let then = Timestamp(milliseconds: 1_330_560_000_000)

    private func trust() throws -> TrustStore {
        var trust = TrustStore()
        trust.add([try RealEvidence.file("\(Self.folder)/csca.der")])
        return trust
    }

    /// The data groups with one of the security objects.
    private func passport(
        _ object: String, changing: (inout [EvidenceFile]) -> Void = { _ in }, at time: Timestamp? = nil
    ) throws -> EvidenceVerdict {
        var files = try ["EF_DG1", "EF_DG2", "EF_DG3", "EF_DG4", "EF_DG14", "EF_DG15"].map {
            try RealEvidence.file("\(Self.folder)/\($0).bin")
        }
        files.append(try RealEvidence.file("\(Self.folder)/\(object)"))
        changing(&files)
        let found = EvidenceInspector.inspect(files, trust: try trust(), at: time ?? then)
        let first = try #require(found.first)
        #expect(first.inspection.kind == .passportChip)
        #expect(first.file == Self.folder)
        return first.inspection.verdict
    }

    @Test("A passport whose signature, digests and path hold is valid, and its claims are the issuer's")
    func good() throws {
        let verdict = try passport("EF_SOD.bin")
        #expect(verdict.status == .valid)
        #expect(verdict.claims.first { $0.attribute == .documentNumber }?.value == .text("C11T002JM"))
        #expect(verdict.claims.allSatisfy { $0.method == .issuerSignature && $0.strength == .superior })
        let portrait = try #require(verdict.claims.first { $0.attribute == .portrait })
        #expect(portrait.value.text.utf8.count == 64)
        // What it cannot prove is said.
        #expect(verdict.reasons.contains { $0.missing == ["evidence.holder"] })
        #expect(verdict.reasons.contains { $0.missing == ["evidence.chipAuthentication"] })
    }

    @Test("The same object with indefinite lengths and content in pieces is valid too")
    func indefinite() throws {
        let verdict = try passport("derived_SOD_ber_indefinite.bin")
        #expect(verdict.status == .valid)
        #expect(verdict.reasons.contains { $0.finding.contains("indefinite lengths") })
    }

    @Test(
        "A spoilt object is refused and says why",
        arguments: [
            ("bad_SOD_signature.bin", "signature is invalid"), ("bad_SOD_dg1hash.bin", "messageDigest"),
        ])
    func spoilt(object: String, says: String) throws {
        let verdict = try passport(object)
        #expect(verdict.status == .invalid)
        #expect(verdict.claims.isEmpty)
        #expect(verdict.reasons.contains { $0.finding.contains(says) })
    }

    @Test("A passport is judged at the clock: today it has expired, and its claims are kept with that reason")
    func expired() throws {
        let verdict = try passport("EF_SOD.bin", at: today)
        #expect(verdict.status == .invalid)
        #expect(verdict.reasons.contains { $0.finding.contains("expired on 2013-10-31") })
        #expect(!verdict.claims.isEmpty)
    }

    @Test("A data group of another document is refused by its digest")
    func otherGroup() throws {
        let other = try RealEvidence.file("identity/dg/tsemrtd_EF_DG11.bin")
        let changed = try passport("EF_SOD.bin") { files in
            guard let zone = files.firstIndex(where: { $0.name.hasSuffix("EF_DG1.bin") }) else { return }
            files[zone].bytes[40] ^= 1
        }
        #expect(changed.status == .invalid)
        #expect(changed.reasons.contains { $0.finding.hasPrefix("DG1") && $0.holds == false })
        let added = try passport("EF_SOD.bin") { files in
            files.append(EvidenceFile(name: "\(Self.folder)/EF_DG11.bin", bytes: other.bytes))
        }
        #expect(added.status == .unproven)
        #expect(added.reasons.contains { $0.finding.contains("is unprotected") })
        #expect(!added.claims.contains { $0.method == .issuerSignature })
    }

    @Test("Of several security objects in a folder the one called EF.SOD is the folder's passport")
    func severalObjects() throws {
        let found = EvidenceInspector.inspect(
            try RealEvidence.files(below: Self.folder), trust: try trust(), at: then)
        let passports = found.filter { $0.inspection.kind == .passportChip }
        #expect(passports.count == 4)
        #expect(passports.first { $0.file == Self.folder }?.inspection.verdict.status == .valid)
        #expect(passports.count { $0.inspection.verdict.status == .invalid } == 2)
    }

    @Test("An object cut off at any byte is refused, and none is a crash")
    func cut() throws {
        let bytes = try RealEvidence.file("\(Self.folder)/EF_SOD.bin").bytes
        for end in stride(from: 2, to: bytes.count, by: 3) {
            #expect(throws: SecurityObjectError.self) { try SecurityObject(parsing: Array(bytes[..<end])) }
        }
    }

    @Test("A security object without its authority is unproven and says that it is the authority that is missing")
    func unproven() throws {
        let file = try RealEvidence.file("\(Self.folder)/EF_SOD.bin")
        let context = InspectionContext(trust: TrustStore(), time: then, companions: [file])
        let verdict = EvidenceInspector.inspect(file, in: context).verdict
        #expect(verdict.status == .unproven)
        #expect(verdict.reasons.flatMap(\.missing).contains("trust.authority"))
    }

    @Test("SHA-1, ECDSA over brainpoolP224r1 and explicit parameters are verified, and marked weak")
    func silverDataSet() throws {
        let file = try RealEvidence.file("identity/passport/bsi2008/EF_SOD.bin")
        let object = try SecurityObject(parsing: file.bytes)
        let verified = try object.data.verified()
        #expect(verified.isWeak)
        #expect(verified.signer.publicKey.kind == .elliptic(.brainpoolP224r1))
        #expect(verified.signer.publicKey.hasExplicitParameters)
    }

    @Test("The new face format gives the picture: JPEG 2000 within ISO/IEC 39794-5")
    func newFaceFormat() throws {
        let bytes = try RealEvidence.file("identity/dg/ICAO_39794_5_AP_DG2_MandFields.dat").bytes
        let face = try FaceImage(parsing: bytes)
        #expect(face.record == .iso39794)
        #expect(face.format == .jpeg2000)
        #expect(face.range.count == 15_000)
    }

    @Test("Further details of Doc 9303 part 10 appendix A.5 are read")
    func details() throws {
        let person = try PersonalDetails(parsing: try RealEvidence.file("identity/dg/DG11_9303_A5.bin").bytes)
        #expect(person.name?.family == "SMITH")
        #expect(person.name?.given == "JOHN J")
        #expect(person.placeOfBirth == "ANYTOWN, MN")
        let notify = try PersonsToNotify(parsing: try RealEvidence.file("identity/dg/DG16_9303_A6.bin").bytes)
        #expect(notify.count == 2)
    }
}
