// What a hit rests on, field by field and side by side, so that a clearing can tell later whether anything that the analyst
// compared has changed (NEEDS, Screening: a cleared pair stays cleared when the list merely renames its id).
import Crypto
import Order

/// One side of one field that was compared: both sides had a value.
///
/// Values are written in one fixed form that depends neither on list ids and editions nor on how names are matched, so the
/// same particulars give the same field in every version of Gatehouse.
public struct ComparedField: Hashable, Sendable {
    public enum Side: String, Hashable, Sendable, CaseIterable {
        /// The customer's.
        case ours
        /// The list's.
        case theirs
    }
    public var field: FieldComparison.Field
    public var side: Side
    /// All values of the field on this side, each once, sorted, joined by `; `.
    public var value: String
    public init(_ field: FieldComparison.Field, _ side: Side, _ value: String) {
        self.field = field
        self.side = side
        self.value = value
    }

    /// SHA-256 of the value in hexadecimal. A birth date is guessed from its digest in no time: keep it as sealed as the value.
    public var digest: String { ContentDigest.hexadecimal(value) }

    /// Which fields changed between what was compared then and what is compared now, and on which side. A field that could not
    /// be compared then and can be now has changed on the side or sides that gained it, and the other way about.
    public static func changes(from then: [ComparedField], to now: [ComparedField]) -> [Change] {
        changes(from: then.map { ($0.field, $0.side, $0.digest) }, to: now)
    }

    /// The same where only digests were kept.
    public static func changes(
        from then: [(field: FieldComparison.Field, side: Side, digest: String)], to now: [ComparedField]
    ) -> [Change] {
        var result: [Change] = []
        for field in FieldComparison.Field.allCases {
            for side in Side.allCases {
                let before = then.first { $0.field == field && $0.side == side }?.digest
                let after = now.first { $0.field == field && $0.side == side }?.digest
                if before != after { result.append(Change(field: field, side: side)) }
            }
        }
        return result
    }

    public struct Change: Hashable, Sendable {
        public var field: FieldComparison.Field
        public var side: Side
        public init(field: FieldComparison.Field, side: Side) {
            self.field = field
            self.side = side
        }
        /// `the birth date on the list`.
        public var words: String { "\(field.words) \(side == .ours ? "of the customer" : "on the list")" }
    }
}

extension Hit {
    /// Every field that both sides have, in the order of `FieldComparison.Field`: two values each, ours first.
    public var comparedFields: [ComparedField] {
        var result: [ComparedField] = []
        for field in FieldComparison.Field.allCases {
            let ours = ComparedValues.text(ourValues(field)), theirs = ComparedValues.text(entry.values(field))
            if ours.isEmpty || theirs.isEmpty { continue }
            result.append(ComparedField(field, .ours, ours))
            result.append(ComparedField(field, .theirs, theirs))
        }
        return result
    }

    private func ourValues(_ field: FieldComparison.Field) -> [String] {
        guard let query else {
            let shown = comparison.filter { $0.field == field }.map(\.ours)
            return field == .name ? queryName.map { [$0] } ?? [] : shown
        }
        return query.values(field)
    }
}

extension ListEntry {
    /// SHA-256 over what the list says of the party, its id and edition left out: the same party under a new id has the same.
    public var contentIdentity: String {
        var text = "1\n\(list.rawValue)\n\(type.rawValue)\n"
        for field in FieldComparison.Field.allCases where field != .type {
            text += "\(field.rawValue)=\(ComparedValues.text(values(field)))\n"
        }
        return ContentDigest.hexadecimal(text)
    }

    func values(_ field: FieldComparison.Field) -> [String] {
        switch field {
        case .name: names.map(\.text)
        case .type: [type.rawValue]
        case .sex: genders.map(\.rawValue)
        case .birthDate: type == .person ? birthDates.map(\.description) : []
        case .birthPlace: type == .person ? birthPlaces : []
        case .nationality: (nationalities + citizenships).map { "\($0.country)" }
        case .document: documents.map { ComparedValues.document($0.number, $0.country) }
        case .email: emails.compactMap { IdentifierForm.email($0) }
        case .telephone: telephones.compactMap { IdentifierForm.telephone($0) }
        case .wallet: wallets.compactMap { IdentifierForm.wallet($0.address, $0.currency) }
        case .address: addresses.compactMap(ComparedValues.address)
        case .addressCountry: addresses.compactMap { $0.country.map { "\($0.country)" } }
        }
    }
}

extension ScreeningQuery {
    func values(_ field: FieldComparison.Field) -> [String] {
        switch field {
        case .name: names
        case .type: type.map { [$0.rawValue] } ?? []
        case .sex: sex.map { [$0.rawValue] } ?? []
        case .birthDate: birthDate.map { [$0.description] } ?? []
        case .birthPlace: birthPlaces
        case .nationality: nationalities.map { "\($0.country)" }
        case .document: documents.map { ComparedValues.document($0.number.text, $0.country) }
        case .email: emails.compactMap { IdentifierForm.email($0.text) }
        case .telephone: telephones.compactMap { IdentifierForm.telephone($0.canonical) }
        case .wallet: wallets.compactMap { IdentifierForm.wallet($0.text, $0.currency) }
        case .address: addresses.compactMap(ComparedValues.address)
        case .addressCountry: countriesOfAddress.map { "\($0.country)" }
        }
    }
}

/// The fixed form of values. Changing it would make every clearing look changed: add a form beside it instead.
enum ComparedValues {
    static func text(_ values: [String]) -> String {
        let each = values.map { $0.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        return Set(each).subtracting([""]).sorted().joined(separator: "; ")
    }
    static func document(_ number: String, _ country: JurisdictionCode?) -> String {
        let form = IdentifierForm.document(number) ?? number
        return country.map { "\(form) \($0.country)" } ?? form
    }
    static func address(_ address: ListedAddress) -> String? {
        let parts = [address.street, address.locality, address.country.map { "\($0.country)" }].compactMap { $0 }
        return address.street == nil && address.locality == nil ? nil : parts.joined(separator: ", ")
    }
}

enum ContentDigest {
    static func hexadecimal(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).hexadecimal
    }
}
