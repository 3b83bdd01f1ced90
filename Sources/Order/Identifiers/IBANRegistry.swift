// The structure of IBANs by country (SWIFT, IBAN Registry, release 101; ISO 13616-2), and the check digits inside the national
// part where the country's own rule is published and leaves no exception.

struct IBANStructure: Sendable {
    enum Class: UInt8, Sendable { case digit, letter, either }
    /// The classes of the characters after country and check digits.
    let account: [Class]
    var length: Int { account.count + 4 }

    static func of(_ first: UInt8, _ second: UInt8) -> IBANStructure? { registry[UInt16(first) << 8 | UInt16(second)] }

    /// The first place, of the whole IBAN, whose character does not belong there.
    func firstFault(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        for (place, expected) in account.enumerated() {
            let byte = bytes[place + 4]
            let fits =
                switch expected {
                case .digit: isASCIIDigit(byte)
                case .letter: isASCIILetter(byte)
                case .either: isASCIILetterOrDigit(byte)
                }
            if !fits { return place + 4 }
        }
        return nil
    }

    /// Runs of `n` digits, `a` letters, `c` either.
    private static let registry: [UInt16: IBANStructure] = {
        let text = """
            AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c CR18n CY8n16c \
            CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n \
            GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c \
            LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a \
            NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a \
            SD14n SE20n SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n VG4a16n XK16n YE4a4n18c
            """
        var registry: [UInt16: IBANStructure] = [:]
        for item in text.split(separator: " ") {
            let bytes = Array(item.utf8)
            var account: [Class] = []
            var count = 0
            for byte in bytes.dropFirst(2) {
                if isASCIIDigit(byte) {
                    count = count * 10 + Int(byte) - 0x30
                    continue
                }
                let kind: Class = byte == UInt8(ascii: "n") ? .digit : byte == UInt8(ascii: "a") ? .letter : .either
                account += [Class](repeating: kind, count: count)
                count = 0
            }
            registry[UInt16(bytes[0]) << 8 | UInt16(bytes[1])] = IBANStructure(account: account)
        }
        return registry
    }()
}

enum NationalAccountCheck {
    /// Whether the check digits of the national part agree; true where the country has none that is known here.
    static func holds(country: Substring, account: ArraySlice<UInt8>) -> Bool {
        let start = account.startIndex
        switch country {
        case "BE":
            let rest = CheckDigits.remainder97(account.prefix(10))
            return (rest == 0 ? 97 : rest) == number(account.suffix(2))
        case "ES": return spanishHolds(account)
        // The whole national part leaves 1 modulo 97, or 0 where the key is the complement.
        case "BA", "ME", "MK", "PT", "RS", "SI", "TL", "XK": return CheckDigits.remainder97(account) == 1
        case "TN", "MR": return CheckDigits.remainder97(account) == 0
        case "FR", "MC": return frenchHolds(account)
        case "IT", "SM": return italianHolds(account)
        case "FI": return CheckDigits.luhnHolds(account)
        case "HR": return hybridHolds(account.prefix(7)) && hybridHolds(account.suffix(10))
        case "NO":
            // Accounts of the post's giro have seven digits.
            if account.prefix(4).allSatisfy({ $0 == 0x30 }) { return CheckDigits.luhnHolds(account.suffix(7)) }
            return weighted(account.prefix(10), [6, 7, 8, 9, 4, 5, 6, 7, 8, 9]) % 11 == Int(account[start + 10]) - 0x30
        default: return true
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    private static func weighted(_ digits: some Collection<UInt8>, _ weights: [Int]) -> Int {
        zip(digits, weights).reduce(0) { $0 + (Int($1.0) - 0x30) * $1.1 }
    }

    /// Two digits: one over bank and branch, one over the account, both by powers of two modulo 11.
    private static func spanishHolds(_ account: ArraySlice<UInt8>) -> Bool {
        func check(_ digits: some Collection<UInt8>) -> Int {
            let sum = weighted(digits, [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11
            return sum < 2 ? sum : 11 - sum
        }
        let bank = [0x30, 0x30] + account.prefix(8)
        return check(bank) == number(account.dropFirst(8).prefix(1))
            && check(account.suffix(10)) == number(account.dropFirst(9).prefix(1))
    }

    /// The RIB key: letters count as their column of the telephone-like table 1–9, 1–9, 2–9.
    private static func frenchHolds(_ account: ArraySlice<UInt8>) -> Bool {
        let digits = account.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "I"): byte - UInt8(ascii: "A") + 0x31
            case UInt8(ascii: "J")...UInt8(ascii: "R"): byte - UInt8(ascii: "J") + 0x31
            case UInt8(ascii: "S")...UInt8(ascii: "Z"): byte - UInt8(ascii: "S") + 0x32
            default: byte
            }
        }
        return CheckDigits.remainder97(digits) == 0
    }

    /// The CIN: a letter over 22 characters, those in odd places counted by a table of their own.
    private static func italianHolds(_ account: ArraySlice<UInt8>) -> Bool {
        let odd = [
            1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
        ]
        var sum = 0
        for (place, byte) in account.dropFirst().enumerated() {
            let value = Int(byte) - (byte < 0x40 ? 0x30 : 0x41)
            sum += place % 2 == 0 ? odd[value] : value
        }
        return account.first == UInt8(ascii: "A") + UInt8(sum % 26)
    }

    /// ISO/IEC 7064 MOD 11,10.
    private static func hybridHolds(_ digits: ArraySlice<UInt8>) -> Bool {
        var check = 10
        for digit in digits.dropLast() {
            check = (check + Int(digit) - 0x30) % 10
            check = (check == 0 ? 10 : check) * 2 % 11
        }
        return (check + Int(digits.last ?? 0x30) - 0x30) % 10 == 1
    }
}
