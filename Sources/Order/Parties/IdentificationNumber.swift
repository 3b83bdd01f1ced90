// Numbers that identify a party, as it or a list states them: clause 1(a)(ii)(A).

/// A national identification, tax, company or document number (clause 1(a)(ii)(A)).
public struct IdentificationNumber: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case nationalID, taxID, passport, identityCard, driverLicence, registration, lei, other
    }
    public var kind: Kind
    /// Who issues it; `nil` when unknown.
    public var country: JurisdictionCode?
    public var number: DocumentNumber
    public init(kind: Kind, country: JurisdictionCode?, number: DocumentNumber) {
        self.kind = kind
        self.country = country
        self.number = number
    }
}
