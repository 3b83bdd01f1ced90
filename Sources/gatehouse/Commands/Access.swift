import AccessHistory
import ArgumentParser
import Foundation
import Order
import Program

/// `gatehouse access …`: who reached which account, from which address, when.
struct Access: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import access events and ask the access history.",
        subcommands: [AccessImport.self, AccessHistoryCommand.self, AccessAccounts.self, AccessHolder.self])
}

enum AccessFormat: String, ExpressibleByArgument, CaseIterable { case cloudtrail, ndjson }

struct AccessImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import access events from files or folders.",
        discussion: "A file that was imported before changes nothing: its events are recognised by their content.")
    @OptionGroup var options: CommonOptions
    @Option(help: "cloudtrail (AWS CloudTrail log files) or ndjson (as POST /v1/access-events takes it).") var format:
        AccessFormat
    @Argument(help: "Files or folders.") var sources: [String]

    func run() async throws {
        let output = Output(options)
        let files = try sources.flatMap(expand)
        let interrupt = Interrupt()
        let progress = ProgressLine(unit: "events", total: Double(files.count))
        var sum = AppendSummary()
        var withoutAddress = 0
        var rejected = 0
        try await options.withProgram { program in
            for (position, file) in files.enumerated() where !interrupt.isRaised {
                let name = file.lastPathComponent
                switch format {
                case .cloudtrail:
                    let reading: CloudTrail.Reading
                    do { reading = try CloudTrail.read(Array(try readFile(file.path))) } catch {
                        rejected += 1
                        output.line(
                            "\(name): \(describe(error))", ["file": .string(name), "why": .string(describe(error))])
                        continue
                    }
                    for batch in reading.batches {
                        sum = sum + (try await program.recordAccess(batch, by: .system("command")))
                    }
                    withoutAddress += reading.withoutAddress
                    rejected += reading.rejected
                    for problem in reading.problems {
                        output.line(
                            "\(name), \(problem)", ["file": .string(name), "why": .string(problem.description)])
                    }
                case .ndjson:
                    var reader = AccessEventReader(now: program.clock.now)
                    let handle = try FileHandle(forReadingFrom: file)
                    while let piece = try handle.read(upToCount: ApplicationSource.pieceBytes), !piece.isEmpty {
                        reader.read(Array(piece))
                        while let batch = reader.next() {
                            sum = sum + (try await program.recordAccess(batch, by: .system("command")))
                        }
                        progress.update(rows: sum.accepted, done: Double(position))
                    }
                    reader.finish()
                    while let batch = reader.next() {
                        sum = sum + (try await program.recordAccess(batch, by: .system("command")))
                    }
                    rejected += reader.rejected
                    for problem in reader.problems {
                        output.line(
                            "\(name), \(problem)",
                            [
                                "file": .string(name), "line": .integer(Int64(problem.line)),
                                "why": .string(problem.message),
                            ])
                    }
                }
                progress.update(rows: sum.accepted, done: Double(position + 1))
            }
        }
        progress.clear()
        output.summary(
            "\(sum.accepted) events from \(files.count) files; \(sum.repeated) seen before, \(sum.provisional) of accounts not yet known, \(withoutAddress) without an address, \(sum.unknownAccount) of no account of ours, \(rejected) rejected.",
            [
                "events": .integer(Int64(sum.accepted)), "files": .integer(Int64(files.count)),
                "repeated": .integer(Int64(sum.repeated)), "provisional": .integer(Int64(sum.provisional)),
                "withoutAddress": .integer(Int64(withoutAddress)),
                "unknownAccount": .integer(Int64(sum.unknownAccount)),
                "rejected": .integer(Int64(rejected)), "interrupted": .bool(interrupt.isRaised),
            ])
        if interrupt.isRaised { try ExitStatus.interrupted.leave() }
        if rejected > 0 { try ExitStatus.rowsRejected.leave() }
    }

    private func expand(_ path: String) throws -> [URL] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandError("\(path) does not exist.")
        }
        guard isFolder.boolValue else { return [URL(fileURLWithPath: path)] }
        return try FileManager.default.contentsOfDirectory(
            at: URL(fileURLWithPath: path), includingPropertiesForKeys: nil
        )
        .filter { $0.pathExtension == "json" || $0.pathExtension == "ndjson" || $0.pathExtension == "jsonl" }
        .sorted { $0.path < $1.path }
    }
}

