// A list entry as it stood: everything that the list said of the party, under the list's own words.
import Order

extension ListEntry {
    /// `{list, entry, type, names, programs, …}`; what the list does not say is left out.
    public var json: JSONValue {
        var object: [String: JSONValue] = [
            "list": .string(list.rawValue), "entry": .string(reference), "type": .string(type.rawValue),
            "names": .array(
                names.map { .object(["text": .string($0.text), "kind": .string($0.kind.rawValue)]) }),
        ]
        func put(_ name: String, _ texts: [String]) {
            if !texts.isEmpty { object[name] = .array(texts.map(JSONValue.string)) }
        }
        put("programs", programs)
        put("titles", titles)
        put("birthDates", birthDates.map(\.description))
        put("birthPlaces", birthPlaces)
        put("nationalities", nationalities.map(\.code))
        put("citizenships", citizenships.map(\.code))
        put("sexes", genders.map(\.rawValue))
        put("documents", documents.map(\.words))
        put("emails", emails)
        put("telephones", telephones)
        put("wallets", wallets.map { "\($0.currency) \($0.address)" })
        put("websites", websites)
        put("addresses", addresses.map(\.words))
        put("linkedTo", linkedTo)
        if let listedOn { object["listedOn"] = .string(listedOn.description) }
        if effect != .unstated { object["effect"] = .string(effect.rawValue) }
        if let remarks { object["remarks"] = .string(remarks) }
        return .object(object)
    }
}

extension ListedDocument {
    /// `Passport 123456 (RU)`.
    public var words: String { "\(label) \(number)" + (country.map { " (\($0.code))" } ?? "") }
}

extension ListedAddress {
    /// In one line, as far as the list states it.
    public var words: String {
        [street, locality, country?.name ?? countryText].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: ", ")
    }
}
