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
        junior senior jnr snr ret retd gospozha gospodja gospa pani mevrouw meneer dhr mw drs mevr docteur maitre dott dottor dottoressa
        avv ing arq lic licenciado ingeniero doctora profesor profesora coronel capitan comandante teniente sargento almirante
        generale colonnello capitano tenente maresciallo generaloberst oberst hauptmann leutnant feldwebel freiherr freifrau graf
        polkovnik podpolkovnik mayor kapitan leytenant praporshchik serzhant marshal akademik doktor general-mayor
        vice deputy chief shaikhul sheikha shaikha shaykha hujjat hojjat hujjatoleslam allameh agha khanum begum sahib saheb
        mister miss madam mesdames messrs excellence honourable honorary his her sister brother rabbi rav mufti kadi qadi pir
        commissioner superintendent inspector constable ambassadeur senateur depute ministre president presidente secretary
        kfm dipl wirt jur med phil rer nat habil junior mba cpa llm msc bsc ba ma dds dvm pharmd rn obe cbe mbe kbe qc kc sc
        sri shri smt kumari thiru selvi pandit swami khun nai nang mom chao datuk dato tan tun haji hajah ustadz kiai habib raden
        thakin bo daw ko maung sayadaw
        junior ii iii iv phd md esq
        """)
    /// Titles that are also names of people: dropped only when at least two other parts remain.
    static let titlesThatAreNames = CommonNames.words(
        """
        sayyid sayed syed sayyed seyed sultan amir emir sardar imam king prince pan don begum kumari khanum nang khun mom tan tun bo ko maung daw sc ma ba nat med habib pir agha chief vice miss tan graf
        marshal kapitan mayor his her sister brother thakin rav hafiz hafez major lord akhund pr md judge junior dona pani father commander
        """)

    /// Short words that tie a name together.
    static let particles = CommonNames.words(
        """
        bin ibn ben bint bou ould wuld al el ul ur ad ar as ash az an at ed es us van von der den de del della di da dos das do du la le
        las los lo y e i zu zum zur ter ten te af av og the of and und et for in a os das binti bte binte und oglu ogly uulu kyzy
        qizi na san santa st saint mac mc o d l t abu abou abi umm um bu
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
        gmbhcokg mbhcokg gbr eg egmbh kgmbh se scop sca scs scsp sarls sicav geie gie sei sci scm selarl asbl vzw bvba ivzw commv vba
        stg fmba amba pmf as asbh eeig ooe epe ike oe ae mepe monoprosopi oee
        lda ltds lds sgps unipessoal cooperativa coop scoop scl sas spa saca srlcv sc scp sab sofom sapib srlu
        koop kollektif komandit komanditni akciova akciov komanditnispolecnost vos spolsro akc kom
        ooo oao zao pao nao odo chup up rup gup mup fku fgbu ano nko npo npp nii okb skb kb tdo
        tzov prat pryvatne pidpryyemstvo dp kp fop
        sia as ik uab ab mb vsi iva tau mtu
        doo dooel ad adsk kda eood ood ead et sd
        shpk sha mchj ajk xk tovt jamiyati mas too tdo ao osoo
        kscc kscp saoc saog spc sppc wll llc fzllc dwc difc
        pvtltd ptyltd proprietary pteltd sdnbhd limitada limitee limite limited ltdsti sanayi
        nv npc ntd tnhh jsc ctcp cp
        kabushikikaisha kaisha kabushiki gaisha saog saoc wll bsc psc qsc ksc ksck sal sarlu suarl eurl gie plt
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
        "de cv", "sp z o o", "gmbh co kg", "gmbh and co kg", "mbh and co kg", "ag and co kg", "und co kg", "and co kg",
        "with limited liability", "kommanditgesellschaft", "offene handelsgesellschaft", "eingetragene genossenschaft",
        "eingetragener verein", "societas europaea", "societe en commandite", "societe cooperative",
        "societe a responsabilite limitee unipersonnelle", "entreprise unipersonnelle a responsabilite limitee",
        "association sans but lucratif", "commanditaire vennootschap", "vennootschap onder firma",
        "proprietary limited", "pty limited", "company limited", "public company limited",
        "free zone limited liability company",
        "family limited partnership", "general partnership", "incorporated company", "joint stock bank",
        "public joint stock", "open joint stock", "closed joint stock", "non public joint stock company",
        "nepublichnoe aktsionernoe obshchestvo", "obshchestvo s ogranichennoy otvetstvennostyu",
        "federalnoe gosudarstvennoe unitarnoe predpriyatie", "gosudarstvennoe unitarnoe predpriyatie",
        "tovarystvo z obmezhenoiu vidpovidalnistiu", "publichne aktsionerne tovarystvo",
        "privatne aktsionerne tovarystvo",
        "tovarishchestvo s ogranichennoi otvetstvennostyu", "druzhestvo s ogranichena otgovornost",
        "druzba z omejeno odgovornostjo", "drustvo sa ogranicenom odgovornoscu",
        "drushtvo sa ogranichenom odgovornoshcu",
        "dionicko drustvo", "akcionarsko drustvo", "aktsionarsko druzhestvo", "delniska druzba", "akciova spolecnost",
        "akciova spolocnost", "spolocnost s rucenim obmedzenym", "verejna obchodni spolecnost", "komanditni spolecnost",
        "societate pe actiuni", "societatea pe actiuni", "zartkoruen mukodo reszvenytarsasag",
        "nyilvanosan mukodo reszvenytarsasag", "beteti tarsasag", "uzdaroji akcine bendrove", "akcine bendrove",
        "sabiedriba ar ierobezotu atbildibu", "akciju sabiedriba", "osauhing", "aktsiaselts",
        "publikt aktiebolag", "kommanditbolag", "handelsbolag", "anpartsselskab", "allmennaksjeselskap",
        "julkinen osakeyhtio", "kommandiittiyhtio", "einkahlutafelag", "hlutafelag",
        "anonymi etairia", "anonymos etaireia", "etaireia periorismenis efthynis", "limited sti", "anonim ortakligi",
        "kollektif sirketi", "sanayi ve ticaret", "sirketi", "compania anonima", "sociedad limitada",
        "sociedad colectiva",
        "sociedad de responsabilidad limitada de capital variable", "sociedad anonima cerrada",
        "sociedad anonima abierta",
        "sociedad en comandita", "empresa individual de responsabilidad limitada", "sociedade limitada",
        "sociedade por quotas", "empresa individual de responsabilidade limitada", "societa in nome collettivo",
        "societa in accomandita semplice", "societa cooperativa", "societa a responsabilita limitata semplificata",
        "godo kaisha", "goshi kaisha", "gomei kaisha", "chusik hoesa", "jusik hoesa", "yuhan hoesa", "sa rl", "s a r l",
        "sharikat", "private joint stock company", "private joint stock", "sherkat sahami khass", "sahami khass",
        "sahami am", "kampani limited", "perusahaan perseroan", "cong ty co phan", "cong ty tnhh", "borisat chamkat",
        "youxian gongsi", "gufen youxian gongsi", "youxian zeren gongsi", "gongsi", "bonyade",
        "spol s r o", "spol s ro", "s r o", "d o o", "co ltd", "ev", "de responsabilidad limitada",
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

    /// Numerals of one letter, which are numbers only where they end a name.
    static let romanLetters: [[UInt8]: Int] = [[0x69]: 1, [0x76]: 5, [0x78]: 10]

    static let romanNumerals: [[UInt8]: Int] = {
        let numerals = "ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx"
        let values = [2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
        return Dictionary(uniqueKeysWithValues: zip(numerals.split(separator: " ").map { Array($0.utf8) }, values))
    }()
}
