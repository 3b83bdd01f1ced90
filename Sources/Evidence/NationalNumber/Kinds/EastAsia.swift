// China, Hong Kong, Japan, the Republic of Korea, Taiwan.
import Order

extension NationalNumberKind {
    static let eastAsia: [NationalNumberKind] = [
        NationalNumberKind(
            "cn.ric", "公民身份号码", "resident identity number", .person, .identification,
            source: "GB 11643-1999; regions by GB/T 2260", separators: "",
            Form("9{17}[0-9X]", .rule("ISO 7064 MOD 11-2") { ISO7064.mod11And2($0.bytes) }) {
                n throws(NationalNumberProblem) in
                let facts = try NumberFacts.born(
                    n.int(6, 10), n.int(10, 12), n.int(12, 14), sex: .init(oddIsMale: n[16]), region: n.text(0, 6))
                // The six digits are those of the county when the number was given, which was after 1984 however old its
                // bearer is; counties are renumbered often, so only the province is looked at.
                guard chineseProvinces.contains(n.int(0, 2)) else { throw .part("the code of the province") }
                return facts
            }),
        NationalNumberKind(
            "cn.uscc", "统一社会信用代码", "unified social credit code", .entity, .company, source: "GB 32100-2015",
            Form(
                "9{8}[0-9A-HJ-NP-RTUWXY]{10}",
                .rule("weighted sum modulo 31") { n in
                    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
                    var sum = 0
                    for (place, weight) in [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28].enumerated()
                    {
                        sum += weight * (alphabet.firstIndex(of: n.bytes[place]) ?? 0)
                    }
                    return alphabet[(31 - sum % 31) % 31] == n.bytes[17]
                }
            ) { n in NumberFacts(region: n.text(2, 8)) }),
        NationalNumberKind(
            "hk.hkid", "香港身份證號碼", "Hong Kong identity card number", .person, .identification,
            source: "Registration of Persons Regulations, Cap. 177A; Immigration Department", separators: " -()",
            Form(
                "A9{6}[0-9A]", .rule("weighted sum modulo 11") { hongKongHolds([36] + $0.bytes.map(NumberText.value)) }),
            Form("AA9{6}[0-9A]", .rule("weighted sum modulo 11") { hongKongHolds($0.bytes.map(NumberText.value)) })),
        NationalNumberKind(
            "jp.in", "個人番号 (マイナンバー)", "individual number (My Number)", .person, .identification,
            source: "行政手続における特定の個人を識別するための番号の利用等に関する法律施行令 第8条; 総務省令第85号",
            Form("9{12}", .digit([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, "00987654321", at: 11))),
        NationalNumberKind(
            "jp.cn", "法人番号", "corporate number", .entity, .company,
            source: "法人番号の指定等に関する省令 第2条; 国税庁",
            Form("9{13}", .digit([2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], 9, "987654321", at: 0, from: 1))),
        NationalNumberKind(
            "kr.rrn", "주민등록번호", "resident registration number", .person, .identification,
            source: "주민등록법 시행규칙 제2조", separators: "-",
            Form("9{7}[0-9]9{5}", .digit([2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5], 11, "10987654321", at: 12)) {
                n throws(NationalNumberProblem) in
                let century =
                    switch n[6] {
                    case 1, 2, 5, 6: 1900
                    case 3, 4, 7, 8: 2000
                    default: 1800
                    }
                guard n.int(7, 9) <= 96 else { throw .part("the code of the place of registration") }
                return try NumberFacts.born(
                    century + n.int(0, 2), n.int(2, 4), n.int(4, 6), sex: .init(oddIsMale: n[6]), region: n.text(7, 9))
            }),
        NationalNumberKind(
            "kr.brn", "사업자등록번호", "business registration number", .either, .company,
            source: "부가가치세법 시행령 제12조; 국세청",
            Form("9{10}") { n throws(NationalNumberProblem) in
                guard n.int(0, 3) >= 101 else { throw .part("the code of the tax office") }
                guard n.int(3, 5) > 0 else { throw .part("the kind of business") }
                guard n.int(5, 9) > 0 else { throw .part("the serial number") }
                return .none
            }),
        NationalNumberKind(
            "tw.id", "國民身分證統一編號", "national identification number", .person, .identification,
            source: "內政部戶政司; OECD TIN sheet Chinese Taipei",
            Form(
                "A[1289]9{8}",
                .rule("weighted sum modulo 10") { n in
                    let code = taiwaneseLetters[n[0] - 10]
                    return (code / 10 + code % 10 * 9 + n.sum([8, 7, 6, 5, 4, 3, 2, 1, 1], from: 1)) % 10 == 0
                }
            ) { n in
                NumberFacts(
                    sex: n[1] == 1 || n[1] == 8 ? .male : .female, region: String(UnicodeScalar(n.bytes[0])))
            }),
        NationalNumberKind(
            "tw.ubn", "統一編號", "unified business number", .entity, .company,
            source: "財政部財政資訊中心, 營利事業統一編號檢查碼",
            Form(
                "9{8}",
                .rule("digits of weighted products modulo 10") { n in
                    var sum = 0
                    for (place, weight) in [1, 2, 1, 2, 1, 2, 4, 1].enumerated() {
                        let product = weight * n[place]
                        sum += product / 10 + product % 10
                    }
                    return sum % 10 == 0 || n[6] == 7 && sum % 10 == 9
                })),
    ]

    private static func hongKongHolds(_ values: [Int]) -> Bool {
        zip([9, 8, 7, 6, 5, 4, 3, 2, 1], values).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
    }
    private static let chineseProvinces: Set<Int> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62,
        63, 64, 65, 71, 81, 82, 83,
    ]
    /// Two digits for each letter, from 10 on in the order the districts were given theirs.
    private static let taiwaneseLetters = [
        10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33,
    ]
}
