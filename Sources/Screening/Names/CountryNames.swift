// Countries as lists and company names write them, with their ISO 3166-1 codes.
import Order

enum CountryNames {
    /// The code of a country named as OFAC and others name it; `nil` when it is none.
    static func code(_ name: String) -> JurisdictionCode? {
        let key = name.lowercased().split(whereSeparator: { !$0.isLetter }).joined(separator: " ")
        return byName[key].map { JurisdictionCode(unchecked: $0) }
    }
    /// Words of countries and demonyms that stand in companies' names.
    static var words: [String] {
        [byName.keys.filter { !$0.contains(" ") }.joined(separator: " "), demonyms]
    }

    private static let demonyms = """
        american americas british english french german italian spanish russian chinese japanese korean indian iranian iraqi
        syrian lebanese turkish egyptian libyan sudanese yemeni saudi emirati kuwaiti qatari omani jordanian israeli cuban mexican
        colombian venezuelan brazilian argentine chilean peruvian panamanian canadian australian african asian european swiss
        austrian dutch belgian swedish norwegian danish finnish polish czech hungarian romanian bulgarian greek cypriot ukrainian
        belarusian kazakh uzbek afghan pakistani burmese thai vietnamese malaysian indonesian philippine singapore arabian arab
        persian africa asia europe america schweiz deutschland rossiya russland rossii mexicana mexicano colombiana venezolana
        cubana london paris moscow beijing shanghai shenzhen dubai tehran damascus beirut baghdad istanbul hong kong macau taipei
        seoul tokyo pyongyang havana caracas bogota uk usa uae dprk ussr prc eu
        """

    private static let byName: [String: String] = {
        var result: [String: String] = [:]
        for line in table.split(separator: ";") {
            let parts = line.split(separator: ":")
            guard parts.count == 2 else { continue }
            let code = parts[0].trimmingPrefix { $0.isWhitespace }
            for name in parts[1].split(separator: "|") { result[String(name)] = String(code) }
        }
        return result
    }()

    private static let table = """
        AF:afghanistan;AL:albania;DZ:algeria;AD:andorra;AO:angola;AG:antigua and barbuda;AR:argentina;AM:armenia;AW:aruba;
        AU:australia;AT:austria;AZ:azerbaijan;BS:bahamas|bahamas the|the bahamas;BH:bahrain;BD:bangladesh;BB:barbados;BY:belarus;
        BE:belgium;BZ:belize;BJ:benin;BM:bermuda;BT:bhutan;BO:bolivia;BA:bosnia and herzegovina|bosnia herzegovina|bosnia;
        BW:botswana;BR:brazil|brasil;BN:brunei|brunei darussalam;BG:bulgaria;BF:burkina faso;BI:burundi;KH:cambodia;CM:cameroon;
        CA:canada;CV:cabo verde|cape verde;KY:cayman islands;CF:central african republic;TD:chad;CL:chile;CN:china|people s republic of china;
        CO:colombia;KM:comoros;CD:congo democratic republic of the|democratic republic of the congo|congo democratic republic of|dr congo;
        CG:congo republic of the|republic of the congo|congo;CR:costa rica;CI:cote d ivoire|ivory coast;HR:croatia;CU:cuba;
        CW:curacao;CY:cyprus;CZ:czech republic|czechia;DK:denmark;DJ:djibouti;DM:dominica;DO:dominican republic;EC:ecuador;EG:egypt;
        SV:el salvador;GQ:equatorial guinea;ER:eritrea;EE:estonia;SZ:eswatini|swaziland;ET:ethiopia;FJ:fiji;FI:finland;FR:france;
        GA:gabon;GM:gambia|the gambia|gambia the;GE:georgia;DE:germany;GH:ghana;GI:gibraltar;GR:greece;GD:grenada;GT:guatemala;
        GG:guernsey;GN:guinea;GW:guinea bissau;GY:guyana;HT:haiti;HN:honduras;HK:hong kong;HU:hungary;IS:iceland;IN:india;
        ID:indonesia;IR:iran|islamic republic of iran;IQ:iraq;IE:ireland;IM:isle of man|man isle of;IL:israel;IT:italy;JM:jamaica;
        JP:japan;JE:jersey;JO:jordan;KZ:kazakhstan;KE:kenya;KI:kiribati;KP:korea north|north korea|democratic people s republic of korea;
        KR:korea south|south korea|republic of korea;XK:kosovo;KW:kuwait;KG:kyrgyzstan;LA:laos;LV:latvia;LB:lebanon;LS:lesotho;
        LR:liberia;LY:libya;LI:liechtenstein;LT:lithuania;LU:luxembourg;MO:macau|macao;MK:macedonia the former yugoslav republic of|north macedonia|north macedonia the republic of|macedonia;
        MG:madagascar;MW:malawi;MY:malaysia;MV:maldives;ML:mali;MT:malta;MH:marshall islands;MR:mauritania;MU:mauritius;MX:mexico;
        FM:micronesia;MD:moldova;MC:monaco;MN:mongolia;ME:montenegro;MA:morocco;MZ:mozambique;MM:burma|myanmar;NA:namibia;NR:nauru;
        NP:nepal;NL:netherlands|the netherlands|holland;NZ:new zealand;NI:nicaragua;NE:niger;NG:nigeria;NO:norway;OM:oman;PK:pakistan;
        PW:palau;PS:palestinian|palestinian authority|west bank|palestine|region gaza|gaza;PA:panama;PG:papua new guinea;PY:paraguay;PE:peru;
        PH:philippines;PL:poland;PT:portugal;PR:puerto rico;QA:qatar;RO:romania;RU:russia|russian federation;RW:rwanda;
        KN:saint kitts and nevis;LC:saint lucia;VC:saint vincent and the grenadines;WS:samoa;SM:san marino;ST:sao tome and principe;
        SA:saudi arabia;SN:senegal;RS:serbia;SC:seychelles;SL:sierra leone;SG:singapore;SK:slovakia;SI:slovenia;SB:solomon islands;
        SO:somalia;ZA:south africa;SS:south sudan;ES:spain;LK:sri lanka;SD:sudan;SR:suriname;SE:sweden;CH:switzerland;SY:syria;
        TW:taiwan;TJ:tajikistan;TZ:tanzania;TH:thailand;TL:timor leste;TG:togo;TO:tonga;TT:trinidad and tobago;TN:tunisia;
        TR:turkey|turkiye;TM:turkmenistan;TC:turks and caicos islands;TV:tuvalu;UG:uganda;UA:ukraine|region crimea;AE:united arab emirates;
        GB:united kingdom|great britain|england|scotland|wales;US:united states|united states of america;UY:uruguay;UZ:uzbekistan;VU:vanuatu;
        VA:holy see|vatican;VE:venezuela;VN:vietnam|viet nam;VG:virgin islands british|british virgin islands;VI:virgin islands u s;
        EH:western sahara;YE:yemen;ZM:zambia;ZW:zimbabwe;AI:anguilla;CK:cook islands
        """
}
