// Andorra, Cyprus, Greece, Italy, Malta, Portugal, San Marino, Spain.
import Order

extension NationalNumberKind {
    static let southernEurope: [NationalNumberKind] =
        spain + [
            NationalNumberKind(
                "ad.nrt", "número de registre tributari (NRT)", "tax registration number", .either, .tax,
                source: "Departament de Tributs i de Fronteres; OECD TIN sheet Andorra", separators: " -.",
                Form("[C-EGOPU]9{6}A"), Form("[F][0-6]9{5}A"), Form("[AL][7]9{5}A")),
            NationalNumberKind(
                "cy.vat", "αριθμός εγγραφής Φ.Π.Α.", "VAT number", .either, .valueAddedTax, source: "VIES",
                prefixes: ["CY"],
                Form(
                    "9{8}A",
                    .rule("weighted sum modulo 26") { n in
                        // Digits in odd places count as these.
                        let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
                        var sum = 0
                        for place in 0..<8 { sum += place % 2 == 0 ? odd[n[place]] : n[place] }
                        return n.bytes[8] == UInt8(ascii: "A") + UInt8(sum % 26)
                    }
                ) { n throws(NationalNumberProblem) in
                    guard !n.starts("12") else { throw .part("the beginning 12") }
                    return .none
                }),
            NationalNumberKind(
                "gr.amka", "αριθμός μητρώου κοινωνικής ασφάλισης (ΑΜΚΑ)", "social security number", .person,
                .socialSecurity, source: "Ν. 3655/2008 άρθρο 153; ΗΔΙΚΑ",
                Form("9{11}", .luhn) { n throws(NationalNumberProblem) in
                    try NumberFacts.bornInEitherCentury(
                        n.int(4, 6), n.int(2, 4), n.int(0, 2), sex: .init(oddIsMale: n[9]), today: n.today)
                }),
            NationalNumberKind(
                "gr.vat", "αριθμός φορολογικού μητρώου (ΑΦΜ)", "tax and VAT number", .either, .tax,
                source: "Ανεξάρτητη Αρχή Δημοσίων Εσόδων; VIES", separators: " -./:", prefixes: ["EL", "GR"],
                padded: 8...9, Form("9{9}", .digit([256, 128, 64, 32, 16, 8, 4, 2], 11, "01234567890", at: 8))),
            NationalNumberKind(
                "it.codicefiscale", "codice fiscale", "tax code", .either, .tax,
                source: "D.M. 23 dicembre 1976 n. 813; Agenzia delle Entrate", separators: " -:", forms: italianTaxCode),
            NationalNumberKind(
                "it.iva", "partita IVA", "VAT number", .either, .valueAddedTax, source: "D.M. 23 dicembre 1976; VIES",
                separators: " -:", prefixes: ["IT"], forms: [italianVAT]),
            NationalNumberKind(
                "mt.vat", "numru tal-VAT", "VAT number", .either, .valueAddedTax, source: "VIES", prefixes: ["MT"],
                Form("[1-9]9{7}", .sum([3, 4, 6, 7, 8, 9, 10, 1], 37))),
            NationalNumberKind(
                "mt.id", "numru tal-karta tal-identità", "identity card number", .person, .identification,
                source: "Identità Malta; OECD TIN sheet Malta", forms: (4...7).map { Form("9{\($0)}[MGAPLHBZ]") }),
            NationalNumberKind(
                "pt.cc", "número de documento do Cartão de Cidadão", "citizen card number", .person, .identification,
                source: "Portaria n.º 203/2007; Agência para a Modernização Administrativa", separators: " ",
                Form(
                    "9{9}X{2}9",
                    .rule("Luhn modulo 10 of letters and digits") { n in
                        var sum = 0
                        for (place, byte) in n.bytes.reversed().enumerated() {
                            let value = NumberText.value(byte) * (place % 2 == 1 ? 2 : 1)
                            sum += place % 2 == 1 && value > 9 ? value - 9 : value
                        }
                        return sum % 10 == 0
                    })),
            NationalNumberKind(
                "pt.nif", "número de identificação fiscal (NIF)", "tax and VAT number", .either, .tax,
                source: "Decreto-Lei n.º 14/2013; VIES", separators: " -.", prefixes: ["PT"],
                Form("[1-9]9{8}", .digit([9, 8, 7, 6, 5, 4, 3, 2], 11, "00987654321", at: 8))),
            NationalNumberKind(
                "sm.coe", "codice operatore economico (COE)", "economic operator code", .entity, .company,
                source: "Ufficio Attività Economiche, San Marino", separators: ".",
                dropsLeadingZeros: true,
                forms: (3...5).map { Form("[1-9]9{\($0 - 1)}") } + [
                    Form("[2-9]", .rule("number that is given out") { ![3, 5].contains($0[0]) }),
                    Form("[1-9]9", .rule("number that is given out") { n in sanMarinoTwoDigits.contains(n.int(0, 2)) }),
                ]),
        ]

