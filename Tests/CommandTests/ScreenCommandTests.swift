import Foundation
import TestSupport
import Testing

@Suite("gatehouse screen", .serialized)
struct ScreenCommandTests {
    /// A data directory in which an invented list in OFAC's format is imported.
    private func withList(_ body: (TemporaryFolder) throws -> Void) throws {
        let folder = try TemporaryFolder()
        let none = String(repeating: ",-0- ", count: 7)
        _ = try folder.file(
            "sdn.csv",
            """
            101,"VOSTOKOV, Arkady Timurovich","individual","CYBER2"\(none),"DOB 04 Mar 1971; nationality Russia."
            102,"SEVERNAYA ZVEZDA TRADING LLC",-0- ,"CYBER2"\(none),-0- 

            """)
        _ = try folder.file("alt.csv", "102,1,\"aka\",\"NORTH STAR TRADING\",-0- \n")
        _ = try folder.file("add.csv", "102,1,\"Pier 4\",\"Vladivostok\",\"Russia\",-0- \n")
        let imported = try GatehouseProcess.run(["lists", "import", folder.url.path, "--data", folder.data])
        try #require(imported.status == 0, "\(imported.errors)")
        try body(folder)
    }

    @Test(
        "A CSV is answered row by row in order, whatever row is bad, and the summary says with which editions; exit 1")
    func csv() throws {
        try withList { folder in
            var rows = ["reference,name,birth_date,nationality,x_note"]
            for row in 0..<1000 { rows.append("c-\(row),Grace Hill,1980-02-03,US,") }
            rows[500] = "c-hit,Arkady Vostokov,1971-03-04,RU,"
            rows[600] = "c-bad,Grace Hill,1980-02-30,US,"
            rows[700] = "c-none,\"…\",,,"
            let file = try folder.file("parties.csv", rows.joined(separator: "\r\n"))
            let result = try GatehouseProcess.run(["screen", file, "--data", folder.data, "--json"])
            #expect(result.status == 1, "\(result.errors)")
            #expect(result.errors.isEmpty, "quiet in a pipe: \(result.errors)")
            let numbers = result.lines.compactMap { $0.firstMatch(of: /"row":(\d+)/).flatMap { Int($0.1) } }
            #expect(numbers == Array(2...1001))
            #expect(result.lines[499].contains(#""disposition":"hold""#) && result.lines[499].contains("ofac-sdn/101"))
            #expect(result.lines[599].contains(#""field":"birth_date""#))
            #expect(result.lines[699].contains(#""field":"name""#))
            let summary = try #require(result.lines.last)
            for figure in [#""rows":1000"#, #""rejected":2"#, #""stopping":1"#, "ofac-sdn@1"] {
                #expect(summary.contains(figure), "\(summary)")
            }
        }
    }

    @Test("Rows that cannot be read end with exit 3, a clean file with 0, an unknown column with 2 and its name")
    func exits() throws {
        try withList { folder in
            let clean = try GatehouseProcess.run(
                ["screen", "-", "--data", folder.data], input: "name\nGrace Hill\n")
            #expect(clean.status == 0, "\(clean.errors)")
            let rejected = try GatehouseProcess.run(
                ["screen", "-", "--data", folder.data],
                input: "{\"name\":\"Grace Hill\"}\n{\"name\":\"\\ud800\"}\n{\"name\":7}\n")
            #expect(rejected.status == 3, "\(rejected.errors)")
            #expect(rejected.output.contains("row 2") && rejected.output.contains("/name"))
            let unknown = try GatehouseProcess.run(
                ["screen", "-", "--data", folder.data], input: "nmae\nGrace Hill\n")
            #expect(unknown.status == 2 && unknown.errors.contains("nmae"), "\(unknown.errors)")
            let empty = try GatehouseProcess.run(["screen", "-", "--format", "csv", "--data", folder.data], input: "")
            #expect(empty.status == 2 && empty.errors.contains("empty"))
        }
    }

