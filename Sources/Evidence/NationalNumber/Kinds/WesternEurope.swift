// Austria, Belgium, France, Germany, Ireland, Liechtenstein, Luxembourg, Monaco, the Netherlands, Switzerland, the United
// Kingdom.
import Order

extension NationalNumberKind {
    static let westernEurope: [NationalNumberKind] = austria + belgium + france + germany + britishIsles + others

    private static let austria: [NationalNumberKind] = [
        NationalNumberKind(
            "at.vnr", "Sozialversicherungsnummer", "social insurance number", .person, .socialSecurity,
            source: "ASVG § 460d; Dachverband der Sozialversicherungsträger", separators: " ",
            Form("[1-9]9{9}", .digit([3, 7, 9, 0, 5, 8, 4, 2, 1, 6], 11, "0123456789", at: 3)) { n in
                // Months 13 to 15 are given when the numbers of a day run out: then the date is not told.
                guard (1...12).contains(n.int(6, 8)) else { return .none }
                return
                    (try? NumberFacts.bornInEitherCentury(n.int(8, 10), n.int(6, 8), n.int(4, 6), today: n.today))
                    ?? .none
            }),
        NationalNumberKind(
            "at.tin", "Abgabenkontonummer", "tax account number", .either, .tax,
            source: "Bundesministerium für Finanzen; OECD TIN sheet Austria", separators: " -./,",
            Form("9{9}", .luhn) { n throws(NationalNumberProblem) in
                guard austrianTaxOffices.contains(n.int(0, 2)) else { throw .part("the number of the tax office") }
                return NumberFacts(region: n.text(0, 2))
            }),
        NationalNumberKind(
            "at.uid", "Umsatzsteuer-Identifikationsnummer (UID)", "VAT number", .either, .valueAddedTax, source: "VIES",
            separators: " -./", prefixes: ["AT"],
            Form(
                "[U]9{8}",
                .rule("Luhn, less four") { n in
                    var sum = 4
                    for place in 1...7 {
                        let digit = n[place] * (place % 2 == 0 ? 2 : 1)
                        sum += digit / 10 + digit % 10
                    }
                    return (10 - sum % 10) % 10 == n[8]
                })),
        NationalNumberKind(
            "at.businessid", "Firmenbuchnummer", "company register number", .entity, .company,
            source: "Firmenbuchgesetz § 30", separators: " -./", prefixes: ["FN"],
            forms: (1...9).map { Form("9{\($0)}A") }),
    ]

    /// Numbers of the tax offices as they were when account numbers were given out.
    private static let austrianTaxOffices: Set<Int> = [
        3, 4, 6, 7, 8, 9, 10, 12, 15, 16, 18, 22, 23, 29, 33, 38, 41, 46, 51, 52, 53, 54, 57, 59, 61, 65, 67, 68, 69,
        71,
        72, 81, 82, 83, 84, 90, 91, 93, 97, 98,
    ]

    private static let belgium: [NationalNumberKind] = [
        NationalNumberKind(
            "be.nn", "Rijksregisternummer, numéro de registre national", "national register number", .person,
            .identification, source: "Koninklijk besluit van 3 april 1984; Rijksregister", separators: " -.",
            Form("9{11}", .rule("97 less the remainder modulo 97") { belgianCentury($0) != nil }) {
                n throws(NationalNumberProblem) in
                try belgianFacts(n, monthOffsets: [0], sexIsKnown: true)
            }),
        NationalNumberKind(
            "be.bis", "BIS-nummer, numéro BIS", "number of people not in the national register", .person,
            .identification, source: "Koninklijk besluit van 8 februari 1991; Kruispuntbank van de sociale zekerheid",
            separators: " -.",
            Form("9{11}", .rule("97 less the remainder modulo 97") { belgianCentury($0) != nil }) {
                n throws(NationalNumberProblem) in
                // Forty on the month when the sex is known, twenty when it is not.
                try belgianFacts(n, monthOffsets: [20, 40], sexIsKnown: n.int(2, 4) >= 40)
            }),
        NationalNumberKind(
            "be.eid", "identiteitskaartnummer, numéro de carte d'identité", "identity card number", .person,
            .identification, source: "IBZ, eID card", separators: " -./",
            Form(
                "9{12}",
                .rule("remainder modulo 97") { n in
                    let rest = n.int(0, 10) % 97
                    return n.int(0, 12) > 0 && (rest == 0 ? 97 : rest) == n.int(10, 12)
                })),
        NationalNumberKind(
            "be.vat", "ondernemingsnummer, numéro d'entreprise", "enterprise and VAT number", .entity, .company,
            source: "Kruispuntbank van Ondernemingen; VIES", separators: " -./", prefixes: ["BE(0)", "BE", "(0)"],
            padded: 9...10,
            Form(
                "[01]9{9}",
                .rule("97 less the remainder modulo 97") { n in
                    n.int(0, 10) > 0 && (n.int(0, 8) + n.int(8, 10)) % 97 == 0
                })),
    ]

