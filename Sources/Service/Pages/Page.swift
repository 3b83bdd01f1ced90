import Order

// What a console page is made of: plain values that a template draws. Pages are built from what `Program` answers and are
// the same in tests as in the server. A template reads stored properties by name, so nothing here is computed.

/// What stands around every console page.
struct Frame: Sendable {
    struct Place: Sendable {
        var text: String
        var href: String
        var current: Bool
        var count: String?
    }
    var signedIn: Bool
    var places: [Place]
    var csrf: String
    var role: String
    var name: String
    var menu: [Link]
    /// Said above every page of a sample server.
    var sample: String?
    var version: String
    /// When the page was drawn, so that a printed one dates itself.
    var drawn: String
}

struct Link: Sendable {
    var text: String
    var href: String
}

/// A shape and a word, never colour alone.
struct Mark: Sendable, Hashable {
    var symbol: String
    var word: String
    var css: String

    static let holds = Mark(symbol: "●", word: "holds", css: "holds")
    static let not = Mark(symbol: "○", word: "does not hold", css: "not")
    static let wanted = Mark(symbol: "◆", word: "wants attention", css: "wanted")
    static let unknown = Mark(symbol: "?", word: "unknown", css: "unknown")
    static let against = Mark(symbol: "✕", word: "contradicts", css: "against")
    static let done = Mark(symbol: "●", word: "done", css: "holds")
    static let ahead = Mark(symbol: "○", word: "still to come", css: "not")
}

struct Badge: Sendable {
    var text: String
    /// `go`, `wait`, `stop` or empty.
    var css: String
}

/// A sentence said above a page: what was just done, or what is wrong.
struct Notice: Sendable {
    var text: String
    var css: String
}

struct Crumbs: Sendable {
    var links: [Link]
    var here: String
    var code: String?
}

/// A run of text, with a link where it is one.
struct Run: Sendable {
    var text: String
    var href: String?
    init(_ text: String, _ href: String? = nil) {
        self.text = text
        self.href = href
    }
}

struct Paragraph: Sendable {
    var runs: [Run]
    var css: String?
    init(_ runs: [Run], css: String? = nil) {
        self.runs = runs
        self.css = css
    }
    init(_ text: String, css: String? = nil) { self.init([Run(text)], css: css) }
}

/// A named part of a page. Only what is given is drawn, in the order of the properties.
struct Section: Sendable {
    var id: String
    var title: String?
    var sub: String?
    var paragraphs: [Paragraph] = []
    var why: ReasonList?
    var heat: HeatMap?
    var table: Table?
    var pre: String?
    var form: Form?
    init(id: String, title: String?, sub: String? = nil) {
        self.id = id
        self.title = title
        self.sub = sub
    }
}

struct SideBlock: Sendable {
    struct Item: Sendable {
        var text: String
        var href: String?
        var mono = false
        var note: String?
        var mark: Mark?
        init(_ text: String, href: String? = nil, mono: Bool = false, note: String? = nil, mark: Mark? = nil) {
            self.text = text
            self.href = href
            self.mono = mono
            self.note = note
            self.mark = mark
        }
    }
    var title: String
    var items: [Item]
    var end: Paragraph?
}

struct Tabs: Sendable {
    struct Tab: Sendable {
        var text: String
        var href: String
        var current: Bool
        var count: String?
    }
    var items: [Tab]
}

/// A page of the console.
struct Page: Sendable {
    var frame: Frame
    var crumbs: Crumbs?
    var heading: String
    var masked = false
    var reveal: String?
    var lead: String?
    var badge: Badge?
    var notices: [Notice] = []
    var road: Road?
    var tabs: Tabs?
    var sections: [Section] = []
    var side: [SideBlock] = []
    /// Without a column at the side.
    var wide = false
    init(_ frame: Frame, heading: String) {
        self.frame = frame
        self.heading = heading
    }
}
