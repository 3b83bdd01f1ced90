// How a part of a name sounds, roughly and across spelling customs: what two clerks who write one foreign name may
// differ in is written alike here. `Yevgeniy`, `Evgeny` and `Jewgenij` come out (nearly) the same.

/// Folds ASCII lower-case letters into their sound form: lower-case letters, `C` for the sound of `ch`, and digits.
enum SoundForm {
    @inline(__always) private static func isVowel(_ b: UInt8) -> Bool {
        b == 0x61 || b == 0x65 || b == 0x69 || b == 0x6F || b == 0x75
    }

    /// Appends the sound form of `t` to `out`.
    static func append(_ t: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        let start = out.count
        let n = t.count
        @inline(__always) func at(_ i: Int) -> UInt8 { i < n ? t[i] : 0 }
        @inline(__always) func put(_ b: UInt8) {
            if out.count > start, out[out.count - 1] == b, b > 0x39 { return }
            out.append(b)
        }
        @inline(__always) func last() -> UInt8 { out.count > start ? out[out.count - 1] : 0 }
        let a = UInt8(ascii: "a"), e = UInt8(ascii: "e"), iLetter = UInt8(ascii: "i"), o = UInt8(ascii: "o"),
            u = UInt8(ascii: "u")
        let h = UInt8(ascii: "h"), s = UInt8(ascii: "s"), z = UInt8(ascii: "z"), c = UInt8(ascii: "c"),
            k = UInt8(ascii: "k")
        let y = UInt8(ascii: "y"), j = UInt8(ascii: "j"), tLetter = UInt8(ascii: "t"), d = UInt8(ascii: "d"),
            g = UInt8(ascii: "g")
        let p = UInt8(ascii: "p"), f = UInt8(ascii: "f"), v = UInt8(ascii: "v"), w = UInt8(ascii: "w"),
            x = UInt8(ascii: "x")
        let q = UInt8(ascii: "q"), tch = UInt8(ascii: "C")
        /// Joins a vowel to the one before it: `ei`, `ai`, `ey` and `ay` are one sound; `ii` is `i`.
        @inline(__always) func vowel(_ b: UInt8) {
            if b == iLetter, last() == e {
                out[out.count - 1] = a
                out.append(iLetter)
            } else {
                put(b)
            }
        }
        var i = 0
        while i < n {
            let b = t[i]
            let next = at(i + 1)
            switch b {
            case s:
                if next == c, at(i + 2) == h {
                    put(s)
                    i += 3
                } else if next == h, at(i + 2) == c, at(i + 3) == h {
                    put(s)
                    i += 4
                } else if next == h || next == z {
                    put(s)
                    i += 2
                } else {
                    put(s)
                    i += 1
                }
            case c:
                if next == h {
                    put(tch)
                    i += 2
                } else if next == z {
                    put(tch)
                    i += 2
                } else if next == k {
                    put(k)
                    i += 2
                } else if next == e || next == iLetter || next == y {
                    put(s)
                    i += 1
                } else {
                    put(k)
                    i += 1
                }
            case tLetter:
                if next == c, at(i + 2) == h {
                    put(tch)
                    i += 3
                } else if next == s, at(i + 2) == c, at(i + 3) == h {
                    put(tch)
                    i += 4
                } else if next == s, at(i + 2) == h {
                    put(tch)
                    i += 3
                } else if next == h {
                    put(tLetter)
                    i += 2
                } else if next == z {
                    put(tLetter)
                    put(s)
                    i += 2
                } else {
                    put(tLetter)
                    i += 1
                }
            case d:
                if next == z, at(i + 2) == h {
                    put(j)
                    i += 3
                } else if next == j {
                    put(j)
                    i += 2
                } else if next == h {
                    put(d)
                    i += 2
                } else {
                    put(d)
                    i += 1
                }
            case z:
                put(next == h ? j : z)
                i += next == h ? 2 : 1
            case k, g:
                if next == h {
                    put(b == k ? h : g)
                    i += 2
                } else {
                    put(b)
                    i += 1
                }
            case q:
                put(k)
                i += 1
            case x:
                if out.count == start {
                    put(s)
                } else {
                    put(k)
                    put(s)
                }
                i += 1
            case p:
                put(next == h ? f : p)
                i += next == h ? 2 : 1
            case w:
                // Behind a vowel it is one: Dawud, Daoud.
                if isVowel(last()) { vowel(u) } else { put(v) }
                i += 1
            case h:
                // Kept between vowels, at the start and before a consonant after a vowel; lost after a consonant and at the end.
                let before = last()
                if out.count == start || (isVowel(before) && i + 1 < n) { put(h) }
                i += 1
            case y, j:
                if out.count == start {
                    if b == y, next == e || next == iLetter || next == y {
                        i += 1
                    } else {
                        put(b == y ? iLetter : j)
                        i += 1
                    }
                } else if isVowel(last()), next == e {
                    if b == j { put(j) }
                    i += 1
                } else if b == j, isVowel(last()), isVowel(next) {
                    put(j)
                    i += 1
                } else {
                    // After a consonant before a vowel, or behind a vowel: the sound of i.
                    vowel(iLetter)
                    i += 1
                }
            case o:
                if next == u || next == o {
                    vowel(u)
                    i += 2
                } else {
                    vowel(o)
                    i += 1
                }
            case e:
                if next == e {
                    vowel(iLetter)
                    i += 2
                } else {
                    vowel(e)
                    i += 1
                }
            case u:
                if next == e, out.count > start {
                    vowel(u)
                    i += 2
                } else {
                    vowel(u)
                    i += 1
                }
            case a:
                vowel(a)
                i += 1
            default:
                put(b)
                i += 1
            }
        }
        if out.count == start { out.append(contentsOf: t.prefix(1)) }
    }

    static func of(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        bytes.withUnsafeBufferPointer { append($0, to: &out) }
        return out
    }

    /// The consonants of a sound form, with `a` for any vowel it begins with: what remains of a name in a script that
    /// leaves vowels out. Its hash and length are all that most comparisons ask for.
    struct Skeleton {
        private(set) var hash: UInt64 = 0
        private(set) var count = 0

        init(of sound: UnsafeBufferPointer<UInt8>) {
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, sound.count)) { letters in
                for (at, letter) in sound.enumerated() {
                    guard let kept = SoundForm.skeletonLetter(letter, isFirst: at == 0) else { continue }
                    letters[count] = kept
                    count += 1
                }
                hash = stableHash(UnsafeBufferPointer(rebasing: letters[..<count]))
            }
        }
    }

    /// `nil` for a vowel that is left out. Voiced and unvoiced lip sounds are one, as Arabic writes them.
    @inline(__always) static func skeletonLetter(_ b: UInt8, isFirst: Bool) -> UInt8? {
        switch b {
        case 0x61, 0x65, 0x69, 0x6F, 0x75: isFirst ? 0x61 : nil
        case 0x76: 0x66
        case 0x6A: 0x67
        case 0x43: 0x73
        case 0x70: 0x62
        default: b
        }
    }
}

/// A hash of bytes that is the same on every run (FNV-1a), for tables that are built once and looked up often.
@inline(__always)
func stableHash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var hash = seed
    for b in bytes {
        hash ^= UInt64(b)
        hash = hash &* 0x100_0000_01B3
    }
    hash ^= hash >> 32
    return hash &* 0x9E37_79B9_7F4A_7C15
}

func stableHash(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBufferPointer { stableHash($0) } }
