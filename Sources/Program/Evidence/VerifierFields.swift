import Exchange
import Order

extension Application {
    /// The fields that a verifier is handed, as far as they were stated.
    func fields(for wanted: Set<VerifierField>, hasPicture: Bool) -> [String: JSONValue] {
        var fields: [String: JSONValue] = [:]
        for field in wanted {
            if let value = value(of: field, hasPicture: hasPicture) { fields[field.rawValue] = value }
        }
        return fields
    }

    private func value(of field: VerifierField, hasPicture: Bool) -> JSONValue? {
        func numbers(_ numbers: [IdentificationNumber], _ kinds: Set<IdentificationNumber.Kind>) -> JSONValue? {
            let found = numbers.filter { kinds.contains($0.kind) }
            guard !found.isEmpty else { return nil }
            return .array(
                found.map {
                    ["number": .string($0.number.text), "country": $0.country.map { .string($0.code) } ?? .null]
                })
        }
        func words(_ address: PostalAddress?) -> JSONValue? {
            address.map {
                .string(
                    ($0.lines + [$0.locality, $0.region, $0.postalCode, $0.country?.code].compactMap { $0 }).joined(
                        separator: ", "))
            }
        }
        switch (field, applicant) {
        case (.picture, _): return hasPicture ? true : nil
        case (.name, .individual(let person)): return .string(person.name)
        case (.name, .entity(let entity)): return .string(entity.name)
        case (.birthDate, .individual(let person)): return person.birthDate.map { .string($0.description) }
        case (.address, .individual(let person)): return words(person.address)
        case (.address, .entity(let entity)): return words(entity.address)
        case (.email, _): return contactEmail(self).map { .string($0.text) }
        case (.telephone, _): return contactTelephone(self).map { .string($0.canonical) }
        case (.nationalNumber, .individual(let person)):
            return numbers(person.identificationNumbers, [.nationalID, .taxID])
        case (.nationalNumber, .entity(let entity)):
            return numbers(entity.identificationNumbers, [.registration, .taxID, .lei])
        case (.documentNumber, .individual(let person)):
            return numbers(person.identificationNumbers, [.passport, .identityCard, .driverLicence])
        case (.citizenships, .individual(let person)):
            return person.citizenships.map { .array($0.map { .string($0.code) }) }
        case (.birthDate, .entity), (.documentNumber, .entity), (.citizenships, .entity): return nil
        }
    }
}
