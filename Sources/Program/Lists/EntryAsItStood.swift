import Order
import Screening

// What a person compares: the list entry of a hit as it stood when the hit was found, and the party that it was found for.

/// A list entry with the edition that it stands on.
public struct ListedParty: Sendable {
    public var entry: ListEntry
    public var version: ListVersion
    /// What the edition in force says of it now, where that is not the same; `nil` otherwise.
    public var now: Now?

    public enum Now: Sendable {
        /// It says something else.
        case changed(ListVersion)
        /// It stands on the list no more.
        case gone(ListVersion)
    }
}

extension IdentificationProgram {
    /// The entry of a hit as it stood; `nil` when its edition is kept no more, as of the persons whom measures name.
    ///
    /// An edition that is not in force is read from its file, which takes as long as importing it.
    public func entryAsItStood(_ hit: HitRecord) -> ListedParty? {
        let key = "\(hit.list)/\(hit.entry)"
        let desk = screeningDesk
        let current = desk.entry(key: key)
        if let current, current.version.stamp == hit.listVersion {
            return ListedParty(entry: current.entry, version: current.version)
        }
        guard let list = ListID(rawValue: hit.list), let number = ListVersion.number(inStamp: hit.listVersion),
            let edition = try? lists.edition(list, number),
            let entry = edition.entries.first(where: { $0.reference == hit.entry })
        else { return current.map { ListedParty(entry: $0.entry, version: $0.version) } }
        var found = ListedParty(entry: entry, version: edition.version)
        if let current {
            if current.entry != entry { found.now = .changed(current.version) }
        } else if let version = desk.versions.first(where: { $0.list == list }) {
            found.now = .gone(version)
        }
        return found
    }
}

extension ListVersion {
    /// The edition's number in what a decision was stamped with, `ofac-sdn@3 (4f1c9a02)`.
    static func number(inStamp stamp: String) -> Int? {
        guard let at = stamp.lastIndex(of: "@") else { return nil }
        return Int(stamp[stamp.index(after: at)...].prefix { $0.isNumber })
    }
}

extension Application {
    /// The person whom a hit's role names: `applicant`, `owner 1`, `controller 2` …
    public func party(_ role: String) -> Person? {
        Journey(application: self, statedAt: Timestamp(milliseconds: 0)).parties.first { $0.label == role }?.person
    }
}
