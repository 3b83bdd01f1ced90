// A fact about a person with where it came from, how it was learned, how far it can be trusted and when it was so.
// Gatehouse never merges facts into one "truth": contradictions and age are part of what is known (clause 5(k)).

/// A value and its provenance.
public struct Fact<Value: Hashable & Sendable>: Hashable, Sendable {
    public var value: Value
    public var provenance: Provenance

    public init(_ value: Value, _ provenance: Provenance) {
        self.value = value
        self.provenance = provenance
    }

    public init(
        _ value: Value, source: FactSource, method: FactMethod, confidence: Confidence, asOf: Timestamp?
    ) {
        self.init(value, Provenance(source: source, method: method, confidence: confidence, asOf: asOf))
    }
}

/// Where a fact came from, how it was learned, how far it is to be trusted, and when it was so.
public struct Provenance: Hashable, Sendable {
    public var source: FactSource
    public var method: FactMethod
    public var confidence: Confidence
    /// When the fact was so; `nil` when nobody said. A location without a time settles nothing.
    public var asOf: Timestamp?

    public init(source: FactSource, method: FactMethod, confidence: Confidence, asOf: Timestamp?) {
        self.source = source
        self.method = method
        self.confidence = confidence
        self.asOf = asOf
    }

    /// What the person said, at the time they said it.
    public static func declared(at time: Timestamp?) -> Provenance {
        Provenance(source: .declared, method: .stated, confidence: .claimed, asOf: time)
    }
}

/// Who or what a fact came from. A later fact from one source replaces its earlier one.
public enum FactSource: Hashable, Sendable {
    /// The applicant or customer.
    case declared
    /// A document, e.g. `passport MRZ`.
    case document(String)
    /// A register or database, e.g. `company register`.
    case register(String)
    /// An observation of the network, e.g. `address of the application`.
    case network(String)
    /// A person of the provider who weighed what there was and settled it.
    case review(UserID)

    public var text: String {
        switch self {
        case .declared: "declared"
        case .document(let name), .register(let name), .network(let name): name
        case .review(let user): user.rawValue
        }
    }
}

/// How a fact was learned.
public enum FactMethod: String, Hashable, Sendable, CaseIterable {
    /// Somebody said so.
    case stated
    /// Concluded from something else, e.g. a place from a network address.
    case inferred
    /// Read from a document whose form was checked.
    case read
    /// Checked against its issuer: a signature, or a register.
    case verified
    /// Settled by a person.
    case reviewed
}

/// How far a fact is to be trusted, weakest first.
public enum Confidence: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// An indication, such as a place guessed from a network address, which anybody can move.
    case indicated
    /// The person's own word.
    case claimed
    /// A document says so.
    case documented
    /// Its issuer says so, or a person settled it.
    case proven

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    public var text: String {
        switch self {
        case .indicated: "indicated"
        case .claimed: "claimed"
        case .documented: "documented"
        case .proven: "proven"
        }
    }
}
