import Foundation
import Order
import Program
import Records
import Testing

@testable import Service

@Suite("Where lists come from, over HTTP and in the console")
struct ListSourceTests {
    /// A server with a folder that holds an own table of so many parties.
    private static func withFolder(
        _ body: @Sendable @escaping (TestServer, URL) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-source-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(20, in: folder)
        try await TestServer.run { server in
            try await server.program.addListSource(
                ListSourceSetting(name: "mirror", places: [folder.path]), by: .system("command"))
            try await body(server, folder)
        }
    }
    private static func write(_ parties: Int, in folder: URL, end: String = "\n") throws {
        let rows = (1...parties).map { "\($0),Invented Party Number \($0)" }.joined(separator: "\n")
        try Data("id,name\n\(rows)\(end)".utf8).write(to: folder.appending(path: "house.csv"))
    }

    @Test(
        "An admin key adds, changes and removes a source while the server runs; each is an entry, and bad ones say where"
    )
    func sources() async throws {
        try await Self.withFolder { server, folder in
            let added = try await server.ask(
                .post, "/v1/lists/sources", .admin,
                json: ["name": "un", "places": ["https://lists.example/un.xml"], "everySeconds": 3600])
            #expect(added.status == 200 && added.json["everySeconds"] == 3600, "\(added.text)")
            let changed = try await server.ask(
                .post, "/v1/lists/sources", .admin, json: ["name": "mirror", "everySeconds": 7200])
            #expect(changed.json["places"]?.array?.first?.string == folder.path, "a folder is kept: \(changed.text)")
            #expect(changed.json["everySeconds"] == 7200)
            let refused: [(JSONValue, String)] = [
                (["name": "etc", "places": ["/etc"]], "/places"), (["name": "x"], "/places"),
                (["name": "x", "places": ["http://lists.example/un.xml"]], "/places"),
                (["name": "X Y", "places": ["https://lists.example/un.xml"]], "/name"),
                (["name": "un", "everySeconds": 7200, "staleAfterSeconds": 60], "/staleAfterSeconds"),
            ]
            for (asked, pointer) in refused {
                let answer = try await server.ask(.post, "/v1/lists/sources", .admin, json: asked)
                #expect(answer.status == 422, "\(answer.text)")
                #expect(
                    answer.json["errors"]?.array?.contains { $0["pointer"]?.string == pointer } == true,
                    "\(pointer): \(answer.text)")
            }
            let other = try await server.ask(.post, "/v1/lists/sources", .read, json: ["name": "un"])
            #expect(other.status == 403)
            #expect(try await server.ask(.delete, "/v1/lists/sources/un", .admin).status == 204)
            #expect(try await server.ask(.delete, "/v1/lists/sources/un", .admin).status == 404)
            let entries = try server.program.records.entries(
                from: 0, kinds: ["list.sourceAdded", "list.sourceRemoved"], limit: 10)
            #expect(
                entries.map(\.kind.rawValue).suffix(3) == [
                    "list.sourceAdded", "list.sourceAdded", "list.sourceRemoved",
                ])
            #expect(entries.last.map { if case .credential = $0.actor { true } else { false } } == true)
        }
    }

    @Test(
        "Looking now takes a list; a broken or smaller one leaves it in force with the trouble shown, until it is accepted"
    )
    func refresh() async throws {
        try await Self.withFolder { server, folder in
            func look(_ more: String = "") async throws -> JSONValue? {
                let answer = try await server.ask(.post, "/v1/lists/refresh?source=mirror\(more)", .admin)
                #expect(answer.status == 200, "\(answer.text)")
                return answer.json["items"]?.array?.first
            }
            func list() async throws -> JSONValue? {
                try await server.ask(.get, "/v1/lists", .read).json["items"]?.array?.first
            }
            #expect(try await look()?["outcome"] == "taken")
            let first = try #require(try await list())
            #expect(first["list"] == "house" && first["parties"] == 20 && first["source"] == "mirror")

            try Self.write(20, in: folder, end: ",\"cut")
            #expect(try await look()?["outcome"] == "failed")
            let broken = try #require(try await list())
            #expect(broken["edition"] == 1 && broken["error"]?.string?.contains("house.csv") == true, "\(broken)")
            #expect(broken["ageSeconds"] != nil)
            try Self.write(10, in: folder)
            #expect(try await look()?["error"]?.string?.contains("parties from 20 to 10") == true)
            #expect(try await list()?["parties"] == 20)
            let sources = try await server.ask(.get, "/v1/lists/sources", .read)
            #expect(sources.json["items"]?.array?.first?["failures"] == 2, "\(sources.text)")
            #expect(try await look("&accept_smaller=true")?["outcome"] == "taken")
            let smaller = try #require(try await list())
            #expect(smaller["parties"] == 10 && smaller["error"] == nil)
            #expect(try await server.ask(.post, "/v1/lists/refresh?source=none", .admin).status == 404)
            #expect(try await server.ask(.post, "/v1/lists/refresh?accept_smaller=yes", .admin).status == 400)
        }
    }

    @Test("A full re-screen is asked for, is an entry at once, shows how far it is, and is not asked for twice")
    func rescreen() async throws {
        try await TestServer.withList { server in
            #expect(try await server.ask(.get, "/v1/lists/rescreen", .read).status == 404)
            let asked = try await server.ask(.post, "/v1/lists/rescreen", .admin)
            #expect(asked.status == 202 && asked.json["state"] == "running", "\(asked.text)")
            #expect(try await server.ask(.post, "/v1/lists/rescreen", .admin).status == 409)
            #expect(try await server.ask(.post, "/v1/lists/rescreen", .read).status == 403)
            #expect(try server.program.needsRescreen, "the server goes on with it")
            let report = try await server.program.rescreen()
            #expect(report?.scope == .everything && report?.job.rawValue == asked.json["job"]?.string)
            let ended = try await server.ask(.get, "/v1/lists/rescreen", .read)
            #expect(ended.json["state"] == "ended" && ended.json["job"] == asked.json["job"], "\(ended.text)")
        }
    }

    @Test("In the console an administrator sets sources and sees no customer; an analyst sees them and sets none")
    func console() async throws {
        try await Self.withFolder { server, _ in
            let (ada, token) = try await server.signIn("ada")
            let lists = try await server.page("/console/lists", cookie: ada)
            #expect(lists.status == 200 && lists.text.contains("Add a source") && lists.text.contains("mirror"))
            #expect(!lists.text.contains("/console/screening"))
            let wrong = try await server.post(
                "/console/lists/sources",
                [("csrf", token), ("name", "un"), ("places", "/etc/passwd"), ("every", "soon")], cookie: ada)
            #expect(wrong.status == 422 && wrong.text.contains("30m, 6h, 1d") && wrong.text.contains("/etc/passwd"))
            let added = try await server.post(
                "/console/lists/sources",
                [
                    ("csrf", token), ("name", "un"),
                    ("places", "https://lists.example/a.csv\r\nhttps://lists.example/b.csv"),
                    ("every", "12h"), ("stale", "3d"),
                ], cookie: ada)
            #expect(added.status == 303, "\(added.text.prefix(300))")
            let setting = try #require(server.program.listSources.first { $0.name == "un" })
            #expect(
                setting.places.count == 2 && setting.every == 12 * 3_600_000 && setting.staleAfter == 3 * 86_400_000)
            #expect(!setting.allowsPrivate)
            let one = try await server.page("/console/lists/sources/un", cookie: ada)
            #expect(
                one.text.contains("12h") && one.text.contains("Look now") && one.text.contains("Remove this source"))
            #expect(
                try await server.post("/console/lists/sources/un/look", [("csrf", token)], cookie: ada).status == 303)
            #expect(try server.program.records.entries(from: 0, kinds: ["list.lookAsked"], limit: 9).count == 1)
            #expect(
                try await server.post("/console/lists/sources/un/remove", [("csrf", token)], cookie: ada).status == 303)
            #expect(try await server.post("/console/lists/rescreen", [("csrf", token)], cookie: ada).status == 303)
            let running = try await server.page("/console/lists", cookie: ada)
            #expect(running.text.contains("Being compared with every list"))

            let (anna, annas) = try await server.signIn("anna")
            let seen = try await server.page("/console/lists", cookie: anna)
            #expect(seen.text.contains("mirror") && !seen.text.contains("Add a source"))
            let denied = try await server.post(
                "/console/lists/sources/mirror/remove", [("csrf", annas)], cookie: anna)
            #expect(denied.status == 403)
        }
    }
}
