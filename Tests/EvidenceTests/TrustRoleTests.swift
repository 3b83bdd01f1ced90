import Evidence
import Order
import Testing

/// What is trusted, for what, by the public certificates of authorities.
@Suite("Trust has roles", .enabled(if: RealEvidence.isThere, "GATEHOUSE_TESTDATA points at no identity vectors"))
struct TrustRoleTests {
    private func file(_ name: String, as other: String? = nil) throws -> EvidenceFile {
        var file = try #require(RealEvidence.files(below: "identity").first { $0.name == "identity/\(name)" })
        if let other { file.name = other }
        return file
    }
    private func counts(_ trust: TrustStore) -> [Int] {
        TrustRole.allCases.map { trust.authorities(for: $0).certificates.count }
    }

    @Test("A master list is of authorities for passports, and lies nowhere else")
    func masterList() throws {
        var trust = TrustStore(asksForRoles: true)
        let list = "masterlist/DE_ML_2026-05-28.ml"
        #expect(trust.add([try file(list)])[0].refused.isEmpty)
        #expect(counts(trust)[0] > 500 && counts(trust)[1...] == [0, 0])
        let wrong = trust.add([try file(list, as: "credentials/list.ml")])[0]
        #expect(wrong.isEmpty && wrong.refused.contains { $0.contains("of authorities for passports") })
    }

    @Test("A list of issuing authorities is believed for the document types that it names them for")
    func listedTypes() throws {
        var trust = TrustStore(asksForRoles: true)
        trust.add([try file("mdoc/vical/aamva-vical-2025-11-18-1763491092481.cbor")])
        #expect(counts(trust) == [0, 14, 0])
        let authorities = trust.authorities(for: .mobileDocuments).certificates
        #expect(authorities.allSatisfy { trust.documentTypes(of: $0) == ["org.iso.18013.5.1.mDL"] })
        trust.add(mobileDocumentIssuer: authorities[0])
        #expect(trust.documentTypes(of: authorities[0]) == nil, "Who is named by themselves is believed for any type")
    }

    @Test(
        "A certificate says by its extensions or its name what it is for",
        arguments: [
            ("gov-certs/UK_CSCA.der", TrustRole.passports), ("gov-certs/pki/csca_us_4e32d006.cer", .passports),
            ("passport/etsi-tr103200/csca.der", .passports), ("mdoc/annexD_iaca_utopia.der", .mobileDocuments),
            ("mdoc/iaca/isomdl_iaca_root_cert.pem", .mobileDocuments), ("mdoc/bdr_issuer.der", .mobileDocuments),
        ])
    func said(name: String, role: TrustRole) throws {
        var trust = TrustStore(asksForRoles: true)
        #expect(trust.add([try file(name)])[0].refused.isEmpty)
        #expect(counts(trust) == TrustRole.allCases.map { $0 == role ? 1 : 0 })
    }

    @Test("Of one that does not say it is asked, until its folder says it; without asking it is believed for anything")
    func unsaid() throws {
        let name = "mdoc/ny_dmv_cert.der"
        var asking = TrustStore(asksForRoles: true)
        let asked = asking.add([try file(name)])[0]
        #expect(asked.isEmpty && asked.refused.contains { $0.contains("does not say what it is to be trusted for") })
        #expect(asking.isEmpty)
        for (index, role) in TrustRole.allCases.enumerated() {
            var told = TrustStore(asksForRoles: true)
            #expect(told.add([try file(name, as: "trust/\(role.rawValue)/a/x.der")])[0].refused.isEmpty)
            #expect(counts(told) == TrustRole.allCases.indices.map { $0 == index ? 1 : 0 })
        }
        var silent = TrustStore()
        silent.add([try file(name)])
        #expect(counts(silent) == [1, 1, 1])
        let time = try #require(Timestamp(rfc3339: "2024-01-01T00:00:00Z"))
        let document = try file("mdoc/auth0_ny_good.cbor")
        let verdict = EvidenceInspector.inspect(
            document, in: InspectionContext(trust: silent, time: time, companions: [document])
        ).verdict
        #expect(verdict.status == .valid)
        #expect(verdict.reasons.contains { $0.finding.contains("it is believed for anything") })
    }

    @Test("An authority for passports vouches for no mobile document, and says what it is trusted for")
    func otherRole() throws {
        var trust = TrustStore()
        trust.add([try file("mdoc/ny_dmv_cert.der", as: "passports/ny.der")])
        let time = try #require(Timestamp(rfc3339: "2024-01-01T00:00:00Z"))
        let document = try file("mdoc/auth0_ny_good.cbor")
        let verdict = EvidenceInspector.inspect(
            document, in: InspectionContext(trust: trust, time: time, companions: [document])
        ).verdict
        #expect(verdict.status == .unproven)
    }
}
