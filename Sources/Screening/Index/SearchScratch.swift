// The memory that one name search works in, kept between searches.

/// A form that is like a part of the query's name.
struct LikeForm {
    var form: UInt32
    var likeness: Float
}

/// Sendable although it is mutable: a scratch is taken out of its index's pool under a lock before a search and put back
/// after it, so that only one search ever holds it.
final class SearchScratch: @unchecked Sendable {
    var stamp: UInt32 = 0
    // By name.
    var nameStamp: [UInt32]
    /// Which parts of the query the name has shown so far.
    var nameMask: [UInt16]
    /// How many of the name's own parts that took.
    var nameCover: [UInt8]
    var nameWeight: [Float]
    var touched: [UInt32] = []
    // By form: a chain of the query's parts that it is like.
    var formStamp: [UInt32]
    var formHead: [Int32]
    var links: [(ours: Int32, likeness: Float, next: Int32)] = []
    // For the alignment.
    var ours: [AlignedPart] = []
    var theirs: [AlignedPart] = []
    var pairings: [PartPairing] = []
    var chosen: [PartPairing] = []
    var results: [NameResult] = []
    /// Forms like a part that was asked for before: names share their parts.
    var known: [UInt64: [LikeForm]] = [:]
    static let knownLimit = 8192

    init(names: Int, forms: Int) {
        nameStamp = [UInt32](repeating: 0, count: names)
        nameMask = [UInt16](repeating: 0, count: names)
        nameCover = [UInt8](repeating: 0, count: names)
        nameWeight = [Float](repeating: 0, count: names)
        formStamp = [UInt32](repeating: 0, count: forms)
        formHead = [Int32](repeating: -1, count: forms)
    }

    /// Begins a search: everything stamped before is void.
    func begin() {
        if stamp == .max {
            stamp = 0
            for i in nameStamp.indices { nameStamp[i] = 0 }
            for i in formStamp.indices { formStamp[i] = 0 }
        }
        stamp += 1
        touched.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        ours.removeAll(keepingCapacity: true)
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
