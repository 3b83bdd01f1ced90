// Words of companies' and organisations' names that say what they do and not who they are, one concept a line, across the
// languages that registries translate from and to. Words of one line are one word; all of them count little.

enum BusinessWords {
    /// Concepts of trade, of organising and of states. The spellings are as `Romanizer` writes them.
    static let concepts = """
        trading trade trader traders tijara tijarah ticaret torgovlya torgovy torgovaya torgoviy handel handels comercio comercial commerce commercial commerciale commercio handlowa trgovina obchod kereskedelmi
        company companies compania companhia compagnie compagnia kompaniya kompania empresa etaireia sharika sherkat sirket
        group groupe grupo gruppo gruppe gruppa grupa grup csoport majmua
        holding holdings kholding
        bank banco banque banca banka banking bankasi bankas
        industry industries industrial industria industrias industrie industriel industriya industrii promyshlennost promyshlennaya sanayi sanayii senat sanaye promishlenost
        international internacional internationale internazionale mezhdunarodny mezhdunarodnaya uluslararasi dawliya duwaliya mezinarodni miedzynarodowy medunarodni
        national nacional nationale nazionale natsionalny natsionalnaya milli wataniya watani narodowy narodni
        general generale generalny generalnaya genel amma
        state gosudarstvenny gosudarstvennaya gosudarstvennoe estatal statale derzhavny derzhavne panstwowy
        factory factories plant works zavod fabrika fabrik fabrica usine fabryka werk werke karkhana masna fabriek
        construction constructions construcciones constructora construcoes costruzioni stroitelstvo stroitelny stroitelnaya insaat bau bauunternehmen budowlana contracting contractors building builders
        engineering engineers engineer ingenieria ingenierie ingegneria inzhiniring muhendislik ingenieurbau handasa injiniring
        technology technologies tecnologia tecnologias technologie technologien tekhnologiya tekhnologii tehnologii teknoloji tech
        technical technique tecnica technische tekhnichesky tekhnicheskaya teknik fanni
        electronics electronic elektronik elektronika electronica elettronica electronique elektroniks
        electric electrical elektro electrica elettrica elektrik electrique
        energy energia energie energiya energo enerji energetika energetics
        power
        oil neft naft petrol petrole petroleo nafta petroli
        petroleum petrolera petrolifera petroleo petrole
        gas gaz gaza
        chemical chemicals chemie chimie quimica chimica khimiya khimichesky kimya kimia shimi
        petrochemical petrochemicals petroquimica neftekhim neftekhimiya petrokimya petroshimi
        steel stal acier acero acciaio stahl celik aco fulad
        metal metals metall metaux metallurgy metallurgical metallurgiya metallurgichesky metales metallurgie metalurgica
        mining mine mines minera mineria miniere bergbau gornodobyvayushchaya madencilik
        shipping ship ships navigation navegacion navigazione sudokhodstvo sudokhodnaya naytiliaki naftiliaki denizcilik schiffahrt schifffahrt reederei shippers shippingline
        marine maritime maritima maritimes morskoy morskaya morskoi bahri deniz
        lines line lineas lignes linee linii linien hatlari khotut
        airline airlines aerolineas aerolinea aviakompaniya avialinii havayollari airways havayolu luftfahrt
        aviation aviacion aviatsiya aviatsionny aviasyon havacilik tayaran
        transport transportation transportes transporte trasporti transporty nakliyat perevozki transports naql
        logistics logistic logistica logistique logistik logistika lojistik
        cargo freight fracht carga gruz gruzovoy
        investment investments inversiones investissement investissements investimentos investimenti investitsii investitsionnaya yatirim istithmar invest investicije
        finance financial finanzas financiera finanz finanziaria finansy finansovaya finans financiere maliya
        insurance seguros assurance assurances assicurazioni versicherung strakhovanie strakhovaya sigorta tamin bimeh
        capital kapital capitale
        development desarrollo developpement sviluppo razvitie razvitiya entwicklung tatwir kalkinma desenvolvimento
        services service servicios servico servicos servizi uslugi dienste dienstleistungen hizmetleri khadamat
        center centre central centro tsentr zentrum merkez markaz centrum
        institute institut instituto istituto instytut enstitu instituut mahad
        university universidad universite universita universitat universitet universite universiteti uniwersytet danishgah jamia
        academy academia akademiya akademie akademia academie akademi
        research recherche investigacion ricerca forschung issledovatelsky issledovaniy arastirma buhuth
        science sciences scientific nauchny nauchno nauka ciencia ciencias wissenschaft bilim
        production proizvodstvo proizvodstvennaya produccion produktion uretim manufacturing manufacture manufacturers
        design bureau konstruktorskoe byuro buro
        export exports eksport exportadora exporters ihracat exportacion
        import imports importadora importers ithalat importacion
        food foods alimentos alimentaire alimentari produkty gida lebensmittel
        agriculture agricultural agricola agro agropecuaria selskokhozyaystvennaya tarim ziraa landwirtschaft agrar
        pharmacy pharma pharmaceutical pharmaceuticals farma farmaceutica farmatsevtika ilac pharmaceutique
        medical medica medizin meditsinsky tibbi
        hospital krankenhaus bolnitsa hastane mustashfa
        hotel hotels hoteles otel otelleri gostinitsa funduq
        tourism travel turismo tourisme turizm reisen siyaha
        real inmobiliaria immobilier immobiliare immobilien nedvizhimost emlak aqarat realty
        textile textiles textil tekstil tekstilny nasij
        foundation fundacion fondation fondazione stiftung fond vakif vakfi bonyad fundacja muassasa fundacao
        association asociacion associazione verein assotsiatsiya dernegi jamiyat jamiat stowarzyszenie associacao
        union soyuz unione sendika ittihad zwiazek vereinigung
        committee comite komitet comitato komitesi lajna
        council conseil consejo sovet rat majlis konsey shura
        ministry ministerio ministere ministero ministerium ministerstvo bakanligi vizarat wizara ministarstvo
        department departamento departement otdel upravlenie abteilung
        directorate direktorat direccion direction mudiriya
        organization organisation organizacion organizzazione organizatsiya munazzama orgutu sazman organizacja
        society societat sociedad societe societa gesellschaft obshchestvo
        defense defence defensa difesa oborona oborony verteidigung savunma difa
        security securite seguridad sicurezza bezopasnost sicherheit guvenlik amn
        military militar militaire militare voenny voennaya militar askeri
        army armia armee armada ejercito esercito armiya ordu jaysh jaish
        police policia polizia politsiya polizei polis shurta
        brigade brigada brigata brigaden tugay liwa
        battalion bataillon batallon battaglione batalon tabur kataib katiba
        laboratory laboratories laboratorio laboratoire labor laboratoriya lab labs laboratorium
        house dom maison handelshaus
        market mercado marche mercato rynok markt
        store stores shop magasin tienda magazin
        agency agencia agence agenzia agentstvo agentur
        office officina oficina ofis
        corporation korporatsiya korporasi corporacion corporazione korporation
        enterprise enterprises entreprise predpriyatie unternehmen isletmeleri przedsiebiorstwo
        federation federacion federazione federatsiya verband federasyon
        republic republica republique repubblica respublika republik jumhuriya cumhuriyeti
        people popular narodny narodnoe populaire shaabi halk narodowa
        communications communication telecommunications telecommunication telecom telekom telekomunikasyon svyaz telekommunikatsii ittisalat comunicaciones telecomunicaciones
        network networks red reseau rete setka netz
        media medios mediya
        computer computers kompyuter bilgisayar computadoras
        software
        system systems sistema sistemas sistemi sisteme systeme sistemy systemes
        equipment equipos equipement ausrustung oborudovanie ekipman
        machine machinery machines maquinaria maschinen maschinenbau mashinostroenie mashinostroitelny makina makine
        motor motors motoren motory motores
        auto automobile automotive automoviles avtomobilny otomotiv automobil
        north northern norte nord nordlich severny severnaya severo shamal
        south southern sur sud sudlich yuzhny yuzhnaya janub guney
        east eastern este est ost oriental vostochny vostochnaya vostok sharq dogu
        west western oeste ouest occidental zapadny zapadnaya zapad gharb bati
        consulting consultants consultancy consultores berater beratung konsalting danismanlik conseils
        management gestion upravleniya verwaltung
        partner partners partnery associates asociados associes
        brothers bros hermanos freres fratelli bratya gebruder kardesler bruder irmaos
        son sons hijos fils figli synovya sohne ogullari filhos
        union union
        refinery raffinerie refineria raffineria npz pererabotka
        water
        rail railway railways ferrocarriles chemins eisenbahn zheleznye
        port ports puerto porto hafen liman mina
        weapons arms armas waffen oruzhie
        shipbuilding shipyard astillero chantier werft sudostroitelny tersane sudoremont
        """

