// Canada, Mexico, the United States.
import Order

extension NationalNumberKind {
    static let northAmerica: [NationalNumberKind] = [
        NationalNumberKind(
            "ca.sin", "Social Insurance Number, numéro d'assurance sociale", "social insurance number", .person,
            .socialSecurity, source: "Employment Insurance Act s. 138; Service Canada", Form("[1-79]9{8}", .luhn)),
        NationalNumberKind(
            "ca.bn", "Business Number, numéro d'entreprise", "business number", .entity, .company,
            source: "Canada Revenue Agency, RC2", Form("9{9}", .luhn),
            Form("9{9}[R][CMPT]9{4}", .luhn(from: 0, to: 9))),
        NationalNumberKind(
            "ca.bc_phn", "Personal Health Number (British Columbia)", "personal health number", .person, .health,
            source: "Ministry of Health, British Columbia, PHN check digit routine",
            Form("[9]9{9}", .digit([2, 4, 8, 5, 10, 9, 7, 3], 11, "0?987654321", at: 9, from: 1))),
        NationalNumberKind(
            "mx.curp", "Clave Única de Registro de Población (CURP)", "population registry code", .person,
            .identification, source: "Instructivo Normativo para la Asignación de la CURP, DOF 18/06/2018 y 18/10/2021",
            separators: "-_ ",
            Form(
                "A{4}9{6}[HM]A{5}X9",
                .rule("weighted sum modulo 10") { n in
                    var sum = 0
                    for place in 0..<17 {
                        // Ñ stands between N and O in the alphabet that values are counted by.
                        let value = n.bytes[place] > UInt8(ascii: "N") ? n[place] + 1 : n[place]
                        sum += value * (18 - place)
                    }
                    return (10 - sum % 10) % 10 == n[17]
                }
            ) { n throws(NationalNumberProblem) in
                guard !mexicanAvoidedWords.contains(n.text(0, 4)) else { throw .part("the word of its first letters") }
                guard mexicanStates.contains(n.text(11, 13)) else { throw .part("the code of the state of birth") }
                return try NumberFacts.born(
                    (n[16] < 10 ? 1900 : 2000) + n.int(4, 6), n.int(6, 8), n.int(8, 10),
                    sex: n.bytes[10] == UInt8(ascii: "H") ? .male : .female, region: n.text(11, 13))
            }),
        NationalNumberKind(
            "mx.rfc", "Registro Federal de Contribuyentes (RFC)", "federal taxpayer number", .either, .tax,
            source: "Código Fiscal de la Federación art. 27; SAT", separators: "-_ ",
            forms: ["[A-Z&~]{4}9{6}", "[A-Z&~]{4}9{6}X{3}"].map { pattern in
                Form(pattern) { n throws(NationalNumberProblem) in
                    guard !mexicanAvoidedTaxWords.contains(n.text(0, 4)) else {
                        throw .part("the word of its first letters")
                    }
                    // A leap day is taken as it would be in 2000 and after.
                    _ = try NumberFacts.born(2000 + n.int(4, 6), n.int(6, 8), n.int(8, 10))
                    return try NumberFacts.bornInEitherCentury(
                        n.int(4, 6), n.int(6, 8), n.int(8, 10), today: n.today)
                }
            } + [
                // A company's: the date is that of its founding.
                Form("[A-Z&~]{3}9{6}X{3}") { n throws(NationalNumberProblem) in
                    _ = try NumberFacts.born(2000 + n.int(3, 5), n.int(5, 7), n.int(7, 9))
                    return .none
                }
            ]),
        NationalNumberKind(
            "us.ssn", "Social Security Number (SSN)", "Social Security number", .person, .socialSecurity,
            source: "20 CFR 422.103; SSA, Social Security Number Randomization (2011)", separators: "",
            hyphens: [3, 5],
            Form("9{9}") { n throws(NationalNumberProblem) in
                guard n[0] != 9, n.int(0, 3) != 0, n.int(0, 3) != 666 else { throw .part("the area") }
                guard n.int(3, 5) > 0 else { throw .part("the group") }
                guard n.int(5, 9) > 0 else { throw .part("the serial number") }
                // Printed in advertisements, and refused by everyone since.
                guard ![78_051_120, 457_555_462, 219_099_999].contains(n.int(0, 9)) else { throw .part("the number") }
                return .none
            }),
        NationalNumberKind(
            "us.itin", "Individual Taxpayer Identification Number (ITIN)", "individual taxpayer number", .person, .tax,
            source: "IRS Publication 1915; IRM 3.21.263", separators: "", hyphens: [3, 5],
            Form("[9]9{8}") { n throws(NationalNumberProblem) in
                let group = n.int(3, 5)
                guard (70...99).contains(group), group != 89, group != 93 else { throw .part("the group") }
                return .none
            }),
        NationalNumberKind(
            "us.atin", "Adoption Taxpayer Identification Number (ATIN)", "adoption taxpayer number", .person, .tax,
            source: "26 CFR 301.6109-3", separators: "", hyphens: [3, 5], Form("9{9}")),
        NationalNumberKind(
            "us.ein", "Employer Identification Number (EIN)", "employer identification number", .entity, .tax,
            source: "26 CFR 301.6109-1; IRS, How EINs are assigned and valid EIN prefixes", separators: "",
            hyphens: [2],
            Form("9{9}") { n throws(NationalNumberProblem) in
                guard !employerPrefixesNotGiven.contains(n.int(0, 2)) else { throw .part("the prefix") }
                return NumberFacts(region: nil)
            }),
        NationalNumberKind(
            "us.ptin", "Preparer Tax Identification Number (PTIN)", "tax preparer's number", .person, .tax,
            source: "26 CFR 1.6109-2", separators: "-", Form("[P]9{8}")),
    ]

    private static let employerPrefixesNotGiven: Set<Int> = [
        0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97,
    ]

    private static let mexicanStates: Set<String> = Set(
        "AS BC BS CC CH CL CM CS DF DG GR GT HG JC MC MN MS NE NL NT OC PL QR QT SL SP SR TC TL TS VZ YN ZS"
            .split(separator: " ").map(String.init))

    /// Words that the registry changes when a name's letters would make them (Anexo 2 of the Instructivo).
    private static let mexicanAvoidedWords: Set<String> = Set(
        """
        BACA BAKA BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COGI COJA COJE COJI COJO COLA CULO FALO FETO GETA GUEI GUEY \
        JETA JOTO KACA KACO KAGA KAGO KAKA KAKO KOGE KOGI KOJA KOJE KOJI KOJO KOLA KULO LILO LOCA LOCO LOKA LOKO MAME MAMO \
        MEAR MEAS MEON MIAR MION MOCO MOKO MULA MULO NACA NACO PEDA PEDO PENE PIPI PITO POPO PUTA PUTO QULO RATA ROBA ROBE \
        ROBO RUIN SENO TETA VACA VAGA VAGO VAKA VUEI VUEY WUEI WUEY
        """.split(separator: " ").map(String.init))
    private static let mexicanAvoidedTaxWords: Set<String> = Set(
        """
        BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COJA COJE COJI COJO CULO FETO GUEY JOTO KACA KACO KAGA KAGO KAKA KOGE \
        KOJO KULO MAME MAMO MEAR MEAS MEON MION MOCO MULA PEDA PEDO PENE PUTA PUTO QULO RATA RUIN
        """.split(separator: " ").map(String.init))
}
