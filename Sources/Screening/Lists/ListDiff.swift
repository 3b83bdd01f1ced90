// What changed between two editions of a list, so that only what changed is screened again.

/// Parties by key that came, went or changed.
public struct ListDiff: Hashable, Sendable {
    public var added: [String]
    public var removed: [String]
    public var changed: [String]

    public init(added: [String] = [], removed: [String] = [], changed: [String] = []) {
        self.added = added
        self.removed = removed
        self.changed = changed
    }

    public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    /// Compares by key, then by everything an entry says. A party whose key alone changed counts as neither added nor
    /// removed when its content is otherwise the same: a list that renumbers changes nothing.
    public init(from before: [ListEntry], to after: [ListEntry]) {
        let old = Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(after.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        changed = new.filter { key, entry in old[key].map { $0 != entry } ?? false }.keys.sorted()
        var gone = old.filter { new[$0.key] == nil }
        added = []
        var byContent: [UInt64: [String]] = [:]
        for (key, entry) in gone { byContent[Self.content(entry), default: []].append(key) }
        for (key, entry) in new.sorted(by: { $0.key < $1.key }) where old[key] == nil {
            if let same = byContent[Self.content(entry)]?.popLast() {
                gone[same] = nil
            } else {
                added.append(key)
            }
        }
        removed = gone.keys.sorted()
    }

    private static func content(_ entry: ListEntry) -> UInt64 {
        var copy = entry
        copy.id = ""
        copy.ordinal = 1
        return stableHash(ListCodec.encode(copy))
    }
}
