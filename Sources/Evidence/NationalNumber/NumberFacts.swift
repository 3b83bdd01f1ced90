// What a national number says of its holder: a birth date, a sex, a place. Such facts are compared with what else is known;
// the sex is never asked for.
import Order

/// What is encoded in one number.
public struct NumberFacts: Hashable, Sendable {
    /// Every birth date that the number may mean: more than one where it has two digits of the year and no century; empty
    /// where it has none. Month and day may be unknown.
    public var birthDates: [CalendarDate]
    public var sex: Sex?
    /// The issuing region or place of birth, as the number's own code or, where the list is short, its name.
    public var region: String?

    /// As the register entered it at birth or since, in the letters of ICAO 9303.
    public enum Sex: String, Hashable, Sendable { case male = "M", female = "F" }

    public init(birthDates: [CalendarDate] = [], sex: Sex? = nil, region: String? = nil) {
        self.birthDates = birthDates
        self.sex = sex
        self.region = region
    }

    static let none = NumberFacts()

    static func born(
        _ year: Int, _ month: Int, _ day: Int, sex: Sex? = nil, region: String? = nil
    ) throws(NationalNumberProblem) -> NumberFacts {
        guard let date = CalendarDate(year: year, month: month, day: day) else { throw .date }
        return NumberFacts(birthDates: [date], sex: sex, region: region)
    }

    /// A year of two digits in a register that does not say which century.
    static func bornInEitherCentury(
        _ year: Int, _ month: Int, _ day: Int, sex: Sex? = nil, region: String? = nil, today: CalendarDate
    ) throws(NationalNumberProblem) -> NumberFacts {
        let dates = [1900, 2000].compactMap { CalendarDate(year: $0 + year, month: month, day: day) }
        guard !dates.isEmpty else { throw .date }
        let past = dates.filter { $0 <= today }
        return NumberFacts(birthDates: past.isEmpty ? dates : past, sex: sex, region: region)
    }
}

extension NumberFacts.Sex {
    /// Odd for men, even for women, as most registers number.
    init(oddIsMale value: Int) { self = value % 2 == 1 ? .male : .female }
}
