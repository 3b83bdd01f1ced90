import Foundation
import Testing

@Suite("The command", .serialized)
struct CommandContractTests {
    @Test("A row that cannot be read is reported with its line and field, and the others are decided; exit 3")
    func rejectedRows() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file(
            "applicants.csv",
            """
            reference,type,name,birth_date,citizenships,location,email,product
            a-1,individual,Grace Hill,1980-02-03,US,US,grace@mail.example,virtualMachine
            a-2,individual,Ivo Lind,1980-02-30,SE,SE,ivo@mail.example,virtualMachine
            a-3,individual,"Stray" quote,1980-02-03,SE,SE,ivo@mail.example,virtualMachine
            a-4,individual,Mia Holm,1991-05-06,US,US,mia@mail.example,virtualMachine

            """)
        let result = try GatehouseProcess.run(["apply", file, "--data", folder.data, "--json"])
        #expect(result.status == 3, "\(result.errors)")
        #expect(result.output.contains("birth_date"))
        #expect(result.lines.last?.contains(#""rejected":2"#) == true)
        #expect(result.lines.last?.contains(#""rows":4"#) == true)
    }

    @Test("The same file applied twice does nothing twice")
    func idempotent() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file(
            "two.ndjson",
            """
            {"reference":"r1","applicant":{"type":"individual","name":"Grace Hill","citizenships":["US"]},"product":{"kind":"virtualMachine","ownedByUnitedStatesPerson":true}}
            {"reference":"r2","applicant":{"type":"individual","name":"Mia Holm","citizenships":["US"]},"product":{"kind":"virtualMachine","ownedByUnitedStatesPerson":true}}

            """)
        let first = try GatehouseProcess.run(["apply", file, "--data", folder.data, "--json"])
        let second = try GatehouseProcess.run(["apply", file, "--data", folder.data, "--json"])
        #expect(first.status == 0, "\(first.output)\(first.errors)")
        let ids = { (text: String) in
            text.split(separator: "\n").compactMap { $0.firstMatch(of: /app_[0-9A-Z]{16}/)?.output }
        }
        #expect(ids(first.output).count == 2)
        #expect(ids(first.output) == ids(second.output))
        let verified = try GatehouseProcess.run(["records", "verify", "--data", folder.data, "--json"])
        #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
    }

    @Test("Unknown options end with exit 2 and say how it is used; a missing file names itself")
    func usage() throws {
        let folder = try TemporaryFolder()
        let unknown = try GatehouseProcess.run(["apply", "--nonsense"])
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("Usage"))
        let missing = try GatehouseProcess.run(["apply", folder.url.path + "/none.csv", "--data", folder.data])
        #expect(missing.status == 2)
        #expect(missing.errors.contains("none.csv"))
    }

    @Test("Two writers never share a data directory: the second is told who holds it; exit 5")
    func oneWriter() throws {
        let folder = try TemporaryFolder()
        let server = try RunningServer(data: folder.data)
        defer { server.stop() }
        let second = try GatehouseProcess.run(["credentials", "issue", "read", "--name", "x", "--data", folder.data])
        #expect(second.status == 5)
        #expect(second.errors.contains("\(server.processIdentifier)"))
    }

    @Test("The whole of OFAC's list is imported and counted", .enabled(if: TestData.isPresent))
    func ofac() throws {
        let folder = try TemporaryFolder()
        let result = try GatehouseProcess.run(["lists", "import", TestData.ofac, "--data", folder.data, "--json"])
        #expect(result.status == 0, "\(result.errors)")
        let summary = try #require(result.lines.last)
        for figure in ["9044", "12409", "13625", "127"] { #expect(summary.contains(figure)) }
        #expect(result.output.contains("2677"))
        #expect(result.output.contains("34489"))
        // Importing screens customers by itself; everybody can be screened again at any time.
        #expect(result.lines.contains { $0.contains("\"rescreen\"") && $0.contains("\"decided\":0") })
        let again = try GatehouseProcess.run(["lists", "rescreen", "--data", folder.data, "--json"])
        #expect(again.status == 0 && again.lines.last?.contains("\"examined\":0") == true, "nothing has changed")
        let all = try GatehouseProcess.run(["lists", "rescreen", "--everything", "--data", folder.data, "--json"])
        #expect(all.status == 0 && all.lines.last?.contains("\"scope\":\"everything\"") == true)
    }
}