    private static let sanMarinoTwoDigits: Set<Int> = Set(10...99).subtracting([
        12, 14, 15, 17, 22, 23, 24, 27, 28, 29, 31, 34, 41, 43, 44, 46, 48, 50, 53, 54, 60, 63, 77, 78, 82, 83, 86, 89,
        90,
        93, 98,
    ])

    private static let spain: [NationalNumberKind] = [
        NationalNumberKind(
            "es.dni", "documento nacional de identidad (DNI)", "national identity document", .person, .identification,
            source: "Real Decreto 1553/2005; Real Decreto 1065/2007 art. 19",
            Form("9{8}A", .rule("remainder modulo 23") { spanishLetter($0.int(0, 8)) == $0.bytes[8] })),
        NationalNumberKind(
            "es.nie", "número de identidad de extranjero (NIE)", "foreigner's identity number", .person,
            .identification, source: "Real Decreto 557/2011 art. 206; Orden INT/2058/2008",
            Form("[XYZ]9{7}A", .rule("remainder modulo 23; X, Y, Z count as 0, 1, 2") { foreignerHolds($0) })),
        NationalNumberKind(
            "es.cif", "código de identificación fiscal (CIF)", "company tax number", .entity, .tax,
            source: "Orden EHA/451/2008", Form("[A-HJNP-SUVW]9{7}[0-9A-J]", .rule("Luhn") { spanishCompanyHolds($0) })),
        NationalNumberKind(
            "es.nif", "número de identificación fiscal (NIF)", "tax and VAT number", .either, .tax,
            source: "Real Decreto 1065/2007 arts. 18–23; VIES", prefixes: ["ES"],
            Form("[KLM]9{7}A", .rule("remainder modulo 23") { spanishLetter($0.int(1, 8)) == $0.bytes[8] }),
            Form("9{8}A", .rule("remainder modulo 23") { spanishLetter($0.int(0, 8)) == $0.bytes[8] }),
            Form("[XYZ]9{7}A", .rule("remainder modulo 23; X, Y, Z count as 0, 1, 2") { foreignerHolds($0) }),
            Form("[A-HJNP-SUVW]9{7}[0-9A-J]", .rule("Luhn") { spanishCompanyHolds($0) })),
    ]

    private static func spanishLetter(_ number: Int) -> UInt8 { Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[number % 23] }
    private static func foreignerHolds(_ n: NumberText) -> Bool {
        spanishLetter(Int(n.bytes[0] - UInt8(ascii: "X")) * 10_000_000 + n.int(1, 8)) == n.bytes[8]
    }
    /// The check is a digit or the letter in its place: which of the two depends on the kind of company, and both occur.
    private static func spanishCompanyHolds(_ n: NumberText) -> Bool {
        var sum = 0
        for place in 1..<8 {
            let value = n[place] * (place % 2 == 1 ? 2 : 1)
            sum += value / 10 + value % 10
        }
        let check = (10 - sum % 10) % 10
        return n.bytes[8] == 0x30 + UInt8(check) || n.bytes[8] == Array("JABCDEFGHI".utf8)[check]
    }

    private static let italianVAT = Form("9{11}", .luhn) { n throws(NationalNumberProblem) in
        let office = n.int(7, 10)
        guard (1...100).contains(office) || [120, 121, 888, 999].contains(office) else {
            throw .part("the code of the office")
        }
        guard n.int(0, 7) > 0 else { throw .part("the serial number") }
        return NumberFacts(region: n.text(7, 10))
    }

    /// Letters of surname and name, year, month letter, day (40 more for women), the place's code, and a check letter.
    /// Digits give way to letters where two people would have the same code (omocodia).
    private static let italianTaxCode: [Form] = [
        Form(
            "A{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}A[0-9LMNPQRSTUV]{3}A",
            .rule("odd and even values modulo 26") { n in
                var sum = 0
                for place in 0..<15 {
                    let value = n[place] > 9 ? n[place] - 10 : n[place]
                    sum += place % 2 == 0 ? italianOddValues[value] : value
                }
                return n.bytes[15] == UInt8(ascii: "A") + UInt8(sum % 26)
            }
        ) { n throws(NationalNumberProblem) in
            func digit(_ place: Int) -> Int {
                n[place] < 10 ? n[place] : Array("LMNPQRSTUV".utf8).firstIndex(of: n.bytes[place]) ?? 0
            }
            let month = (Array("ABCDEHLMPRST".utf8).firstIndex(of: n.bytes[8]) ?? 0) + 1
            let day = digit(9) * 10 + digit(10)
            return try NumberFacts.bornInEitherCentury(
                digit(6) * 10 + digit(7), month, day % 40, sex: day > 40 ? .female : .male,
                region: String(UnicodeScalar(n.bytes[11])) + String(digit(12) * 100 + digit(13) * 10 + digit(14)),
                today: n.today)
        },
        italianVAT,
    ]
    private static let italianOddValues = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
    ]
}
