import Foundation
import Hummingbird
import Order
import Program
import Records
import Screening
import Testing

@testable import Service

/// Invented parties in OFAC's own format.
enum InventedList {
    static func folder(in root: URL) throws -> URL {
        let folder = root.appending(path: "list")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let none = String(repeating: ",-0- ", count: 7)
        let files = [
            "sdn.csv": """
            101,"VOSTOKOV, Arkady Timurovich","individual","CYBER2"\(none),"DOB 04 Mar 1971; nationality Russia; Passport 718293645 (Russia); Digital Currency Address - XBT 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa."
            102,"SEVERNAYA ZVEZDA TRADING LLC",-0- ,"CYBER2"\(none),-0- 
            103,"OKONKWO, Brabazon","individual","SDGT"\(none),"DOB 1980."

            """,
            "alt.csv": "101,1,aka,\"WOSTOKOW, Arkadij\",-0- \n",
            "add.csv": "102,1,\"Pier 4\",\"Vladivostok\",\"Russia\",-0- \n",
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return folder
    }
}

extension TestServer {
    /// A server whose program has imported the invented list.
    static func withList(_ body: @Sendable @escaping (TestServer) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "gatehouse-list-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let folder = try InventedList.folder(in: root)
        try await run { server in
            _ = try await server.program.importLists(from: folder, by: .system("test"))
            try await body(server)
        }
    }

    /// Entries that say that somebody screened.
    func screeningEntries() throws -> [Entry] {
        try program.records.entries(from: 0, kinds: ["screening.asked", "screening.ended"], limit: 100)
    }
}

@Suite("Screening over HTTP")
struct ScreeningFaceTests {
    @Test("A hit says how sure it is, what agrees, what differs, what is absent, the entry as it stood, and what to do")
    func one() async throws {
        try await TestServer.withList { server in
            let answer = try await server.ask(
                .post, "/v1/screenings?purpose=sign-up", .intake,
                json: [
                    "reference": "r-1", "name": "Arkady Vostokov", "type": "individual", "birthDate": "1971-03-04",
                    "nationality": "UA",
                ])
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.json["disposition"]?.string == "hold" && answer.json["reference"]?.string == "r-1")
            let hit = try #require(answer.json["hits"]?.array?.first)
            #expect(hit["key"]?.string == "ofac-sdn/101" && hit["verdict"]?.string == "confirmed")
            #expect(hit["agrees"]?.array?.contains("birthDate") == true)
            #expect(hit["differs"]?.array?.contains("nationality") == true)
            #expect(hit["parts"]?.array?.contains { $0["ours"]?.string == "vostokov" } == true)
            #expect(hit["listed"]?["documents"]?.array?.first?.string?.contains("718293645") == true)
            #expect(hit["recommendation"]?.string?.contains("compared") == true)
            #expect(answer.json["lists"]?.array?.first?["stamp"]?.string?.hasPrefix("ofac-sdn@1") == true)
            let entry = try #require(try server.screeningEntries().first)
            #expect(entry.parts.first?.fields?["purpose"]?.string == "sign-up")
            #expect(entry.parts.first?.fields?["queries"]?.integer == 1)
            #expect(!"\(entry)".contains("Vostokov"))
        }
    }

    @Test("Owners are compared, and what listed ones hold together makes the party wait for a person")
    func owners() async throws {
        try await TestServer.withList { server in
            let answer = try await server.ask(
                .post, "/v1/screenings", .intake,
                json: [
                    "name": "Harmless Hosting",
                    "owners": [
                        [
                            "name": "Middle Holding", "percent": "50-75",
                            "owners": [
                                [
                                    "name": "Arkady Vostokov", "birthDate": "1971-03-04", "nationality": "RU",
                                    "percent": 50,
                                ]
                            ],
                        ], ["name": "Grace Hill"],
                    ],
                ])
            #expect(answer.status == 200 && answer.json["disposition"] == "hold", "\(answer.text)")
            #expect(answer.json["hits"]?.array?.isEmpty == true && answer.json["stopping"] == 1)
            let ownership = try #require(answer.json["ownership"])
            #expect(ownership["verdict"] == "owned", "\(ownership)")
            #expect(ownership["owners"]?.array?.first?["pointer"] == "/owners/0/owners/0")
            #expect(answer.json["sentence"]?.string?.contains("50 percent rule") == true, "\(answer.text)")
        }
    }

