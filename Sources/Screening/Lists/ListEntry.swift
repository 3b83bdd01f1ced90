// One party as a list publishes it (order, preamble and clause 2(d)(ii): whom the measures and sanctions name).
import Order

/// The identity of a list, e.g. `ofac-sdn`. It names files and stands in every decision.
public struct ListID: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
    public let rawValue: String
    /// `nil` unless the text is 1 to 64 lower-case letters, digits and hyphens.
    public init?(rawValue: String) {
        let bytes = rawValue.utf8
        guard (1...64).contains(bytes.count),
            bytes.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        else { return nil }
        self.rawValue = rawValue
    }
    init(known rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    /// The Specially Designated Nationals list of the Office of Foreign Assets Control.
    public static let ofacSDN = ListID(known: "ofac-sdn")
    /// OFAC's consolidated list of sanctions other than blocking: sectoral, Palestinian Legislative Council, and others.
    public static let ofacConsolidated = ListID(known: "ofac-consolidated")
    /// The United Nations Security Council Consolidated List.
    public static let unitedNations = ListID(known: "un-consolidated")
    /// The Consolidated Screening List of the Departments of Commerce, State and the Treasury.
    public static let consolidatedScreening = ListID(known: "us-csl")
    /// A collection that OpenSanctions publishes.
    public static let openSanctions = ListID(known: "opensanctions")
    /// The subjects of special measures in force.
    public static let measures = ListID(known: "special-measures")
    /// The invented parties of `serve --sample`.
    public static let sample = ListID(known: "sample")
}

/// A party on a list, with everything the list says of it.
public struct ListEntry: Hashable, Sendable {
    public enum PartyType: String, Hashable, Sendable, CaseIterable { case person, entity, vessel, aircraft }

    public var list: ListID
    /// The number or code that the list itself gives; not always unique (OFAC has published one number twice).
    public var id: String
    /// 1 for the first party with this `id`, 2 for the second.
    public var ordinal: Int
    public var type: PartyType
    /// The primary name first.
    public var names: [ListedName]
    /// The programs or instruments under which it is listed, e.g. `CYBER2`.
    public var programs: [String]
    public var titles: [String]
    public var birthDates: [ListedDate]
    public var birthPlaces: [String]
    public var nationalities: [JurisdictionCode]
    public var citizenships: [JurisdictionCode]
    public var genders: [Gender]
    public var documents: [ListedDocument]
    public var emails: [String]
    public var telephones: [String]
    public var wallets: [ListedWallet]
    public var websites: [String]
    public var addresses: [ListedAddress]
    /// Names of the parties it is said to be linked to.
    public var linkedTo: [String]
    /// Who owns, directs or is tied to it, and whom it owns or directs, as far as the list says so.
    public var relations: [ListedRelation]
    /// What a list says of a vessel beyond its names and numbers; `nil` for everything else.
    public var vessel: ListedVessel?
    /// What being listed does to the party's property: what follows for those it owns depends on it.
    public var effect: Effect
    /// The day on which it was first listed; `nil` when the list does not say.
    public var listedOn: CalendarDate?
    /// When it stands on the list; `nil` for lists that only say what stands today.
    public var inForce: InForce?
    /// What the list wrote, unchanged.
    public var remarks: String?

    /// What a listing does.
    public enum Effect: String, Hashable, Sendable, CaseIterable {
        /// All property and interests in property are blocked (frozen).
        case blocked
        /// Some dealings are prohibited: sectoral sanctions, debarment, export control.
        case restricted
        /// Nothing is prohibited by the listing itself: a politically exposed person, a person of interest.
        case noted
        /// The list does not say.
        case unstated
    }

    public enum Gender: String, Hashable, Sendable, CaseIterable { case male, female }

    /// From when and until when an entry binds; an open end is `nil`.
    public struct InForce: Hashable, Sendable {
        public var from: Timestamp?
        public var until: Timestamp?
        public init(from: Timestamp?, until: Timestamp?) {
            self.from = from
            self.until = until
        }
        public func covers(_ time: Timestamp) -> Bool {
            if let from, time < from { return false }
            if let until, time >= until { return false }
            return true
        }
    }

