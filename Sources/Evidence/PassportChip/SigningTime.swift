// When a document was signed, as far as anything in it says: the signer must have been valid then, and has usually expired since
// (Doc 9303 part 12 section 7.1.1). A passport is valid for ten years at most, so that its expiry bounds the day of issue too.
import Order

struct SigningTime {
    /// As the signer states it, under its signature.
    var stated: Timestamp?
    /// DG12's date of issue, when DG12 is signed.
    var issued: CalendarDate?
    /// DG12's date of writing the chip.
    var personalised: CalendarDate?
    /// DG1's date of expiry, of a passport book.
    var expiry: CalendarDate?

    /// Years after issue at which the last passport book expires; some states add what the old one had left.
    private static let longestValidity = 11
    /// The day is another one elsewhere.
    private static let dayElsewhere = Days(1)
    /// Between the day of issue that is printed and the day when the chip is written.
    private static let longestMaking = Days(-180)

    func judge(_ signer: Certificate, at time: Timestamp, _ result: inout PassiveAuthentication) {
        let end = signer.notAfter.day
        if let stated, stated > signer.notAfter {
            result.refuse("It was signed on \(stated.day), after the signer's certificate had expired on \(end).")
        } else if let issued = issued ?? personalised, let first = issued.firstDay, first > end {
            result.refuse("It was issued on \(issued), after the signer's certificate had expired on \(end).")
        } else if let expiry, expiry.year - SigningTime.longestValidity > end.year {
            result.refuse(
                "It expires on \(expiry), so that it was issued after the signer's certificate had expired on \(end).")
        } else if signer.notAfter < time {
            let when =
                stated.map { "it was signed on \($0.day)" } ?? (issued ?? personalised).map { "it was issued on \($0)" }
                ?? "nothing in it says when it was signed"
            result.remark(
                "The signer's certificate has expired since, on \(end), as is usual; \(when).", holds: nil)
        } else {
            result.remark("The signer's certificate is valid until \(end).", holds: true)
        }
        judgeBeginning(signer, &result)
        if let stated, stated > time.adding(milliseconds: Limits.clockSkewMilliseconds) {
            result.refuse("It says that it was signed on \(stated.day), which is in the future.")
        } else if let date = [issued, personalised].lazy.compactMap({ $0 }).first(where: {
            $0.firstDay.map { $0 > (time + SigningTime.dayElsewhere).day } ?? false
        }) {
            result.refuse("It says that it was issued on \(date), which is in the future.")
        }
    }

    /// Nobody signs with a certificate that does not exist yet; but clocks of signers go wrong, in published examples too, so that
    /// the question stays open. When a document was issued may be the day when it was asked for, a while before.
    private func judgeBeginning(_ signer: Certificate, _ result: inout PassiveAuthentication) {
        let begin = signer.notBefore.day
        let missing = ["passport.timeOfSigning"]
        func ends(_ date: CalendarDate?, before day: CalendarDate) -> Bool {
            date?.lastDay.map { $0 < day } ?? false
        }
        if let stated, stated + SigningTime.dayElsewhere < signer.notBefore {
            result.doubt(
                "It says that it was signed on \(stated.day), before the signer's certificate began on \(begin).",
                missing: missing)
        } else if let personalised, ends(personalised, before: begin) {
            result.doubt(
                "It says that its chip was written on \(personalised), before the signer's certificate began on \(begin).",
                missing: missing)
        } else if let issued, ends(issued, before: (signer.notBefore + SigningTime.longestMaking).day) {
            result.doubt(
                "It says that it was issued on \(issued), long before the signer's certificate began on \(begin).",
                missing: missing)
        }
    }
}

extension CalendarDate {
    /// The first day that a date with unknown parts can be.
    fileprivate var firstDay: CalendarDate? { CalendarDate(year: year, month: month ?? 1, day: day ?? 1) }
    /// The last one.
    fileprivate var lastDay: CalendarDate? {
        let month = month ?? 12
        return CalendarDate(year: year, month: month, day: day ?? CalendarDate.days(inMonth: month, of: year))
    }
}
