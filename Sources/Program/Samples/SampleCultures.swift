// The countries of the sample. Names are among the frequent ones of each country; streets and towns are real kinds of
// places, house numbers are chance.

enum SampleCultures {
    static let all: [SampleCulture] = european + asian + americanAndAfrican

    static let unitedStates = SampleCulture(
        country: "US", form: .western,
        men: words(
            "James Michael Robert John David William Richard Joseph Thomas Christopher Charles Daniel Matthew Anthony Mark Steven Andrew Joshua Kevin Brian Tyrone Jamal Luis Carlos Jason Ryan Eric Kyle Ethan Mohammed"
        ),
        women: words(
            "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Karen Sarah Lisa Nancy Sandra Ashley Emily Kimberly Donna Michelle Amanda Melissa Keisha Maria Latoya Grace Olivia Hannah Samantha Megan Priya Fatima"
        ),
        families: words(
            "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Nguyen Patel Kim Cohen O'Brien Washington"
        ),
        telephone: ("+1212555", 4),
        places: [
            ("Austin", "TX", "78701"), ("Portland", "OR", "97201"), ("Columbus", "OH", "43004"),
            ("Denver", "CO", "80202"), ("Raleigh", "NC", "27601"), ("San Jose", "CA", "95112"),
        ],
        streets: lines("Main St|Oak Ave|Maple Drive|2nd Street|Lakeview Rd|Washington Blvd"))

