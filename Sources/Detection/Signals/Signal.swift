import Order

/// One observation that points to malicious cyber-enabled activity (clause 5(f)) by the customer of one account or
/// application, with the evidence beside it. A signal accuses nobody: it asks a person to look.
public struct Signal: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// An identifier is shared with an application that was refused or an account that was suspended or closed.
        case sharedIdentifier
        /// The account was reached from an address of a jurisdiction under a special measure.
        case accessFromMeasuredJurisdiction
    }

    /// How much the signal says. A muted one is counted and shown where it is asked for, and never opens a case.
    public enum Strength: String, Hashable, Sendable, CaseIterable, Comparable {
        case muted, weak, moderate, strong
        private var rank: Int {
            switch self {
            case .muted: 0
            case .weak: 1
            case .moderate: 2
            case .strong: 3
            }
        }
        public static func < (a: Strength, b: Strength) -> Bool { a.rank < b.rank }
    }

    public var kind: Kind
    public var strength: Strength
    /// Whom it is about.
    public var subject: SubjectID
    public var account: AccountID?
    public var application: ApplicationID?
    /// What makes two signals the same observation: the identifier's kind and the other's id, the measure and the country.
    public var key: String
    /// The observable things it rests on.
    public var indicators: [Indicator]
    /// The others that it ties this subject to.
    public var links: [SubjectID]
    /// Why it was raised, with its clause.
    public var reason: Reason
    /// When the thing observed happened first and last, and how often.
    public var first: Timestamp
    public var last: Timestamp
    public var count: Int

    public init(
        kind: Kind, strength: Strength, subject: SubjectID, account: AccountID? = nil,
        application: ApplicationID? = nil,
        key: String, indicators: [Indicator] = [], links: [SubjectID] = [], reason: Reason, first: Timestamp,
        last: Timestamp, count: Int
    ) {
        self.kind = kind
        self.strength = strength
        self.subject = subject
        self.account = account
        self.application = application
        self.key = key
        self.indicators = indicators
        self.links = links
        self.reason = reason
        self.first = first
        self.last = last
        self.count = count
    }
}

extension Signal {
    public var json: JSONValue {
        var fields: [String: JSONValue] = [
            "kind": .string(kind.rawValue), "strength": .string(strength.rawValue),
            "subject": .string(subject.rawValue),
            "key": .string(key), "indicators": .array(indicators.map(\.json)),
            "links": .array(links.map { .string($0.rawValue) }), "reason": reason.json,
            "first": .string(first.description), "last": .string(last.description), "count": .integer(Int64(count)),
        ]
        if let account { fields["account"] = .string(account.rawValue) }
        if let application { fields["application"] = .string(application.rawValue) }
        return .object(fields)
    }

    /// `nil` unless the value has the shape that ``json`` writes.
    public init?(json: JSONValue) {
        guard let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:)),
            let strength = json["strength"]?.string.flatMap(Strength.init(rawValue:)),
            let subject = json["subject"]?.string.flatMap(SubjectID.init(rawValue:)), let key = json["key"]?.string,
            let indicators = json["indicators"]?.array, let links = json["links"]?.array,
            let reason = json["reason"].flatMap({ Reason(json: $0) }),
            let first = json["first"]?.string.flatMap(Timestamp.init(rfc3339:)),
            let last = json["last"]?.string.flatMap(Timestamp.init(rfc3339:)), let count = json["count"]?.integer
        else { return nil }
        self.init(
            kind: kind, strength: strength, subject: subject,
            account: json["account"]?.string.flatMap(AccountID.init(rawValue:)),
            application: json["application"]?.string.flatMap(ApplicationID.init(rawValue:)), key: key,
            indicators: indicators.compactMap(Indicator.init(json:)),
            links: links.compactMap { $0.string.flatMap(SubjectID.init(rawValue:)) }, reason: reason, first: first,
            last: last, count: Int(clamping: count))
        guard self.indicators.count == indicators.count, self.links.count == links.count else { return nil }
    }
}
