import Evidence
import Order

// What the identification numbers that were stated show by themselves, without any document (clause 1(a)(ii)(A)): what they encode
// is compared with the rest, and one that cannot be what it was stated as is looked at before anything opens. One of a country or form that
// is not known here stays as written and stops nobody.

struct StatedNumbers {
    /// What each number encodes, one piece a number.
    var pieces: [[Claim]] = []
    /// Numbers that cannot be what they were stated as, each with why.
    var wrong: [(number: IdentificationNumber, fault: String)] = []
    var isEmpty: Bool { pieces.isEmpty && wrong.isEmpty }

    init(of person: Person, at time: Timestamp) {
        let (numbers, holder, birthDate): ([IdentificationNumber], NationalNumberKind.Holder, CalendarDate?) =
            switch person {
            case .individual(let one): (one.identificationNumbers, .person, one.birthDate)
            case .entity(let one): (one.identificationNumbers, .entity, nil)
            }
        guard !numbers.isEmpty else { return }
        let today = CalendarDate(of: time)
        for number in numbers {
            let standing = NationalNumber.standing(of: number, holder: holder, today: today)
            if let fault = standing.fault {
                wrong.append((number, fault))
                continue
            }
            let claims = standing.encoded(issuer: number.country?.country ?? "", birthDate: birthDate, at: time)
            if !claims.isEmpty { pieces.append(claims) }
        }
    }
}
