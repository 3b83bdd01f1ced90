import Foundation
import Testing

/// `gatehouse verify` over what people name: files that are there and not, folders, links, and what cannot be read.
@Suite struct VerifyCommandTests {
    private static let zone =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\r\n"

    @Test("Every file has one line with its kind, verdict and reasons; a wrong one makes the exit code 1")
    func files() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("zone.txt", Self.zone)
        _ = try folder.file("empty", "")
        let found = try GatehouseProcess.run(
            ["verify", folder.url.path, "--json", "--at", "2011-06-01T00:00:00Z", "--data", folder.data])
        #expect(found.status == 1)
        #expect(found.lines.count == 3)
        #expect(found.output.contains(#""kind":"machineReadableZone""#))
        #expect(found.output.contains(#""verdict":"unproven""#))
        #expect(found.output.contains("The file is empty."))
        #expect(found.lines.last?.contains(#""summary":{"files":2,"invalid":1,"unproven":1,"valid":0}"#) == true)
        let later = try GatehouseProcess.run(
            ["verify", folder.url.path + "/zone.txt", "--at", "2026-06-01T00:00:00Z", "--data", folder.data])
        #expect(later.status == 1 && later.output.contains("The document expired on 2012-04-15"))
    }

    @Test("Nothing that a file says or is called reaches the terminal as a control, turns text round or is invisible")
    func terminal() throws {
        let folder = try TemporaryFolder()
        let header = Data(#"{"alg":"ES256","typ":"dc+sd-jwt"}"#.utf8), signature = Data(repeating: 1, count: 64)
        let payload = Data(
            #"{"iss":"https://x.example","vct":"urn:eudi:pid:1","given_name":"\u001b[2JAnna\nvalid: \u202eanna\u200b","family_name":"X"}"#
                .utf8)
        func encoded(_ data: Data) -> String {
            data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        }
        let file = try folder.file(
            "a\u{1B}[31m\u{202E}b\nc.txt", [header, payload, signature].map(encoded).joined(separator: ".") + "~")
        let found = try GatehouseProcess.run(["verify", file, "--data", folder.data])
        #expect(found.output.contains("\\u{1B}[31m\\u{202E}b\\u{A}c.txt"), "\(found.output)")
        let hidden: Set<Unicode.Scalar> = ["\u{1B}", "\u{202E}", "\u{200B}", "\r"]
        #expect(!found.output.unicodeScalars.contains(where: hidden.contains))
        #expect(!found.lines.contains { $0.hasPrefix("valid") })
        let absent = try GatehouseProcess.run(["verify", file + "\u{1B}[2J", "--data", folder.data])
        #expect(!absent.errors.unicodeScalars.contains(where: hidden.contains) && absent.errors.contains("\\u{1B}"))
        let json = try GatehouseProcess.run(["verify", file, "--json", "--data", folder.data])
        #expect(json.output.contains("\\u001b[31m") || json.output.contains("\\u001B[31m"), "JSON stays exact JSON")
    }

    @Test(
        "Links, pipes and files without permission are told and hold nothing up; the others are judged; the exit code is 3"
    )
    func unreadable() throws {
        let folder = try TemporaryFolder()
        let zone = try folder.file("zone.txt", Self.zone)
        let below = folder.url.appendingPathComponent("below")
        try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: below.appendingPathComponent("loop").path, withDestinationPath: below.path)
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appendingPathComponent("self").path, withDestinationPath: "self")
        #expect(mkfifo(below.appendingPathComponent("pipe").path, 0o600) == 0)
        let found = try GatehouseProcess.run(
            ["verify", folder.url.path, "--at", "2011-06-01T00:00:00Z", "--data", folder.data], seconds: 20)
        #expect(found.status == 3, "\(found.output)\(found.errors)")
        #expect(found.output.contains("below/loop: unproven · unreadable"))
        #expect(found.output.contains("It is no ordinary file"))
        #expect(found.output.contains("zone.txt: unproven · machine readable zone"))
        let link = try GatehouseProcess.run(["verify", folder.url.path + "/self", "--data", folder.data])
        #expect(link.status == 2 && link.errors.contains("leads nowhere"), "\(link.errors)")
        let absent = try GatehouseProcess.run(
            ["verify", zone + ".not", zone, "--at", "2011-06-01T00:00:00Z", "--data", folder.data])
        #expect(absent.status == 2 && absent.errors.contains("there is no such file"))
        #expect(absent.output.contains("ERIKSSON"), "The others are judged all the same")
        #expect(absent.output.contains("2 files: 0 valid, 0 invalid, 2 unproven"))
        let input = try GatehouseProcess.run(
            ["verify", "-", "--at", "2011-06-01T00:00:00Z", "--data", folder.data], input: Self.zone)
        #expect(input.status == 0 && input.output.contains("ERIKSSON"))
    }
}
