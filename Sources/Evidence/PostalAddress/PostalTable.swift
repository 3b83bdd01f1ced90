// The table of postal codes and required parts (Universal Postal Union, Postal addressing systems).
import Order

/// `country required code|code`, where the required parts are `L` locality, `R` region, `P` postal code, `-` none.
enum PostalTable {
    static let formats: [String: PostalFormat] = {
        var formats: [String: PostalFormat] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 2)
            guard fields.count >= 2 else { continue }
            let required = fields[1]
            let codes = fields.count > 2 ? fields[2].split(separator: "|").map(String.init) : []
            formats[String(fields[0])] = PostalFormat(
                country: JurisdictionCode(unchecked: String(fields[0])), requiresLocality: required.contains("L"),
                requiresRegion: required.contains("R"), requiresPostalCode: required.contains("P"), codes: codes)
        }
        return formats
    }()

    private static let text = """
        AD LP ad999
        AE -
        AF L 9999
        AG -
        AI - ai-2640
        AL L 9999
        AM LP 9999
        AO L
        AQ - biqq 1zz
        AR LP 9999|A9999AAA
        AS LRP 99999|99999-9999
        AT LP 9999
        AU LRP 9999
        AW L
        AX LP 99999
        AZ LP az 9999
        BA LP 99999
        BB L bb99999
        BD L 9999
        BE LP 9999
        BF L
        BG LP 9999
        BH - 999|9999
        BI L
        BJ L
        BL LP 99999
        BM LP AA 99|AA AA
        BN L AA9999
        BO L
        BQ L
        BR LRP 99999-999
        BS L
        BT L 99999
        BW L
        BY LP 999999
        BZ L
        CA LRP A9A 9A9
        CC LRP 9999
        CD L
        CF L
        CG L
        CH LP 9999
        CI L
        CK L
        CL L 9999999|999-9999
        CM L
        CN LRP 999999
        CO LR 999999
        CR LR 99999
        CU L 99999
        CV L 9999
        CW L
        CX LRP 9999
        CY LP 9999
        CZ LP 999 99
        DE LP 99999
        DJ L
        DK LP 9999
        DM L
        DO L 99999
        DZ LP 99999
        EC L 999999
        EE LP 99999
        EG L 99999
        EH L 99999
        ER L
        ES LRP 99999
        ET L 9999
        FI LP 99999
        FJ L
        FK LP fiqq 1zz
        FM LRP 99999|99999-9999
        FO LP 999
        FR LP 99999
        GA L
        GB LP A9 9AA|A99 9AA|AA9 9AA|AA99 9AA|A9A 9AA|AA9A 9AA
        GD L
        GE L 9999
        GF LP 99999
        GG LP gy9 9AA|gy99 9AA
        GH L
        GI - gx11 1aa
        GL LP 9999
        GM L
        GN L 999
        GP LP 99999
        GQ L
        GR LP 999 99
        GS LP siqq 1zz
        GT L 99999
        GU LRP 99999|99999-9999
        GW L 9999
        GY L
        HK L
        HN LR 99999
        HR LP 99999
        HT L ht9999
        HU LP 9999
        ID LR 99999
        IE L A99 XXXX|d6w XXXX
        IL L 9999999|99999
        IM LP im9 9AA|im99 9AA
        IN LRP 999999
        IO LP bbnd 1zz
        IQ L 99999
        IR LP 99999-99999
        IS LP 999
        IT LP 99999
        JE LP je9 9AA|je99 9AA
        JM L
        JO L 99999
        JP RP 999-9999
        KE L 99999
        KG LP 999999
        KH L 999999|99999
        KI L
        KM L
        KN L
        KP L
        KR LP 99999
        KW L 99999
        KY P ky9-9999
        KZ LP 999999|A99A9A9
        LA L 99999
        LB L 9999 9999|9999
        LC L lc99 999
        LI LP 9999
        LK L 99999
        LR L 9999
        LS L 999
        LT LP lt-99999
        LU LP 9999
        LV LP lv-9999
        LY L 99999
        MA LP 99999
        MC LP 99999
        MD LP md-9999
        ME LP 99999
        MF LP 99999
        MG L 999
        MH LRP 99999|99999-9999
        MK LP 9999
        ML L
        MM L 99999
        MN L 99999|999999
        MO -
        MP LRP 99999|99999-9999
        MQ LP 99999
        MR L
        MS L msr 9999
        MT LP AAA 9999
        MU L 99999
        MV L 99999
        MW L
        MX LRP 99999
        MY LP 99999
        MZ L 9999
        NA L 99999
        NC LP 99999
        NE L 9999
        NF LP 9999
        NG L 999999
        NI L 99999
        NL LP 9999 AA
        NO LP 9999
        NP L 99999
        NR -
        NU L
        NZ LP 9999
        OM L 999
        PA L 9999
        PE L 99999
        PF LP 99999
        PG L 999
        PH L 9999
        PK L 99999
        PL LP 99-999
        PM LP 99999
        PN LP pcrn 1zz
        PR LP 99999|99999-9999
        PS L p9999999|999
        PT LP 9999-999
        PW LRP 99999|99999-9999
        PY L 999999|9999
        QA -
        RE LP 99999
        RO LP 999999
        RS LP 99999|999999
        RU LP 999999
        RW L
        SA LP 99999|99999-9999
        SB L
        SC L
        SD L 99999
        SE LP 999 99
        SG P 999999
        SH LP sthl 1zz|ascn 1zz|tdcu 1zz
        SI LP 9999
        SJ LP 9999
        SK LP 999 99
        SL L
        SM LP 99999
        SN L 99999
        SO L AA 99999
        SR L
        SS L
        ST L
        SV L 9999|99-99
        SX L
        SY L
        SZ L A999
        TC LP tkca 1zz
        TD L
        TF L
        TG L
        TH LP 99999
        TJ L 999999
        TK L
        TL L
        TM L 999999
        TN LP 9999
        TO L
        TR LP 99999
        TT L 999999
        TV L
        TW LP 999|99999|999-99|999-999|999999
        TZ L 99999
        UA LP 99999
        UG L
        UM LRP 99999
        US LRP 99999|99999-9999
        UY L 99999
        UZ LP 999999
        VA LP 99999
        VC L vc9999
        VE LR 9999
        VG L vg9999
        VI LRP 99999|99999-9999
        VN L 99999|999999
        VU L
        WF LP 99999
        WS L
        XK L 99999
        YE L
        YT LP 99999
        ZA LP 9999
        ZM L 99999
        ZW L
        """
}
