/// Where each field stands, counted over all lines (Doc 9303 parts 4 to 7).
struct MRZLayout: Sendable {
    var width: Int
    var lines: Int
    var name: Range<Int>
    var number: Range<Int>
    var numberCheck: Int
    var nationality: Range<Int>
    var birthDate: Range<Int>
    var birthDateCheck: Int
    var sex: Int
    var expiry: Range<Int>
    var expiryCheck: Int
    /// The optional data; the first may hold the rest of a long number.
    var optional: [Range<Int>]
    /// Of the optional data, in passports only.
    var optionalCheck: Int?
    var compositeCheck: Int?
    /// What the composite check digit is computed over, in order.
    var composite: [Range<Int>]
    /// Whether a number longer than nine characters continues in the optional data.
    var allowsLongNumber: Bool

    static let td1 = MRZLayout(
        width: 30, lines: 3, name: 60..<90, number: 5..<14, numberCheck: 14, nationality: 45..<48, birthDate: 30..<36,
        birthDateCheck: 36, sex: 37, expiry: 38..<44, expiryCheck: 44, optional: [15..<30, 48..<59], optionalCheck: nil,
        compositeCheck: 59, composite: [5..<30, 30..<37, 38..<45, 48..<59], allowsLongNumber: true)

    static let td2 = twoLines(width: 36, optional: 7, optionalCheck: nil, compositeCheck: 35, allowsLongNumber: true)
    static let td3 = twoLines(width: 44, optional: 14, optionalCheck: 42, compositeCheck: 43, allowsLongNumber: false)
    static let mrvA = twoLines(
        width: 44, optional: 16, optionalCheck: nil, compositeCheck: nil, allowsLongNumber: false)
    static let mrvB = twoLines(width: 36, optional: 8, optionalCheck: nil, compositeCheck: nil, allowsLongNumber: false)

    /// The layouts of two lines share the beginning of the second; check digits are given as columns of it.
    private static func twoLines(
        width: Int, optional: Int, optionalCheck: Int?, compositeCheck: Int?, allowsLongNumber: Bool
    ) -> MRZLayout {
        let second = width
        var composite: [Range<Int>] = []
        if let compositeCheck {
            composite = [second..<second + 10, second + 13..<second + 20, second + 21..<second + compositeCheck]
        }
        return MRZLayout(
            width: width, lines: 2, name: 5..<width, number: second..<second + 9, numberCheck: second + 9,
            nationality: second + 10..<second + 13, birthDate: second + 13..<second + 19, birthDateCheck: second + 19,
            sex: second + 20, expiry: second + 21..<second + 27, expiryCheck: second + 27,
            optional: [second + 28..<second + 28 + optional], optionalCheck: optionalCheck.map { second + $0 },
            compositeCheck: compositeCheck.map { second + $0 }, composite: composite, allowsLongNumber: allowsLongNumber
        )
    }
}

extension MachineReadableZone.Format {
    var layout: MRZLayout {
        switch self {
        case .td1: .td1
        case .td2: .td2
        case .td3: .td3
        case .mrvA: .mrvA
        case .mrvB: .mrvB
        }
    }
}
