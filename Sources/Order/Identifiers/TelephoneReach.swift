// What the class of a telephone line means for proving that its holder has it (clause 1(a)(ii)(C)).

extension TelephoneNumber {
    /// Whether a text message is likely to arrive: `nil` where the plan does not tell mobile lines from fixed ones, or where the
    /// class of the line leaves it open.
    public var receivesMessages: Bool? {
        switch line {
        case .mobile: true
        case .fixed, .tollFree, .premiumRate, .shared, .pager: false
        case .fixedOrMobile, .voip, .personal, .other, .unknown: nil
        }
    }

    /// What a person should know before relying on it; `nil` for a mobile or fixed line of a range that is assigned.
    public var concern: Concern? {
        if !isAssigned { return .unassignedRange }
        return switch line {
        case .voip: .internetTelephony
        case .premiumRate: .premiumRate
        case .shared: .sharedCost
        case .tollFree: .callerPaysNothing
        case .personal: .followsItsHolder
        case .pager, .other: .notATelephone
        case .unknown: .unknownClass
        case .fixed, .mobile, .fixedOrMobile: nil
        }
    }

    public enum Concern: String, Hashable, Sendable, CaseIterable {
        case unassignedRange, internetTelephony, premiumRate, sharedCost, callerPaysNothing, followsItsHolder,
            notATelephone
        case unknownClass

        /// One sentence for people.
        public var words: String {
            switch self {
            case .unassignedRange: "The number lies in a range that its numbering plan does not assign."
            case .internetTelephony: "The number is of internet telephony, which anyone can hold from anywhere."
            case .premiumRate: "The number is charged at a premium rate; nothing is sent there."
            case .sharedCost: "Calls to the number are paid by both sides; it is a company's line."
            case .callerPaysNothing: "The number is free to call; it is a company's line."
            case .followsItsHolder: "The number is a personal one that is passed on to other lines."
            case .notATelephone: "The number is of a pager, a mailbox or a company's switchboard."
            case .unknownClass: "The numbering plan does not tell what kind of line the number is."
            }
        }
    }
}
