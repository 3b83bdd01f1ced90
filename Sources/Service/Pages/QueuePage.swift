import Order

/// The queue: how many, how fast, by when due, and in plain words why each is here.
struct QueuePage: Sendable {
    struct Item: Sendable {
        var due: String
        var css: String
        var title: String
        var href: String
        /// Where the key `a` goes: takes the item and opens it.
        var take: String
        var about: String
        var what: String
        var held: String?
        var clause: String?
        var clauseHref: String
        var age: String
    }
    struct Group: Sendable {
        var title: String
        var items: [Item]
    }
    struct Tab: Sendable {
        var text: String
        var href: String
        var current: Bool
        var count: String
    }
    var frame: Frame
    var heading: String
    var lead: String
    var notices: [Notice] = []
    var tabs: [Tab]
    var groups: [Group]
    var empty: Table.Empty?
    /// Deciding several at once, when a filter is on.
    var bulk: Link?
    var take: Table.Take?
}
