import Exchange
import Foundation
import Order
import Screening

// How each source and list stands: when it was last confirmed, what the server said of its files, what went wrong. It changes with
// every look, so that it is a file beside the editions and not an entry. Losing it costs one unconditional fetch.

/// The state of sources and lists between looks.
struct ListLedger: Hashable, Sendable {
    struct Source: Hashable, Sendable {
        var attemptedAt: Timestamp?
        var succeededAt: Timestamp?
        /// Failures since the last success.
        var failures = 0
        var nextAt: Timestamp?
        var error: String?
        /// By place.
        var validators: [String: FileValidators] = [:]
        /// The lists that came from it last.
        var lists: [String] = []
    }
    struct List: Hashable, Sendable {
        /// When it was last known to be what its publisher publishes.
        var confirmedAt: Timestamp?
        /// Why what was offered last was not taken; `nil` when it was.
        var error: String?
        var errorAt: Timestamp?
        var changes: ListChanges?
    }
    var sources: [String: Source] = [:]
    var lists: [String: List] = [:]

    private static let fileName = "standing.json"

    /// An absent or unreadable file is an empty ledger: everything is then looked at afresh.
    static func load(from directory: URL) -> ListLedger {
        let file = directory.appendingPathComponent(fileName)
        guard let data = try? Data(contentsOf: file), data.count <= Limits.jsonBytes,
            let json = try? JSONValue(parsing: data)
        else { return ListLedger() }
        return ListLedger(json)
    }

    /// Written beside and moved over, so that a crash leaves the old one or the new one.
    func save(in directory: URL) throws(ListError) {
        do {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            try Data(json.bytes).write(to: directory.appendingPathComponent(Self.fileName), options: .atomic)
        } catch { throw ListError.unreadable(Self.fileName, error.localizedDescription) }
    }

    private var json: JSONValue {
        func time(_ value: Timestamp?) -> JSONValue? { value.map { .integer($0.milliseconds) } }
        func text(_ value: String?) -> JSONValue? { value.map(JSONValue.string) }
        func object(_ members: [String: JSONValue?]) -> JSONValue { .object(members.compactMapValues(\.self)) }
        return object([
            "sources": .object(
                sources.mapValues { source in
                    object([
                        "attemptedAt": time(source.attemptedAt), "succeededAt": time(source.succeededAt),
                        "failures": .integer(Int64(source.failures)), "nextAt": time(source.nextAt),
                        "error": text(source.error), "lists": .array(source.lists.map(JSONValue.string)),
                        "validators": .object(
                            source.validators.mapValues {
                                object(["entityTag": text($0.entityTag), "lastModified": text($0.lastModified)])
                            }),
                    ])
                }),
            "lists": .object(
                lists.mapValues { list in
                    object([
                        "confirmedAt": time(list.confirmedAt), "error": text(list.error), "errorAt": time(list.errorAt),
                        "changes": list.changes?.json,
                    ])
                }),
        ])
    }

    private init(_ json: JSONValue) {
        func time(_ value: JSONValue?) -> Timestamp? { value?.integer.map(Timestamp.init(milliseconds:)) }
        for (name, value) in json["sources"]?.object ?? [:] {
            var source = Source()
            source.attemptedAt = time(value["attemptedAt"])
            source.succeededAt = time(value["succeededAt"])
            source.failures = value["failures"]?.integer.map { Int(clamping: $0) } ?? 0
            source.nextAt = time(value["nextAt"])
            source.error = value["error"]?.string
            source.lists = value["lists"]?.array?.compactMap(\.string) ?? []
            source.validators = (value["validators"]?.object ?? [:]).mapValues {
                FileValidators(entityTag: $0["entityTag"]?.string, lastModified: $0["lastModified"]?.string)
            }
            sources[name] = source
        }
        for (name, value) in json["lists"]?.object ?? [:] {
            lists[name] = List(
                confirmedAt: time(value["confirmedAt"]), error: value["error"]?.string, errorAt: time(value["errorAt"]),
                changes: value["changes"].flatMap(ListChanges.init))
        }
    }
    init() {}
}

/// What the last new edition changed: how much, and the first of each by key.
public struct ListChanges: Hashable, Sendable {
    public var edition: Int
    public var added: Int
    public var changed: Int
    public var removed: Int
    public var firstAdded: [String]
    public var firstChanged: [String]
    public var firstRemoved: [String]

    init(_ diff: ListDiff, edition: Int) {
        self.edition = edition
        added = diff.added.count
        changed = diff.changed.count
        removed = diff.removed.count
        firstAdded = Array(diff.added.prefix(Limits.listChangesNamed))
        firstChanged = Array(diff.changed.prefix(Limits.listChangesNamed))
        firstRemoved = Array(diff.removed.prefix(Limits.listChangesNamed))
    }

    /// `12 new, 3 changed, 1 gone`.
    public var words: String { "\(added) new, \(changed) changed, \(removed) gone" }

    var json: JSONValue {
        func texts(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
        return [
            "edition": .integer(Int64(edition)), "added": .integer(Int64(added)), "changed": .integer(Int64(changed)),
            "removed": .integer(Int64(removed)), "firstAdded": texts(firstAdded), "firstChanged": texts(firstChanged),
            "firstRemoved": texts(firstRemoved),
        ]
    }
    init?(_ json: JSONValue) {
        func number(_ name: String) -> Int? { json[name]?.integer.map { Int(clamping: $0) } }
        func texts(_ name: String) -> [String] { json[name]?.array?.compactMap(\.string) ?? [] }
        guard let edition = number("edition"), let added = number("added"), let changed = number("changed"),
            let removed = number("removed")
        else { return nil }
        self.edition = edition
        self.added = added
        self.changed = changed
        self.removed = removed
        firstAdded = texts("firstAdded")
        firstChanged = texts("firstChanged")
        firstRemoved = texts("firstRemoved")
    }
}

extension Limits {
    /// Parties that are named of what the last edition added, changed or removed.
    public static let listChangesNamed = 20
}
