import Foundation
import Order
import Program
import Records
import Screening
import Testing

@testable import Service

@Suite("What the API says of clearing a hit")
struct HitAnswerTests {
    private static let list = ListID(rawValue: "house-list") ?? .sample

    private static func keep(_ birthYear: String, in server: TestServer, _ folder: URL) async throws {
        let file = folder.appending(path: "house-list.csv")
        try Data(
            "id,name,type,birth_dates,nationalities\nH-1,Arseniy Zveroboev,person,\(birthYear),RU\n".utf8
        ).write(to: file)
        _ = try await server.program.importLists(from: file, by: .system("test"))
    }

    @Test(
        "A hit says who cleared it, since when and why; that a second person is awaited; and after a change on the list that it lapsed, and which field on which side"
    )
    func clearing() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-hit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await TestServer.run { server in
            try await Self.keep("1974", in: server, folder)
            var application = TestServer.utopian.object ?? [:]
            var applicant = application["applicant"]?.object ?? [:]
            applicant["name"] = "Arseniy Zveroboev"
            application["applicant"] = .object(applicant)
            let sent = try await server.ask(.post, "/v1/applications", .intake, json: .object(application))
            let id = try #require(sent.json["id"]?.string)
            let record = try await server.program.application(try #require(ApplicationID(rawValue: id)))
            let hit = try #require(record.hits.first)
            func shown(_ scope: Scope) async throws -> JSONValue? {
                let answer = try await server.ask(.get, "/v1/applications/\(id)", scope)
                return answer.json["hits"]?.array?.first { $0["key"]?.string == hit.key }?["clearing"]
            }
            #expect(try await shown(.read) == nil, "nobody has cleared it")

            let analyst = StaffMember(.random(), roles: [.analyst]), officer = StaffMember(.random(), roles: [.officer])
            try await server.program.clear(
                hits: [hit.key], of: id, reason: "another person; seen the passport", seeing: record.lastEntry,
                by: analyst)
            if let awaited = try await shown(.read), awaited["state"] == "awaited" {
                #expect(awaited["by"]?.string == analyst.user.rawValue && awaited["awaitedUntil"]?.string != nil)
                let now = try await server.program.application(record.id)
                try await server.program.confirmClearing(
                    hits: [hit.key], of: id, reason: "so it is", seeing: now.lastEntry, by: officer)
                #expect(try await shown(.read)?["confirmedBy"]?.string == officer.user.rawValue)
            }
            let cleared = try #require(try await shown(.read))
            #expect(cleared["state"] == "cleared" && cleared["by"]?.string == analyst.user.rawValue)
            #expect(cleared["at"]?.string?.hasPrefix("2026-11-25T09:00:00") == true, "\(cleared)")
            #expect(cleared["reason"]?.string == "another person; seen the passport")
            #expect(cleared["entry"]?.string?.hasPrefix("ent_") == true)
            let intake = try await shown(.intake)
            #expect(intake?["state"] == "cleared" && intake?["reason"] == nil, "a sign-up flow is not told why")

            try await Self.keep("1974-08-12", in: server, folder)
            _ = try await server.program.rescreen()
            let lapsed = try #require(try await shown(.read))
            #expect(lapsed["state"] == "lapsed" && lapsed["by"]?.string == analyst.user.rawValue)
            #expect(lapsed["changes"]?.array?.first?["field"] == "birthDate", "\(lapsed)")
            #expect(lapsed["changes"]?.array?.first?["side"] == "theirs")
        }
    }
}
