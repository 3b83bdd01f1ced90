import ArgumentParser
import Foundation
import Order
import Program
import Records

/// `gatehouse accounts …`: accounts that existed before, and what stands in the record of one.
struct Accounts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import existing accounts, list them, show one.",
        subcommands: [AccountsImport.self, AccountsList.self, AccountsShow.self], defaultSubcommand: AccountsList.self)
}

struct AccountsImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Register accounts that existed before: maintained, undetermined, unverified, due by risk.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "CSV or NDJSON of applications; - reads standard input.") var file: String
    @Option(help: "csv or ndjson; default by the file's name.") var format: TabularFormat?

    func run() async throws {
        let output = Output(options)
        var source = try ApplicationSource(file: file, format: format)
        let interrupt = Interrupt()
        let progress = ProgressLine(unit: "accounts", total: source.size)
        var registered = 0
        var rejected = 0
        try await options.withProgram { program in
            while !interrupt.isRaised, let row = try source.next(now: program.clock.now) {
                let line = row.line
                do {
                    let holder = try row.content.get()
                    let key = IdempotencyKey(scope: "accounts:" + source.name, key: row.key, requestDigest: row.digest)
                    let record = try await program.importAccount(
                        holder, openedAt: nil, key: key, by: .system("command"))
                    registered += 1
                    if output.json || record.state != .maintained || !record.hits.isEmpty {
                        output.line(
                            "row \(line): \(record.id) \(record.state.rawValue) · \(record.decision.summary)",
                            [
                                "row": .integer(Int64(line)), "account": .string(record.id.rawValue),
                                "state": .string(record.state.rawValue),
                                "reviewDue": record.reviewDue.map { .string($0.description) } ?? .null,
                            ])
                    }
                } catch let problems as RowProblems {
                    rejected += 1
                    output.line(
                        "row \(line): rejected · \(problems.description)",
                        ["row": .integer(Int64(line)), "state": "rejected", "why": .string(problems.description)])
                } catch let error as ProgramError {
                    rejected += 1
                    output.line(
                        "row \(line): rejected · \(error.description)",
                        ["row": .integer(Int64(line)), "state": "rejected", "why": .string(error.description)])
                }
                progress.update(rows: registered + rejected, done: source.bytesRead)
            }
        }
        progress.clear()
        output.summary(
            "\(registered) accounts registered, \(rejected) rows rejected."
                + (interrupt.isRaised ? " Interrupted; the same command goes on from here." : ""),
            [
                "registered": .integer(Int64(registered)), "rejected": .integer(Int64(rejected)),
                "interrupted": .bool(interrupt.isRaised),
            ])
        if interrupt.isRaised { try ExitStatus.interrupted.leave() }
        if rejected > 0 { try ExitStatus.rowsRejected.leave() }
    }
}

struct AccountsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Accounts, by time of last change.")
    @OptionGroup var options: CommonOptions
    @Option(help: "maintained, conditioned, suspended or closed.") var state: String?

    func run() async throws {
        let output = Output(options)
        var wanted: AccountState?
        if let state {
            guard let known = AccountState(rawValue: state) else {
                throw CommandError(
                    "\(state) is not a state; give \(AccountState.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            wanted = known
        }
        try await options.withProgram(writes: false) { program in
            var cursor: String?
            var count = 0
            repeat {
                let page = try await program.accounts(state: wanted, updatedSince: nil, cursor: cursor, limit: 1000)
                for account in page.items {
                    count += 1
                    output.line(
                        "\(account.id)  \(account.state.rawValue)  \(account.determination)  \(account.product)  \(account.jurisdiction ?? "–")  \(account.verified ? "verified" : "unverified")",
                        [
                            "account": .string(account.id.rawValue), "state": .string(account.state.rawValue),
                            "determination": .string(account.determination), "product": .string(account.product),
                            "jurisdiction": account.jurisdiction.map(JSONValue.string) ?? .null,
                            "verified": .bool(account.verified), "updatedAt": .string(account.updatedAt.description),
                            "reviewDue": account.reviewDue.map { .string($0.description) } ?? .null,
                        ])
                }
                cursor = page.next
            } while cursor != nil
            output.summary("\(count) accounts.", ["accounts": .integer(Int64(count))])
        }
    }
}

struct AccountsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One account or application: the road, the decision and every reason.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "acc_… or app_…") var id: String

    func run() async throws {
        let output = Output(options)
        try await options.withProgram(writes: false) { program in
            let decision: Decision
            let state: String
            if let account = AccountID(rawValue: id) {
                let record = try await program.account(account)
                (decision, state) = (record.decision, record.state.rawValue)
            } else if let application = ApplicationID(rawValue: id) {
                let record = try await program.application(application)
                (decision, state) = (record.decision, record.state.rawValue)
            } else {
                throw CommandError("\(id) is neither an account (acc_…) nor an application (app_…).")
            }
            output.summary(
                """
                \(id) · \(state)
                \(decision.roadLine)

                \(decision.summary)
                \(decision.reason.outline())
                Under \(decision.standard); lists \(decision.lists.isEmpty ? "none" : decision.lists.joined(separator: ", ")).
                """,
                [
                    "id": .string(id), "state": .string(state), "outcome": .string(decision.outcome.rawValue),
                    "summary": .string(decision.summary), "reason": decision.reason.json,
                    "standard": .string(decision.standard), "lists": .array(decision.lists.map(JSONValue.string)),
                ])
        }
    }
}

extension Reason {
    /// The tree for a terminal: `●` holds, `○` does not, `?` unknown; the clause stands in the margin.
    func outline(depth: Int = 0) -> String {
        let sign = holds == true ? "●" : holds == false ? "○" : "?"
        let margin = "§ " + clause.rawValue
        let pad = String(repeating: " ", count: max(1, 14 - margin.count))
        let line = margin + pad + String(repeating: "  ", count: depth) + sign + " " + finding.onOneLine
        return ([line] + because.map { $0.outline(depth: depth + 1) }).joined(separator: "\n")
    }
}

extension Decision {
    /// The nine stations in one line: `●──●──◉╌╌○`.
    var roadLine: String {
        let stopped = outcome == .refuse || outcome == .outOfScope
        let reached = outcome == .hold ? 6 : 8
        let names = ["apply", "determine", "require", "verify", "screen", "measure", "decide", "record", "watch"]
        let dots = (0..<9).map { station -> String in
            if station < reached { return "●" }
            if station == reached { return stopped ? "■" : outcome == .hold ? "◉" : "●" }
            return "○"
        }
        return zip(names, dots).map { "\($1) \($0)" }.joined(separator: outcome == .hold ? " ╌ " : " ── ")
    }
}
