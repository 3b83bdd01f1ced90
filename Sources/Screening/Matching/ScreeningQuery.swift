// What is asked of the lists: a party as far as it is known. Every field is optional but a name or an identifier.
import Order

/// A party to be screened. An unknown field is `nil` or empty and is then neither for nor against a match.
public struct ScreeningQuery: Hashable, Sendable {
    public enum PartyType: String, Hashable, Sendable, CaseIterable { case person, entity, vessel, aircraft }

    /// Every name the party goes by, in any script; each is compared by itself and the best counts.
    public var names: [String]
    /// `nil` when unknown: then compared with parties of every type.
    public var type: PartyType?
    /// Never compared alone: it tells apart only what a name leaves open.
    public var sex: ListEntry.Gender?
    public var birthDate: CalendarDate?
    public var birthPlaces: [String]
    /// Nationalities and citizenships; for an entity, where it is organised.
    public var nationalities: [JurisdictionCode]
    public var documents: [IdentificationNumber]
    public var emails: [EmailAddress]
    public var telephones: [TelephoneNumber]
    public var wallets: [WalletAddress]
    /// Countries of the addresses stated.
    public var addressCountries: [JurisdictionCode]
    /// Addresses as far as they are known; their countries need not stand in `addressCountries` too.
    public var addresses: [ListedAddress]

    public init(
        names: [String] = [], type: PartyType? = nil, sex: ListEntry.Gender? = nil, birthDate: CalendarDate? = nil,
        birthPlaces: [String] = [],
        nationalities: [JurisdictionCode] = [], documents: [IdentificationNumber] = [], emails: [EmailAddress] = [],
        telephones: [TelephoneNumber] = [], wallets: [WalletAddress] = [], addressCountries: [JurisdictionCode] = [],
        addresses: [ListedAddress] = []
    ) {
        self.names = names
        self.type = type
        self.sex = sex
        self.birthDate = birthDate
        self.birthPlaces = birthPlaces
        self.nationalities = nationalities
        self.documents = documents
        self.emails = emails
        self.telephones = telephones
        self.wallets = wallets
        self.addressCountries = addressCountries
        self.addresses = addresses
    }

    /// All countries of address, however they were given.
    var countriesOfAddress: [JurisdictionCode] {
        addresses.isEmpty ? addressCountries : addressCountries + addresses.compactMap(\.country)
    }

    /// A person or entity of an application. The means of payment belong to whoever pays: pass them with the applicant.
    public init(_ person: Person, payment: [MeansOfPayment] = []) {
        switch person {
        case .individual(let individual):
            self.init(
                names: [individual.name] + individual.otherNames, type: .person, birthDate: individual.birthDate,
                birthPlaces: individual.birthPlace.map { [$0] } ?? [], nationalities: individual.citizenships ?? [],
                documents: individual.identificationNumbers, emails: individual.email.map { [$0] } ?? [],
                telephones: individual.telephone.map { [$0] } ?? [],
                addresses: individual.address.map { [ListedAddress($0)] } ?? [])
        case .entity(let entity):
            self.init(
                names: [entity.name] + entity.otherNames, type: .entity,
                nationalities: entity.organizedIn.map { [$0] } ?? [], documents: entity.identificationNumbers,
                emails: entity.email.map { [$0] } ?? [], telephones: entity.telephone.map { [$0] } ?? [],
                addresses: entity.address.map { [ListedAddress($0)] } ?? [])
        }
        for means in payment {
            if case .wallet(let wallet) = means { wallets.append(wallet) }
        }
    }
}

extension ListedAddress {
    /// A postal address as lists write one.
    public init(_ address: PostalAddress) {
        let place = [address.locality, address.region, address.postalCode].compactMap { $0 }
        self.init(
            street: address.lines.isEmpty ? nil : address.lines.joined(separator: ", "),
            locality: place.isEmpty ? nil : place.joined(separator: ", "), country: address.country, countryText: nil)
    }
}
