// What a list says of the ties between parties, and of vessels. The ties feed the 50 percent rule (Ownership/).
import Order

/// A tie of a listed party to another party, as the list states it.
public struct ListedRelation: Hashable, Sendable {
    /// Read as a sentence: this party `ownedBy` the other.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case ownedBy, owns, directedBy, directs, linked
    }
    public var kind: Kind
    /// The other party's name as the list writes it; its id when the list gives no name.
    public var party: String
    /// The other party's id on the same list; `nil` when the list gives a name only.
    public var partyID: String?
    /// The share that is held, in basis points (5000 is 50 %); `nil` when the list does not say. Only for ownership.
    public var share: ClosedRange<Int>?
    /// The part that is played, e.g. `Director` or `Family member of`.
    public var role: String?

    public init(
        _ kind: Kind, _ party: String, partyID: String? = nil, share: ClosedRange<Int>? = nil, role: String? = nil
    ) {
        self.kind = kind
        self.party = party
        self.partyID = partyID
        self.share = share
        self.role = role
    }
}

/// What a list says of a vessel. Its IMO number and MMSI are documents of the entry.
public struct ListedVessel: Hashable, Sendable {
    public var callSign: String?
    /// The type as the list writes it, e.g. `Crude Oil Tanker`.
    public var type: String?
    public var flag: JurisdictionCode?
    /// The owner or operator as the list names it.
    public var owner: String?

    public init(callSign: String? = nil, type: String? = nil, flag: JurisdictionCode? = nil, owner: String? = nil) {
        self.callSign = callSign
        self.type = type
        self.flag = flag
        self.owner = owner
    }
}