    /// The century whose check digits agree: from 2000 on a 2 is put before the number. `nil` when neither does.
    private static func belgianCentury(_ n: NumberText) -> Int? {
        let body = n.int(0, 9)
        let check = n.int(9, 11)
        if n.int(0, 11) > 0, 97 - body % 97 == check { return 1900 }
        if n.int(0, 2) + 2000 <= n.today.year, 97 - (2_000_000_000 + body) % 97 == check { return 2000 }
        return nil
    }

    private static func belgianFacts(
        _ n: NumberText, monthOffsets: [Int], sexIsKnown: Bool
    ) throws(NationalNumberProblem) -> NumberFacts {
        guard let century = belgianCentury(n) else { throw .checkDigits }
        let written = n.int(2, 4)
        guard let offset = monthOffsets.first(where: { ($0...($0 + 12)).contains(written) }) else {
            throw .part("the month")
        }
        let sex = sexIsKnown ? NumberFacts.Sex(oddIsMale: n[8]) : nil
        // These three mean that nothing of the birth date is known.
        if [1, 2001, 4001].contains(n.int(0, 6)) { return NumberFacts(sex: sex) }
        let year = century + n.int(0, 2)
        let month = written - offset
        let date =
            CalendarDate(year: year, month: month, day: n.int(4, 6)) ?? CalendarDate(year: year, month: month)
            ?? CalendarDate(year: year)
        return NumberFacts(birthDates: date.map { [$0] } ?? [], sex: sex)
    }

    private static let france: [NationalNumberKind] = [
        NationalNumberKind(
            "fr.nir", "numéro d'inscription au répertoire (NIR), numéro de sécurité sociale", "social security number",
            .person, .socialSecurity, source: "Décret n° 82-103 du 22 janvier 1982; INSEE", separators: " .",
            Form(
                "9{5}[0-9][0-9AB]9{8}",
                .rule("97 less the remainder modulo 97; Corsica 2A and 2B count as 19 and 18") { n in
                    var head = n.bytes
                    if head[6] >= 0x40 {
                        guard head[5] == UInt8(ascii: "2") else { return false }
                        head[5] = UInt8(ascii: "1")
                        head[6] = head[6] == UInt8(ascii: "A") ? UInt8(ascii: "9") : UInt8(ascii: "8")
                    }
                    let number = NumberText(bytes: head, today: n.today).int(0, 13)
                    return 97 - number % 97 == n.int(13, 15)
                }
            ) { n in
                let sex: NumberFacts.Sex? = n[0] == 1 ? .male : n[0] == 2 ? .female : nil
                let month = n.int(3, 5)
                let region = n.text(5, 7)
                // Months 20 and above stand for a month that is not known.
                let years = [1900, 2000].map { $0 + n.int(1, 3) }.filter { $0 <= n.today.year }
                let dates = years.compactMap { year in
                    (1...12).contains(month) ? CalendarDate(year: year, month: month) : CalendarDate(year: year)
                }
                return NumberFacts(birthDates: dates, sex: sex, region: region)
            }),
        NationalNumberKind(
            "fr.nif", "numéro fiscal de référence (SPI, NIF)", "tax identification number", .person, .tax,
            source: "Direction générale des Finances publiques; OECD TIN sheet France", separators: " ",
            Form("[0-3]9{12}", .rule("remainder modulo 511") { $0.int(0, 10) % 511 == $0.int(10, 13) })),
        NationalNumberKind(
            "fr.siren", "SIREN", "company number", .entity, .company,
            source: "Code de commerce R123-220; INSEE, répertoire Sirene", separators: " .", Form("9{9}", .luhn)),
        NationalNumberKind(
            "fr.siret", "SIRET", "establishment number", .entity, .company,
            source: "Code de commerce R123-221; INSEE, répertoire Sirene", separators: " .",
            Form(
                "9{14}", .luhn(from: 0, to: 9),
                .rule("Luhn; of the post office's branches, sum divisible by five") { n in
                    if n.starts("356000000"), n.text(9, 14) != "00048" {
                        return n.sum([Int](repeating: 1, count: 14)) % 5 == 0
                    }
                    return CheckDigits.luhnHolds(n.bytes[...])
                })),
        NationalNumberKind(
            "fr.tva", "numéro de TVA intracommunautaire", "VAT number", .entity, .valueAddedTax, source: "VIES",
            separators: " -.", prefixes: ["FR"],
            Form("[0-9A-HJ-NP-Z]{2}9{9}", .rule("remainder modulo 97 or 11") { frenchVATHolds($0) })),
        NationalNumberKind(
            "mc.tva", "numéro de TVA intracommunautaire (Monaco)", "VAT number", .entity, .valueAddedTax,
            source: "VIES; Direction des Services Fiscaux, Monaco", separators: " -.", prefixes: ["FR"],
            Form("[0-9A-HJ-NP-Z]{2}[0]{3}9{6}", .rule("remainder modulo 97 or 11") { frenchVATHolds($0) })),
    ]

