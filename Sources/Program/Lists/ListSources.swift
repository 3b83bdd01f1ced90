import Exchange
import Foundation
import Order
import Records
import Screening

// Where lists come from by themselves. Which sources there are is decided by people, so adding and removing one are entries about
// nobody; how the last attempt went is kept beside the editions (ListLedger).

/// A place that lists are refreshed from.
public struct ListSourceSetting: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        case address(SourceAddress)
        /// A folder, or one file.
        case folder(String)

        public var text: String {
            switch self {
            case .address(let address): address.text
            case .folder(let path): path
            }
        }
    }
    /// Lower-case letters, digits and hyphens.
    public var name: String
    /// One place, or several addresses of files that make one list together, as OFAC's CSV files do.
    public var places: [Place]
    /// The list that it is; `nil` takes the format's usual one.
    public var list: ListID?
    /// Milliseconds between two looks.
    public var every: Int64
    /// Milliseconds after which a list that was not confirmed to be current is stale; `nil` takes the installation's.
    public var staleAfter: Int64?
    /// Whether an address may lie in a private network.
    public var allowsPrivate: Bool

    /// Milliseconds between two looks where nothing else is said: six hours.
    public static let usualPeriod: Int64 = 6 * 3_600_000

    /// - Throws: ``ProgramError/invalid(_:)`` for a name, place or period that cannot be.
    public init(
        name: String, places: [String], list: String? = nil, every: Int64 = usualPeriod, staleAfter: Int64? = nil,
        allowsPrivate: Bool = false
    ) throws(ProgramError) {
        var problems: [FieldProblem] = []
        if ListID(rawValue: name) == nil {
            problems.append(
                FieldProblem(pointer: "name", message: "A name has 1 to 64 lower-case letters, digits and hyphens."))
        }
        self.name = name
        var read: [Place] = []
        for place in places {
            if place.contains("://") {
                do { read.append(.address(try SourceAddress(parsing: place))) } catch {
                    problems.append(FieldProblem(pointer: "place", message: "\(place.prefix(200)): \(error)."))
                }
            } else if place.hasPrefix("/"), place.utf8.count <= 4096 {
                read.append(.folder(place))
            } else {
                problems.append(
                    FieldProblem(
                        pointer: "place", message: "Write https://…, or a folder's whole path, beginning with /."))
            }
        }
        if !(1...8).contains(places.count) {
            problems.append(FieldProblem(pointer: "place", message: "A source has 1 to 8 places."))
        }
        self.places = read
        self.list = list.flatMap(ListID.init(rawValue:))
        if list != nil, self.list == nil {
            problems.append(
                FieldProblem(
                    pointer: "list", message: "A list's name has 1 to 64 lower-case letters, digits and hyphens."))
        } else if self.list == .measures || self.list == .sample {
            problems.append(FieldProblem(pointer: "list", message: "\(list ?? "") is a list of Gatehouse's own."))
        }
        if !(60_000...(90 * 86_400_000)).contains(every) {
            problems.append(
                FieldProblem(pointer: "every", message: "A source is looked at every minute to every 90 days."))
        }
        if let staleAfter, staleAfter < every {
            problems.append(
                FieldProblem(pointer: "staleAfter", message: "A list cannot be stale sooner than it is looked at."))
        }
        self.every = every
        self.staleAfter = staleAfter
        self.allowsPrivate = allowsPrivate
        guard problems.isEmpty else { throw .invalid(problems) }
    }
}

extension ListSourceSetting {
    private static let units: [(letter: Character, milliseconds: Int64)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000),
    ]

    /// Milliseconds of a period as people write it, `30m`, `6h`, `1d`; `nil` for anything else.
    public static func period(_ text: String) -> Int64? {
        guard let unit = units.first(where: { $0.letter == text.last }), let count = Int64(text.dropLast()),
            (1...100_000).contains(count)
        else { return nil }
        return count * unit.milliseconds
    }

    /// The same the other way: `6h`.
    public static func text(ofPeriod milliseconds: Int64) -> String {
        let unit = units.first { milliseconds % $0.milliseconds == 0 } ?? ("m", 60_000)
        return "\(max(1, milliseconds / unit.milliseconds))\(unit.letter)"
    }
}

extension EntryKind {
    static let listSourceAdded: EntryKind = "list.sourceAdded"
    static let listSourceRemoved: EntryKind = "list.sourceRemoved"
    /// Somebody asked to look at a source before it was due.
    static let listLookAsked: EntryKind = "list.lookAsked"
    /// A list that was offered was not taken; the edition before stays in force.
    static let listRefused: EntryKind = "list.refused"
    /// A list was not confirmed to be current for longer than it may.
    static let listStale: EntryKind = "list.stale"

    static let listSources: Set<EntryKind> = [.listSourceAdded, .listSourceRemoved]
}