    public init(
        list: ListID, id: String, ordinal: Int = 1, type: PartyType, names: [ListedName], programs: [String] = [],
        titles: [String] = [], birthDates: [ListedDate] = [], birthPlaces: [String] = [],
        nationalities: [JurisdictionCode] = [], citizenships: [JurisdictionCode] = [], genders: [Gender] = [],
        documents: [ListedDocument] = [], emails: [String] = [], telephones: [String] = [],
        wallets: [ListedWallet] = [], websites: [String] = [], addresses: [ListedAddress] = [],
        linkedTo: [String] = [], relations: [ListedRelation] = [], vessel: ListedVessel? = nil,
        effect: Effect = .unstated, listedOn: CalendarDate? = nil, inForce: InForce? = nil, remarks: String? = nil
    ) {
        self.list = list
        self.id = id
        self.ordinal = ordinal
        self.type = type
        self.names = names
        self.programs = programs
        self.titles = titles
        self.birthDates = birthDates
        self.birthPlaces = birthPlaces
        self.nationalities = nationalities
        self.citizenships = citizenships
        self.genders = genders
        self.documents = documents
        self.emails = emails
        self.telephones = telephones
        self.wallets = wallets
        self.websites = websites
        self.addresses = addresses
        self.linkedTo = linkedTo
        self.relations = relations
        self.vessel = vessel
        self.effect = effect
        self.listedOn = listedOn
        self.inForce = inForce
        self.remarks = remarks
    }

    /// The reference that is unique within the list: the list's own id, with `~2` for a second party of the same id.
    public var reference: String { ordinal == 1 ? id : "\(id)~\(ordinal)" }
    /// `<list>/<reference>`: what a clearing names.
    public var key: String { "\(list.rawValue)/\(reference)" }
    public var primaryName: String { names.first?.text ?? id }
    /// Whether it is listed for malicious cyber-enabled activities (Executive Order 13694 as amended).
    public var isCyberProgram: Bool { programs.contains { $0.uppercased().hasPrefix("CYBER") } }
}

/// One name of a listed party.
public struct ListedName: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case primary
        /// An alias good enough to identify the party.
        case strongAlias
        /// An alias so broad that it is no identification by itself.
        case weakAlias
        case formerName
    }
    public var text: String
    public var kind: Kind
    public init(_ text: String, _ kind: Kind) {
        self.text = text
        self.kind = kind
    }
}

/// A date as a list states it, with its uncertainty.
public enum ListedDate: Hashable, Sendable, CustomStringConvertible {
    case on(CalendarDate)
    case circa(CalendarDate)
    case between(CalendarDate, CalendarDate)

    public var description: String {
        switch self {
        case .on(let date): date.description
        case .circa(let date): "about \(date)"
        case .between(let first, let last): "\(first) to \(last)"
        }
    }
}

/// A document or registration number of a listed party.
public struct ListedDocument: Hashable, Sendable {
    public var kind: IdentificationNumber.Kind
    /// What the list calls it, e.g. `Cedula No.`
    public var label: String
    /// `nil` when the list does not say who issued it.
    public var country: JurisdictionCode?
    public var number: String
    public init(kind: IdentificationNumber.Kind, label: String, country: JurisdictionCode?, number: String) {
        self.kind = kind
        self.label = label
        self.country = country
        self.number = number
    }
}

/// A virtual currency address of a listed party.
public struct ListedWallet: Hashable, Sendable {
    /// The list's currency code, e.g. `XBT`.
    public var currency: String
    public var address: String
    public init(currency: String, address: String) {
        self.currency = currency
        self.address = address
    }
}

/// An address of a listed party, as far as the list states it.
public struct ListedAddress: Hashable, Sendable {
    public var street: String?
    public var locality: String?
    public var country: JurisdictionCode?
    /// The country as the list writes it, kept where it names no ISO 3166 country.
    public var countryText: String?
    public var remarks: String?
    public init(
        street: String?, locality: String?, country: JurisdictionCode?, countryText: String?, remarks: String? = nil
    ) {
        self.street = street
        self.locality = locality
        self.country = country
        self.countryText = countryText
        self.remarks = remarks
    }
}