    private static let european: [SampleCulture] = [
        SampleCulture(
            country: "GB", form: .western,
            men: words(
                "Oliver George Harry Jack Thomas William James Daniel Joseph Samuel Mohammed Liam Callum Rhys Ewan Peter Simon Graham Nigel Alan"
            ),
            women: words(
                "Olivia Amelia Emily Sophie Charlotte Jessica Lucy Hannah Emma Rebecca Margaret Susan Claire Helen Fiona Catrin Aisha Gemma Zoe Joanne"
            ),
            families: words(
                "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Harris Khan Clarke Hughes Edwards Campbell Stewart MacDonald Ahmed Begum Ali"
            ),
            telephone: ("+447400", 6),
            places: [
                ("Leeds", "West Yorkshire", "LS1 4DY"), ("Bristol", "", "BS1 5TR"), ("Cardiff", "Wales", "CF10 1EP"),
                ("Glasgow", "Scotland", "G2 1AL"),
            ],
            streets: lines("High Street|Church Lane|Station Road|Victoria Road|Mill Lane")),
        SampleCulture(
            country: "DE", form: .western,
            men: words(
                "Thomas Michael Andreas Peter Stefan Christian Jürgen Klaus Wolfgang Hans Uwe Frank Markus Martin Jan Lukas Leon Felix Maximilian Friedrich Mehmet Sven Torsten Jörg"
            ),
            women: words(
                "Sabine Susanne Petra Monika Andrea Claudia Birgit Anja Julia Katrin Stefanie Anna Lena Laura Marie Ursula Renate Ayşe Heike Ingrid Käthe Jana"
            ),
            families: words(
                "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Yılmaz Friedrich Jäger"
            ),
            telephone: ("+4915112", 6),
            places: [
                ("Leipzig", "Sachsen", "04109"), ("Köln", "Nordrhein-Westfalen", "50667"),
                ("Freiburg", "Baden-Württemberg", "79098"),
            ],
            streets: lines("Hauptstraße|Schulstraße|Gartenweg|Bahnhofstraße|Lindenallee")),
        SampleCulture(
            country: "FR", form: .western,
            men: words(
                "Jean Pierre Michel André Philippe Nicolas Julien Thomas Antoine François Alexandre Mathieu Guillaume Mohamed Karim Olivier Laurent Jean-Luc Étienne Hugo"
            ),
            women: words(
                "Marie Jeanne Françoise Monique Catherine Nathalie Isabelle Sophie Julie Camille Léa Chloé Manon Inès Fatima Aurélie Hélène Anne-Sophie Céline Nadia"
            ),
            families: words(
                "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet Benali Diallo Traoré"
            ),
            telephone: ("+33612", 6),
            places: [("Lyon", "", "69002"), ("Nantes", "", "44000"), ("Toulouse", "", "31000")],
            streets: lines("rue de la République|avenue Victor Hugo|rue des Lilas|place du Marché")),
        SampleCulture(
            country: "ES", form: .iberian,
            men: words(
                "Antonio Manuel José Francisco David Juan Javier Daniel Carlos Jesús Alejandro Miguel Rafael Pedro Pablo Ángel Sergio Fernando Luis Jorge"
            ),
            women: words(
                "María Carmen Ana Isabel Laura Cristina Marta Lucía Elena Pilar Raquel Sara Paula Teresa Beatriz Rosa Silvia Nuria Irene Inés"
            ),
            families: words(
                "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Álvarez Muñoz Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina"
            ),
            telephone: ("+34612", 6),
            places: [("Sevilla", "Andalucía", "41001"), ("Valencia", "", "46001"), ("Bilbao", "País Vasco", "48001")],
            streets: lines("Calle Mayor|Avenida de la Constitución|Calle Real|Plaza España")),
        SampleCulture(
            country: "IT", form: .western,
            men: words(
                "Marco Andrea Giuseppe Antonio Luca Francesco Alessandro Matteo Giovanni Roberto Stefano Paolo Davide Simone Lorenzo Riccardo"
            ),
            women: words(
                "Maria Anna Giulia Francesca Sara Laura Chiara Elena Valentina Paola Martina Silvia Federica Elisa Alessia Lucia"
            ),
            families: words(
                "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Caruso"
            ),
            telephone: ("+39347", 7),
            places: [("Torino", "TO", "10121"), ("Bologna", "BO", "40121"), ("Bari", "BA", "70121")],
            streets: lines("Via Roma|Via Garibaldi|Corso Italia|Via Dante")),
        SampleCulture(
            country: "PL", form: .western,
            men: words(
                "Piotr Krzysztof Andrzej Tomasz Jan Paweł Michał Marcin Stanisław Jakub Adam Marek Łukasz Grzegorz Mateusz Wojciech"
            ),
            women: words(
                "Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Magdalena Elżbieta Joanna Aleksandra Zofia Monika Natalia Justyna"
            ),
            families: words(
                "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Krawczyk Piotrowski Grabowski Pawłowski Michalski Król"
            ),
            telephone: ("+48512", 6),
            places: [("Kraków", "", "30-001"), ("Gdańsk", "", "80-001"), ("Łódź", "", "90-001")],
            streets: lines("ul. Polna|ul. Leśna|ul. Słoneczna|ul. Krótka")),
        SampleCulture(
            country: "RU", form: .slavic,
            men: words(
                "Aleksandr Sergey Vladimir Andrey Alexey Dmitry Nikolay Mikhail Ivan Evgeny Yuri Maxim Pavel Viktor Igor Oleg Konstantin Denis Roman Artem Ruslan Anton Ilya Kirill Vadim"
            ),
            women: words(
                "Elena Tatiana Olga Irina Natalia Anna Svetlana Maria Marina Ekaterina Yulia Anastasia Galina Ludmila Ksenia Daria Polina Vera Alina Oksana"
            ),
            families: words(
                "Ivanov Smirnov Kuznetsov Popov Sokolov Lebedev Kozlov Novikov Morozov Petrov Volkov Solovyov Vasilyev Zaytsev Pavlov Semyonov Golubev Vinogradov Bogdanov Vorobyov Fyodorov Mikhailov Belyaev Tarasov Belov Komarov Orlov Kiselyov Makarov Andreev Kovalyov Ilyin Gusev Titov Kuzmin Kudryavtsev Baranov Kulikov Alekseev Stepanov Yakovlev Sorokin Sergeev Romanov Zakharov Borisov Korolyov Gerasimov Ponomarev Grigoryev"
            ),
            patronymics: pairs(
                "Aleksandrovich:Aleksandrovna Sergeevich:Sergeevna Vladimirovich:Vladimirovna Nikolaevich:Nikolaevna Andreevich:Andreevna Viktorovich:Viktorovna Ivanovich:Ivanovna Mikhailovich:Mikhailovna Alekseevich:Alekseevna Yurievich:Yurievna Petrovich:Petrovna Dmitrievich:Dmitrievna Igorevich:Igorevna Anatolievich:Anatolievna"
            ),
            native: lines(
                "Иванов Сергей Петрович|Смирнова Ольга|Александр Кузнецов|Екатерина Попова|Дмитрий Соколов|Лебедев Михаил Андреевич|Наталья Козлова|Новиков Алексей|Мария Морозова|Волков Иван Сергеевич|Анна Павлова|Андрей Зайцев"
            ),
            telephone: ("+7912", 7),
            places: [("Novosibirsk", "", "630000"), ("Kazan", "Tatarstan", "420000"), ("Perm", "", "614000")],
            streets: lines("ul. Lenina|ul. Mira|ul. Gagarina|Sovetskaya ul.")),
        SampleCulture(
            country: "UA", form: .slavic,
            men: words(
                "Oleksandr Serhii Volodymyr Andrii Mykola Ivan Dmytro Vasyl Viktor Oleh Yurii Mykhailo Petro Roman Taras Bohdan"
            ),
            women: words(
                "Olena Oksana Iryna Nataliia Tetiana Olha Mariia Kateryna Anna Yuliia Svitlana Halyna Sofiia Daryna"),
            families: words(
                "Melnyk Shevchenko Kovalenko Bondarenko Boyko Tkachenko Kravchenko Kovalchuk Koval Oliynyk Shevchuk Polishchuk Lysenko Savchenko Marchenko Rudenko Petrenko Klymenko Moroz Pavlenko Tkachuk Hrytsenko"
            ),
            patronymics: pairs(
                "Oleksandrovych:Oleksandrivna Ivanovych:Ivanivna Mykolaiovych:Mykolaivna Petrovych:Petrivna Volodymyrovych:Volodymyrivna"
            ),
            native: lines(
                "Шевченко Олександр|Олена Коваленко|Бондаренко Ірина Петрівна|Микола Ткаченко|Оксана Мельник"),
            telephone: ("+38050", 7),
            places: [("Lviv", "", "79000"), ("Odesa", "", "65000"), ("Dnipro", "", "49000")],
            streets: lines("vul. Shevchenka|vul. Franka|prospekt Svobody")),
        SampleCulture(
            country: "GR", form: .western,
            men: words(
                "Georgios Dimitrios Konstantinos Ioannis Nikolaos Christos Panagiotis Vasileios Athanasios Michail Spyridon Evangelos"
            ),
            women: words(
                "Maria Eleni Aikaterini Vasiliki Sofia Angeliki Georgia Dimitra Konstantina Paraskevi Anna Ioanna"),
            families: words(
                "Papadopoulos Vlachos Angelopoulos Nikolaidis Georgiou Petridis Makris Karagiannis Oikonomou Dimitriou Pappas Antoniou Ioannidis Konstantinidis Alexiou Samaras"
            ),
            native: lines("Γιώργος Παπαδόπουλος|Μαρία Νικολαΐδου|Δημήτρης Γεωργίου|Ελένη Παππά|Κώστας Αντωνίου"),
            telephone: ("+3069", 8),
            places: [("Patra", "", "262 21"), ("Larisa", "", "412 22")],
            streets: lines("Odos Ermou|Odos Athinon|Leoforos Alexandras")),
        SampleCulture(
            country: "SE", form: .western,
            men: words("Lars Anders Johan Erik Per Karl Mikael Nils Oskar Axel Mattias Henrik Gustav Sven Björn Ali"),
            women: words(
                "Anna Eva Maria Karin Kristina Lena Sara Emma Elin Ingrid Astrid Johanna Linnéa Åsa Maja Fatima"),
            families: words(
                "Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Lindberg Lindström Berg Sandberg Åkesson Ahmed Holm"
            ),
            telephone: ("+4670", 7), places: [("Uppsala", "", "753 20"), ("Lund", "", "222 22")],
            streets: lines("Storgatan|Kungsgatan|Skolgatan")),
        SampleCulture(
            country: "GE", form: .western,
            men: words("Giorgi Davit Levan Nika Irakli Zurab Luka Tornike Vakhtang Shota"),
            women: words("Nino Mariam Ana Tamar Natia Ketevan Salome Eka Lika Maia"),
            families: words(
                "Beridze Kapanadze Gelashvili Maisuradze Giorgadze Lomidze Tsiklauri Kvaratskhelia Nozadze Khutsishvili Mchedlidze Jikia"
            ),
            native: lines("გიორგი ბერიძე|ნინო კაპანაძე|დავით გელაშვილი|მარიამ ლომიძე"),
            telephone: ("+995555", 6), places: [("Kutaisi", "", "4600"), ("Batumi", "", "6000")],
            streets: lines("Rustaveli Ave|Tamar Mepe St")),
    ]

