// Argentina, Brazil, Chile, Colombia, Ecuador, Paraguay, Peru, Uruguay, Venezuela.
import Order

extension NationalNumberKind {
    static let southAmerica: [NationalNumberKind] = [
        NationalNumberKind(
            "ar.dni", "documento nacional de identidad (DNI)", "national identity document", .person, .identification,
            source: "Ley 17.671; RENAPER", separators: " .", Form("9{7}"), Form("9{8}")),
        NationalNumberKind(
            "ar.cuit", "CUIT, CUIL", "tax and labour identification code", .either, .tax,
            source: "AFIP/ARCA, RG 10/1997; OECD TIN sheet Argentina",
            forms: ["[2][0347]", "[3][034]", "[5][015]"].map {
                Form($0 + "9{9}", .digit([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, "09987654321", at: 10))
            }),
        NationalNumberKind(
            "br.cpf", "Cadastro de Pessoas Físicas (CPF)", "individual taxpayer number", .person, .tax,
            source: "Receita Federal, Instrução Normativa RFB 2172/2024", separators: " -.",
            Form(
                "9{11}", .digit([10, 9, 8, 7, 6, 5, 4, 3, 2], 11, "00987654321", at: 9),
                .digit([11, 10, 9, 8, 7, 6, 5, 4, 3, 2], 11, "00987654321", at: 10),
                .rule("not zero") { !$0.isZero(0, 11) })),
        NationalNumberKind(
            "br.cnpj", "Cadastro Nacional da Pessoa Jurídica (CNPJ)", "company number", .entity, .company,
            source: "Receita Federal, Instrução Normativa RFB 2229/2024 (letters from July 2026)", separators: " -./",
            Form("X{12}99", .rule("weighted sum modulo 11") { brazilianCompanyHolds($0) })),
        NationalNumberKind(
            "cl.rut", "RUN, RUT", "national and tax number", .either, .identification,
            source: "Servicio de Registro Civil e Identificación; Decreto con Fuerza de Ley 3 (1969)",
            separators: " -.", prefixes: ["CL"],
            forms: [7, 8].map { length in
                Form(
                    "9{\(length)}[0-9K]",
                    .rule("weighted sum modulo 11") { n in
                        let rest = n.sumFromRight([2, 3, 4, 5, 6, 7, 2, 3], end: n.count - 1) % 11
                        return Array("0K987654321".utf8)[rest] == n.bytes[n.count - 1]
                    })
            }),
        NationalNumberKind(
            "co.nit", "número de identificación tributaria (NIT)", "tax identification number", .either, .tax,
            source: "DIAN, Orden Administrativa 4 de 1989", separators: ".,- ",
            forms: (8...16).map { length in
                Form(
                    "9{\(length)}",
                    .rule("weighted sum modulo 11") { n in
                        let weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]
                        let rest = n.sumFromRight(weights, end: n.count - 1) % 11
                        return (rest < 2 ? rest : 11 - rest) == n[n.count - 1]
                    })
            }),
        NationalNumberKind(
            "ec.ci", "cédula de identidad", "identity card number", .person, .identification,
            source: "Ley Orgánica de Gestión de la Identidad y Datos Civiles", forms: [ecuadorianPerson]),
        NationalNumberKind(
            "ec.ruc", "registro único de contribuyentes (RUC)", "taxpayer number", .either, .tax,
            source: "Servicio de Rentas Internas; OECD TIN sheet Ecuador",
            Form("9{13}", .rule("Luhn or weighted sum modulo 11") { ecuadorianTaxpayerHolds($0) }) {
                n throws(NationalNumberProblem) in
                guard ecuadorianProvince(n.int(0, 2)) else { throw .part("the code of the province") }
                return NumberFacts(region: n.text(0, 2))
            }),
        NationalNumberKind(
            "pe.cui", "código único de identificación (CUI, DNI)", "identity number", .person, .identification,
            source: "RENIEC; Ley 26497", Form("9{8}"),
            Form(
                "9{8}[0-9A-K]",
                .rule("weighted sum modulo 11") { n in
                    let rest = n.sum([3, 2, 7, 6, 5, 4, 3, 2]) % 11
                    // Printed as a digit on some cards and as a letter on others.
                    return n.bytes[8] == Array("65432110987".utf8)[rest]
                        || n.bytes[8] == Array("KJIHGFEDCBA".utf8)[rest]
                })),
        NationalNumberKind(
            "pe.ruc", "registro único de contribuyentes (RUC)", "taxpayer number", .either, .tax,
            source: "SUNAT; Decreto Legislativo 943", separators: " ",
            forms: ["[1][057]", "[2][0]"].map {
                Form($0 + "9{9}", .digit([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, "10987654321", at: 10))
            }),
        NationalNumberKind(
            "py.ruc", "registro único de contribuyentes (RUC)", "taxpayer number", .either, .tax,
            source: "DNIT Paraguay; Decreto 1030/2013",
            forms: (2...9).map { length in
                Form(
                    "9{\(length)}",
                    .rule("weighted sum modulo 11") { n in
                        modulo(-n.sumFromRight(Array(2...9), end: n.count - 1), 11) % 10 == n[n.count - 1]
                    })
            }),
        NationalNumberKind(
            "uy.ci", "cédula de identidad", "identity card number", .person, .identification,
            source: "Dirección Nacional de Identificación Civil, Uruguay", separators: " -.", padded: 7...8,
            Form("9{8}", .sum([2, 9, 8, 7, 6, 3, 4, 1], 10))),
        NationalNumberKind(
            "uy.rut", "registro único tributario (RUT)", "tax number", .entity, .tax,
            source: "Dirección General Impositiva, Uruguay", prefixes: ["UY"],
            Form("9{8}[0][0][1]9", .digit([4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], 11, "0?987654321", at: 11)) {
                n throws(NationalNumberProblem) in
                guard (1...22).contains(n.int(0, 2)) else { throw .part("its first two digits") }
                guard n.int(2, 8) > 0 else { throw .part("the serial number") }
                return .none
            }),
        NationalNumberKind(
            "ve.rif", "registro de información fiscal (RIF)", "tax registration number", .either, .tax,
            source: "SENIAT; Providencia 0048 (2013)",
            Form(
                "[VEJPG]9{9}",
                .rule("weighted sum modulo 11") { n in
                    let types = [("V", 4), ("E", 8), ("J", 12), ("P", 16), ("G", 20)] as [(Unicode.Scalar, Int)]
                    let type = types.first { $0.0.value == UInt32(n.bytes[0]) }?.1 ?? 0
                    let rest = (type + n.sum([3, 2, 7, 6, 5, 4, 3, 2], from: 1)) % 11
                    return Array("00987654321".utf8)[rest] == n.bytes[9]
                })),
    ]

    private static func brazilianCompanyHolds(_ n: NumberText) -> Bool {
        guard !n.isZero(0, 12) else { return false }
        // Characters count by their place in ASCII, less that of zero.
        var first = 0
        var second = 0
        for place in 0..<12 {
            let value = Int(n.bytes[place]) - 0x30
            first += value * (place < 4 ? 5 - place : 13 - place)
            second += value * (place < 5 ? 6 - place : 14 - place)
        }
        let check = modulo(11 - first % 11, 11) % 10
        second += check * 2
        return check == n[12] && modulo(11 - second % 11, 11) % 10 == n[13]
    }

    private static func ecuadorianProvince(_ code: Int) -> Bool { (1...24).contains(code) || code == 30 || code == 50 }
    private static let ecuadorianPerson = Form("99[0-6]9{7}", .luhn) { n throws(NationalNumberProblem) in
        guard ecuadorianProvince(n.int(0, 2)) else { throw .part("the code of the province") }
        return NumberFacts(region: n.text(0, 2))
    }
    /// The third digit tells people (up to 5), public bodies (6) and companies (9) apart; there are exceptions among the last two.
    private static func ecuadorianTaxpayerHolds(_ n: NumberText) -> Bool {
        let natural = n.int(10, 13) > 0 && CheckDigits.luhnHolds(n.bytes[0..<10])
        let body = n.int(9, 13) > 0 && n.sum([3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
        let company = n.int(10, 13) > 0 && n.sum([4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
        return switch n[2] {
        case 0...5: natural
        case 6: body || natural
        case 9: body || company
        default: false
        }
    }
}
