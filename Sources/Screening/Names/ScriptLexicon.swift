// Words in scripts that leave vowels out, or that write a word as one or more characters, with the Latin words that people
// write for them: given names and family names of Arabic, Persian, Urdu and Hebrew, and the business words and legal forms of
// Chinese, Japanese, Korean and Arabic companies. What is not here is romanised letter by letter.

enum ScriptLexicon {
    /// A word of the Arabic or Hebrew script, its marks and variant letters unified, read as Latin words.
    static func reading(of scalars: [UInt32]) -> [[UInt8]]? { words[key(scalars)] }

    /// The longest phrase of Chinese characters or Hangul syllables that begins at `start`, and the Latin words for it.
    static func phrase(_ scalars: [UInt32], at start: Int) -> (count: Int, words: [[UInt8]])? {
        var length = min(longest, scalars.count - start)
        while length >= 1 {
            if let found = phrases[hash(scalars[start..<(start + length)])] { return (length, found) }
            length -= 1
        }
        return nil
    }

    /// Forms of one letter are one letter; marks and the lengthening stroke are none.
    static func key(_ scalars: [UInt32]) -> UInt64 {
        var result: [UInt32] = []
        result.reserveCapacity(scalars.count)
        for scalar in scalars {
            switch scalar {
            case 0x64B...0x65F, 0x670, 0x640, 0x5B0...0x5C7: continue
            case 0x622, 0x623, 0x625, 0x671: result.append(0x627)
            case 0x649, 0x6CC, 0x626: result.append(0x64A)
            case 0x6A9: result.append(0x643)
            case 0x629, 0x6C1, 0x6D5: result.append(0x647)
            case 0x624: result.append(0x648)
            default: result.append(scalar)
            }
        }
        return hash(result[...])
    }

    private static func hash(_ scalars: ArraySlice<UInt32>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for scalar in scalars { hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01B3 }
        return hash
    }

    private static let words: [UInt64: [[UInt8]]] = {
        var result: [UInt64: [[UInt8]]] = [:]
        for (line, reading) in pairs(arabic + "\n" + hebrew) where result[key(line)] == nil {
            result[key(line)] = reading
        }
        return result
    }()
    private static let longest = 9
    private static let phrases: [UInt64: [[UInt8]]] = {
        var result: [UInt64: [[UInt8]]] = [:]
        for (line, reading) in pairs(han + "\n" + hangul) { result[hash(line[...])] = reading }
        return result
    }()

    /// `محمد muhammad; …`: the word, then its Latin words.
    private static func pairs(_ text: String) -> [([UInt32], [[UInt8]])] {
        text.split(whereSeparator: { $0 == ";" || $0.isNewline }).compactMap { item in
            let parts = item.split(separator: " ")
            guard parts.count >= 2 else { return nil }
            return (parts[0].unicodeScalars.map(\.value), parts.dropFirst().map { Array($0.utf8) })
        }
    }

