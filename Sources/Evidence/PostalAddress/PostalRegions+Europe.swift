// The regions of European countries and of Türkiye and the beginnings of their postal codes, by the plans of their postal operators
// (Correos, PTT, Ukrposhta; Pochta Rossii for the parts of Ukraine that Russia gave codes of its own plan).

extension PostalRegionTable {
    static let spain = """
        ES-VI Álava|Araba|Basque Country|País Vasco|Euskadi: 01
        ES-AB Albacete|Castilla-La Mancha: 02
        ES-A Alicante|Alacant|Valencian Community|Comunidad Valenciana|Comunitat Valenciana: 03
        ES-AL Almería|Andalusia|Andalucía: 04
        ES-AV Ávila|Castile and León|Castilla y León: 05
        ES-BA Badajoz|Extremadura: 06
        ES-PM Balearic Islands|Illes Balears|Islas Baleares|Baleares: 07
        ES-B Barcelona|Catalonia|Catalunya|Cataluña: 08
        ES-BU Burgos|Castile and León|Castilla y León: 09
        ES-CC Cáceres|Extremadura: 10
        ES-CA Cádiz|Andalusia|Andalucía: 11
        ES-CS Castellón|Castelló|Valencian Community|Comunidad Valenciana|Comunitat Valenciana: 12
        ES-CR Ciudad Real|Castilla-La Mancha: 13
        ES-CO Córdoba|Andalusia|Andalucía: 14
        ES-C A Coruña|La Coruña|Galicia: 15
        ES-CU Cuenca|Castilla-La Mancha: 16
        ES-GI Girona|Gerona|Catalonia|Catalunya|Cataluña: 17
        ES-GR Granada|Andalusia|Andalucía: 18
        ES-GU Guadalajara|Castilla-La Mancha: 19
        ES-SS Gipuzkoa|Guipúzcoa|Basque Country|País Vasco|Euskadi: 20
        ES-H Huelva|Andalusia|Andalucía: 21
        ES-HU Huesca|Aragon|Aragón: 22
        ES-J Jaén|Andalusia|Andalucía: 23
        ES-LE León|Castile and León|Castilla y León: 24
        ES-L Lleida|Lérida|Catalonia|Catalunya|Cataluña: 25
        ES-LO La Rioja|Rioja: 26
        ES-LU Lugo|Galicia: 27
        ES-M Madrid|Comunidad de Madrid: 28
        ES-MA Málaga|Andalusia|Andalucía: 29
        ES-MU Murcia|Región de Murcia: 30
        ES-NA Navarre|Navarra|Nafarroa: 31
        ES-OR Ourense|Orense|Galicia: 32
        ES-O Asturias|Principado de Asturias: 33
        ES-P Palencia|Castile and León|Castilla y León: 34
        ES-GC Las Palmas|Canary Islands|Canarias|Islas Canarias: 35
        ES-PO Pontevedra|Galicia: 36
        ES-SA Salamanca|Castile and León|Castilla y León: 37
        ES-TF Santa Cruz de Tenerife|Tenerife|Canary Islands|Canarias|Islas Canarias: 38
        ES-S Cantabria: 39
        ES-SG Segovia|Castile and León|Castilla y León: 40
        ES-SE Seville|Sevilla|Andalusia|Andalucía: 41
        ES-SO Soria|Castile and León|Castilla y León: 42
        ES-T Tarragona|Catalonia|Catalunya|Cataluña: 43
        ES-TE Teruel|Aragon|Aragón: 44
        ES-TO Toledo|Castilla-La Mancha: 45
        ES-V Valencia|València|Valencian Community|Comunidad Valenciana|Comunitat Valenciana: 46
        ES-VA Valladolid|Castile and León|Castilla y León: 47
        ES-BI Bizkaia|Vizcaya|Biscay|Basque Country|País Vasco|Euskadi: 48
        ES-ZA Zamora|Castile and León|Castilla y León: 49
        ES-Z Zaragoza|Saragossa|Aragon|Aragón: 50
        ES-CE Ceuta: 51
        ES-ML Melilla: 52
        """