    private static func frenchVATHolds(_ n: NumberText) -> Bool {
        let siren = n.int(2, 11)
        // Monaco's numbers have no SIREN behind them.
        guard n.isZero(2, 5) || CheckDigits.luhnHolds(n.bytes[2...]) else { return false }
        if n.isDigits(0, 2) { return n.int(0, 2) == (siren * 100 + 12) % 97 }
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
        guard let first = alphabet.firstIndex(of: n.bytes[0]), let second = alphabet.firstIndex(of: n.bytes[1]) else {
            return false
        }
        let check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
        return (siren + 1 + (check - modulo(check, 11)) / 11) % 11 == modulo(check, 11)
    }

    private static let germany: [NationalNumberKind] = [
        NationalNumberKind(
            "de.idnr", "Steuerliche Identifikationsnummer (IdNr)", "tax identification number", .person, .tax,
            source: "Abgabenordnung § 139b; Bundeszentralamt für Steuern", separators: " -./,",
            Form(
                "[1-9]9{10}",
                .rule("one digit of the first ten two or three times") { n in
                    var counts = [Int](repeating: 0, count: 10)
                    for place in 0..<10 { counts[n[place]] += 1 }
                    let repeated = counts.filter { $0 > 1 }
                    return repeated.count == 1 && (repeated[0] == 2 || repeated[0] == 3)
                }, .mod11And10)),
        NationalNumberKind(
            "de.stnr", "Steuernummer", "tax number", .either, .tax,
            source: "Finanzministerien der Länder; ELSTER, Prüfung der Steuer- und Steueridentifikationsnummer",
            separators: " -./,", forms: germanTaxNumbers.map { Form($0) }),
        NationalNumberKind(
            "de.vat", "Umsatzsteuer-Identifikationsnummer (USt-IdNr.)", "VAT number", .either, .valueAddedTax,
            source: "VIES", separators: " -./,", prefixes: ["DE"], Form("[1-9]9{8}", .mod11And10)),
    ]

    /// As each Land writes its numbers, and as all write them with the Land before the office.
    private static let germanTaxNumbers = [
        "9{10}", "9{11}", "[1][01]99[0]9{8}", "[2][1-46-8]99[0]9{8}", "[3][0-2]99[0]9{8}", "[4][01]99[0]9{8}",
        "[59]999[0]9{8}",
    ]

