import Evidence
import Foundation
import GRDB
import Order
import Program
import Records
import Testing

@Suite("Pictures of documents")
struct PictureTests {
    @Test(
        "A picture is kept until its time, read only for a purpose that is written down, and then no byte of it is left"
    )
    func expires() async throws {
        let test = try await TestProgram()
        let program = test.program
        let record = try await program.submit(Sample.foreign(), key: nil, by: .system("test"))
        // Larger than one entry takes, so that it lies in several.
        let bytes = SampleEvidence.picture(3 << 20)
        let added = try await program.addEvidence(
            [EvidenceFile(name: "front.jpg", bytes: bytes)], to: record.id, by: .applicant(record.subject))
        #expect(added.evidence.verdict == "unproven" && added.evidence.claims.isEmpty)
        let chip = try await program.addEvidence(SampleEvidence.chip(), to: record.id, by: .system("test"))
        let kept = try #require(try program.pictures(of: record.id).first)
        #expect(kept.until == test.clock.now + Days(30))
        #expect(added.evidence.files.first?.picture == kept.id)

        let before = program.records.size
        let shown = try await program.picture(kept.id, of: record.id, purpose: "review", by: .system("test"))
        #expect(shown.bytes == bytes && shown.media == .jpeg)
        #expect(program.records.size == before + 1, "Reading it is an entry")
        await #expect(throws: ProgramError.self, "Not without a purpose") {
            _ = try await program.picture(kept.id, of: record.id, purpose: " ", by: .system("test"))
        }
        let other = try await program.submit(Sample.foreign(), key: nil, by: .system("test"))
        await #expect(throws: ProgramError.self, "Not through another application") {
            _ = try await program.picture(kept.id, of: other.id, purpose: "review", by: .system("test"))
        }

        // What stands on the disk is sealed: a stretch of the sealed bytes is what has to be gone.
        let sealed = try sealedStretches(in: program, of: kept.id)
        #expect(sealed.count >= 2)
        #expect(try sealed.allSatisfy { try holds($0, in: program) })

        try test.clock.move(to: kept.until.adding(milliseconds: -1))
        let early = try await program.meetDeadlines()
        #expect(early.picturesDestroyed == 0)
        try test.clock.move(to: kept.until)
        // Past its time it is shown to nobody, though the work that destroys it has yet to run.
        #expect(try program.pictures(of: record.id).isEmpty)
        await #expect(throws: ProgramError.self) {
            _ = try await program.picture(kept.id, of: record.id, purpose: "review", by: .system("test"))
        }
        let passed = try await program.meetDeadlines()
        #expect(passed.picturesDestroyed == 1)
        for stretch in sealed { #expect(try !holds(stretch, in: program)) }
        #expect(try !holds(Array(bytes[1000..<1064]), in: program))
        #expect(try program.pictures(of: record.id).isEmpty)
        await #expect(throws: ProgramError.self) {
            _ = try await program.picture(kept.id, of: record.id, purpose: "review", by: .system("test"))
        }
        // The facts and the log's proofs stay.
        let after = try await program.application(record.id)
        #expect(
            after.evidence.contains { $0.kind == "picture" } && after.evidence.contains { $0.id == chip.evidence.id })
        let again = try await program.meetDeadlines()
        #expect(again.picturesDestroyed == 0)
        let configuration = program.configuration
        try await program.close()
        let report = try await IdentificationProgram.verify(configuration)
        #expect(report.isSound, "\(report.findings)")
    }

    @Test("The pictures of a subject are destroyed with it")
    func withTheSubject() async throws {
        let test = try await TestProgram()
        let program = test.program
        let record = try await program.submit(Sample.foreign(), key: nil, by: .system("test"))
        _ = try await program.addEvidence(
            [EvidenceFile(name: "a.jpg", bytes: SampleEvidence.picture())], to: record.id, by: .system("test"))
        let kept = try #require(try program.pictures(of: record.id).first)
        let sealed = try sealedStretches(in: program, of: kept.id)
        try await program.destroy(record.subject, ground: "test", by: .system("test"))
        #expect(try program.pictures(of: record.id).isEmpty)
        for stretch in sealed { #expect(try !holds(stretch, in: program)) }
        try await program.close()
    }

    @Test(
        "A hold, placed and lifted by a person with a reason, keeps a picture beyond its time, and lifting it lets it go"
    )
    func hold() async throws {
        let test = try await TestProgram()
        let program = test.program
        let record = try await program.submit(Sample.foreign(), key: nil, by: .system("test"))
        let bytes = SampleEvidence.picture()
        for name in ["a.jpg", "b.jpg"] {
            _ = try await program.addEvidence(
                [EvidenceFile(name: name, bytes: bytes)], to: record.id, by: .system("test"))
        }
        let pictures = try program.pictures(of: record.id)
        let (held, free) = (try #require(pictures.first).id, try #require(pictures.last).id)
        let custodian = SampleEvidence.staff(1, .custodian)
        for (member, why) in [(SampleEvidence.staff(2, .analyst), "A subpoena."), (custodian, "  ")] {
            await #expect(throws: ProgramError.self) {
                try await program.holdPicture(held, of: record.id, why: why, by: member)
            }
        }
        await #expect(throws: ProgramError.self, "Nothing to lift") {
            try await program.releasePicture(held, of: record.id, why: "It is over.", by: custodian)
        }
        try await program.holdPicture(held, of: record.id, why: "Subpoena of 24 November.", by: custodian)
        await #expect(throws: ProgramError.self, "Held already") {
            try await program.holdPicture(held, of: record.id, why: "Again.", by: custodian)
        }
        let shown = try #require(try program.pictures(of: record.id).first { $0.id == held })
        #expect(shown.heldSince == test.clock.now && shown.hold?.by == custodian.user)
        #expect(shown.hold?.why == "Subpoena of 24 November.")

        let sealed = try sealedStretches(in: program, of: held)
        let sealedFree = try sealedStretches(in: program, of: free)
        try test.move(days: 31)
        let passed = try await program.meetDeadlines()
        #expect(passed.picturesDestroyed == 1)
        #expect(try program.pictures(of: record.id).map(\.id) == [held])
        #expect(try sealedFree.allSatisfy { try !holds($0, in: program) })
        #expect(try sealed.allSatisfy { try holds($0, in: program) })
        let again = try await program.picture(held, of: record.id, purpose: "subpoena", by: .system("test"))
        #expect(again.bytes == bytes)

        // No other path destroys it either: not its customer's destruction, and not its own.
        for subject in [record.subject, held] {
            await #expect(throws: ProgramError.self) {
                try await program.destroy(subject, ground: "test", by: .system("test"))
            }
        }
        #expect(try program.pictures(of: record.id).count == 1)
        try await program.releasePicture(held, of: record.id, why: "The case is closed.", by: custodian)
        let kinds = try program.records.entries(of: held).map(\.kind.rawValue)
        #expect(
            kinds.filter { $0 == "picture.held" || $0 == "picture.released" } == ["picture.held", "picture.released"])
        let lifted = try await program.meetDeadlines()
        #expect(lifted.picturesDestroyed == 1)
        #expect(try sealed.allSatisfy { try !holds($0, in: program) })
        #expect(try !holds(Array(bytes[100..<164]), in: program))
        await #expect(throws: ProgramError.self, "It is gone") {
            try await program.holdPicture(held, of: record.id, why: "Too late.", by: custodian)
        }
        try await program.destroy(record.subject, ground: "test", by: .system("test"))
        let configuration = program.configuration
        try await program.close()
        let report = try await IdentificationProgram.verify(configuration)
        #expect(report.isSound, "\(report.findings)")
    }

    @Test(
        "Of somebody found to be a United States person the pictures go at once, and of documents only what the determination rests on stays"
    )
    func unitedStatesPerson() async throws {
        let test = try await TestProgram()
        let program = test.program
        let submitted = try Sample.foreign()
        let record = try await program.submit(submitted, key: nil, by: .system("test"))
        let bytes = SampleEvidence.picture()
        _ = try await program.addEvidence(
            [EvidenceFile(name: "a.jpg", bytes: bytes)], to: record.id, by: .system("test"))
        _ = try await program.addEvidence(SampleEvidence.chip(), to: record.id, by: .system("test"))
        let before = try await program.application(record.id)
        #expect(before.evidence.contains { $0.claims.contains { $0.attribute == "documentNumber" } })
        let kept = try #require(try program.pictures(of: record.id).first)
        let sealed = try sealedStretches(in: program, of: kept.id)

        var application = submitted
        if case .individual(var person) = application.applicant {
            person.unitedStatesPermanentResident = true
            application.applicant = .individual(person)
        }
        let after = try await program.supplement(record.id, with: application, by: .system("test"))
        #expect(after.decision.determination == "unitedStatesPerson")
        #expect(!after.evidence.isEmpty && after.evidence.allSatisfy { $0.files.isEmpty })
        #expect(after.evidence.allSatisfy { $0.claims.allSatisfy { $0.attribute == "nationality" } })
        let stored = try await program.application(record.id)
        #expect(stored.evidence == after.evidence, "It is what the record holds, too")
        let passed = try await program.meetDeadlines()
        #expect(passed.picturesDestroyed == 1)
        #expect(try sealed.allSatisfy { try !holds($0, in: program) })
        #expect(try !holds(Array(bytes[100..<164]), in: program))
        let configuration = program.configuration
        try await program.close()
        let report = try await IdentificationProgram.verify(configuration)
        #expect(report.isSound, "\(report.findings)")
    }

    @Test("Only pictures are pictures: by what is in them, and neither by their names nor by their first bytes alone")
    func media() throws {
        let png = try #require(
            Data(
                base64Encoded:
                    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR4nGNgZGJmYWVjgFAAAREAK3j9WJEAAAAASUVORK5CYII="
            ))
        let webp = try #require(Data(base64Encoded: "UklGRhwAAABXRUJQVlA4IBAAAAAQAACdASoQABAAAAAAAAAA"))
        let heic: [UInt8] =
            [0, 0, 0, 16] + Array("ftypheic".utf8) + [0, 0, 0, 0] + [0, 0, 0, 28] + Array("meta".utf8)
            + [0, 0, 0, 0, 0, 0, 0, 16] + Array("idat".utf8) + [1, 2, 3, 4, 5, 6, 7, 8]
        let whole: [(PictureMedia, [UInt8])] = [
            (.jpeg, SampleEvidence.picture()), (.png, Array(png)), (.webp, Array(webp)), (.heic, heic),
        ]
        for (media, bytes) in whole {
            #expect(PictureMedia(of: bytes) == media)
            // Cut short anywhere, or only begun, it is none; and nothing that is cut leads out of its bytes.
            for count in stride(from: 0, to: bytes.count - 2, by: max(1, bytes.count / 97)) {
                #expect(PictureMedia(of: Array(bytes.prefix(count))) == nil, "\(media) cut to \(count)")
            }
            #expect(
                PictureMedia(of: Array(bytes.prefix(16)) + [UInt8](repeating: 0x5A, count: 2_000)) == nil, "\(media)")
        }
        var altered = Array(png)
        altered[30] ^= 1
        #expect(PictureMedia(of: altered) == nil, "A chunk's check is wrong")
        #expect(PictureMedia(of: [0xFF, 0xD8, 0xFF]) == nil && PictureMedia(beginning: [0xFF, 0xD8, 0xFF]) == .jpeg)
        #expect(PictureMedia(of: [0, 0, 0, 24] + Array("ftypheic".utf8)) == nil)
        #expect(PictureMedia(of: Array("<svg".utf8)) == nil && PictureMedia(of: []) == nil)
    }

    @Test("A file that begins as a picture and is none is refused, and said to be so")
    func broken() async throws {
        let test = try await TestProgram()
        let record = try await test.program.submit(Sample.foreign(), key: nil, by: .system("test"))
        do {
            _ = try await test.program.addEvidence(
                [EvidenceFile(name: "a.jpg", bytes: [0xFF, 0xD8, 0xFF] + Array("junk".utf8))], to: record.id,
                by: .system("test"))
            Issue.record("It was taken")
        } catch ProgramError.invalid(let problems) {
            #expect(problems.first?.message.contains("begins as a JPEG picture and is no whole one") == true)
        }
        #expect(try test.program.pictures(of: record.id).isEmpty)
        try await test.program.close()
    }

    /// 64 bytes out of the middle of each sealed entry about a subject.
    private func sealedStretches(in program: IdentificationProgram, of subject: SubjectID) throws -> [[UInt8]] {
        let entries = try program.records.entries(of: subject).filter { $0.kind.rawValue == "picture.kept" }
        let queue = try DatabaseQueue(
            path: program.configuration.directory.appendingPathComponent("log.sqlite").path,
            configuration: {
                var configuration = Configuration()
                configuration.readonly = true
                return configuration
            }())
        return try queue.read { db in
            try entries.map { entry in
                let row = try #require(
                    try Row.fetchOne(
                        db, sql: "SELECT parts FROM entry WHERE position = ?", arguments: [Int64(entry.index)]))
                let data: Data = row["parts"]
                let middle = data.count / 2
                return Array(data[data.startIndex + middle..<data.startIndex + middle + 64])
            }
        }
    }

    /// Whether any file of the data directory holds the bytes.
    private func holds(_ bytes: [UInt8], in program: IdentificationProgram) throws -> Bool {
        let root = program.configuration.directory
        let names = FileManager.default.enumerator(atPath: root.path)
        while let name = names?.nextObject() as? String {
            guard let data = try? Data(contentsOf: root.appendingPathComponent(name)) else { continue }
            if data.range(of: Data(bytes)) != nil { return true }
        }
        return false
    }
}
