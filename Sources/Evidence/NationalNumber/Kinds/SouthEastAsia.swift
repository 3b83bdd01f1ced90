// Indonesia, Malaysia, Singapore, Thailand, Viet Nam.
import Order

extension NationalNumberKind {
    static let southEastAsia: [NationalNumberKind] = [
        NationalNumberKind(
            "id.nik", "Nomor Induk Kependudukan (NIK)", "population identification number", .person, .identification,
            source: "UU No. 23 Tahun 2006 pasal 13; Permendagri regional codes", separators: " -.",
            Form("9{16}", facts: indonesianFacts)),
        NationalNumberKind(
            "id.npwp", "Nomor Pokok Wajib Pajak (NPWP)", "taxpayer number", .either, .tax,
            source: "PMK 112/PMK.03/2022; Direktorat Jenderal Pajak", separators: " -.",
            Form("9{15}", .luhn(from: 0, to: 9)),
            Form("[0]9{15}", .luhn(from: 0, to: 10)), Form("[1-9]9{15}", facts: indonesianFacts)),
        NationalNumberKind(
            "my.nric", "nombor kad pengenalan (MyKad)", "identity card number", .person, .identification,
            source: "Peraturan-Peraturan Pendaftaran Negara 1990; Jabatan Pendaftaran Negara", separators: " -*",
            Form("9{12}") { n throws(NationalNumberProblem) in
                let place = n.int(6, 8)
                guard (1...16).contains(place) || (21...68).contains(place) || malaysianPlaces.contains(place) else {
                    throw .part("the code of the place of birth")
                }
                return try NumberFacts.bornInEitherCentury(
                    n.int(0, 2), n.int(2, 4), n.int(4, 6), sex: .init(oddIsMale: n[11]), region: n.text(6, 8),
                    today: n.today)
            }),
        NationalNumberKind(
            "sg.nric", "NRIC, FIN", "identity card and foreign identification number", .person, .identification,
            source: "National Registration Act 1965; Immigration & Checkpoints Authority",
            Form("[S]9{7}A", .digit([2, 7, 6, 5, 4, 3, 2], 11, "JZIHGFEDCBA", at: 8, from: 1)),
            Form("[T]9{7}A", .rule(singaporeCheck) { singaporeHolds($0, plus: 4, "JZIHGFEDCBA") }),
            Form("[F]9{7}A", .digit([2, 7, 6, 5, 4, 3, 2], 11, "XWUTRQPNMLK", at: 8, from: 1)),
            Form("[G]9{7}A", .rule(singaporeCheck) { singaporeHolds($0, plus: 4, "XWUTRQPNMLK") }),
            // The check of the series begun in 2022 has not been published.
            Form("[M]9{7}A")),
        NationalNumberKind(
            "sg.uen", "Unique Entity Number (UEN)", "unique entity number", .entity, .company,
            source: "Accounting and Corporate Regulatory Authority; www.uen.gov.sg", separators: "",
            Form("9{8}A", .digit([10, 4, 9, 3, 8, 2, 7, 1], 11, "XMKECAWLJDB", at: 8)),
            Form("9{9}A", .digit([10, 8, 6, 4, 9, 7, 5, 3, 1], 11, "ZKCMDNERGWH", at: 9)) {
                n throws(NationalNumberProblem) in
                guard n.int(0, 4) <= n.today.year else { throw .date }
                return .none
            },
            Form(
                "[RST]99[A-Z]{2}9{4}[0-9A-Z]",
                .rule(singaporeCheck) { n in
                    let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWX0123456789".utf8)
                    var sum = -5
                    for (place, weight) in [4, 3, 5, 3, 10, 2, 2, 5, 7].enumerated() {
                        guard let value = alphabet.firstIndex(of: n.bytes[place]) else { return false }
                        sum += weight * value
                    }
                    return alphabet[modulo(sum, 11)] == n.bytes[9]
                }
            ) { n throws(NationalNumberProblem) in
                guard singaporeEntities.contains(n.text(3, 5)) else { throw .part("the kind of entity") }
                guard n.bytes[0] != UInt8(ascii: "T") || n.int(1, 3) <= n.today.year % 100 else { throw .date }
                return .none
            }),
        NationalNumberKind(
            "th.pin", "เลขประจำตัวประชาชน", "personal identification number", .person, .identification,
            source: "พระราชบัญญัติการทะเบียนราษฎร พ.ศ. 2534; กรมการปกครอง", Form("[1-8]9{12}", thaiCheck)),
        NationalNumberKind(
            "th.moa", "เลขทะเบียนนิติบุคคล", "memorandum of association number", .entity, .company,
            source: "กรมพัฒนาธุรกิจการค้า", Form("[0]9{12}", thaiCheck)),
        NationalNumberKind(
            "th.tin", "เลขประจำตัวผู้เสียภาษีอากร", "taxpayer number", .either, .tax,
            source: "กรมสรรพากร; OECD TIN sheet Thailand", Form("[0-8]9{12}", thaiCheck)),
        NationalNumberKind(
            "vn.cccd", "số định danh cá nhân (CCCD)", "personal identification number", .person, .identification,
            source: "Luật Căn cước công dân 2014; Nghị định 137/2015/NĐ-CP điều 13", separators: " -.",
            Form("[0]9{11}") { n in
                let year = 1900 + n[3] / 2 * 100 + n.int(4, 6)
                return NumberFacts(
                    birthDates: CalendarDate(year: year).map { [$0] } ?? [], sex: n[3] % 2 == 0 ? .male : .female,
                    region: n.text(0, 3))
            }),
        NationalNumberKind(
            "vn.mst", "mã số thuế (MST)", "tax identification number", .either, .tax,
            source: "Thông tư 105/2020/TT-BTC", separators: " -.",
            Form("9{10}", vietnameseCheck, facts: vietnameseSerial),
            Form("9{13}", vietnameseCheck) { n throws(NationalNumberProblem) in
                guard n.int(10, 13) > 0 else { throw .part("the number of the branch") }
                return try vietnameseSerial(n)
            }),
    ]

