// Words in names that are not names: titles, particles, legal forms, generic business words, numbers. How much each
// part of a name says depends on which of these it is.

enum NameWords {
    /// Before or after a person's name; they say nothing of who it is.
    static let titles = CommonNames.words(
        """
        mr mrs ms miss mister sir dame lord lady dr doctor prof professor eng engineer ing dipl herr frau monsieur madame mme mlle senor
        senora sr sra srta don dona signor signora gospodin pan pani haji hajji hajj hadji hadj alhaj alhaji sheikh shaikh shaykh
        sheik shekh cheikh mullah mulla molla mawlawi maulavi maulvi mawlana maulana moulvi qari hafiz hafez hojatoleslam ayatollah imam
        sayyid sayed syed sayyed seyed general gen colonel col major maj captain capt lieutenant lt sergeant sgt brigadier brig admiral
        adm commander cmdr marshal president prasident minister ambassador senator judge justice hon honorable excellency prince
        princess king queen sultan emir amir sardar ustad ustaz akhund akhond comrade pr fr rev reverend father pastor bishop jr
        junior sr ii iii iv phd md esq
        """)
    /// Titles that are also names of people: dropped only when at least two other parts remain.
    static let titlesThatAreNames = CommonNames.words(
        "sayyid sayed syed sayyed seyed sultan amir emir sardar imam king prince pan don hafiz hafez major lord akhund pr md judge junior dona pani father commander"
    )

    /// Short words that tie a name together.
    static let particles = CommonNames.words(
        """
        bin ibn ben bint bou ould wuld al el ul ur ad ar as ash az an at ed es us van von der den de del della di da dos das do du la le
        las los lo y e i zu zum zur ter ten te af av og the of and und et for in a os das binti bte binte und oglu ogly uulu kyzy
        qizi na san santa st saint mac mc o d l abu abou abi umm um bu
        """)
    /// Particles that name whose child someone is: what follows them is the father's name.
    static let filiations = CommonNames.words("bin ibn ben bint binti bte ould wuld")
    /// `Abu Bakr`, `Umm Kulthum`: the word belongs to the name after it and weighs little.
    static let kunya = CommonNames.words("abu abou abi abo umm um oum bu")
    /// `Servant of`: joined with the divine name after it.
    static let servant = CommonNames.words("abd abdul abdel abdal abdol abdoul abdil abdur abdus abdar abdes")
    /// `The faith`: joined with the word before it.
    static let faith = CommonNames.words(
        "din deen dine eddin eddine uddin addin aldin eldin aldeen eldeen oddin udin ddin")
    static let articles = CommonNames.words("al el ul ur ad ed ar er as es ash ush az ez an en at et ud us od id e i l")

    /// Legal forms of one word, mapped to nothing: they are never compared.
    static let legalForms = CommonNames.words(
        """
        llc ltd limited inc incorporated corp corporation co company plc llp lp lllp gmbh ag kg kgaa ohg ev ug mbh akg se sa sas sarl sasu
        snc spa srl srls sro as asa ab oy oyj nv bv cv bvba sprl vof sl sll slu ca cia ltda eireli epp me sac saa saic sab scrl sapi cv rl
        spzoo sp zoo sk ao oao pao zao ooo ood eood ad ead doo dd jsc ojsc pjsc cjsc pjs oojsc llcs too tov vat zat pat pp chp ip fgup fsue gup fze
        fzco fzc dmcc pjsc kk yk gk pt tbk cv sdn bhd berhad pte pty pvt private jv est kft zrt nyrt bt rt ehf hf aps ks ivs ou uab
        sia aps kb hb spolka aktiengesellschaft aktiebolag aktieselskab aksjeselskap osakeyhtio anonim sirketi sti san tic
        kaisha kabushiki gaisha saog saoc wll bsc psc qsc ksc ksck sal sarlu suarl eurl gie plt
        obshchestvo aktsionernoe
        """)
    /// Legal forms of several words, as `NameParser` romanises them; the longest first.
    static let legalPhrases: [[[UInt8]]] = [
        "limited liability company", "limited liability partnership", "public joint stock company",
        "open joint stock company", "closed joint stock company", "joint stock company", "public limited company",
        "private limited company", "private limited", "private company", "limited partnership", "limited company",
        "limited by shares",
        "obshchestvo s ogranichennoi otvetstvennostyu", "otkrytoe aktsionernoe obshchestvo",
        "zakrytoe aktsionernoe obshchestvo", "publichnoe aktsionernoe obshchestvo", "aktsionernoe obshchestvo",
        "tovarystvo z obmezhenoyu vidpovidalnistyu", "gesellschaft mit beschrankter haftung", "gesellschaft mbh",
        "societatea cu raspundere limitata", "societate cu raspundere limitata", "sociedad anonima de capital variable",
        "sociedad de responsabilidad limitada", "sociedad por acciones simplificada", "sociedad anonima",
        "sociedade anonima",
        "societe a responsabilite limitee", "societe par actions simplifiee", "societe anonyme", "societa per azioni",
        "societa a responsabilita limitata", "besloten vennootschap", "naamloze vennootschap", "perseroan terbatas",
        "anonim sirketi", "limited sirketi", "spolka z ograniczona odpowiedzialnoscia", "spolka akcyjna",
        "spolecnost s rucenim omezenym", "korlatolt felelossegu tarsasag", "drustvo s ogranicenom odgovornoscu",
        "federal state unitary enterprise", "state unitary enterprise", "free zone establishment", "free zone company",
        "sendirian berhad", "kabushiki kaisha", "yugen kaisha", "osakeyhtio", "s de rl de cv", "sa de cv",
        "s r l de cv",
        "de cv", "sp z o o", "s r o", "d o o", "co ltd", "ev", "de responsabilidad limitada",
    ].map { $0.split(separator: " ").map { Array($0.utf8) } }
        .sorted { $0.count > $1.count }
    /// The only forms dropped from the end of a person's name.
    static let formsAfterPersons = CommonNames.words("llc ltd inc corp gmbh plc ooo oao zao sarl srl fze llp sa")

