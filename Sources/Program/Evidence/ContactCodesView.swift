import Order
import Records

// How many codes went where: the limits of a day hold over a restart because they are read from the log. An address is found by its
// token only, as everywhere; a code that was withheld counts for the application that asked for it, and for no address.

/// Codes that were asked for, one row each, under the id of the entry that asked.
struct ContactCodesView: View {
    static let name = "contactCodes"
    let schema = ViewSchema(
        ContactCodesView.name,
        [
            ("email", .blindIndex(.email)), ("telephone", .blindIndex(.telephone)),
            ("askedAt", .plain(.clockDate, indexed: true)),
        ])

    func changes(for entry: Entry) -> [ViewChange] {
        let column: String
        switch entry.kind {
        case .applicationEmailCodeSent: column = "email"
        case .applicationTelephoneCodeSent: column = "telephone"
        default: return []
        }
        guard let part = entry.parts.first, let fields = part.fields, let subject = part.subject else { return [] }
        var columns: [String: ViewValue] = ["askedAt": .integer(entry.time.milliseconds)]
        if let address = fields["sentTo"]?.string { columns[column] = .blind(address) }
        return [.upsert(key: entry.id.rawValue, subject: subject, columns)]
    }
}

extension Limits {
    /// Codes to one contact point in a day over all applications, so that nobody is flooded through us.
    static let codesADay = 8
    /// Codes that one application may ask for in a day over all its contact points, which it can change.
    static let codesADayOfApplication = 8
    /// How long a check that failed rests before it can begin anew, in milliseconds.
    static let contactRest: Int64 = 86_400_000
}

extension IdentificationProgram {
    /// Whether another code may go to this address today, besides those that are being recorded.
    func admitsCode(to address: String, column: String, besides underWay: Int, at time: Timestamp) throws -> Bool {
        try records.rows(
            ContactCodesView.name,
            ViewQuery(
                [.matches(column: column, address), .atLeast(column: "askedAt", dayBefore(time))],
                limit: Limits.codesADay, opensSealed: false)
        ).count + underWay < Limits.codesADay
    }

    /// When the application may ask for another code, when it has had its share today; `nil` when it may ask now.
    func codesRest(of subject: SubjectID, at time: Timestamp) throws -> Timestamp? {
        let rows = try records.rows(
            ContactCodesView.name,
            ViewQuery(
                [.subject(subject), .atLeast(column: "askedAt", dayBefore(time))], orderedBy: "askedAt",
                limit: Limits.codesADayOfApplication, opensSealed: false))
        guard rows.count >= Limits.codesADayOfApplication, let first = rows.first?.integer("askedAt") else {
            return nil
        }
        return Timestamp(milliseconds: first).adding(milliseconds: Limits.contactRest)
    }

    private func dayBefore(_ time: Timestamp) -> Int64 { time.milliseconds - Limits.contactRest + 1 }
}
