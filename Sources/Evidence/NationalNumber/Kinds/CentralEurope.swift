// Czechia, Hungary, Poland, Romania, Slovakia, Slovenia.
import Order

extension NationalNumberKind {
    static let centralEurope: [NationalNumberKind] = [
        NationalNumberKind(
            "cz.rc", "rodné číslo", "birth number", .person, .identification,
            source: "Zákon č. 133/2000 Sb., o evidenci obyvatel, § 13", separators: " /", forms: birthNumberForms),
        NationalNumberKind(
            "cz.ico", "identifikační číslo osoby (IČO)", "company identification number", .entity, .company,
            source: "Zákon č. 111/2009 Sb., o základních registrech", separators: " -",
            Form("9{8}", .digit([8, 7, 6, 5, 4, 3, 2], 11, "10987654321", at: 7))),
        NationalNumberKind(
            "cz.dic", "daňové identifikační číslo (DIČ)", "tax and VAT number", .either, .valueAddedTax, source: "VIES",
            separators: " /", prefixes: ["CZ"],
            forms: [
                Form("[0-8]9{7}", .digit([8, 7, 6, 5, 4, 3, 2], 11, "10987654321", at: 7)),
                // Individuals without a birth number.
                Form(
                    "[6]9{8}",
                    .rule("weighted sum modulo 11") { n in
                        let check = n.sum([8, 7, 6, 5, 4, 3, 2], from: 1) % 11
                        return modulo(8 - modulo(10 - check, 11), 10) == n[8]
                    }),
                Form("[0-57-9]9{8}", facts: birthNumberFacts),
                Form("9{10}", birthNumberCheck, facts: birthNumberFacts),
            ]),
        NationalNumberKind(
            "sk.rc", "rodné číslo", "birth number", .person, .identification,
            source: "Zákon č. 301/1995 Z. z. o rodnom čísle", separators: " /", forms: birthNumberForms),
        NationalNumberKind(
            "sk.ico", "identifikačné číslo organizácie (IČO)", "company identification number", .entity, .company,
            source: "Zákon č. 272/2015 Z. z. o registri právnických osôb", separators: " -",
            Form("9{8}", .digit([8, 7, 6, 5, 4, 3, 2], 11, "10987654321", at: 7))),
        NationalNumberKind(
            "sk.dph", "identifikačné číslo pre DPH (IČ DPH)", "VAT number", .either, .valueAddedTax, source: "VIES",
            prefixes: ["SK"], Form("[1-9]9[2-47-9]9{7}", .rule("divisible by 11") { $0.int(0, 10) % 11 == 0 }),
            Form("9{10}", birthNumberCheck, facts: birthNumberFacts)),
        NationalNumberKind(
            "hu.anum", "közösségi adószám", "VAT number", .entity, .valueAddedTax, source: "VIES", prefixes: ["HU"],
            Form("9{8}", .sum([9, 7, 3, 1, 9, 7, 3, 1], 10))),
        NationalNumberKind(
            "hu.adoazonosito", "adóazonosító jel", "personal tax number", .person, .tax,
            source: "2017. évi CL. törvény az adózás rendjéről, 1. melléklet; OECD TIN sheet Hungary",
            Form("[8]9{9}", .digit([1, 2, 3, 4, 5, 6, 7, 8, 9], 11, "0123456789", at: 9)) {
                n throws(NationalNumberProblem) in
                // Days since 1 January 1867.
                let date = CalendarDate(daysSince1970: n.int(1, 6) - 37_620)
                guard date <= n.today else { throw .date }
                return NumberFacts(birthDates: [date])
            }),
        NationalNumberKind(
            "hu.szemelyi", "személyi azonosító", "personal identifier", .person, .identification,
            source: "1996. évi XX. törvény, melléklet",
            Form(
                "[1-8]9{10}",
                .rule("weighted sum modulo 11") { n in
                    // The order of the weights was turned round for births from 1997 on.
                    n.sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) % 11 == n[10]
                        || n.sum([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == n[10]
                }
            ) { n throws(NationalNumberProblem) in
                let sex = NumberFacts.Sex(oddIsMale: n[0])
                let year = n.int(1, 3)
                let centuries = n[0] <= 2 ? [1900] : n[0] <= 4 ? [1800, 2000] : [1900]
                let dates = centuries.compactMap { CalendarDate(year: $0 + year, month: n.int(3, 5), day: n.int(5, 7)) }
                guard !dates.isEmpty else { throw .date }
                return NumberFacts(birthDates: dates, sex: sex)
            }),
        NationalNumberKind(
            "pl.pesel", "PESEL", "personal number", .person, .identification,
            source: "Ustawa z dnia 24 września 2010 r. o ewidencji ludności, art. 15",
            Form("9{11}", .digit([1, 3, 7, 9, 1, 3, 7, 9, 1, 3], 10, "0987654321", at: 10)) {
                n throws(NationalNumberProblem) in
                let month = n.int(2, 4)
                let century = [1900, 2000, 2100, 2200, 1800][month / 20]
                return try NumberFacts.born(
                    century + n.int(0, 2), month % 20, n.int(4, 6), sex: .init(oddIsMale: n[9]))
            }),
        NationalNumberKind(
            "pl.nip", "NIP", "tax identification number", .either, .tax,
            source: "Ustawa z dnia 13 października 1995 r. o zasadach ewidencji podatników; VIES", prefixes: ["PL"],
            Form("9{10}", .sum([6, 5, 7, 2, 3, 4, 5, 6, 7, -1], 11))),
        NationalNumberKind(
            "pl.regon", "REGON", "statistical company number", .entity, .company,
            source: "Rozporządzenie Rady Ministrów z dnia 30 listopada 2015 r. (REGON)",
            Form("9{9}", .digit([8, 9, 2, 3, 4, 5, 6, 7], 11, "01234567890", at: 8)),
            Form(
                "9{14}", .digit([2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8], 11, "01234567890", at: 13),
                .digit([8, 9, 2, 3, 4, 5, 6, 7], 11, "01234567890", at: 8))),
        NationalNumberKind(
            "ro.cnp", "cod numeric personal (CNP)", "personal numeric code", .person, .identification,
            source: "OUG 97/2005 privind evidența persoanelor", forms: [romanianPerson]),
        NationalNumberKind(
            "ro.cui", "cod unic de înregistrare (CUI, CIF)", "company number", .entity, .company,
            source: "Codul fiscal; Oficiul Național al Registrului Comerțului", prefixes: ["RO"],
            forms: romanianCompany),
        NationalNumberKind(
            "ro.cf", "cod de înregistrare în scopuri de TVA", "VAT number", .either, .valueAddedTax, source: "VIES",
            prefixes: ["RO"], forms: romanianCompany + [romanianPerson]),
        NationalNumberKind(
            "si.emso", "enotna matična številka občana (EMŠO)", "personal number", .person, .identification,
            source: "Zakon o centralnem registru prebivalstva", separators: " ", forms: [uniqueMasterCitizenNumber]),
        NationalNumberKind(
            "si.ddv", "davčna številka, ID za DDV", "tax and VAT number", .either, .tax, source: "VIES; FURS",
            prefixes: ["SI"],
            Form("[1-9]9{7}", .digit([8, 7, 6, 5, 4, 3, 2], 11, "?0987654321", at: 7))),
        NationalNumberKind(
            "si.maticna", "matična številka", "company number", .entity, .company,
            source: "AJPES, Poslovni register Slovenije", separators: ". ",
            Form("9{7}", .digit([7, 6, 5, 4, 3, 2], 11, "?0987654321", at: 6)),
            Form("9{7}X99", .digit([7, 6, 5, 4, 3, 2], 11, "?0987654321", at: 6))),
    ]

    static let birthNumberForms = [
        Form("9{9}", facts: birthNumberFacts), Form("9{10}", birthNumberCheck, facts: birthNumberFacts),
    ]
    /// Of ten digits, given since 1954; until 1985 a remainder of ten was written 0.
    static let birthNumberCheck = NumberCheck.rule("remainder modulo 11") { $0.int(0, 9) % 11 % 10 == $0[9] }
    /// Fifty is added to a woman's month, and twenty more when the numbers of a day have run out.
    static let birthNumberFacts: Form.Facts = { n throws(NationalNumberProblem) in
        var year = 1900 + n.int(0, 2)
        let month = n.int(2, 4)
        if n.count == 9 {
            if year >= 1980 { year -= 100 }
            guard year <= 1953 else { throw .length(found: 9, expected: [10]) }
        } else if year < 1954 {
            year += 100
        }
        return try NumberFacts.born(year, month % 50 % 20, n.int(4, 6), sex: month >= 50 ? .female : .male)
    }

    private static let romanianPerson = Form(
        "[1-9]9{12}", .digit([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], 11, "01234567891", at: 12)
    ) { n throws(NationalNumberProblem) in
        let county = n.int(7, 9)
        guard (1...48).contains(county) || [51, 52, 70, 80, 81, 82, 83].contains(county) else {
            throw .part("the code of the county")
        }
        let century =
            switch n[0] {
            case 3, 4: 1800
            case 5, 6: 2000
            default: 1900
            }
        // Nine is for foreigners and does not tell the sex; residents have 7 and 8.
        return try NumberFacts.born(
            century + n.int(1, 3), n.int(3, 5), n.int(5, 7), sex: n[0] == 9 ? nil : .init(oddIsMale: n[0]),
            region: n.text(7, 9))
    }

    private static let romanianCompany = (2...10).map { length in
        Form(
            "[1-9]9{\(length - 1)}",
            .rule("weighted sum modulo 11") { n in
                n.sumFromRight([2, 3, 5, 7, 1, 2, 3, 5, 7], end: n.count - 1) * 10 % 11 % 10 == n[n.count - 1]
            })
    }

    /// The number of the former Yugoslavia, kept by its successors: DDMMYYY, region, serial, check.
    static let uniqueMasterCitizenNumber = Form(
        "9{13}", .digit([7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, "00987654321", at: 12)
    ) { n throws(NationalNumberProblem) in
        let year = n.int(4, 7)
        return try NumberFacts.born(
            year < 800 ? 2000 + year : 1000 + year, n.int(2, 4), n.int(0, 2), sex: n.int(9, 12) < 500 ? .male : .female,
            region: n.text(7, 9))
    }
}