    private static let thaiCheck = NumberCheck.digit(
        [2, 1, 0, -1, -2, -3, -4, -5, -6, -7, -8, -9], 11, "10987654321", at: 12)
    private static let vietnameseCheck = NumberCheck.digit(
        [31, 29, 23, 19, 17, 13, 7, 5, 3], 11, "?9876543210", at: 9)
    private static let vietnameseSerial: Form.Facts = { n throws(NationalNumberProblem) in
        guard n.int(2, 9) > 0 else { throw .part("the serial number") }
        return NumberFacts(region: n.text(0, 2))
    }

    private static let malaysianPlaces: Set<Int> = [
        71, 72, 74, 75, 76, 77, 78, 79, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 98, 99,
    ]
    private static let singaporeCheck = "weighted sum modulo 11"
    private static func singaporeHolds(_ n: NumberText, plus offset: Int, _ table: StaticString) -> Bool {
        n.bytes[8] == table.utf8Start[(offset + n.sum([2, 7, 6, 5, 4, 3, 2], from: 1)) % 11]
    }
    private static let singaporeEntities: Set<String> = Set(
        """
        CC CD CH CL CM CP CS CX DP FB FC FM FN GA GB GS HS LL LP MB MC MD MH MM MQ NB NR PA PB PF RF RP SM SS TC TU VH XL
        """.split(separator: " ").map(String.init))

    /// Province and regency of first registration, then the birth date with forty on the day for women.
    private static let indonesianFacts: Form.Facts = { n throws(NationalNumberProblem) in
        guard indonesianProvinces.contains(n.int(0, 2)) else { throw .part("the code of the province") }
        let day = n.int(6, 8)
        return try NumberFacts.bornInEitherCentury(
            n.int(10, 12), n.int(8, 10), day % 40, sex: day > 40 ? .female : .male, region: n.text(0, 4), today: n.today
        )
    }
    /// The ministry's codes; 65, 92, 93, 95 and 96 are of provinces founded since 2012.
    private static let indonesianProvinces: Set<Int> = [
        11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72, 73, 74,
        75, 76, 81, 82, 91, 92, 93, 94, 95, 96,
    ]
}
