// How letters outside A to Z are written in a machine-readable zone: Doc 9303 part 3 section 6. States differ, and so each
// letter has every form that the tables, or long practice, allow; the recommended one first.

enum MRZTransliteration {
    /// The forms of one letter; empty when it is left out, `nil` when the tables have no form for it.
    static func forms(of scalar: Unicode.Scalar) -> [String]? {
        switch scalar {
        case "A"..."Z": [String(Character(scalar))]
        case "a"..."z": [String(Character(scalar)).uppercased()]
        case "'", "\u{2019}", "\u{2018}", "\u{02BC}", "\u{02B9}", "`", "\u{00B4}", ".": []
        default: table[fold(scalar)] ?? nil
        }
    }

    /// What separates words: spaces, hyphens, commas.
    static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "-" || scalar == "," || scalar == "/" || scalar == "<"
            || ("\u{2010}"..."\u{2015}").contains(scalar) || scalar == "\u{00B7}"
    }

    /// Capitals have single scalars in these tables, except `ß`.
    private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let upper = scalar.properties.uppercaseMapping.unicodeScalars
        return upper.count == 1 ? upper.first ?? scalar : scalar
    }

    private static let table: [Unicode.Scalar: [String]] = {
        var table: [Unicode.Scalar: [String]] = [:]
        for line in latin.split(separator: "\n") + cyrillic.split(separator: "\n") {
            for entry in line.split(separator: " ") {
                let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
                guard parts.count == 2 else { continue }
                let forms = parts[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                for scalar in parts[0].unicodeScalars { table[scalar] = forms }
            }
        }
        return table
    }()

    /// Section 6.A.
    private static let latin = """
        ÀÁÂÃĀĂĄ:A Ä:AE,A,AXX Å:AA,A ÆǼ:AE ÇĆĈĊČ:C ĎĐ:D Ð:D,DH ÈÉÊËĒĔĖĘĚ:E Ë:E,EXX ĜĞĠĢ:G ĤĦ:H
        ÌÍÎÏĨĪĬĮİI:I Ĵ:J Ķ:K ĹĻĽĿŁ:L ÑŃŅŇ:N Ñ:N,NXX,NY Ŋ:N ÒÓÔÕŌŎ:O Ö:OE,O,OXX Ø:OE,O Ő:OE,O Œ:OE
        ŔŖŘ:R ŚŜŞŠȘ:S ß:SS ẞ:SS ŢŤŦȚ:T Þ:TH ÙÚÛŨŪŬŮŲ:U Ü:UE,U,UXX,Y Ű:UE,U Ŵ:W ÝŶŸ:Y ŹŻŽ:Z Ơ:O Ư:U Ə:E,A
        ẠẢẤẦẨẪẬẮẰẲẴẶ:A ẸẺẼẾỀỂỄỆ:E ỈỊ:I ỌỎỐỒỔỖỘỚỜỞỠỢ:O ỤỦỨỪỬỮỰ:U ỲỴỶỸ:Y
        """

    /// Section 6.B, with the forms that passports of before 2010 and of single states carry.
    private static let cyrillic = """
        А:A Б:B В:V,W Г:G,H Д:D Е:E,IE,YE,JE Ё:E,IO,YO,JO,IE Ж:ZH,Z,J З:Z И:I,Y,J Й:I,Y,J К:K Л:L М:M Н:N О:O П:P Р:R С:S
        Т:T У:U Ф:F Х:KH,H Ц:TS,C,TC Ч:CH,C Ш:SH,S Щ:SHCH,SHT,SC Ъ:IE,,A Ы:Y,I Ь:, Э:E,A Ю:IU,YU,JU Я:IA,YA,JA
        І:I,Y Ї:I,YI,JI Є:IE,YE,JE,E Ґ:G Ў:U,W Ђ:D,DJ Ѓ:G,GJ Ј:J Љ:LJ,L Њ:NJ,N Ћ:C,CH Ќ:K,KJ Џ:DZ,DJ Ѕ:DZ Ѣ:IE,E Ғ:G,GH Қ:K,Q Ң:N,NG
        Ө:O,OE Ұ:U Ү:U,UE Һ:H Ә:A,AE
        """
}
