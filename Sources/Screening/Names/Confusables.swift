// Letters that look like others: Cyrillic and Greek inside a Latin word, digits typed for letters.

enum Confusables {
    private static let lookalikes: [UInt32: UInt8] = {
        var result: [UInt32: UInt8] = [:]
        let pairs = zip("аеорсухкмтнвіјѕАЕОРСУХКМТНВІЈЅԁһ".unicodeScalars, "aeopcyxkmthbijsaeopcyxkmthbijsdh".utf8)
        for (scalar, letter) in pairs { result[scalar.value] = letter }
        let greek = zip("αοινκρτυχεΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".unicodeScalars, "aoivkptuxeabezhikmnoptyx".utf8)
        for (scalar, letter) in greek { result[scalar.value] = letter }
        return result
    }()

    /// A word of mixed scripts, read as the Latin word it looks like.
    static func asLatin(_ scalars: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in scalars {
            if let letter = lookalikes[scalar] {
                bytes.append(letter)
            } else {
                _ = Romanizer.append(scalar, to: &bytes)
            }
        }
        return bytes
    }

    /// `Ig0r`, `Sech1n`: a digit between letters is the letter it looks like.
    static func replaceDigits(in bytes: inout [UInt8]) {
        guard bytes.count >= 4 else { return }
        func isLetter(_ b: UInt8) -> Bool { b >= 0x61 }
        for i in 1..<(bytes.count - 1) where isLetter(bytes[i - 1]) && isLetter(bytes[i + 1]) {
            switch bytes[i] {
            case 0x30: bytes[i] = UInt8(ascii: "o")
            case 0x31: bytes[i] = UInt8(ascii: "i")
            case 0x33: bytes[i] = UInt8(ascii: "e")
            case 0x34: bytes[i] = UInt8(ascii: "a")
            case 0x35: bytes[i] = UInt8(ascii: "s")
            default: break
            }
        }
    }
}
