// Armenia, Azerbaijan, Belarus, Georgia, Kazakhstan, Kyrgyzstan, Moldova, Russia, Ukraine, Uzbekistan.
import Order

extension NationalNumberKind {
    static let easternEurope: [NationalNumberKind] = [
        NationalNumberKind(
            "az.voen", "vergi ödəyicisinin eyniləşdirmə nömrəsi (VÖEN)", "taxpayer number", .either, .tax,
            source: "Dövlət Vergi Xidməti; OECD TIN sheet Azerbaijan", separators: " ", padded: 9...10,
            Form("9{9}[12]", .digit([4, 1, 8, 6, 2, 7, 5, 3], 11, "0123456789", at: 8))),
        NationalNumberKind(
            "by.unp", "учетный номер плательщика (УНП)", "payer's account number", .either, .tax,
            source: "Министерство по налогам и сборам Республики Беларусь", separators: " ", prefixes: ["UNP", "YHN"],
            cyrillic: true,
            Form("[1-7]9{8}", .rule("weighted sum modulo 11") { belarusianHolds($0.bytes.map(NumberText.value)) }),
            Form(
                "[ABCEHKM][ABCEHKMOPT]9{7}",
                .rule("weighted sum modulo 11") { n in
                    var values = n.bytes.map(NumberText.value)
                    values[1] = Array("ABCEHKMOPT".utf8).firstIndex(of: n.bytes[1]) ?? 0
                    return belarusianHolds(values)
                })),
        NationalNumberKind(
            "ge.pin", "პირადი ნომერი", "personal number", .person, .identification,
            source: "Public Service Development Agency of Georgia; OECD TIN sheet Georgia", Form("9{11}")),
        NationalNumberKind(
            "ge.tin", "საიდენტიფიკაციო კოდი", "identification code of a company", .entity, .company,
            source: "Revenue Service of Georgia; OECD TIN sheet Georgia", Form("9{9}")),
        NationalNumberKind(
            "am.hvhh", "ՀՎՀՀ", "taxpayer number", .either, .tax,
            source: "State Revenue Committee; OECD TIN sheet Armenia", Form("9{8}")),
        NationalNumberKind(
            "kz.iin", "жеке сәйкестендіру нөмірі (ЖСН), ИИН", "individual identification number", .person,
            .identification, source: "Закон РК от 12 января 2007 года № 223-III; OECD TIN sheet Kazakhstan",
            Form("9{12}", .rule(kazakhCheck) { kazakhHolds($0) }) { n throws(NationalNumberProblem) in
                let centuries = [1: 1800, 2: 1800, 3: 1900, 4: 1900, 5: 2000, 6: 2000]
                // Zero is for foreigners whose century is not told.
                guard n[6] > 0 else {
                    return try NumberFacts.bornInEitherCentury(n.int(0, 2), n.int(2, 4), n.int(4, 6), today: n.today)
                }
                guard let century = centuries[n[6]] else { throw .part("the seventh digit, of century and sex") }
                return try NumberFacts.born(
                    century + n.int(0, 2), n.int(2, 4), n.int(4, 6), sex: .init(oddIsMale: n[6]))
            }),
        NationalNumberKind(
            "kz.bin", "бизнес-сәйкестендіру нөмірі (БСН), БИН", "business identification number", .entity, .company,
            source: "Закон РК от 12 января 2007 года № 223-III; OECD TIN sheet Kazakhstan",
            Form("99[01]9[4-6][0-4]9{6}", .rule(kazakhCheck) { kazakhHolds($0) })),
        NationalNumberKind(
            "kg.pin", "жеке номер (ПИН, ИНН)", "personal identification number", .person, .identification,
            source: "Государственная регистрационная служба Кыргызской Республики",
            Form("[12]9{13}") { n throws(NationalNumberProblem) in
                try NumberFacts.born(n.int(5, 9), n.int(3, 5), n.int(1, 3), sex: n[0] == 2 ? .male : .female)
            }),
        NationalNumberKind(
            "md.idno", "IDNO, IDNP", "state identification number", .either, .identification,
            source: "Legea cu privire la registre; Agenția Servicii Publice", separators: " ",
            Form("9{13}", .digit([7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1], 10, "0123456789", at: 12))),
        NationalNumberKind(
            "ru.inn", "ИНН", "taxpayer number", .either, .tax,
            source: "Приказ ФНС России от 29.06.2012 № ММВ-7-6/435@", separators: " ",
            Form("9{10}", .digit([2, 4, 10, 3, 5, 9, 4, 6, 8], 11, "01234567890", at: 9)) { n in
                NumberFacts(region: n.text(0, 2))
            },
            Form(
                "9{12}", .digit([7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11, "01234567890", at: 10),
                .digit([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11, "01234567890", at: 11)
            ) { n in NumberFacts(region: n.text(0, 2)) }),
        NationalNumberKind(
            "ru.ogrn", "ОГРН, ОГРНИП", "state registration number", .either, .company,
            source: "Приказ Минфина России от 30.10.2017 № 165н", separators: " ",
            Form("[1-9]9{12}", .rule("remainder modulo 11") { $0.int(0, 12) % 11 % 10 == $0[12] }),
            Form("[34]9{14}", .rule("remainder modulo 13") { $0.int(0, 14) % 13 == $0[14] })),
        NationalNumberKind(
            "ru.snils", "СНИЛС", "insurance number of an individual account", .person, .socialSecurity,
            source: "Федеральный закон № 27-ФЗ от 01.04.1996; Постановление Правления ПФР № 1п",
            Form(
                "9{11}",
                .rule("weighted sum modulo 101") { n in
                    // Numbers up to 001-001-998 have no check.
                    n.int(0, 9) <= 1_001_998 || n.sum([9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100 == n.int(9, 11)
                })),
        NationalNumberKind(
            "ua.rntrc", "РНОКПП (ІПН)", "taxpayer registration number", .person, .tax,
            source: "Податковий кодекс України ст. 70; OECD TIN sheet Ukraine", separators: " ",
            Form("9{10}", .digit([-1, 5, 7, 9, 4, 6, 10, 5, 7], 11, "01234567890", at: 9)) { n in
                // Days since 31 December 1899; a number may be of someone whose date is not known.
                let date = CalendarDate(daysSince1970: n.int(0, 5) - 25_568)
                return NumberFacts(
                    birthDates: date <= n.today && n.int(0, 5) > 0 ? [date] : [], sex: .init(oddIsMale: n[8]))
            }),
        NationalNumberKind(
            "ua.edrpou", "код ЄДРПОУ", "company number", .entity, .company,
            source: "Постанова КМУ від 22.01.1996 № 118", separators: " ",
            Form(
                "9{8}",
                .rule("weighted sum modulo 11, two rounds of weights") { n in
                    let weights = (3...5).contains(n[0]) ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7]
                    let first = n.sum(weights) % 11
                    return (first < 10 ? first : n.sum(weights.map { $0 + 2 }) % 11 % 10) == n[7]
                })),
        NationalNumberKind(
            "uz.pinfl", "JShShIR (ПИНФЛ)", "personal identification number", .person, .identification,
            source: "Decree of the President of Uzbekistan PF-4262 (2009); OECD TIN sheet",
            Form("[1-6]9{13}") {
                n throws(NationalNumberProblem) in
                try NumberFacts.born(
                    1800 + (n[0] - 1) / 2 * 100 + n.int(5, 7), n.int(3, 5), n.int(1, 3), sex: .init(oddIsMale: n[0]),
                    region: n.text(7, 10))
            }),
    ]

    private static func belarusianHolds(_ values: [Int]) -> Bool {
        let weights = [29, 23, 19, 17, 13, 7, 5, 3]
        return zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } % 11 == values[8]
    }

    private static let kazakhCheck = "weighted sum modulo 11, two rounds of weights"
    private static func kazakhHolds(_ n: NumberText) -> Bool {
        let first = n.sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11
        return (first < 10 ? first : n.sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11) == n[11]
    }
}
