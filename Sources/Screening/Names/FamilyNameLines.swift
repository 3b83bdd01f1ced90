// Family names that registries write in several ways: Chinese names in Pinyin, Wade-Giles and Cantonese, Korean ones in the
// Revised and the McCune-Reischauer romanisation and as families write them, and some of other languages.

enum FamilyNameLines {
    static let text = """
        xi hsi shi
        kim gim
        lee yi ri rhee li lii
        park pak bak pok
        choi choe chwe
        jung jeong chung chong jong
        cho jo joh
        kang gang
        yoon yun youn
        jang chang zhang
        lim im rim yim
        ryu yoo yu ryoo you
        seo suh so
        shin sin
        kwon gwon
        roh noh no
        oh o
        huang hwang wong
        chen chan tan ting
        zhang cheung chang
        wang wong ong
        liu lau low
        lin lam lim
        wu ng goh
        zheng cheng tay
        xu hsu tsui
        zhou chou chow
        zhao chao chiu
        zhu chu choo
        guo kuo kwok
        cai tsai choi
        xie hsieh tse
        he ho
        nguyen nguen
        oh o
        paek paik baek baik pak
        ro roh noh no
        an ahn
        u woo wu
        yang ryang
        yom yum ryom yeom
        hyon hyun
        won weon
        sok seok suk
        mun moon
        son sohn
        ku koo goo gu
        han hahn
        kwak gwak
        pyon byun byeon
        nam nahm
        chon jeon chun jun
        pae bae bai
        so suh seo
        sim shim
        jiang chiang kiang
        deng teng
        cao tsao
        zeng tseng tsang
        song sung soong
        tang tong
        ye yeh yip ip
        lu loo lo
        luo lo law
        ma mah
        sun suen soon
        zhong chung
        peng pang
        pan poon pun
        jin chin kam
        qian chien
        qiu chiu yau
        xiao hsiao siu
        xiong hsiung hung
        xue hsueh sit
        yuan yuen
        zhan chan
        zhuang chuang
        feng fung
        fang fong
        hou hau
        hu woo wu
        du tu to
        dong tung
        fan van
        gao kao ko
        geng keng
        gong kung
        gu ku koo
        jia chia
        kong kung hung
        lei loei lui
        mo mok
        ou au
        ren jen yam
        shen shum sum
        shi shih sze
        tan tam
        xia hsia ha
        yan yen ngan
        yao yiu
        yu yue yee
        zou tsou chau
        zuo tso
        bai pai pak
        cui tsui chui
        bao pao
        meng mang
        gaddafi qaddafi kadhafi qadhafi gadhafi kaddafi
        schmidt schmitt schmid smit
        meyer meier maier mayer
        hoffmann hofmann hoffman
        cohen kohen kogan
        levy levi lewi halevi
        dostoevsky dostoyevsky dostoyevskiy dostojewski
        yeltsin jelzin eltsin ieltsine
        johansson johannson johanson
        peterson petersen pedersen petersson pettersson
        larsen larson larsson
        hansen hanson hansson
        olsen olson olsson
        andersen anderson andersson
        nielsen nilsson nelson
        """

