import Measures
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
    /// The entry of a hit as it stood; `nil` when nothing is kept of it.
    ///
    /// An edition that is not in force is read from its file, which takes as long as importing it; the persons whom measures
    /// named then are folded from the directives that were known.
    ///
    /// - Parameter time: when the hit was decided on.
    public func entryAsItStood(_ hit: HitRecord, at time: Timestamp) -> ListedParty? {
        let key = "\(hit.list)/\(hit.entry)"
        let desk = screeningDesk
        let current = desk.entry(key: key)
        if let current, current.version.stamp == hit.listVersion {
            return ListedParty(entry: current.entry, version: current.version)
        }
        guard let list = ListID(rawValue: hit.list), let number = ListVersion.number(inStamp: hit.listVersion),
            let edition = list == .measures ? named(number, hit, at: time) : try? lists.edition(list, number),
            let entry = edition.entries.first(where: { $0.reference == hit.entry })
        else { return current.map { ListedParty(entry: $0.entry, version: $0.version) } }
        var found = ListedParty(entry: entry, version: edition.version)
        if let current {
            if current.entry != entry { found.now = .changed(current.version) }
        } else if list == .measures {
            found.now = .gone(measureRegister.listOfNamed(at: clock.now).version)
        } else if let version = desk.versions.first(where: { $0.list == list }) {
            found.now = .gone(version)
        }
        return found
    }

    /// Whom measures named once so many directives were known. Which of them were alive depends on the time too: the one whose
    /// edition is that of the hit, else the time of the decision.
    private func named(_ number: Int, _ hit: HitRecord, at time: Timestamp) -> ScreeningList? {
        let register = measureRegister
        guard number > 0, register.history.indices.contains(number - 1) else { return nil }
        let known = register.known(first: number)
        let editions = [time, register.history[number - 1].time].map { known.listOfNamed(at: $0) }
        return editions.first { $0.version.stamp == hit.listVersion }
            ?? editions.first { $0.entries.contains { $0.reference == hit.entry } }
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
