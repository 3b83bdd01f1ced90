// The regions of countries of Asia and Oceania and the beginnings of their postal codes, by the plans of their postal operators (China
// Post, India Post, Japan Post, Korea Post, Pos Malaysia, Australia Post). Codes that both sides of a border share stand at both.

extension PostalRegionTable {
    static let china = """
        CN-AH Anhui|安徽|安徽省: 23-24
        CN-BJ Beijing|Peking|北京|北京市: 10
        CN-CQ Chongqing|重庆|重庆市: 40
        CN-FJ Fujian|福建|福建省: 35-36
        CN-GD Guangdong|广东|广东省: 51-52
        CN-GS Gansu|甘肃|甘肃省: 73-74
        CN-GX Guangxi|广西|广西壮族自治区: 53-54
        CN-GZ Guizhou|贵州|贵州省: 55-56
        CN-HA Henan|河南|河南省: 45-47
        CN-HB Hubei|湖北|湖北省: 43-44
        CN-HE Hebei|河北|河北省: 05-07
        CN-HI Hainan|海南|海南省: 57
        CN-HL Heilongjiang|黑龙江|黑龙江省: 15-16
        CN-HN Hunan|湖南|湖南省: 41-42
        CN-JL Jilin|吉林|吉林省: 13
        CN-JS Jiangsu|江苏|江苏省: 21-22
        CN-JX Jiangxi|江西|江西省: 33-34
        CN-LN Liaoning|辽宁|辽宁省: 11-12
        CN-NM Inner Mongolia|Nei Mongol|内蒙古|内蒙古自治区: 01-02
        CN-NX Ningxia|宁夏|宁夏回族自治区: 75
        CN-QH Qinghai|青海|青海省: 81
        CN-SC Sichuan|四川|四川省: 61-64
        CN-SD Shandong|山东|山东省: 25-27
        CN-SH Shanghai|上海|上海市: 20
        CN-SN Shaanxi|陕西|陕西省: 71-72
        CN-SX Shanxi|山西|山西省: 03-04
        CN-TJ Tianjin|天津|天津市: 30
        CN-XJ Xinjiang|新疆|新疆维吾尔自治区: 83-84
        CN-XZ Tibet|Xizang|西藏|西藏自治区: 85
        CN-YN Yunnan|云南|云南省: 65-67
        CN-ZJ Zhejiang|浙江|浙江省: 31-32
        """

    static let india = """
        IN-AN Andaman and Nicobar Islands: 744
        IN-AP Andhra Pradesh: 50-53
        IN-AR Arunachal Pradesh: 790-792
        IN-AS Assam: 78
        IN-BR Bihar: 80-82 84-85
        IN-CH Chandigarh: 16
        IN-CT Chhattisgarh|IN-CG|CG: 49
        IN-DH Dadra and Nagar Haveli and Daman and Diu|Daman and Diu|Dadra and Nagar Haveli: 362 396
        IN-DL Delhi|NCT of Delhi|New Delhi: 11
        IN-GA Goa: 403
        IN-GJ Gujarat: 36-39
        IN-HP Himachal Pradesh: 17
        IN-HR Haryana: 12-13
        IN-JH Jharkhand: 81-83
        IN-JK Jammu and Kashmir: 18-19
        IN-KA Karnataka: 56-59
        IN-KL Kerala: 67-69
        IN-LA Ladakh: 194
        IN-LD Lakshadweep: 682
        IN-MH Maharashtra: 40-44
        IN-ML Meghalaya: 793-794
        IN-MN Manipur: 795
        IN-MP Madhya Pradesh: 45-48
        IN-MZ Mizoram: 796
        IN-NL Nagaland: 797-798
        IN-OD Odisha|Orissa|IN-OR|OR: 75-77
        IN-PB Punjab: 14-16
        IN-PY Puducherry|Pondicherry: 533 605 607 609 673
        IN-RJ Rajasthan: 30-34
        IN-SK Sikkim: 737
        IN-TG Telangana|IN-TS|TS: 50
        IN-TN Tamil Nadu: 60-66
        IN-TR Tripura: 799
        IN-UK Uttarakhand|Uttaranchal|IN-UT|UT: 24-26
        IN-UP Uttar Pradesh: 20-28
        IN-WB West Bengal: 70-74
        """

