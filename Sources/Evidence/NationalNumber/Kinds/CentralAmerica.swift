// Costa Rica, Cuba, the Dominican Republic, El Salvador, Guatemala, Honduras.
import Order

extension NationalNumberKind {
    static let centralAmerica: [NationalNumberKind] = [
        NationalNumberKind(
            "cr.cpf", "cédula de persona física", "physical person's card number", .person, .identification,
            source: "Tribunal Supremo de Elecciones; Ministerio de Hacienda, resolución DGT-R-48-2016", separators: " ",
            padded: 9...10, parts: [2, 4, 4],
            Form("[0]9{9}")),
        NationalNumberKind(
            "cr.cpj", "cédula de persona jurídica", "legal person's card number", .entity, .company,
            source: "Decreto Ejecutivo N.º 34691; Registro Nacional", Form("[2][1-4][0][0]9{6}"),
            Form("[3][0][0][2-9]9{6}"), Form("[3][0][1][0-4]9{6}"), Form("[3][1][0][1-9]9{6}"),
            Form("[3][1][1][0]9{6}"), Form("[4][0]{3}9{6}"), Form("[5][0][0][1]9{6}")),
        NationalNumberKind(
            "cr.cr", "DIMEX (cédula de residencia)", "resident's document number", .person, .identification,
            source: "Dirección General de Migración y Extranjería", Form("[1]9{10}"), Form("[1]9{11}")),
        NationalNumberKind(
            "cu.ni", "número de identidad permanente", "permanent identity number", .person, .identification,
            source: "Ley N.º 1234/71; Carné de Identidad, Cuba", separators: " ",
            Form("9{11}") { n throws(NationalNumberProblem) in
                let century = n[6] == 9 ? 1800 : n[6] <= 5 ? 1900 : 2000
                // Even for men here.
                return try NumberFacts.born(
                    century + n.int(0, 2), n.int(2, 4), n.int(4, 6), sex: n[9] % 2 == 0 ? .male : .female)
            }),
        NationalNumberKind(
            "do.cedula", "cédula de identidad y electoral", "identity and electoral card number", .person,
            .identification, source: "Ley 8-92; Junta Central Electoral", Form("9{11}", .luhn)),
        NationalNumberKind(
            "do.rnc", "registro nacional del contribuyente (RNC)", "taxpayer number", .entity, .tax,
            source: "Ley 53 de 1970; Dirección General de Impuestos Internos",
            Form("9{9}", .digit([7, 9, 8, 6, 5, 4, 3, 2], 11, "21987654321", at: 8))),
        NationalNumberKind(
            "gt.cui", "código único de identificación (CUI, DPI)", "unique identification code", .person,
            .identification, source: "Ley del RENAP, Decreto 90-2005",
            Form("9{13}", .digit([2, 3, 4, 5, 6, 7, 8, 9], 11, "0123456789", at: 8)) {
                n throws(NationalNumberProblem) in
                guard (1...22).contains(n.int(9, 11)), n.int(11, 13) > 0 else {
                    throw .part("the code of the department and municipality")
                }
                return NumberFacts(region: n.text(9, 13))
            }),
        NationalNumberKind(
            "gt.nit", "número de identificación tributaria (NIT)", "tax identification number", .either, .tax,
            source: "Superintendencia de Administración Tributaria", dropsLeadingZeros: true,
            forms: (2...12).map { length in
                Form(
                    length == 2 ? "9[0-9K]" : "9{\(length - 1)}[0-9K]",
                    .rule("weighted sum modulo 11") { n in
                        let check = modulo(-n.sumFromRight(Array(2...12), end: n.count - 1), 11)
                        return n.bytes[n.count - 1] == (check == 10 ? UInt8(ascii: "K") : 0x30 + UInt8(check))
                    })
            }),
        NationalNumberKind(
            "hn.dni", "documento nacional de identificación (DNI)", "national identification document", .person,
            .identification, source: "Registro Nacional de las Personas, Honduras",
            Form("[01]9{12}") { n throws(NationalNumberProblem) in
                guard (1...18).contains(n.int(0, 2)) else { throw .part("the code of the department") }
                return NumberFacts(region: n.text(0, 4))
            }),
        NationalNumberKind(
            "sv.dui", "documento único de identidad (DUI)", "unique identity document", .person, .identification,
            source: "Registro Nacional de las Personas Naturales, El Salvador",
            Form("9{9}", .digit([9, 8, 7, 6, 5, 4, 3, 2], 10, "0987654321", at: 8))),
        NationalNumberKind(
            "sv.nit", "número de identificación tributaria (NIT)", "tax identification number", .either, .tax,
            source: "Ministerio de Hacienda, El Salvador", prefixes: ["SV"],
            Form(
                "[019]9{13}",
                .rule("weighted sum modulo 11") { n in
                    if n.int(10, 13) <= 100 {
                        return n.sum([14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11 % 10 == n[13]
                    }
                    return modulo(-n.sum([2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), 11) % 10 == n[13]
                })),
    ]
}
