// Albania, Bosnia and Herzegovina, Bulgaria, Croatia, Montenegro, North Macedonia, Serbia.
import Order

extension NationalNumberKind {
    static let balkans: [NationalNumberKind] = [
        NationalNumberKind(
            "al.nipt", "numri i identifikimit për personin e tatueshëm (NIPT)", "taxpayer and VAT number", .either,
            .tax, source: "Drejtoria e Përgjithshme e Tatimeve; OECD TIN sheet Albania", separators: " ",
            prefixes: ["AL", "(AL)"], Form("[A-M]9{8}A")),
        NationalNumberKind(
            "ba.jmb", "jedinstveni matični broj (JMB)", "unique master number", .person, .identification,
            source: "Zakon o jedinstvenom matičnom broju (BiH)", separators: " ", forms: [uniqueMasterCitizenNumber]),
        NationalNumberKind(
            "bg.egn", "единен граждански номер (ЕГН)", "uniform civil number", .person, .identification,
            source: "Закон за гражданската регистрация, чл. 11; ГРАО", separators: " -.", forms: [bulgarianCitizen]),
        NationalNumberKind(
            "bg.pnf", "личен номер на чужденец (ЛНЧ)", "foreigner's personal number", .person, .identification,
            source: "Закон за чужденците в Република България", separators: " -.", forms: [bulgarianForeigner]),
        NationalNumberKind(
            "bg.vat", "идентификационен номер по ДДС (ЕИК, ЕГН)", "VAT and company number", .either, .valueAddedTax,
            source: "VIES; Агенция по вписванията", separators: " -.", prefixes: ["BG"],
            forms: [
                Form(
                    "9{9}",
                    .rule("weighted sum modulo 11, two rounds of weights") { n in
                        let first = n.sum([1, 2, 3, 4, 5, 6, 7, 8]) % 11
                        return (first < 10 ? first : n.sum([3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10) == n[8]
                    }),
                bulgarianCitizen, bulgarianForeigner,
                Form("9{10}", .digit([4, 3, 2, 7, 6, 5, 4, 3, 2], 11, "0?987654321", at: 9)),
            ]),
        NationalNumberKind(
            "hr.oib", "osobni identifikacijski broj (OIB)", "personal identification number", .either,
            .identification, source: "Zakon o osobnom identifikacijskom broju, NN 60/08; VIES", prefixes: ["HR"],
            Form("9{11}", .mod11And10)),
        NationalNumberKind(
            "me.jmb", "jedinstveni matični broj (JMB)", "unique master number", .person, .identification,
            source: "Zakon o centralnom registru stanovništva (Crna Gora)", separators: " ",
            forms: [uniqueMasterCitizenNumber]),
        NationalNumberKind(
            "me.pib", "poreski identifikacioni broj (PIB)", "tax number", .entity, .tax,
            source: "Uprava prihoda i carina, Crna Gora", separators: " ",
            Form("9{8}", .digit([8, 7, 6, 5, 4, 3, 2], 11, "00987654321", at: 7))),
        NationalNumberKind(
            "mk.embg", "единствен матичен број на граѓанинот (ЕМБГ)", "unique master citizen number", .person,
            .identification, source: "Закон за матичниот број на граѓанинот", separators: " ",
            forms: [uniqueMasterCitizenNumber]),
        NationalNumberKind(
            "mk.edb", "единствен даночен број (ЕДБ)", "tax number", .either, .tax,
            source: "Управа за јавни приходи", prefixes: ["MK"], cyrillic: true,
            Form("9{13}", .digit([7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, "00987654321", at: 12))),
        NationalNumberKind(
            "rs.jmbg", "јединствени матични број грађана (ЈМБГ)", "unique master citizen number", .person,
            .identification, source: "Закон о јединственом матичном броју грађана, Сл. гласник РС 24/2018",
            separators: " ", forms: [uniqueMasterCitizenNumber]),
        NationalNumberKind(
            "rs.pib", "порески идентификациони број (ПИБ)", "tax identification number", .either, .tax,
            source: "Правилник о пореском идентификационом броју; Пореска управа", separators: " -.",
            Form("9{9}", .mod11And10)),
    ]

    /// Twenty is added to the month of births before 1900, forty to those from 2000 on.
    private static let bulgarianCitizen = Form(
        "9{10}", .digit([2, 4, 8, 5, 10, 9, 7, 3, 6], 11, "01234567890", at: 9)
    ) { n throws(NationalNumberProblem) in
        let month = n.int(2, 4)
        let (century, offset) = month > 40 ? (2000, 40) : month > 20 ? (1800, 20) : (1900, 0)
        // Even for men here.
        return try NumberFacts.born(
            century + n.int(0, 2), month - offset, n.int(4, 6), sex: n[8] % 2 == 0 ? .male : .female)
    }
    private static let bulgarianForeigner = Form(
        "9{10}", .digit([21, 19, 17, 13, 11, 9, 7, 3, 1], 10, "0123456789", at: 9))
}
