// Denmark, the Faroes, Finland, Iceland, Norway, Sweden.
import Order

extension NationalNumberKind {
    static let nordic: [NationalNumberKind] = [
        NationalNumberKind(
            "dk.cpr", "CPR-nummer (personnummer)", "civil registration number", .person, .identification,
            source: "Lov om Det Centrale Personregister; CPR-kontoret, Personnummeret i CPR",
            Form("9{10}") { n throws(NationalNumberProblem) in
                // Since 2007 numbers are given out whose check digit does not hold; the date alone tells.
                let year = n.int(4, 6)
                let century =
                    switch n[6] {
                    case 0...3: 1900
                    case 4, 9: year >= 37 ? 1900 : 2000
                    default: year >= 58 ? 1800 : 2000
                    }
                let facts = try NumberFacts.born(
                    century + year, n.int(2, 4), n.int(0, 2), sex: .init(oddIsMale: n[9]))
                guard facts.birthDates.allSatisfy({ $0 <= n.today }) else { throw .date }
                return facts
            }),
        NationalNumberKind(
            "dk.cvr", "CVR-nummer", "company and VAT number", .entity, .company,
            source: "Lov om Det Centrale Virksomhedsregister; VIES", separators: " -.,/:", prefixes: ["DK"],
            Form("[1-9]9{7}", .sum([2, 7, 6, 5, 4, 3, 2, 1], 11))),
        NationalNumberKind(
            "fo.vn", "V-tal (vinnutal)", "business number", .either, .tax, source: "TAKS, the Faroese tax authority",
            separators: " -.", prefixes: ["FO"], Form("9{6}")),
        NationalNumberKind(
            "fi.hetu", "henkilötunnus (HETU)", "personal identity code", .person, .identification,
            source: "Digi- ja väestötietovirasto, The personal identity code; Väestötietolaki 661/2009", separators: "",
            Form(
                "[0-3]9[01]999[-+ABCDEFYXWVU]9{3}[0-9ABCDEFHJKLMNPRSTUVWXY]",
                .rule("remainder modulo 31") { n in
                    let digits = n.int(0, 6) * 1000 + n.int(7, 10)
                    return Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)[digits % 31] == n.bytes[10]
                }
            ) { n throws(NationalNumberProblem) in
                let century =
                    switch n.bytes[6] {
                    case UInt8(ascii: "+"): 1800
                    case UInt8(ascii: "A")...UInt8(ascii: "F"): 2000
                    default: 1900
                    }
                // 900 to 999 are for tests and for the time being; 000 and 001 are not used.
                guard (2...899).contains(n.int(7, 10)) else { throw .part("its individual number") }
                return try NumberFacts.born(
                    century + n.int(4, 6), n.int(2, 4), n.int(0, 2), sex: .init(oddIsMale: n[9]))
            }),
        NationalNumberKind(
            "fi.ytunnus", "Y-tunnus", "business ID", .entity, .company,
            source: "Patentti- ja rekisterihallitus, YTJ; Yritys- ja yhteisötietolaki 244/2001", prefixes: ["FI"],
            Form("9{8}", .sum([7, 9, 10, 5, 8, 4, 2, 1], 11))),
        NationalNumberKind(
            "fi.alv", "ALV-numero", "VAT number", .entity, .valueAddedTax, source: "VIES", prefixes: ["FI"],
            Form("9{8}", .sum([7, 9, 10, 5, 8, 4, 2, 1], 11))),
        NationalNumberKind(
            "fi.veronumero", "veronumero", "individual tax number", .person, .tax,
            source: "Vero, Individual tax number", separators: " ", Form("9{12}")),
        NationalNumberKind(
            "is.kennitala", "kennitala", "identity number of persons and companies", .either, .identification,
            source: "Þjóðskrá, Lög um skráningu einstaklinga 140/2019", separators: "-",
            Form("[0-7]9[01]9{6}[09]", .sum([3, 2, 7, 6, 5, 4, 3, 2, 1, 0], 11)) { n throws(NationalNumberProblem) in
                let year = (n[9] == 9 ? 1900 : 2000) + n.int(4, 6)
                let day = n.int(0, 2)
                let facts = try NumberFacts.born(year, n.int(2, 4), day >= 40 ? day - 40 : day)
                // Forty is added to the day of a company's registration.
                return day >= 40 ? .none : facts
            }),
        NationalNumberKind(
            "is.vsk", "VSK-númer (virðisaukaskattsnúmer)", "VAT number", .entity, .valueAddedTax,
            source: "Skatturinn", separators: " ", prefixes: ["IS"], Form("9{5}"), Form("9{6}")),
        NationalNumberKind(
            "no.fodselsnummer", "fødselsnummer, D-nummer", "birth number and D number", .person, .identification,
            source: "Folkeregisterforskriften kapittel 2; Skatteetaten", separators: " -:",
            Form(
                "9{11}", .digit([3, 7, 6, 1, 8, 9, 4, 5, 2], 11, "0?987654321", at: 9),
                .digit([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, "0?987654321", at: 10)
            ) { n throws(NationalNumberProblem) in
                var day = n.int(0, 2)
                var month = n.int(2, 4)
                let year = n.int(4, 6)
                let individual = n.int(6, 9)
                // Forty on the day makes a D number, forty on the month a number of the health services' help register.
                guard day < 80 else { throw .date }
                if day > 40 { day -= 40 }
                if month > 40 { month -= 40 }
                let century: Int
                switch (individual, year) {
                case (0..<500, _): century = 1900
                case (500..<750, 54...): century = 1800
                case (500..<1000, ..<40): century = 2000
                case (900..<1000, 40...): century = 1900
                default: throw .date
                }
                let facts = try NumberFacts.born(century + year, month, day, sex: .init(oddIsMale: n[8]))
                guard facts.birthDates.allSatisfy({ $0 <= n.today }) else { throw .date }
                return facts
            }),
        NationalNumberKind(
            "no.orgnr", "organisasjonsnummer", "organisation number", .entity, .company,
            source: "Brønnøysundregistrene, Enhetsregisterforskriften § 5", separators: " ",
            Form("9{9}", .sum([3, 2, 7, 6, 5, 4, 3, 2, 1], 11))),
        NationalNumberKind(
            "no.mva", "MVA-nummer", "VAT number", .entity, .valueAddedTax, source: "Skatteetaten", separators: " ",
            prefixes: ["NO"], Form("9{9}[M][V][A]", .sum([3, 2, 7, 6, 5, 4, 3, 2, 1], 11))),
        NationalNumberKind(
            "se.personnummer", "personnummer", "personal number", .person, .identification,
            source: "Folkbokföringslagen (1991:481) 18 §; Skatteverket SKV 704", separators: " :",
            forms: swedishPatterns.map { swedishPerson($0, dayOffset: 0) }),
        NationalNumberKind(
            "se.samordningsnummer", "samordningsnummer", "coordination number", .person, .identification,
            source: "Lag (2022:1697) om samordningsnummer; Skatteverket SKV 707", separators: " :",
            forms: swedishPatterns.map { swedishPerson($0, dayOffset: 60) }),
        NationalNumberKind(
            "se.orgnr", "organisationsnummer", "organisation number", .entity, .company,
            source: "Lag (1974:174) om identitetsbeteckning för juridiska personer", separators: " -.",
            Form("9{10}", .luhn)),
        NationalNumberKind(
            "se.vat", "momsregistreringsnummer", "VAT number", .either, .valueAddedTax, source: "VIES",
            separators: " -.", prefixes: ["SE"], Form("9{10}[0][1]", .luhn(from: 0, to: 10))),
    ]

