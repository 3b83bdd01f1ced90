// Names so frequent somewhere in the world that sharing one says little. A list's own frequencies show how common a
// name is among listed people; this shows it for the ordinary people who are compared with them.

enum CommonNames {
    /// Given names, in the spelling that `NameParser` makes of them: lower case, no marks.
    static let given: Set<[UInt8]> = words(
        """
        aaron abbas abdul abdullah adam adel adam ademir adnan adrian agnes agnieszka ahmad ahmed aisha akbar akira albert alberto alejandra
        alejandro aleksandr aleksandra aleksei aleksey alex alexander alexandre alexei alexey alfred alfredo ali alice alicia alina amal amanda
        amar amina amir amit amy ana anastasia anatoly andrea andreas andrei andres andrew andrey andrzej angel angela angelo anil anita anjali
        anna anne annie anthony antoine anton antonio anwar arash arif armando arnold arthur artur arturo arun asad asha ashok asif asma atsushi
        aung ayesha aziz barbara bashir beatrice ben benjamin bernard bilal bin bo boris brian bruno bogdan camille carl carla carlos carmen
        caroline catherine cecilia chandra charles chen chidi chris christian christine christopher cindy claire claude claudia claudio clara
        cristian cristina dan daniel daniela daria david deepak denis dennis diana diego dimitri dinesh dmitri dmitry dmytro donald dorota
        eduardo edward ekaterina elena elias elizabeth emeka emil emilia emily emma emmanuel enrique eric erik ernesto esther eva evgeny
        ewa fabio farid farida fatima fatma faisal farhad felipe felix fernando francesca francesco francisco francois frank franz fred
        frederic friedrich gabriel gabriela galina george georges gerard gerhard giovanni giulia giuseppe gloria gonzalo grace greta gregory
        grzegorz guillermo gustavo guy habib hamid hamza hana hannah hans hao haruto hasan hassan hector heinrich helen helena helmut henri
        henry hiroshi hong hossein hui hussain hussein ibrahim ifeoma ignacio igor ilya imran ines ingrid inna iqbal irina isa isabel
        isabella ismail ivan ivana jack jacob jacques jakub jamal james jan jane janusz javier jean jennifer jessica jesus jin jing joan joao
        joaquin jochen joe johan johann johannes john jonathan jorge jose josef joseph joshua juan juana judith jules julia julian julie
        julio jun jurgen kamal kamran karen karim karin karl karol katarina katarzyna katherine kavita kazuki keiko ken kenji kevin khaled
        khalid khan kim kiran klaus kofi konstantin krishna kristina krzysztof kumar kwame laila lakshmi lars larisa laura laurent lei
        leila leon leonardo leonid li lin linda ling lisa liu liudmila louis luca lucas lucia ludmila luis luisa lukas luz lydia magdalena
        mahdi mahmood mahmoud mai majid malik manoj manuel marc marcel marcelo marcin marco marcos margaret maria mariam marie marina mario
        mark marko marta martha martin martina mary maryam masoud mateusz mathieu matteo matthew max maxim maya mehdi mehmet mei melissa
        michael michal michel michelle miguel mihai mikhail milan min ming minh mirza mohamed mohammad mohammed mohan monica monika muhammad
        murat musa mustafa nadia naoko narges nasir nasser natalia nataliya natasha naveen neha nelson ngozi nicholas nicola nicolas nikolai
        nikolay nina noah noor nora nur oksana oleg olena olga oliver olivier olivia omar oscar osman pablo pamela paolo parisa patricia
        patrick paul paula paulo pavel pedro peter petr philip philippe pierre pooja prakash pradeep priya qing rachel rafael rahul raj
        rajesh rakesh ram ramesh ramon rania raquel rashid raul ravi raymond rebecca reza ricardo richard rina rita robert roberto rodrigo
        roger roland roman ronald rosa ruben ruslan ruth ryan saad sabine saeed said saleh salem salim salma salman sam samantha samir
        samuel sandeep sandra sanjay sara sarah satoshi sebastian sergei sergey sergio sergiy serhii shabnam shah shamim sharon shreya
        siddharth silvia simon simone sofia sonia sophie stefan stefania stephen steven sultan sunil sunita suresh susan svetlana syed
        tamara tanya tarek tatiana tatyana teresa terence thanh thomas tim timothy tom tomas tomasz tony ubaid ulrich umar usman vadim
        valentina valentin valeria valery vanessa veronica victor victoria vijay viktor vikram vincent viktoria vitaliy vladimir volodymyr
        walter wang wei werner wilhelm william wolfgang xavier xiao xin yan yang yasmin yasser yevgeny ying ylva yong youssef yuki yuri
        yulia yuriy yusuf zahra zainab zeynep zhang zoe zoltan petra vera yves yvonne ole anders bjorn erika sven lena nils per
        babak hadi jalal jaber kazem mahmud mansour mohsen morteza rahim rostam sadegh sajjad shahin vahid yaser yahya zaki tariq waleed walid
        """)

