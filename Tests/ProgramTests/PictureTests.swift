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

    @Test("Only pictures are pictures, by their first bytes and not by their names")
    func media() {
        #expect(PictureMedia(of: SampleEvidence.picture()) == .jpeg)
        #expect(PictureMedia(of: Array("RIFF0000WEBPVP8 ".utf8)) == .webp)
        #expect(PictureMedia(of: [0, 0, 0, 24] + Array("ftypheic".utf8)) == .heic)
        #expect(PictureMedia(of: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == .png)
        #expect(PictureMedia(of: Array("<svg".utf8)) == nil && PictureMedia(of: []) == nil)
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