    @Test("A wallet alone finds its party, and a machine may refuse on it")
    func wallet() async throws {
        try await TestServer.withList { server in
            let answer = try await server.ask(
                .post, "/v1/screenings", .read, json: ["wallets": ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"]])
            #expect(answer.json["disposition"]?.string == "mayRefuse", "\(answer.text)")
        }
    }

    @Test("A wallet, a mailbox or a number given as a name is looked up as what it is, and told")
    func misplaced() async throws {
        try await TestServer.withList { server in
            for (name, disposition) in [
                ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "mayRefuse"), ("718293645", "hold"), ("a@b.example", "noStop"),
            ] {
                let answer = try await server.ask(.post, "/v1/screenings", .read, json: ["name": .string(name)])
                #expect(answer.json["disposition"]?.string == disposition, "\(answer.text)")
                #expect(
                    answer.json["warnings"]?.array?.contains { $0["detail"]?.string?.contains("looked up") == true }
                        == true,
                    "\(answer.text)")
            }
            let plain = try await server.ask(.post, "/v1/screenings", .read, json: ["name": "3M"])
            #expect(plain.json["warnings"]?.array?.isEmpty ?? true, "\(plain.text)")
        }
    }

    @Test("A batch is answered line by line in order; a bad line says why and stops nothing; two entries frame it")
    func batch() async throws {
        try await TestServer.withList { server in
            let lines = [
                #"{"name":"Arkady Vostokov"}"#, #"{"name":"Grace Hill"}"#, #"{"nam":"Grace Hill"}"#, "nonsense",
                #"{"name":"Grace \ud800 Hill"}"#, #"{"name":"Severnaya Zvezda Trading"}"#,
            ]
            let answer = try await server.ask(
                .post, "/v1/screenings", .intake, raw: lines.joined(separator: "\n"), media: "application/x-ndjson")
            #expect(answer.status == 200)
            let answers = answer.lines
            #expect(answers.dropLast().map { $0["line"]?.integer } == [1, 2, 3, 4, 5, 6])
            #expect(answers[0]["screening"]?["disposition"]?.string == "hold")
            #expect(answers[1]["screening"]?["disposition"]?.string == "noStop")
            #expect(answers[2]["problem"]?["errors"]?.array?.first?["pointer"]?.string == "/nam")
            #expect(answers[3]["problem"]?["status"]?.integer == 400)
            #expect(answers[4]["problem"]?["detail"]?.string?.contains("surrogate") == true)
            #expect(answers[5]["screening"]?["hits"]?.array?.first?["key"]?.string == "ofac-sdn/102")
            let summary = answers.last?["summary"]
            #expect(summary?["done"] == 3 && summary?["failed"] == 3 && summary?["stopping"] == 2)
            let entries = try server.screeningEntries()
            #expect(entries.map(\.kind) == ["screening.asked", "screening.ended"])
            #expect(entries.last?.parts.first?.fields?["queries"]?.integer == 3)
        }
    }

