// What characters a national number has, place by place.

/// A form of fixed length, written as `9` a digit, `A` a letter, `X` a letter or digit, `[AC-F]` one of these, any other
/// character for itself, and `{n}` after any of them for n times.
struct NumberPattern: Sendable {
    let text: String
    let places: [CharacterSet]

    /// Which of the first 128 characters may stand somewhere.
    struct CharacterSet: Sendable, Hashable {
        var low: UInt64 = 0
        var high: UInt64 = 0

        @inline(__always) func contains(_ byte: UInt8) -> Bool {
            byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 ? high >> UInt64(byte - 64) & 1 == 1 : false
        }
        mutating func insert(_ byte: UInt8) {
            if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
        }
        init(_ bytes: some Sequence<UInt8>) { for byte in bytes { insert(byte) } }

        static let digit = CharacterSet(0x30...0x39)
        static let letter = CharacterSet(0x41...0x5A)
        static let letterOrDigit = CharacterSet(Array(0x30...0x39) + Array(0x41...0x5A))

        /// What may stand there, in words.
        var words: String {
            if self == .digit { return "a digit" }
            if self == .letter { return "a letter" }
            if self == .letterOrDigit { return "a letter or a digit" }
            let members = (UInt8(0)..<128).filter(contains).map {
                $0 == UInt8(ascii: "~") ? "Ñ" : String(UnicodeScalar($0))
            }
            return members.count == 1 ? members[0] : "one of " + members.joined()
        }
    }

    init(_ text: String) {
        self.text = text
        var places: [CharacterSet] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "9"): places.append(.digit)
            case UInt8(ascii: "A"): places.append(.letter)
            case UInt8(ascii: "X"): places.append(.letterOrDigit)
            case UInt8(ascii: "["):
                var set = CharacterSet([])
                var last: UInt8?
                while let member = rest.popFirst(), member != UInt8(ascii: "]") {
                    if member == UInt8(ascii: "-"), let from = last, let to = rest.first, to != UInt8(ascii: "]") {
                        for between in from...to { set.insert(between) }
                    } else {
                        set.insert(member)
                    }
                    last = member
                }
                places.append(set)
            case UInt8(ascii: "{"):
                var count = 0
                while let digit = rest.popFirst(), digit != UInt8(ascii: "}") { count = count * 10 + Int(digit) - 0x30 }
                if let previous = places.last, count > 1 {
                    places += [CharacterSet](repeating: previous, count: count - 1)
                }
            default: places.append(CharacterSet([byte]))
            }
        }
        self.places = places
    }

    var count: Int { places.count }

    /// The first place whose character does not belong there; `nil` when all do. The count must agree.
    func firstFault(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while index < places.count {
            if !places[index].contains(bytes[index]) { return index }
            index += 1
        }
        return nil
    }
}
