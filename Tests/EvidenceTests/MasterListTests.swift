import Order
import Testing

@testable import Evidence

@Suite(.enabled(if: RealEvidence.isThere, "GATEHOUSE_TESTDATA points at no identity vectors"))
struct MasterListTests {
    private func list() throws -> EvidenceFile { try RealEvidence.file("identity/masterlist/DE_ML_2026-05-28.ml") }
    private func root() throws -> EvidenceFile { try RealEvidence.file("identity/masterlist/DE_ROOT_CA_CSCA07.cer") }

    @Test("All 588 certificates of a signed master list load, and its signer leads to the trusted authority")
    func signed() throws {
        let list = try list()
        let parsed = try MasterList(parsing: list.bytes)
        #expect(parsed.certificates.count == 588)
        #expect(parsed.certificates.allSatisfy { if case .success = $0 { true } else { false } })
        let verified = try parsed.verified()
        #expect(verified.signer.subject.description.hasPrefix("CSCA Master List Signer"))
        var trust = TrustStore()
        trust.add([try root()])
        let context = InspectionContext(trust: trust, time: today, companions: [list])
        #expect(EvidenceInspector.inspect(list, in: context).verdict.status == .valid)
        let without = InspectionContext(trust: TrustStore(), time: today, companions: [list, try root()])
        #expect(EvidenceInspector.inspect(list, in: without).verdict.status == .unproven)
    }

    @Test("A master list with one certificate altered is refused, and nothing of it is trusted")
    func altered() throws {
        var list = try list()
        list.bytes[list.bytes.count / 2] ^= 1
        let context = InspectionContext(trust: TrustStore(), time: today, companions: [list])
        #expect(EvidenceInspector.inspect(list, in: context).verdict.status == .invalid)
        var trust = TrustStore()
        let addition = trust.add([list])
        #expect(trust.isEmpty)
        #expect(addition.first?.refused.first?.contains("replaced after signing") == true)
    }

    @Test("All 720 certificates of the unsigned list load, nearly all with explicit curve parameters")
    func text() throws {
        let bundle = CertificateBundle(parsing: try RealEvidence.file("csca/masterList.pem").bytes)
        #expect(bundle.certificates.count == 720)
        #expect(bundle.refused.isEmpty)
        let elliptic = bundle.certificates.filter { if case .elliptic = $0.publicKey.kind { true } else { false } }
        let explicit = elliptic.filter(\.publicKey.hasExplicitParameters)
        #expect(elliptic.count > 150)
        #expect(explicit.count * 10 > elliptic.count * 9, "\(explicit.count) of \(elliptic.count)")
    }

    @Test(
        "Every self-issued certificate of the unsigned list verifies itself or leads to another as a link certificate")
    func linksAreFound() throws {
        let bundle = CertificateBundle(parsing: try RealEvidence.file("csca/masterList.pem").bytes)
        let pool = CertificatePool(bundle.certificates)
        var selfSigned = 0
        var linked = 0
        for certificate in bundle.certificates {
            if certificate.isSelfSigned {
                selfSigned += 1
            } else if pool.issuers(of: certificate).contains(where: { certificate.isSigned(by: $0) }) {
                linked += 1
            }
        }
        #expect(selfSigned == 478)
        #expect(linked > 150, "\(linked)")
    }

    @Test("A revocation list counts for the authority that signed it and for no other")
    func revocation() throws {
        let file = try RealEvidence.file("identity/gov-certs/pki/crl_us_fp_ec0ddb2ee9.crl")
        let list = try RevocationList(parsing: file.bytes)
        let own = try Certificate(
            parsing: try RealEvidence.file("identity/gov-certs/pki/csca_us_4e32d006.cer").bytes)
        let other = try Certificate(parsing: try RealEvidence.file("identity/gov-certs/pki/csca_ch_7b.cer").bytes)
        #expect(list.isSigned(by: own))
        #expect(!list.isSigned(by: other))
        var spoilt = file.bytes
        spoilt[spoilt.count - 3] ^= 1
        #expect(!(try RevocationList(parsing: spoilt)).isSigned(by: own))
    }
}
