import Foundation
import Order
import Testing

@testable import Evidence

/// The public vectors of identity evidence, each against what their index says of it.
@Suite struct IdentityIndexTests {
    struct Row {
        var file: String
        /// Whether it is good, bad, or of no verdict.
        var isBad: Bool
        var isGood: Bool
        var verdict: String
    }

    private func rows() throws -> [Row] {
        let text = String(decoding: try RealEvidence.file("identity/INDEX.md").bytes, as: UTF8.self)
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count >= 7, cells[0].contains("."), Int(cells[1]) != nil else { return nil }
            let verdict = cells[6]
            let isBad = verdict.hasPrefix("BAD") || verdict.hasPrefix("ODD")
            return Row(file: cells[0], isBad: isBad, isGood: verdict.hasPrefix("GOOD"), verdict: verdict)
        }
    }

    /// The clock at which the index judged mobile documents whose validity is over.
    private static let clocks: [String: String] = [
        "mdoc/annexD_device_response.cbor": "2021-01-01T00:00:00Z",
        "mdoc/annexD_issuer_auth.cbor": "2021-01-01T00:00:00Z",
        "mdoc/ubique_dr.cbor": "2025-02-01T00:00:00Z", "mdoc/bdr_mdl.cbor": "2025-06-01T00:00:00Z",
        "mdoc/auth0_ny_good.cbor": "2024-01-01T00:00:00Z", "mdoc/annexD_reader_auth.cbor": "2021-01-01T00:00:00Z",
        "mdoc/annexD_device_request.cbor": "2021-01-01T00:00:00Z",
    ]

    @Test(
        "What the index calls bad is invalid, and what it calls good is not",
        .enabled(if: RealEvidence.isThere, "GATEHOUSE_TESTDATA points at no identity vectors"))
    func index() throws {
        let rows = try rows()
        #expect(rows.count > 80)
        let all = try RealEvidence.files(below: "identity")
        let folders = Dictionary(grouping: all) { EvidenceInspector.folder(of: $0.name) }
        for row in rows {
            let name = "identity/\(row.file)"
            let clock = try #require(Timestamp(rfc3339: Self.clocks[row.file] ?? "2026-06-01T00:00:00Z"))
            let context = InspectionContext(
                trust: TrustStore(), time: clock, companions: folders[EvidenceInspector.folder(of: name)] ?? [])
            let file = try #require(context.companions.first { $0.name == name }, "\(row.file) is not there")
            let inspection = EvidenceInspector.inspect(file, in: context)
            let findings = inspection.verdict.reasons.map(\.finding).joined(separator: " ")
            if row.isBad { #expect(inspection.verdict.status == .invalid, "\(row.file): \(row.verdict). \(findings)") }
            if row.isGood { #expect(inspection.verdict.status != .invalid, "\(row.file): \(row.verdict). \(findings)") }
            #expect(!inspection.verdict.reasons.isEmpty, "\(row.file)")
        }
    }

    @Test(
        "Every file is of the kind that its folder holds",
        .enabled(if: RealEvidence.isThere, "GATEHOUSE_TESTDATA points at no identity vectors"))
    func kinds() throws {
        let found = EvidenceInspector.inspect(
            try RealEvidence.files(below: "identity"), trust: TrustStore(), at: today)
        for item in found {
            let kind = item.inspection.kind
            let path = item.file.dropFirst("identity/".count)
            if path.hasPrefix("dg/") { #expect([.dataGroup, .commonData, .cardAccess].contains(kind), "\(path)") }
            if path.hasPrefix("passport/") || path.hasPrefix("gov-certs/") || path.hasPrefix("masterlist/") {
                #expect(kind != .unrecognised, "\(path)")
            }
            if path.hasPrefix("mock-pki/") {
                #expect((kind == .certificate) == path.hasSuffix(".pem"), "\(path): \(kind)")
            }
            if path.hasPrefix("mdoc/"), path.hasSuffix(".cbor") { #expect(kind != .unrecognised, "\(path)") }
        }
    }

    @Test(
        "Certificates that sign one another are found to do so, over every key and digest of the mock authorities",
        .enabled(if: RealEvidence.isThere, "GATEHOUSE_TESTDATA points at no identity vectors"))
    func mockAuthorities() throws {
        let all = try RealEvidence.files(below: "identity/mock-pki")
        var pairs = 0
        for (_, files) in Dictionary(grouping: all, by: { EvidenceInspector.folder(of: $0.name) }) {
            guard let authority = files.first(where: { $0.baseName == "mock_csca.pem" }),
                let signer = files.first(where: { $0.baseName == "mock_dsc.pem" })
            else { continue }
            let untrusted = InspectionContext(trust: TrustStore(), time: today, companions: [signer])
            #expect(EvidenceInspector.inspect(signer, in: untrusted).verdict.status == .unproven)
            var trust = TrustStore()
            trust.add([authority])
            let context = InspectionContext(trust: trust, time: today, companions: [signer])
            #expect(EvidenceInspector.inspect(signer, in: context).verdict.status == .valid, "\(signer.name)")
            pairs += 1
        }
        #expect(pairs >= 14)
    }

    @Test(
        "Real document signers lead to their states' authorities, and to no other's",
        .enabled(if: RealEvidence.isThere, "GATEHOUSE_TESTDATA points at no identity vectors"))
    func governments() throws {
        let states = ["AT", "AU", "DE", "FR", "MY", "NZ", "UK"]
        for state in states {
            let signer = try RealEvidence.file("identity/gov-certs/\(state)_DSC.der")
            for other in states {
                var trust = TrustStore()
                trust.add([try RealEvidence.file("identity/gov-certs/\(other)_CSCA.der")])
                let context = InspectionContext(trust: trust, time: today, companions: [signer])
                let status = EvidenceInspector.inspect(signer, in: context).verdict.status
                #expect(status == (other == state ? .valid : .unproven), "\(state) under \(other)")
            }
        }
    }
}
