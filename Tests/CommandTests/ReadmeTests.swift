import Foundation
import Testing

@Suite("README")
struct ReadmeTests {
    @Test("The worked example prints what README says, but for random ids")
    func workedExample() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let block = try #require(page.firstMatch(of: /```console\n([\s\S]*?)```/)?.output.1)
        let folder = try TemporaryFolder()
        var printed = ""
        for line in block.split(separator: "\n") where line.hasPrefix("$ gatehouse ") {
            printed += line + "\n"
            var arguments = line.dropFirst(12).split(separator: " ").map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: "'"))
            }
            if arguments[0] == "apply" { arguments[1] = root.appendingPathComponent(arguments[1]).path }
            if arguments[0] != "order" { arguments += ["--data", folder.data] }
            printed += try GatehouseProcess.run(arguments).output
        }
        #expect(masked(printed) == masked(String(block)))
    }

    private func masked(_ text: String) -> String { text.replacing(/[a-z]{3}_[0-9A-Z]{16}/, with: "id") }
}