    /// Families without other spellings that are told by so little that each must be known: Dupont and Dumont, Sokolov and
    /// Sobolev. How common they are is another matter (`CommonNames`).
    static let alone = """
        abadi abbott abdulov abe abiola abramov abreu acar achebe achmedov adamczyk adebayo adekunle adeleke ademola
        adeola adewale adler afolayan afshar agafonov agarwal agbaje aguiar aguirre ahluwalia akande akgul akimov
        akinola aksenov aksoy aktas alarcon alavi albrecht albuquerque alekseenko alekseev aliyev almeida altun amadi
        amaral amini anand ananiev andrade andreev andrianov anisimov ansari antipov antonov anyanwu aoki appiah arai
        araujo araya arkhipov arnold arora arroyo artemiev asadi asante asare astakhov avci avdeev avila aydin aygun
        azevedo azizi babayev babic bagheri bahrami bailey bajaj bakhtiari balazs balogh balogun bamidele banerji
        baran baranov barbieri barnes barzani bastos bauer baumann bautista beck becker bellini belov belyaev
        benedetti benes benitez bennett berezin berger bergmann bernard bernardi bertrand bessonov bhatia bhatt bianco
        bilic biryukov bishop bitar blanco boateng bobrov bock bodnar bogatyrev bogdanov bohm bondarev bonnet borisov
        borkowski bose bouvier boyer bozic braga brandt bravo brito brooks brunet bruno bulgakov bulut burov busch
        bustos butcher bykov byrne caballero caetano cakir calderon camargo campos caputo cardenas cardoso carmona
        carpenter carpentier carrasco carrillo carrion caruso castaneda cattaneo cavalcanti cermak cespedes cetin
        chambers chapman chauhan chavan chernov chernyshev chevalier chmielewski chukwu clement coelho coleman colin
        collins colombo conceicao connolly conte cordero cortes cortez coskun costantini coutinho cox crawford cunha
        czarnecki dabrowski damico danilov danjuma darwish david davoudi davydov delgado deluca dementiev denis
        denisov desantis dietrich dixit dixon dmitriev dogan dolezal dominguez donati donnelly dorofeev dosari doyle
        drozdov duarte duda dudek duffy dufour duman dumas dumont dunn dupont dupuis dupuy durand durmus dutta dvorak
        dyachenko ebert ebrahimi eckert efimov efremov egorov ekwueme ellis endo engel erdogan eren ermakov ermolov
        ernst escobar eskandari espinoza esposito esteves estrada eze fabbri fabre fadeev fajardo fakhoury fallahi
        farahani faria farias farina farkas farouk farrell faure fazekas fedoseev fedotov feher fekete ferguson
        ferrara ferraro fiala fiedler figueroa filatov filipovic filippov fiore fisher fletcher fomin fonseca fontaine
        fontana foster fournier fox frank franke freitas friedrich frolov fuchs fujii fujimoto fukuda furtado gal
        gallardo gallegos gallo galvez gandhi garg garnier gatti gauthier gautier gavrilov geiger gentile gerard
        gerasimov ghamdi ghanem ghasemi ghorbani gibson gilbert gimenez giordano girard godoy golovin golubev golzar
        gorbachev gorbunov gordeev gorelov gorski goryachev goto goyal grabowski grachev graham grant grassi greco
        gribov griffin grigoriev gromov grover guerin guerra guevara guimaraes gunduz gunes gunther gurov gusev haas
        habibi hajek halasz hamdan hamilton hara harada harbi hariri hartmann harvey hawkins hayashi hegedus heidari
        heinrich heller henderson henry hermann herzog hess hidalgo hijazi hirano holmes honda horak horvat hosseini
        howard huber hubert hudson hunt hunter ibarra idowu igarashi ignatiev igwe ikeda ilyin imai inoue isaev ishida
        ishii ishikawa itani ivanovic ivashchenko iwasaki jaber jablonski jacquet jadhav jafari jager jain jalili
        jankowski jaramillo jasinski jelinek jenkins joshi jovanovic juarez juhasz jumblatt jurkovic kaczmarek kadam
        kaiser kalinin kalinowski kamali kamara kamenev kaminski kanaan kapoor karaca karam karimi kariuki karpov
        kashani katona kaul kazakov kazemi kelemen kelly kennedy keskin kessler khanna khatib khokhlov khosravi khoury
        kikuchi kilic kimani kimura kinoshita kipchoge kiplagat kirillov kiselev klein klimov knezevic knight koc
        kocsis kohler kojima kolar kolesnikov komarov kondo kondratiev konig kono konovalov korkmaz korolev koroma
        korotkov kosarev kostin kotov kovacevic kovalev kowalczyk kozlowski krajewski kramer krasnov kraus krawczyk
        krejci krol krylov kryukov kubiak kubo kucera kucharski kudo kudryavtsev kuhn kulagin kulikov kulkarni kunz
        kurt kuzmin kwiatkowski lacroix lakatos lambert lang lange lapin lara larionov latifi laurent lavrov lawal
        lawson lazarev leal leblanc leclerc lecomte lefebvre legrand leite leiva lemaire lemoine leon leone leonov
        leroux lewandowski lis litvinov lloyd lobanov loginov lombardi longo lorenz lozano ludwig lugo lukacs lukic
        lukin lysenko macdonald macedo machado maciejewski maeda magalhaes mahajan mahmoudi maina majewski makarov
        maksimov maleki malhotra malinowski mallet malyshev mancini mansour marchand marchetti marciniak marek mariani
        maric marin marini markov markovic marques marquez marshall martini martynov maruyama maslov mason masri
        masson masuda mathieu mathur matic matos matsuda matsui matsumoto matsuo matthews matveev maurer mayr mazur
        mazza mbeki mccarthy medvedev mello melnikov menezes menon mensah mercado mercier messina meszaros meunier
        michalak mikati mills milosevic miranda mironov miura miyamoto miyazaki mizuno mochizuki modi mohammadi
        mohanty molchanov molina molnar montanari monteiro montero monti montoya mora moradi moraes morales moreira
        morel morelli moreno moretti morita morozov moser mosquera moulin moura mousavi mugabe mugambi muhlbauer
        murakami murata muravyov murray musyoka mutairi mutua mwangi nagai nagel najafi najjar nakagawa nakajima
        nakano nakayama nanda narayan nascimento nasrallah naumov nayak nazari nazarov ndlovu nechaev negri nemec
        nemecek nemeth nesterov neves newman nicolas nieves nikiforov nikitin nikolaev nikolic nishida nishimura nkosi
        noel noguchi nogueira nolan nomura noriega noskov nouri novikov novotny nowakowski nowicki nyambura nyong
        obasanjo obeid obregon ochoa oconnor odhiambo odinga odintsov ogawa ohno ojha ojo okamoto okoro okoye oladipo
        olah olatunji olivares olivier olszewski omidi omondi ono onyema orban orellana orlando orlov orozco osei
        osipov osorio ostrowski ota otaibi otsuka otto owusu oz ozcan ozdemir ozkan pacheco padilla pahlavi paiva
        palmer palmieri palumbo pandey pankratov panov paramonov paredes parisi parra parsons parvizi pathak patil
        pavlov pavlovic pawlak pawlowski payne pearson pedraza peixoto pellegrini peralta perkins perrin perrot peters
        petrovic petukhov pfeiffer picard pietrzak pimentel pineda pinheiro pinto piotrowski piras pires platonov pohl
        poirier pokorny polat polyakov ponomarev popov popovic portela porter pospisil potapov powell prasad price
        prochazka prokhorov prokofiev putin qahtani qasimi queiroz quinn quintero quiroga racz radic raghavan rahimi
        rahmani ramalho ramos rana rangel ranjbar rashidi rastogi rathore reid reinhardt renard renaud restrepo rey
        reyes reynolds rezaei rezende rhodes ribeiro ricci richard richardson richter rinaldi rincon rios ritter riva
        rivas rivera riviere rizzi robert robertson robin robles rocha roche rodionov rogers rogov rojas roldan romano
        romanov romero rosales rosas rossetti rossi rostami roth rousseau roussel roux rowe royer rubio ruggiero
        russell russo rutkowski ruzicka ryabov ryan rybakov sabbagh sadeghi sadowski safavi sahin saito sakai sakamoto
        sakurai sala salameh salas salazar salcedo saldana salehi sales salinas samoilov sampaio sandor sandoval
        sankara sanna santana santiago santini santoro santos sasaki sato sauer savchenko savelyev savic savin sawicki
        saxena sayegh schafer scherer schiller schneider scholz schramm schreiber schroder schubert schuster schwarz
        sechin sedlak sedov seidel semenov sergeev serra serrano sesay sethi shami shammari sharifi shaw shcherbakov
        shestakov shetty shevchenko shibata shimada shimizu shinohara shirazi shubin shukla sidorov sikora sikorski
        silvestri simic simon simonov simpson simsek sinha siqueira sithole sitnikov smirnov soares sobczak sobolev
        sobyanin sokolov sokolowski solano solovyov soltani sommer sorokin sorrentino soto soyinka spencer srivastava
        stankovic stark starostin stein steiner stepanov stepien stewart stojanovic stone strelkov suarez subaie
        sugawara sugimoto sugiyama sukhov sukkar sullivan surkov sutton suvorov suzuki sviridov svoboda szabo szalai
        szczepanski szewczyk szilagyi tadic taheri takacs takada takagi takahashi takeda takeuchi tambo tamimi tamura
        tanaka tandon taniguchi tapia tarasov tas tavares tehrani teixeira tekin terekhov testa thakur thiel thomas
        tikhonov timofeev titov tiwari tkachenko todorovic toledo tomaszewski tomczak torres toth traore trivedi
        trofimov troshin trujillo tsuchiya tucker tunc turan turner turov tyagi ucar uchida ueda ueno unal urban
        urbanski uribe ustinov uvarov uzoma valdes valencia valente valentini valenzuela vamos varga vargas varma
        vasconcelos vasiliev vasquez vasseur vavilov vega velasco velasquez vera veres vergara verma vesely viana
        vidal vieira villa villegas vincent vincze vinogradov vitale vlasov vogel vogt voigt volkov vorobyov voronin
        voronov voros vukovic vyas wada wagner walczak wallace walsh walter wanjiku warren wasilewski watanabe watson
        webb weber weiss wekesa wells wenzel werner west wheeler wieczorek wilk wilkinson winkler winter wisniewski
        witkowski wlodarczyk wojciechowski wolf wood wozniak wright wrobel wysocki yadav yakovlev yalcin yamada
        yamaguchi yamamoto yamanaka yamashita yamazaki yano yavuz yazdani yefimov yegorov yermakov yildirim yildiz
        yilmaz yokoyama yoshida yoshikawa young yousefi yudin yuksel yushchenko zahrani zaitsev zajac zakharov
        zalewski zamani zambrano zamora zand zapata zavyalov zawadzki zayed zeman zhdanov zhukov ziegler zielinski
        zimin zimmermann zotov zubkov zuev zulu zuma zuniga
        """
}
