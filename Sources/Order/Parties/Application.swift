/// What somebody asks for and all that they stated with it: the thing that goes in at the beginning of the road.
public struct Application: Hashable, Sendable {
    /// The provider's own reference, e.g. its sign-up id.
    public var reference: String?
    public var applicant: Person
    public var channel: Channel
    public var product: Product
    public var accountType: AccountType
    public var openingMethod: OpeningMethod
    public var payment: [MeansOfPayment]
    /// The address and time from which it was made (clause 1(a)(ii)(D)).
    public var origin: AccessOrigin?

    public init(
        reference: String? = nil, applicant: Person, channel: Channel = .direct, product: Product,
        accountType: AccountType = .standard, openingMethod: OpeningMethod = .online, payment: [MeansOfPayment] = [],
        origin: AccessOrigin? = nil
    ) {
        self.reference = reference
        self.applicant = applicant
        self.channel = channel
        self.product = product
        self.accountType = accountType
        self.openingMethod = openingMethod
        self.payment = payment
        self.origin = origin
    }
}

/// Whether the applicant leases from the provider or sub-leases through a reseller (clause 1(a)(i), 5(h)).
public enum Channel: Hashable, Sendable {
    case direct
    case reseller(AccountID)
}

/// The IaaS product asked for (clauses 5(e), 5(i)).
public struct Product: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case virtualMachine, bareMetal, container, function, storage, network, accelerator, software
    }
    public var kind: Kind
    /// Managed or unmanaged; both are within 5(e).
    public var managed: Bool?
    /// Whether software that is not predefined can be deployed and run; `nil` when unknown.
    public var runsArbitrarySoftware: Bool?
    /// Whether a United States person owns the product; `nil` when unknown.
    public var ownedByUnitedStatesPerson: Bool?
    /// Where it is operated; empty when unknown.
    public var operatedIn: [JurisdictionCode]
    public init(
        kind: Kind, managed: Bool? = nil, runsArbitrarySoftware: Bool? = nil, ownedByUnitedStatesPerson: Bool? = nil,
        operatedIn: [JurisdictionCode] = []
    ) {
        self.kind = kind
        self.managed = managed
        self.runsArbitrarySoftware = runsArbitrarySoftware
        self.ownedByUnitedStatesPerson = ownedByUnitedStatesPerson
        self.operatedIn = operatedIn
    }
}

/// The type of account (clause 1(b)); `reseller` is a Reseller Account (5(h)), `trial` a complimentary offering (5(e)).
public enum AccountType: String, Hashable, Sendable, CaseIterable { case standard, trial, reseller, enterprise }

/// How the account is opened (clause 1(b)).
public enum OpeningMethod: String, Hashable, Sendable, CaseIterable { case online, inPerson, api, partner }

/// A means of payment and its source (clause 1(a)(ii)(B)). A card is only ever a processor's token and at most four last digits.
public enum MeansOfPayment: Hashable, Sendable {
    case card(token: String, lastFour: String?, brand: String?, issuerCountry: JurisdictionCode?, institution: String?)
    case bankAccount(number: BankAccountNumber, institution: String?, country: JurisdictionCode?)
    case wallet(WalletAddress)
    case customerIdentifier(String, institution: String?)
    case transactionIdentifier(String, institution: String?)
}

/// From where and when something was done.
public struct AccessOrigin: Hashable, Sendable {
    public var address: IPAddress
    public var time: Timestamp
    public init(address: IPAddress, time: Timestamp) {
        self.address = address
        self.time = time
    }
}
