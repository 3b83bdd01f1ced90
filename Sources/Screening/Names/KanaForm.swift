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
                form.put("t")
                if next == UInt8(ascii: "h") || next == UInt8(ascii: "s") { at += 1 }
            case UInt8(ascii: "s"):
                form.put("s")
                if next == UInt8(ascii: "h") { at += 1 }
            case UInt8(ascii: "z"), UInt8(ascii: "j"): form.put("s")
            case UInt8(ascii: "k"), UInt8(ascii: "g"), UInt8(ascii: "n"), UInt8(ascii: "m"), UInt8(ascii: "r"),
                UInt8(ascii: "b"), UInt8(ascii: "p"), UInt8(ascii: "d"):
                form.put(letter)
            case UInt8(ascii: "f"), UInt8(ascii: "h"): form.put("h")
            case UInt8(ascii: "v"): form.put("b")
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
        func at(_ i: Int) -> UInt8 { i >= 0 && i < t.count ? t[i] : 0 }
        func isVowel(_ i: Int) -> Bool { "aeiouy".utf8.contains(at(i)) }
        func has(_ text: StaticString, _ i: Int) -> Bool {
            text.withUTF8Buffer { $0.enumerated().allSatisfy { at(i + $0.offset) == $0.element } }
        }
        var i = 0
        while i < t.count {
            let letter = t[i], isSoft = [0x65, 0x69, 0x79].contains(at(i + 1))
            switch letter {
            case _ where has("sch", i): (form.put("s"), i += 2)
            case _ where has("tsch", i): (form.put("t"), i += 3)
            case _ where has("th", i): (form.put(th), i += 1)
            case _ where has("ph", i): (form.put("h"), i += 1)
            case _ where has("sh", i): (form.put("s"), i += 1)
            case _ where has("ch", i) || has("ts", i) || has("tz", i) || has("cz", i) || has("dt", i):
                (form.put("t"), i += 1)
            case _ where has("ck", i): (form.put("k"), i += 1)
            case _ where has("gh", i): i += 1
            case _ where has("mb", i) && i + 2 == t.count: (form.put("m"), i += 1)
            case UInt8(ascii: "c"): form.put(isSoft ? "s" : "k")
            case UInt8(ascii: "q"): form.put("k")
            case UInt8(ascii: "x"): (form.put("k"), form.vowel(), form.put("s"))
            case UInt8(ascii: "g"): form.put(isSoft && at(i + 1) != 0x69 ? "s" : "g")
            case UInt8(ascii: "j"), UInt8(ascii: "z"), UInt8(ascii: "s"): form.put("s")
            case UInt8(ascii: "l"): form.put("r")
            // Carter is kaataa: r is heard before a vowel alone.
            case UInt8(ascii: "r"): if isVowel(i + 1) || at(i + 1) == letter && isVowel(i + 2) { form.put("r") }
            case UInt8(ascii: "v"): form.put("b")
            case UInt8(ascii: "f"): form.put("h")
            case UInt8(ascii: "h"): if isVowel(i + 1) { form.put("h") }
            case UInt8(ascii: "k"), UInt8(ascii: "n"), UInt8(ascii: "m"), UInt8(ascii: "b"), UInt8(ascii: "p"),
                UInt8(ascii: "d"), UInt8(ascii: "t"):
                form.put(letter)
            default: form.vowel()
            }
            i += 1
        }
        return form.key
    }

    /// Letters put one behind another; a letter doubled without a vowel between is one.
    private struct Form {
        private var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        private var last: UInt8 = 0
        private var count = 0

        mutating func put(_ letter: Unicode.Scalar) { put(UInt8(ascii: letter)) }
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
