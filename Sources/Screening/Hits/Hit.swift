// What screening answers: which listed party, how sure, and why (NEEDS, Screening: each hit says in one sentence what
// agrees, what differs, what is absent).
import Order

/// How sure a match is, from surest to least.
public enum Verdict: String, Hashable, Sendable, CaseIterable, Comparable {
    /// A wallet, an e-mail address, or a document number with its issuing country is the listed party's own. The only
    /// verdict on which a machine may refuse.
    case exactIdentifier
    /// The name matches and a birth date or another strong particular agrees.
    case confirmed
    /// The same name, and nothing else on both sides to compare.
    case nameOnly
    /// The name is alike; what else there is speaks neither clearly for nor clearly against.
    case possible
    /// The name is alike, and a particular that does not change, such as the birth date, speaks against.
    case contradicted

    private var rank: Int {
        switch self {
        case .exactIdentifier: 0
        case .confirmed: 1
        case .nameOnly: 2
        case .possible: 3
        case .contradicted: 4
        }
    }
    /// Surer verdicts sort first.
    public static func < (a: Verdict, b: Verdict) -> Bool { a.rank < b.rank }
}

/// What to do with a hit (DESIGN, Deciding: a machine refuses only on an exact strong identifier).
public enum Disposition: String, Hashable, Sendable, CaseIterable {
    /// A machine may refuse.
    case mayRefuse
    /// A person decides.
    case hold
    /// Kept for the record; stops nothing.
    case noStop
}

/// A listed party that the query may be.
public struct Hit: Hashable, Sendable {
    public var entry: ListEntry
    /// The edition of the list that it stands on.
    public var version: ListVersion
    public var verdict: Verdict
    /// 0 to 1000: how far what is known speaks for one party, names and particulars together.
    public var score: Int
    /// 0 to 1000: how alike the names are by themselves.
    public var nameScore: Int
    public var disposition: Disposition
    /// The listed name that matched best; `nil` when only identifiers did.
    public var listedName: ListedName?
    /// The query's name that matched it.
    public var queryName: String?
    /// Other lists that repeat this entry, see ``withoutRepeats(_:)``.
    public var alsoOn: [AlsoListed] = []
    private var basis: Basis

    /// What the particulars are told from.
    private enum Basis: Hashable, Sendable {
        /// They are worked out when somebody asks: most hits are namesakes that nobody looks at.
        case query(ScreeningQuery, ours: NameStyle, theirs: NameStyle)
        case given([MatchedPart], [FieldComparison])
    }

    /// A hit whose particulars are known.
    public init(
        entry: ListEntry, version: ListVersion, verdict: Verdict, score: Int, nameScore: Int,
        disposition: Disposition, listedName: ListedName?, queryName: String?, parts: [MatchedPart],
        comparison: [FieldComparison]
    ) {
        self.entry = entry
        self.version = version
        self.verdict = verdict
        self.score = score
        self.nameScore = nameScore
        self.disposition = disposition
        self.listedName = listedName
        self.queryName = queryName
        basis = .given(parts, comparison)
    }

    init(
        _ query: ScreeningQuery, _ entry: ListEntry, _ version: ListVersion, _ judgement: Judgement,
        listedName: ListedName?, queryName: String?, ours: NameStyle, theirs: NameStyle
    ) {
        self.entry = entry
        self.version = version
        verdict = judgement.verdict
        score = judgement.score
        nameScore = judgement.nameScore
        disposition = judgement.disposition
        self.listedName = listedName
        self.queryName = queryName
        basis = .query(query, ours: ours, theirs: theirs)
    }

    /// Part by part, in the order of the query's name.
    public var parts: [MatchedPart] {
        switch basis {
        case .given(let parts, _): return parts
        case .query(_, let ours, let theirs):
            guard let queryName, let listedName else { return [] }
            let a = NameParser.parse(queryName, style: ours), b = NameParser.parse(listedName.text, style: theirs)
            var chosen: [PartPairing] = []
            _ = NameComparison.align(a, b, chosen: &chosen)
            return MatchedPart.describe(a, b, chosen)
        }
    }

    /// Field by field, what agrees, what differs, what is absent.
    public var comparison: [FieldComparison] {
        switch basis {
        case .given(_, let comparison): comparison
        case .query(let query, _, _): RecordComparison(query, entry, describes: true).comparison
        }
    }

    /// What was asked, where the hit comes from a search.
    public var query: ScreeningQuery? {
        if case .query(let query, _, _) = basis { return query }
        return nil
    }

    /// `<list>/<reference>`: what a clearing names.
    public var key: String { entry.key }
    /// Whether this hit stops an application until it is decided.
    public var stops: Bool { disposition != .noStop }

    /// The hits that a decision keeps: all that stop, and the best of the namesakes that do not. A common name has a
    /// hundred of those, and the list edition says the rest.
    public static func worthRecording(_ hits: [Hit]) -> [Hit] {
        let others = hits.filter { !$0.stops }
        if others.count <= Limits.recordedNamesakes { return hits }
        return hits.filter(\.stops) + others.prefix(Limits.recordedNamesakes)
    }
}

/// How one part of a name was matched, or was not.
public struct MatchedPart: Hashable, Sendable {
    public enum How: String, Hashable, Sendable, CaseIterable {
        case same, spelling, variant, initial, joined, number, acronym
        /// In the query only.
        case onlyOurs
        /// On the list only.
        case onlyTheirs
    }
    public var ours: String
    public var theirs: String
    public var how: How
    public init(ours: String, theirs: String, how: How) {
        self.ours = ours
        self.theirs = theirs
        self.how = how
    }
}

/// One particular, compared.
public struct FieldComparison: Hashable, Sendable {
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case name, type, sex, birthDate, birthPlace, nationality, document, email, telephone, wallet, address
        case addressCountry
    }
    public enum Agreement: String, Hashable, Sendable, CaseIterable {
        case agrees
        /// Compatible but not telling, e.g. a year within an uncertain range.
        case near
        case differs
        /// Missing on one side or both.
        case absent
    }
    public var field: Field
    public var agreement: Agreement
    /// What the query says; empty when absent there.
    public var ours: String
    /// What the list says; empty when absent there.
    public var theirs: String
    public init(_ field: Field, _ agreement: Agreement, ours: String, theirs: String) {
        self.field = field
        self.agreement = agreement
        self.ours = ours
        self.theirs = theirs
    }
}