    private static let arabic = """
        محمد muhammad; أحمد ahmad; محمود mahmud; علي ali; حسن hasan; حسين husayn; الحسن hasan; الحسين husayn; إبراهيم ibrahim; ابراهيم ibrahim; يوسف yusuf
        موسى musa; عيسى isa; عمر umar; عمرو amr; عثمان uthman; خالد khalid; سليمان sulayman; سلمان salman; سالم salim; سليم salim; سلام salam; سلطان sultan
        عبدالله abdallah; كريم karim; حامد hamid; حميد hamid; حمد hamad; حماد hammad; رشيد rashid; راشد rashid; سعيد said; سيد sayyid; ناصر nasir; نصر nasr
        مصطفى mustafa; مرتضى murtada; قاسم qasim; كاظم kazim; جعفر jafar; جمال jamal; جميل jamil; جلال jalal; طارق tariq; فاطمة fatima; فاطمه fatima
        مريم maryam; زينب zaynab; عائشة aisha; خديجة khadija; إسماعيل ismail; اسماعيل ismail; إسحاق ishaq; يعقوب yaqub; داود dawud; داوود dawud; هارون harun; يونس yunus
        يحيى yahya; هاشم hashim; هشام hisham; بشار bashar; بشير bashir; منصور mansur; فيصل faysal; صلاح salah; صالح salih; عادل adil; عدنان adnan; نور nur; نوري nuri
        بلال bilal; زيد zayd; زياد ziyad; زكريا zakariya; رضا rida; مهدي mahdi; محسن muhsin; مسعود masud; هادي hadi; صادق sadiq; طه taha; وليد walid; زين zayn
        فؤاد fuad; ماجد majid; مجيد majid; غسان ghassan; أمين amin; أمير amir; أنور anwar; أسعد asad; أسد asad; أيمن ayman; بدر badr; حبيب habib; حمزة hamza
        خليل khalil; سعود saud; شريف sharif; شريفة sharifa; زهرة zahra; الزهراء zahra; زهراء zahra; عباس abbas; أكبر akbar; أصغر asghar; رحمن rahman; الرحمن rahman; رحيم rahim; الرحيم rahim
        عزيز aziz; العزيز aziz; قادر qadir; القادر qadir; جبار jabbar; الجبار jabbar; جابر jabir; فاروق faruq; أسامة usama; اسامة usama; سعد saad; سعدي saadi; سمير samir; سامي sami
        رامي rami; رائد raid; رياض riyad; راضي radi; نبيل nabil; نجيب najib; نزار nizar; نضال nidal; وائل wail; وسام wisam; ياسر yasir; ياسين yasin; يزيد yazid; زاهر zahir
        ظافر zafir; ظاهر zahir; طاهر tahir; طلال talal; طالب talib; شاكر shakir; شهاب shihab; شوقي shawqi; صبحي subhi; صباح sabah; صبري sabri; صدام saddam; ضياء diya; عارف arif
        عاصم asim; عامر amir; عماد imad; عمار ammar; عصام isam; علاء ala; غازي ghazi; فارس faris; فتحي fathi; فهد fahd; فواز fawwaz; فوزي fawzi; قيس qays; كمال kamal
        لطيف latif; لؤي luay; ليلى layla; مازن mazin; ماهر mahir; مالك malik; مبارك mubarak; مجدي majdi; مختار mukhtar; مراد murad; مروان marwan; مسلم muslim; مشعل mishal; معاذ muadh
        معاوية muawiya; معتز mutazz; معمر muammar; مكرم mukarram; منير munir; مهند muhannad; ميشيل michel; نادر nadir; نايف nayif; نعيم naim; نوح nuh; نواف nawwaf; هاني hani; هيثم haytham
        توفيق tawfiq; تامر tamir; تيسير taysir; ثامر thamir; جهاد jihad; جواد jawad; حازم hazim; حاتم hatim; حسام husam; حسني husni; حكيم hakim; حيدر haydar; خضر khidr; خليفة khalifa
        دريد durayd; ربيع rabi; رجب rajab; رفيق rafiq; رمضان ramadan; رمزي ramzi; رؤوف rauf; زهير zuhayr; سهيل suhayl; سيف sayf; شاهين shahin; شعبان shaban; شفيق shafiq; شمس shams
        الدين din; دين din; الله allah; عبد abd; بن bin; ابن ibn; بنت bint; أبو abu; ابو abu; أبي abi; أم umm; ام umm; ولد ould; الحاج hajj; حاج hajj; الشيخ sheikh; شيخ sheikh
        الدكتور doctor; دكتور doctor; السيد sayyid; السيدة mrs; الملا mulla; الفريق general; اللواء general; العقيد colonel; المهندس engineer; الأستاذ professor; جنرال general
        عبدالرحمن abd rahman; عبدالعزيز abd aziz; عبدالكريم abd karim; عبدالرحيم abd rahim; عبدالقادر abd qadir; عبدالحميد abd hamid; عبدالمجيد abd majid; عبدالناصر abd nasir; عبداللطيف abd latif
        عبدالسلام abd salam; عبدالملك abd malik; عبدالحكيم abd hakim; عبدالباسط abd basit; عبدالغني abd ghani; عبدالواحد abd wahid; عبدالوهاب abd wahhab; عبدالجبار abd jabbar; عبدالحق abd haqq
        قذافي qadhafi; اسد asad; صدر sadr; سيستاني sistani; خامنئي khamenei; خميني khomeini; روحاني rouhani; رفسنجاني rafsanjani; سليماني soleimani; احمدی ahmadi; نژاد nejad; احمدینژاد ahmadinejad
        محمدرضا muhammad reza; علیرضا ali reza; غلامرضا gholam reza; غلامحسین gholam hossein; محمدعلی muhammad ali; محمدحسین muhammad husayn; محمدجواد muhammad javad; محمدمهدی muhammad mahdi
        امیرحسین amir husayn; عبدالحسین abd husayn; پرویز parviz; بهرام bahram; بهروز behrouz; بیژن bizhan; داریوش dariush; فرهاد farhad; فریدون fereydoun; فرید farid; کامران kamran; کاوه kaveh
        کوروش kourosh; سیروس sirous; منوچهر manouchehr; مهرداد mehrdad; ناهید nahid; نسرین nasrin; پروین parvin; شیرین shirin; سیمین simin; فروغ forough; ژاله zhaleh; رستم rostam; سهراب sohrab
        ایرج iraj; بابک babak; آرش arash; خسرو khosrow; جمشید jamshid; هوشنگ houshang; مسیح masih; نیما nima; صادق sadegh; هدایت hedayat; شاپور shapour; اردشیر ardeshir; کیومرث kiumars
        خان khan; شاه shah; میر mir; میرزا mirza; گل gul; نواز nawaz; اقبال iqbal; بیگم begum; چوہدری choudhry; بھٹو bhutto; زرداری zardari; شہباز shahbaz; پرویز pervez; ظفر zafar; فیض faiz
        باراك barack; أوباما obama; فرناندو fernando; جورج george; جون john; بيتر peter; بول paul; ماري marie; جان jean; ديفيد david; مايكل michael; روبرت robert; دونالد donald; فلاديمير vladimir
        شركة company; مؤسسة establishment; المحدودة limited; محدودة limited; المساهمة joint stock; مجموعة group; بنك bank; مصرف bank; البنك bank; المصرف bank; للتجارة trading; التجارة trading; التجارية trading; تجارة trading
        الدولية international; العالمية international; الوطنية national; العامة general; للصناعات industries; صناعات industries; الصناعات industries; الصناعية industries; للمقاولات construction; المقاولات construction
        للاستثمار investment; الاستثمار investment; للنفط oil; النفط oil; نفط oil; للغاز gas; الغاز gas; للطيران aviation; طيران aviation; الطيران aviation; للنقل transport; النقل transport; للشحن shipping; الشحن shipping; الملاحة shipping; الملاحية shipping
        خطوط lines; الخطوط lines; الجوية airlines; البحرية marine; جمعية association; الجمعية association; الخيرية charitable; خيرية charitable; وزارة ministry; الدفاع defence; الداخلية interior; الخارجية foreign
        للهندسة engineering; الهندسة engineering; الهندسية engineering; للتكنولوجيا technology; التقنية technology; للخدمات services; الخدمات services; القابضة holding; للتأمين insurance; التأمين insurance; للصرافة exchange; الصرافة exchange; معهد institute; مركز center; جامعة university
        سوريا syria; السورية syrian; سورية syria; العراق iraq; العراقية iraqi; إيران iran; الإيرانية iranian; لبنان lebanon; اللبنانية lebanese; مصر egypt; المصرية egyptian; ليبيا libya; الليبية libyan; اليمن yemen; اليمنية yemeni; العربية arab; الإسلامية islamic; الشرق east; الخليج gulf
        """