    private static let asian: [SampleCulture] = [
        SampleCulture(
            country: "TR", form: .western,
            men: words("Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Murat Osman Yusuf Emre Burak Ömer Serkan Can"),
            women: words("Fatma Ayşe Emine Hatice Zeynep Elif Meryem Özlem Esra Merve Büşra Selin Deniz Gül"),
            families: words(
                "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek"
            ),
            telephone: ("+90532", 7), places: [("İzmir", "", "35000"), ("Bursa", "", "16000")],
            streets: lines("Atatürk Cad.|Cumhuriyet Cad.|Gül Sok.")),
        SampleCulture(
            country: "EG", form: .arabic,
            men: words(
                "Mohamed Ahmed Mahmoud Mostafa Ali Hassan Ibrahim Khaled Omar Youssef Hussein Amr Tarek Karim Sayed Abdullah Hany Sherif Samir Walid"
            ),
            women: words("Fatma Mona Heba Nour Aya Sara Mariam Dina Amal Yasmin Hoda Nesma Rania Salma"),
            families: words(
                "Mohamed Hassan Ibrahim Ali Mahmoud Abdelrahman Elsayed Mostafa Saleh Farouk Mansour Soliman Fawzy Nasser Gaber Shaker Helmy Elmasry Zaki Kamel"
            ),
            native: lines(
                "محمد أحمد حسن|فاطمة علي|محمود إبراهيم|أحمد مصطفى سالم|منى خالد|يوسف عبد الرحمن|علي حسن|سارة محمود منصور"
            ),
            telephone: ("+20100", 7), places: [("Alexandria", "", "21500"), ("Tanta", "", "31511")],
            streets: lines("El Nasr St|El Horreya Rd|Port Said St")),
        SampleCulture(
            country: "AE", form: .arabic,
            men: words(
                "Mohammed Ahmed Ali Khalid Saeed Abdullah Hamad Rashid Sultan Omar Hassan Yousef Saif Faisal Imran"),
            women: words("Fatima Maryam Aisha Noura Hessa Latifa Shamma Sara Amna Mariam"),
            families: words(
                "Al-Mansoori Al-Shamsi Al-Nuaimi Al-Mazrouei Al-Hammadi Al-Suwaidi Al-Ali Khan Al-Zaabi Al-Ketbi Hassan Hussain Rahman Al-Marzooqi"
            ),
            telephone: ("+97150", 7), places: [("Sharjah", "", ""), ("Al Ain", "", "")],
            streets: lines("Al Wahda Street|King Faisal Street")),
        SampleCulture(
            country: "IR", form: .western,
            men: words(
                "Mohammad Ali Hossein Reza Mehdi Hassan Amir Ahmad Saeed Abbas Javad Hamid Majid Mohsen Vahid Babak"),
            women: words("Fatemeh Zahra Maryam Narges Leila Sara Mahsa Parisa Nasrin Shirin Azadeh Elham"),
            families: words(
                "Mohammadi Hosseini Ahmadi Rezaei Karimi Moradi Jafari Rahimi Hashemi Ebrahimi Kazemi Sadeghi Mousavi Heidari Ghasemi Akbari Rostami Shirazi Tehrani Bagheri"
            ),
            native: lines("محمد رضایی|فاطمه حسینی|علی کریمی|مریم احمدی|حسین مرادی"),
            telephone: ("+98912", 7), places: [("Shiraz", "Fars", ""), ("Tabriz", "", "")],
            streets: lines("Azadi St|Hafez St|Imam St")),
        SampleCulture(
            country: "PK", form: .western,
            men: words(
                "Muhammad Ali Ahmed Hassan Usman Bilal Imran Asif Tariq Faisal Kamran Zain Hamza Shahid Rashid Abdul"),
            women: words("Fatima Ayesha Maryam Sana Hina Zainab Nadia Saima Bushra Amna Rabia Kiran"),
            families: words(
                "Khan Ahmed Ali Hussain Malik Butt Iqbal Shah Raza Qureshi Chaudhry Mahmood Akhtar Hassan Bibi Aslam Javed Siddiqui Sheikh Mirza"
            ),
            telephone: ("+92301", 7), places: [("Lahore", "Punjab", "54000"), ("Karachi", "Sindh", "74000")],
            streets: lines("Mall Road|Jinnah Road|Street 12")),
        SampleCulture(
            country: "IN", form: .western,
            men: words(
                "Rahul Amit Rajesh Sanjay Vijay Suresh Ravi Anil Arjun Vikram Manoj Deepak Arun Karthik Mohammed Sandeep Rohan Aditya Harpreet Venkatesh"
            ),
            women: words(
                "Priya Anjali Sunita Pooja Neha Kavita Lakshmi Deepa Anita Divya Shreya Meera Fatima Ananya Sneha Radha Gurpreet Swati"
            ),
            families: words(
                "Kumar Singh Sharma Patel Gupta Reddy Khan Das Rao Verma Nair Iyer Joshi Mishra Shah Mehta Yadav Banerjee Ghosh Pillai Kaur Chatterjee Desai Bose Agarwal"
            ),
            native: lines("राहुल शर्मा|प्रिया सिंह|अमित कुमार|सुनीता देवी|राजेश गुप्ता|अंजलि वर्मा"),
            telephone: ("+9198", 8),
            places: [
                ("Pune", "Maharashtra", "411001"), ("Kochi", "Kerala", "682001"), ("Jaipur", "Rajasthan", "302001"),
            ], streets: lines("MG Road|Station Road|Gandhi Nagar|Nehru Street")),
        SampleCulture(
            country: "BD", form: .western,
            men: words("Mohammad Abdul Rahim Karim Hasan Rafiq Jahangir Kamal Shafiq Nazmul Tanvir Rakib"),
            women: words("Fatema Nasrin Shirin Sultana Rehana Taslima Ayesha Sharmin Jannat Moushumi"),
            families: words("Islam Hossain Rahman Ahmed Khan Akter Begum Uddin Miah Chowdhury Alam Haque Sarker Das"),
            telephone: ("+88017", 8), places: [("Sylhet", "", "3100"), ("Khulna", "", "9100")],
            streets: lines("Station Road|College Road")),
        SampleCulture(
            country: "CN", form: .eastern,
            men: words(
                "Wei Qiang Lei Jun Yong Jie Tao Ming Chao Bin Peng Hao Jianguo Zhiwei Xiaoming Haoran Yifan Zhiqiang Jianhua Guoqiang"
            ),
            women: words(
                "Fang Na Min Jing Li Xiuying Yan Juan Xia Hui Yue Ting Xiaohong Yuting Meiling Siqi Xinyi Lihua"),
            families: words(
                "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Han Feng Yu Dong Cheng Cao Yuan Deng"
            ),
            native: lines("王伟|李娜|张敏|刘洋|陈杰|杨丽|黄强|赵军|吴磊|周静|徐明|孙丽|马超|朱琳|胡斌|郭晓红"),
            telephone: ("+86131", 8),
            places: [
                ("Chengdu", "Sichuan", "610000"), ("Hangzhou", "Zhejiang", "310000"), ("Wuhan", "Hubei", "430000"),
            ], streets: lines("Renmin Road|Jiefang Road|Zhongshan Road")),
        SampleCulture(
            country: "JP", form: .eastern,
            men: words("Hiroshi Takashi Kenji Yuki Haruto Satoshi Makoto Daisuke Kazuki Shota Ryo Takumi Naoki Akira"),
            women: words("Yoko Keiko Yumi Sakura Aoi Haruka Naomi Emi Mai Ayumi Misaki Hina Tomoko Kaori"),
            families: words(
                "Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Yamaguchi Matsumoto Inoue Kimura Hayashi Shimizu Saito"
            ),
            native: lines("さとう ひろし|スズキ ユキ|たなか けんじ|ヤマモト サクラ"),
            telephone: ("+819012", 6), places: [("Sapporo", "Hokkaido", "060-0001"), ("Fukuoka", "", "810-0001")],
            streets: lines("1-2-3 Honcho|4-5 Chuo|2-8-1 Midori")),
        SampleCulture(
            country: "KR", form: .eastern,
            men: words(
                "Min-jun Ji-hoon Dong-hyun Sung-min Young-ho Jae-hyun Hyun-woo Seung-hyun Joon-ho Tae-yang Kyung-soo"),
            women: words("Ji-woo Seo-yeon Min-ji Eun-ji Hye-jin Soo-jin Yuna Ji-hye Mi-kyung Young-hee Ha-eun"),
            families: words(
                "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong"),
            native: lines("김민준|이서연|박지훈|최은지|정동현|강혜진|조성민|윤지우"),
            telephone: ("+82102", 7), places: [("Busan", "", "48058"), ("Daegu", "", "41900")],
            streets: lines("Jungang-daero|Haeundae-ro|Dongseong-ro")),
        SampleCulture(
            country: "VN", form: .eastern,
            men: words("Minh Anh Tuan Hung Dung Duc Long Quang Huy Nam Thanh Khanh"),
            women: words("Linh Huong Lan Thao Trang Mai Ngoc Phuong Hanh Thuy Nga Yen"),
            families: lines(
                "Nguyen Van|Tran Thi|Le Van|Pham Thi|Hoang Van|Phan|Vu Thi|Dang|Bui Thi|Do Van|Ngo|Nguyen Thi"),
            telephone: ("+8491", 7), places: [("Hanoi", "", "100000"), ("Da Nang", "", "550000")],
            streets: lines("Le Loi|Tran Hung Dao|Nguyen Hue")),
        SampleCulture(
            country: "ID", form: .single,
            men: words("Budi Agus Andi Eko Dedi Rizky Ahmad Muhammad Hendra Joko Bambang Yusuf Adi"),
            women: words("Siti Dewi Sri Ani Rina Putri Nur Wati Fitri Ayu Indah Ratna"),
            families: words(
                "Santoso Wijaya Saputra Setiawan Hidayat Lestari Susanto Kurniawan Pratama Rahayu Suharto Gunawan Nugroho Siregar Halim"
            ),
            telephone: ("+62812", 8),
            places: [("Surabaya", "Jawa Timur", "60111"), ("Medan", "Sumatera Utara", "20111")],
            streets: lines("Jl. Merdeka|Jl. Sudirman|Jl. Melati")),
        SampleCulture(
            country: "PH", form: .iberian,
            men: words("Jose Juan Mark John Michael Angelo Christian Jerome Paolo Ramon Rodel"),
            women: words("Maria Angelica Mary Princess Kristine Jasmine Rosario Lourdes Althea Grace"),
            families: words(
                "Santos Reyes Cruz Bautista Ocampo Garcia Mendoza Torres Castillo Flores Villanueva Ramos Aquino Navarro Salazar Mercado"
            ),
            telephone: ("+63917", 7), places: [("Cebu City", "", "6000"), ("Davao City", "", "8000")],
            streets: lines("Rizal Avenue|Bonifacio Street|Mabini Street")),
        SampleCulture(
            country: "IL", form: .western,
            men: words("David Moshe Yosef Daniel Avi Eitan Noam Yonatan Itai Omer Ahmad"),
            women: words("Sarah Rachel Noa Tamar Yael Michal Shira Maya Miriam Dana"),
            families: words("Cohen Levi Mizrahi Peretz Biton Friedman Katz Azoulay Malka Shapiro Goldberg Haddad Amar"),
            native: lines("דוד כהן|שרה לוי|יוסף מזרחי|נועה פרץ"),
            telephone: ("+97250", 7), places: [("Haifa", "", "3100001"), ("Be'er Sheva", "", "8400001")],
            streets: lines("Herzl St|Weizmann St|Ben Gurion Blvd")),
    ]

