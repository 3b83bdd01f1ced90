// One party on two lists. The Consolidated Screening List repeats what the Treasury publishes on its own lists, under the same
// numbers: an analyst who compares both with one customer does the same work twice, and clears the same pair twice.
import Order

/// Another list that repeats the entry of a hit, and how the customer compares with what stands there.
public struct AlsoListed: Hashable, Sendable {
    /// `<list>/<reference>`.
    public var key: String
    public var list: ListID
    public var reference: String
    /// The edition's stamp.
    public var version: String
    public var verdict: Verdict
    public var score: Int

    public init(_ hit: Hit) {
        key = hit.key
        list = hit.entry.list
        reference = hit.entry.reference
        version = hit.version.stamp
        verdict = hit.verdict
        score = hit.score
    }

    public var json: JSONValue {
        [
            "list": .string(list.rawValue), "entry": .string(reference), "key": .string(key),
            "listVersion": .string(version), "score": .integer(Int64(score)), "verdict": .string(verdict.rawValue),
        ]
    }
}

/// Which entry of a publisher's own list an entry repeats.
public enum RepeatedEntry {
    /// The sources of the Consolidated Screening List that the Treasury publishes itself, by the list that holds them.
    private static let sources: [(abbreviation: String, list: ListID)] = [
        ("SDN-", .ofacSDN), ("SSI-", .ofacConsolidated), ("FSE-", .ofacConsolidated), ("PLC-", .ofacConsolidated),
        ("CAP-", .ofacConsolidated), ("CMIC-", .ofacConsolidated), ("NS-MBS-", .ofacConsolidated),
        ("NS-MBS List-", .ofacConsolidated), ("MBS-", .ofacConsolidated),
    ]

    /// `ofac-sdn/101` of `us-csl/SDN-101`; `nil` for entries that repeat none.
    public static func original(of key: String) -> String? {
        let prefix = ListID.consolidatedScreening.rawValue + "/"
        guard key.hasPrefix(prefix) else { return nil }
        let reference = key.dropFirst(prefix.count)
        for source in sources where reference.hasPrefix(source.abbreviation) {
            let number = reference.dropFirst(source.abbreviation.count)
            guard !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
            return "\(source.list)/\(number)"
        }
        return nil
    }

    /// Whether two keys are of one entry, on whichever list it stands.
    public static func isSame(_ a: String, _ b: String) -> Bool {
        a == b || (original(of: a) ?? a) == (original(of: b) ?? b)
    }
}

extension Hit {
    /// Hits of one party, those on an entry that repeats another taken into the hit on that one: it then names both lists.
    ///
    /// The publisher's own entry is what is compared and cleared. A hit stays by itself where it is surer than the one on
    /// the publisher's list, and where the two entries have no name in common, so that a number given anew hides nobody.
    public static func withoutRepeats(_ hits: [Hit]) -> [Hit] {
        guard hits.contains(where: { $0.entry.list == .consolidatedScreening }) else { return hits }
        var placeOf: [String: Int] = [:]
        for (place, hit) in hits.enumerated() { placeOf[hit.key] = place }
        var kept = hits.map(Optional.some)
        for (place, hit) in hits.enumerated() {
            guard let key = RepeatedEntry.original(of: hit.key), let original = placeOf[key],
                hits[original].verdict <= hit.verdict, hits[original].entry.sharesName(with: hit.entry)
            else { continue }
            kept[original]?.alsoOn.append(AlsoListed(hit))
            kept[place] = nil
        }
        return kept.compactMap(\.self)
    }

    /// Whether it stops where each list has a score of its own from which a hit does: on any list that the party stands on, and on
    /// an exact identifier always.
    public func stops(from score: (ListID) -> Int) -> Bool {
        verdict == .exactIdentifier || self.score >= score(entry.list)
            || alsoOn.contains { $0.score >= score($0.list) }
    }
}

extension ListEntry {
    fileprivate func sharesName(with other: ListEntry) -> Bool {
        let ours = Set(names.map { $0.text.lowercased() })
        return other.names.contains { ours.contains($0.text.lowercased()) }
    }
}