    private static let hebrew = """
        משה moshe; דוד david; דויד david; יעקב yaakov; יצחק yitzhak; אברהם avraham; שרה sarah; רבקה rivka; רחל rachel; לאה leah; יוסף yosef; בנימין binyamin; שמעון shimon; לוי levi
        יהודה yehuda; ראובן reuven; דן dan; שמואל shmuel; שלמה shlomo; שאול shaul; יהושע yehoshua; אהרן aharon; אהרון aharon; מרים miriam; דבורה deborah; רות ruth; אסתר esther; מרדכי mordechai
        דניאל daniel; יונתן yonatan; יונה yona; ישראל yisrael; ישעיהו yeshayahu; ירמיהו yirmiyahu; אליהו eliyahu; אלי eli; אליעזר eliezer; אלעזר elazar; מיכאל michael; גבריאל gavriel; רפאל rafael; אוריאל uriel
        חיים haim; חנה hannah; חוה hava; צבי zvi; זאב zeev; אריה aryeh; דב dov; מנחם menachem; נחמן nachman; נחום nahum; עמוס amos; עוז oz; הושע hosea; יואל yoel
        ברוך baruch; עזרא ezra; נחמיה nehemia; שמשון shimshon; גדעון gideon; יפתח yiftah; אבנר avner; אבי avi; אמנון amnon; אורי uri; אהוד ehud; אריאל ariel; איתן eitan; אלון alon; גיל gil; גלעד gilad
        דורון doron; זוהר zohar; טל tal; יאיר yair; יגאל yigal; יוסי yossi; יורם yoram; יובל yuval; ירון yaron; מאיר meir; נדב nadav; ניר nir; נתן natan; נתניהו netanyahu; עדי adi; עודד oded; עוזי uzi; עומר omer; עופר ofer; עידו ido
        עמיר amir; ערן eran; פנחס pinchas; צחי tzachi; רון ron; רוני roni; רונן ronen; רמי rami; שי shai; שגיא sagi; שמיר shamir; תום tom; תומר tomer; יעל yael; מיכל michal; נעמי naomi; תמר tamar; שושנה shoshana; ציפי tzipi; גולדה golda
        כהן cohen; הכהן hacohen; מזרחי mizrahi; פרץ peretz; ביטון biton; דהן dahan; אברהמי avrahami; אוחנה ohana; אזולאי azoulay; מלכה malka; חדד hadad; גבאי gabai; פרידמן friedman; גולדברג goldberg; גרוסמן grossman; רוזנברג rosenberg
        שפירא shapira; וייס weiss; ויס weiss; קליין klein; כץ katz; בן ben; בר bar; ביאליק bialik; עגנון agnon; יהושוע yehoshua; עמיחי amichai; רבין rabin; פרס peres; שרון sharon; ברק barak; בגין begin; אולמרט olmert; לפיד lapid; גנץ gantz; בנט bennett
        בעמ ltd; בע״מ ltd; חברה company; חברת company; בנק bank; קבוצת group; תעשיות industries
        """

