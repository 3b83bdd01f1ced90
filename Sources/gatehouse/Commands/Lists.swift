import ArgumentParser
import Foundation
import Order
import Program
import Screening

/// `gatehouse lists …`: the lists that names are compared with.
struct Lists: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import screening lists, keep them current, and show their editions.",
        subcommands: [ListsShow.self, ListsImport.self, ListsRefresh.self, ListsSource.self, ListsRescreen.self],
        defaultSubcommand: ListsShow.self)
}

struct ListsImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import lists; a broken or suddenly smaller one is refused and the last good one stays.",
        discussion: """
            Formats are told by content: OFAC's CSV and XML (classic and advanced), the United Nations' XML, the Consolidated \
            Screening List (CSV, JSON), OpenSanctions (FollowTheMoney, targets.simple.csv), and a table of your own.
            """)
    @OptionGroup var options: CommonOptions
    @Argument(help: "A file, or a folder with one list or several.") var source: String
    @Option(help: ArgumentHelp("The name of the list; without it the format's usual one.", valueName: "name"))
    var list: String?
    @Flag(
        name: .customLong("accept-smaller"),
        help: "Take a list that lost more than it may, or lacks a file, after looking why.")
    var acceptsSmaller = false

    func run() async throws {
        let output = Output(options)
        let list = try self.list.map { name in
            guard let id = ListID(rawValue: name) else {
                throw CommandError("--list takes 1 to 64 lower-case letters, digits and hyphens.")
            }
            return id
        }
        let hasRefused = try await options.withProgram { program in
            let summary = try await program.importLists(
                from: URL(fileURLWithPath: source), as: list, acceptsSmaller: acceptsSmaller, by: .system("command"))
            report(summary, output, at: program.clock.now)
            try await screenAgain(program, .changes, output, isSummary: false)
            if summary.taken.count == 1, summary.refused.isEmpty, let only = summary.taken.first {
                output.summary(only.words, only.version.json(at: program.clock.now))
            } else {
                output.summary(
                    "\(summary.taken.count) list(s) taken, \(summary.refused.count) refused.",
                    [
                        "taken": .integer(Int64(summary.taken.count)),
                        "refused": .integer(Int64(summary.refused.count)),
                    ])
            }
            return !summary.refused.isEmpty
        }
        if hasRefused { throw ExitCode(3) }
    }

    private func report(_ summary: ListImportSummary, _ output: Output, at time: Timestamp) {
        for error in summary.passedOver { output.line("\(error)", ["passedOver": .string("\(error)")]) }
        for taken in summary.taken {
            for note in taken.notes.prefix(Limits.listNotesPrinted) {
                output.line(note.onOneLine, ["note": .string(note)])
            }
            let more = taken.notes.count - Limits.listNotesPrinted
            if more > 0 { output.line("… and \(more) more notes", ["moreNotes": .integer(Int64(more))]) }
            if summary.taken.count > 1 || !summary.refused.isEmpty {
                output.line(taken.words, taken.version.json(at: time))
            }
        }
        for refused in summary.refused {
            output.line(
                "\(refused.error)", ["list": .string(refused.list.rawValue), "refused": .string("\(refused.error)")])
        }
    }
}

struct ListsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "The editions in use, their age, and what the last one changed.")
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let output = Output(options)
        let isStale = try await options.withProgram(writes: false) { program in
            let now = program.clock.now
            let standings = program.listStandings
            for standing in standings { output.line(standing.words(at: now), standing.json(at: now)) }
            let stale = standings.filter { $0.isStale(at: now) }.count
            output.summary(
                standings.isEmpty
                    ? "No list has been imported. `gatehouse lists import PATH` imports one; docs/LISTS.md has the formats."
                    : stale == 0 ? "\(standings.count) list(s)." : "\(standings.count) list(s), \(stale) STALE.",
                ["lists": .integer(Int64(standings.count)), "stale": .integer(Int64(stale))])
            return stale > 0
        }
        // A finding, as a scheduled check wants it.
        if isStale { throw ExitCode(1) }
    }
}

