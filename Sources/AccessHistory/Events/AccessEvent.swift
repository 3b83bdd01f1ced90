import Order

/// One access to an account, or one administrative action on it: the address it came from and its date and time (clause
/// 1(a)(ii)(D)), and what the provider's log said of it.
public struct AccessEvent: Hashable, Sendable {
    public var account: AccountReference
    public var time: Timestamp
    public var point: AccessPoint
    /// What was done, in the words of the log: `ConsoleLogin`, `StartInstances`.
    public var action: String
    /// Who did it within the account: a user, a role, a key. `nil` when the log does not say.
    public var principal: String?
    /// The part of the provider that logged it: `signin.amazonaws.com`, `sshd`. `nil` when not said.
    public var source: String?
    public var outcome: AccessOutcome
    /// The client as it named itself; `nil` when not said.
    public var agent: String?

    public init(
        account: AccountReference, time: Timestamp, point: AccessPoint, action: String, principal: String? = nil,
        source: String? = nil, outcome: AccessOutcome = .unknown, agent: String? = nil
    ) {
        self.account = account
        self.time = time
        self.point = point
        self.action = action
        self.principal = principal
        self.source = source
        self.outcome = outcome
        self.agent = agent
    }
}

/// Whose access it was: an account of ours, or the provider's own reference of one, which may not be known yet.
public enum AccountReference: Hashable, Sendable, CustomStringConvertible {
    case account(AccountID)
    case reference(String)
    public var description: String {
        switch self {
        case .account(let id): id.rawValue
        case .reference(let text): text
        }
    }
}

/// From where an access came.
public enum AccessPoint: Hashable, Sendable, CustomStringConvertible {
    case address(IPAddress)
    /// A part of the provider acting within the account, by name: it has no address, and none is invented for it.
    case named(String)
    case unknown
    public var description: String {
        switch self {
        case .address(let address): address.description
        case .named(let name): name
        case .unknown: "unknown"
        }
    }
}

/// How an access ended.
public enum AccessOutcome: UInt8, Hashable, Sendable, CaseIterable {
    case unknown = 0
    case success = 1
    case failure = 2
    /// Refused for want of permission.
    case denied = 3

    /// `success`, `failure`, `denied`; `nil` for an outcome that is not known.
    public var name: String? {
        switch self {
        case .unknown: nil
        case .success: "success"
        case .failure: "failure"
        case .denied: "denied"
        }
    }
}
