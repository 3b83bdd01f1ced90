// Bangladesh, India, Pakistan, Sri Lanka.
import Order

extension NationalNumberKind {
    static let southAsia: [NationalNumberKind] = [
        NationalNumberKind(
            "bd.nid", "জাতীয় পরিচয়পত্র নম্বর", "national identity number", .person, .identification,
            source: "National Identity Registration Wing, Election Commission Bangladesh", Form("9{10}"), Form("9{13}"),
            Form("[12]9{16}") { n in NumberFacts(birthDates: CalendarDate(year: n.int(0, 4)).map { [$0] } ?? []) }),
        NationalNumberKind(
            "in.aadhaar", "आधार (Aadhaar)", "Aadhaar number", .person, .identification,
            source: "Aadhaar Act 2016; UIDAI, A UID Numbering Scheme (2010)",
            Form("[2-9]9{11}", .verhoeff, .rule("not a palindrome") { !$0.bytes.elementsEqual($0.bytes.reversed()) })),
        NationalNumberKind(
            "in.vid", "Virtual ID (VID)", "virtual Aadhaar number", .person, .identification,
            source: "UIDAI circular 1 of 2018",
            Form("[2-9]9{15}", .verhoeff, .rule("not a palindrome") { !$0.bytes.elementsEqual($0.bytes.reversed()) })),
        NationalNumberKind(
            "in.pan", "स्थायी लेखा संख्या (PAN)", "permanent account number", .either, .tax,
            source: "Income-tax Rules 1962, rule 114; OECD TIN sheet India",
            Form("A{3}[ABCFGHJKLPT]A9{4}A") { n throws(NationalNumberProblem) in
                guard n.int(5, 9) > 0 else { throw .part("the serial number") }
                return .none
            }),
        NationalNumberKind(
            "in.gstin", "GSTIN", "goods and services tax number", .either, .valueAddedTax,
            source: "CGST Rules 2017, rule 10",
            Form("99A{3}[ABCFGHJKLPT]A9{4}A[1-9A-Z][Z]X", .luhn36) { n throws(NationalNumberProblem) in
                guard (1...37).contains(n.int(0, 2)) else { throw .part("the code of the state") }
                guard n.int(7, 11) > 0 else { throw .part("the serial number of the PAN") }
                return NumberFacts(region: n.text(0, 2))
            }),
        NationalNumberKind(
            "in.epic", "EPIC", "voter's photo identity card number", .person, .identification,
            source: "Election Commission of India, Manual on Electoral Rolls", Form("A{3}9{7}", .luhn(from: 3))),
        NationalNumberKind(
            "lk.nic", "ජාතික හැඳුනුම්පත් අංකය", "national identity card number", .person, .identification,
            source: "Department for Registration of Persons, Sri Lanka",
            Form("9{9}[VX]") { n throws(NationalNumberProblem) in try sriLankan(1900 + n.int(0, 2), n.int(2, 5)) },
            Form("[12]9{11}") { n throws(NationalNumberProblem) in try sriLankan(n.int(0, 4), n.int(4, 7)) }),
        NationalNumberKind(
            "pk.cnic", "قومی شناختی کارڈ نمبر (CNIC)", "computerised national identity card number", .person,
            .identification, source: "NADRA Ordinance 2000; NADRA", separators: "-",
            Form("[1-7]9{11}[1-9]") { n in
                NumberFacts(sex: .init(oddIsMale: n[12]), region: String(UnicodeScalar(n.bytes[0])))
            }),
    ]

    /// The day of a year that always counts 29 February; five hundred are added for women.
    private static func sriLankan(_ year: Int, _ written: Int) throws(NationalNumberProblem) -> NumberFacts {
        var day = written > 500 ? written - 500 : written
        guard (1...366).contains(day) else { throw .date }
        for month in 1...12 {
            let days = CalendarDate.days(inMonth: month, of: 2000)
            if day <= days { return try .born(year, month, day, sex: written > 500 ? .female : .male) }
            day -= days
        }
        throw .date
    }
}