    static let turkiye = """
        TR-01 Adana: 01
        TR-02 Adıyaman: 02
        TR-03 Afyonkarahisar: 03
        TR-04 Ağrı: 04
        TR-05 Amasya: 05
        TR-06 Ankara: 06
        TR-07 Antalya: 07
        TR-08 Artvin: 08
        TR-09 Aydın: 09
        TR-10 Balıkesir: 10
        TR-11 Bilecik: 11
        TR-12 Bingöl: 12
        TR-13 Bitlis: 13
        TR-14 Bolu: 14
        TR-15 Burdur: 15
        TR-16 Bursa: 16
        TR-17 Çanakkale: 17
        TR-18 Çankırı: 18
        TR-19 Çorum: 19
        TR-20 Denizli: 20
        TR-21 Diyarbakır: 21
        TR-22 Edirne: 22
        TR-23 Elazığ: 23
        TR-24 Erzincan: 24
        TR-25 Erzurum: 25
        TR-26 Eskişehir: 26
        TR-27 Gaziantep: 27
        TR-28 Giresun: 28
        TR-29 Gümüşhane: 29
        TR-30 Hakkâri: 30
        TR-31 Hatay: 31
        TR-32 Isparta: 32
        TR-33 Mersin|İçel: 33
        TR-34 İstanbul: 34
        TR-35 İzmir: 35
        TR-36 Kars: 36
        TR-37 Kastamonu: 37
        TR-38 Kayseri: 38
        TR-39 Kırklareli: 39
        TR-40 Kırşehir: 40
        TR-41 Kocaeli|İzmit: 41
        TR-42 Konya: 42
        TR-43 Kütahya: 43
        TR-44 Malatya: 44
        TR-45 Manisa: 45
        TR-46 Kahramanmaraş: 46
        TR-47 Mardin: 47
        TR-48 Muğla: 48
        TR-49 Muş: 49
        TR-50 Nevşehir: 50
        TR-51 Niğde: 51
        TR-52 Ordu: 52
        TR-53 Rize: 53
        TR-54 Sakarya|Adapazarı: 54
        TR-55 Samsun: 55
        TR-56 Siirt: 56
        TR-57 Sinop: 57
        TR-58 Sivas: 58
        TR-59 Tekirdağ: 59
        TR-60 Tokat: 60
        TR-61 Trabzon: 61
        TR-62 Tunceli: 62
        TR-63 Şanlıurfa: 63
        TR-64 Uşak: 64
        TR-65 Van: 65
        TR-66 Yozgat: 66
        TR-67 Zonguldak: 67
        TR-68 Aksaray: 68
        TR-69 Bayburt: 69
        TR-70 Karaman: 70
        TR-71 Kırıkkale: 71
        TR-72 Batman: 72
        TR-73 Şırnak: 73
        TR-74 Bartın: 74
        TR-75 Ardahan: 75
        TR-76 Iğdır: 76
        TR-77 Yalova: 77
        TR-78 Karabük: 78
        TR-79 Kilis: 79
        TR-80 Osmaniye: 80
        TR-81 Düzce: 81
        """

    static let ukraine = """
        UA-05 Vinnytsia|Vinnytska oblast|Вінницька область: 21-24
        UA-07 Volyn|Volynska oblast|Волинська область: 43-45
        UA-09 Luhansk|Luhanska oblast|Lugansk|Луганська область: 91-94
        UA-12 Dnipropetrovsk|Dnipropetrovska oblast|Дніпропетровська область: 49-53
        UA-14 Donetsk|Donetska oblast|Донецька область: 83-87
        UA-18 Zhytomyr|Zhytomyrska oblast|Житомирська область: 10-13
        UA-21 Zakarpattia|Zakarpatska oblast|Transcarpathia|Закарпатська область: 88-90
        UA-23 Zaporizhzhia|Zaporizka oblast|Запорізька область: 69-72
        UA-26 Ivano-Frankivsk|Ivano-Frankivska oblast|Івано-Франківська область: 76-78
        UA-30 Kyiv|Kiev|Київ: 01-06
        UA-32 Kyiv Oblast|Kyivska oblast|Київська область: 07-09
        UA-35 Kirovohrad|Kirovohradska oblast|Кіровоградська область: 25-28
        UA-40 Sevastopol|Севастополь: 99
        UA-43 Crimea|Autonomous Republic of Crimea|АР Крим|Автономна Республіка Крим|Крим: 95-98
        UA-46 Lviv|Lvivska oblast|Львівська область: 79-82
        UA-48 Mykolaiv|Mykolaivska oblast|Миколаївська область: 54-57
        UA-51 Odesa|Odessa|Odeska oblast|Одеська область: 65-68
        UA-53 Poltava|Poltavska oblast|Полтавська область: 36-39
        UA-56 Rivne|Rivnenska oblast|Рівненська область: 33-35
        UA-59 Sumy|Sumska oblast|Сумська область: 40-42
        UA-61 Ternopil|Ternopilska oblast|Тернопільська область: 46-48
        UA-63 Kharkiv|Kharkivska oblast|Харківська область: 61-64
        UA-65 Kherson|Khersonska oblast|Херсонська область: 73-75
        UA-68 Khmelnytskyi|Khmelnytska oblast|Хмельницька область: 29-32
        UA-71 Cherkasy|Cherkaska oblast|Черкаська область: 18-20
        UA-74 Chernihiv|Chernihivska oblast|Чернігівська область: 14-17
        UA-77 Chernivtsi|Chernivetska oblast|Чернівецька область: 58-60
        """

    static let russia = """
        UA-09 Luhansk|Луганская Народная Республика: 291-294
        UA-14 Donetsk|Донецкая Народная Республика: 283-287
        UA-23 Zaporizhzhia|Запорожская область: 269-272
        UA-40 Sevastopol|Севастополь: 299
        UA-43 Crimea|Крым|Республика Крым: 295-298
        UA-65 Kherson|Херсонская область: 273-275
        """
}
