import Evidence
import Order

// No whole card number comes further than this, whatever it was written as: not into a record, a token or an entry. The form's reader
// refuses most of them; this is where the numbers are judged that may be a country's, and where every other text is looked at.

extension IdentificationProgram {
    /// Every text of what was sent in which a whole card number stands. An identification number counts as its country's, and is
    /// let through, when the table of national numbers knows it as one of the kind stated.
    public static func wholeCards(in json: JSONValue, today: CalendarDate) -> [FieldProblem] {
        WholeCards.pointers(in: json) { number, isEntity in
            isNational(number, holder: isEntity ? .entity : .person, today: today)
        }.map { FieldProblem(pointer: $0.isEmpty ? "/" : $0, message: IdentifierError.wholeCardNumber.message) }
    }

    public static func isNational(
        _ number: IdentificationNumber, holder: NationalNumberKind.Holder, today: CalendarDate
    ) -> Bool {
        if case .fits = NationalNumber.standing(of: number, holder: holder, today: today) { return true }
        return false
    }

    func refuseWholeCards(in application: Application, at time: Timestamp) throws(ProgramError) {
        let problems = Self.wholeCards(in: application.json, today: CalendarDate(of: time))
        guard problems.isEmpty else { throw .invalid(problems) }
    }

    /// Refuses what a person wrote when a whole card number stands in it.
    static func refuseWholeCard(in text: String, at pointer: String) throws(ProgramError) {
        guard !PaymentCard.containsWholeNumber(text) else {
            throw .invalid([
                FieldProblem(
                    pointer: pointer, message: "A whole card number stands in it. Take it out; none is kept here.")
            ])
        }
    }
}