    @Test(
        "--explain prints the parts of the name, what agrees, the reasons with their clause, and the entry as it stands"
    )
    func explain() throws {
        try withList { folder in
            let result = try GatehouseProcess.run(
                ["screen", "Arkadiy Vostokov", "--birth-date", "1971-03-04", "--explain", "--data", folder.data])
            #expect(result.status == 1, "\(result.errors)")
            for words in ["● vostokov: the same", "● birthDate agrees", "§ preamble", "programs: CYBER2", "Hold until"]
            {
                #expect(result.output.contains(words), "\(words) in \(result.output)")
            }
            let looser = try GatehouseProcess.run(
                ["screen", "Arkadiy Vostokov", "--threshold", "0.95", "--data", folder.data])
            #expect(looser.status == 2 && looser.errors.contains("tighter"), "\(looser.errors)")
            let list = try GatehouseProcess.run(
                ["screen", "Arkadiy Vostokov", "--list", "no-such", "--data", folder.data])
            #expect(list.status == 2 && list.errors.contains("ofac-sdn"), "\(list.errors)")
        }
    }

    @Test(
        "Owners are compared too: what listed persons hold together makes a row stop, and the answer shows who holds what through whom"
    )
    func owners() throws {
        try withList { folder in
            let csv = try folder.file(
                "companies.csv",
                """
                reference,name,owners
                c-1,Harmless Holding,Arkady Timurovich Vostokov 30 %; Grace Hill 70 %
                c-2,Harmless Hosting,Severnaya Zvezda Trading LLC 62.5 %; Grace Hill 10%
                c-3,Harmless Trading,Grace Hill|US|60; Ivo Lind|LV|40
                c-4,Harmless Owning,none
                c-5,Harmless Nobody,Somebody 140 %

                """)
            let result = try GatehouseProcess.run(["screen", csv, "--data", folder.data, "--json", "--verbose"])
            #expect(result.status == 1, "\(result.errors)")
            #expect(result.lines[0].contains(#""disposition":"hold""#) && result.lines[0].contains("/owners/0"))
            #expect(result.lines[1].contains(#""disposition":"hold""#) && result.lines[1].contains("ofac-sdn/102"))
            #expect(
                result.lines[1].contains("Severnaya Zvezda Trading LLC 62.5 % of Harmless Hosting"),
                "\(result.lines[1])")
            #expect(
                result.lines[2].contains(#""verdict":"none""#) && result.lines[2].contains(#""disposition":"noStop""#))
            #expect(!result.lines[3].contains("ownership"))
            let people = try GatehouseProcess.run(["screen", csv, "--data", folder.data])
            #expect(people.output.contains("row 3: c-2 HOLD") && people.output.contains("owner Severnaya"))
            let chain =
                #"{"name":"Top","owners":[{"name":"Middle","percent":50,"owners":[{"name":"Arkady Vostokov","birthDate":"1971-03-04","nationality":"RU","percent":50}]}]}"#
            let nested = try GatehouseProcess.run(
                ["screen", "-", "--data", folder.data, "--json"], input: chain + "\n")
            #expect(nested.lines[0].contains(#""verdict":"owned""#), "\(nested.output)")
            #expect(nested.lines[0].contains("50 % of Middle, Middle 50 % of Top"), "\(nested.output)")
            let one = try GatehouseProcess.run(
                ["screen", "Harmless Hosting", "--owner", "Severnaya Zvezda Trading LLC 62.5 %", "--data", folder.data])
            #expect(one.status == 1 && one.output.contains("owners: listed persons hold"), "\(one.output)")
            let wrong = try GatehouseProcess.run(
                ["screen", "-", "--data", folder.data, "--json"],
                input: #"{"name":"A B","type":"person","owners":[{"name":"C D"}]}"# + "\n"
                    + #"{"name":"A B","owners":[{"name":"C D","percent":101},{"nam":"E"},7]}"# + "\n")
            #expect(wrong.status == 3 && wrong.lines[0].contains("a person has no owners"), "\(wrong.output)")
            for pointer in ["/owners/0/percent", "/owners/1/nam", "/owners/2"] {
                #expect(wrong.lines[1].contains("\"\(pointer)\""), "\(pointer) \(wrong.lines[1])")
            }
        }
    }

    @Test("Without a list nobody is called clear: exit 5 and what to do")
    func withoutList() throws {
        let folder = try TemporaryFolder()
        _ = try GatehouseProcess.run(["credentials", "issue", "read", "--name", "x", "--data", folder.data])
        let result = try GatehouseProcess.run(["screen", "Grace Hill", "--data", folder.data])
        #expect(result.status == 5 && result.errors.contains("lists import"))
    }

    @Test("what-if tells which applications another threshold would have stopped")
    func whatIf() throws {
        try withList { folder in
            let file = try folder.file(
                "applicants.csv",
                """
                type,name,birth_date,citizenships,product
                individual,Arkady Vostokov,1950-01-02,UA,virtualMachine

                """)
            _ = try GatehouseProcess.run(["apply", file, "--data", folder.data])
            let result = try GatehouseProcess.run(
                ["screen", "what-if", "--threshold", "0.2", "--data", folder.data, "--json"])
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.contains("ofac-sdn/101"))
            #expect(result.lines.last?.contains(#""newHits":1"#) == true, "\(result.output)")
        }
    }