extension ListSourceSetting {
    var fields: [String: JSONValue] {
        var fields: [String: JSONValue] = [
            "source": .string(name), "places": .array(places.map { .string($0.text) }), "every": .integer(every),
            "allowsPrivate": .bool(allowsPrivate),
        ]
        if let list { fields["list"] = .string(list.rawValue) }
        if let staleAfter { fields["staleAfter"] = .integer(staleAfter) }
        return fields
    }

    /// `nil` for what no version of this program wrote.
    init?(fields: [String: JSONValue]) {
        guard let name = fields["source"]?.string, let every = fields["every"]?.integer else { return nil }
        let places = fields["places"]?.array?.compactMap(\.string) ?? []
        guard
            let setting = try? ListSourceSetting(
                name: name, places: places, list: fields["list"]?.string, every: every,
                staleAfter: fields["staleAfter"]?.integer, allowsPrivate: fields["allowsPrivate"]?.bool ?? false)
        else { return nil }
        self = setting
    }
}

extension IdentificationProgram {
    /// The sources that lists are refreshed from, by name.
    public var listSources: [ListSourceSetting] {
        listKeeping.withLock { $0.sources.values.sorted { $0.name < $1.name } }
    }

    /// Adds a source, or changes the one of that name. It is looked at when the next refresh comes round.
    public func addListSource(_ source: ListSourceSetting, by actor: Actor) async throws {
        guard listSources.count < Limits.listSources || listSources.contains(where: { $0.name == source.name }) else {
            throw ProgramError.invalid([
                FieldProblem(
                    pointer: "name", message: "There are \(Limits.listSources) sources already; remove one first.")
            ])
        }
        try await append(
            EntryDraft(.listSourceAdded, actor: actor, time: clock.now, subject: nil, fields: source.fields))
        try listKeeping.withLock { keeping in
            // What was known of other places says nothing of these.
            if keeping.sources[source.name]?.places != source.places { keeping.ledger.sources[source.name] = nil }
            keeping.sources[source.name] = source
            try keeping.ledger.save(in: lists.directory)
        }
    }

    /// Makes a source due at once: it is looked at within seconds, by whoever refreshes lists.
    public func askLook(at name: String, by actor: Actor) async throws {
        guard listSources.contains(where: { $0.name == name }) else {
            throw ProgramError.notFound("list source \(name.prefix(64))")
        }
        let now = clock.now
        try await append(
            EntryDraft(.listLookAsked, actor: actor, time: now, subject: nil, fields: ["source": .string(name)]))
        try listKeeping.withLock { keeping in
            keeping.ledger.sources[name, default: ListLedger.Source()].nextAt = now
            try keeping.ledger.save(in: lists.directory)
        }
    }

    /// Removes a source. The lists that came from it stay in force and grow old.
    public func removeListSource(named name: String, by actor: Actor) async throws {
        guard listSources.contains(where: { $0.name == name }) else {
            throw ProgramError.notFound("list source \(name.prefix(64))")
        }
        try await append(
            EntryDraft(
                .listSourceRemoved, actor: actor, time: clock.now, subject: nil, fields: ["source": .string(name)]))
        try listKeeping.withLock { keeping in
            keeping.sources[name] = nil
            keeping.ledger.sources[name] = nil
            try keeping.ledger.save(in: lists.directory)
        }
    }

    func append(_ draft: EntryDraft) async throws {
        do { _ = try await records.append([draft]) } catch .alreadyDone { return } catch { throw ProgramError(error) }
    }

    /// Folds the entries about sources; called once at the start.
    func readListSources() throws {
        var sources: [String: ListSourceSetting] = [:]
        var from: UInt64 = 0
        while true {
            let entries = try records.entries(from: from, kinds: EntryKind.listSources, limit: Self.largestPage)
            guard let last = entries.last else { break }
            for entry in entries {
                guard let fields = entry.parts.first?.fields, let name = fields["source"]?.string else { continue }
                sources[name] = entry.kind == .listSourceAdded ? ListSourceSetting(fields: fields) : nil
            }
            from = last.index + 1
        }
        let ledger = ListLedger.load(from: lists.directory)
        listKeeping.withLock { $0 = ListKeeping(sources: sources, ledger: ledger) }
    }
}

/// What is in memory of where lists come from and how that went.
struct ListKeeping: Sendable {
    var sources: [String: ListSourceSetting] = [:]
    var ledger = ListLedger()
    /// Why an edition on disk could not be read, by list; a sound earlier one is in force then.
    var damaged: [ListID: String] = [:]
    /// Lists of which it was said since the start that they have grown stale, with when they were last confirmed.
    var staleSaid: Set<String> = []
}

extension Limits {
    /// Places that lists are refreshed from.
    public static let listSources = 64
}
