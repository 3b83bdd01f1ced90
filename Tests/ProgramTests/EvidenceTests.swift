import Evidence
import Foundation
import Order
import Program
import Records
import TestSupport
import Testing

@Suite("Evidence on the road")
struct EvidenceTests {
    private func pending(_ test: TestProgram, _ name: String = "Anna Kalniņa") async throws -> ApplicationRecord {
        try await test.program.submit(Sample.foreign(name), key: nil, by: .system("test"))
    }
    private func pointers(_ record: ApplicationRecord) -> [String] { record.decision.missing.map(\.pointer) }

    @Test("A chip whose claims agree is kept with its steps and strength, and nothing differs")
    func agrees() async throws {
        let test = try await TestProgram()
        let record = try await pending(test)
        let added = try await test.program.addEvidence(SampleEvidence.chip(), to: record.id, by: .system("test"))
        #expect(added.evidence.verdict == "valid" && added.evidence.kind == "passportChip")
        let assessment = added.evidence.assessment()
        #expect(assessment.strength == .superior && assessment.holds(.validated) == true)
        #expect(assessment.holds(.verified) == nil)
        #expect(added.record.discrepancies.isEmpty)
        let read = try await test.program.application(record.id)
        #expect(read.evidence == added.record.evidence, "What is kept is read back whole")
        try await test.program.close()
    }

