import Screening

/// Pairs written by hand from general knowledge, before the matcher was asked about them: what the rules of `NameVariants.swift`
/// cannot make. A line is category, schema, two names, and whether one party may bear both. The rules were developed on them;
/// `NamePairsConfirmed` was only ever counted.
enum NamePairsByHand {
    static let text = """
        cyrillic|Person|Антон Павлович Чехов|Anton Chekhov|t
        cyrillic|Person|Лев Николаевич Толстой|Leo Tolstoy|t
        cyrillic|Person|Фёдор Достоевский|Fyodor Dostoevsky|t
        cyrillic|Person|Фёдор Достоевский|Feodor Dostoyevskiy|t
        cyrillic|Person|Дмитрий Шостакович|Dmitri Shostakovich|t
        cyrillic|Person|Дмитро Яворницький|Dmytro Yavornytsky|t
        cyrillic|Person|Тарас Шевченко|Taras Shevchenko|t
        cyrillic|Person|Леся Українка|Lesya Ukrainka|t
        cyrillic|Person|Пётр Ильич Чайковский|Pyotr Ilyich Tchaikovsky|t
        cyrillic|Person|Пётр Чайковский|Peter Tschaikowski|t
        cyrillic|Person|Юрий Гагарин|Yuri Gagarin|t
        cyrillic|Person|Јован Јовановић Змај|Jovan Jovanovic Zmaj|t
        cyrillic|Person|Никола Тесла|Nikola Tesla|t
        cyrillic|Person|Шамиль Хасанович Мурадов|Shamil Khasanovich Muradov|t
        cyrillic|Person|Александр Пушкин|Oleksandr Pushkin|t
        cyrillic|Person|Алесь Беляцкий|Ales Bialiatski|t
        cyrillic|Person|Нұрсұлтан Әбішұлы|Nursultan Abishuly|t
        cyrillic|Person|Антон Чехов|Mikhail Chekhov|f
        cyrillic|Person|Лев Толстой|Alexei Tolstoy|f
        cyrillic|Person|Дмитрий Шостакович|Dmitri Kabalevsky|f
        cyrillic|Person|Иван Петрович Павлов|Ivan Sergeyevich Pavlov|f
        cyrillic|Person|Юрий Гагарин|Yuri Andropov|f
        cyrillic|Person|Сергей Смирнов|Sergei Kuznetsov|f
        cyrillic|Person|Ольга Иванова|Elena Ivanova|f
        cyrillic|Person|Никола Тесла|Milutin Tesla|f
        cyrillic|Company|ООО «Ромашка»|Romashka LLC|t
        cyrillic|Company|Общество с ограниченной ответственностью «Ромашка»|OOO Romashka|t
        cyrillic|Company|ПАО Севердвигатель|Severdvigatel PJSC|t
        cyrillic|Company|АО «Завод Калибр»|Kalibr Plant JSC|t
        cyrillic|Company|ООО «Ромашка»|OOO Roman|f
        cyrillic|Company|АО «Северный Берег»|AO Severny Veter|f
        cyrillic|Company|Банк Восток|Bank Zapad|f
        greek|Person|Νίκος Καζαντζάκης|Nikos Kazantzakis|t
        greek|Person|Γιώργος Σεφέρης|Giorgos Seferis|t
        greek|Person|Γεώργιος Σεφέρης|George Seferis|t
        greek|Person|Κωνσταντίνος Καβάφης|Constantine Cavafy|t
        greek|Person|Μίκης Θεοδωράκης|Mikis Theodorakis|t
        greek|Person|Μαρία Κάλλας|Maria Callas|t
        greek|Person|Οδυσσέας Ελύτης|Odysseas Elytis|t
        greek|Person|Ευάγγελος Παπαθανασίου|Evangelos Papathanassiou|t
        greek|Person|Χρήστος Ντέμης|Christos Demis|t
        greek|Person|Αθανάσιος Μπουρλάς|Athanasios Bourlas|t
        greek|Person|Νίκος Καζαντζάκης|Giorgos Kazantzakis|f
        greek|Person|Γιώργος Σεφέρης|Giorgos Karras|f
        greek|Person|Μαρία Κάλλας|Maria Farantouri|f
        greek|Person|Παναγιώτης Λαμπράκης|Panagiotis Lazarou|f
        greek|Company|Ναυτιλιακή Εταιρεία Αιγαίον ΑΕ|Aigaion Shipping SA|t
        arabic|Person|نجيب محفوظ|Naguib Mahfouz|t
        arabic|Person|طه حسين|Taha Hussein|t
        arabic|Person|محمود درويش|Mahmoud Darwish|t
        arabic|Person|نزار قباني|Nizar Qabbani|t
        arabic|Person|جبران خليل جبران|Gibran Khalil Gibran|t
        arabic|Person|عبد الرحمن منيف|Abdul Rahman Munif|t
        arabic|Person|عبدالرحمن منيف|Abdelrahman Mounif|t
        arabic|Person|غسان كنفاني|Ghassan Kanafani|t
        arabic|Person|يوسف إدريس|Yusuf Idris|t
        arabic|Person|توفيق الحكيم|Tawfiq al-Hakim|t
        arabic|Person|أحمد شوقي|Ahmed Shawqi|t
        arabic|Person|الطيب صالح|Tayeb Salih|t
        arabic|Person|علي أحمد سعيد|Ali Ahmad Said|t
        arabic|Person|فاطمة الزهراء حسن|Fatima al-Zahra Hassan|t
        arabic|Person|سيف الدين الكردي|Saif al-Din al-Kurdi|t
        arabic|Person|شمس الدين محمد حافظ|Shamsuddin Mohammad Hafez|t
        arabic|Person|صادق هدایت|Sadegh Hedayat|t
        arabic|Person|عباس کیارستمی|Abbas Kiarostami|t
        arabic|Person|غلامحسین ساعدی|Gholam-Hossein Saedi|t
        arabic|Person|محمدرضا شجریان|Mohammad Reza Shajarian|t
        arabic|Person|فروغ فرخزاد|Forough Farrokhzad|t
        arabic|Person|پرویز مشکاتیان|Parviz Meshkatian|t
        arabic|Person|فيض احمد فيض|Faiz Ahmed Faiz|t
        arabic|Person|نجيب محفوظ|Naguib Surur|f
        arabic|Person|محمود درويش|Mahmoud Taymur|f
        arabic|Person|أحمد حسن علي|Ahmad Hasan Khalil|f
        arabic|Person|طه حسين|Adil Hussein|f
        arabic|Person|محمد صالح|Khalid Salih|f
        arabic|Person|يوسف إدريس|Suhayl Idris|f
        arabic|Person|عبد الرحمن منيف|Abd al-Karim Munif|f
        arabic|Person|عمر خالد الجبوري|Omar Khalid al-Tikriti|f
        arabic|Company|شركة النور للتجارة|Al Noor Trading Company|t
        arabic|Company|بنك الشام|Al-Sham Bank|t
        hebrew|Person|עמוס עוז|Amos Oz|t
        hebrew|Person|שמואל יוסף עגנון|Shmuel Yosef Agnon|t
        hebrew|Person|דוד גרוסמן|David Grossman|t
        hebrew|Person|חיים נחמן ביאליק|Haim Nahman Bialik|t
        hebrew|Person|חיים נחמן ביאליק|Chaim Nachman Bialik|t
        hebrew|Person|אברהם יהושע|Avraham Yehoshua|t
        hebrew|Person|לאה גולדברג|Leah Goldberg|t
        hebrew|Person|יהודה עמיחי|Yehuda Amichai|t
        hebrew|Person|משה לוי|Moshe Levy|t
        hebrew|Person|יצחק שמיר|Yitzhak Shamir|t
        hebrew|Person|רחל כהן|Rachel Cohen|t
        hebrew|Person|דוד גרוסמן|Vasily Grossman|f
        hebrew|Person|משה לוי|Moshe Katz|f
        hebrew|Person|רחל כהן|Miriam Cohen|f
        hebrew|Person|יהודה עמיחי|Yehuda Halevi|f
        georgian|Person|შოთა რუსთაველი|Shota Rustaveli|t
        georgian|Person|ილია ჭავჭავაძე|Ilia Chavchavadze|t
        georgian|Person|აკაკი წერეთელი|Akaki Tsereteli|t
        georgian|Person|ვაჟა ფშაველა|Vazha Pshavela|t
        georgian|Person|გიორგი მარგველაშვილი|Giorgi Margvelashvili|t
        georgian|Person|ნიკო ფიროსმანი|Niko Pirosmani|t
        georgian|Person|ზურაბ წერეთელი|Zurab Tsereteli|t
        georgian|Person|აკაკი წერეთელი|Zurab Tsereteli|f
        georgian|Person|გიორგი ბერიძე|Giorgi Lomidze|f
        georgian|Person|ნინო ბერიძე|Tamar Beridze|f
        armenian|Person|Արամ Խաչատրյան|Aram Khachaturian|t
        armenian|Person|Մարտիրոս Սարյան|Martiros Saryan|t
        armenian|Person|Հովհաննես Թումանյան|Hovhannes Tumanyan|t
        armenian|Person|Եղիշե Չարենց|Yeghishe Charents|t
        armenian|Person|Պարույր Սևակ|Paruyr Sevak|t
        armenian|Person|Վիկտոր Համբարձումյան|Viktor Hambardzumyan|t
        armenian|Person|Տիգրան Պետրոսյան|Tigran Petrosian|t
        armenian|Person|Տիգրան Պետրոսյան|Arshak Petrosian|f
        armenian|Person|Արամ Խաչատրյան|Aram Sargsyan|f
        armenian|Person|Մարտիրոս Սարյան|Gevorg Saryan|f
        devanagari|Person|प्रेमचंद|Premchand|t
        devanagari|Person|हरिवंश राय बच्चन|Harivansh Rai Bachchan|t
        devanagari|Person|महादेवी वर्मा|Mahadevi Verma|t
        devanagari|Person|सुमित्रानंदन पंत|Sumitranandan Pant|t
        devanagari|Person|लता मंगेशकर|Lata Mangeshkar|t
        devanagari|Person|सचिन तेंदुलकर|Sachin Tendulkar|t
        devanagari|Person|अमिताभ बच्चन|Amitabh Bachchan|t
        devanagari|Person|विजय कुमार सिंह|Vijay Kumar Singh|t
        devanagari|Person|राजेश खन्ना|Rajesh Khanna|t
        devanagari|Person|लक्ष्मी प्रसाद देवकोटा|Laxmi Prasad Devkota|t
        devanagari|Person|अमिताभ बच्चन|Abhishek Bachchan|f
        devanagari|Person|लता मंगेशकर|Asha Mangeshkar|f
        devanagari|Person|राजेश खन्ना|Rajesh Sharma|f
        devanagari|Person|विजय कुमार|Ajay Kumar|f
        thai|Person|สุนทรภู่|Sunthorn Phu|t
        thai|Person|ธงชัย ใจดี|Thongchai Jaidee|t
        thai|Person|สมชาย วงศ์สวัสดิ์|Somchai Wongsawat|t
        thai|Person|ทักษิณ ชินวัตร|Thaksin Shinawatra|t
        thai|Person|อภิสิทธิ์ เวชชาชีวะ|Abhisit Vejjajiva|t
        thai|Person|ประยุทธ์ จันทร์โอชา|Prayut Chan-o-cha|t
        thai|Person|สมชาย วงศ์สวัสดิ์|Somchai Neelapaijit|f
        thai|Person|ทักษิณ ชินวัตร|Yingluck Shinawatra|f
        thai|Person|ธงชัย ใจดี|Anan Jaidee|f
        hangul|Person|김소월|Kim Sowol|t
        hangul|Person|이중섭|Lee Jung-seob|t
        hangul|Person|박경리|Park Kyong-ni|t
        hangul|Person|윤동주|Yun Dong-ju|t
        hangul|Person|조정래|Jo Jung-rae|t
        hangul|Person|최인훈|Choi In-hun|t
        hangul|Person|정지용|Chung Ji-yong|t
        hangul|Person|백남준|Paik Nam June|t
        hangul|Person|한강|Han Kang|t
        hangul|Person|황석영|Hwang Sok-yong|t
        hangul|Person|강수진|Kang Sue-jin|t
        hangul|Person|김영하|Kim Young-ha|t
        hangul|Person|이문열|Yi Mun-yol|t
        hangul|Person|신경숙|Shin Kyung-sook|t
        hangul|Person|김소월|Kim Young-ha|f
        hangul|Person|이중섭|Lee Mun-yol|f
        hangul|Person|박경리|Choi Kyong-ni|f
        hangul|Person|윤동주|Yun Sok-jung|f
        hangul|Company|삼성전자|Samsung Electronics|t
        hangul|Company|조선광업개발무역회사|Korea Mining Development Trading Corporation|t
        kana|Person|むらかみ はるき|Murakami Haruki|t
        kana|Person|ムラカミ ハルキ|Haruki Murakami|t
        kana|Person|なつめ そうせき|Natsume Soseki|t
        kana|Person|カワバタ ヤスナリ|Kawabata Yasunari|t
        kana|Person|オオエ ケンザブロウ|Oe Kenzaburo|t
        kana|Person|ジョン・レノン|John Lennon|t
        kana|Person|マリー・キュリー|Marie Curie|t
        kana|Person|チャールズ・ダーウィン|Charles Darwin|t
        kana|Person|ムラカミ ハルキ|Murakami Ryu|f
        kana|Person|カワバタ ヤスナリ|Kawabata Ryushi|f
        han|Person|巴金|Ba Jin|t
        han|Person|老舍|Lao She|t
        han|Person|鲁迅|Lu Xun|t
        han|Person|张爱玲|Zhang Ailing|t
        han|Person|張愛玲|Eileen Chang|f
        han|Person|莫言|Mo Yan|t
        han|Person|钱钟书|Qian Zhongshu|t
        han|Person|钱钟书|Ch'ien Chung-shu|t
        han|Person|沈从文|Shen Congwen|t
        han|Person|郭沫若|Guo Moruo|t
        han|Person|余华|Yu Hua|t
        han|Person|陈忠实|Chen Zhongshi|t
        han|Person|李小龙|Li Xiaolong|t
        han|Person|欧阳修|Ouyang Xiu|t
        han|Person|諸葛亮|Zhuge Liang|t
        han|Person|司馬遷|Sima Qian|t
        han|Person|王安憶|王安忆|t
        han|Person|陈忠实|陳忠實|t
        han|Person|张爱玲|Zhang Xianliang|f
        han|Person|李小龙|Li Dazhao|f
        han|Person|陈忠实|Chen Duxiu|f
        han|Person|王安忆|王蒙|f
        han|Person|钱钟书|Qian Xuesen|f
        han|Company|中国石油化工集团|中國石油化工集團|t
        han|Company|华为技术有限公司|Huawei Technologies Co., Ltd.|t
        han|Company|华为技术有限公司|中兴通讯股份有限公司|f
        romanisation|Person|Mao Tse-tung|Mao Zedong|t
        romanisation|Person|Chou En-lai|Zhou Enlai|t
        romanisation|Person|Teng Hsiao-ping|Deng Xiaoping|t
        romanisation|Person|Chiang Ching-kuo|Jiang Jingguo|t
        romanisation|Person|Lin Piao|Lin Biao|t
        romanisation|Person|Liu Shao-ch'i|Liu Shaoqi|t
        romanisation|Person|Hua Kuo-feng|Hua Guofeng|t
        romanisation|Person|Chu Teh|Zhu De|t
        romanisation|Person|Hsu Chih-mo|Xu Zhimo|t
        romanisation|Person|Wong Ka Wai|Wang Jiawei|f
        romanisation|Person|Lee Tsung-dao|Li Zhengdao|t
        romanisation|Person|Park Chung-hee|Pak Chong-hui|t
        romanisation|Person|Roh Tae-woo|No T'ae-u|t
        romanisation|Person|Chun Doo-hwan|Chon Tu-hwan|t
        romanisation|Person|Kim Dae-jung|Kim Tae-chung|t
        romanisation|Person|Lee Myung-bak|Yi Myong-bak|t
        romanisation|Person|Ri Yong-ho|Lee Yong-ho|t
        romanisation|Person|Choe Ryong-hae|Choi Ryong Hae|t
        romanisation|Person|Jang Song-thaek|Chang Song-taek|t
        romanisation|Person|Tchaikovsky Modest|Modest Chaykovskiy|t
        romanisation|Person|Yuriy Andreyevich Zhivago|Iurii Zhivago|t
        romanisation|Person|Nikita Khrushchev|Nikita Hruschov|t
        romanisation|Person|Mikhail Gorbachev|Michail Gorbatschow|t
        romanisation|Person|Boris Yeltsin|Boris Jelzin|t
        romanisation|Person|Leonid Brezhnev|Leonid Breschnew|t
        romanisation|Person|Volodymyr Zelenskyy|Vladimir Zelensky|t
        romanisation|Person|Viacheslav Chornovil|Vyacheslav Chernovol|t
        romanisation|Person|Jamal Abdel Nasser|Gamal Abd al-Nasir|t
        romanisation|Person|Qabus bin Said|Qaboos bin Saeed|t
        romanisation|Person|Houari Boumediene|Hawari Boumedienne|t
        romanisation|Person|Habib Bourguiba|Habib Burgiba|t
        romanisation|Person|Hafez al-Asad|Hafiz el-Assad|t
        romanisation|Person|Hosni Mubarak|Husni Moubarak|t
        romanisation|Person|Ayman Dhawahiri|Aiman al-Zawahiri|t
        romanisation|Person|Khodadad Farmanfarmaian|Khudadad Farmanfarmayan|t
        romanisation|Person|Chandrasekhara Venkata Raman|Chandrashekhara Venkata Raman|t
        romanisation|Person|Vidyasagar Choudhury|Vidyasagar Chowdhury|t
        romanisation|Person|Abdul Kalam Azad|Abul Kalam Azad|t
        nickname|Person|Bill Harrington|William Harrington|t
        nickname|Person|Peggy Thornbury|Margaret Thornbury|t
        nickname|Person|Dick Pemberton|Richard Pemberton|t
        nickname|Person|Jack Wetherby|John Wetherby|t
        nickname|Person|Ted Hollins|Edward Hollins|t
        nickname|Person|Sasha Drozdov|Alexander Drozdov|t
        nickname|Person|Misha Drozdov|Mikhail Drozdov|t
        nickname|Person|Volodya Kruglov|Vladimir Kruglov|t
        nickname|Person|Kolya Berezin|Nikolai Berezin|t
        nickname|Person|Pepe Arrieta|José Arrieta|t
        nickname|Person|Paco Zubizarreta|Francisco Zubizarreta|t
        nickname|Person|Nacho Ferreira|Ignacio Ferreira|t
        nickname|Person|Lupe Villanueva|Guadalupe Villanueva|t
        nickname|Person|Chema Otegui|José María Otegui|t
        nickname|Person|Gigi Rinaldi|Luigi Rinaldi|t
        nickname|Person|Hansi Oberhauser|Johann Oberhauser|t
        nickname|Person|Kasia Wolniewicz|Katarzyna Wolniewicz|t
        nickname|Person|Gosia Wolniewicz|Małgorzata Wolniewicz|t
        nickname|Person|Zé Carvalhal|José Carvalhal|t
        nickname|Person|Mo Farouqi|Mohammed Farouqi|t
        nickname|Person|Andy Carrick|Andrew Carrick|t
        nickname|Person|Liz Carrick|Elizabeth Carrick|t
        nickname|Person|Tom Brackley|Thomas Brackley|t
        nickname|Person|Jim Brackley|James Brackley|t
        nickname|Person|Jim Brackley|John Brackley|f
        nickname|Person|Bill Harrington|Robert Harrington|f
        nickname|Person|Peggy Thornbury|Elizabeth Thornbury|f
        nickname|Person|Sasha Drozdov|Sergei Drozdov|f
        nickname|Person|Pepe Arrieta|Pedro Arrieta|f
        nickname|Person|Ted Hollins|Thomas Hollins|f
        nickname|Person|Kolya Berezin|Konstantin Berezin|f
        nickname|Person|Liz Carrick|Linda Carrick|f
        variant|Person|Giuseppe Bramante|Joseph Bramante|t
        variant|Person|Yusuf Karademir|Youssef Karademir|t
        variant|Person|Giovanni Ferrante|Juan Ferrante|t
        variant|Person|Johannes Kappel|Jan Kappel|t
        variant|Person|Wilhelm Oberlander|Guillermo Oberlander|t
        variant|Person|Pierre Laroche|Pedro Laroche|t
        variant|Person|Heinrich Vogel|Henry Vogel|t
        variant|Person|Jorge Valdivia|George Valdivia|t
        variant|Person|Miguel Echeverria|Michael Echeverria|t
        variant|Person|Dmytro Halych|Dmitry Halych|t
        variant|Person|Andrzej Wisniowski|Andrew Wisniowski|t
        variant|Person|Ibrahim Haddadin|Abraham Haddadin|t
        variant|Person|Daud Rashidzada|David Rashidzada|t
        variant|Person|Suleiman Touregh|Solomon Touregh|t
        variant|Person|Ekaterina Belova|Catherine Belova|t
        variant|Person|Étienne Dumoulin|Stephen Dumoulin|t
        variant|Person|Matteo Ricciardi|Matthew Ricciardi|t
        variant|Person|Luca Ferraro|Lukas Ferraro|t
        variant|Person|Isabel Montero|Elizabeth Montero|t
        variant|Person|Mehmet Aksoy|Muhammad Aksoy|t
        variant|Person|Ahmet Kilinc|Ahmed Kilinc|t
        variant|Person|Osman Balci|Uthman Balci|t
        variant|Person|Jean Baptiste Kalume|Yohana Baptiste Kalume|f
        variant|Person|Giuseppe Bramante|Giovanni Bramante|f
        variant|Person|Pierre Laroche|Paul Laroche|f
        variant|Person|Miguel Echeverria|Manuel Echeverria|f
        variant|Person|Daud Rashidzada|Dawlat Rashidzada|f
        variant|Person|Mehmet Aksoy|Ahmet Aksoy|f
        variant|Person|Ekaterina Belova|Elena Belova|f
        variant|Person|Johannes Kappel|Jonas Kappel|f
        variant|Person|Martin Kessler|Markus Kessler|f
        variant|Person|Julia Sommer|Juliane Winter|f
        title|Person|Sir Edmund Farthingale|Edmund Farthingale|t
        title|Person|Gen. Abdul Wahid Torkan|Abdul Wahid Torkan|t
        title|Person|Sheikh Hamdan al-Qubaisi|Hamdan al-Qubaisi|t
        title|Person|Hajji Rahmatullah Sarkari|Rahmatullah Sarkari|t
        title|Person|Prof. Dr.-Ing. Klaus Ebersbach|Klaus Ebersbach|t
        title|Person|Col. (ret.) Viktor Starodub|Viktor Starodub|t
        title|Person|Her Excellency Amina Toure-Ba|Amina Toure-Ba|t
        title|Person|Maulvi Abdul Hakim Shirani|Abdul Hakim Shirani|t
        title|Person|Генерал Виктор Стародуб|Viktor Starodub|t
        title|Person|الشيخ حمدان القبيسي|Hamdan al-Qubaisi|t
        title|Person|Capt. Tom Weatherley Jr.|Tom Weatherley|t
        title|Person|Ayatollah Seyed Mahmoud Taleghani|Mahmoud Taleghani|t
        title|Person|Lt. Col. Moussa Diabate|Moussa Diabate|t
        title|Person|Rev. Father Ignatius Okoro|Ignatius Okoro|t
        title|Person|Mevrouw Anneke van Rooijen|Anneke van Rooijen|t
        title|Person|Dipl.-Kfm. Jürgen Haberland|Jürgen Haberland|t
        title|Person|Gospodin Marko Zupan|Marko Zupan|t
        title|Person|Dr. Klaus Ebersbach|Dr. Horst Ebersbach|f
        title|Person|General Abdul Wahid|General Abdul Karim|f
        title|Person|Sheikh Hamdan al-Qubaisi|Sheikh Rashid al-Qubaisi|f
        title|Person|Mr. President|President Amadou Toure|f
        particle|Person|Ludwig von Hohenfels|Ludwig Hohenfels|t
        particle|Person|Maria de la Cruz Paredes|Maria Cruz Paredes|t
        particle|Person|Vincent van der Berghe|Vincent Vanderberghe|t
        particle|Person|Khalid bin Walid al-Dosari|Khaled ibn Waleed Aldosari|t
        particle|Person|Omar ben Slimane|Omar bin Suleiman|t
        particle|Person|Ali ould Mohamed Lemine|Ali Mohamed Lemine|t
        particle|Person|João da Silva Teles|Joao Silva Teles|t
        particle|Person|Jan 't Hooft|Jan Hooft|t
        particle|Person|Patrick O'Driscoll|Patrick ODriscoll|t
        particle|Person|Ewan MacAlister|Ewan Mac Alister|t
        particle|Person|Ewan McAlister|Ewan MacAlister|t
        particle|Person|Salma bint Rashid al-Ketbi|Salma Rashid Alketbi|t
        particle|Person|Heydar Oglu Aliyar|Heydar Aliyar|t
        particle|Person|Abu Hamza al-Shami|Abou Hamza Shami|t
        particle|Person|Khalid bin Walid al-Dosari|Walid bin Khalid al-Dosari|f
        particle|Person|Abu Hamza al-Shami|Abu Talha al-Shami|f
        particle|Person|Ludwig von Hohenfels|Ludwig von Hohenstein|f
        particle|Person|Salma bint Rashid al-Ketbi|Salma bint Hamad al-Ketbi|f
        particle|Person|Maria de la Cruz Paredes|Maria de la Luz Paredes|f
        patronymic|Person|Oleg Viktorovich Zaretsky|Oleg Zaretsky|t
        patronymic|Person|Zaretsky Oleg Viktorovich|Oleg Zaretskiy|t
        patronymic|Person|O. V. Zaretsky|Oleg Viktorovich Zaretsky|t
        patronymic|Person|Anna Sergeevna Zaretskaya|Anna Zaretskaya|t
        patronymic|Person|Anna Zaretskaya|Anna Zaretsky|t
        patronymic|Person|Guðrún Helgadóttir|Gudrun Helgadottir|t
        patronymic|Person|Rustam Ikromovich Saidov|Rustam Saidov|t
        patronymic|Person|Oleg Viktorovich Zaretsky|Oleg Nikolaevich Zaretsky|f
        patronymic|Person|Oleg Viktorovich Zaretsky|Viktor Olegovich Zaretsky|f
        patronymic|Person|Jón Helgason|Jón Ragnarsson|f
        patronymic|Person|Anna Sergeevna Zaretskaya|Anna Petrovna Zaretskaya|f
        patronymic|Person|Rustam Ikromovich Saidov|Rustam Akbarovich Saidov|f
        initial|Person|J. R. R. Tolkien|John Ronald Reuel Tolkien|t
        initial|Person|H. G. Wells|Herbert George Wells|t
        initial|Person|G. K. Adeyinka|Gabriel Kolawole Adeyinka|t
        initial|Person|P. Vasiliadis|Panagiotis Vasiliadis|t
        initial|Person|Vasiliadis P.|Panagiotis Vasiliadis|t
        initial|Person|John F. Thistlewood|John Thistlewood|t
        initial|Person|JRR Tolkien|John Ronald Reuel Tolkien|t
        initial|Person|J. Thistlewood|Mary Thistlewood|f
        initial|Person|P. Vasiliadis|Giorgos Vasiliadis|f
        initial|Person|H. G. Wells|Orson Wells|f
        initial|Person|John F. Thistlewood|John K. Thistlewood|f
        order|Person|Okonjo Ngozi Adaeze|Adaeze Ngozi Okonjo|t
        order|Person|DE ALMEIDA, Rui Manuel|Rui Manuel de Almeida|t
        order|Person|Tran Van Hung|Hung Van Tran|t
        order|Person|Ngo Dinh Thuc|Thuc Ngo Dinh|t
        order|Person|Nagy Zsolt|Zsolt Nagy|t
        order|Person|Nguyễn Thị Minh Khai|Minh Khai Nguyen Thi|t
        order|Person|Wang Jianguo|Jianguo Wang|t
        order|Person|Thomas James|James Thomas|f
        order|Person|Ahmed Ibrahim|Ibrahim Ahmed|f
        order|Person|Martin Henry|Henry Martin|f
        extra|Person|Juan Carlos Restrepo Uribe|Juan Restrepo|t
        extra|Person|Juan Carlos Restrepo Uribe|Juan Carlos Restrepo|t
        extra|Person|María Fernanda López de Arrieta|María López Arrieta|t
        extra|Person|Kwame Boateng Asamoah|Kwame Asamoah|t
        extra|Person|Mohammad Reza Golestani|Reza Golestani|t
        extra|Person|Hassan Nasser Al Mutlaq Al Harthi|Hassan Al Mutlaq Al Harthi|t
        extra|Person|Elizabeth Anne Whitcombe-Hale|Elizabeth Whitcombe|t
        extra|Person|Pedro Henrique Nogueira Pinto|Pedro Nogueira Pinto|t
        extra|Person|Juan Carlos Restrepo Uribe|Juan Pablo Restrepo Uribe|f
        extra|Person|Kwame Boateng Asamoah|Kofi Boateng Asamoah|f
        extra|Person|Juan Carlos Restrepo|Carlos Uribe|f
        extra|Person|Elizabeth Anne Whitcombe|Elizabeth Whitman|f
        extra|Person|Hassan Ali Yusuf Warsame|Hassan Ali Nur Warsame|f
        extra|Person|Restrepo|Juan Carlos Restrepo Uribe|f
        extra|Person|Mohammad|Mohammad Reza Golestani|f
        joined|Person|Abdulrahman Al-Otaibi|Abdul Rahman Alotaibi|t
        joined|Person|Jeanluc Ponty|Jean-Luc Ponty|t
        joined|Person|Annemarie Gruber|Anne Marie Gruber|t
        joined|Person|LeonardoFibonacci|Leonardo Fibonacci|t
        joined|Person|leonardofibonacci|Leonardo Fibonacci|t
        joined|Person|Kim Ilsung|Kim Il Sung|t
        joined|Person|Xiao Ping Deng|Deng Xiaoping|t
        joined|Person|Delacruz Ramon|Ramon de la Cruz|t
        joined|Person|St. John Rivers|Stjohn Rivers|t
        joined|Company|Sunflower Trading|Sun Flower Trading|t
        joined|Company|Steelworks Holdings|Steel Works Holdings|t
        joined|Company|Petro Chem International|Petrochem International|t
        joined|Company|BlueSkyAviation|Blue Sky Aviation|t
        slip|Person|Jonathon Merriweather|Jonathan Merriweather|t
        slip|Person|Jonathan Merriwaether|Jonathan Merriweather|t
        slip|Person|Jonathan Meriweather|Jonathan Merriweather|t
        slip|Person|Jonathan Merrjweather|Jonathan Merriweather|t
        slip|Person|Jonahtan Merriweather|Jonathan Merriweather|t
        slip|Person|Jomathan Merriweather|Jonathan Merriweather|t
        slip|Person|Onathan Merriweather|Jonathan Merriweather|t
        slip|Person|Rnichael Cornwallis|Michael Cornwallis|t
        slip|Person|Michael Comwallis|Michael Cornwallis|t
        slip|Person|Wil1iam Cornwa11is|William Cornwallis|t
        slip|Person|Andrea5 Papandre0u|Andreas Papandreou|t
        slip|Person|Valentina Clostermann|Valentina Ciostermann|t
        slip|Person|Qasem Suleymani|Qssem Suleymani|t
        slip|Person|Tarkan Demirel|Trakan Demirel|t
        slip|Person|Vasiliy Krylov|Vasilij Krillov|t
        slip|Person|Ruben Castell|Robin Castell|f
        slip|Person|Marta Kowal|Marek Kowal|f
        slip|Person|Laura Haas|Lars Haas|f
        slip|Person|Andrea Müller|Andreas Müller|t
        slip|Person|Emil Berger|Emma Berger|f
        slip|Person|Karl Lindqvist|Karl Lindberg|f
        slip|Person|Petra Steinmann|Petra Steinbach|f
        slip|Person|Ivan Petrenko|Ivan Petrovsky|f
        slip|Person|Joao Cardoso|Joao Carvalho|f
        slip|Person|Hiroshi Yamada|Hiroshi Yamamoto|f
        slip|Person|Carlos Mendes|Carlos Menezes|f
        slip|Person|Olusegun Adebayo|Olusegun Adeyemi|f
        slip|Person|Rashid Khalilov|Rashid Khasanov|f
        slip|Person|Nino Beridze|Nino Berishvili|f
        slip|Person|Nguyen Van Hai|Nguyen Van Hung|f
        slip|Person|Tran Thi Lan|Tran Thi Hoa|f
        slip|Person|Zhang Wei|Zhang Min|f
        slip|Person|Li Ming|Li Peng|f
        slip|Person|Kim Chol Su|Kim Yong Ho|f
        slip|Person|Kim Min-jae|Kim Min-ho|f
        legal|Company|Adlerwerk GmbH|Adlerwerk Gesellschaft mit beschränkter Haftung|t
        legal|Company|Adlerwerk GmbH & Co. KG|Adlerwerk|t
        legal|Company|Lumière SARL|Lumière Société à responsabilité limitée|t
        legal|Company|Lumière S.A.S.|Lumière Société par actions simplifiée|t
        legal|Company|Costa Brava Sociedad Anónima|Costa Brava S.A.|t
        legal|Company|Tulipano S.p.A.|Tulipano Società per Azioni|t
        legal|Company|Tulipano S.r.l.|Tulipano Società a responsabilità limitata|t
        legal|Company|Windmolen B.V.|Windmolen Besloten Vennootschap|t
        legal|Company|Windmolen N.V.|Windmolen Naamloze Vennootschap|t
        legal|Company|Nordstjernen A/S|Nordstjernen Aktieselskab|t
        legal|Company|Nordstjernan AB|Nordstjernan Aktiebolag|t
        legal|Company|Pohjantahti Oy|Pohjantähti Osakeyhtiö|t
        legal|Company|Bursztyn Sp. z o.o.|Bursztyn Spółka z ograniczoną odpowiedzialnością|t
        legal|Company|Bursztyn S.A.|Bursztyn Spółka Akcyjna|t
        legal|Company|Jantar d.o.o.|Jantar družba z omejeno odgovornostjo|t
        legal|Company|Jantar s.r.o.|Jantar společnost s ručením omezeným|t
        legal|Company|Borostyán Kft.|Borostyán Korlátolt Felelősségű Társaság|t
        legal|Company|Lale Ltd. Şti.|Lale Limited Şirketi|t
        legal|Company|Lale A.Ş.|Lale Anonim Şirketi|t
        legal|Company|Chihlimbar SRL|Societatea cu răspundere limitată Chihlimbar|t
        legal|Company|Kehribar EOOD|Kehribar Ltd|t
        legal|Company|Meridian Sdn Bhd|Meridian Sendirian Berhad|t
        legal|Company|PT Samudra Biru Tbk|Samudra Biru|t
        legal|Company|Hoshi Kabushiki Kaisha|Hoshi K.K.|t
        legal|Company|Hoshi Co., Ltd.|Hoshi Kabushiki Kaisha|t
        legal|Company|Estrela Azul Ltda.|Estrela Azul Limitada|t
        legal|Company|Estrela Azul S/A|Estrela Azul Sociedade Anônima|t
        legal|Company|Tehno Gamma d.d.|Tehno Gamma dioničko društvo|t
        legal|Company|TOV Bursztyn|Bursztyn LLC|t
        legal|Company|ТОВ «Бурштин»|TOV Burshtyn|t
        legal|Company|Общество с ограниченной ответственностью Янтарь|Yantar LLC|t
        legal|Company|Публичное акционерное общество Янтарь|PJSC Yantar|t
        legal|Company|ЗАО Янтарь|Closed Joint-Stock Company Yantar|t
        legal|Company|Federal State Unitary Enterprise Yantar|FGUP Yantar|t
        legal|Company|Quorum Pty Ltd|Quorum Proprietary Limited|t
        legal|Company|Quorum LLP|Quorum Limited Liability Partnership|t
        legal|Company|Quorum Pvt. Ltd.|Quorum Private Limited|t
        legal|Company|Saffron FZE|Saffron Free Zone Establishment|t
        legal|Company|Saffron W.L.L.|Saffron With Limited Liability|t
        legal|Company|深圳市蓝天科技有限公司|深圳市蓝天科技|t
        legal|Company|株式会社ホシ|ホシ|t
        legal|Company|주식회사 한빛|한빛|t
        legal|Company|شركة الفرات المحدودة|Al Furat Limited Company|t
        legal|Company|Adlerwerk GmbH|Adlerberg GmbH|f
        legal|Company|Lumière SARL|Lumina SARL|f
        legal|Company|Nordstjernen A/S|Sydstjernen A/S|f
        legal|Company|Quorum Pty Ltd|Forum Pty Ltd|f
        legal|Company|PT Samudra Biru|PT Samudra Hijau|f
        legal|Company|Jantar d.o.o.|Javor d.o.o.|f
        legal|Company|Sociedad Anónima|Costa Brava Sociedad Anónima|f
        legal|Company|Limited Liability Company|Yantar Limited Liability Company|f
        number|Company|Plant No. 7|Plant Seven|t
        number|Company|21st Century Steel|Twenty-First Century Steel|t
        number|Company|First Investment Bank|1st Investment Bank|t
        number|Company|Institute No. 35|Institute 35|t
        number|Organization|Bataillon III|Bataillon 3|t
        number|Organization|Bataillon III|Bataillon Three|t
        number|Organization|Unit 61398|Unit 61399|f
        number|Organization|Military Unit 26165|Military Unit 74455|f
        number|Company|Phoenix Fund III LP|Phoenix Fund IV LP|f
        number|Company|Studio Eleven|Studio 11|t
        number|Company|Four Winds Shipping|4 Winds Shipping|t
        number|Company|Seven Seas Trading|7 Seas Trading|t
        number|Company|Route 66 Holdings|Route 77 Holdings|f
        number|Company|Refinery 21|Refinery 12|f
        number|Company|Zwei Brüder GmbH|2 Brüder GmbH|t
        number|Company|Tres Hermanos SA|3 Hermanos SA|t
        number|Company|Quatre Saisons SARL|4 Saisons|t
        number|Company|Завод № 9|Zavod No. 9|t
        entity|Company|Bank of Khorasan|Bank of Khuzestan|f
        entity|Company|Bank Pasargad Kish|Bank Parsian Kish|f
        entity|Company|Caspian Shipping Lines|Baltic Shipping Lines|f
        entity|Company|Orient Oil Company|Orient Gas Company|f
        entity|Company|Mahan Travel Agency|Mahan Tire Factory|f
        entity|Company|General Trading Company|International Trading Company|f
        entity|Company|Trading Corp|Falcon Trading Corp|f
        entity|Company|Falcon Trading|Falconer Trading|f
        entity|Company|Falcon Trading|Falcon Trading FZE|t
        entity|Company|Falcon Trading Dubai|Falcon Trading Sharjah|f
        entity|Company|Alpha Group Russia|Alfa Group Russia|t
        entity|Company|National Iranian Tanker Company|National Iranian Drilling Company|f
        entity|Company|Ministry of Interior of Ruritania|Ministry of Defence of Ruritania|f
        entity|Company|Ruritania Ministry of Defense|Ministry of Defence of Ruritania|t
        entity|Company|Syrian Arab Airlines|Syrian Airlines|t
        entity|Company|Islamic Republic of Ruritania Shipping Lines|Ruritania Shipping Lines|t
        entity|Organization|Lashkar-e-Tayyiba|Lashkar e Taiba|t
        entity|Organization|Lashkar-e-Tayyiba|Lashkar-e-Jhangvi|f
        entity|Organization|Jaish-e-Mohammed|Jaysh Muhammad|t
        entity|Organization|Harakat al-Shabaab|Harakat Shabab|t
        entity|Organization|Harakat al-Nujaba|Harakat al-Shabaab|f
        entity|Organization|Ansar al-Sharia Derna|Ansar al-Sharia Benghazi|f
        entity|Organization|Revolutionary Armed Forces of Colombia|FARC|f
        entity|Organization|Popular Front for the Liberation of Palestine|PFLP|t
        entity|Organization|International Atomic Energy Agency|IAEA|t
        entity|Organization|World Health Organization|WTO|f
        entity|Organization|Hizballah|Hezbollah|t
        entity|Organization|Hizballah|Hizb ut-Tahrir|f
        entity|Company|Zenit Elektronik|Zenith Electronics|t
        entity|Company|Kaspersky Laboratoriya|Kaspersky Lab|t
        entity|Company|Technopromexport|Tekhnopromeksport|t
        entity|Company|Technopromexport|Technopromimport|f
        entity|Company|Gazprombank|Gazprom|f
        entity|Company|Rosneft Trading|Lukoil Trading|f
        entity|Company|Sovcomflot|Sovkomflot|t
        entity|Company|Rostec|Rosatom|f
        entity|Company|Smith & Wesson|Smith and Wesson|t
        entity|Company|Smith & Wesson|Smith & Barney|f
        entity|Company|Müller Söhne|Mueller Soehne|t
        entity|Company|Fjällräven|Fjallraven|t
        entity|Company|M&M Trading|M and M Trading|t
        entity|Company|KTK Electronics|KTD Electronics|f
        entity|Company|IBM|International Business Machines|t
        entity|Company|ABC Shipping|ABD Shipping|f
        entity|Company|Emirates Steel Industries|Emirates Aluminium Industries|f
        entity|Company|Korea Kwangsong Trading Corporation|Korea Kwangson Banking Corporation|f
        entity|Company|Korea Ryonbong General Corporation|Korea Ryonha Machinery Corporation|f
        vessel|Vessel|M/V Ocean Pearl|OCEAN PEARL|t
        vessel|Vessel|MT Golden Horizon|Golden Horizon|t
        vessel|Vessel|Golden Horizon|Golden Horizont|t
        vessel|Vessel|Sea Star 7|Sea Star 9|f
        vessel|Vessel|Sea Star VII|Sea Star 7|t
        vessel|Vessel|Iran Deyanat|Iran Hormuz|f
        vessel|Vessel|Chong Chon Gang|Chongchongang|t
        vessel|Vessel|Ocean Pearl|Ocean Peril|t
        vessel|Vessel|Ocean Pearl|Ocean Queen|f
        vessel|Vessel|Eastern Dawn|Western Dawn|f
        vessel|Vessel|Akademik Cherskiy|Akademik Chersky|t
        vessel|Vessel|Академик Черский|Akademik Cherskiy|t
        vessel|Vessel|Kapitan Danilkin|Kapitan Dranitsyn|f
        vessel|Vessel|Adrian Darya 1|Adrian Darya|f
        different|Person|Ibrahim al-Jabari|Muhammad al-Jabari|f
        different|Person|Abdul Karim Nuristani|Abdul Rahim Nuristani|f
        different|Person|Abdul Aziz|Abdul Majid|f
        different|Person|Muhammad Hussein Ali|Muhammad Hassan Ali|f
        different|Person|Osama Mahmoud|Osama Ahmed|f
        different|Person|Park Jae-in|Park Jae-won|f
        different|Person|Wang Fang|Wang Fei|f
        different|Person|Liu Yang|Liu Yun|f
        different|Person|Maria Santos|Mario Santos|f
        different|Person|Carla Bruni|Carlo Bruni|f
        different|Person|George Bush|George Bishop|f
        different|Person|Ana Torres|Ana Flores|f
        different|Person|Peter Hansen|Peter Jansen|f
        different|Person|Ali Reza Akbari|Ali Akbar Rezaei|f
        different|Person|Hamid Karim|Hamid Kazemi|f
        different|Person|Jose Garcia Lopez|Jose Garcia Perez|f
        different|Person|Samuel Okafor|Samuel Okoye|f
        different|Person|David Mwangi|David Maina|f
        cyrillic|Person|Валерий Гергиев|Valery Gergiev|t
        cyrillic|Person|Валерий Абисалович Гергиев|Valeriy Gergiyev|t
        cyrillic|Person|Михаил Булгаков|Mikhail Bulgakov|t
        cyrillic|Person|Ксения Щербакова|Xenia Scherbakova|t
        cyrillic|Person|Юлія Тимошенко|Yulia Tymoshenko|t
        cyrillic|Person|Володимир Зеленський|Volodymyr Zelenskyy|t
        cyrillic|Person|Љубица Живковић|Ljubica Zivkovic|t
        cyrillic|Person|Эльвира Сахипзадовна Набиуллина|Elvira Nabiullina|t
        cyrillic|Person|Гурбангулы Бердымухамедов|Gurbanguly Berdimuhamedow|t
        cyrillic|Person|Жанар Ақылбекова|Zhanar Akylbekova|t
        cyrillic|Person|Михаил Булгаков|Nikolai Bulgakov|f
        cyrillic|Person|Ксения Щербакова|Ksenia Shcherbina|f
        cyrillic|Person|Виктор Иванович Лысенко|Viktor Petrovich Lysenko|f
        cyrillic|Person|Юлия Тимофеева|Yulia Tymoshenko|f
        cyrillic|Person|Павел Дуров|Nikolai Durov|f
        cyrillic|Company|ООО «Северсталь-Логистика»|Severstal Logistics LLC|t
        cyrillic|Company|ЗАО Торговый дом «Восход»|Trading House Voskhod CJSC|t
        cyrillic|Company|Авиакомпания «Крылья Урала»|Krylya Urala Airlines|t
        cyrillic|Company|Банк «Открытие»|Bank Vozrozhdenie|f
        cyrillic|Company|НИИ Электромеханики|NII Electronics|f
        greek|Person|Κυριάκος Μητσοτάκης|Kyriakos Mitsotakis|t
        greek|Person|Ελευθέριος Βενιζέλος|Eleftherios Venizelos|t
        greek|Person|Νικόλαος Πλαστήρας|Nikolaos Plastiras|t
        greek|Person|Παναγιώτης Γιαννόπουλος|Panayiotis Yannopoulos|t
        greek|Person|Κυριάκος Μητσοτάκης|Konstantinos Mitsotakis|f
        greek|Person|Αλέξης Τσίπρας|Alexis Zorbas|f
        greek|Person|Δημήτρης Μπάσης|Dimitris Mitropoulos|f
        arabic|Person|محمد مرسي|Mohamed Morsi|t
        arabic|Person|حسن نصر الله|Hassan Nasrallah|t
        arabic|Person|عبد الفتاح السيسي|Abdel Fattah el-Sisi|t
        arabic|Person|صدام حسين التكريتي|Saddam Hussein al-Tikriti|t
        arabic|Person|أيمن الظواهري|Ayman al-Zawahiri|t
        arabic|Person|علي خامنه‌ای|Ali Khamenei|t
        arabic|Person|گلبدین حکمتیار|Gulbuddin Hekmatyar|t
        arabic|Person|بشار الأسد|Bashar al-Assad|t
        arabic|Person|فاطمة الزهراء بنعلي|Fatima Zahra Benali|t
        arabic|Person|بشار الأسد|Maher al-Assad|f
        arabic|Person|خالد مشعل|Khaled Nazzal|f
        arabic|Person|محمد مرسي|Mahmoud Morsi|f
        arabic|Person|أيمن الظواهري|Ayman al-Zarqawi|f
        arabic|Person|سالم الدوسري|Salem al-Shamrani|f
        arabic|Person|عبد الرحمن السديري|Abdul Rahim al-Sudairi|f
        arabic|Company|شركة النور للتجارة|Al Noor Trading Company|t
        arabic|Company|شركة النور للتجارة|Al Huda Trading Company|f
        hebrew|Person|בנימין נתניהו|Benjamin Netanyahu|t
        hebrew|Person|שמעון פרס|Shimon Peres|t
        hebrew|Person|גולדה מאיר|Golda Meir|t
        hebrew|Person|משה דיין|Moshe Dayan|t
        hebrew|Person|יצחק רבין|Yitzhak Shamir|f
        hebrew|Person|שמעון פרס|Shimon Levi|f
        hebrew|Person|משה דיין|Moshe Katsav|f
        han|Person|习近平|Xi Jinping|t
        han|Person|李克强|Li Keqiang|t
        han|Person|毛泽东|Mao Tse-tung|t
        han|Person|張學良|Zhang Xueliang|t
        han|Person|马云|Ma Yun|t
        han|Person|任正非|Ren Zhengfei|t
        han|Person|习近平|Xi Zhongxun|f
        han|Person|李克强|Li Keqin|f
        han|Person|毛泽东|Mao Anying|f
        han|Person|马云|Ma Huateng|f
        han|Company|中国石油天然气集团有限公司|China National Petroleum Corporation|t
        han|Company|华为技术有限公司|Huawei Technologies Co., Ltd.|t
        han|Company|华为技术有限公司|ZTE Technologies Co Ltd|f
        han|Company|上海东方贸易有限公司|Shanghai Xinhua Trading Co Ltd|f
        hangul|Person|김정은|Kim Jong Un|t
        hangul|Person|박근혜|Park Geun-hye|t
        hangul|Person|윤석열|Yoon Suk Yeol|t
        hangul|Person|최룡해|Choe Ryong Hae|t
        hangul|Person|김정은|Kim Jong Nam|f
        hangul|Person|문재인|Moon Sung-hyun|f
        hangul|Person|박근혜|Park Chung-hee|f
        hangul|Company|현대자동차|Hyundai Motor Company|t
        hangul|Company|삼성전자|Samsung Electronics|t
        kana|Person|安倍晋三|Abe Shinzo|t
        kana|Person|クロサワ アキラ|Akira Kurosawa|t
        kana|Person|オオタニ ショウヘイ|Shohei Ohtani|t
        kana|Person|ジョン・スミス|John Smith|t
        kana|Person|クロサワ アキラ|Kiyoshi Kurosawa|f
        kana|Person|あべ しんぞう|Shintaro Abe|f
        kana|Person|ジョン・スミス|John Stevens|f
        georgian|Person|მიხეილ სააკაშვილი|Mikheil Saakashvili|t
        georgian|Person|ბიძინა ივანიშვილი|Bidzina Ivanishvili|t
        georgian|Person|შოთა რუსთაველი|Shota Rustaveli|t
        georgian|Person|მიხეილ სააკაშვილი|Mikheil Sepashvili|f
        georgian|Person|ბიძინა ივანიშვილი|Ivane Ivanishvili|f
        georgian|Person|ნინო ხარაძე|Nino Kharatishvili|f
        armenian|Person|Սերժ Սարգսյան|Serzh Sargsyan|t
        armenian|Person|Ռոբերտ Քոչարյան|Robert Kocharyan|t
        armenian|Person|Լևոն Տեր-Պետրոսյան|Levon Ter-Petrosyan|t
        armenian|Person|Սերժ Սարգսյան|Armen Sarkissian|f
        armenian|Person|Ռոբերտ Քոչարյան|Robert Ghazaryan|f
        devanagari|Person|नरेन्द्र मोदी|Narendra Modi|t
        devanagari|Person|अमिताभ बच्चन|Amitabh Bachchan|t
        devanagari|Person|पुष्प कमल दाहाल|Pushpa Kamal Dahal|t
        devanagari|Person|सुनीता शर्मा|Sunita Sharma|t
        devanagari|Person|नरेन्द्र मोदी|Nirav Modi|f
        devanagari|Person|सुनीता शर्मा|Sunita Verma|f
        thai|Person|ทักษิณ ชินวัตร|Thaksin Shinawatra|t
        thai|Person|ประยุทธ์ จันทร์โอชา|Prayut Chan-o-cha|t
        thai|Person|สมชาย วงศ์สวัสดิ์|Somchai Wongsawat|t
        thai|Person|ทักษิณ ชินวัตร|Thanom Kittikachorn|f
        nickname|Person|Bill Hathaway|William Hathaway|t
        nickname|Person|Peggy Lindholm|Margaret Lindholm|t
        nickname|Person|Chuck Reinhardt|Charles Reinhardt|t
        nickname|Person|Volodya Sharapov|Vladimir Sharapov|t
        nickname|Person|Pepe Villanueva|José Villanueva|t
        nickname|Person|Paco Iturbe|Francisco Iturbe|t
        nickname|Person|Mehmet Yilmazer|Muhammad Yilmazer|t
        nickname|Person|Giuseppe Ferrante|Joseph Ferrante|t
        nickname|Person|Johannes van Oosten|John van Oosten|t
        nickname|Person|Kostas Melissanidis|Konstantinos Melissanidis|t
        nickname|Person|Jurek Wojtasik|Jerzy Wojtasik|t
        nickname|Person|Bill Hathaway|Walter Hathaway|f
        nickname|Person|Sasha Milyukov|Sergei Milyukov|f
        nickname|Person|Bob Castellano|Bill Castellano|f
        nickname|Person|Paco Iturbe|Pablo Iturbe|f
        nickname|Person|Jimmy Fontaine|Jerome Fontaine|f
        nickname|Person|Kostas Melissanidis|Nikos Melissanidis|f
        patronymic|Person|Gennady Andreyevich Zyuganov|Gennadi Zyuganov|t
        patronymic|Person|Zyuganov G. A.|Gennady Andreyevich Zyuganov|t
        patronymic|Person|Gulnara Islamovna Karimova|Gulnara Karimova|t
        patronymic|Person|Irina Vladimirovna Tretyak|Irina Volodymyrivna Tretiak|t
        patronymic|Person|Gennady Andreyevich Zyuganov|Gennady Nikolaevich Zyuganov|f
        patronymic|Person|Gulnara Islamovna Karimova|Lola Islamovna Karimova|f
        patronymic|Person|Andrei Gennadyevich Zyuganov|Gennady Andreyevich Zyuganov|f
        particle|Person|Khalid bin Mahfouz|Khalid Mahfouz|t
        particle|Person|Ludwig van Beethoven|Ludwig Beethoven|t
        particle|Person|Ursula von der Leyen|Ursula Vonderleyen|t
        particle|Person|Omar Hassan Ahmad al-Bashir|Omar al Bashir|t
        particle|Person|Osama bin Mohammed bin Awad bin Laden|Usama bin Laden|t
        particle|Person|Charles De Gaulle|Charles Degaulle|t
        particle|Person|Mahmoud al-Zahar|Mahmud Zahhar|t
        particle|Person|Khalid bin Mahfouz|Abdulrahman bin Mahfouz|f
        particle|Person|Saud bin Faisal Al Saud|Faisal bin Saud Al Saud|f
        particle|Person|Omar al-Bashir|Omar al-Baghdadi|f
        particle|Person|Abu Bakr al-Baghdadi|Abu Omar al-Baghdadi|f
        particle|Person|Pedro de la Fuente|Pedro de la Vega|f
        title|Person|Gen. Ratko Mladic|MLADIĆ, Ratko|t
        title|Person|Sheikh Hamad bin Khalifa Al Thani|Hamad bin Khalifa Al-Thani|t
        title|Person|Mullah Mohammed Omar|Mohammad Omar|t
        title|Person|Sir Malcolm Pemberton KBE|Malcolm Pemberton|t
        title|Person|Prof. Dr. Heinz Obermaier|Heinz Obermaier|t
        title|Person|Maulana Masood Azhar|Masood Azhar|t
        title|Person|Gen. Ratko Mladic|Gen. Ratko Vukovic|f
        title|Person|Mullah Mohammed Omar|Mullah Mohammed Rabbani|f
        title|Person|Sheikh Salman|Sheikh Hamad|f
        generation|Person|Martin Delacroix Jr.|Martin Delacroix|t
        generation|Person|Cal Ripken, Jr.|Cal Ripken Junior|t
        generation|Person|Martin Delacroix Jr.|Martin Delacroix Sr.|f
        generation|Person|Robert Kellerman the Elder|Robert Kellerman the Younger|f
        generation|Person|Henry Osgood IV|Henry Osgood|t
        initial|Person|A. P. J. Abdul Kalam|Avul Pakir Jainulabdeen Abdul Kalam|t
        initial|Person|George R. R. Marston|George Raymond Richard Marston|t
        initial|Person|M K Stalinov|Mikhail Konstantinovich Stalinov|t
        initial|Person|D. Trumpeter|Dolores Trumpeter|t
        initial|Person|V. Putilin|Sergei Putilin|f
        initial|Person|K. Adeyemi-Cole|Folake Adeyemi-Cole|f
        initial|Person|J. S. Mbeki|Thabo Mbeki|f
        order|Person|Ho Chi Minh|Minh Ho Chi|t
        order|Person|Santos, Juan Manuel|Juan Manuel Santos|t
        order|Person|Bandaranaike Sirimavo|Sirimavo Bandaranaike|t
        order|Person|Truong Tan Sang|Sang Truong Tan|t
        order|Person|Hans Friedrich|Friedrich Hans|f
        order|Person|Omar Khalid|Khalid Omar|f
        order|Person|Francis James Xavier|Xavier James Francis|f
        extra|Person|Joaquín Archivaldo Guzmán Loera|Joaquin Guzman Loera|t
        extra|Person|Joaquín Archivaldo Guzmán Loera|Joaquín Guzmán|t
        extra|Person|Anna Maria Lewandowska-Kruk|Anna Lewandowska|t
        extra|Person|Hassan Dahir Aweys Warsameh|Hassan Dahir Aweys|t
        extra|Person|Daniel Kipkorir arap Langat|Daniel Langat|t
        extra|Person|Charles Ghankay Taylorson|Charles Taylorson|t
        extra|Person|Nguyen Thi Kim Ngan|Nguyen Kim Ngan|t
        extra|Person|Pablo Emilio Escobar Gaviria|Roberto Escobar Gaviria|f
        extra|Person|Hassan Dahir Aweys|Hassan Abdullah Aweys Turki|f
        extra|Person|Pablo Escobar Gaviria|Pablo Escobar Moreno|f
        extra|Person|Maria Isabel Allende|Maria Fernanda Allende|f
        extra|Person|Daniel Kipkorir Langat|Daniel Kiprono Langat|f
        extra|Person|Mohammed Ali|Mohammed Ali Al-Habbo|f
        joined|Person|Maryann Featherstone|Mary Ann Featherstone|t
        joined|Person|Vandenberg Pieter|Pieter van den Berg|t
        joined|Person|Chiangkaishek|Chiang Kai-shek|t
        joined|Person|Noorul Haq Mangal|Nurulhaq Mangal|t
        joined|Company|Blackwater Security|Black Water Security|t
        joined|Company|Sea Shell Logistics|Seashell Logistics|t
        joined|Company|DataStream Holdings|Data Stream Holdings|t
        joined|Company|Northwind|North Wind|t
        joined|Person|Maryann Featherstone|Mary Lou Featherstone|f
        joined|Company|Black Water Security|Blue Water Security|f
        slip|Person|Muammar Qaddafi|Moammar Gadhafi|t
        slip|Person|Robert Mugbae|Robert Mugabe|t
        slip|Person|Alexander Lukashenka|Alexander Lukashenko|t
        slip|Person|Yevgeni Prigozin|Yevgeny Prigozhin|t
        slip|Person|Katherine Zellwegger|Catherine Zellweger|t
        slip|Person|Stephen Hawkridge|Steven Hawkridge|t
        slip|Person|Bemhard Kornfeld|Bernhard Kornfeld|t
        slip|Person|Ch ristian Rademacher|Christian Rademacher|t
        slip|Person|Ferdinand Marc0s|Ferdinand Marcos|t
        slip|Person|Dzhokhar Dudaev|Johar Dudayev|t
        slip|Person|Imomali Rahmonov|Emomali Rakhmonov|t
        slip|Person|Angelina Jolie Voigt|Angelina Jolly Voight|t
        slip|Person|Marina Petrova|Marina Pavlova|f
        slip|Person|Andrei Sokolov|Andrei Sobolev|f
        slip|Person|Thomas Becker|Thomas Beckmann|f
        slip|Person|Sofia Lindgren|Sofia Lundquist|f
        slip|Person|Ahmed Rashidi|Ahmed Rahimi|f
        slip|Person|Chen Wei|Chen Wen|f
        slip|Person|Marcel Dupont|Marcel Dumont|f
        slip|Person|Oluwaseun Adeola|Oluwatobi Adeola|f
        slip|Person|Luis Hernández|Luis Fernández|f
        slip|Person|Goran Jovanovic|Goran Ivanovic|f
        slip|Person|Daniel Ortega|Daniela Ortega|f
        slip|Person|Jan Novak|Jan Nowicki|f
        slip|Person|Park Sung-ho|Park Sung-hoon|f
        slip|Person|Aung San Oo|Aung San Suu Kyi|f
        kin|Person|Uday Saddam Hussein|Qusay Saddam Hussein|f
        kin|Person|Rafiq Hariri|Saad Rafiq Hariri|f
        kin|Person|Boris Rotenberg|Arkady Rotenberg|f
        kin|Person|Ahmed Omar Warsameh|Omar Ahmed Warsameh|f
        kin|Person|Kim Yo Jong|Kim Jong Chol|f
        kin|Person|Hafez al-Assad|Bashar Hafez al-Assad|f
        kin|Person|Ibrahim Shekau|Muhammad Shekau|f
        different|Person|Ali Hassan Mahmoud|Ali Hussein Mahmoud|f
        different|Person|Elena Vasilieva|Elena Vasilenko|f
        different|Person|Martin Schulz|Martin Scholl|f
        different|Person|Sarah Connolly|Sarah Donnelly|f
        different|Person|Mariam Diallo|Mariama Barry|f
        different|Person|Nguyen Minh Triet|Nguyen Minh Tuan|f
        different|Person|Abdul Qadir Mumin|Abdul Rahman Mumin|f
        different|Person|Anders Fogh|Anders Foss|f
        different|Person|Ivan Ivanov|Ivan Sidorov|f
        legal|Company|Alpenglück Handels GmbH|Alpenglueck Handelsgesellschaft mbH|t
        legal|Company|Corvus Logistics Ltd.|Corvus Logistics Limited|t
        legal|Company|Corvus Logistics LLC|Corvus Logistics Inc.|t
        legal|Company|Oleodotti Adriatici S.p.A.|Oleodotti Adriatici|t
        legal|Company|OAO Uralkabel|Otkrytoe Aktsionernoe Obshchestvo Uralkabel|t
        legal|Company|Public Joint Stock Company Uralkabel|Uralkabel PAO|t
        legal|Company|Kinderland s.r.o.|Kinderland spol. s r.o.|t
        legal|Company|Hanseatic Maritime Pte Ltd|Hanseatic Maritime Private Limited|t
        legal|Company|Grupo Tauro C.A.|Grupo Tauro Compañía Anónima|t
        legal|Company|Rheinstahl AG|Rheinmetall AG|f
        legal|Company|Corvus Logistics Ltd|Corax Logistics Ltd|f
        legal|Company|Oleodotti Adriatici S.p.A.|Gasdotti Adriatici S.p.A.|f
        legal|Company|Zephyr Aviation FZCO|Zenith Aviation FZCO|f
        number|Company|Factory No. 12|Factory Twelve|t
        number|Company|Third Wave Capital|3rd Wave Capital|t
        number|Organization|88th Research Institute|Eighty-Eighth Research Institute|t
        number|Company|Pioneer Growth Fund II|Pioneer Growth Fund 2|t
        number|Company|Pioneer Growth Fund II|Pioneer Growth Fund V|f
        number|Organization|Brigade 55|Brigade 65|f
        number|Company|Twenty Four Seven Couriers|24 Seven Couriers|t
        number|Company|Sukhoi Plant 31|Sukhoi Plant 13|f
        entity|Company|Bank Saderat Iran|Bank Sepah Iran|f
        entity|Company|Bank of Moscow|Bank of Minsk|f
        entity|Company|Petróleos de Venezuela S.A.|Petroleos de Venezuela|t
        entity|Company|Kata'ib Hizballah|Kataib Hezbollah|t
        entity|Organization|Al-Qaida in the Arabian Peninsula|Al-Qaida in the Islamic Maghreb|f
        entity|Organization|Islamic State of Iraq and the Levant|Islamic State in Iraq and the Levant|t
        entity|Organization|Sinaloa Cartel|Juarez Cartel|f
        entity|Organization|Liberation Tigers of Tamil Eelam|LTTE|t
        entity|Company|Wagner Group|Gruppa Vagnera|t
        entity|Company|Deutsche Forfait AG|Deutsche Fortuna AG|f
        entity|Company|Tidewater Middle East Company|Tidewater Middle East Co.|t
        entity|Company|Tidewater Middle East Company|Breakwater Middle East Company|f
        entity|Company|Commercial Bank of Syria|Central Bank of Syria|f
        entity|Company|Syrian Company for Oil Transport|Syrian Company for Information Technology|f
        entity|Company|Kingsway Holdings London|Kingsway Holdings Manchester|f
        entity|Company|Gulf Petrochem FZC|Gulf Petro Chem|t
        entity|Company|Johnson & Hartley|Johnson and Hartley|t
        entity|Company|Johnson & Hartley|Johnson & Harmon|f
        entity|Company|Department of Defense Logistics|Defence Logistics Department|t
        entity|Company|Korea Mining Development Trading Corporation|KOMID|f
        entity|Company|Korea Mining Development Trading Corporation|Korea Mining Development Trading Corp.|t
        entity|Company|Foreign Trade Bank|Foreign Trade Bank of the Democratic People's Republic of Korea|t
        entity|Company|Aeroflot Russian Airlines|Aeroflot|t
        entity|Company|Rosoboronexport|Rosoboroneksport|t
        entity|Company|Sberbank of Russia|Sberbank|t
        entity|Company|Sberbank Europe|Sberbank Kazakhstan|f
        entity|Company|Lazurit Central Design Bureau|Rubin Central Design Bureau|f
        entity|Company|Global Trading Group|Universal Trading Group|f
        entity|Company|Atlas Shipping Agency|Atlas Travel Agency|f
        entity|Company|Maersk Line|Maersk Lines A/S|t
        entity|Company|Electronics Center of Tehran|Tehran Electronics Centre|t
        entity|Company|Instituto Nacional de Petróleo|National Petroleum Institute|t
        entity|Company|Banco Nacional de Cuba|National Bank of Cuba|t
        entity|Company|Compañía Naviera del Sur|Compañía Naviera del Norte|f
        entity|Company|Al Rajhi Exchange|Al Rajhi Exchange Company|t
        entity|Company|Amazon Web Services|Amazon Web Servces|t
        entity|Company|Mellon Capital|Melon Capitol|t
        entity|Organization|People's Defense Units|People's Protection Committees|f
        entity|Organization|Tehrik-e Taliban Pakistan|Tehreek-i-Taliban Pakistan|t
        entity|Organization|Quds Force|Al-Quds Brigades|f
        entity|Company|Dubai Star General Trading LLC|Dubai Moon General Trading LLC|f
        entity|Company|Star General Trading|Star General Trading Dubai LLC|t
        vessel|Vessel|M.T. Sabina Queen|SABINA QUEEN|t
        vessel|Vessel|Liberty Grace|Liberty Glory|f
        vessel|Vessel|Ocean Voyager 3|Ocean Voyager 8|f
        vessel|Vessel|Ocean Voyager 3|Ocean Voyager Three|t
        vessel|Vessel|Ryong Gang 2|Ryonggang 2|t
        vessel|Vessel|Professor Logachev|Professor Logachyov|t
        vessel|Vessel|Blue Marlin|Black Marlin|f
        vessel|Vessel|Капитан Щемилкин|Kapitan Shchemilkin|t
        vessel|Vessel|Nabiin|Nabin|t
        vessel|Vessel|Grace 1|Grace One|t
        vessel|Vessel|Sea Prince|Sea Princess|f
        vessel|Vessel|Angel Spirit|Angle Spirit|t
        spelling|Person|Søren Ødegård|Soren Odegard|t
        spelling|Person|Søren Ødegård|Soeren Oedegaard|t
        spelling|Person|Şükrü Çağlayan|Sukru Caglayan|t
        spelling|Person|Łukasz Wiśniewski|Lukasz Wisniewski|t
        spelling|Person|Zviad Gamsakhurdia|Zviad Gamsachurdia|t
        spelling|Person|Chaudhry Mehmood Anwar|Choudhary Mahmud Anwer|t
        spelling|Person|Syed Salahuddin|Sayyed Salah al-Din|t
        spelling|Person|Djamel Beghal|Jamel Beghal|t
        spelling|Person|Tchikaya Ngouabi|Chikaya Nguabi|t
        spelling|Person|Uthman Dan Fodiyo|Usman dan Fodio|t
        spelling|Person|Soekarno Wiryawan|Sukarno Wiriawan|t
        spelling|Person|Dzhamaldin Ismailov|Jamaluddin Ismoilov|t
        """

    static var pairs: [NamePair] { pairs(of: text, "") }

    static func pairs(of text: String, _ prefix: String) -> [NamePair] {
        text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "|").map(String.init)
            guard fields.count == 5 else { return nil }
            return NamePair(
                category: prefix + fields[0], schema: .init(named: fields[1]), query: fields[2], listed: fields[3],
                isSame: fields[4] == "t")
        }
    }
}