    @Test("Pairs are scored in order without any list, with reasons, and measured by category where they are labelled")
    func pairs() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file(
            "pairs.csv",
            """
            schema,name1,name2,is_match,category
            Person,Sergey Testenko,Sergei Testenko,true,spelling
            Person,Grace Hill,Ivo Lind,false,other
            Person,Grace Hill,Grace Hill,false,other
            Company,"Acme, Ltd.",Acme Limited,,

            """)
        let result = try GatehouseProcess.run(["screen", "pairs", file, "--json"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.lines.count == 5)
        let rows = result.lines.prefix(4)
        #expect(rows.enumerated().allSatisfy { $0.element.contains("\"row\":\($0.offset + 1)") })
        #expect(
            rows.allSatisfy { $0.contains("\"score\":") && $0.contains("\"match\":") && $0.contains("\"reasons\":[") })
        let summary = try #require(result.lines.last)
        for figure in [#""rows":4"#, #""precision":0.5"#, #""recall":1"#, #""other":{"#, #""spelling":{"#] {
            #expect(summary.contains(figure), "\(summary)")
        }
    }

    @Test("The pairs that are published score in order", .enabled(if: TestData.isPresent))
    func publishedPairs() throws {
        let file = try #require(PublicData.file("names/pairs.csv")).path
        let result = try GatehouseProcess.run(["screen", "pairs", file, "--json"])
        #expect(result.lines.count == 354)
        let f1 = result.lines.last?.firstMatch(of: /"f1":([0-9.]+),"falseNegatives"/).flatMap { Double($0.1) }
        #expect((f1 ?? 0) >= 0.86, "\(result.lines.last ?? "")")
    }

    @Test("UTF-16 is told for what it is, and a data directory that is not there is no lost key")
    func whatIsWrong() throws {
        try withList { folder in
            let file = folder.url.appendingPathComponent("wide.csv")
            try #require("reference,name\n1,Grace Hill\n".data(using: .utf16)).write(to: file)
            let wide = try GatehouseProcess.run(["screen", file.path, "--data", folder.data])
            #expect(wide.status == 2 && wide.errors.contains("UTF-16"), "\(wide.errors)")
            let absent = try GatehouseProcess.run(["screen", "Grace Hill", "--data", folder.data + "-other"])
            #expect(absent.status == 2 && absent.errors.contains("no data directory"), "\(absent.errors)")
            #expect(!absent.errors.contains("key file"))
            #expect(!FileManager.default.fileExists(atPath: folder.data + "-other"))
        }
    }
}
