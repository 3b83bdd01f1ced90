// The memory that one name search works in, kept between searches.

/// A form that is like a part of the query's name.
struct LikeForm {
    var form: UInt32
    var likeness: Float
}

/// Sendable although it is mutable: a scratch is taken out of its index's pool under a lock before a search and put back
/// after it, so that only one search ever holds it.
final class SearchScratch: @unchecked Sendable {
    private(set) var stamp: UInt32 = 0
    /// What the search has seen of each listed name; only values with the current stamp count.
    let names: UnsafeMutablePointer<NameState>
    let nameCount: Int
    /// For each form, a chain in `links` of the query's parts that it is like.
    let forms: UnsafeMutablePointer<FormState>
    let formCount: Int
    var touched: [UInt32] = []
    var links: [(ours: Int32, likeness: Float, next: Int32)] = []

    /// For each form, the number of the look-up that met it last.
    let met: UnsafeMutablePointer<UInt32>
    var lookup: UInt32 = 0

    struct NameState {
        var stamp: UInt32
        var weight: Float
        /// Which parts of the query the name has shown so far.
        var mask: UInt16
        /// How many of the name's own parts that took.
        var cover: UInt16
    }
    struct FormState {
        var stamp: UInt32
        var head: Int32
    }
    /// The like forms of each part of the query, and how many listed names show one.
    var likes: [(forms: [LikeForm], names: Int)] = []
    /// How many parts of the query are initials.
    var initials = 0
    /// The query's `ParsedName.generation`.
    var generation: UInt8 = 0
    // For the alignment.
    var ours: [AlignedPart] = []
    var theirs: [AlignedPart] = []
    var pairings: [PartPairing] = []
    var chosen: [PartPairing] = []
    var results: [NameResult] = []
    /// Forms like a part that was asked for before: names share their parts.
    var known: [UInt64: [LikeForm]] = [:]
    /// The same for the yardstick, which looks at all forms.
    var knownExhaustively: [UInt64: [LikeForm]] = [:]
    static let knownLimit = 32_768

    init(names: Int, forms: Int) {
        nameCount = names
        formCount = forms
        self.names = .allocate(capacity: names)
        self.names.initialize(repeating: NameState(stamp: 0, weight: 0, mask: 0, cover: 0), count: names)
        self.forms = .allocate(capacity: forms)
        self.forms.initialize(repeating: FormState(stamp: 0, head: -1), count: forms)
        met = .allocate(capacity: forms)
        met.initialize(repeating: 0, count: forms)
    }

    deinit {
        met.deallocate()
        names.deallocate()
        forms.deallocate()
    }

    /// Begins a look-up of forms; returns its number.
    func beginLookup() -> UInt32 {
        if lookup == .max {
            lookup = 0
            for i in 0..<formCount { met[i] = 0 }
        }
        lookup += 1
        return lookup
    }

    /// Begins a search: everything stamped before is void.
    func begin() {
        if stamp == .max {
            stamp = 0
            for i in 0..<nameCount { names[i].stamp = 0 }
            for i in 0..<formCount { forms[i].stamp = 0 }
        }
        stamp += 1
        touched.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        ours.removeAll(keepingCapacity: true)
        likes.removeAll(keepingCapacity: true)
        results.removeAll(keepingCapacity: true)
    }
}

/// A listed name that a query's name is like.
struct NameResult {
    var name: UInt32
    var score: Float
    var specificity: Float
    var hasConflict: Bool
    var isComplete: Bool
}