    private static let americanAndAfrican: [SampleCulture] = [
        SampleCulture(
            country: "BR", form: .iberian,
            men: words(
                "José João Antônio Francisco Carlos Paulo Pedro Lucas Luiz Marcos Gabriel Rafael Daniel Bruno Eduardo Felipe Thiago"
            ),
            women: words(
                "Maria Ana Francisca Antônia Adriana Juliana Márcia Fernanda Patrícia Aline Camila Amanda Bruna Letícia Beatriz"
            ),
            families: words(
                "Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes Soares Fernandes Vieira Barbosa"
            ),
            telephone: ("+5511961", 6), places: [("Recife", "PE", "50010-000"), ("Curitiba", "PR", "80010-000")],
            streets: lines("Rua das Flores|Avenida Brasil|Rua Sete de Setembro")),
        SampleCulture(
            country: "MX", form: .iberian,
            men: words(
                "José Juan Luis Carlos Jorge Miguel Francisco Jesús Alejandro Manuel Ricardo Fernando Eduardo Raúl Roberto Arturo"
            ),
            women: words(
                "María Guadalupe Juana Margarita Verónica Alejandra Rosa Leticia Patricia Gabriela Adriana Elizabeth Martha Fernanda"
            ),
            families: words(
                "Hernández García Martínez López González Rodríguez Pérez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Reyes Jiménez Torres Díaz Gutiérrez Mendoza Ruiz Ortiz Aguilar Castillo Guzmán"
            ),
            telephone: ("+525512", 6), places: [("Puebla", "PUE", "72000"), ("Mérida", "YUC", "97000")],
            streets: lines("Calle Hidalgo|Avenida Juárez|Calle Morelos")),
        SampleCulture(
            country: "CO", form: .iberian,
            men: words("Juan Carlos Luis Andrés José Diego Jorge Camilo Santiago Alejandro Óscar Julián Hernán"),
            women: words("María Ana Sandra Luz Carolina Paola Diana Claudia Adriana Natalia Valentina Daniela"),
            families: words(
                "Rodríguez Gómez González Martínez García López Hernández Sánchez Ramírez Pérez Díaz Muñoz Rojas Moreno Vargas Castro Ortiz Jiménez Torres Restrepo Ospina"
            ),
            telephone: ("+573001", 6), places: [("Cali", "Valle", "760001"), ("Medellín", "Antioquia", "050001")],
            streets: lines("Carrera 7|Calle 10|Avenida 6N")),
        SampleCulture(
            country: "NG", form: .western,
            men: words(
                "Chinedu Emeka Ibrahim Musa Oluwaseun Tunde Adebayo Chukwudi Abubakar Sani Kelechi Femi Yusuf Samuel"),
            women: words("Ngozi Chioma Aisha Fatima Folake Blessing Amina Ifeoma Yetunde Grace Zainab Adaeze"),
            families: words(
                "Okafor Adeyemi Bello Okonkwo Eze Abubakar Ogunleye Nwosu Balogun Obi Ibrahim Musa Adebayo Okeke Lawal Danjuma"
            ),
            telephone: ("+234803", 7), places: [("Ibadan", "Oyo", "200001"), ("Enugu", "", "400001")],
            streets: lines("Awolowo Road|Market Road|Ahmadu Bello Way")),
        SampleCulture(
            country: "KE", form: .western,
            men: words("John Peter James David Joseph Kevin Brian Daniel Otieno Kamau Kiprono Abdi"),
            women: words("Mary Grace Jane Faith Mercy Wanjiku Achieng Esther Lucy Halima"),
            families: words(
                "Mwangi Otieno Kamau Ochieng Kipchoge Njoroge Wanjiru Odhiambo Kariuki Maina Mutua Korir Hassan Wafula"),
            telephone: ("+254712", 6), places: [("Kisumu", "", "40100"), ("Nakuru", "", "20100")],
            streets: lines("Moi Avenue|Kenyatta Avenue")),
        SampleCulture(
            country: "ZA", form: .western,
            men: words("Thabo Sipho Johan Pieter Mohammed Themba Bongani Lerato David Michael"),
            women: words("Nomsa Thandi Maria Anna Zanele Lindiwe Fatima Susan Karen Precious"),
            families: words("Nkosi Dlamini Botha Naidoo Merwe Mokoena Khumalo Pillay Smith Ndlovu Zulu Jacobs"),
            telephone: ("+27821", 6), places: [("Durban", "", "4001"), ("Bloemfontein", "", "9301")],
            streets: lines("Church Street|Nelson Mandela Drive")),
    ]

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    private static func lines(_ text: String) -> [String] { text.split(separator: "|").map(String.init) }
    private static func pairs(_ text: String) -> [(String, String)] {
        text.split(separator: " ").compactMap {
            let parts = $0.split(separator: ":")
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
    }
}
