// When a document was signed, as far as anything in it says: the signer must have been valid then, and has usually expired since
// (Doc 9303 part 12 section 7.1.1). A passport is valid for ten years at most, so that its expiry bounds the day of issue too.
import Order

struct SigningTime {
    /// As the signer states it, under its signature.
    var stated: Timestamp?
    /// DG12's date of issue or of writing the chip, when DG12 is signed.
    var issued: CalendarDate?
    /// DG1's date of expiry, of a passport book.
    var expiry: CalendarDate?

    /// Years after issue at which the last passport book expires; some states add what the old one had left.
    private static let longestValidity = 11

    func judge(_ signer: Certificate, at time: Timestamp, _ result: inout PassiveAuthentication) {
        let end = signer.notAfter.day
        if let stated, stated > signer.notAfter {
            result.refuse("It was signed on \(stated.day), after the signer's certificate had expired on \(end).")
        } else if let issued, let first = issued.firstDay, first > end {
            result.refuse("It was issued on \(issued), after the signer's certificate had expired on \(end).")
        } else if let expiry, expiry.year - SigningTime.longestValidity > end.year {
            result.refuse(
                "It expires on \(expiry), so that it was issued after the signer's certificate had expired on \(end).")
        } else if signer.notAfter < time {
            let when =
                stated.map { "it was signed on \($0.day)" } ?? issued.map { "it was issued on \($0)" }
                ?? "nothing in it says when it was signed"
            result.remark(
                "The signer's certificate has expired since, on \(end), as is usual; \(when).", holds: nil)
        } else {
            result.remark("The signer's certificate is valid until \(end).", holds: true)
        }
        if let stated, stated < signer.notBefore {
            result.remark(
                "The time of signing that it states, \(stated.day), lies before the signer's certificate, which began on \(signer.notBefore.day).",
                holds: nil)
        }
        if let stated, stated > time.adding(milliseconds: Limits.clockSkewMilliseconds) {
            result.refuse("It says that it was signed on \(stated.day), which is in the future.")
        }
    }
}

extension CalendarDate {
    /// The first day that a date with unknown parts can be.
    fileprivate var firstDay: CalendarDate? { CalendarDate(year: year, month: month ?? 1, day: day ?? 1) }
}