struct ListsRefresh: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh",
        abstract: "Look at every source now; only what changed is fetched. The server does this by itself.")
    @OptionGroup var options: CommonOptions
    @Option(help: ArgumentHelp("Only this source.", valueName: "name")) var source: String?
    @Flag(
        name: .customLong("accept-smaller"),
        help: "Take a list that lost more than it may, or lacks a file, after looking why.")
    var acceptsSmaller = false

    func run() async throws {
        let output = Output(options)
        let failures = try await options.withProgram { program in
            let reports = try await program.refreshLists(
                source: source, acceptsSmaller: acceptsSmaller, by: .system("command"))
            var failures = 0
            for report in reports {
                let words: String
                switch report.outcome {
                case .unchanged: words = "nothing new"
                case .taken(let summary): words = summary.taken.map(\.words).joined(separator: " ")
                case .failed(let why):
                    failures += 1
                    words = "failed: \(why). The edition in force stays."
                }
                output.line(
                    "\(report.source): \(words)", ["source": .string(report.source), "outcome": .string(words)])
            }
            try await screenAgain(program, .changes, output, isSummary: false)
            output.summary(
                reports.isEmpty
                    ? "No source is set. `gatehouse lists source add NAME URL` adds one."
                    : "\(reports.count) source(s), \(failures) failed.",
                ["sources": .integer(Int64(reports.count)), "failed": .integer(Int64(failures))])
            return failures
        }
        if failures > 0 { throw ExitCode(3) }
    }
}

struct ListsSource: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source", abstract: "Where lists are refreshed from by themselves.",
        subcommands: [ListsSourceShow.self, ListsSourceAdd.self, ListsSourceRemove.self],
        defaultSubcommand: ListsSourceShow.self)
}

struct ListsSourceAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a source, or change the one of that name.")
    @OptionGroup var options: CommonOptions
    @Argument(help: "A name of your own: lower-case letters, digits, hyphens.") var name: String
    @Argument(help: "An https:// address, several of files that make one list together, or a folder.")
    var places: [String]
    @Option(help: ArgumentHelp("How often to look: 30m, 6h, 1d.", valueName: "period")) var every = "6h"
    @Option(
        name: .customLong("stale-after"),
        help: ArgumentHelp("When a list that could not be confirmed raises the alarm: 36h, 3d.", valueName: "period"))
    var staleAfter: String?
    @Option(help: ArgumentHelp("The name of the list; without it the format's usual one.", valueName: "name"))
    var list: String?
    @Flag(name: .customLong("private"), help: "The address may lie in your own network.") var allowsPrivate = false

    func run() async throws {
        let output = Output(options)
        let places = places.map { place in
            place.contains("://") ? place : URL(fileURLWithPath: place).standardizedFileURL.path
        }
        let source = try ListSourceSetting(
            name: name, places: places, list: list, every: milliseconds(every, "--every"),
            staleAfter: staleAfter.map { try milliseconds($0, "--stale-after") }, allowsPrivate: allowsPrivate)
        try await options.withProgram { program in
            try await program.addListSource(source, by: .system("command"))
        }
        output.summary(
            "\(name) is looked at every \(every). `gatehouse lists refresh --source \(name)` looks now.",
            ["source": .string(name)])
    }

    private func milliseconds(_ text: String, _ option: String) throws -> Int64 {
        guard let period = ListSourceSetting.period(text) else {
            throw CommandError("\(option) takes minutes, hours or days: 30m, 6h, 1d.")
        }
        return period
    }
}

struct ListsSourceRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a source; the lists that came from it stay in force and grow old.")
    @OptionGroup var options: CommonOptions
    @Argument var name: String

    func run() async throws {
        let output = Output(options)
        try await options.withProgram { program in
            try await program.removeListSource(named: name, by: .system("command"))
        }
        output.summary("\(name) is removed.", ["source": .string(name)])
    }
}