    /// Words of many companies' names: they count little and never carry a match.
    static let generic = CommonNames.words(
        """
        group groupe grupo gruppe holding holdings trading trade trader traders commerce commercial comercial international internacional
        internationale intl global world worldwide general national enterprise enterprises empresa services service servicios solutions
        systems system technologies technology technical tech industries industry industrial industria engineering construction
        constructions contracting development investment investments investments capital partners partner finance financial bank banco banque
        bancorp insurance management consulting consultants consultancy associates agency bureau office foundation fund trust
        organization organisation institute institution institut academy university college center centre central research science
        sciences scientific center laboratory marine maritime shipping ship ships lines line transport transportation logistics cargo
        freight airlines airline airways air aviation aerospace oil gas petroleum petrochemical energy power electric electronics electronic
        steel metal metals mining minerals chemical chemicals pharma pharmaceutical medical equipment machinery manufacturing factory
        production products product materials supply supplies export exports import imports exporters importers exchange money
        real estate property properties realty travel tourism hotel restaurant food foods agricultural agro farm farms textile textiles
        garment motors motor auto automotive cars digital media communications communication telecom telecommunications network networks
        software computer computers data security defense defence ministry department government state federal republic islamic united new
        brothers bros sons son family company companies corporation corp business businesses market marketing store stores shop distribution
        distributor distributors design studio studios house home group union association society committee council party movement front army
        brigade battalion force forces charity charitable relief welfare school company works plant mill mills club sport sports
        east west north south eastern western northern southern upper gulf river sea ocean star golden blue green red white black
        zavod kompaniya gruppa bank compania sociedad inversiones inmobiliaria constructora comercializadora distribuidora transportes
        agropecuaria agricola ganadera hotelera servicio grupo corporacion asociacion fundacion cooperativa consultores asesores
        """)

    /// Vessel prefixes.
    static let vesselPrefixes = CommonNames.words("mv mt ms ss mts mvs mt mtv motor vessel tanker lng lpg fv")

    /// Numbers written as words.
    static let numberWords: [[UInt8]: Int] = {
        let units =
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        var result: [[UInt8]: Int] = [:]
        for (value, word) in units.split(separator: " ").enumerated() { result[Array(word.utf8)] = value }
        let tens = "twenty thirty forty fifty sixty seventy eighty ninety"
        for (at, word) in tens.split(separator: " ").enumerated() { result[Array(word.utf8)] = (at + 2) * 10 }
        result[Array("fourty".utf8)] = 40
        return result
    }()
    static let romanNumerals: [[UInt8]: Int] = {
        let numerals = "ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx"
        let values = [2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
        return Dictionary(uniqueKeysWithValues: zip(numerals.split(separator: " ").map { Array($0.utf8) }, values))
    }()

    /// Names of well-known Arabic-script forms, keyed by their consonants as `Romanizer` writes them.
    static let arabicNames: [[UInt8]: [UInt8]] = {
        let pairs = """
            mhmd muhammad ahmd ahmad mhmwd mahmud aly ali hsn hasan hsyn husayn abrahym ibrahim ibrahym ibrahim ywsf yusuf msa musa mwsa musa ysa isa aysa isa amr umar
            athman uthman athmn uthman khald khalid slyman sulayman slman salman slm salim salm salim abdallh abdallah abdllh abdallah krym karim
            hmd hamad hamd hamid hmyd hamid rashd rashid rshyd rashid saayd said sayd said sayyd sayyid syd sayyid nasr nasir nsr nasr mstfa mustafa
            mrtda murtada mrtdy murtada qasm qasim kazm kazim jafr jafar jaafr jafar jmal jamal jmyl jamil jlal jalal tarq tariq fatmh fatima
            fatmt fatima fatma fatima maryam maryam mrym maryam zynb zaynab asmaayl ismail ismaayl ismail asmayl ismail ashaq ishaq yaqwb yaqub dawd dawud dawwd dawud
            harwn harun ywns yunus yhya yahya hshm hashim hashm hashim bshar bashar bashyr bashir bshyr bashir mnswr mansur fysl faysal slah salah
            salh salih adl adil adnan adnan ali ali nwr nur nwry nuri blal bilal zyd zayd zkrya zakariya rda rida rza reza mhdy mahdi hamd hamid
            mhsn muhsin msawd masud mswd masud hadi hadi hady hadi sadq sadiq taha taha wlyd walid ywsyf yusif zyn zayn fwad fuad mjyd majid majd majid
            ghsan ghassan amyn amin amyr amir amin amin anwr anwar asad asad asd asad ayman ayman aymn ayman badr badr bdr badr hbyb habib hmzh hamza hmza hamza
            khlyl khalil swd saud saawd saud saad sad sltan sultan sharyf sharif shryf sharif zhra zahra abas abbas abbas abbas akbr akbar akbar akbar
            asghr asghar hsyny husayni rhman rahman rhym rahim aazyz aziz azyz aziz abd abd qadr qadir jbr jabr jabr jabir farwq faruq frwq faruq
            """
        let words = pairs.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
        var result: [[UInt8]: [UInt8]] = [:]
        for at in stride(from: 0, to: words.count - 1, by: 2) where result[words[at]] == nil {
            result[words[at]] = words[at + 1]
        }
        return result
    }()
}
