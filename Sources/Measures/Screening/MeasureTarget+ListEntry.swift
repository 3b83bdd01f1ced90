import Order
import Screening

extension MeasureTarget {
    /// The person as an entry of the list of special measures, which Screening indexes beside the others.
    public var listEntry: ListEntry {
        var entry = ListEntry(
            list: .measures, id: person.id.rawValue, type: person.kind == .individual ? .person : .entity,
            names: [ListedName(person.name, .primary)] + person.otherNames.map { ListedName($0, .strongAlias) },
            programs: measures.map(\.rawValue))
        if let birthDate = person.birthDate { entry.birthDates = [.on(birthDate)] }
        switch person.kind {
        case .individual: entry.citizenships = person.jurisdictions
        case .entity: entry.nationalities = person.jurisdictions
        }
        for identifier in person.identifiers {
            switch identifier {
            case .email(let text): entry.emails.append(text)
            case .telephone(let text): entry.telephones.append(text)
            case .wallet(let text): entry.wallets.append(ListedWallet(currency: "", address: text))
            case .document(let number, let country):
                entry.documents.append(
                    ListedDocument(kind: .other, label: "document", country: country, number: number))
            }
        }
        return entry
    }
}

extension TargetMatch {
    /// What a hit of Screening says of a person whom a measure names; `nil` for a hit on another list, or one that stops
    /// nothing. Only an exact identifier is certain; everything else waits for a person's decision.
    public init?(_ hit: Hit, agreement: String) {
        guard hit.entry.list == .measures, hit.stops, let person = FoundPersonID(rawValue: hit.entry.id) else {
            return nil
        }
        self.init(person: person, certainty: hit.verdict == .exactIdentifier ? .exact : .fuzzy, agreement: agreement)
    }
}
