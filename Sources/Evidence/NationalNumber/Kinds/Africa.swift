// Algeria, Ghana, Guinea, Kenya, Mauritius, Morocco, Mozambique, Nigeria, Rwanda, Senegal, South Africa, Tunisia.
import Order

extension NationalNumberKind {
    static let africa: [NationalNumberKind] = [
        NationalNumberKind(
            "dz.nif", "numéro d'identification fiscale (NIF)", "tax identification number", .either, .tax,
            source: "Direction Générale des Impôts, Algérie", separators: " ", Form("9{15}"), Form("9{20}")),
        NationalNumberKind(
            "gh.tin", "Taxpayer Identification Number (TIN)", "taxpayer number", .either, .tax,
            source: "Ghana Revenue Authority; Taxpayer Identification Numbering System Act 2002", separators: " ",
            Form(
                "[CGPQV][0][0]9{7}[0-9X]",
                .rule("weighted sum modulo 11") { n in
                    let check = n.sum([1, 2, 3, 4, 5, 6, 7, 8, 9], from: 1) % 11
                    return n.bytes[10] == (check == 10 ? UInt8(ascii: "X") : 0x30 + UInt8(check))
                })),
        NationalNumberKind(
            "gh.card", "Ghana Card PIN", "national identity card number", .person, .identification,
            source: "National Identification Authority, Ghana", Form("[G][H][A]9{10}")),
        NationalNumberKind(
            "gn.nifp", "numéro d'identification fiscale permanent (NIFp)", "permanent tax number", .either, .tax,
            source: "Direction Générale des Impôts, Guinée", Form("9{9}", .luhn)),
        NationalNumberKind(
            "ke.pin", "KRA PIN", "tax identification number", .either, .tax, source: "Kenya Revenue Authority",
            Form("[AP]9{9}A")),
        NationalNumberKind(
            "ma.ice", "التعريف الموحد للمقاولة (ICE)", "common company identifier", .entity, .company,
            source: "Décret n° 2-11-63 du 20 mai 2011", separators: " ",
            Form("9{15}", .rule("divisible by 97") { $0.int(0, 15) % 97 == 0 })),
        NationalNumberKind(
            "mu.nid", "National Identity Card number", "national identity card number", .person, .identification,
            source: "National Identity Card Act 1985, Mauritius", separators: " ",
            Form(
                "A9{12}X",
                .rule("weighted sum modulo 17") { n in
                    let check = modulo(17 - n.sum([14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]), 17)
                    return n[13] == check
                }
            ) { n throws(NationalNumberProblem) in
                // 29 February is taken as it would be in 2000 and after.
                let facts = try NumberFacts.born(2000 + n.int(5, 7), n.int(3, 5), n.int(1, 3))
                return
                    (try? NumberFacts.bornInEitherCentury(n.int(5, 7), n.int(3, 5), n.int(1, 3), today: n.today))
                    ?? facts
            }),
        NationalNumberKind(
            "mz.nuit", "número único de identificação tributária (NUIT)", "tax identification number", .either, .tax,
            source: "Decreto n.º 52/2003; Autoridade Tributária de Moçambique", separators: " -.",
            Form("9{9}", .digit([8, 9, 4, 5, 6, 7, 8, 9], 11, "01234567891", at: 8))),
        NationalNumberKind(
            "ng.nin", "National Identification Number (NIN)", "national identification number", .person,
            .identification, source: "National Identity Management Commission Act 2007", Form("9{11}")),
        NationalNumberKind(
            "rw.nid", "indangamuntu", "national identity number", .person, .identification,
            source: "National Identification Agency, Rwanda",
            Form("[1-3][12]9{3}[78]9{10}") { n in
                NumberFacts(
                    birthDates: CalendarDate(year: n.int(1, 5)).map { [$0] } ?? [], sex: n[5] == 8 ? .male : .female)
            }),
        NationalNumberKind(
            "sn.ninea", "numéro d'identification nationale des entreprises (NINEA)", "company number", .entity,
            .company, source: "Décret n° 2012-886; ANSD, Sénégal", separators: " -/,",
            Form("9{7}", .sum([1, 2, 1, 2, 1, 2, 1], 10)), Form("9{9}", .sum([1, 2, 1, 2, 1, 2, 1, 2, 1], 10)),
            Form("9{7}[0-2][A-HJ-NP-WZ]9", .sum([1, 2, 1, 2, 1, 2, 1], 10)),
            Form("9{9}[0-2][A-HJ-NP-WZ]9", .sum([1, 2, 1, 2, 1, 2, 1, 2, 1], 10))),
        NationalNumberKind(
            "tn.mf", "المعرف الجبائي, matricule fiscal", "tax identifier", .either, .tax,
            source: "Direction Générale des Impôts, Tunisie", separators: " /.-",
            forms: (1...7).flatMap { digits in
                [
                    Form("9{\(digits)}[A-HJ-NP-TV-Z]"),
                    Form("9{\(digits)}[A-HJ-NP-TV-Z][ABDNP][CEMNP][0]{3}"),
                    Form("9{\(digits)}[A-HJ-NP-TV-Z][ABDNP][E]9{3}"),
                ]
            }),
        NationalNumberKind(
            "za.idnr", "identity number", "identity number", .person, .identification,
            source: "Identification Act 68 of 1997, South Africa", separators: " ",
            Form("9{10}[01]99", .luhn) { n throws(NationalNumberProblem) in
                var year = n.int(0, 2) + n.today.year / 100 * 100
                if year > n.today.year { year -= 100 }
                let facts = try NumberFacts.born(year, n.int(2, 4), n.int(4, 6))
                let dates = [year - 100, year].compactMap {
                    CalendarDate(year: $0, month: n.int(2, 4), day: n.int(4, 6))
                }
                return NumberFacts(
                    birthDates: dates.isEmpty ? facts.birthDates : dates, sex: n[6] < 5 ? .female : .male)
            }),
        NationalNumberKind(
            "za.tin", "income tax reference number", "tax reference number", .either, .tax,
            source: "South African Revenue Service; OECD TIN sheet South Africa", separators: " -/",
            Form("[0-39]9{9}", .luhn)),
    ]
}
