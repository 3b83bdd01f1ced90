import ArgumentParser
import Order
import Program

/// `gatehouse order`: the order, clause by clause, and what Gatehouse does about each.
struct OrderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order", abstract: "The order clause by clause, the standards, and the state machines.")
    @Flag(help: "docs/ORDER.md.") var markdown = false
    @Flag(help: "docs/STATES.md.") var states = false
    @Flag(help: "docs/STANDARDS.md.") var standards = false
    @Flag(help: "One JSON object a line: id, actor, duty, kind, code, tests.") var json = false
    @Argument(help: "One clause, e.g. 1(a)(ii)(B).") var clause: String?

    func run() async throws {
        if markdown { return print(ClauseCatalogue.markdown(), terminator: "") }
        if states { return print(stateDiagrams(), terminator: "") }
        if standards { return print(try StandardLibrary.shipped().markdown(), terminator: "") }
        var clauses = ClauseCatalogue.all
        if let clause {
            guard let found = ClauseCatalogue.resolve(clause).flatMap(ClauseCatalogue.clause) else {
                throw CommandError(
                    "There is no clause \(clause). Write it as 1(a)(ii)(B) or 5(k); `gatehouse order` lists all.")
            }
            clauses = [found]
        }
        for clause in clauses {
            if json {
                print(clause.json.text)
            } else {
                print("\(clause.id)  [\(clause.kind.rawValue)]  \(clause.duty)")
            }
        }
        if json { print(JSONValue.object(["summary": ["clauses": .integer(Int64(clauses.count))]]).text) }
    }
}
