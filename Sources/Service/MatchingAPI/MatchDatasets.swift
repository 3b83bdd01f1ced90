import Order
import Program
import Screening

// The matching API that yente and OpenSanctions speak (/match/{dataset}), over the lists in force: clients of theirs change a URL.

/// Lists under the names that clients of that API know them by.
enum MatchDatasets {
    /// Collections that stand for every list.
    static let collections = ["default", "sanctions"]
    private static let published: [ListID: String] = [
        .ofacSDN: "us_ofac_sdn", .ofacConsolidated: "us_ofac_cons", .unitedNations: "un_sc_sanctions",
        .consolidatedScreening: "us_trade_csl",
    ]

    static func name(of list: ListID) -> String {
        published[list] ?? list.rawValue.replacing("-", with: "_")
    }

    /// The lists that a name stands for, `nil` when it names none of those in force.
    static func lists(named name: String, among versions: [ListVersion]) -> [ListID]? {
        if collections.contains(name) { return versions.map(\.list) }
        let found = versions.map(\.list).filter { self.name(of: $0) == name || $0.rawValue == name }
        return found.isEmpty ? nil : found
    }

    /// The catalogue: the collection `default`, then each list with its edition as the version.
    static func catalog(_ versions: [ListVersion]) -> JSONValue {
        let names = versions.map { name(of: $0.list) }
        let collection: JSONValue = [
            "name": "default", "title": "Every list in force", "load": true, "index_current": true,
            "version": .string(versions.map(\.stamp).joined(separator: " ")), "children": texts(names),
        ]
        return [
            "datasets": .array(
                [collection]
                    + versions.map { version in
                        [
                            "name": .string(name(of: version.list)), "title": .string(version.list.rawValue),
                            "load": true, "version": .string(version.stamp), "index_version": .string(version.stamp),
                            "index_current": true, "last_change": .string(seconds(version.importedAt)),
                            "entity_count": .integer(Int64(version.counts.parties)), "children": [],
                        ]
                    }), "current": texts(["default"] + names), "outdated": [], "index_stale": false,
        ]
    }

    /// A time as that API writes it: to the second, without a zone, in UTC.
    static func seconds(_ time: Timestamp) -> String { String(time.description.prefix(19)) }
}