    /// Countries as their own and others' companies write them.
    static let countries = """
        russia russian russland rossiya rossiysky rossiyskaya rossii rusia russie rusya rusija rossijskij rus
        china chinese kitay kina chine zhongguo cina kitaysky
        germany german deutschland deutsche germaniya allemagne alemania almanya
        france french francaise francais frankreich frantsiya francia
        italy italian italia italiana italie italien italiya
        spain spanish espana espanola spanien ispaniya
        turkey turkish turkiye turk turquie turkei turtsiya
        iran iranian iranische iranienne iraniya
        iraq iraqi irak irakische
        syria syrian suriya syrie suria siria
        egypt egyptian misr egypte egipto
        lebanon lebanese liban libano lubnan libanaise
        korea korean koryo choson chosun hanguk coree corea koreya
        japan japanese nippon nihon japon yaponiya
        india indian bharat hindustan
        ukraine ukrainian ukraina ukrainska ukrainsky
        belarus belarusian belorusskaya byelorussian belarussian belorussian
        kazakhstan kazakh kazakhstanskaya qazaqstan
        poland polish polska polskie polen
        hungary hungarian magyar ungarn
        romania romanian romana rumania rumanien
        bulgaria bulgarian balgarska bulgarien
        greece greek hellenic ellas ellinikos griechenland
        switzerland swiss schweiz suisse svizzera
        austria austrian osterreich osterreichische autriche
        netherlands dutch nederland nederlandse holland
        belgium belgian belgique belgie
        sweden swedish sverige svenska
        norway norwegian norge norsk norske
        denmark danish danmark dansk danske
        finland finnish suomi suomen
        america american americas americana americano amerika
        mexico mexican mexicana mexicano
        brazil brazilian brasil brasileira brasileiro
        venezuela venezuelan venezolana venezolano
        colombia colombian colombiana colombiano
        cuba cuban cubana cubano
        europe european europa europea europeenne evropa
        asia asian asya azii
        africa african afrika afrique
        arab arabian arabe arabia arabi
        saudi saudia
        emirates emirati emarat imarat
        israel israeli
        vietnam vietnamese viet
        """

    /// Endings of words written as one, each another word: `Technopromexport` and `Technopromimport` are two firms.
    static let compoundEndings = """
        export eksport
        import
        bank
        wagen
        werk
        stroy stroi
        trans
        neft
        gaz gas
        invest
        torg
        flot
        mash
        prom
        energo
        khim
        tech tekh
        banka
        """
}
