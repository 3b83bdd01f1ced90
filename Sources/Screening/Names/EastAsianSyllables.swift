// Chinese and Korean syllables in any romanisation: `Hsu Chih-mo` and `Xu Zhimo`, `Chong-hui` and `Jung-hee` are written alike
// here. The sounds that the systems tell apart by apostrophes, which registries drop, are one.

enum EastAsianSyllables {
    /// Family names that show a name to be Chinese or Korean, in every spelling of `FamilyNameLines` and a few more.
    private static let families: Set<UInt64> = {
        var words = CommonNames.words(
            """
            wang wong li lee zhang cheung chang liu lau chen chan yang yeung huang hwang zhao chao chiu wu ng zhou chou chow xu hsu tsui
            sun ma zhu chu hu guo kuo kwok lin lam he ho gao kao luo lo zheng cheng liang leung xie hsieh tse song sung tang deng teng
            han feng fung cao tsao peng pang zeng tseng tsang xiao hsiao tian tien dong tung pan yuan yuen cai tsai choi jiang chiang yu
            du tu ye yeh yip wei su lu lv ding ren jen shen yao lu fu cui tsui fan fang shi shih liao zou xiong hsiung jin meng mao qiu
            chiu hou bai pai xue hsueh yan yen lei long lung dai tai xia hsia tan hao qian chien ouyang sima szuma zhuge chuko mo ou qin
            kim gim park pak bak choe choi jung jeong chung chong kang gang cho jo yoon yun jang lim im rim shin sin seo suh so kwon gwon
            hwang ahn an song ryu yoo oh hong jeon chon ko go moon mun son yang ryang paik paek baek bae pae roh no nam noh ri yi rhee hyon
            hyun chu ju pyon byun sim shim ok pang thae tae ro
            """)
        for line in FamilyNameLines.text.split(separator: "\n").prefix(while: { !$0.contains("gaddafi") }) {
            words.formUnion(CommonNames.words(String(line)))
        }
        return Set(words.map { stableHash($0) })
    }()
    /// Names of the West that are spelled like one of those are no sign.
    private static let western: Set<UInt64> = Set(
        CommonNames.words("o jo ha an so no ju ma long u").map { stableHash($0) })

    static func isFamily(_ spelling: UInt64) -> Bool { families.contains(spelling) && !western.contains(spelling) }