    private static let unusable: [(body: String, pointer: String)] = [
        ("{}", "/name"), (#"{"name":""}"#, "/name"), (#"{"name":"…!? --"}"#, "/name"),
        (#"{"name":"\u200b\u200b"}"#, "/name"), (#"{"name":"A B","birthDate":"1961-02-30"}"#, "/birthDate"),
        (#"{"name":"A B","lists":["no-such"]}"#, "/lists/0"), (#"{"name":"A B","threshold":0.99}"#, "/threshold"),
        (#"{"name":"A B","nationality":"Atlantis"}"#, "/nationality"), (#"{"nam":"A B"}"#, "/nam"),
        (#"{"name":"A B","documents":[{"kind":"passport"}]}"#, "/documents/0/number"),
        (#"{"name":"\#(String(repeating: "long ", count: 2000))"}"#, "/name"),
    ]

    @Test("What cannot be compared is refused with the place and the way to mend it")
    func refused() async throws {
        try await TestServer.withList { server in
            for (body, pointer) in Self.unusable {
                let answer = try await server.ask(.post, "/v1/screenings", .read, raw: body)
                #expect(answer.status == 422, "\(answer.text)")
                #expect(
                    answer.json["errors"]?.array?.contains { $0["pointer"]?.string == pointer } == true,
                    "\(body.prefix(80)): \(answer.text)")
            }
            #expect(try server.screeningEntries().isEmpty)
        }
    }

    @Test("An unpaired surrogate is no JSON; a key of another scope may not ask; without a list the answer is unknown")
    func refusedOtherwise() async throws {
        try await TestServer.withList { server in
            let surrogate = try await server.ask(.post, "/v1/screenings", .read, raw: #"{"name":"A \ud800"}"#)
            #expect(surrogate.status == 400 && surrogate.text.contains("surrogate"))
            let scope = try await server.ask(.post, "/v1/screenings", .access, json: ["name": "A B"])
            #expect(scope.status == 403)
            let media = try await server.ask(.post, "/v1/screenings", .read, raw: "a", media: "text/plain")
            #expect(media.status == 415)
        }
        try await TestServer.run { server in
            let answer = try await server.ask(.post, "/v1/screenings", .read, json: ["name": "A B"])
            #expect(answer.json["disposition"]?.string == "unknown" && answer.json["lists"] == [])
        }
    }

    @Test("A name that tries to pass as another is compared all the same, and told")
    func disguised() async throws {
        try await TestServer.withList { server in
            for (name, words) in [
                ("Arkady V\u{043E}stokov", "scripts"), ("Arkady Vos\u{200B}tokov", "do not show"),
                ("Arkady \u{202E}Vostokov", "direction"),
            ] {
                let answer = try await server.ask(.post, "/v1/screenings", .read, json: ["name": .string(name)])
                #expect(answer.json["hits"]?.array?.first?["key"]?.string == "ofac-sdn/101", "\(answer.text)")
                #expect(
                    answer.json["warnings"]?.array?.contains { $0["detail"]?.string?.contains(words) == true } == true,
                    "\(answer.text)")
            }
        }
    }

    @Test("A tighter threshold makes more hits stop and never fewer")
    func tighter() async throws {
        try await TestServer.withList { server in
            let name: JSONValue = ["name": "Arkady Vostokov", "birthDate": "1950-01-02"]
            let loose = try await server.ask(.post, "/v1/screenings", .read, json: name)
            #expect(loose.json["disposition"]?.string == "noStop", "\(loose.text)")
            var members = name.object ?? [:]
            members["threshold"] = 0.3
            let tight = try await server.ask(.post, "/v1/screenings", .read, json: .object(members))
            #expect(tight.json["disposition"]?.string == "hold", "\(tight.text)")
        }
    }
}

@Suite("The matching API that clients of yente speak")
struct MatchingAPITests {
    private static let person: JSONValue = [
        "queries": [
            "q1": [
                "schema": "Person",
                "properties": [
                    "name": ["Arkady Vostokov"], "birthDate": ["1971-03-04"], "nationality": ["ru"],
                    "noSuchProperty": ["x"],
                ],
            ], "q2": ["schema": "Company", "properties": ["name": "Brilliant Amazing Limited"]],
        ]
    ]

    @Test("Several examples in, scored entities out, each under its own name; ApiKey is understood; names are not kept")
    func match() async throws {
        try await TestServer.withList { server in
            let key = try #require(server.keys[.read])
            let answer = try await server.ask(
                .post, "/match/default?algorithm=logic-v1&fuzzy=false&topics=sanction&topics=role.pep",
                json: Self.person,
                headers: [.authorization: "ApiKey \(key)"])
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.headers[.batchSize] == "2")
            let first = try #require(answer.json["responses"]?["q1"])
            let result = try #require(first["results"]?.array?.first)
            #expect(result["id"]?.string == "ofac-101" && result["schema"]?.string == "Person")
            #expect(result["caption"]?.string == "VOSTOKOV, Arkady Timurovich")
            #expect(result["properties"]?["birthDate"] == ["1971-03-04"])
            #expect(result["properties"]?["nationality"] == ["ru"])
            #expect(result["datasets"] == ["us_ofac_sdn"])
            #expect(result["match"] == true && (result["score"]?.double ?? 0) > 0.9)
            #expect(result["features"]?["birthDate"] == 1)
            #expect(result["explanations"]?["name"]?["candidate"]?.string?.isEmpty == false)
            #expect(first["query"]?["properties"]?["noSuchProperty"] == nil)
            #expect(first["total"]?["value"] == 1)
            #expect(answer.json["responses"]?["q2"]?["results"] == [])
            let entry = try #require(try server.screeningEntries().first)
            #expect(entry.parts.first?.fields?["queries"]?.integer == 2 && !"\(entry)".contains("Vostokov"))
        }
    }

    @Test("Results are limited, cut off and filtered as asked")
    func filters() async throws {
        try await TestServer.withList { server in
            for query in [
                "exclude_entity_ids=ofac-101", "exclude_schema=Person", "topics=crime", "exclude_dataset=us_ofac_sdn",
                "threshold=1&cutoff=1",
            ] {
                let answer = try await server.ask(.post, "/match/us_ofac_sdn?\(query)", .read, json: Self.person)
                #expect(answer.json["responses"]?["q1"]?["results"] == [], "\(query): \(answer.text)")
            }
        }
    }

    @Test("A stated cut-off holds whatever the threshold is")
    func cutOff() async throws {
        try await TestServer.withList { server in
            for (cutoff, count) in [("0.97", 1), ("0.999", 0)] {
                let answer = try await server.ask(
                    .post, "/match/default?cutoff=\(cutoff)", .read,
                    json: [
                        "queries": ["q": ["schema": "Company", "properties": ["name": "Severnaya Zvezda Trading LLC"]]]
                    ])
                #expect(answer.json["responses"]?["q"]?["results"]?.array?.count == count, "\(cutoff) \(answer.text)")
            }
        }
    }

    @Test("A search is filtered, sorted and counted by the parameters of yente; what is not known is passed over")
    func searchParameters() async throws {
        try await TestServer.withList { server in
            for (query, count) in [
                ("sort=caption:asc&filter=schema:Person", 1), ("filter=schema:Vessel", 0), ("filter=countries:ru", 1),
                ("filter=countries:ru&filter=countries:fr&filter_op=OR", 1),
                ("filter=countries:ru&filter=countries:fr&filter_op=AND", 0), ("filter=properties.x:y", 1),
                ("include_dataset=us_ofac_sdn", 1), ("exclude_dataset=us_ofac_sdn", 0), ("exclude_schema=Person", 0),
                ("sort=last_change:desc&target=true&facets=topics", 1),
            ] {
                let answer = try await server.ask(.get, "/search/default?q=Arkady%20Vostokov&\(query)", .read)
                #expect(
                    answer.status == 200 && answer.json["results"]?.array?.count == count, "\(query) \(answer.text)")
            }
            let facets = try await server.ask(.get, "/search/default?q=Vostokov&facets=topics", .read).json["facets"]
            #expect(facets?.object?.keys.sorted() == ["topics"])
            let wrong = try await server.ask(.get, "/search/default?q=Vostokov&filter_op=XOR", .read)
            #expect(wrong.status == 400)
            // By what `referents` calls it, with the slash as it is or encoded.
            for id in ["ofac-sdn/101", "ofac-sdn%2F101"] {
                let entity = try await server.ask(.get, "/entities/\(id)", .read)
                #expect(entity.json["referents"] == ["ofac-sdn/101"], "\(id) \(entity.text)")
            }
        }
    }

    @Test(
        "What is wrong is said in plain words: an empty example, a name too long, a body that is no JSON, a day there is not"
    )
    func plainWords() async throws {
        try await TestServer.withList { server in
            let long = String(repeating: "x", count: 10_000)
            let person = #"{"schema":"Person","properties":{"name":["Arkady Vostokov","\#(long)"]}}"#
            for (path, body, words, not) in [
                ("/match/default", #"{"queries":{"q":{}}}"#, "schema", "must be null"),
                ("/match/default", #"{"queries":{"q":\#(person)}}"#, "more than 1000 characters", "nothing in it"),
                ("/match/default", "not json", "is no JSON", "null was expected"),
            ] {
                let answer = try await server.ask(.post, path, .read, raw: body)
                #expect((400...422).contains(answer.status), "\(answer.text)")
                #expect(answer.text.contains(words) && !answer.text.contains(not), "\(answer.text)")
            }
            var application = TestServer.utopian.object ?? [:]
            var applicant = application["applicant"]?.object ?? [:]
            for (date, words) in [
                ("1961-02-30", "there is no such date"), ("30.1.1961", "as 1961-06-01"),
            ] {
                applicant["birthDate"] = .string(date)
                application["applicant"] = .object(applicant)
                let answer = try await server.ask(.post, "/v1/applications", .intake, json: .object(application))
                #expect(answer.text.contains(words), "\(answer.text)")
                // Where a schema is what refuses it.
                let screened = try await server.ask(
                    .post, "/v1/screenings", .read, json: ["name": "A B", "birthDate": .string(date)])
                #expect(
                    screened.text.contains(words) && !screened.text.contains("[0-9]"), "\(screened.text)")
            }
        }
    }

    private static let unaskable: [(path: String, body: String, status: Int)] = [
        ("/match/nowhere", #"{"queries":{"a":{"schema":"Person","properties":{"name":["A B"]}}}}"#, 404),
        ("/match/default", #"{"queries":{}}"#, 400), ("/match/default", "{}", 422),
        ("/match/default", #"{"queries":{"a":{"schema":"Ownership","properties":{"name":["A"]}}}}"#, 400),
        ("/match/default", #"{"queries":{"a":{"schema":"Nonsense","properties":{"name":["A"]}}}}"#, 400),
        ("/match/default", #"{"queries":{"a":{"schema":"Person","properties":{}}}}"#, 400),
        (
            "/match/default?algorithm=x", #"{"queries":{"a":{"schema":"Person","properties":{"name":["A B"]}}}}"#,
            400
        ),
        (
            "/match/default",
            #"{"weights":{"name":0.1},"queries":{"a":{"schema":"Person","properties":{"name":["A B"]}}}}"#, 400
        ),
    ]

    @Test("What cannot be asked is answered with 400, 404 or 422 and a sentence under detail")
    func refused() async throws {
        try await TestServer.withList { server in
            for (path, body, status) in Self.unaskable {
                let answer = try await server.ask(.post, path, .read, raw: body)
                #expect(answer.status == status, "\(body): \(answer.text)")
                #expect(answer.json["detail"]?.string?.isEmpty == false)
            }
        }
    }

    @Test("The catalogue, the algorithms, an entity, a search and the health are there as its clients look for them")
    func others() async throws {
        try await TestServer.withList { server in
            let catalog = try await server.ask(.get, "/catalog", .read)
            #expect(catalog.json["current"] == ["default", "us_ofac_sdn"])
            let algorithms = try await server.ask(.get, "/algorithms", .read)
            #expect(algorithms.json["best"]?.string == "gatehouse")
            let entity = try await server.ask(.get, "/entities/ofac-102?nested=false", .read)
            #expect(entity.json["caption"]?.string == "SEVERNAYA ZVEZDA TRADING LLC", "\(entity.text)")
            let absent = try await server.ask(.get, "/entities/ofac-999", .read)
            #expect(absent.status == 404)
            let search = try await server.ask(.get, "/search/default?q=vostokov%20arkady&schema=Person&limit=3", .read)
            #expect(search.json["results"]?.array?.first?["id"]?.string == "ofac-101", "\(search.text)")
            #expect(search.json["facets"]?["topics"]?["values"]?.array?.first?["name"]?.string == "sanction")
            let health = try await server.ask(.get, "/healthz", headers: [.accept: "application/json"])
            #expect(health.json["status"]?.string == "ok")
            let closed = try await server.ask(.get, "/catalog")
            #expect(closed.status == 401)
        }
    }
}

@Suite("Two records side by side", .serialized)
struct ComparePageTests {
    private static let applicant: JSONValue = [
        "applicant": [
            "type": "individual", "name": "Arkady Vostokov", "birthDate": "1971-03-04", "citizenships": ["UA"],
            "unitedStatesPermanentResident": false,
            "address": ["lines": ["Harbour Street 4"], "locality": "Lviv", "country": "UA"],
            "email": "arkady@mail.example",
        ], "product": ["kind": "virtualMachine"],
    ]

    @Test(
        "A hit leads to its comparison: masked until a purpose is given, differences marked by shape and word, and decided there"
    )
    func compare() async throws {
        try await TestServer.withList { server in
            let sent = try await server.ask(.post, "/v1/applications", .intake, json: Self.applicant)
            let id = try #require(sent.json["id"]?.string)
            #expect(sent.json["state"]?.string == "review", "\(sent.text)")
            let (cookie, csrf) = try await server.signIn("anna")
            let address = "/console/applications/\(id)/compare?hit=ofac-sdn%2F101"
            let record = try await server.page("/console/applications/\(id)", cookie: cookie)
            #expect(record.text.contains(address), "the screening table leads to it")

            let masked = try await server.page(address, cookie: cookie)
            #expect(masked.status == 200, "\(masked.text.prefix(300))")
            #expect(!masked.text.contains("Arkady Vostokov"))
            for words in [
                "Is this the same party?", "part by part", "What speaks against", "The entry as it stood",
                "VOSTOKOV, Arkady Timurovich", "ofac-sdn edition 1", "contradicts", "✕",
            ] { #expect(masked.text.contains(words), "\(words)") }

            let asked = try await server.page(
                "/console/applications/\(id)/compare/reveal?hit=ofac-sdn%2F101", cookie: cookie)
            #expect(asked.text.contains("Why do you need to see it?"))
            let revealed = try await server.post(
                "/console/applications/\(id)/compare/reveal",
                [("csrf", csrf), ("purpose", "review"), ("hit", "ofac-sdn/101")], cookie: cookie)
            #expect(revealed.text.contains("Arkady Vostokov") && revealed.text.contains("This has been recorded"))
            let reveals = try server.program.records.entries(from: 0, kinds: ["record.revealed"], limit: 10)
            #expect(reveals.count == 1)

            let queue = try await server.page("/console/queue/\(id)?hit=ofac-sdn%2F101", cookie: cookie)
            #expect(queue.text.contains("part by part") && !queue.text.contains("Arkady Vostokov"))
            let absent = try await server.page("/console/applications/\(id)/compare?hit=none", cookie: cookie)
            #expect(absent.status == 404)
        }
    }

    @Test("What another threshold would have hit is shown with each application, and changes nothing")
    func thresholds() async throws {
        try await TestServer.withList { server in
            var form = Self.applicant.object ?? [:]
            var applicant = form["applicant"]?.object ?? [:]
            applicant["birthDate"] = "1950-01-02"
            form["applicant"] = .object(applicant)
            let sent = try await server.ask(.post, "/v1/applications", .intake, json: .object(form))
            let id = try #require(sent.json["id"]?.string)
            #expect(sent.json["state"]?.string != "review", "\(sent.text)")
            let (cookie, csrf) = try await server.signIn("otto")
            let asked = try await server.page("/console/thresholds", cookie: cookie)
            #expect(asked.status == 200 && asked.text.contains("ofac-sdn"))
            let wrong = try await server.post(
                "/console/thresholds", [("csrf", csrf), ("threshold", "7")], cookie: cookie)
            #expect(wrong.status == 422)
            let shown = try await server.post(
                "/console/thresholds",
                [("csrf", csrf), ("list", "ofac-sdn"), ("tier", ""), ("threshold", "0.2"), ("last", "100")],
                cookie: cookie)
            #expect(shown.text.contains("1 new hit") && shown.text.contains(id), "\(shown.text.prefix(2000))")
            let after = try await server.ask(.get, "/v1/applications/\(id)", .intake)
            #expect(after.json["state"] == sent.json["state"])
        }
    }

    @Test("Screening by hand needs a purpose, shows each hit beside its entry, and keeps no name")
    func byHand() async throws {
        try await TestServer.withList { server in
            let (cookie, csrf) = try await server.signIn("anna")
            let form = try await server.page("/console/screening", cookie: cookie)
            #expect(form.status == 200 && form.text.contains("Compare with the lists"))
            let without = try await server.post(
                "/console/screening", [("csrf", csrf), ("name", "Arkady Vostokov")], cookie: cookie)
            #expect(without.status == 422 && without.text.contains("Arkady Vostokov"), "what was typed is kept")
            let bad = try await server.post(
                "/console/screening",
                [("csrf", csrf), ("name", "Arkady Vostokov"), ("birthDate", "1961-02-30"), ("purpose", "t")],
                cookie: cookie)
            #expect(bad.status == 422 && bad.text.contains("There is no such date"))
            let answer = try await server.post(
                "/console/screening",
                [("csrf", csrf), ("name", "Arkady Vostokov"), ("birthDate", "1971"), ("purpose", "ticket 7")],
                cookie: cookie)
            #expect(answer.status == 200 && answer.text.contains("VOSTOKOV, Arkady Timurovich"), "\(answer.status)")
            let entry = try #require(try server.screeningEntries().first)
            #expect(entry.parts.first?.fields?["purpose"]?.string == "ticket 7" && !"\(entry)".contains("Vostokov"))
        }
    }
}