struct ListsSourceShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "The sources, and how the last look at each went.")
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let output = Output(options)
        try await options.withProgram(writes: false) { program in
            let sources = program.listSourceStandings
            for source in sources { output.line(source.words, source.json) }
            output.summary(
                sources.isEmpty
                    ? "No source is set. `gatehouse lists source add NAME URL` adds one."
                    : "\(sources.count) source(s).",
                ["sources": .integer(Int64(sources.count))])
        }
    }
}

extension Limits {
    /// Notes of an import that are printed; a list has thousands when its format is misread.
    static let listNotesPrinted = 200
}

extension ListImportReport {
    var words: String {
        let counts = version.counts
        let difference =
            isNew
            ? "\(diff.added.count) new, \(diff.changed.count) changed, \(diff.removed.count) gone"
            : "the same as the edition in force, which stays"
        return
            "\(version.stamp): \(counts.parties) rows, \(counts.aliases) aliases, \(counts.addresses) addresses, \(counts.wallets) digital currency addresses; \(difference)."
    }
}

extension ListStanding {
    func words(at time: Timestamp) -> String {
        var parts = ["\(version.stamp)  \(version.counts.parties) parties  imported \(version.importedAt)"]
        if origin == .publisher {
            let hours = age(at: time) / 3_600_000
            parts.append("confirmed \(hours < 48 ? "\(hours) hours" : "\(hours / 24) days") ago")
        }
        if let source { parts.append("from \(source)") }
        if let changes { parts.append(changes.words) }
        if isStale(at: time) { parts.append("STALE") }
        if let error { parts.append("trouble: \(error)") }
        return parts.joined(separator: "  ")
    }

    func json(at time: Timestamp) -> JSONValue {
        var members = version.json(at: time).object ?? [:]
        members["origin"] = .string(origin.rawValue)
        members["confirmedAt"] = .string(confirmedAt.description)
        members["stale"] = .bool(isStale(at: time))
        if let source { members["source"] = .string(source) }
        if let attemptedAt { members["attemptedAt"] = .string(attemptedAt.description) }
        if let nextAt { members["nextAt"] = .string(nextAt.description) }
        if let error { members["error"] = .string(error) }
        if let changes {
            members["changes"] = [
                "added": .integer(Int64(changes.added)), "changed": .integer(Int64(changes.changed)),
                "removed": .integer(Int64(changes.removed)),
            ]
        }
        return .object(members)
    }
}

extension ListSourceStanding {
    var words: String {
        var parts = [
            setting.name, setting.places.map(\.text).joined(separator: " "), "every \(setting.every / 60_000) minutes",
        ]
        if let attemptedAt { parts.append("looked \(attemptedAt)") }
        if let nextAt { parts.append("again \(nextAt)") }
        if let error { parts.append("failed \(failures) times: \(error)") }
        return parts.joined(separator: "  ")
    }
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "source": .string(setting.name), "places": .array(setting.places.map { .string($0.text) }),
            "everySeconds": .integer(setting.every / 1000), "failures": .integer(Int64(failures)),
            "lists": .array(lists.map(JSONValue.string)),
        ]
        if let attemptedAt { members["attemptedAt"] = .string(attemptedAt.description) }
        if let nextAt { members["nextAt"] = .string(nextAt.description) }
        if let error { members["error"] = .string(error) }
        return .object(members)
    }
}

extension ListVersion {
    func json(at time: Timestamp) -> JSONValue {
        var members: [String: JSONValue] = [
            "list": .string(list.rawValue), "number": .integer(Int64(number)), "stamp": .string(stamp),
            "rows": .integer(Int64(counts.parties)), "aliases": .integer(Int64(counts.aliases)),
            "addresses": .integer(Int64(counts.addresses)), "documents": .integer(Int64(counts.documents)),
            "digitalCurrencyAddresses": .integer(Int64(counts.wallets)), "sourceDigest": .string(sourceDigest),
            "contentDigest": .string(contentDigest), "importedAt": .string(importedAt.description),
            "ageDays": .integer(Int64(age(at: time).count)),
        ]
        if let publishedOn { members["publishedOn"] = .string(publishedOn.description) }
        return .object(members)
    }
}
