// What one transaction leaves of each row. An application is received and decided in one batch: its row is then written once, not
// created and at once rewritten with every index it stands in.

struct RowChanges {
    private(set) var changes: [(view: Int, change: ViewChange)] = []
    private struct Row: Hashable {
        var view: Int
        var key: String
    }
    /// Where the row's last change stands in `changes`.
    private var last: [Row: Int] = [:]

    /// Adds the change behind the others, or joins it to the row's last one where one statement has the effect of both.
    mutating func add(_ change: ViewChange, to view: Int) {
        switch change {
        case .delete(let key):
            let row = Row(view: view, key: key)
            // A deletion undoes whatever was done to the row before.
            if let place = last[row] {
                changes[place].change = change
            } else {
                append(change, row)
            }
        case .upsert(let key, let subject, let values):
            let row = Row(view: view, key: key)
            // Behind a deletion, or for another subject, columns not named lose their values: that is a statement of its own.
            if let place = last[row], case .upsert(_, let earlier, let columns) = changes[place].change,
                earlier == subject
            {
                changes[place].change = .upsert(
                    key: key, subject: subject, columns.merging(values) { _, later in later })
            } else {
                append(change, row)
            }
        }
    }

    private mutating func append(_ change: ViewChange, _ row: Row) {
        last[row] = changes.count
        changes.append((row.view, change))
    }
}
