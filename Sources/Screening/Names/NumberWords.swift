// Numbers and ordinals written as words, in the languages that company names mix them in.

enum NumberWords {
    /// The value of a number word; ordinals have the value of their number.
    static let values: [[UInt8]: Int] = {
        var result: [[UInt8]: Int] = [:]
        for line in lists.split(separator: "\n") {
            for (value, words) in line.split(separator: " ").enumerated() {
                for word in words.split(separator: "/") where word != "-" { result[Array(word.utf8)] = value }
            }
        }
        for line in tens.split(separator: "\n") {
            for (at, words) in line.split(separator: " ").enumerated() {
                for word in words.split(separator: "/") { result[Array(word.utf8)] = (at + 2) * 10 }
            }
        }
        for (word, value) in [("hundred", 100), ("hundredth", 100), ("thousand", 1000)] {
            result[Array(word.utf8)] = value
        }
        return result
    }()

    /// From nought, a language or a kind of number a line; `-` where the word also means something else.
    private static let lists = """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
        - first/1st second/2nd third/3rd fourth/4th fifth/5th sixth/6th seventh/7th eighth/8th ninth/9th tenth/10th eleventh/11th twelfth/12th thirteenth/13th fourteenth/14th fifteenth/15th sixteenth/16th seventeenth/17th eighteenth/18th nineteenth/19th
        null eins/ein zwei drei vier funf/fuenf sechs sieben acht neun zehn elf zwolf/zwoelf
        - erste/erster zweite/zweiter dritte/dritter vierte/vierter funfte sechste siebte achte neunte zehnte
        - un/une deux trois quatre cinq - sept huit neuf dix onze douze
        - premier/premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme
        cero uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce
        - primero/primera/primer segundo/segunda tercero/tercera/tercer cuarto/cuarta quinto/quinta sexto/sexta septimo/septima octavo/octava noveno/novena decimo/decima
        - - due tre quattro cinque sei sette otto nove dieci undici dodici
        - um/uma dois/duas - quatro - - sete oito - dez
        - odin/odna dva/dve tri chetyre pyat shest sem vosem devyat desyat odinnadtsat dvenadtsat
        - pervy/pervaya/pervyi/pervoe vtoroy/vtoraya/vtoroi treti/tretya chetverty/chetvertaya pyaty/pyataya shestoy/shestaya sedmoy/sedmaya vosmoy/vosmaya devyaty/devyataya desyaty/desyataya
        - jeden dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec
        sifir bir iki uc dort bes alti yedi sekiz dokuz
        - een twee drie vier vijf zes zeven acht negen tien
        - wahid/wahda ithnan/ithnayn thalatha arbaa khamsa sitta sabaa thamaniya tisaa ashara
        """
    private static let tens = """
        twenty/20th thirty/30th forty/fourty/40th fifty/50th sixty/60th seventy/70th eighty/80th ninety/90th
        twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth
        zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig
        veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa
        dvadtsat tridtsat sorok pyatdesyat shestdesyat semdesyat vosemdesyat devyanosto
        """

    /// `21st`, `44th`, `3rd`: the number of digits with an English ordinal's ending; `nil` for anything else.
    static func ordinal(_ spelling: [UInt8]) -> Int? {
        guard spelling.count >= 3, spelling.count <= 8 else { return nil }
        let ending = String(decoding: spelling.suffix(2), as: UTF8.self)
        guard ["st", "nd", "rd", "th"].contains(ending) else { return nil }
        var value = 0
        for digit in spelling.dropLast(2) {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }

    /// `No. 9`, `Nr 9`, `№ 9`: the word that announces a number.
    static let announcements = CommonNames.words("no nr num number numero nummer nomer")
}
