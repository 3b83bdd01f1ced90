// Given names that are one name across languages, spellings and short forms. Each line is one name; what stands before
// the bar are spellings and sister forms, after it short forms and nicknames. Spellings that the sound rules of
// `SoundForm` already make equal need not be here.

enum GivenNameVariants {
    /// For each form: the numbers of the lines that it belongs to, and whether it is there as a short form.
    static let byName: [[UInt8]: [(line: UInt16, short: Bool)]] = {
        var result: [[UInt8]: [(line: UInt16, short: Bool)]] = [:]
        for (number, line) in lines.split(separator: "\n").enumerated() {
            let halves = line.split(separator: "|", omittingEmptySubsequences: false)
            for (half, names) in halves.enumerated() {
                for name in names.split(separator: " ") {
                    result[Array(name.utf8), default: []].append((UInt16(number + 1), half == 1))
                }
            }
        }
        return result
    }()

    private static let lines = """
        aleksandr alexander aleksander alexandre alessandro alejandro aleksandar oleksandr aliaksandr alexandru alexandros iskander iskandar sandor alasdair|alex sasha sascha sandro oleks alec
        aleksandra alexandra alessandra alejandra oleksandra|alexa sandra sasha
        aleksei alexey alexei aleksey oleksii oleksiy aliaksei alexis alejo|alyosha lyosha
        andrei andrey andrew andreas andres andre andrea andrij andriy andrii andrzej ondrej andras anders endre andrej|andy drew
        anna anne ana hannah hanna ann anne annie|anya annette anita nancy
        anastasia anastasiya anastasija anastassia|nastya
        anton antonio anthony antoine antoni antony antonius antonin|tony toni tonio
        artem artyom artiom
        boris borys barys
        catherine katherine kathryn ekaterina yekaterina katarina katerina katarzyna kateryna catalina caterina katrin kathleen|kate katie katya kathy
        charles carlos carlo karl carl karel karol karoly charlie|chuck
        christopher christoph christophe cristobal krzysztof kristoffer christoforos|chris kris
        christian cristian christiaan kristian krystian|chris
        christine christina kristina cristina khrystyna krystyna|chris tina
        daniel daniil danilo danylo daniele danilo daniyal danial danyal|dan danny
        david dawid davide davit dawud daoud daud dawood davud taavi|dave
        dmitri dmitry dmitriy dimitri dimitrios dzmitry dmytro dimitar demetrius demetrio|dima mitya
        edward eduardo eduard edouard edoardo edvard|ed eddie ted ned
        elena helena helen olena yelena jelena alena helene ilona|lena lenka nell
        elizabeth elisabeth elisabetta yelizaveta elizaveta isabel isabella ysabel elzbieta erzsebet|liz beth betty lisa liza lizzie eliza
        emmanuel emanuel manuel imanuel immanuel emanuele|manny manu
        eric erik erich eirik
        yevgeniy evgeny evgeniy yevgeny evgeni yevhen eugene eugenio eugen evgenii yauhen ievgen|zhenya gene
        fedor fyodor theodore teodor theodor teodoro fiodor fedir|ted teddy
        francis francisco francesco francois frank franz franciszek ferenc frans francesc|paco pancho fran
        frederick friedrich frederic federico fredrik frederik fryderyk fridrich|fred freddy fritz
        gabriel gabriele jibril jabril cebrail gavriil dzhabrail djibril
        george georgy georgiy georgi georges georg giorgio jorge yuri yuriy yury iurii jurij yurii heorhii jerzy gyorgy giorgi goran jordi juraj|
        gregory grigory grigoriy gregor gregorio grzegorz hryhoriy hryhorii grigori gregoire|greg grisha
        helmut hellmut
        henry henri heinrich enrique enrico henrik hendrik henryk enrique heinz|harry hank
        ian john ivan jan johann johannes jean juan giovanni joao ioannis yahya yuhanna hans johan jovan janos hovhannes yann ivano iwan sean evan ioan jon|johnny jack vanya
        ignacio ignatius ignacy inigo|nacho
        igor ihor
        ilya ilia elias elijah eliyahu ilyas ilja illia elie ilias|eli
        isaac isaak ishaq ishak itzhak yitzhak isak izaak
        ismail ishmael ismael esmail ismayil esmaeil ismaeel
        jacob jakub yakov jacques jakob yaqub yakub james jaime diego santiago giacomo iago jaakko jacobo|jake jim jimmy jamie
        joseph jose josef giuseppe yusuf youssef yousef josip jozef yosef yousuf iosif osip yusif yusup josep yussef usuf|joe joey pepe beppe
        joshua yeshua josue giosue yehoshua|josh
        julian julien juliano giuliano yulian julius julio giulio jules
        julia giulia yulia iuliia juliana yuliya julie
        konstantin constantine constantin costantino kostyantyn konstantinos konstantine|kostya costas
        lawrence laurence lorenzo laurent lars laurentiu lavrentiy|larry
        leo leon leonid lev leonardo leonard leonidas|lenny
        luke lucas lukas luca lukasz luka lucian
        louis luis luigi ludwig ludovic lewis luiz lajos ludovico|lou
        magdalena magdalene magda madeleine
        marcus marco marcos mark marc marek markus marko marcin marcello marcelo
        margaret margarita marguerite margherita malgorzata margareta margarete margit|maggie peggy meg rita greta
        maria mary marie mariya mariam maryam miriam marija mariia maryia mariana marian|masha molly
        martha marta marthe
        martin marten martino martyn morten
        matthew mateo matthias mathieu matteo mateusz matvei matej mattias matias matija|matt
        maxim maksim maxime maksym massimo maximilian maximo|max
        michael mikhail michel miguel michele mikael mihail michal mikhael mihai mykhailo mykhaylo mihaly mikayel mikail mikhayil misael|mike mick misha micky miki
        michelle michele michaela micaela mikaela
        muhammad mohammed mohamed mohammad muhammed mohamad muhamed mehmet mohamud mehmed magomed mukhammad mahomed muhamad muhammet mohamet mahamat mamadou mohd|md mohd muh
        ahmad ahmed ahmet akhmed akhmad achmad ahmat amadou akhmet
        mahmoud mahmud mahmood mahmut makhmud machmud
        mustafa mostafa moustafa mustapha mustafo mostapha
        hamid hameed hamed abdulhamid
        hussein husayn hussain hossein husain hussayn huseyin hosein husein housseine hussien khusein housein
        hassan hasan hassen khasan hasen
        ali aly alee
        ibrahim abraham ibrahima ebrahim avraham abram braham abrahim ibrokhim ibragim ebrahem ibraheem|abe
        khalid khaled halid chalid khalad
        khalil halil khaleel
        abdallah abdullah abdulla abdalla abdollah abdellah abdulloh
        osama usama oussama ousama usamah
        omar umar omer umer oumar
        osman usman othman uthman ousmane usmon ottman
        saeed said  saiyed saeid
        sayyid sayed sayyed syed seyed said seyyed sayid saiyid sid
        salih saleh salah salih salihu saalih
        sulayman suleiman sulaiman soleiman solomon suleyman souleymane soliman salomon shlomo sulaymon
        yunus younis yunis younes jonah yonus younus
        musa moussa mousa moses moshe moise mosa musa moises
        harun haroun haroon aaron aron aharon
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
        fatima fatma fatema fatimah fatemeh fatoumata
        aisha ayesha aysha aicha aishah ayse
        zainab zaynab zeinab zeynep zineb zenab
        khadija khadijah hatice khadidja kadija
        nicholas nicolas nikolai nikolay nikolaus nicola nicolae mykola nikola nikolaos mikalai miklos nikolaj nils niels klaus claus niklas|nick nicky kolya nico
        natalia nataliya natalya natalie nathalie nataliia natalija|natasha
        oleg oleh oleh aleh
        olga olha volha helga
        patrick patricio patrice padraig patrik patrizio|pat paddy
        paul pablo paolo pavel pavlo pawel pal paulo pavle pol paulus
        peter pedro pierre pietro petr piotr petro pyotr petar petros pieter peder pjotr butros boutros botros petrus piero pere|pete
        philip felipe philippe filippo filip philipp phillip|phil
        rachel raquel rahel rachele
        richard ricardo riccardo ryszard rikard|rick dick richie
        robert roberto rupert|bob rob bobby robbie bert
        roger rogelio ruggero rodger
        roman romanus romain
        rodolfo rudolf rudolph rodolphe|rudi rudy
        samuel samuele shmuel samuil|sam
        sebastian sebastien sebastiano
        sergei sergey sergio serge serhiy serhii siarhei sergej sergii sergius|seryozha serezha
        stephen stefan steven esteban stefano etienne stepan istvan stephane szczepan stefanos stevan stjepan sztefan|steve
        susan susanna susana zuzana suzanne shoshana|sue susie
        svetlana svitlana svjetlana|sveta
        tatiana tatyana tetiana tetyana tatjana|tanya
        thomas tomas tommaso tomasz tomaz foma toma|tom tommy
        timothy timofey timoteo tymofiy timotheus|tim
        valentin valentyn valentino
        valery valeriy valerii valeri valerij valeriu
        vasily vasiliy vasyl vasil basil vasile vasilios vasilii|vasya
        victor viktor vittorio vittore wiktor|vitya
        vincent vicente vincenzo vincente|vince
        vitaly vitaliy vitalii vitali vital
        vladimir volodymyr wladimir uladzimir vladimer vlodzimir vladymyr volodimir wlodzimierz|vlad volodya vova
        vladislav vladyslav wladyslaw uladzislau ladislav laszlo ladislao|vlad
        vyacheslav viacheslav vjaceslav viatcheslav vaclav wenceslas|slava
        yaroslav jaroslav yaraslau jaroslaw
        walter gualtiero walther valter
        william guillermo wilhelm guillaume guglielmo willem vilhelm guilherme vilmos|bill will billy willy liam wim
        xavier javier saverio xabier ksawery
        yosef yosif
        zachary zacharias zakaria zakariya zechariah zakhar zekeriya|zack
        benjamin binyamin benyamin veniamin beniamino|ben benny bibi
        dorothy dorothea dorota dorothee|dot dolly
        gerard gerardo gherardo gerhard gerd gerald|gerry
        jeffrey geoffrey godfrey gottfried|jeff geoff
        jennifer genevieve ginevra|jen jenny
        kenneth|ken kenny
        ronald ronaldo rinaldo reynaldo reinaldo reinhold|ron ronnie
        raymond raimundo ramon raimondo raymundo|ray
        albert alberto adalbert albrecht|al bert
        alfred alfredo alfredas|fred alf
        alan allan allen alain alen
        theresa teresa therese terezia|terry tess
        vera wiera
        wolfgang|wolf
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
        gaddafi qaddafi kadhafi qadhafi gadhafi kaddafi
        """
}
