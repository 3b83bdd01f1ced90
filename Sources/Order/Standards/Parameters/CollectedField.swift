// What may be asked of a person, and the clause that each question rests on (clause 1(a)(ii)).

/// One thing that a standard may require to be collected.
public enum CollectedField: String, Hashable, Sendable, CaseIterable {
    case name
    /// Every other name an entity does or did business under, or an individual is or was known by.
    case otherNames
    case birthDate
    case birthPlace
    case address
    /// Where an entity will use the product.
    case placeOfUse
    /// A national identification number (clause 1(a)(ii)(A)); for an entity its registration number or LEI.
    case nationalIdentificationNumber
    case organizedIn
    case beneficialOwners
    case controlPersons
    case meansOfPayment
    /// The financial institution, or the wallet's address, behind the means of payment.
    case sourceOfPayment
    case email
    case telephone
    /// The IP address and time of the application; those of later use are the access history.
    case accessOrigin
    case citizenships
    case permanentResidence
    /// Where the person is, as a dated fact.
    case location
    /// Any one fact that tells that this is a United States person.
    case unitedStatesGround

    /// The clause that asks for it or, for what only tells who is bound, defines it.
    public var clause: ClauseID {
        switch self {
        case .name, .otherNames, .birthDate, .birthPlace, .address, .placeOfUse, .nationalIdentificationNumber,
            .beneficialOwners, .controlPersons:
            "1(a)(ii)(A)"
        case .meansOfPayment, .sourceOfPayment: "1(a)(ii)(B)"
        case .email, .telephone: "1(a)(ii)(C)"
        case .accessOrigin: "1(a)(ii)(D)"
        case .organizedIn, .citizenships, .permanentResidence, .location, .unitedStatesGround: "5(k)"
        }
    }

    /// What a person who fills in a form reads beside the question.
    public var why: String {
        switch self {
        case .name: "The record has to name whom the account is for."
        case .otherNames: "The same person may appear elsewhere under another name."
        case .birthDate: "It tells you apart from other people of the same name."
        case .birthPlace: "It tells you apart from other people of the same name and birth date."
        case .address: "The record of a customer from outside the United States includes an address."
        case .placeOfUse: "The record of an organisation includes where it will use the product."
        case .nationalIdentificationNumber:
            "The order asks for a national identification number; any one that an authority gave you will do."
        case .organizedIn: "It tells whether the organisation counts as a United States person."
        case .beneficialOwners: "Those who own much of an organisation are part of who the customer is."
        case .controlPersons: "Those who direct an organisation are part of who the customer is."
        case .meansOfPayment: "The record includes how the account is paid for."
        case .sourceOfPayment: "The record includes the institution or wallet that the payment comes from."
        case .email: "We use it to confirm that it is you, and to reach you about this application."
        case .telephone: "It is a second way to confirm that it is you."
        case .accessOrigin: "The record includes the internet address and time of each use, this application included."
        case .citizenships: "It tells whether you count as a United States person; if you do, we ask for less."
        case .permanentResidence: "A permanent resident counts as a United States person; then we ask for less."
        case .location: "Anyone who is in the United States counts as a United States person; then we ask for less."
        case .unitedStatesGround: "One fact that tells that you are a United States person is enough."
        }
    }

    /// What it is called on a form and in an answer.
    public var label: String {
        switch self {
        case .name: "Full name"
        case .otherNames: "Other names"
        case .birthDate: "Date of birth"
        case .birthPlace: "Place of birth"
        case .address: "Address, with its country"
        case .placeOfUse: "Where the product will be used"
        case .nationalIdentificationNumber: "An identification number issued by an authority"
        case .organizedIn: "Where the organisation is established"
        case .beneficialOwners: "Who owns the organisation, and how much"
        case .controlPersons: "Who directs the organisation"
        case .meansOfPayment: "Means of payment"
        case .sourceOfPayment: "Where the payment comes from"
        case .email: "E-mail address"
        case .telephone: "Telephone number"
        case .accessOrigin: "Internet address and time of the application"
        case .citizenships: "Citizenship"
        case .permanentResidence: "Whether you are a permanent resident of the United States"
        case .location: "Where you are now"
        case .unitedStatesGround: "What makes this a United States person"
        }
    }

    /// Where it stands in an application, as a JSON pointer, for a person at `person`.
    public func pointer(person: String = "/applicant") -> String {
        switch self {
        case .name: person + "/name"
        case .otherNames: person + "/otherNames"
        case .birthDate: person + "/birthDate"
        case .birthPlace: person + "/birthPlace"
        case .address: person + "/address"
        case .placeOfUse: person + "/placesOfUse"
        case .nationalIdentificationNumber: person + "/identificationNumbers"
        case .organizedIn: person + "/organizedIn"
        case .beneficialOwners: person + "/owners"
        case .controlPersons: person + "/controllers"
        case .meansOfPayment: "/payment"
        case .sourceOfPayment: "/payment/0/institution"
        case .email: person + "/email"
        case .telephone: person + "/telephone"
        case .accessOrigin: "/origin"
        case .citizenships: person + "/citizenships"
        case .permanentResidence: person + "/unitedStatesPermanentResident"
        case .location: person + "/location"
        case .unitedStatesGround: person
        }
    }

    var set: CollectedFields { CollectedFields(rawValue: 1 << UInt32(CollectedField.ordinals[self] ?? 0)) }
    private static let ordinals = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}

/// A set of fields as bits, so that what is missing is one operation on the hot path.
public struct CollectedFields: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    public init(_ fields: some Sequence<CollectedField>) {
        self.init(rawValue: fields.reduce(0) { $0 | $1.set.rawValue })
    }
    /// In the order in which a form would ask.
    public var fields: [CollectedField] { CollectedField.allCases.filter { contains($0.set) } }
}

/// Whose facts a `collect` parameter lists.
public enum PersonType: String, Hashable, Sendable, CaseIterable {
    case unitedStatesIndividual, unitedStatesEntity
    case undeterminedIndividual, undeterminedEntity
    case foreignIndividual, foreignEntity
    /// A foreign individual who owns enough of, or substantially controls, the customer.
    case foreignBeneficialOwner
    /// A foreign entity that owns enough of the customer.
    case foreignOwningEntity

    public var isUnitedStatesPerson: Bool { self == .unitedStatesIndividual || self == .unitedStatesEntity }

    /// The type of a customer, or of an owner or control person of one.
    public init(_ status: DeterminationStatus, isEntity: Bool, isOwner: Bool) {
        self =
            switch (status, isEntity, isOwner) {
            case (.unitedStatesPerson, false, _): .unitedStatesIndividual
            case (.unitedStatesPerson, true, _): .unitedStatesEntity
            case (.undetermined, false, _): .undeterminedIndividual
            case (.undetermined, true, _): .undeterminedEntity
            case (.foreignPerson, false, false): .foreignIndividual
            case (.foreignPerson, true, false): .foreignEntity
            case (.foreignPerson, false, true): .foreignBeneficialOwner
            case (.foreignPerson, true, true): .foreignOwningEntity
            }
    }
}