/// An account as a person writes it: `acc_…`, or the provider's own reference.
func accountReference(_ text: String) -> AccountReference {
    AccountID(rawValue: text).map(AccountReference.account) ?? .reference(text)
}

func instant(_ text: String?, _ option: String) throws -> Timestamp? {
    guard let text else { return nil }
    guard let time = Timestamp(rfc3339: text) else {
        throw CommandError("\(option) takes RFC 3339 with a zone, e.g. 2026-11-25T09:00:00Z.")
    }
    return time
}

struct AccessHistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "One account's events, the latest first.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "acc_…, or the provider's own reference.") var account: String
    @Option(help: "From this time on, RFC 3339.") var from: String?
    @Option(help: "Until before this time, RFC 3339.") var to: String?
    @Option(help: "At most this many.") var limit = 100

    func run() async throws {
        let output = Output(options)
        let from = try instant(from, "--from"), to = try instant(to, "--to")
        try await options.withProgram { program in
            // Reading for a person is recorded before anything is shown.
            let reference = accountReference(account)
            try await program.recordAccessReading(of: reference, by: .system("command"))
            let page = try await program.accessHistory(of: reference, from: from, to: to, limit: limit, cursor: nil)
            for event in page.events {
                output.line(
                    "\(event.time)  \(event.point)  \(event.action)  \(event.outcome.name ?? "")  \(event.principal ?? "")",
                    [
                        "at": .string(event.time.description), "from": .string(event.point.description),
                        "action": .string(event.action), "outcome": event.outcome.name.map(JSONValue.string) ?? .null,
                        "principal": event.principal.map(JSONValue.string) ?? .null,
                        "agent": event.agent.map(JSONValue.string) ?? .null,
                    ])
            }
            output.summary(
                "\(page.events.count) events\(page.next == nil ? "" : ", and more before these").",
                ["events": .integer(Int64(page.events.count)), "more": .bool(page.next != nil)])
        }
    }
}

struct AccessAccounts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accounts", abstract: "Which accounts were reached from an address or network.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "An address, or a network such as 203.0.113.0/24.") var network: String

    func run() async throws {
        let output = Output(options)
        let prefix: IPPrefix
        do { prefix = try IPPrefix(addressOrNetwork: network) } catch {
            throw CommandError("\(network): \(describe(error))")
        }
        try await options.withProgram(writes: false) { program in
            let answer = try await program.access.accounts(at: prefix)
            for found in answer.accounts {
                let name = found.account?.rawValue ?? found.subject.rawValue + " (provisional)"
                output.line(
                    "\(name)  first \(found.first)  last \(found.last)  \(found.count) accesses",
                    [
                        "account": found.account.map { .string($0.rawValue) } ?? .null,
                        "subject": .string(found.subject.rawValue),
                        "first": .string(found.first.description), "last": .string(found.last.description),
                        "count": .integer(Int64(found.count)),
                    ])
            }
            output.summary("\(answer.accounts.count) accounts.", ["accounts": .integer(Int64(answer.accounts.count))])
        }
    }
}

struct AccessHolder: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holder", abstract: "Which account held one of our addresses (and ports) at a time.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "The address.") var address: String
    @Option(help: "The port.") var port: UInt16?
    @Option(help: "When, RFC 3339.") var at: String

    func run() async throws {
        let output = Output(options)
        let time = try instant(at, "--at") ?? .now()
        let parsed: IPAddress
        do { parsed = try IPAddress(parsing: address) } catch { throw CommandError("\(address): \(describe(error))") }
        try await options.withProgram(writes: false) { program in
            let holder = try program.holder(of: parsed, port: port, at: time)
            let candidates: [Assignment] =
                switch holder {
                case .one(let assignment, _): [assignment]
                case .ambiguous(let assignments, _): assignments
                case .nobody: []
                }
            output.summary(
                holder.reason.outline(),
                ["accounts": .array(candidates.map { .string($0.account.rawValue) }), "reason": holder.reason.json])
        }
    }
}
