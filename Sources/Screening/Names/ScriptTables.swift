// Readings of letters, script by script, chosen so that what people and registries write most often comes out:
// close to BGN/PCGN for Cyrillic, Hepburn for Kana, the plain consonants for Arabic and Hebrew.

enum ScriptTables {
    /// Each pair: the letters, then one reading for each, separated by spaces; `-` is silent.
    static let all: [(String, String)] = [
        // Latin letters that do not decompose.
        ("ßæœøłđðþıŋəħŧĸſɓɖɗɛɣɲɔʻʼ", "ss ae oe o l d d th i ng a h t k s b d d e g ny o - -"),
        // Cyrillic: Russian, Ukrainian, Belarusian, Serbian, Macedonian, Bulgarian, Kazakh, Kyrgyz, Tatar, Mongolian.
        (
            "абвгдежзийклмнопрстуфхцчшщъыьэюя",
            "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
        ),
        ("ёіїєґўјљњћђџѓќѕѐѝ", "e i i e g v j lj nj c dj dz g k dz e i"),
        ("әғқңөұүһҳҷҶӣӯҝҗҫҙ", "a g k n o u u h h j j i u k j s z"),
        // Greek.
        ("αβγδεζηθικλμνξοπρστυφχψω", "a v g d e z i th i k l m n x o p r s t y f ch ps o"),
        ("ςάέήίόύώϊϋΐΰ", "s a e i i o y o i y i y"),
        // Arabic, with the letters of Persian, Urdu, Pashto and Kurdish.
        ("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y"),
        (
            "آأإىةءئؤٱپچژگکیٹڈڑںہھےۀڵێۆەټډړځڅږښڼېۍ",
            "a a i a a - y w a p ch zh g k y t d r n h h e a l e o e t d r z ts zh sh n e y"
        ),
        ("ًٌٍَُِّْـٰ", "- - - a u i - - - a"),
        // Hebrew.
        ("אבגדהוזחטיכלמנסעפצקרשתךםןףץ", "a b g d h v z h t y k l m n s a p ts k r sh t k m n f ts"),
        // Georgian.
        (
            "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
            "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"
        ),
        // Armenian (Western and Eastern names; ու is joined in the parser).
        (
            "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
            "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev"
        ),
        // Hiragana; katakana is moved onto it by the parser.
        (
            "あいうえおかきくけこがぎぐげごさしすせそざじずぜぞたちつてと",
            "a i u e o ka ki ku ke ko ga gi gu ge go sa shi su se so za ji zu ze zo ta chi tsu te to"
        ),
        (
            "だぢづでどなにぬねのはひふへほばびぶべぼぱぴぷぺぽまみむめも",
            "da ji zu de do na ni nu ne no ha hi fu he ho ba bi bu be bo pa pi pu pe po ma mi mu me mo"
        ),
        ("やゆよらりるれろわゐゑをんっゔー", "ya yu yo ra ri ru re ro wa i e o n - vu -"),
        ("ぁぃぅぇぉ", "a i u e o"),
        ("ヷヸヹヺ", "va vi ve vo"),
        // Devanagari consonants (the inherent vowel is the parser's), independent vowels, vowel signs.
        (
            "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह",
            "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l l v sh sh s h"
        ),
        ("अआइईउऊऋएऐओऔऑऍऎऒ", "a a i i u u ri e ai o au o e e o"),
        ("ािीुूृेैोौॉॅंँःऽ़ॆॊ", "a i i u u ri e ai o au o e n n - - - e o"),
        // Thai consonants and vowels (leading vowels are moved behind their consonant by the parser).
        (
            "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
            "k kh kh kh kh kh ng ch ch ch s ch y d t th th th n d t th th th n b p ph f ph f ph m y r l w s s s h l - h"
        ),
        ("ะัาำิีึืุูเแโใไๅฤ็่้๊๋์ํๆฯ", "a a a am i i ue ue u u e ae o ai ai a rue - - - - - - m - -"),
    ]

    /// Small ya, yu, yo and what they make of the syllable before them.
    static let smallKana: [UInt32: [UInt8]] = [
        0x3083: Array("ya".utf8), 0x3085: Array("yu".utf8), 0x3087: Array("yo".utf8),
    ]

    static let hangulInitials = [
        "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
    ]
    .map { Array($0.utf8) }
    static let hangulVowels = [
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
        "ui", "i",
    ].map { Array($0.utf8) }
    static let hangulFinals = [
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "l", "l", "m", "p", "p", "t", "t", "ng",
        "t",
        "t", "k", "t", "p", "t",
    ].map { Array($0.utf8) }
    /// Chinese family names of two characters, simplified and traditional.
    static let doubleFamilies: Set<[UInt32]> = {
        let names = "司马 司馬 欧阳 歐陽 诸葛 諸葛 上官 司徒 夏侯 尉迟 尉遲 公孙 公孫 慕容 令狐 皇甫 东方 東方 端木 长孙 長孫 宇文 轩辕 南宫 南宮"
        return Set(names.split(separator: " ").map { $0.unicodeScalars.map(\.value) })
    }()

    /// Family names whose usual Latin spelling is not the rule's.
    static let koreanFamilies: [UInt32: [UInt8]] = [
        0xC774: Array("lee".utf8), 0xAE40: Array("kim".utf8), 0xBC15: Array("park".utf8), 0xCD5C: Array("choi".utf8),
        0xC724: Array("yoon".utf8), 0xC624: Array("oh".utf8), 0xC2E0: Array("shin".utf8), 0xC120: Array("sun".utf8),
        0xB178: Array("roh".utf8), 0xC720: Array("yoo".utf8), 0xC6B0: Array("woo".utf8), 0xC548: Array("ahn".utf8),
    ]
}
