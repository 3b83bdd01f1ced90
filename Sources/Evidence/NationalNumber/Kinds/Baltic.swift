// Estonia, Latvia, Lithuania.
import Order

extension NationalNumberKind {
    static let baltic: [NationalNumberKind] = [
        NationalNumberKind(
            "ee.ik", "isikukood", "personal identification code", .person, .identification,
            source: "Rahvastikuregistri seadus; EVS 585:2007", separators: " ",
            Form("[1-8]9{10}", balticCheck) { n throws(NationalNumberProblem) in
                try NumberFacts.born(
                    1800 + (n[0] - 1) / 2 * 100 + n.int(1, 3), n.int(3, 5), n.int(5, 7), sex: .init(oddIsMale: n[0]))
            }),
        NationalNumberKind(
            "ee.registrikood", "registrikood", "registry code", .entity, .company,
            source: "Äriregister, e-Business Register", separators: " ",
            Form("[1789]9{7}", .rule(twoRounds) { twoRoundDigit($0.bytes, end: 7, step: 2) == $0[7] })),
        NationalNumberKind(
            "ee.kmkr", "käibemaksukohustuslase number (KMKR)", "VAT number", .entity, .valueAddedTax, source: "VIES",
            separators: " ", prefixes: ["EE"], Form("9{9}", .sum([3, 7, 1, 3, 7, 1, 3, 7, 1], 10))),
        NationalNumberKind(
            "lv.pk", "personas kods", "personal code", .person, .identification,
            source: "Fizisko personu reģistra likums; Pilsonības un migrācijas lietu pārvalde",
            Form("[0-3]9{10}", .rule(latvianCheck) { latvianPersonHolds($0) }, facts: latvianBirth)),
        NationalNumberKind(
            "lv.pvn", "PVN reģistrācijas numurs", "VAT and registration number", .either, .valueAddedTax,
            source: "VIES; Valsts ieņēmumu dienests", prefixes: ["LV"],
            Form("[4-9]9{10}", .sum([9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1], 11, leaves: 3)),
            Form("[0-3]9{10}", .rule(latvianCheck) { latvianPersonHolds($0) }, facts: latvianBirth)),
        NationalNumberKind(
            "lt.asmens", "asmens kodas", "personal code", .person, .identification,
            source: "Lietuvos Respublikos gyventojų registro įstatymas", separators: " ",
            Form("[1-8]9{10}", balticCheck) { n throws(NationalNumberProblem) in
                try NumberFacts.born(
                    1800 + (n[0] - 1) / 2 * 100 + n.int(1, 3), n.int(3, 5), n.int(5, 7), sex: .init(oddIsMale: n[0]))
            },
            // For people whose birth date is not known.
            Form("[9]9{10}", balticCheck)),
        NationalNumberKind(
            "lt.pvm", "PVM mokėtojo kodas", "VAT number", .either, .valueAddedTax, source: "VIES", prefixes: ["LT"],
            Form("9{7}[1]9", .rule(twoRounds) { twoRoundDigit($0.bytes, end: 8, step: 2) == $0[8] }),
            Form("9{10}[1]9", .rule(twoRounds) { twoRoundDigit($0.bytes, end: 11, step: 2) == $0[11] })),
    ]

    private static let twoRounds = "weighted sum modulo 11, two rounds of weights"
    private static let balticCheck = NumberCheck.rule(twoRounds) { twoRoundDigit($0.bytes, end: 10, step: 2) == $0[10] }
    private static let latvianCheck = "weighted sum modulo 11"

    /// Weights 1 to 9 and again; when the remainder is 10, a second round that begins at 1 + `step`; when it is 10 again, 0.
    static func twoRoundDigit(_ bytes: [UInt8], end: Int, step: Int) -> Int {
        var first = 0
        var second = 0
        for place in 0..<end {
            let digit = Int(bytes[place]) - 0x30
            first += (place % 9 + 1) * digit
            second += ((place + step) % 9 + 1) * digit
        }
        return first % 11 < 10 ? first % 11 : second % 11 % 10
    }

    private static func latvianPersonHolds(_ n: NumberText) -> Bool {
        (1 + n.sum([10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10 == n[10]
    }
    /// Since July 2017 new codes begin with 32 and say nothing of the birth date.
    private static let latvianBirth: Form.Facts = { n throws(NationalNumberProblem) in
        if n.starts("32") { return .none }
        return try NumberFacts.born(1800 + n[6] * 100 + n.int(4, 6), n.int(2, 4), n.int(0, 2))
    }
}
