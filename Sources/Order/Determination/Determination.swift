// The answer to "is this a United States person?" (clauses 5(c), 5(k)), with how it was reached.

/// The answer, its explanation, and what would settle it if it is open.
public struct Determination: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case unitedStatesPerson, foreignPerson
        /// Unknown, contradictory or out of date: ask for what is missing.
        case undetermined
    }

    public let status: Status
    public let reason: Reason
    /// Names of the facts that would settle it; empty when it is settled.
    public let missing: [String]
    /// Whether it is open because facts contradict each other, so that a person or a newer word has to settle it.
    public let isContradictory: Bool
    /// For a United States person: the ground that holds, and how it was learned. This much is kept of them.
    public let basis: Basis?
    /// When a fact that the answer rests on will be out of date; `nil` when it rests on none that ages.
    public let goesStale: Timestamp?

    /// One way of being a United States person under clause 5(k).
    public enum Ground: String, Hashable, Sendable, CaseIterable {
        case citizenship, permanentResidence, organization, location
    }

    public struct Basis: Hashable, Sendable {
        public let ground: Ground
        public let method: FactMethod
        public let confidence: Confidence
        public let source: String
        public let asOf: Timestamp?
    }

    /// The answer to 5(k) as three values: `nil` is undetermined.
    public var isUnitedStatesPerson: Bool? {
        switch status {
        case .unitedStatesPerson: true
        case .foreignPerson: false
        case .undetermined: nil
        }
    }

    /// `{status, reason, missing, basis: {ground, method, confidence, source, asOf}|null, goesStale}`.
    public var json: JSONValue {
        .object([
            "status": .string(status.rawValue), "reason": reason.json, "missing": .array(missing.map(JSONValue.string)),
            "basis": basis.map { basis in
                .object([
                    "ground": .string(basis.ground.rawValue), "method": .string(basis.method.rawValue),
                    "confidence": .string(basis.confidence.text), "source": .string(basis.source),
                    "asOf": basis.asOf.map { .string($0.description) } ?? .null,
                ])
            } ?? .null,
            "goesStale": goesStale.map { .string($0.description) } ?? .null,
        ])
    }
}

/// How facts are weighed. The order sets none of these; they come from the standard in force, so none has a default.
public struct DeterminationParameters: Hashable, Sendable {
    /// How long a location remains evidence of where a person is.
    public var locationFreshFor: Period
    /// Locations of an individual that differ within this span contradict each other; further apart, the person moved.
    public var locationConflictWithin: Days
    /// How long facts of citizenship, residence and organisation remain evidence; `nil` when they do not age.
    public var statusFreshFor: Period?
    /// How far a fact must be trusted before it makes somebody a United States person, which lifts duties from them.
    /// A fact against oneself needs no such strength.
    public var sufficientConfidence: Confidence
    /// Whether an address abroad, while there is no dated location, is taken as not being in the United States. An address
    /// inside it never shows presence.
    public var addressAbroadShowsAbsence: Bool

    public init(
        locationFreshFor: Period, locationConflictWithin: Days, statusFreshFor: Period?,
        sufficientConfidence: Confidence,
        addressAbroadShowsAbsence: Bool
    ) {
        self.locationFreshFor = locationFreshFor
        self.locationConflictWithin = locationConflictWithin
        self.statusFreshFor = statusFreshFor
        self.sufficientConfidence = sufficientConfidence
        self.addressAbroadShowsAbsence = addressAbroadShowsAbsence
    }

    /// The parameters under a standard. It says how long a location lasts; the rest is our reading, since no instrument
    /// speaks of it: a person's word is enough until something contradicts it, places within a day of each other must
    /// agree, status does not age by itself, and an address shows nothing about where somebody is.
    public init(standard: Standard) {
        self.init(
            locationFreshFor: standard.locationStaleAfter, locationConflictWithin: Days(1),
            statusFreshFor: nil, sufficientConfidence: .claimed, addressAbroadShowsAbsence: false)
    }
}
