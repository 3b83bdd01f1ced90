import Order
import Program
import Testing

@testable import Service

@Suite("Who holds an item of the queue")
struct ReviewHoldingTests {
    private static let applicant: JSONValue = [
        "applicant": [
            "type": "individual", "name": "Arkady Vostokov", "birthDate": "1971-03-04", "citizenships": ["RU"],
            "unitedStatesPermanentResident": false,
            "address": ["lines": ["Harbour Street 4"], "locality": "Vladivostok", "country": "RU"],
            "email": "arkady@mail.example",
        ], "product": ["kind": "virtualMachine"],
    ]

    @Test("Whoever proposed a clearing is not offered to take it, and is named to whoever confirms; an item is let go")
    func proposer() async throws {
        try await TestServer.withList { server in
            let sent = try await server.ask(.post, "/v1/applications", .intake, json: Self.applicant)
            let id = try #require(sent.json["id"]?.string)
            let item = "/console/queue/\(id)"
            let (otto, ottoToken) = try await server.signIn("otto")
            let (anna, _) = try await server.signIn("anna")
            let taken = try await server.post(item + "/take", [("csrf", ottoToken)], cookie: otto)
            #expect(taken.status == 303)
            let mine = try await server.page(item, cookie: otto)
            #expect(mine.text.contains("Let it go"))
            let hers = try await server.page(item, cookie: anna)
            #expect(!hers.text.contains("Let it go") && hers.text.contains("otto"))
            let released = try await server.post(item + "/release", [("csrf", ottoToken)], cookie: otto)
            #expect(released.status == 303)

            _ = try await server.post(item + "/take", [("csrf", ottoToken)], cookie: otto)
            let record = try await server.program.application(try #require(ApplicationID(rawValue: id)))
            let hit = try #require(record.hits.first)
            let proposed = try await server.post(
                item,
                [
                    ("csrf", ottoToken), ("decision", "notTheListedPerson"), ("hit", hit.key),
                    ("seen", record.lastEntry.rawValue), ("why", "a cousin; seen the passport"),
                ], cookie: otto)
            #expect(proposed.status == 303, "\(proposed.text.prefix(500))")
            let queued = try await server.program.queueItem(id)
            #expect(queued.kind == .clearing)
            let own = try await server.page(item, cookie: otto)
            #expect(own.text.contains("You proposed this clearing yourself") && !own.text.contains("Take it<"))
            let refused = try await server.post(item + "/take", [("csrf", ottoToken)], cookie: otto)
            #expect(refused.status == 403)
            let seen = try await server.page(item, cookie: anna)
            #expect(seen.text.contains("by otto"), "who proposed it is named")
        }
    }

    @Test("A sample's sign-in has a place for the code of persons who were added to it")
    func signIn() async throws {
        try await TestServer.run(sample: true) { server in
            let page = try await server.page("/console/sign-in")
            #expect(page.text.contains("name=\"code\""))
        }
    }
}
