// Western names as Japanese writes them: every consonant has a vowel behind it, l is r, v is b, th is s. スミス is read sumisu,
// and Smith too is s, m, s here.

/// The consonants that are left of a word when it is written in kana.
enum KanaForm {
    /// Of the Latin reading of kana.
    static func ofReading(_ reading: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var form = Form()
        var at = 0
        while at < reading.count {
            let letter = reading[at], next = at + 1 < reading.count ? reading[at + 1] : 0
            at += 1
            switch letter {
            case UInt8(ascii: "c"), UInt8(ascii: "t"):
                form.put(UInt8(ascii: "t"))
                if next == UInt8(ascii: "h") || next == UInt8(ascii: "s") { at += 1 }
            case UInt8(ascii: "s"):
                form.put(UInt8(ascii: "s"))
                if next == UInt8(ascii: "h") { at += 1 }
            case UInt8(ascii: "z"), UInt8(ascii: "j"): form.put(UInt8(ascii: "s"))
            case UInt8(ascii: "k"), UInt8(ascii: "g"), UInt8(ascii: "n"), UInt8(ascii: "m"), UInt8(ascii: "r"),
                UInt8(ascii: "b"), UInt8(ascii: "p"), UInt8(ascii: "d"):
                form.put(letter)
            case UInt8(ascii: "f"), UInt8(ascii: "h"): form.put(UInt8(ascii: "h"))
            case UInt8(ascii: "v"): form.put(UInt8(ascii: "b"))
            default: form.vowel()
            }
        }
        return form.key
    }

    /// Of a Latin spelling: two, since th is heard as s or as t.
    static func ofSpelling(_ spelling: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
        (of(spelling, th: "s"), of(spelling, th: "t"))
    }

    private static func of(_ t: UnsafeBufferPointer<UInt8>, th: Unicode.Scalar) -> UInt64 {
        var form = Form()
        func at(_ i: Int) -> UInt8 { i < t.count ? t[i] : 0 }
        func isVowel(_ i: Int) -> Bool { "aeiouy".utf8.contains(at(i)) }
        var i = 0
        while i < t.count {
            if let group = groups.first(where: { t[i...].starts(with: $0.letters) }) {
                if let heard = group.heard { form.put(heard) }
                i += group.letters.count
                continue
            }
            let letter = t[i], next = at(i + 1)
            let isSoft = next == UInt8(ascii: "e") || next == UInt8(ascii: "y")
            switch letter {
            case UInt8(ascii: "t") where next == UInt8(ascii: "h"):
                form.put(UInt8(ascii: th))
                i += 1
            case UInt8(ascii: "c"): form.put(UInt8(ascii: isSoft || next == UInt8(ascii: "i") ? "s" : "k"))
            case UInt8(ascii: "q"): form.put(UInt8(ascii: "k"))
            case UInt8(ascii: "x"):
                form.put(UInt8(ascii: "k"))
                form.vowel()
                form.put(UInt8(ascii: "s"))
            case UInt8(ascii: "g"): form.put(UInt8(ascii: isSoft ? "s" : "g"))
            case UInt8(ascii: "j"), UInt8(ascii: "z"), UInt8(ascii: "s"): form.put(UInt8(ascii: "s"))
            case UInt8(ascii: "l"): form.put(UInt8(ascii: "r"))
            case UInt8(ascii: "v"): form.put(UInt8(ascii: "b"))
            case UInt8(ascii: "f"): form.put(UInt8(ascii: "h"))
            // Carter is kaataa: r and h are heard before a vowel alone.
            case UInt8(ascii: "r"), UInt8(ascii: "h"): if isVowel(i + 1) { form.put(letter) }
            case UInt8(ascii: "k"), UInt8(ascii: "n"), UInt8(ascii: "m"), UInt8(ascii: "b"), UInt8(ascii: "p"),
                UInt8(ascii: "d"), UInt8(ascii: "t"):
                form.put(letter)
            default: form.vowel()
            }
            i += 1
        }
        return form.key
    }

    /// Letters that are one sound, the longest first; `-` is silent.
    private static let groups: [(letters: [UInt8], heard: UInt8?)] = {
        let words = "tsch t sch s ph h sh s ch t ts t tz t cz t dt t ck k gh - rr r".split(separator: " ")
        return stride(from: 0, to: words.count, by: 2).map {
            (Array(words[$0].utf8), words[$0 + 1] == "-" ? nil : words[$0 + 1].utf8.first)
        }
    }()

    /// Letters put one behind another; a letter doubled without a vowel between is one.
    private struct Form {
        private var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        private var last: UInt8 = 0
        private var count = 0

        mutating func put(_ letter: UInt8) {
            if letter == last { return }
            last = letter
            count += 1
            hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
        }
        mutating func vowel() { last = 0 }
        /// 0 for what two consonants or fewer make: too many words have those.
        var key: UInt64 { count < 3 ? 0 : (hash ^ hash >> 29) &* 0x9E37_79B9_7F4A_7C15 | 1 }
    }
}
