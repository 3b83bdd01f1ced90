// Every value of an application that tells who someone is exactly, in the form under which equal ones meet: what blind
// indexes are made of and what exact screening asks for.

/// What an identifier is. The names are those of the blind indexes' purposes.
public enum IdentifierKind: String, Hashable, Sendable, CaseIterable {
    case name, email, telephone, documentNumber, wallet, cardToken, bankAccount, ipAddress, reference
    /// A payer's number at an institution, or the number of one payment.
    case customerIdentifier, transactionIdentifier
}

/// In which part of an application someone stands.
public enum PartyRole: String, Hashable, Sendable, CaseIterable {
    case applicant, owner, controller
}

/// One identifier, whose it is and in which part.
public struct PartyIdentifier: Hashable, Sendable {
    public var kind: IdentifierKind
    /// The form for comparing; see the type of each identifier.
    public var canonical: String
    public var role: PartyRole

    public init(kind: IdentifierKind, canonical: String, role: PartyRole) {
        self.kind = kind
        self.canonical = canonical
        self.role = role
    }
}

extension Application {
    /// Every identifier, without repeats: the applicant's first, then those of owners and control persons at any depth.
    public var identifiers: [PartyIdentifier] {
        var collected = IdentifierCollection()
        collected.add(applicant, as: .applicant)
        for means in payment { collected.add(means) }
        if let origin { collected.add(.ipAddress, origin.address.canonical, .applicant) }
        if let reference { collected.add(.reference, reference, .applicant) }
        return collected.list
    }
}

extension Person {
    /// The identifiers of this person and of those behind it.
    public func identifiers(as role: PartyRole) -> [PartyIdentifier] {
        var collected = IdentifierCollection()
        collected.add(self, as: role)
        return collected.list
    }
}

private struct IdentifierCollection {
    var list: [PartyIdentifier] = []
    private var seen: Set<PartyIdentifier> = []

    mutating func add(_ kind: IdentifierKind, _ canonical: String, _ role: PartyRole) {
        let identifier = PartyIdentifier(kind: kind, canonical: canonical, role: role)
        if !canonical.isEmpty, seen.insert(identifier).inserted { list.append(identifier) }
    }

    mutating func add(_ person: Person, as role: PartyRole) {
        switch person {
        case .individual(let one):
            add(
                names: [one.name] + one.otherNames, numbers: one.identificationNumbers, email: one.email,
                telephone: one.telephone,
                role)
        case .entity(let one):
            add(
                names: [one.name] + one.otherNames, numbers: one.identificationNumbers, email: one.email,
                telephone: one.telephone,
                role)
            for owner in one.owners ?? [] { add(owner.person, as: .owner) }
            for controller in one.controllers { add(.individual(controller.person), as: .controller) }
        }
    }

    private mutating func add(
        names: [String], numbers: [IdentificationNumber], email: EmailAddress?, telephone: TelephoneNumber?,
        _ role: PartyRole
    ) {
        for name in names { add(.name, PersonName.canonical(name), role) }
        for number in numbers { add(.documentNumber, number.number.canonical, role) }
        if let email { add(.email, email.canonical, role) }
        if let telephone { add(.telephone, telephone.canonical, role) }
    }

    mutating func add(_ means: MeansOfPayment) {
        switch means {
        case .card(let token, _, _, _, _): add(.cardToken, token, .applicant)
        case .bankAccount(let number, _, _): add(.bankAccount, number.canonical, .applicant)
        case .wallet(let wallet): add(.wallet, wallet.canonical, .applicant)
        case .customerIdentifier(let value, let institution):
            add(.customerIdentifier, withInstitution(value, institution), .applicant)
        case .transactionIdentifier(let value, let institution):
            add(.transactionIdentifier, withInstitution(value, institution), .applicant)
        }
    }

    /// A number is an institution's own: without it, equal numbers mean nothing.
    private func withInstitution(_ value: String, _ institution: String?) -> String {
        institution.map { PersonName.canonical($0) + "|" + value } ?? value
    }
}
