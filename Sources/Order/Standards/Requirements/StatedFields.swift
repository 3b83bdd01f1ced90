// Which fields an application states. A field that was not asked or not answered is absent; an answer of "none" is one.

extension CollectedFields {
    static let name = CollectedField.name.set, otherNames = CollectedField.otherNames.set
    static let birthDate = CollectedField.birthDate.set, birthPlace = CollectedField.birthPlace.set
    static let address = CollectedField.address.set, placeOfUse = CollectedField.placeOfUse.set
    static let nationalIdentificationNumber = CollectedField.nationalIdentificationNumber.set
    static let organizedIn = CollectedField.organizedIn.set
    static let beneficialOwners = CollectedField.beneficialOwners.set
    static let controlPersons = CollectedField.controlPersons.set
    static let meansOfPayment = CollectedField.meansOfPayment.set
    static let sourceOfPayment = CollectedField.sourceOfPayment.set
    static let email = CollectedField.email.set, telephone = CollectedField.telephone.set
    static let accessOrigin = CollectedField.accessOrigin.set
    static let citizenships = CollectedField.citizenships.set
    static let permanentResidence = CollectedField.permanentResidence.set
    static let location = CollectedField.location.set
    static let unitedStatesGround = CollectedField.unitedStatesGround.set

    /// What is stated of a person, whatever else the application says.
    init(statedBy person: Person) {
        switch person {
        case .individual(let individual): self.init(statedBy: individual)
        case .entity(let entity): self.init(statedBy: entity)
        }
    }

    private init(statedBy person: Individual) {
        // Whoever has no other name has none to state; the form asks, and the screening compares what there is.
        var stated: CollectedFields = .otherNames
        if person.name.hasText { stated.insert(.name) }
        if person.birthDate != nil { stated.insert(.birthDate) }
        if person.birthPlace?.hasText == true { stated.insert(.birthPlace) }
        if person.citizenships != nil { stated.insert(.citizenships) }
        if person.unitedStatesPermanentResident != nil { stated.insert(.permanentResidence) }
        if person.location != nil { stated.insert(.location) }
        if person.address?.isUsable == true { stated.insert(.address) }
        if !person.identificationNumbers.isEmpty { stated.insert(.nationalIdentificationNumber) }
        if person.email != nil { stated.insert(.email) }
        if person.telephone != nil { stated.insert(.telephone) }
        self = stated
    }

    private init(statedBy entity: Entity) {
        // Whoever has no other name has none to state; the form asks, and the screening compares what there is.
        var stated: CollectedFields = .otherNames
        if entity.name.hasText { stated.insert(.name) }
        if entity.organizedIn != nil || entity.branchOfEntityOrganizedIn != nil { stated.insert(.organizedIn) }
        if entity.location != nil { stated.insert(.location) }
        if entity.address?.isUsable == true { stated.insert(.address) }
        if !entity.placesOfUse.isEmpty { stated.insert(.placeOfUse) }
        if !entity.identificationNumbers.isEmpty { stated.insert(.nationalIdentificationNumber) }
        if entity.email != nil { stated.insert(.email) }
        if entity.telephone != nil { stated.insert(.telephone) }
        if entity.owners != nil { stated.insert(.beneficialOwners) }
        if !entity.controllers.isEmpty { stated.insert(.controlPersons) }
        self = stated
    }

    /// What is stated of the applicant and with the application.
    init(statedIn application: Application) {
        self.init(statedBy: application.applicant)
        if !application.payment.isEmpty { insert(.meansOfPayment) }
        if application.payment.contains(where: \.namesItsSource) { insert(.sourceOfPayment) }
        if application.origin != nil { insert(.accessOrigin) }
    }
}

extension String {
    /// Whether there is anything but ASCII blanks and control characters.
    fileprivate var hasText: Bool { utf8.contains { $0 > 0x20 } }
}

extension PostalAddress {
    /// A line and a country: without the country nobody can tell which authority's record it is.
    fileprivate var isUsable: Bool { country != nil && lines.contains(where: \.hasText) }
}

extension MeansOfPayment {
    /// Whether the institution or wallet behind it is known (clause 1(a)(ii)(B)).
    fileprivate var namesItsSource: Bool {
        switch self {
        case .card(_, _, _, let issuerCountry, let institution): issuerCountry != nil || institution != nil
        case .bankAccount(_, let institution, let country): institution != nil || country != nil
        case .wallet: true
        case .customerIdentifier(_, let institution), .transactionIdentifier(_, let institution): institution != nil
        }
    }
}
