import Order

// Two people for one act (clause 1(a)(iii)). Every door goes through the one function below: releasing sensitive data,
// authorising a processor, changing retention, instructions under 7(d).

/// What somebody who works in the console may do.
public enum StaffRole: String, Hashable, Sendable, CaseIterable {
    case analyst, officer, custodian, auditor, administrator
}

/// Somebody who proposes or approves, with the roles held at that moment.
public struct StaffMember: Hashable, Sendable {
    public var user: UserID
    public var roles: Set<StaffRole>
    public init(_ user: UserID, roles: Set<StaffRole>) {
        self.user = user
        self.roles = roles
    }
}

/// An act that waits for a second person.
public struct FourEyesProposal: Hashable, Sendable {
    public var proposer: StaffMember
    public var proposedAt: Timestamp
    /// After this instant it can no longer be approved and has to be proposed again.
    public var expiresAt: Timestamp
    /// Who may propose it, and who may approve it: any one of these roles.
    public var proposerRoles: Set<StaffRole>
    public var approverRoles: Set<StaffRole>
    public init(
        proposer: StaffMember, proposedAt: Timestamp, expiresAt: Timestamp, proposerRoles: Set<StaffRole>,
        approverRoles: Set<StaffRole>
    ) {
        self.proposer = proposer
        self.proposedAt = proposedAt
        self.expiresAt = expiresAt
        self.proposerRoles = proposerRoles
        self.approverRoles = approverRoles
    }
}

/// Two different people, each entitled, within the time. A new one comes only from ``FourEyes/approve(_:by:at:)``.
public struct FourEyesApproval: Hashable, Sendable {
    public let proposer: UserID
    public let approver: UserID
    public let at: Timestamp
    fileprivate init(proposer: UserID, approver: UserID, at: Timestamp) {
        self.proposer = proposer
        self.approver = approver
        self.at = at
    }

    /// One that the log already holds; `nil` when it names one person twice, which is never an approval.
    public init?(recorded proposer: UserID, approver: UserID, at: Timestamp) {
        guard proposer != approver else { return nil }
        self.init(proposer: proposer, approver: approver, at: at)
    }
}

public enum FourEyesRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case samePerson
    case proposerLacksRole(anyOf: Set<StaffRole>)
    case approverLacksRole(anyOf: Set<StaffRole>)
    case expired(at: Timestamp)
    /// The approval lies before the proposal: a clock or a record is wrong.
    case beforeProposal

    public var description: String {
        switch self {
        case .samePerson: "the person who proposed it cannot approve it; ask somebody else"
        case .proposerLacksRole(let roles): "it has to be proposed by \(FourEyesRefusal.words(roles))"
        case .approverLacksRole(let roles): "it has to be approved by \(FourEyesRefusal.words(roles))"
        case .expired(let at): "the proposal lapsed at \(at); propose it again"
        case .beforeProposal: "the approval lies before the proposal; check the clocks"
        }
    }
    private static func words(_ roles: Set<StaffRole>) -> String {
        roles.isEmpty ? "a role that nobody has" : "one of: " + roles.map(\.rawValue).sorted().joined(separator: ", ")
    }
}

public enum FourEyes {
    /// Decides whether a second person's approval completes the proposal.
    public static func approve(
        _ proposal: FourEyesProposal, by approver: StaffMember, at now: Timestamp
    ) -> Result<FourEyesApproval, FourEyesRefusal> {
        if proposal.proposer.user == approver.user { return .failure(.samePerson) }
        if proposal.proposer.roles.isDisjoint(with: proposal.proposerRoles) {
            return .failure(.proposerLacksRole(anyOf: proposal.proposerRoles))
        }
        if approver.roles.isDisjoint(with: proposal.approverRoles) {
            return .failure(.approverLacksRole(anyOf: proposal.approverRoles))
        }
        if now < proposal.proposedAt { return .failure(.beforeProposal) }
        if now > proposal.expiresAt { return .failure(.expired(at: proposal.expiresAt)) }
        return .success(FourEyesApproval(proposer: proposal.proposer.user, approver: approver.user, at: now))
    }
}