    private static let britishIsles: [NationalNumberKind] = [
        NationalNumberKind(
            "gb.nino", "National Insurance number", "National Insurance number", .person, .socialSecurity,
            source: "HMRC, National Insurance Manual NIM39110", separators: " -",
            Form(
                "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]9{6}[A-D]",
                .rule("prefix that is given out") { n in
                    !["BG", "GB", "NK", "KN", "TN", "NT", "ZZ"].contains(n.text(0, 2))
                })),
        NationalNumberKind(
            "gb.nhs", "NHS Number", "health service number", .person, .health,
            source: "NHS Data Dictionary, NHS Number", separators: " -",
            Form("9{10}", .sum([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 11))),
        NationalNumberKind(
            "gb.utr", "Unique Taxpayer Reference (UTR)", "Unique Taxpayer Reference", .either, .tax,
            source: "HMRC; OECD TIN sheet United Kingdom", separators: " ", prefixes: ["K"],
            Form("9{10}", .digit([6, 7, 8, 9, 10, 5, 4, 3, 2], 11, "21987654321", at: 0, from: 1))),
        NationalNumberKind(
            "gb.crn", "company registration number", "company registration number", .entity, .company,
            source: "Companies House, uniform resource identifiers", separators: " -",
            Form("9{8}"), Form("[A-Z]{2}9{6}"), Form("[R]9{7}")),
        NationalNumberKind(
            "gb.vat", "VAT registration number", "VAT number", .either, .valueAddedTax,
            source: "HMRC; VIES (XI)", separators: " -.", prefixes: ["GB", "XI"],
            Form("[G][D][0-4]99"), Form("[H][A][5-9]99"),
            Form("[G][D][8]{4}[0-4]9{4}", .rule("remainder modulo 97") { $0.int(6, 9) % 97 == $0.int(9, 11) }),
            Form("[H][A][8]{4}[5-9]9{4}", .rule("remainder modulo 97") { $0.int(6, 9) % 97 == $0.int(9, 11) }),
            Form("9{9}", .rule("weighted sum modulo 97") { britishVATHolds($0) }),
            Form("9{12}", .rule("weighted sum modulo 97") { britishVATHolds($0) })),
        NationalNumberKind(
            "ie.pps", "Uimhir Phearsanta Seirbhíse Poiblí (PPS)", "Personal Public Service number", .person,
            .identification, source: "Department of Social Protection; Social Welfare Consolidation Act 2005",
            Form("9{7}[A-W]", .rule("weighted sum modulo 23") { irishLetter($0, extra: 0) == $0.bytes[7] }),
            Form(
                "9{7}[A-W][ABHTWX]",
                .rule("weighted sum modulo 23") { n in
                    let extra = n[8] - 9
                    return irishLetter(n, extra: [1, 2, 8].contains(extra) ? extra : 0) == n.bytes[7]
                })),
        NationalNumberKind(
            "ie.vat", "Uimhir CBL", "VAT number", .either, .valueAddedTax, source: "VIES", prefixes: ["IE"],
            Form("9{7}[A-W]", .rule("weighted sum modulo 23") { irishLetter($0, extra: 0) == $0.bytes[7] }),
            Form(
                "9{7}[A-W]{2}",
                .rule("weighted sum modulo 23") { n in
                    irishLetter(n, extra: irishAlphabet.firstIndex(of: n.bytes[8]) ?? 0) == n.bytes[7]
                }),
            Form("9[A-Z+*]9{5}[A-W]", .rule("weighted sum modulo 23") { oldIrishHolds($0, extra: 0) }),
            Form("9[A-Z+*]9{5}[A-W]{2}", .rule("weighted sum modulo 23") { oldIrishHolds($0, extra: 0) })),
    ]

    private static func britishVATHolds(_ n: NumberText) -> Bool {
        let rest = n.sum([8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97
        return rest == 0 || n.int(0, 3) >= 100 && (rest == 42 || rest == 55)
    }

    private static let irishAlphabet = Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)
    private static func irishLetter(_ n: NumberText, extra: Int) -> UInt8 {
        irishAlphabet[(n.sum([8, 7, 6, 5, 4, 3, 2]) + 9 * extra) % 23]
    }
    /// Before 2013 the second character could be a letter or sign; the check runs over the digits after it and the first.
    private static func oldIrishHolds(_ n: NumberText, extra: Int) -> Bool {
        irishAlphabet[(n.sum([7, 6, 5, 4, 3], from: 2) + 2 * n[0] + 9 * extra) % 23] == n.bytes[7]
    }

    private static let others: [NationalNumberKind] = [
        NationalNumberKind(
            "ch.ssn", "AHV-Nummer, numéro AVS, numero AVS", "social insurance number", .person, .socialSecurity,
            source: "AHVG Art. 50c; Zentrale Ausgleichsstelle", separators: " .",
            Form("[7][5][6]9{10}", .sum([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1], 10))),
        NationalNumberKind(
            "ch.uid", "Unternehmens-Identifikationsnummer (UID, IDE, IDI)", "enterprise number", .entity, .company,
            source: "UIDG SR 431.03; eCH-0097", separators: " -.", prefixes: ["CHE"],
            Form("9{9}", .digit([5, 4, 3, 2, 7, 6, 5, 4], 11, "0?987654321", at: 8))),
        NationalNumberKind(
            "ch.vat", "MWST-Nummer, numéro TVA, numero IVA", "VAT number", .entity, .valueAddedTax,
            source: "Eidgenössische Steuerverwaltung", separators: " -.",
            forms: ["[M][W][S][T]", "[T][V][A]", "[I][V][A]", "[T][P][V]"].map {
                Form("[C][H][E]9{9}" + $0, .digit([5, 4, 3, 2, 7, 6, 5, 4], 11, "0?987654321", at: 11, from: 3))
            }),
        NationalNumberKind(
            "li.peid", "PEID-Nummer", "person identification number", .either, .tax,
            source: "Steuerverwaltung Liechtenstein; OECD TIN sheet Liechtenstein", separators: " .",
            dropsLeadingZeros: true, forms: (4...12).map { Form("[1-9]9{\($0 - 1)}") }),
        NationalNumberKind(
            "lu.cns", "numéro d'identification national (matricule)", "national identification number", .person,
            .identification, source: "Loi du 19 juin 2013 relative à l'identification des personnes physiques",
            separators: " -.",
            Form(
                "9{13}", .luhn(from: 0, to: 12),
                .rule("Verhoeff") { Verhoeff.holds($0.bytes[0..<11] + $0.bytes[12...]) }
            ) {
                n throws(NationalNumberProblem) in
                try NumberFacts.born(n.int(0, 4), n.int(4, 6), n.int(6, 8))
            }),
        NationalNumberKind(
            "lu.tva", "numéro d'identification TVA", "VAT number", .either, .valueAddedTax, source: "VIES",
            separators: " :.-", prefixes: ["LU"],
            Form("9{8}", .rule("remainder modulo 89") { $0.int(0, 6) % 89 == $0.int(6, 8) })),
        NationalNumberKind(
            "nl.bsn", "burgerservicenummer (BSN)", "citizen service number", .person, .identification,
            source: "Wet algemene bepalingen burgerservicenummer; Logisch ontwerp BSN", separators: " -.",
            padded: 1...9, Form("9{9}", .sum([9, 8, 7, 6, 5, 4, 3, 2, -1], 11), .rule("not zero") { $0.int(0, 9) > 0 })),
        NationalNumberKind(
            "nl.btw", "btw-identificatienummer", "VAT number", .either, .valueAddedTax, source: "VIES",
            separators: " -.", prefixes: ["NL"],
            forms: (4...12).map { length in
                Form(
                    "9{\(length - 3)}[B]99",
                    .rule("weighted sum modulo 11 or ISO 7064 MOD 97-10") { dutchVATHolds($0) })
            }),
        NationalNumberKind(
            "nl.onderwijsnummer", "onderwijsnummer", "education number", .person, .identification,
            source: "Dienst Uitvoering Onderwijs, Persoonsgebonden nummer", separators: " -.",
            Form("[1][0]9{7}", .sum([9, 8, 7, 6, 5, 4, 3, 2, -1], 11, leaves: 5))),
        NationalNumberKind(
            "nl.identiteitskaartnummer", "documentnummer", "identity card or passport number", .person, .identification,
            source: "Rijksdienst voor Identiteitsgegevens, documentnummer", separators: " ",
            Form("[A-NP-Z]{2}[0-9A-NP-Z]{6}9")),
    ]

    private static func dutchVATHolds(_ n: NumberText) -> Bool {
        var bytes = n.bytes
        if bytes.count < 12 { bytes.insert(contentsOf: repeatElement(0x30, count: 12 - bytes.count), at: 0) }
        let full = NumberText(bytes: bytes, today: n.today)
        guard full.int(0, 9) > 0, full.int(10, 12) > 0 else { return false }
        return modulo(full.sum([9, 8, 7, 6, 5, 4, 3, 2, -1]), 11) == 0
            || CheckDigits.remainder97(Array("NL".utf8) + bytes) == 1
    }
}
