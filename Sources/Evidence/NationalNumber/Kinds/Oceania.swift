// Australia, New Zealand.
import Order

extension NationalNumberKind {
    static let oceania: [NationalNumberKind] = [
        NationalNumberKind(
            "au.tfn", "Tax File Number (TFN)", "tax file number", .either, .tax,
            source: "Australian Taxation Office; OECD TIN sheet Australia", separators: " ",
            Form("9{8}", .sum([1, 4, 3, 7, 5, 8, 6, 9], 11)), Form("9{9}", .sum([1, 4, 3, 7, 5, 8, 6, 9, 10], 11))),
        NationalNumberKind(
            "au.abn", "Australian Business Number (ABN)", "business number", .either, .company,
            source: "Australian Business Register, Format of the ABN", separators: " ",
            Form(
                "[1-9]9{10}",
                .rule("weighted sum modulo 89") { n in
                    11 + modulo(-n.sum([3, 5, 7, 9, 11, 13, 15, 17, 19], from: 2) - 1, 89) == n.int(0, 2)
                })),
        NationalNumberKind(
            "au.acn", "Australian Company Number (ACN)", "company number", .entity, .company,
            source: "ASIC, Australian Company Number digit check", separators: " ",
            Form("9{9}", .digit([8, 7, 6, 5, 4, 3, 2, 1], 10, "0987654321", at: 8))),
        NationalNumberKind(
            "nz.ird", "IRD number", "Inland Revenue number", .either, .tax,
            source: "Inland Revenue, Resident withholding tax and NRWT specification", prefixes: ["NZ"], padded: 8...9,
            Form(
                "9{9}",
                .rule("weighted sum modulo 11, two rounds of weights") { n in
                    var check = modulo(-n.sum([3, 2, 7, 6, 5, 4, 3, 2]), 11)
                    if check == 10 { check = modulo(-n.sum([7, 4, 3, 2, 5, 2, 7, 6]), 11) }
                    return check == n[8]
                }
            ) { n throws(NationalNumberProblem) in
                guard (10_000_001..<150_000_000).contains(n.int(0, 9)) else { throw .part("the number") }
                return .none
            }),
        NationalNumberKind(
            "nz.nzbn", "New Zealand Business Number (NZBN)", "business number", .entity, .company,
            source: "New Zealand Business Number Act 2016; GS1",
            Form(
                "[9][4][2][9]9{9}", .sum([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1], 10))),
    ]
}
