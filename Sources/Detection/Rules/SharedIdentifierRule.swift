import Order

/// An identifier that a customer shares with others, as the look-up by blind index found it.
public struct SharedIdentifier: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case email, telephone, documentNumber, wallet, cardToken, bankAccount, ipAddress

        /// In words, for people.
        public var name: String {
            switch self {
            case .email: "e-mail address"
            case .telephone: "telephone number"
            case .documentNumber: "document number"
            case .wallet: "wallet address"
            case .cardToken: "card"
            case .bankAccount: "bank account"
            case .ipAddress: "IP address"
            }
        }

        /// What sharing it says when hardly anybody else does. A document, an account or a wallet belongs to one person; an
        /// e-mail address or a telephone mostly; an address of the network is used by whoever is there.
        var strengthWhenRare: Signal.Strength {
            switch self {
            case .documentNumber, .wallet, .bankAccount, .cardToken: .strong
            case .email, .telephone: .moderate
            case .ipAddress: .weak
            }
        }
    }

    /// Another customer with the same value.
    public struct Other: Hashable, Sendable {
        public enum Standing: String, Hashable, Sendable, CaseIterable {
            case refused, suspended, closed
            /// Nothing is held against it.
            case good
            public var isAdverse: Bool { self != .good }
        }
        public var subject: SubjectID
        public var account: AccountID?
        public var application: ApplicationID?
        public var standing: Standing
        /// Since when it stands so.
        public var since: Timestamp
        public init(
            subject: SubjectID, account: AccountID? = nil, application: ApplicationID? = nil, standing: Standing,
            since: Timestamp
        ) {
            self.subject = subject
            self.account = account
            self.application = application
            self.standing = standing
            self.since = since
        }
    }

    public var kind: Kind
    /// The value itself where it can be an indicator; `nil` for what never leaves.
    public var value: Indicator.Value?
    public var others: [Other]
    /// How many customers share the value in all, this one included; `others` may name only some.
    public var total: Int

    public init(kind: Kind, value: Indicator.Value? = nil, others: [Other], total: Int? = nil) {
        self.kind = kind
        self.value = value
        self.others = others
        self.total = max(total ?? 0, others.count + 1)
    }
}

/// The customer that a rule looks at.
public struct DetectionSubject: Hashable, Sendable {
    public var subject: SubjectID
    public var account: AccountID?
    public var application: ApplicationID?
    public init(subject: SubjectID, account: AccountID? = nil, application: ApplicationID? = nil) {
        self.subject = subject
        self.account = account
        self.application = application
    }
}

extension DetectionRules {
    /// An identifier is shared with a customer that was refused, suspended or closed. `nil` when all who share it are in good
    /// standing. Its weight is its rarity: the more share it, the less it says, until it is muted with its count.
    public func evaluate(_ shared: SharedIdentifier, of subject: DetectionSubject, at time: Timestamp) -> Signal? {
        let adverse = shared.others.filter { $0.standing.isAdverse && $0.subject != subject.subject }
        guard let newest = adverse.map(\.since).max(), let oldest = adverse.map(\.since).min() else { return nil }
        var strength = shared.kind.strengthWhenRare
        var because: [Reason] = []
        if shared.total > muting.sharedByMoreThan {
            strength = .muted
            because.append(
                Reason(
                    "1(b)", "\(shared.total) customers share it, which is too many for it to say something of one.",
                    holds: true))
        } else if shared.total > 5 {
            strength = strength.weaker
            because.append(Reason("1(b)", "\(shared.total) customers share it, which weakens it.", holds: true))
        }
        if case .ipAddress(let address)? = shared.value, let why = muting.reason(for: address) {
            strength = .muted
            because.append(Reason("1(b)", "Addresses of this kind are shared by strangers: \(why).", holds: true))
        }
        var count: [SharedIdentifier.Other.Standing: Int] = [:]
        for other in adverse { count[other.standing, default: 0] += 1 }
        let whom = SharedIdentifier.Other.Standing.allCases.compactMap { standing in
            count[standing].map { "\($0) \(standing.rawValue)" }
        }.joined(separator: ", ")
        var facts = [
            ReasonFact("kind", shared.kind.rawValue, source: "identifiers"),
            ReasonFact("shared by", String(shared.total), source: "identifiers"),
        ]
        if let value = shared.value {
            facts.append(
                ReasonFact(
                    "value", Indicator(value, first: time, last: time).text, source: "identifiers", sensitive: true))
        }
        for other in adverse.prefix(20) {
            let id = other.account?.rawValue ?? other.application?.rawValue ?? other.subject.rawValue
            facts.append(ReasonFact(other.standing.rawValue, id, source: "records"))
        }
        return Signal(
            kind: .sharedIdentifier, strength: strength, subject: subject.subject, account: subject.account,
            application: subject.application,
            key: "\(shared.kind.rawValue) "
                + adverse.map(\.subject.rawValue).sorted().prefix(20).joined(separator: " "),
            indicators: shared.value.map { [Indicator($0, first: oldest, last: time, sightings: adverse.count + 1)] }
                ?? [],
            links: adverse.map(\.subject),
            reason: Reason(
                "1(b)", "The \(shared.kind.name) is shared with customers that were turned away: \(whom).", holds: true,
                facts: facts, because: because), first: oldest, last: max(newest, time), count: adverse.count)
    }
}

extension Signal.Strength {
    var weaker: Signal.Strength {
        switch self {
        case .strong: .moderate
        case .moderate: .weak
        case .weak, .muted: .muted
        }
    }
}
