import Order

/// A foreign person named by a finding (clause 2(a)(ii)), with all that the finding says to recognise them by.
///
/// Screening indexes these beside the sanctions lists (``MeasureRegister/targets(asOf:)``); an exact strong identifier makes a
/// certain match, a name alone does not.
public struct FoundPerson: Hashable, Sendable {
    public var id: FoundPersonID
    public var kind: Kind
    public var name: String
    public var otherNames: [String]
    public var birthDate: CalendarDate?
    /// Citizenships, or the place of organisation of an entity.
    public var jurisdictions: [JurisdictionCode]
    public var identifiers: [Identifier]

    public enum Kind: String, Hashable, Sendable, CaseIterable { case individual, entity }

    /// Something exact by which the person is known.
    public enum Identifier: Hashable, Sendable {
        case email(String)
        case telephone(String)
        case wallet(String)
        /// A passport, national, tax or registration number, with its issuer when the finding states it.
        case document(number: String, country: JurisdictionCode?)
    }

    public init(
        id: FoundPersonID, kind: Kind, name: String, otherNames: [String] = [], birthDate: CalendarDate? = nil,
        jurisdictions: [JurisdictionCode] = [], identifiers: [Identifier] = []
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.otherNames = otherNames
        self.birthDate = birthDate
        self.jurisdictions = jurisdictions
        self.identifiers = identifiers
    }
}

/// A person at whom a measure is aimed, in the form in which Screening indexes them.
public struct MeasureTarget: Hashable, Sendable {
    public var person: FoundPerson
    public var finding: FindingID?
    /// The measures in force or to come against this person.
    public var measures: [MeasureID]
    public init(person: FoundPerson, finding: FindingID?, measures: [MeasureID]) {
        self.person = person
        self.finding = finding
        self.measures = measures
    }
}