    /// Simplified, traditional and Japanese forms.
    private static let han = """
        有限责任公司 llc; 有限責任公司 llc; 股份有限公司 ltd; 有限公司 ltd; 集团有限公司 group ltd; 集團有限公司 group ltd; 公司 company; 株式会社 kk; 株式會社 kk; 合同会社 gk; 有限会社 yk; 集团 group; 集團 group; 控股 holding
        技术 technology; 技術 technology; 科技 technology; 贸易 trading; 貿易 trading; 国际 international; 國際 international; 实业 industries; 實業 industries; 工业 industry; 工業 industry; 产业 industry; 產業 industry; 银行 bank; 銀行 bank
        石油 petroleum; 化工 chemical; 石化 petrochemical; 电子 electronics; 電子 electronics; 电气 electric; 電氣 electric; 電機 electric; 电力 power; 電力 power; 能源 energy; 矿业 mining; 礦業 mining; 钢铁 steel; 鋼鐵 steel; 金属 metal; 金屬 metal
        建设 construction; 建設 construction; 建筑 construction; 建築 construction; 工程 engineering; 投资 investment; 投資 investment; 发展 development; 發展 development; 开发 development; 開發 development; 开発 development
        航运 shipping; 航運 shipping; 海运 shipping; 海運 shipping; 船舶 shipping; 航空 aviation; 运输 transport; 運輸 transport; 物流 logistics; 保险 insurance; 保險 insurance; 医药 pharmaceutical; 醫藥 pharmaceutical; 制药 pharmaceutical; 製藥 pharmaceutical
        食品 food; 汽车 auto; 汽車 auto; 机械 machinery; 機械 machinery; 设备 equipment; 設備 equipment; 通信 communications; 通讯 communications; 通訊 communications; 电信 telecom; 電信 telecom; 软件 software; 軟件 software; 网络 network; 網絡 network
        进出口 import export; 進出口 import export; 商贸 trading; 商貿 trading; 商事 trading; 研究所 institute; 研究院 academy; 大学 university; 大學 university; 学院 institute; 學院 institute; 中心 center; 协会 association; 協會 association; 基金会 foundation; 基金會 foundation
        中国 china; 中國 china; 北京 beijing; 上海 shanghai; 深圳 shenzhen; 广州 guangzhou; 廣州 guangzhou; 香港 hong kong; 天津 tianjin; 大连 dalian; 大連 dalian; 丹东 dandong; 丹東 dandong; 朝鲜 korea; 朝鮮 korea; 台湾 taiwan; 台灣 taiwan; 日本 japan; 東京 tokyo; 省 province; 市 city; 部 ministry
        """

    private static let hangul = """
        주식회사 ltd; 유한회사 llc; 회사 company; 그룹 group; 전자 electronics; 은행 bank; 무역 trading; 총회사 general corporation; 련합 union; 연합 union; 건설 construction; 산업 industry; 공업 industry; 중공업 heavy industries; 기계 machinery; 기술 technology
        화학 chemical; 석유 petroleum; 제철 steel; 철강 steel; 광업 mining; 개발 development; 해운 shipping; 선박 shipping; 항공 aviation; 운수 transport; 물산 trading; 증권 securities; 보험 insurance; 생명 life; 자동차 motor; 통신 telecom; 에너지 energy; 전력 power; 국제 international; 조선 korea; 한국 korea; 평양 pyongyang; 서울 seoul
        """
}