    static let japan = """
        JP-01 Hokkaido|北海道: 00 04-09
        JP-02 Aomori|青森県|青森: 03
        JP-03 Iwate|岩手県|岩手: 02
        JP-04 Miyagi|宮城県|宮城: 98
        JP-05 Akita|秋田県|秋田: 01
        JP-06 Yamagata|山形県|山形: 99
        JP-07 Fukushima|福島県|福島: 96-97
        JP-08 Ibaraki|茨城県|茨城: 30-31
        JP-09 Tochigi|栃木県|栃木: 32
        JP-10 Gunma|群馬県|群馬: 37
        JP-11 Saitama|埼玉県|埼玉: 33-36
        JP-12 Chiba|千葉県|千葉: 26-29
        JP-13 Tokyo|東京都|東京: 10-20
        JP-14 Kanagawa|神奈川県|神奈川: 21-25
        JP-15 Niigata|新潟県|新潟: 94-95 389
        JP-16 Toyama|富山県|富山: 93
        JP-17 Ishikawa|石川県|石川: 92
        JP-18 Fukui|福井県|福井: 91
        JP-19 Yamanashi|山梨県|山梨: 40
        JP-20 Nagano|長野県|長野: 38-39 949
        JP-21 Gifu|岐阜県|岐阜: 50
        JP-22 Shizuoka|静岡県|静岡: 41-43
        JP-23 Aichi|愛知県|愛知: 44-49
        JP-24 Mie|三重県|三重: 498 51 647
        JP-25 Shiga|滋賀県|滋賀: 52
        JP-26 Kyoto|京都府|京都: 60-62 520 563 630
        JP-27 Osaka|大阪府|大阪: 53-59 618 630
        JP-28 Hyogo|兵庫県|兵庫: 563 65-67
        JP-29 Nara|奈良県|奈良: 63 647-648
        JP-30 Wakayama|和歌山県|和歌山: 64 519
        JP-31 Tottori|鳥取県|鳥取: 68
        JP-32 Shimane|島根県|島根: 684-685 69
        JP-33 Okayama|岡山県|岡山: 70-71 678
        JP-34 Hiroshima|広島県|広島: 72-73
        JP-35 Yamaguchi|山口県|山口: 74-75
        JP-36 Tokushima|徳島県|徳島: 77
        JP-37 Kagawa|香川県|香川: 76
        JP-38 Ehime|愛媛県|愛媛: 79
        JP-39 Kochi|高知県|高知: 78
        JP-40 Fukuoka|福岡県|福岡: 80-83 871 838 839
        JP-41 Saga|佐賀県|佐賀: 84
        JP-42 Nagasaki|長崎県|長崎: 811 817 848 85
        JP-43 Kumamoto|熊本県|熊本: 86
        JP-44 Oita|大分県|大分: 839 87
        JP-45 Miyazaki|宮崎県|宮崎: 88
        JP-46 Kagoshima|鹿児島県|鹿児島: 89
        JP-47 Okinawa|沖縄県|沖縄: 90
        """

    static let korea = """
        KR-11 Seoul|서울|서울특별시: 01-09
        KR-26 Busan|부산|부산광역시: 46-49
        KR-27 Daegu|대구|대구광역시: 41-43
        KR-28 Incheon|인천|인천광역시: 21-23
        KR-29 Gwangju|광주|광주광역시: 61-62
        KR-30 Daejeon|대전|대전광역시: 34-35
        KR-31 Ulsan|울산|울산광역시: 44-45
        KR-41 Gyeonggi|Gyeonggi-do|경기|경기도: 10-20
        KR-42 Gangwon|Gangwon-do|강원|강원도|강원특별자치도: 24-26
        KR-43 North Chungcheong|Chungcheongbuk-do|Chungbuk|충북|충청북도: 27-29
        KR-44 South Chungcheong|Chungcheongnam-do|Chungnam|충남|충청남도: 31-33
        KR-45 North Jeolla|Jeollabuk-do|Jeonbuk|전북|전라북도|전북특별자치도: 54-56
        KR-46 South Jeolla|Jeollanam-do|Jeonnam|전남|전라남도: 57-60
        KR-47 North Gyeongsang|Gyeongsangbuk-do|Gyeongbuk|경북|경상북도: 36-40 43
        KR-48 South Gyeongsang|Gyeongsangnam-do|Gyeongnam|경남|경상남도: 50-53
        KR-49 Jeju|Jeju-do|제주|제주특별자치도: 63
        KR-50 Sejong|세종|세종특별자치시: 30
        """

    static let malaysia = """
        MY-01 Johor: 79-86
        MY-02 Kedah: 05-09 14 34
        MY-03 Kelantan: 15-18
        MY-04 Melaka|Malacca: 75-78
        MY-05 Negeri Sembilan: 70-73
        MY-06 Pahang: 25-28 39 49 69
        MY-07 Penang|Pulau Pinang: 10-14
        MY-08 Perak: 30-36 39
        MY-09 Perlis: 01-02
        MY-10 Selangor: 40-48 63-64 68
        MY-11 Terengganu: 20-24
        MY-12 Sabah: 88-91
        MY-13 Sarawak: 93-98
        MY-14 Kuala Lumpur|Wilayah Persekutuan Kuala Lumpur: 50-60
        MY-15 Labuan: 87
        MY-16 Putrajaya: 62
        """

    static let australia = """
        AU-ACT Australian Capital Territory: 0200-0299 2540 2600-2620 2900-2920
        AU-NSW New South Wales: 1000-2599 2611 2618-2899 2921-2999 3585-3586 3644 3691 3707 4375 4377 4380 4383 4385
        AU-NT Northern Territory: 0800-0999 4825
        AU-QLD Queensland: 2406 4000-4999 9000-9999 0872
        AU-SA South Australia: 0872 5000-5999
        AU-TAS Tasmania: 7000-7999
        AU-VIC Victoria: 2640 2731 2739 2889 3000-3999 8000-8999
        AU-WA Western Australia: 0872 6000-6999
        """
}
