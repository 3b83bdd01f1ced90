// Egypt, Iran, Israel, Kuwait, Saudi Arabia, Türkiye, the United Arab Emirates.
import Order

extension NationalNumberKind {
    static let middleEast: [NationalNumberKind] = [
        NationalNumberKind(
            "ae.eid", "رقم الهوية", "Emirates ID number", .person, .identification,
            source: "Federal Authority for Identity, Citizenship, Customs & Port Security",
            Form("[7][8][4]9{12}", .luhn) { n in
                NumberFacts(birthDates: CalendarDate(year: n.int(3, 7)).map { [$0] } ?? [])
            }),
        NationalNumberKind(
            "ae.trn", "رقم التسجيل الضريبي (TRN)", "tax registration number", .either, .valueAddedTax,
            source: "Federal Tax Authority, United Arab Emirates", Form("[1]9{14}")),
        NationalNumberKind(
            "eg.id", "الرقم القومي", "national number", .person, .identification,
            source: "Civil Status Law 143 of 1994, Egypt",
            Form("[23]9{13}") { n throws(NationalNumberProblem) in
                try NumberFacts.born(
                    (n[0] == 2 ? 1900 : 2000) + n.int(1, 3), n.int(3, 5), n.int(5, 7), sex: .init(oddIsMale: n[12]),
                    region: n.text(7, 9))
            }),
        NationalNumberKind(
            "eg.tn", "الرقم الضريبي", "tax registration number", .either, .tax, source: "Egyptian Tax Authority",
            separators: " -/", Form("9{9}")),
        NationalNumberKind(
            "il.idnr", "מספר זהות", "identity number", .person, .identification,
            source: "חוק מרשם האוכלוסין, תשכ״ה-1965; OECD TIN sheet Israel", padded: 1...9,
            Form("9{9}", .luhn, .rule("not zero") { $0.int(0, 9) > 0 })),
        NationalNumberKind(
            "il.hp", "מספר חברה (ח.פ.)", "company number", .entity, .company,
            source: "רשם החברות; OECD TIN sheet Israel", Form("[5]9{8}", .luhn)),
        NationalNumberKind(
            "ir.melli", "کد ملی", "national code", .person, .identification,
            source: "سازمان ثبت احوال کشور",
            Form(
                "9{10}", .digit([10, 9, 8, 7, 6, 5, 4, 3, 2], 11, "01987654321", at: 9),
                .rule("not all digits the same") { n in Set(n.bytes).count > 1 })),
        NationalNumberKind(
            "kw.civil", "الرقم المدني", "civil number", .person, .identification,
            source: "Public Authority for Civil Information, Law 32 of 1982",
            Form("[23]9{11}", .digit([2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], 11, "??987654321", at: 11)) {
                n throws(NationalNumberProblem) in
                try NumberFacts.born((n[0] == 2 ? 1900 : 2000) + n.int(1, 3), n.int(3, 5), n.int(5, 7))
            }),
        NationalNumberKind(
            "sa.id", "رقم الهوية الوطنية", "national identity and iqama number", .person, .identification,
            source: "Ministry of Interior, Saudi Arabia; Absher", Form("[12]9{9}", .luhn)),
        NationalNumberKind(
            "sa.vat", "رقم التسجيل الضريبي", "VAT number", .either, .valueAddedTax,
            source: "Zakat, Tax and Customs Authority", Form("[3]9{13}[3]")),
        NationalNumberKind(
            "tr.tckimlik", "T.C. kimlik numarası", "identity number", .person, .identification,
            source: "5490 sayılı Nüfus Hizmetleri Kanunu; Nüfus ve Vatandaşlık İşleri", separators: "",
            Form(
                "[1-9]9{10}", .digit([7, 9, 7, 9, 7, 9, 7, 9, 7], 10, "0123456789", at: 9),
                .digit([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 10, "0123456789", at: 10))),
        NationalNumberKind(
            "tr.vkn", "vergi kimlik numarası (VKN)", "tax identification number", .either, .tax,
            source: "Gelir İdaresi Başkanlığı; OECD TIN sheet Türkiye", separators: "",
            Form(
                "9{10}",
                .rule("powers of two modulo 9") { n in
                    var sum = 0
                    for step in 1...9 {
                        let shifted = (n[9 - step] + step) % 10
                        guard shifted > 0 else { continue }
                        let rest = shifted * (1 << step) % 9
                        sum += rest == 0 ? 9 : rest
                    }
                    return (10 - sum % 10) % 10 == n[9]
                })),
    ]
}
