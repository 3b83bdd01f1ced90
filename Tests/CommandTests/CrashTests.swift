import Foundation
import Testing

@Suite("A server that is killed", .serialized)
struct CrashTests {
    @Test("SIGKILL during a bulk run loses no acknowledged application, and the log verifies")
    func killed() async throws {
        let folder = try TemporaryFolder()
        let issued = try GatehouseProcess.run([
            "credentials", "issue", "intake", "--name", "sign-up", "--data", folder.data, "--json",
        ])
        let key = try #require(issued.output.firstMatch(of: /"key":"([^"]+)"/)?.output.1).description

        let server = try RunningServer(data: folder.data)
        let client = Client(address: server.address, key: key)
        let pid = server.processIdentifier
        let acknowledged = Acknowledged()
        await withTaskGroup(of: Void.self) { group in
            for sender in 0..<8 {
                group.addTask {
                    for position in 0..<200 {
                        let body = Data(
                            """
                            {"reference":"c-\(sender)-\(position)","applicant":{"type":"individual","name":"Person \(sender) \(position)","citizenships":["US"]},"product":{"kind":"virtualMachine","ownedByUnitedStatesPerson":true}}
                            """.utf8)
                        // The connection breaks when the server dies; what was not answered was not acknowledged.
                        guard let reply = try? await client.send("POST", "/v1/applications", body: body),
                            reply.status == 201,
                            let id = reply.text.firstMatch(of: /app_[0-9A-Z]{16}/)?.output
                        else { return }
                        await acknowledged.add(String(id))
                    }
                }
            }
            group.addTask {
                while await acknowledged.count < 300 { usleep(1000) }
                kill(pid, SIGKILL)
            }
        }
        server.kill9()
        let ids = await acknowledged.ids
        #expect(ids.count >= 300)

        let again = try RunningServer(data: folder.data)
        let reader = Client(address: again.address, key: key)
        for id in ids {
            let reply = try await reader.send("GET", "/v1/applications/\(id)")
            #expect(reply.status == 200, "\(id) was acknowledged and is lost")
        }
        again.stop()
        let verified = try GatehouseProcess.run(["records", "verify", "--data", folder.data])
        #expect(verified.status == 0, "\(verified.output)")
    }

    private actor Acknowledged {
        var ids: [String] = []
        var count: Int { ids.count }
        func add(_ id: String) { ids.append(id) }
    }
}