    @Test(
        "Another birth date holds the application for a person; the resolution is kept and explained, and the date that changes again opens it anew"
    )
    func discrepancy() async throws {
        let test = try await TestProgram()
        let record = try await pending(test)
        let added = try await test.program.addEvidence(
            SampleEvidence.chip(birthDate: "1980-03-02"), to: record.id, by: .system("test"))
        #expect(added.record.state == .review)
        let open = try #require(added.record.discrepancies.first)
        #expect(added.record.discrepancies.count == 1 && open.attribute == "birthDate" && open.isOpen)
        let officer = SampleEvidence.staff(1, .officer).user
        let resolved = try await test.program.resolveDiscrepancy(
            open.key, of: record.id, as: .evidenceGoverns, why: "A slip: day and month exchanged.",
            seeing: added.record.lastEntry, by: officer)
        #expect(resolved.state == .verifying && resolved.discrepancies.allSatisfy { !$0.isOpen })
        #expect(
            resolved.decision.reason.because.contains {
                $0.finding.contains("A person resolved it: what the evidence says is so")
            })
        let again = try await test.program.addEvidence(
            SampleEvidence.chip(birthDate: "1980-03-02"), to: record.id, by: .system("test"))
        #expect(again.record.discrepancies.allSatisfy { !$0.isOpen }, "The same two values stay resolved")
        let other = try await test.program.addEvidence(
            SampleEvidence.chip(birthDate: "1981-03-02"), to: record.id, by: .system("test"))
        #expect(other.record.state == .review && other.record.discrepancies.contains { $0.isOpen })
        var stated = try Sample.foreign("Anna Kalniņa")
        if case .individual(var person) = stated.applicant {
            person.birthDate = CalendarDate("1981-03-02")
            stated.applicant = .individual(person)
        }
        let mended = try await test.program.supplement(record.id, with: stated, by: .system("test"))
        #expect(
            mended.discrepancies.isEmpty && mended.state == .verifying, "A statement that is mended differs no more")
        try await test.program.close()
    }

    @Test("A resolution is decided on what the person saw, takes a reason, and names an open discrepancy")
    func resolutionGuards() async throws {
        let test = try await TestProgram()
        let record = try await pending(test)
        let added = try await test.program.addEvidence(
            SampleEvidence.chip(birthDate: "1980-03-02"), to: record.id, by: .system("test"))
        let key = try #require(added.record.discrepancies.first?.key)
        let officer = SampleEvidence.staff(1, .officer).user
        let program = test.program
        for (entry, key, why) in [
            (record.lastEntry, key, "seen"), (added.record.lastEntry, key, " "),
            (added.record.lastEntry, "dsc_0", "seen"),
        ] {
            await #expect(throws: ProgramError.self) {
                _ = try await program.resolveDiscrepancy(
                    key, of: record.id, as: .sameFact, why: why, seeing: entry, by: officer)
            }
        }
        await #expect(throws: ProgramError.self, "An attribute is not set aside") {
            _ = try await program.resolveDiscrepancy(
                key, of: record.id, as: .setAside, why: "no", seeing: added.record.lastEntry, by: officer)
        }
        try await test.program.close()
    }

    @Test("The key of a discrepancy tells nothing: the same values in two records have two keys")
    func keys() async throws {
        let test = try await TestProgram()
        var keys: Set<String> = []
        for _ in 0..<2 {
            let record = try await pending(test)
            let added = try await test.program.addEvidence(
                SampleEvidence.chip(birthDate: "1980-03-02"), to: record.id, by: .system("test"))
            keys.formUnion(added.record.discrepancies.map(\.key))
        }
        #expect(keys.count == 2)
        try await test.program.close()
    }

    @Test("One name in two scripts is resolved by rule, and the decision says by which")
    func scripts() async throws {
        let test = try await TestProgram()
        let record = try await pending(test, "Анна Калныня")
        let added = try await test.program.addEvidence(
            SampleEvidence.chip(name: .personName(family: "Kalniņa", given: "Anna")), to: record.id, by: .system("test")
        )
        #expect(added.record.discrepancies.map(\.rule) == ["sameNameAcrossScripts"], "\(added.record.discrepancies)")
        #expect(added.record.state == .verifying)
        #expect(added.record.decision.reason.because.contains { $0.finding.contains("Resolved by rule") })
        let stranger = try await test.program.addEvidence(
            SampleEvidence.chip(name: .personName(family: "Lind", given: "Birgit")), to: record.id, by: .system("test"))
        #expect(stranger.record.discrepancies.contains { $0.attribute == "name" && $0.isOpen })
        try await test.program.close()
    }

    @Test("At high risk strong evidence is asked for: a chip with its portrait is, without it is not")
    func strength() async throws {
        let test = try await TestProgram()
        var application = try Sample.foreign()
        application.accountType = .reseller
        let record = try await test.program.submit(application, key: nil, by: .system("test"))
        #expect(pointers(record).contains("evidence/strongDocument"))
        let bare = try await test.program.addEvidence(
            SampleEvidence.chip(portrait: false), to: record.id, by: .system("test"))
        #expect(pointers(bare.record).contains("evidence/strongDocument"))
        let whole = try await test.program.addEvidence(SampleEvidence.chip(), to: record.id, by: .system("test"))
        #expect(!pointers(whole.record).contains("evidence/strongDocument"))
        try await test.program.close()
    }

    @Test("Evidence found invalid is kept with why, holds the application at its end, and is shown anew alone")
    func failedAndRetried() async throws {
        let test = try await TestProgram()
        let record = try await pending(test)
        let bad = try await test.program.addEvidence(
            SampleEvidence.chip(status: .invalid), to: record.id, by: .applicant(record.subject))
        #expect(
            bad.evidence.verdict == "invalid"
                && bad.evidence.reason.because.first?.finding == "A data group was altered.")
        #expect(bad.record.state == .verifying, "What else is asked is asked first")
        let good = try await test.program.addEvidence(
            SampleEvidence.chip(), to: record.id, by: .applicant(record.subject))
        #expect(good.record.evidence.map(\.verdict) == ["valid"], "The failed try gave way")
        try await test.program.close()
    }

    @Test("To accept invalid evidence takes two people; one can set it aside; approving past it is refused")
    func twoPeople() async throws {
        let test = try await TestProgram()
        let record = try await pending(test)
        let bad = try await test.program.addEvidence(
            SampleEvidence.chip(status: .invalid), to: record.id, by: .system("test"))
        let (first, second) = (SampleEvidence.staff(1, .officer), SampleEvidence.staff(2, .officer))
        let program = test.program, evidence = bad.evidence.id
        let proposed = try await program.proposeOverride(
            of: evidence, in: record.id, why: "The issuer re-signed it; see the letter.", by: first)
        #expect(proposed.evidence.first?.override?.isApproved == false)
        for member in [first, SampleEvidence.staff(3, .analyst)] {
            await #expect(throws: ProgramError.self, "not the same person, not an analyst") {
                _ = try await program.decideOverride(of: evidence, in: record.id, accepts: true, by: member)
            }
        }
        let item = try await program.queueItem(record.id.rawValue)
        let seen = try await program.application(record.id)
        await #expect(throws: ProgramError.self, "One person cannot approve past it") {
            try await program.resolve(
                item.id, as: .approve, why: "fine", seeing: seen.lastEntry, by: first.user, roles: [.officer])
        }
        let accepted = try await program.decideOverride(of: evidence, in: record.id, accepts: true, by: second)
        #expect(accepted.evidence.first?.override?.approver == second.user)
        #expect(accepted.evidence.first?.verdict == "invalid", "The verdict stays what it was")
        #expect(accepted.discrepancies.allSatisfy { $0.evidence == nil })
        try await test.program.close()
    }

    @Test("What two people accept counts for what it states and no more, and stands in the decision with both and why")
    func acceptedCounts() async throws {
        let test = try await TestProgram()
        let program = test.program
        let (first, second) = (SampleEvidence.staff(1, .officer), SampleEvidence.staff(2, .officer))
        func accepted(_ inspection: EvidenceInspection) async throws -> (EvidenceRecord, ApplicationRecord) {
            var application = try Sample.foreign()
            application.accountType = .reseller
            let record = try await program.submit(application, key: nil, by: .system("test"))
            let bad = try await program.addEvidence(inspection, to: record.id, by: .system("test")).evidence.id
            _ = try await program.proposeOverride(of: bad, in: record.id, why: "See the letter.", by: first)
            let done = try await program.decideOverride(of: bad, in: record.id, accepts: true, by: second)
            return (try #require(done.evidence.first), done)
        }
        let empty = EvidenceInspection(
            .passportChip,
            EvidenceVerdict(
                status: .invalid, reasons: [Reason("1(a)(i)", "The signature is wrong.", holds: false)], claims: []))
        let (nothing, unmoved) = try await accepted(empty)
        #expect(nothing.assessment().strength == nil)
        #expect(pointers(unmoved).contains("evidence/strongDocument") && unmoved.state != .opened)
        let (stating, moved) = try await accepted(SampleEvidence.chip(status: .invalid))
        #expect(stating.assessment().strength == .fair, "Its issuer's signature does not count")
        #expect(pointers(moved).contains("evidence/strongDocument"))
        for (piece, record) in [(nothing, unmoved), (stating, moved)] {
            let reason = try #require(
                record.decision.reason.because.first { $0.finding.hasPrefix("Two people accepted a piece of evidence") }
            )
            #expect(reason.clause == "1(a)(i)")
            let told = Dictionary(reason.facts.map { ($0.name, $0.value) }) { first, _ in first }
            #expect(told["evidence"] == piece.id.rawValue && told["reason given"] == "See the letter.")
            #expect(told["proposed by"] == first.user.rawValue && told["accepted by"] == second.user.rawValue)
        }
        try await program.close()
    }

    @Test("A document's number is one only of its issuer: another state's of the same number stands beside it")
    func sameNumber() async throws {
        let test = try await TestProgram()
        let record = try await pending(test)
        for (issuer, count) in [("LV", 1), ("LV", 1), ("EE", 2), ("LV", 2)] {
            let added = try await test.program.addEvidence(
                SampleEvidence.chip(issuer: issuer), to: record.id, by: .system("test"))
            #expect(added.record.evidence.count == count)
        }
        try await test.program.close()
    }

    @Test("Weak evidence is kept as such, counts for one strength less, and the decision says so")
    func weak() async throws {
        let test = try await TestProgram()
        var application = try Sample.foreign()
        application.accountType = .reseller
        let record = try await test.program.submit(application, key: nil, by: .system("test"))
        let sound = SampleEvidence.chip(portrait: true).verdict
        let inspection = EvidenceInspection(
            .passportChip,
            EvidenceVerdict(status: .valid, reasons: sound.reasons, claims: sound.claims, weaknesses: [.digest]))
        let added = try await test.program.addEvidence(inspection, to: record.id, by: .system("test"))
        #expect(added.evidence.assessment().strength == .strong)
        #expect(added.evidence.assessment(weak: .accepted).strength == .superior)
        #expect(added.evidence.claims.allSatisfy { $0.strength == "strong" })
        #expect(
            added.record.decision.reason.because.contains {
                $0.finding
                    == "A piece of evidence is genuine and weak. The standard lets it count for one strength less."
            })
        let read = try await test.program.application(record.id)
        #expect(read.evidence.first?.weaknesses == [.digest])
        try await test.program.close()
    }

    @Test("What is imported for one role takes the place of that alone; a certificate that says nothing is asked for")
    func trustRoles() async throws {
        let test = try await TestProgram()
        let key = TrustSamples.key("a.json", "1")
        _ = try await test.program.importTrust([key], adding: false, for: .credentials, by: .system("test"))
        #expect(test.program.trustedFiles == ["credentials/a.json"])
        var other = TrustSamples.key("b.json", "2")
        let second = try await test.program.importTrust([other], adding: false, for: .passports, by: .system("test"))
        #expect(second.dropped.isEmpty && test.program.trustedFiles == ["credentials/a.json", "passports/b.json"])
        other.name = "c.json"
        _ = try await test.program.importTrust([other], adding: false, for: .credentials, by: .system("test"))
        #expect(test.program.trustedFiles == ["credentials/c.json", "passports/b.json"])
        try await test.program.close()
    }

    @Test(
        "What a person saw in person is strong and verified; over video too; a document that did not look genuine is invalid"
    )
    func manualReview() async throws {
        let test = try await TestProgram()
        let record = try await pending(test)
        let analyst = SampleEvidence.staff(1, .analyst).user
        func seen(_ medium: SeenDocument.Medium, genuine: Bool = true, face: Bool = true) -> SeenDocument {
            SeenDocument(
                kind: .passport, medium: medium, name: "Anna Kalniņa", issuer: JurisdictionCode(unchecked: "LV"),
                birthDate: CalendarDate("1980-02-03"), number: "LV1", faceMatches: face, isGenuine: genuine,
                why: "Held it to the light.")
        }
        for medium in SeenDocument.Medium.allCases {
            let standing = try await test.program.application(record.id)
            let added = try await test.program.recordSeenDocument(
                seen(medium), for: record.id, seeing: standing.lastEntry, by: analyst)
            let assessment = added.evidence.assessment()
            #expect(assessment.strength == .strong && assessment.holds(.verified) == true)
            #expect(added.record.deciders.contains(analyst))
        }
        let standing = try await test.program.application(record.id)
        let bad = try await test.program.recordSeenDocument(
            seen(.inPerson, genuine: false), for: record.id, seeing: standing.lastEntry, by: analyst)
        #expect(bad.evidence.verdict == "invalid")
        try await test.program.close()
    }

    @Test("Files that do not tell who somebody is are refused with why, and nothing is kept of them")
    func notEvidence() async throws {
        let test = try await TestProgram()
        let record = try await pending(test)
        let program = test.program
        let size = program.records.size
        for files in [
            [], [EvidenceFile(name: "a", bytes: [])], [EvidenceFile(name: "a.txt", bytes: Array("hello".utf8))],
            [EvidenceFile(name: "a", bytes: [UInt8](repeating: 0x30, count: 9 << 20))],
            (0..<30).map { EvidenceFile(name: "\($0)", bytes: [1]) },
            [EvidenceFile(name: "p", bytes: SampleEvidence.picture()), EvidenceFile(name: "t", bytes: [1, 2])],
        ] {
            await #expect(throws: ProgramError.self) {
                _ = try await program.addEvidence(files, to: record.id, by: .system("test"))
            }
        }
        #expect(program.records.size == size)
        try await test.program.close()
    }

    @Test("Of a United States person no document is kept")
    func unitedStatesPerson() async throws {
        let test = try await TestProgram()
        let record = try await test.program.submit(Sample.application(), key: nil, by: .system("test"))
        let program = test.program
        await #expect(throws: ProgramError.self) {
            _ = try await program.addEvidence(SampleEvidence.chip(), to: record.id, by: .system("test"))
        }
        try await test.program.close()
    }

    @Test("What is trusted is written down when it changes, and every verdict is stamped with its version")
    func trust() async throws {
        let test = try await TestProgram()
        let first = try await test.program.importTrust(
            [TrustSamples.key("a.json", "1")], adding: false, by: .system("test"))
        #expect(first.isNew && first.files == 1 && first.refused.isEmpty && first.replaced == nil)
        let size = test.program.records.size
        let again = try await test.program.importTrust(
            [TrustSamples.key("a.json", "1")], adding: false, by: .system("test"))
        #expect(!again.isNew && again.version == first.version && test.program.records.size == size)
        let record = try await pending(test)
        let added = try await test.program.addEvidence(SampleEvidence.chip(), to: record.id, by: .system("test"))
        #expect(added.evidence.trust == first.version && first.version != nil)
        let second = try await test.program.importTrust(
            [TrustSamples.key("b.json", "2")], adding: true, by: .system("test"))
        #expect(second.isNew && second.version != first.version && second.replaced == first.version)
        #expect(test.program.trustedFiles == ["a.json", "b.json"] && second.dropped.isEmpty)
        let read = try await test.program.application(record.id)
        #expect(read.evidence.first?.trust == first.version, "An old verdict keeps the version it was made under")
        let third = try await test.program.importTrust(
            [TrustSamples.key("c.json", "3")], adding: false, by: .system("test"))
        #expect(test.program.trustedFiles == ["c.json"] && third.dropped == ["a.json", "b.json"], "What goes is told")
        try await test.program.close()
    }

    @Test("Only what was taken is kept: no private key, no other file, and nothing outside the folder")
    func trustRefused() async throws {
        let test = try await TestProgram()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trust-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func put(_ name: String, _ text: String) throws {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        try put("notes.txt", "not a certificate")
        await #expect(throws: ProgramError.self, "Nothing can be taken") {
            _ = try await test.program.importTrust(from: folder, by: .system("test"))
        }
        #expect(test.program.trustVersion == nil)
        let good = TrustSamples.key("a.json", "1")
        try Data(good.bytes).write(to: folder.appendingPathComponent(good.name))
        try put("key.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
        try put("private.json", TrustSamples.text("2").replacing(#""crv""#, with: #""d":"AAAA","crv""#))
        let report = try await test.program.importTrust(from: folder, by: .system("test"))
        #expect(report.files == 1 && report.refused.count == 3, "\(report.refused)")
        #expect(report.refused.contains { $0.hasPrefix("key.pem: ") && $0.contains("private key") })
        #expect(report.refused.contains { $0.hasPrefix("private.json: ") && $0.contains("private key") })
        let kept = FileManager.default.enumerator(atPath: test.program.configuration.directory.path)?.compactMap {
            $0 as? String
        }
        #expect(
            kept?.contains { $0.hasSuffix("key.pem") || $0.hasSuffix("private.json") || $0.hasSuffix("notes.txt") }
                == false)
        var outside = TrustSamples.key("../../x/../b.json", "3")
        outside.name = "../../b.json"
        _ = try await test.program.importTrust([outside], adding: true, by: .system("test"))
        #expect(test.program.trustedFiles == ["a.json", "b.json"])
        try await test.program.close()
    }

    @Test(
        "A real chip's files are one piece, and trusting its state's authority proves what was open before",
        .enabled(if: RealPassport.files != nil, "the public test data is not here"))
    func realChip() async throws {
        // It expired long before the first standard, so it is invalid either way; what its signature proves is told apart.
        let test = try await TestProgram()
        let files = try #require(RealPassport.files)
        let record = try await pending(test, "Erika Mustermann")
        func proven(_ added: EvidenceAnswer) -> Int { added.evidence.reason.because.filter { $0.holds == true }.count }
        let untrusted = try await test.program.addEvidence(files, to: record.id, by: .system("test"))
        #expect(untrusted.evidence.kind == "passportChip" && untrusted.evidence.files.count == files.count)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trust-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(RealPassport.authority).write(to: folder.appendingPathComponent("csca.der"))
        let report = try await test.program.importTrust(from: folder, by: .system("test"))
        #expect(report.refused.isEmpty)
        let trusted = try await test.program.addEvidence(files, to: record.id, by: .system("test"))
        #expect(proven(trusted) > proven(untrusted), "\(trusted.evidence.reason)")
        #expect(trusted.evidence.trust == test.program.trustVersion)
        try await test.program.close()
    }
}

/// Issuers' keys, which are trusted without a certificate.
enum TrustSamples {
    /// The points of RFC 7515 appendix A.3 and RFC 7517 appendix A.1, told apart by their key ids.
    static func text(_ id: String) -> String {
        #"{"kty":"EC","kid":"\#(id)","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#
    }
    static func key(_ name: String, _ id: String) -> EvidenceFile {
        EvidenceFile(name: name, bytes: Array(text(id).utf8))
    }
}

/// The ETSI test platform's passport, from the public test data.
enum RealPassport {
    private static let folder = PublicData.file("identity/passport/etsi-tr103200")
    static let files: [EvidenceFile]? = folder.flatMap { folder in
        try? ["EF_SOD.bin", "EF_DG1.bin", "EF_DG2.bin"].map {
            EvidenceFile(name: $0, bytes: Array(try Data(contentsOf: folder.appendingPathComponent($0))))
        }
    }
    static let authority: [UInt8] =
        folder.flatMap { try? Array(Data(contentsOf: $0.appendingPathComponent("csca.der"))) } ?? []
}