    /// Family names.
    static let family: Set<[UInt8]> = words(
        """
        abdi abdullahi acharya adams adeyemi afolabi aguilar ahmadi akhtar akram alexander alfaro allen alonso alvarez alves amin andersen
        anderson andersson anh aquino arslan aslam bai baker balogun banerjee barbosa barros bauer begum bello bernard berg bianchi black
        bondarenko boyko braun brown bui bush cabrera campbell carlson carter carvalho castillo castro celik chan chang chatterjee chavez
        chaudhary chen cheng cho choi chopra chowdhury clark colombo contreras cooper correa costa cruz cui dang das davis demir deng desai diallo
        dias diaz ding diouf do dogan dong dubois dupont duran duval edwards eriksson esposito evans fan fang farooq fernandes fernandez
        ferrari fischer flores fofanah fontana ford franco fu fuentes fujita gao garcia garza ge georgiou ghosh giang gomes gomez gonzales
        gonzalez goto gordon gray green greco gruber gu guerrero guo gupta gutierrez guzman haddad hall han hansen harris haruna hasegawa
        hashimoto he hernandez herrera hill ho hoang hoffman hoffmann horvat hossain hu huang hughes huynh ibrahimi ionescu islam ito ivanov
        ivanova iyer jackson jansen jeong jensen jha ji jia jiang jimenez jin johansson johnson jones jovanovic jung kang kapoor kaplan
        kato kaur kaya keita khalil khan kimura king klein koch kobayashi kovac kovacs kovalchuk kovalenko kowalski kozlov kozlova krause
        kravchenko kruger kumar kumari kuznetsov kuznetsova kwon lai lam larsen larsson lau le lebedev lee lehmann leroy lewis li liang
        lim lima lin liu lo lopez lu luo ly ma mahato mai majumdar maldonado mandal maier malik marino marques martin martinez martins mbaye
        medina mehta mejia melnyk mendez mendoza meyer miller mishra mitchell mohd molina mondal moore morales moreau moreno mori morozov
        morris moyo muller mukherjee munoz murphy musa naidu nair nakamura navarro ndiaye nelson neumann ng ngo nguyen nielsen nikolaidis
        nilsson novak novikov nowak nunez nwosu obi ogawa okada okafor okeke okonkwo oliveira olsen olsson onyango ortega ortiz otieno owens ozturk
        pan papadopoulos park parker patel pak pavlov peng pereira peralta perez peterson petersen petrov petrova pham phan phillips pillai pinto
        pires popa popescu popov popova prasad qureshi rahman ramirez ramos rana rao rashid reddy reid reyes ribeiro ricci richter rios rivera
        roberts robinson rocha rodrigues rodriguez rogers rojas romano romero rossi roy ruiz russo saha saito salazar sanchez sandhu
        santos sato sari schmidt schneider scholz schroder schulz schwarz scott sen shah shaikh sharma shen shevchenko shi shimizu shrestha
        sidorov silva singh sithole smirnov smirnova smith soares sokolov song soto sousa stewart su suarez sun suzuki svensson
        takahashi tamura tan tanaka tang tao taylor teixeira thapa thi thompson tian tkachenko torres traore tran trinh turner vargas
        varma vasquez vega velasquez verma vieira vo volkov vu wagner walker wang watanabe watson weber wei white williams wilson wolf wong
        wood wright wu xia xiao xie xu yamada yamaguchi yamamoto yan yang yao ye yildirim yildiz yilmaz yin yoshida young yu yuan zapata zhang
        zhao zheng zhong zhou zhu zimmermann
        marquez monteiro montenegro castano cardenas rosales salinas pacheco duarte figueroa valdez ibarra montoya serrano cortez acosta
        miranda maldonado camacho solis estrada ochoa cervantes cabral nogueira pinheiro cardoso carvalhal magalhaes machado freitas
        azevedo tavares coelho antunes rezende farias macedo mendonca menezes mendes moraes queiroz sampaio
        conti gallo mancini costa giordano rizzo lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini
        leone longo gentile martinelli vitale lombardo serra coppola marchetti parisi villa conte ferraro ferri fabbri bruno
        richter schafer bauer klein schroeder neumann braun zimmermann hartmann lange werner krause meier lehmann schmid schulze maier
        kohler herrmann walter mayer huber kaiser fuchs peters lang scholz moller weiss jung hahn schubert vogel friedrich keller gunther
        frank berger winkler roth beck lorenz baumann albrecht schuster simon ludwig bohm winter kraus martin schumacher kramer vogt stein
        jager otto sommer gross seidel heinrich brandt haas schreiber graf dietrich ziegler kuhn kuhne pohl engel horn busch bergmann
        durand lambert bonnet francois girard andre mercier blanc guerin boyer garnier chevalier clement gauthier perrin robin masson
        sanchez morin mathieu gautier roussel perez denis bertrand renard giraud caron leclerc marchand picard rousseau bourgeois
        harrison gibson mcdonald cruz marshall ortiz gomez murray freeman wells webb simpson stevens tucker porter hunter hicks crawford
        henry boyd mason morales kennedy warren dixon ramos reyes burns gordon shaw holmes rice robertson hunt black daniels palmer mills
        nichols grant knight ferguson rose stone hawkins dunn perkins hudson spencer gardner stephens payne pierce berry matthews arnold
        wagner willis ray watkins olson carroll duncan snyder hart cunningham bradley lane andrews ruiz harper fox riley armstrong carpenter
        weaver greene lawrence elliott chavez sims austin peters kelley franklin lawson bishop chambers bailey bell bennett brooks butler
        coleman collins cook cox cruz foster fisher graham griffin hamilton hayes howard jenkins jordan kelly long mcdermott morgan
        nguyen ortega patterson perry peters powell price reed richardson ross russell sanders simmons sullivan wallace ward washington watts
        west woods young barnes bates burke burton byrne carey doyle duffy dunne fitzgerald flynn gallagher keane kavanagh kenny lynch
        moran nolan oconnor oneill quinn reilly regan ryan sheehan walsh
        nair menon iyer rao reddy pillai shetty hegde kulkarni deshmukh patil joshi bhatt trivedi pandey tiwari dubey shukla mishra yadav
        chauhan rathore malhotra khanna kapoor mehra arora bhatia sethi ahuja bajaj goyal agarwal gupta jain mittal bansal singhal
        bhattacharya chakraborty sarkar biswas mandal saha paul dutta roy bose
        afghani ansari baig butt chaudhry dar farooqui hashmi javed khattak lodhi mirza mughal niazi qazi rizvi siddiqui usmani zaidi
        adebayo adeyemi adesanya akande balogun bankole chukwu eze ibe igwe nnamdi nwachukwu obasanjo ogunleye okafor okoye okoro onyeka
        asante boateng mensah owusu osei kamau kariuki kimani maina mwangi mutua njoroge ochieng odhiambo omondi wanjiku
        banda chanda mbewe moyo ncube ndlovu nkosi dlamini mokoena zulu khumalo sithole
        diop ndiaye faye gueye sarr seck sow cisse coulibaly konate kone sangare sissoko camara conde barry bah
        abramov andreev antonov baranov belov bogdanov borisov danilov denisov dmitriev egorov fedorov filippov frolov gavrilov gerasimov
        golubev grigoriev gusev ilyin isaev kalinin karpov kiselev komarov konovalov kovalev krylov kudryavtsev makarov maksimov markov
        matveev medvedev melnikov mikhailov mironov nikitin nikolaev orlov osipov pavlov petrov polyakov romanov semenov sergeev
        sorokin soloviev stepanov tarasov timofeev titov tikhonov tsvetkov vasiliev vinogradov vlasov vorobiev yakovlev zaitsev zakharov
        bondar kravchuk lysenko marchenko oliynyk polishchuk rudenko savchenko tymoshenko vasylenko
        kaminski lewandowski zielinski wozniak dabrowski kozlowski mazur krawczyk piotrowski grabowski pawlowski michalski krol wieczorek
        dvorak cerny prochazka kucera vesely horak nemec pokorny marek pospisil hajek kral jelinek ruzicka benes fiala sedlacek
        toth szabo varga molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros olah simon racz fekete szilagyi
        stan dumitru stoica gheorghe matei ciobanu rusu munteanu moldovan sandu lupu
        dimitrov georgiev nikolov stoyanov todorov angelov iliev kolev marinov hristov
        horvat kovacevic babic maric juric knezevic vukovic markovic pavlovic bozic nikolic stojanovic djordjevic
        papadakis nikolopoulos dimitriou karagiannis oikonomou vlachos makris samaras
        demirci korkmaz ozdemir simsek aksoy erdogan erdem yalcin polat bulut avci gunes koc kurt ozkan kilic aydin
        kobayashi saito matsumoto inoue kimura hayashi shimizu yamazaki mori abe ikeda hashimoto ishikawa maeda fujita okada hasegawa
        kondo ishii saito sakamoto endo aoki fujii nishimura fukuda ota miura fujiwara okamoto matsuda nakajima nakagawa harada ono
        ueda morita hara shibata sakai kudo yokoyama miyazaki miyamoto uchida takagi ando taniguchi ohno
        hosseini mohammadi ahmadi rezaei karimi moradi jafari rahimi hashemi ebrahimi kazemi
        """)

    static func words(_ text: String) -> Set<[UInt8]> {
        Set(text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
    }
}
