/// Something in a zone that does not agree with Doc 9303.
public enum MRZProblem: Hashable, Sendable, CustomStringConvertible {
    /// The check digit of a field, as found and as computed.
    case checkDigit(Field, found: Character, expected: Character)
    /// A field whose characters it cannot have.
    case content(Field)

    public enum Field: String, Hashable, Sendable, CaseIterable {
        case documentNumber, birthDate, expiry, optionalData, composite, sex, issuer, nationality, name

        public var words: String {
            switch self {
            case .documentNumber: "document number"
            case .birthDate: "birth date"
            case .expiry: "expiry date"
            case .optionalData: "optional data"
            case .composite: "whole zone"
            case .sex: "sex"
            case .issuer: "issuing state"
            case .nationality: "nationality"
            case .name: "name"
            }
        }
    }

    public var field: Field {
        switch self {
        case .checkDigit(let field, _, _), .content(let field): field
        }
    }

    public var description: String {
        switch self {
        case .checkDigit(let field, let found, let expected):
            "The check digit of the \(field.words) is \(found) and should be \(expected)."
        case .content(.birthDate): "The birth date is no date."
        case .content(.expiry): "The expiry date is no date."
        case .content(.documentNumber): "The document number is blank."
        case .content(.name): "The name is blank or holds something other than letters."
        case .content(let field): "The \(field.words) holds characters that it cannot have."
        }
    }
}

extension MachineReadableZone {
    /// Everything that is wrong with the zone, check digits first; empty when it agrees with itself.
    public var problems: [MRZProblem] {
        guard !flaws.isEmpty else { return [] }
        var problems: [MRZProblem] = []
        bytes.withUnsafeBufferPointer { buffer in
            let inspection = MRZInspection(bytes: buffer, layout: layout)
            func report(_ flaw: Flaws, _ field: MRZProblem.Field, _ check: MRZInspection.Check?) {
                guard flaws.contains(flaw), let check else { return }
                problems.append(
                    .checkDigit(
                        field, found: Character(Unicode.Scalar(check.found)),
                        expected: Character(Unicode.Scalar(check.expected))))
            }
            report(.numberCheck, .documentNumber, inspection.numberCheck())
            report(.birthDateCheck, .birthDate, inspection.birthDateCheck())
            report(.expiryCheck, .expiry, inspection.expiryCheck())
            report(.optionalCheck, .optionalData, inspection.optionalCheck())
            report(.compositeCheck, .composite, inspection.compositeCheck())
        }
        let contents: [(Flaws, MRZProblem.Field)] = [
            (.number, .documentNumber), (.birthDate, .birthDate), (.expiry, .expiry), (.sex, .sex), (.issuer, .issuer),
            (.nationality, .nationality), (.name, .name),
        ]
        for (flaw, field) in contents where flaws.contains(flaw) { problems.append(.content(field)) }
        return problems
    }

    /// Whether every check digit is right.
    public var checkDigitsAgree: Bool { flaws.isDisjoint(with: .checks) }
    /// Whether the zone agrees with itself in everything.
    public var isConsistent: Bool { flaws.isEmpty }
}
