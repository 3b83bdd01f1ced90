import Order
import Screening

/// The clearings of one record, looked up for each hit of a later screening.
///
/// A clearing is of a pair by content: party and list entry as they were compared. It follows an entry that the list merely
/// renumbers and a party that merely changes places, and lapses when a compared field changes on either side. It never
/// passes to another entry or party while the one that was cleared still stands as it did: two listed namesakes of whom
/// nothing is known but the name are two.
struct Clearings {
    enum Answer {
        case none
        case cleared(ClearedHit)
        /// A first person cleared it; a second has not yet.
        case awaited(ClearedHit)
        case lapsed(EarlierClearing)
    }

    /// One side of the pair as it is now.
    struct Pair {
        var key: String
        var entry: ListEntry
        var party: String
        var compared: ComparedFields
        /// 0 to 1000, as it is judged now.
        var score: Int
    }

    let clearings: [ClearedHit]
    /// The entry that stands under a key now, on any list; `nil` when none does.
    let entryNow: (String) -> ListEntry?
    /// What the party under a label states now; `nil` when there is none.
    let partyNow: (String) -> ComparedFields?

    var isEmpty: Bool { clearings.isEmpty }

    /// What was found of this pair, the latest finding first.
    func answer(for pair: Pair, at time: Timestamp) -> Answer {
        var awaited: ClearedHit?
        var lapsed: EarlierClearing?
        var similar: EarlierClearing?
        for clearing in clearings.reversed() {
            guard let compared = clearing.compared else {
                if clearing.key == pair.key { return .cleared(clearing) }
                continue
            }
            let changes = pair.compared.changes(since: compared, matchesNoBetter: pair.score <= clearing.score)
            // The same entry on another list is the same pair, as long as both say the same.
            let isSamePair =
                clearing.key == pair.key
                || clearing.party == pair.party && RepeatedEntry.isSame(clearing.entry, pair.entry.key)
            guard isSamePair || changes.isEmpty && follows(clearing, compared, to: pair) else {
                if similar == nil, clearing.stands, resembles(clearing, compared, pair) {
                    similar = EarlierClearing(clearing, changes: changes)
                }
                continue
            }
            if changes.isEmpty {
                if clearing.stands { return .cleared(clearing) }
                if clearing.isAwaited(at: time), awaited == nil { awaited = clearing }
            } else if clearing.stands, lapsed == nil {
                lapsed = EarlierClearing(clearing, changes: changes)
            }
        }
        if let awaited { return .awaited(awaited) }
        return (lapsed ?? similar).map(Answer.lapsed) ?? .none
    }

    /// The clearing under the key that its pair has now, so that it is known by it when something changes later.
    static func moved(_ clearing: ClearedHit, to pair: Pair) -> ClearedHit {
        var moved = clearing
        moved.key = pair.key
        moved.entry = pair.entry.key
        moved.party = pair.party
        return moved
    }

    /// Whether a cleared entry that is gone probably became this one, renumbered and changed at once. It clears nothing: it
    /// only tells the person who compares again that somebody did before.
    private func resembles(_ clearing: ClearedHit, _ compared: ComparedFields, _ pair: Pair) -> Bool {
        guard clearing.party == pair.party, pair.entry.list.rawValue == clearing.entry.prefix(while: { $0 != "/" }),
            entryNow(clearing.entry) == nil
        else { return false }
        return [.name, .document, .wallet, .email].contains { (field: ComparedFields.Field) in
            compared.theirs[field] != nil && pair.compared.hasSame(field, .theirs, as: compared)
        }
    }

    /// Whether the cleared pair is this one under another number or in another place.
    private func follows(_ clearing: ClearedHit, _ compared: ComparedFields, to pair: Pair) -> Bool {
        let list = clearing.entry.prefix { $0 != "/" }
        guard pair.entry.list.rawValue == list else { return false }
        if clearing.entry != pair.entry.key {
            guard pair.compared.hasSame(.theirs, as: compared) else { return false }
            if let there = entryNow(clearing.entry), ComparedFields(theirs: there).hasSame(.theirs, as: compared) {
                return false
            }
        }
        if clearing.party != pair.party {
            guard pair.compared.hasSame(.ours, as: compared) else { return false }
            if partyNow(clearing.party)?.hasSame(.ours, as: compared) == true { return false }
        }
        return true
    }
}
