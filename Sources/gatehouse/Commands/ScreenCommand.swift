import ArgumentParser
import Foundation
import Order
import Program
import Screening

/// `gatehouse screen …`: a name, a file of parties, or labelled pairs, compared with the lists in force; nothing is recorded.
struct Screen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare a name or a file of parties with the lists in force. Exit 1 when a hit stops.",
        usage: """
            gatehouse screen <name> [--birth-date …] [--nationality …] [--explain]
            gatehouse screen <file.csv|file.ndjson|-> [--explain] [--verbose] [--json]
            gatehouse screen pairs <file.csv> [--json]
            """,
        discussion: """
            `gatehouse screen NAME` and `gatehouse screen FILE` need no more: an argument that ends in .csv, .ndjson or .jsonl, \
            and `-`, is a file; anything else is a name. What is compared is kept nowhere.
            """,
        subcommands: [ScreenName.self, ScreenFile.self, ScreenPairs.self, ScreenWhatIf.self, ScreenEither.self],
        defaultSubcommand: ScreenEither.self)
}

extension RiskTier: ExpressibleByArgument {}

/// How a screening is asked and shown, whatever is screened.
struct ScreeningOptions: ParsableArguments {
    @Option(
        name: .customLong("list"), help: ArgumentHelp("Only this list; may be given several times.", valueName: "id"))
    var lists: [String] = []
    @Option(
        help: ArgumentHelp(
            "A score from 0 to 1 from which a hit stops; only tighter than the standard.", valueName: "score"))
    var threshold: Double?
    @Option(
        help: ArgumentHelp("The risk tier by whose threshold a hit stops; default the strictest.", valueName: "tier"))
    var tier: RiskTier?
    @Flag(help: "Print the whole tree of reasons, the parts of the names, and the list entry as it stands.")
    var explain = false

    /// What these options make of a question that does not say.
    func applied(to request: ScreeningRequest) -> ScreeningRequest {
        var request = request
        if request.lists.isEmpty { request.lists = lists.compactMap(ListID.init(rawValue:)) }
        if request.tier == nil { request.tier = tier }
        if request.threshold == nil { request.threshold = threshold.map { Int(($0 * 1000).rounded()) } }
        return request
    }

    /// Refuses before the work begins what would be refused in every row.
    func check(_ desk: ScreeningDesk) throws {
        guard !desk.versions.isEmpty else {
            throw ProgramError.unavailable(
                "No list has been imported. `gatehouse lists import DIR` imports OFAC's CSV files.")
        }
        for list in lists where ListID(rawValue: list) == nil {
            throw CommandError(
                "--list \(list): a list is named by lower-case letters, digits and hyphens, as ofac-sdn.")
        }
        if let threshold, !(0...1).contains(threshold) {
            throw CommandError("--threshold: a score from 0 to 1 is expected, as 0.65.")
        }
        do throws(ProgramError) {
            try desk.check(applied(to: ScreeningRequest(ScreeningQuery())))
        } catch {
            guard case .invalid(let problems) = error else { throw error }
            throw CommandError(
                problems.map { "--\($0.pointer.hasPrefix("/lists") ? "list" : "threshold") \($0.message)." }
                    .joined(separator: " "))
        }
    }
}

/// What else is known of one party.
struct PartyOptions: ParsableArguments {
    @Option(help: "individual, entity, vessel or aircraft.") var type: String?
    @Option(name: .customLong("birth-date"), help: "YYYY, YYYY-MM or YYYY-MM-DD.") var birthDate: String?
    @Option(help: "A country of nationality, or where an entity is organised.") var nationality: String?
    @Option(help: "A document or register number.") var document: String?
    @Option(help: "A wallet address.") var wallet: String?
    @Option(help: "An e-mail address.") var email: String?
    @Option(help: "A telephone number with its country code.") var telephone: String?
    @Option(
        name: .customLong("owner"),
        help: ArgumentHelp(
            "Who owns the entity, with the share: 'Somebody 62.5 %'; may be given several times.", valueName: "owner"))
    var owners: [String] = []

    func request(name: String) throws -> ScreeningRequest {
        var members: [String: JSONValue] = ["name": .string(name)]
        members["type"] = type.map(JSONValue.string)
        members["birthDate"] = birthDate.map(JSONValue.string)
        members["nationality"] = nationality.map(JSONValue.string)
        members["documents"] = document.map { [.string($0)] }
        members["wallets"] = wallet.map { [.string($0)] }
        members["email"] = email.map(JSONValue.string)
        members["telephone"] = telephone.map(JSONValue.string)
        if !owners.isEmpty { members["owners"] = .array(owners.map(ScreeningTable.owner)) }
        do throws(FormErrors) {
            return try ScreeningRequest(json: .object(members), now: .now())
        } catch {
            throw CommandError(
                error.errors.map { "\(PartyOptions.option($0.pointer)): \($0.message)" }.joined(separator: "\n"))
        }
    }

    private static func option(_ pointer: String) -> String {
        switch pointer.split(separator: "/").first ?? "" {
        case "birthDate": "--birth-date"
        case "documents": "--document"
        case "wallets": "--wallet"
        case "owners": "--owner"
        case "name", "": "the name"
        case let name: "--\(name)"
        }
    }
}

/// `gatehouse screen name NAME`.
struct ScreenName: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "name", abstract: "One party, with what else is known of it.")
    @OptionGroup var options: CommonOptions
    @OptionGroup var screening: ScreeningOptions
    @OptionGroup var party: PartyOptions
    @Argument(help: "The name, in any script.") var name: String

    func run() async throws { try await screenName(name, party, screening, options) }
}

