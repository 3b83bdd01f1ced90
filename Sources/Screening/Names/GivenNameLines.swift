// Given names that are one name across languages, one line a name. What stands before the bar are spellings and sister forms,
// after it short forms and nicknames. Spellings that `SoundForm` already makes equal need not be here. A name without sisters
// is here so that another name, however near its spelling, is known to be another.

enum GivenNameLines {
    static let text = """
        aleksandr alexander aleksander alexandre alessandro alejandro aleksandar oleksandr aliaksandr alexandru alexandros iskander iskandar sandor alasdair aleksanteri alastair aleksandros skander alisander|alex sasha sascha sandro oleks alec alik sander xander sanya shura lex ale sashko jandro sandy alekos sanyi aca sandu alecu
        aleksandra alexandra alessandra alejandra oleksandra aleksandrina alessandrina|alexa sandra sasha lexi sandrine shura ola
        aleksei alexey alexei aleksey oleksii oleksiy aliaksei alexis alejo alexios alexej aleksi oleksij|alyosha lyosha lesha
        andrei andrey andrew andreas andres andre andrea andrij andriy andrii andrzej ondrej andras anders endre andrej andreu andrejs andriejus indrek|andy drew andi andryusha jedrek antti
        anna anne ana hannah hanna ann anne annie anni anneke aneta aine anya|anya annette anita nancy nan nannie anka ania anushka anicka
        anastasia anastasiya anastasija anastassia|nastya
        anton antonio anthony antoine antoni antony antonius antonin antoan antonios antal anto antons|tony toni tonio nino antek tono toninho tonho tonino toon tonda
        artem artyom artiom
        boris borys barys
        catherine katherine kathryn ekaterina yekaterina katarina katerina katarzyna kateryna catalina caterina katrin kathleen catharina cathrine catarina katharina ecaterina katalin kaitlin caitlin karin katheryn|kate katie katya kathy cathy kitty kasia kata kati katja katka trina cata kajsa
        charles carlos carlo karl carl karel karol karoly charlie kaarle|chuck charley kalle
        christopher christoph christophe cristobal krzysztof kristoffer christoforos cristoforo kristofer cristovao|chris kris topher kit krzysiek
        christian cristian christiaan kristian krystian|chris risto
        christine christina kristina cristina khrystyna krystyna christiane krystina kirsten kerstin|chris tina kiki cris
        daniel daniil danilo danylo daniele danilo daniyal danial danyal daniyel danijel|dan danny dani danko
        david dawid davide davit dawud daoud daud dawood davud taavi daveed davith|dave davy dudi dato dudu
        dmitri dmitry dmitriy dimitri dimitrios dzmitry dmytro dimitar demetrius demetrio dimitriy dmitrii dmitrij dymitr dmitrijs|dima mitya dimka mitsos
        edward eduardo eduard edouard edoardo edvard edvards eduards duarte|ed eddie ted ned edek lalo edu dudu
        elena helena helen olena yelena jelena alena helene ilona ileana elene eleni hellen|lena lenka nell lenochka leni nelly lenio ilus
        elizabeth elisabeth elisabetta yelizaveta elizaveta isabel isabella ysabel elzbieta erzsebet elsbeth elisaveta alzbeta isabelle elisabet isabela isobel|liz beth betty lisa liza lizzie eliza betsy ela elsa elise lili libby bess bettina chabela babette sissi lisl els bozsi zsoka betka
        emmanuel emanuel manuel imanuel immanuel emanuele emanuil emmanouil|manny manu manolo manolis lele
        eric erik erich eirik|eero
        yevgeniy evgeny evgeniy yevgeny evgeni yevhen eugene eugenio eugen evgenii yauhen ievgen evgenios jewgeni evgenij jevgeni jevgenij yauheni evgueni|zhenya gene
        fedor fyodor theodore teodor theodor teodoro fiodor fedir|ted teddy fedya
        francis francisco francesco francois frank franz franciszek ferenc frans francesc franciscus frantisek franjo fransisco frantz|paco pancho fran frankie paquito kiko curro cisco franek chico ciccio franco fanfan feri franta cesc
        frederick friedrich frederic federico fredrik frederik fryderyk fridrich federigo|fred freddy fritz fritzi fede freddie rick
        gabriel gabriele jibril jabril cebrail gavriil dzhabrail djibril gabrijel gavril|gabe gabi lele
        george georgy georgiy georgi georges georg giorgio jorge yuri yuriy yury iurii jurij yurii heorhii jerzy gyorgy giorgi goran jordi juraj georgios jorgen joris giorgos yorgos gheorghe georgii georgij jiri zhorzh|georgie jurek gosha zhora schorsch jorg jirka gica gigi
        gregory grigory grigoriy gregor gregorio grzegorz hryhoriy hryhorii grigori gregoire|greg grisha grzesiek goyo
        helmut hellmut
        henry henri heinrich enrique enrico henrik hendrik henryk enrique heinz enric heinrik hinrich|harry hank hal heini quique kike henk heikki
        ian john ivan jan johann johannes jean juan giovanni joao ioannis yahya yuhanna hans johan jovan janos hovhannes yann ivano iwan sean evan ioan jon ioann iohann jaan jens hannes yohannes shaun shane juhani janek giannis|johnny jack vanya hans johnnie juanito gianni joaozinho nino joop honza joca juha jussi
        ignacio ignatius ignacy inigo ignaz ignat ignatiy|nacho iggy naz
        igor ihor|igoryok
        ilya ilia elias elijah eliyahu ilyas ilja illia elie ilias elyas eliyas iliya ilyaas|eli
        isaac isaak ishaq ishak itzhak yitzhak isak izaak|ike
        ismail ishmael ismael esmail ismayil esmaeil ismaeel|ismo
        jacob jakub yakov jacques jakob yaqub yakub james jaime diego santiago giacomo iago jaakko jacobo yaakov jakov iakov jaques jaume seamus yakup yaqoob yaaqub jacopo|jake jim jimmy jamie kuba jaap coby yasha yankel
        joseph jose josef giuseppe yusuf youssef yousef josip jozef yosef yousuf iosif osip yusif yusup josep yussef usuf yousaf yosip jusuf joosep youcef yousif|joe joey pepe beppe pepito jo jupp chepe ze pino sepp pepi pepa pep
        joshua yeshua josue giosue yehoshua|josh
        julian julien juliano giuliano yulian julius julio giulio jules
        julia giulia yulia iuliia juliana yuliya julie
        konstantin constantine constantin costantino kostyantyn konstantinos konstantine konstantins constantinos kostiantyn|kostya costas gus dinos costel costica
        lawrence laurence lorenzo laurent lars laurentiu lavrentiy|larry renzo enzo lasse
        leo leon leonid lev leonardo leonard leonidas leos leonida leonhard leone|lenny lyova nardo len
        luke lucas lukas luca lukasz luka lucian
        louis luis luigi ludwig ludovic lewis luiz lajos ludovico lluis ludvig ludvik aloysius alois|lou lui gigi luigino lucho luisito lula gino lutz loisl luda
        magdalena magdalene magda madeleine|leni
        marcus marco marcos mark marc marek markus marko marcin marcello marcelo marcu markos|celo
        margaret margarita marguerite margherita malgorzata margareta margarete margit margreet margaretha margo margot|maggie peggy meg rita greta maggy marge margie gosia daisy marga malgosia gretel grete
        maria mary marie mariya mariam maryam miriam marija mariia maryia mariana marian mariah meryem maryem mirjam miryam|masha molly manya maruja marisol mitzi mimi marusya mieke riet marenka
        martha marta marthe
        martin marten martino martyn morten
        matthew mateo matthias mathieu matteo mateusz matvei matej mattias matias matija matvey matfei mattheus matthijs mathias mattia matvii|matt mat matty hias
        maxim maksim maxime maksym massimo maximilian maximo maximos maximilien maximiliano|max maks maxi
        michael mikhail michel miguel michele mikael mihail michal mikhael mihai mykhailo mykhaylo mihaly mikayel mikail mikhayil misael michail mihajlo mikko mitchell|mike mick misha micky miki mikey mickey mischa misa misiek myshko lino michou miska misu
        michelle michele michaela micaela mikaela
        muhammad mohammed mohamed mohammad muhammed mohamad muhamed mehmet mohamud mehmed magomed mukhammad mahomed muhamad muhammet mohamet mahamat mamadou mohd muhamet mukhamed mohammod muhammadu|md mohd muh mo moh memo moe hamada
        ahmad ahmed ahmet akhmed akhmad achmad ahmat amadou akhmet
        mahmoud mahmud mahmood mahmut makhmud machmud|hamada
        mustafa mostafa moustafa mustapha mustafo mostapha moustapha mostefa|musti mus
        hamid hameed hamed abdulhamid
        hussein husayn hussain hossein husain hussayn huseyin hosein husein housseine hussien khusein housein husejn hosayn houssein
        hassan hasan hassen khasan hasen|haso
        ali aly alee
        ibrahim abraham ibrahima ebrahim avraham abram braham abrahim ibrokhim ibragim ebrahem ibraheem ebraham brahim|abe ibro ibo avi
        khalid khaled halid chalid khalad
        khalil halil khaleel
        abdallah abdullah abdulla abdalla abdollah abdellah abdulloh|apo
        osama usama oussama ousama usamah
        omar umar omer umer oumar
        osman usman othman uthman ousmane usmon ottman
        saeed said  saiyed saeid
        sayyid sayed sayyed syed seyed said seyyed sayid saiyid sid
        salih saleh salah salih salihu saalih
        sulayman suleiman sulaiman soleiman solomon suleyman souleymane soliman salomon shlomo sulaymon|sulo
        yunus younis yunis younes jonah yonus younus jonas
        musa moussa mousa moses moshe moise mosa musa moises
        harun haroun haroon aaron aron aharon|ari
        noor nur nour
        tariq tarek tarik tareq
        qasim qassem kasim kassem ghassem qasem kacem qassim gasim kasem gassem
        mehdi mahdi mehdy mahdy
        murtaza morteza mortaza murtada mortada
        reza rida rezza ridha reda
        yahya yehia yahia yehya yahiya
        zayn zain zein zayn
        jafar jaafar jaffar djafar dzhafar gafar cafer jaffer
        jamal gamal djamal jamaal cemal dzhamal
        jamil gamil djamil cemil
        jalal galal djalal celal jallal
        nasir nasser naser nasr nassir
        rahman rehman rahmon rakhman
        farooq faruk farouk faruq farouq
        fatima fatma fatema fatimah fatemeh fatoumata|fafa fatos
        aisha ayesha aysha aicha aishah ayse
        zainab zaynab zeinab zeynep zineb zenab
        khadija khadijah hatice khadidja kadija
        nicholas nicolas nikolai nikolay nikolaus nicola nicolae mykola nikola nikolaos mikalai miklos nikolaj nils niels klaus claus niklas nicolo niccolo nikolas nikolaas mikolaj klaas|nick nicky kolya nico nik nicki nikos nidza nicu niilo nisse
        natalia nataliya natalya natalie nathalie nataliia natalija|natasha nath
        oleg oleh oleh aleh|olezhka
        olga olha volha helga
        patrick patricio patrice padraig patrik patrizio padraic padrig|pat paddy
        paul pablo paolo pavel pavlo pawel pal paulo pavle pol paulus pauls pavlos boulos bulos paavo|pauly pasha
        peter pedro pierre pietro petr piotr petro pyotr petar petros pieter peder pjotr butros boutros botros petrus piero pere pjeter pietari petri petras piers perrin|pete petya piet pera
        philip felipe philippe filippo filip philipp phillip filipp fillip philippos filippos|phil pip
        rachel raquel rahel rachele
        richard ricardo riccardo ryszard rikard rikhard richardo|rick dick richie ricky rich
        robert roberto rupert robrecht roberts|bob rob bobby robbie bert robi bobbie beto berto
        roger rogelio ruggero rodger
        roman romanus romain
        rodolfo rudolf rudolph rodolphe|rudi rudy
        samuel samuele shmuel samuil samouel|sam sammy
        sebastian sebastien sebastiano|sebas wastl basti
        sergei sergey sergio serge serhiy serhii siarhei sergej sergii sergius sergiu serhei|seryozha serezha seryoga
        stephen stefan steven esteban stefano etienne stepan istvan stephane szczepan stefanos stevan stjepan sztefan stefanus steffen stephanos|steve stevie stef pista fane
        susan susanna susana zuzana suzanne shoshana|sue susie
        svetlana svitlana svjetlana|sveta ceca
        tatiana tatyana tetiana tetyana tatjana|tanya
        thomas tomas tommaso tomasz tomaz foma toma thoma tuomas tomos|tom tommy tomek tommie tam
        timothy timofey timoteo tymofiy timotheus|tim
        valentin valentyn valentino|valya
        valery valeriy valerii valeri valerij valeriu
        vasily vasiliy vasyl vasil basil vasile vasilios vasilii|vasya
        victor viktor vittorio vittore wiktor viktoras|vitya vic
        vincent vicente vincenzo vincente|vince chente enzo
        vitaly vitaliy vitalii vitali vital
        vladimir volodymyr wladimir uladzimir vladimer vlodzimir vladymyr volodimir wlodzimierz valdemar waldemar|vlad volodya vova vovka vlada
        vladislav vladyslav wladyslaw uladzislau ladislav laszlo ladislao|vlad wladek laci
        vyacheslav viacheslav vjaceslav viatcheslav vaclav wenceslas|slava vasek
        yaroslav jaroslav yaraslau jaroslaw|yarik slava jarda
        walter gualtiero walther valter gualterio
        william guillermo wilhelm guillaume guglielmo willem vilhelm guilherme vilmos viliam|bill will billy willy liam wim wills wil guille memo
        xavier javier saverio xabier ksawery chavier|javi
        yosef yosif
        zachary zacharias zakaria zakariya zechariah zakhar zekeriya|zack zach
        benjamin binyamin benyamin veniamin beniamino beniamin|ben benny bibi benji
        dorothy dorothea dorota dorothee|dot dolly dottie
        gerard gerardo gherardo gerhard gerd gerald|gerry gege jerry
        jeffrey geoffrey godfrey gottfried goffredo|jeff geoff gotti
        jennifer genevieve ginevra|jen jenny
        kenneth|ken kenny
        ronald ronaldo rinaldo reynaldo reinaldo reinhold|ron ronnie
        raymond raimundo ramon raimondo raymundo|ray mundico
        albert alberto adalbert albrecht|al bert beto
        alfred alfredo alfredas|fred alf
        alan allan allen alain alen
        theresa teresa therese terezia teresita terez|terry tess resi tere
        vera wiera|verochka
        wolfgang|wolf
        adam adamo
        adrian adriano adrien hadrian|ade
        agnes ines inez agnieszka agnese|aga
        alfonso alphonse afonso alonso
        amalia amelia amalie
        ambrose ambrosio ambrogio
        anatoly anatoliy anatolii anatole anatolio|tolya
        angela angele andjela|angie
        angelo angel
        arkady arkadiy arkadii arcadio
        arnold arnaldo arnaud arnoldo
        arthur arturo artur|art
        augustine agustin agostino augustin avgustin
        barbara varvara barbora borbala|babs varya basia barb
        bartholomew bartolomeo bartolome bartosz bartlomiej|bart
        beatrice beatriz beatrix|bea
        bernard bernardo bernhard bernardino|bernie nanard
        bogdan bohdan|bodya boca
        brigitte brigida bridget birgit birgitta|gitta
        camille camilla camila kamila
        caroline carolina karolina carolyn|carrie caro
        cecilia cecile cecilie|ceci
        clara klara claire chiara
        claude claudio klaudio claudius
        claudia klaudia claudie
        clement clemente klemens kliment
        cornelius cornelio kornelius|kees neil
        denis dennis dionisio denys dionysios|denny den
        dominic dominik domingo domenico dominique|dom mimmo domi
        donald domhnall donaldo|don donnie
        diana diane
        emil emilio emile emilian
        emily emilia emilie emilija
        emma
        ernest ernesto ernst|ernie
        esther ester estera hester
        eva eve ewa yeva ava
        fabian fabio fabien fabiano
        felix feliks
        ferdinand fernando ferdinando hernando hernan ferran|nando fer ferdi
        fidel
        florian floriano
        gennady gennadiy gennadii hennadiy|gena
        gleb hlib
        guadalupe|lupe lupita
        gustav gustavo gustave gustaf|gus kusti
        guy guido
        hafez
        harold harald haroldo|harry hal
        hector ettore
        herbert heriberto eriberto|herb
        hermann herman armando armand ermanno
        hugo hugh ugo hugues
        innocent innocenzo innokenty
        irene irina iryna irena irini|ira
        jerome jeronimo geronimo girolamo hieronymus|jerry
        jeremy jeremiah jeremias|jerry
        jesus|chucho chuy
        jessica yessica|jess
        joachim joaquin gioacchino
        joan joana joanna johanna giovanna ivana jana juana jeanne jane zhanna ioana|jenny asia hanna
        jonas
        jonathan jonathon yonatan jonatan|jon jonny
        judith judit yehudit giuditta|judy
        justin justino yustin
        kyrylo kirill cyril kiril cyrille cirilo|kir
        laura lavra lora laure
        lidia lydia lidiya lydie
        linda lynda
        lyudmila ludmila liudmila lyudmyla ludmilla|lyuda mila luda
        leopold leopoldo
        lucy lucia lucie luzia
        malik melik
        manfred manfredo|manni
        marina maryna
        mario
        martina
        matilda mathilde matilde|tilda
        maurice mauricio maurizio moritz morris|moe
        monica monika monique
        nadezhda nadiya nadejda nadia|nadya
        nathan natan|nate
        nathaniel natanael nathanael|nate nat
        nina
        oksana oxana ksenia xenia kseniya aksinya|ksyusha
        orlando roland rolando
        oscar oskar
        otto
        pauline paulina polina paolina
        petra
        rafael raphael raffaele raffaello|rafa lello
        raul raoul ralph rolf
        rebecca rebekah rivka rebeca|becky riki
        rene renato
        robin
        rosa rose roza|rosie rosita
        rostislav rostyslav|slava
        ruben reuben rouven
        ruslan|rus
        ruth rut
        sabrina
        sara sarah sarra|sally
        saul shaul
        semyon simon simeon shimon semen szymon|sima syoma
        simone simona
        sofia sophia sophie sofiya zofia sofija|sonya sonia
        stanislav stanislaw stanislao|stas staszek stach standa
        sylvester silvestre sylwester|sly
        sylvia silvia sylvie silvie
        taras
        timur teimur temur timour
        ursula|uschi
        vadim vadym
        valentina|valya
        valeria valerie valeriya|lera val
        veronica veronika veronique|ronnie vero
        victoria viktoria viktoriya vittoria victoire|vicky vika
        virginia|ginny
        abbas abas
        abdelaziz abdulaziz abdaziz|aziz
        adil adel adeel
        adnan adnane
        akbar ekber
        amin ameen emin
        amir ameer emir
        amina amineh emine|emos
        anwar anouar enver anvar
        asad assad esad
        ashraf achraf esref
        ayman aymen aiman eymen
        aziz azeez
        badr bader
        bakr abubakar abubakr abubaker boubacar aboubacar
        bashar beshar
        bashir basheer bachir beshir
        bilal belal bilel
        farhad ferhat
        farid fareed ferid
        faisal faysal fayssal feisal feysal
        fawzi fouzi fevzi
        ghassan gassan
        habib habeeb
        hadi hedi
        hafiz hafez hafeez
        hakim hakeem
        hamza hamzah hamzeh hemza
        haidar haydar haider heydar hyder
        hashim hashem hachem
        hisham hesham hicham
        idris idriss edris enoch
        ihsan ehsan
        imad emad
        isa eisa issa essa|jesus
        iqbal ekbal
        jabir jaber djaber
        jawad javad djawad
        kamal kamel kemal
        karim kareem kerim
        kazim kazem kadhim kadhem
        khadir khidr hizir
        latif lateef
        layla leila laila leyla
        mahir maher
        majid majeed majed
        mansur mansour mansoor
        marwan merwan marouane
        masud masoud mesud masood massoud
        muhsin mohsen mohsin
        munir mounir moneer
        murad mourad morad
        mukhtar moukhtar mokhtar muhtar
        nabil nabeel
        nadir nader
        najib naguib nageeb najeeb nadjib
        qadir qader kadir kader
        rahim raheem
        rashid rasheed rachid reshid
        rauf raouf
        sabir saber
        sadiq sadegh sadeq sadik sadek
        saif seif sayf
        salim saleem selim
        salman selman
        samir sameer
        shahid chahid shaheed
        sharif shareef cherif sherif
        shawqi shawki chawki
        sultan
        tahir taher
        talib taleb
        tawfiq tawfik toufik tevfik
        ubayd obaid
        wahid waheed vahid
        walid waleed oualid velid
        yasin yassin yaseen yacine
        yasir yasser yaser
        zaki zeki
        zakir zaker
        zayd zaid zeid
        ziyad ziad zeyad
        zubayr zubair zoubeir
        vijay bijoy
        ajay
        krishna krishnan kishan
        lakshmi laxmi
        lakshman laxman
        vikram bikram
        rajendra rajinder
        surendra surinder
        narendra narinder
        mahendra mohinder mahinder
        sunder sundar
        sandeep
        chandra chander chandar
        subrahmanyam subramaniam subramanian
        venkata venkat
        choudhury chowdhury chaudhary chaudhry chaudhari choudhary
        banerjee bandyopadhyay
        mukherjee mukhopadhyay
        chatterjee chattopadhyay
        verma varma
        singh sing
        zbigniew|zbyszek
        wojciech|wojtek
        kazimierz|kazik
        boleslaw|bolek
        czeslaw|czesiek
        mieczyslaw|mietek
        jadwiga|jadzia
        timofei|tima
        zinaida|zina
        daria|dasha
        evgenia|zhenya
        tamara|toma
        concepcion|concha
        dolores|lola
        mercedes|meche merche
        rosario|charo
        josefa|pepa
        francisca|paca paquita
        pilar|pili
        consuelo|chelo
        graciela|chela
        sebastiao|tiao
        aparecida|cida
        conceicao|ceicao
        salvatore|toto turi
        calogero|lillo
        gaetano|tano
        stephanie|steph
        eberhard|ebi
        dietrich|dieter
        reinhard|reini
        theresia|resi
        gertrud|trudi
        brunhilde|hilde
        ulrich|uli
        siegfried|sigi
        cornelis|kees cor
        jacobus|jaap koos
        wilhelmus|wim
        gerardus|gerrit
        adrianus|arie
        theodorus|theo
        lambertus|bert
        marinus|rinus
        leonardus|leo
        bartholomeus|bart
        wilhelmina|mina
        douglas|doug
        bradley|brad
        abigail|abby
        deborah|debbie
        patricia|pat patty trish
        samantha|sam
        josephine|josie
        eleanor|ellie nell
        frances francoise|fran
        florence|flo
        gwendolyn|gwen
        penelope|penny
        harriet|hattie
        mildred|millie
        winifred|winnie
        constance|connie
        augustus|gus
        archibald|archie
        clifford|cliff
        ebenezer|eben
        ezekiel|zeke
        mortimer|mort
        randolph|randy
        reginald|reg reggie
        roderick|rod
        russell|russ
        sidney|sid
        wallace|wally
        zebulon|zeb
        abdelkader|kader
        abderrahmane|rahmane
        menachem|mendel
        eliezer|eli lazer
        gavriel|gabi
        refael|rafi
        zeev|velvel
        amnon|nonni
        ehud|udi
        panagiotis|panos takis
        athanasios|nasos
        christos|chris
        spyridon|spyros
        apostolos|tolis
        paraskevi|voula vivi
        anastasios|tasos
        charalampos|babis haris
        efstathios|stathis
        gerasimos|makis
        jozsef|joska
        zoltan|zoli
        tibor|tibi
        imre|imi
        miroslav|mirek
        zdenek|zdenda
        milan|mica
        slobodan|boba
        zoran|zoki
        nebojsa|nesa
        miodrag|mija
        dusan|duca
        ljubomir|ljuba
        radovan|rade
        branislav|bane
        ion|ionel nelu
        dumitru|mitica
        olof|olli
        per|pelle
        mats|masse
        miquel|miki
        ayyub job
        hawa eve
        alice alicia alicja
        """
}
