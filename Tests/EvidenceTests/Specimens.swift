import Foundation
import Order

/// Specimens of ICAO Doc 9303 (the state of Utopia), and where the public test data lies.
enum Specimen {
    /// Part 4, appendix A.
    static let td3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
    /// Part 5, appendix B.
    static let td1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
    /// Part 6, appendix B.
    static let td2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
    /// Part 7, appendices A and B.
    static let mrvA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
    static let mrvB = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE18422"

    static let day = CalendarDate(year: 2011, month: 6, day: 1)!
    static let time = Timestamp(rfc3339: "2011-06-01T12:00:00Z")!

    /// The text with one character exchanged, counted over all lines without their breaks.
    static func changing(_ zone: String, line: Int, column: Int, to character: Character) -> String {
        var lines = zone.split(separator: "\n").map(Array.init)
        lines[line - 1][column - 1] = character
        return lines.map { String($0) }.joined(separator: "\n")
    }
}