    /// The key of a part or of joined syllables; 0 for what no syllables make.
    static func key(_ spelling: some RandomAccessCollection<UInt8>) -> UInt64 {
        guard (2...14).contains(spelling.count) else { return 0 }
        var out: [UInt8] = []
        out.reserveCapacity(16)
        let t = Array(spelling)
        func at(_ i: Int) -> UInt8 { i < t.count ? t[i] : 0 }
        func has(_ text: StaticString, _ i: Int) -> Bool {
            text.withUTF8Buffer { letters in
                for (k, letter) in letters.enumerated() where at(i + k) != letter { return false }
                return true
            }
        }
        var i = 0
        while i < t.count {
            if has("tzu", i) || has("ssu", i) || has("szu", i) {
                out.append(t[i] == UInt8(ascii: "t") ? UInt8(ascii: "z") : UInt8(ascii: "s"))
                out.append(UInt8(ascii: "i"))
                i += 3
                continue
            }
            switch t[i] {
            case UInt8(ascii: "h"):
                if at(i + 1) == UInt8(ascii: "s") {
                    out.append(UInt8(ascii: "s"))
                    i += 2
                } else if let last = out.last, isVowel(last), !isVowel(at(i + 1)), at(i + 1) != UInt8(ascii: "w") {
                    i += 1
                } else {
                    out.append(UInt8(ascii: "h"))
                    i += 1
                }
            case UInt8(ascii: "s"), UInt8(ascii: "x"):
                out.append(UInt8(ascii: "s"))
                i += at(i + 1) == UInt8(ascii: "h") ? 2 : 1
            case UInt8(ascii: "z"):
                out.append(at(i + 1) == UInt8(ascii: "h") ? UInt8(ascii: "C") : UInt8(ascii: "z"))
                i += at(i + 1) == UInt8(ascii: "h") ? 2 : 1
            case UInt8(ascii: "c"):
                out.append(at(i + 1) == UInt8(ascii: "h") ? UInt8(ascii: "C") : UInt8(ascii: "z"))
                i += at(i + 1) == UInt8(ascii: "h") ? 2 : 1
            case UInt8(ascii: "j"), UInt8(ascii: "q"):
                out.append(UInt8(ascii: "C"))
                i += 1
            case UInt8(ascii: "t"), UInt8(ascii: "d"):
                if t[i] == UInt8(ascii: "t"), at(i + 1) == UInt8(ascii: "s") || at(i + 1) == UInt8(ascii: "z") {
                    out.append(UInt8(ascii: "z"))
                    i += 2
                } else {
                    out.append(UInt8(ascii: "t"))
                    i += at(i + 1) == UInt8(ascii: "h") ? 2 : 1
                }
            case UInt8(ascii: "k"), UInt8(ascii: "g"):
                out.append(UInt8(ascii: "k"))
                i += at(i + 1) == UInt8(ascii: "h") ? 2 : 1
            case UInt8(ascii: "p"), UInt8(ascii: "b"):
                out.append(UInt8(ascii: "p"))
                i += 1
            case UInt8(ascii: "r"), UInt8(ascii: "l"):
                out.append(UInt8(ascii: "l"))
                i += 1
            case UInt8(ascii: "v"), UInt8(ascii: "w"):
                // wu and woo are u; wo, wa, wei keep their glide.
                if at(i + 1) == UInt8(ascii: "u") || has("oo", i + 1) {
                    i += 1
                } else {
                    out.append(UInt8(ascii: "w")); i += 1
                }
            case UInt8(ascii: "n") where at(i + 1) == UInt8(ascii: "g") && !isVowel(at(i + 2)):
                // ung, eong and ong are one rhyme.
                if let last = out.last, last == UInt8(ascii: "u") { out[out.count - 1] = UInt8(ascii: "o") }
                out.append(UInt8(ascii: "N"))
                i += 2
            case let b where isVowel(b) || b == UInt8(ascii: "y"):
                var end = i
                while end < t.count, isVowel(t[end]) || t[end] == UInt8(ascii: "y") { end += 1 }
                let beforeN = at(end) == UInt8(ascii: "n")
                let isClosed = end < t.count && !isVowel(at(end + 1)) && "nkglrmpbtd".utf8.contains(at(end))
                appendVowels(t[i..<end], beforeN: beforeN, isClosed: isClosed, to: &out)
                i = end
            case UInt8(ascii: "n") where out.last == UInt8(ascii: "N"):
                // Korean n and r are one behind ng: Jeongnae, Jungrae.
                out.append(UInt8(ascii: "l"))
                i += 1
            default:
                out.append(t[i])
                i += 1
            }
            if out.count >= 2, out[out.count - 1] == out[out.count - 2] { out.removeLast() }
        }
        return out.count < 2 ? 0 : stableHash(out) | 1
    }

    private static func isVowel(_ b: UInt8) -> Bool {
        b == 0x61 || b == 0x65 || b == 0x69 || b == 0x6F || b == 0x75
    }

    private static let rhymes: [[UInt8]: [UInt8]] = {
        let pairs = """
            eo o ou o uo o ae ai ay ai ey ai ee i yi i yee i ui i oo u woo u eu u iou io yo io yeo io you io ieo io ye ie yeh ie yu iu
            you io eou o yoo iu yuu iu ya ia uei i ue ue yue ue yao iao yau iao y i oe oi oy oi ei ei ai ai ao ao au ao wo o uai uai wae uai
            """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
        var result: [[UInt8]: [UInt8]] = [:]
        for at in stride(from: 0, to: pairs.count - 1, by: 2) { result[pairs[at]] = pairs[at + 1] }
        return result
    }()

    private static func appendVowels(_ run: ArraySlice<UInt8>, beforeN: Bool, isClosed: Bool, to out: inout [UInt8]) {
        var vowels = rhymes[Array(run)] ?? run.map { $0 == UInt8(ascii: "y") ? UInt8(ascii: "i") : $0 }
        let e = UInt8(ascii: "e"), o = UInt8(ascii: "o")
        // Seok and Suk, Hyeon and Hyun: before a closing consonant Koreans write eo as u.
        if isClosed, vowels.last == UInt8(ascii: "u") { vowels[vowels.count - 1] = o }
        if beforeN {
            // yen and yan, chien and jian.
            if vowels == Array("ie".utf8) { vowels = Array("ia".utf8) }
        } else if vowels == [e] {
            // ho and he, ko and ge.
            vowels = [o]
        }
        out.append(contentsOf: vowels)
    }
}