    /// Six or eight digits of the birth date, then a sign that is `+` from the hundredth year on, then four digits.
    private static let swedishPatterns = ["9{6}9{4}", "9{6}[-+]9{4}", "9{8}9{4}", "9{8}[-+]9{4}"]
    private static func swedishPerson(_ pattern: String, dayOffset: Int) -> Form {
        Form(
            pattern,
            .rule("Luhn") { n in
                let digits = n.bytes.filter { $0 >= 0x30 }
                return CheckDigits.luhnHolds(digits[(digits.count - 10)...])
            }
        ) { n throws(NationalNumberProblem) in
            let sign = n.bytes.first { $0 < 0x30 }
            let length = n.count - (sign == nil ? 4 : 5)
            var year: Int
            if length == 8 {
                year = n.int(0, 4)
            } else {
                year = n.int(0, 2) + n.today.year / 100 * 100
                if n.int(0, 2) > n.today.year % 100 { year -= 100 }
                if sign == UInt8(ascii: "+") { year -= 100 }
            }
            let sex = NumberFacts.Sex(oddIsMale: n[n.count - 2])
            let day = n.int(length - 2, length)
            let month = n.int(length - 4, length - 2)
            // A coordination number has sixty more on the day.
            return try NumberFacts.born(year, month, day - dayOffset, sex: sex)
        }
    }
}