/// `gatehouse screen NAME|FILE`: tells by the argument which of the two is meant.
struct ScreenEither: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "either", abstract: "A name, or a file by its ending.", shouldDisplay: false)
    @OptionGroup var options: CommonOptions
    @OptionGroup var screening: ScreeningOptions
    @OptionGroup var party: PartyOptions
    @OptionGroup var table: TableOptions
    @Argument(help: "The name, in any script; or a .csv or .ndjson file; - reads standard input.") var subject: String

    func run() async throws {
        if subject == "-" || TabularFormat(fileName: subject) != nil || table.format != nil {
            try await screenFile(subject, table, screening, options)
        } else {
            try await screenName(subject, party, screening, options)
        }
    }
}

private func screenName(
    _ name: String, _ party: PartyOptions, _ screening: ScreeningOptions, _ options: CommonOptions
) async throws {
    let output = Output(options)
    let request = screening.applied(to: try party.request(name: name))
    try await options.withProgram(writes: false) { program in
        let desk = program.screeningDesk
        try screening.check(desk)
        let answer = try desk.answer(request)
        for warning in answer.warnings {
            output.line("note: the name \(warning.message)", ["note": .string(warning.message)])
        }
        for judged in answer.hits {
            output.line(judged.outline(explain: screening.explain), judged.json(explain: screening.explain))
        }
        if let owners = answer.owners {
            output.line(
                owners.outline(explain: screening.explain).joined(separator: "\n"),
                ["ownership": owners.json(explain: screening.explain)])
        }
        let ofOwners = answer.owners.map { $0.stopping > 0 ? ", \($0.stopping) of them on owners" : "" } ?? ""
        output.summary(
            "\(answer.stopping) hits that stop\(ofOwners), \(answer.found) on the party in all. \(answer.sentence)",
            [
                "hits": .integer(Int64(answer.found)), "stopping": .integer(Int64(answer.stopping)),
                "disposition": .string(answer.disposition?.rawValue ?? "unknown"),
                "sentence": .string(answer.sentence), "lists": .array(answer.versions.map { .string($0.stamp) }),
            ])
        if answer.stopping > 0 { try ExitStatus.finding.leave() }
    }
}

extension ScreeningAnswer.Judged {
    /// The hit for a terminal; with `explain` everything that it rests on.
    func outline(explain: Bool) -> String {
        let head = "\(Self.decimal(hit.score))  \(hit.verdict.rawValue)  \(hit.key)  \(hit.sentence)"
        guard explain else { return head }
        var lines = [head, "  \(disposition.recommendation)"]
        for part in hit.parts { lines.append("  \(part.mark) \(part.words)") }
        for field in hit.comparison {
            let sides = "\(field.ours.isEmpty ? "—" : field.ours) | \(field.theirs.isEmpty ? "—" : field.theirs)"
            lines.append("  \(field.mark) \(field.field.rawValue) \(field.agreement.rawValue): \(sides)")
        }
        lines.append(hit.reason.outline(depth: 0))
        lines.append("  listed, \(hit.version.stamp):")
        for line in hit.entry.outline { lines.append("    \(line)") }
        return lines.joined(separator: "\n")
    }

    func json(explain: Bool) -> JSONValue {
        guard explain, case .object(var members) = json else { return json }
        members["reason"] = hit.reason.json
        return .object(members)
    }

    static func decimal(_ thousandths: Int) -> String {
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}

extension OwnersAnswer {
    /// For a terminal: the sum, then each owner with its hits.
    func outline(explain: Bool) -> [String] {
        var lines = ["owners: listed persons hold \(finding.shareInWords) · \(finding.verdict.rawValue)"]
        if explain { lines.append(finding.reason.outline(depth: 0)) }
        for chain in finding.paths { lines.append("  \(chain)") }
        for owner in owners {
            let shown = owner.hits.filter { explain || $0.stops }
            if shown.isEmpty { continue }
            lines.append("  owner \(owner.name):")
            for judged in shown {
                for line in judged.outline(explain: explain).split(separator: "\n") { lines.append("    \(line)") }
            }
        }
        return lines
    }

    func json(explain: Bool) -> JSONValue {
        guard explain, case .object(var members) = json else { return json }
        members["reason"] = finding.reason.json
        return .object(members)
    }
}

extension MatchedPart {
    var mark: String { how == .onlyOurs || how == .onlyTheirs ? "○" : "●" }
    var words: String {
        switch how {
        case .onlyOurs: "\(ours): only in the name asked"
        case .onlyTheirs: "\(theirs): only in the listed name"
        case .same: "\(ours): the same"
        default: "\(ours) = \(theirs): \(how.rawValue)"
        }
    }
}

extension FieldComparison {
    var mark: String {
        switch agreement {
        case .agrees: "●"
        case .near: "◆"
        case .differs: "✕"
        case .absent: "?"
        }
    }
}

extension ListEntry {
    /// The entry as it stands, one particular a line.
    var outline: [String] {
        var lines = names.map { "\($0.text) (\($0.kind.rawValue))" }
        func add(_ what: String, _ values: [String]) {
            if !values.isEmpty { lines.append("\(what): \(values.joined(separator: "; "))") }
        }
        add("programs", programs)
        add("born", birthDates.map(\.description))
        add("born in", birthPlaces)
        add("nationality", (nationalities + citizenships).map(\.name))
        add("documents", documents.map(\.words))
        add("addresses", addresses.map(\.words))
        add("wallets", wallets.map { "\($0.currency) \($0.address)" })
        add("e-mail", emails)
        add("telephone", telephones)
        add("linked to", linkedTo)
        add("remarks", [remarks].compactMap(\.self))
        return lines
    }
}
