// The facts of ISO 3166-1 and 3166-3 (codes, English short names and names in common use), the subdivisions of ISO 3166-2
// that sanctions and the territory of the United States turn on, and the codes that only travel documents use (ICAO Doc
// 9303 part 3 section 5). Read once, at first use.

/// One line of a table: `code others name|other name|other name`.
enum JurisdictionTable {
    /// `alpha-2 alpha-3 numeric name|aliases`. XK is not of ISO 3166: a user-assigned code in general use.
    static let countries = """
        AD AND 020 Andorra
        AE ARE 784 United Arab Emirates|UAE|Emirates
        AF AFG 004 Afghanistan
        AG ATG 028 Antigua and Barbuda
        AI AIA 660 Anguilla
        AL ALB 008 Albania
        AM ARM 051 Armenia
        AO AGO 024 Angola
        AQ ATA 010 Antarctica
        AR ARG 032 Argentina
        AS ASM 016 American Samoa
        AT AUT 040 Austria
        AU AUS 036 Australia
        AW ABW 533 Aruba
        AX ALA 248 Åland Islands|Aland
        AZ AZE 031 Azerbaijan
        BA BIH 070 Bosnia and Herzegovina|Bosnia
        BB BRB 052 Barbados
        BD BGD 050 Bangladesh
        BE BEL 056 Belgium
        BF BFA 854 Burkina Faso
        BG BGR 100 Bulgaria
        BH BHR 048 Bahrain
        BI BDI 108 Burundi
        BJ BEN 204 Benin
        BL BLM 652 Saint Barthélemy
        BM BMU 060 Bermuda
        BN BRN 096 Brunei|Brunei Darussalam
        BO BOL 068 Bolivia|Plurinational State of Bolivia
        BQ BES 535 Bonaire, Sint Eustatius and Saba|Caribbean Netherlands
        BR BRA 076 Brazil
        BS BHS 044 Bahamas|The Bahamas
        BT BTN 064 Bhutan
        BV BVT 074 Bouvet Island
        BW BWA 072 Botswana
        BY BLR 112 Belarus|Byelorussia
        BZ BLZ 084 Belize
        CA CAN 124 Canada
        CC CCK 166 Cocos (Keeling) Islands
        CD COD 180 Democratic Republic of the Congo|DRC|DR Congo|Congo Kinshasa
        CF CAF 140 Central African Republic
        CG COG 178 Republic of the Congo|Congo|Congo Brazzaville
        CH CHE 756 Switzerland
        CI CIV 384 Côte d'Ivoire|Ivory Coast|Cote d Ivoire
        CK COK 184 Cook Islands
        CL CHL 152 Chile
        CM CMR 120 Cameroon
        CN CHN 156 China|People's Republic of China|PRC|Mainland China
        CO COL 170 Colombia
        CR CRI 188 Costa Rica
        CU CUB 192 Cuba
        CV CPV 132 Cabo Verde|Cape Verde
        CW CUW 531 Curaçao
        CX CXR 162 Christmas Island
        CY CYP 196 Cyprus
        CZ CZE 203 Czechia|Czech Republic
        DE DEU 276 Germany|Federal Republic of Germany
        DJ DJI 262 Djibouti
        DK DNK 208 Denmark
        DM DMA 212 Dominica
        DO DOM 214 Dominican Republic
        DZ DZA 012 Algeria
        EC ECU 218 Ecuador
        EE EST 233 Estonia
        EG EGY 818 Egypt
        EH ESH 732 Western Sahara|Sahrawi Arab Democratic Republic
        ER ERI 232 Eritrea
        ES ESP 724 Spain
        ET ETH 231 Ethiopia
        FI FIN 246 Finland
        FJ FJI 242 Fiji
        FK FLK 238 Falkland Islands|Falkland Islands (Malvinas)
        FM FSM 583 Micronesia|Federated States of Micronesia
        FO FRO 234 Faroe Islands|Faeroe Islands
        FR FRA 250 France
        GA GAB 266 Gabon
        GB GBR 826 United Kingdom|UK|Great Britain|Britain|United Kingdom of Great Britain and Northern Ireland
        GD GRD 308 Grenada
        GE GEO 268 Georgia
        GF GUF 254 French Guiana
        GG GGY 831 Guernsey
        GH GHA 288 Ghana
        GI GIB 292 Gibraltar
        GL GRL 304 Greenland
        GM GMB 270 Gambia|The Gambia
        GN GIN 324 Guinea
        GP GLP 312 Guadeloupe
        GQ GNQ 226 Equatorial Guinea
        GR GRC 300 Greece
        GS SGS 239 South Georgia and the South Sandwich Islands|South Georgia
        GT GTM 320 Guatemala
        GU GUM 316 Guam
        GW GNB 624 Guinea-Bissau
        GY GUY 328 Guyana
        HK HKG 344 Hong Kong|Hong Kong SAR|Hong Kong China
        HM HMD 334 Heard Island and McDonald Islands
        HN HND 340 Honduras
        HR HRV 191 Croatia
        HT HTI 332 Haiti
        HU HUN 348 Hungary
        ID IDN 360 Indonesia
        IE IRL 372 Ireland
        IL ISR 376 Israel
        IM IMN 833 Isle of Man
        IN IND 356 India
        IO IOT 086 British Indian Ocean Territory
        IQ IRQ 368 Iraq
        IR IRN 364 Iran|Islamic Republic of Iran
        IS ISL 352 Iceland
        IT ITA 380 Italy
        JE JEY 832 Jersey
        JM JAM 388 Jamaica
        JO JOR 400 Jordan
        JP JPN 392 Japan
        KE KEN 404 Kenya
        KG KGZ 417 Kyrgyzstan|Kyrgyz Republic
        KH KHM 116 Cambodia
        KI KIR 296 Kiribati
        KM COM 174 Comoros
        KN KNA 659 Saint Kitts and Nevis
        KP PRK 408 North Korea|Democratic People's Republic of Korea|DPRK
        KR KOR 410 South Korea|Republic of Korea
        KW KWT 414 Kuwait
        KY CYM 136 Cayman Islands
        KZ KAZ 398 Kazakhstan
        LA LAO 418 Laos|Lao People's Democratic Republic
        LB LBN 422 Lebanon
        LC LCA 662 Saint Lucia
        LI LIE 438 Liechtenstein
        LK LKA 144 Sri Lanka|Ceylon
        LR LBR 430 Liberia
        LS LSO 426 Lesotho
        LT LTU 440 Lithuania
        LU LUX 442 Luxembourg
        LV LVA 428 Latvia
        LY LBY 434 Libya|Libyan Arab Jamahiriya
        MA MAR 504 Morocco
        MC MCO 492 Monaco
        MD MDA 498 Moldova|Republic of Moldova
        ME MNE 499 Montenegro
        MF MAF 663 Saint Martin|Saint Martin (French part)
        MG MDG 450 Madagascar
        MH MHL 584 Marshall Islands
        MK MKD 807 North Macedonia|Macedonia|Former Yugoslav Republic of Macedonia|Republic of North Macedonia
        ML MLI 466 Mali
        MM MMR 104 Myanmar|Burma
        MN MNG 496 Mongolia
        MO MAC 446 Macao|Macau
        MP MNP 580 Northern Mariana Islands
        MQ MTQ 474 Martinique
        MR MRT 478 Mauritania
        MS MSR 500 Montserrat
        MT MLT 470 Malta
        MU MUS 480 Mauritius
        MV MDV 462 Maldives
        MW MWI 454 Malawi
        MX MEX 484 Mexico
        MY MYS 458 Malaysia
        MZ MOZ 508 Mozambique
        NA NAM 516 Namibia
        NC NCL 540 New Caledonia
        NE NER 562 Niger
        NF NFK 574 Norfolk Island
        NG NGA 566 Nigeria
        NI NIC 558 Nicaragua
        NL NLD 528 Netherlands|Holland
        NO NOR 578 Norway
        NP NPL 524 Nepal
        NR NRU 520 Nauru
        NU NIU 570 Niue
        NZ NZL 554 New Zealand
        OM OMN 512 Oman
        PA PAN 591 Panama
        PE PER 604 Peru
        PF PYF 258 French Polynesia
        PG PNG 598 Papua New Guinea
        PH PHL 608 Philippines
        PK PAK 586 Pakistan
        PL POL 616 Poland
        PM SPM 666 Saint Pierre and Miquelon
        PN PCN 612 Pitcairn|Pitcairn Islands
        PR PRI 630 Puerto Rico
        PS PSE 275 Palestine|State of Palestine|Palestinian|Palestinian Territories|West Bank|Gaza|Gaza Strip|Region Gaza|Occupied Palestinian Territory
        PT PRT 620 Portugal
        PW PLW 585 Palau
        PY PRY 600 Paraguay
        QA QAT 634 Qatar
        RE REU 638 Réunion
        RO ROU 642 Romania
        RS SRB 688 Serbia
        RU RUS 643 Russia|Russian Federation
        RW RWA 646 Rwanda
        SA SAU 682 Saudi Arabia
        SB SLB 090 Solomon Islands
        SC SYC 690 Seychelles
        SD SDN 729 Sudan
        SE SWE 752 Sweden
        SG SGP 702 Singapore
        SH SHN 654 Saint Helena, Ascension and Tristan da Cunha|Saint Helena
        SI SVN 705 Slovenia
        SJ SJM 744 Svalbard and Jan Mayen|Svalbard
        SK SVK 703 Slovakia
        SL SLE 694 Sierra Leone
        SM SMR 674 San Marino
        SN SEN 686 Senegal
        SO SOM 706 Somalia
        SR SUR 740 Suriname
        SS SSD 728 South Sudan
        ST STP 678 Sao Tome and Principe|Sao Tome
        SV SLV 222 El Salvador
        SX SXM 534 Sint Maarten|Sint Maarten (Dutch part)
        SY SYR 760 Syria|Syrian Arab Republic
        SZ SWZ 748 Eswatini|Swaziland
        TC TCA 796 Turks and Caicos Islands
        TD TCD 148 Chad
        TF ATF 260 French Southern Territories
        TG TGO 768 Togo
        TH THA 764 Thailand
        TJ TJK 762 Tajikistan
        TK TKL 772 Tokelau
        TL TLS 626 Timor-Leste|East Timor
        TM TKM 795 Turkmenistan
        TN TUN 788 Tunisia
        TO TON 776 Tonga
        TR TUR 792 Türkiye|Turkey
        TT TTO 780 Trinidad and Tobago
        TV TUV 798 Tuvalu
        TW TWN 158 Taiwan|Taiwan Province of China|Republic of China
        TZ TZA 834 Tanzania|United Republic of Tanzania
        UA UKR 804 Ukraine
        UG UGA 800 Uganda
        UM UMI 581 United States Minor Outlying Islands|US Minor Outlying Islands
        US USA 840 United States|USA|United States of America|America
        UY URY 858 Uruguay
        UZ UZB 860 Uzbekistan
        VA VAT 336 Holy See|Vatican|Vatican City|Holy See (Vatican City State)
        VC VCT 670 Saint Vincent and the Grenadines
        VE VEN 862 Venezuela|Bolivarian Republic of Venezuela
        VG VGB 092 British Virgin Islands|Virgin Islands British
        VI VIR 850 United States Virgin Islands|Virgin Islands U.S.|US Virgin Islands
        VN VNM 704 Vietnam|Viet Nam
        VU VUT 548 Vanuatu
        WF WLF 876 Wallis and Futuna
        WS WSM 882 Samoa|Western Samoa
        YE YEM 887 Yemen
        YT MYT 175 Mayotte
        ZA ZAF 710 South Africa
        ZM ZMB 894 Zambia
        ZW ZWE 716 Zimbabwe
        XK XKX 000 Kosovo|Republic of Kosovo|RKS
        """

    /// `alpha-2 alpha-3 numeric name=successors|aliases`: codes that were withdrawn and not given to another country.
    static let historic = """
        AN ANT 530 Netherlands Antilles=BQ CW SX
        BU BUR 104 Burma (until 1989)=MM
        CS CSK 200 Czechoslovakia=CZ SK|Czechoslovak Socialist Republic
        CS SCG 891 Serbia and Montenegro=RS ME
        CT CTE 128 Canton and Enderbury Islands=KI
        DD DDR 278 German Democratic Republic=DE|East Germany|GDR
        DY DHY 204 Dahomey=BJ
        FX FXX 249 Metropolitan France=FR
        HV HVO 854 Upper Volta=BF
        JT JTN 396 Johnston Island=UM
        MI MID 488 Midway Islands=UM
        NH NHB 548 New Hebrides=VU
        NT NTZ 536 Neutral Zone=IQ SA
        PC PCI 582 Trust Territory of the Pacific Islands=FM MH MP PW
        PZ PCZ 000 Panama Canal Zone=PA
        RH RHO 716 Southern Rhodesia=ZW|Rhodesia
        SU SUN 810 Soviet Union=AM AZ BY EE GE KZ KG LV LT MD RU TJ TM UA UZ|USSR|Union of Soviet Socialist Republics
        TP TMP 626 Portuguese Timor=TL
        VD VDR 000 North Vietnam=VN|Democratic Republic of Viet-Nam
        WK WAK 872 Wake Island=UM
        YD YMD 720 South Yemen=YE|Democratic Yemen
        YU YUG 891 Yugoslavia=BA HR ME MK RS SI XK
        ZR ZAR 180 Zaire=CD
        """

    /// `code name|aliases`.
    static let subdivisions = """
        US-AK Alaska
        US-AL Alabama
        US-AR Arkansas
        US-AS American Samoa
        US-AZ Arizona
        US-CA California
        US-CO Colorado
        US-CT Connecticut
        US-DC District of Columbia
        US-DE Delaware
        US-FL Florida
        US-GA Georgia
        US-GU Guam
        US-HI Hawaii
        US-IA Iowa
        US-ID Idaho
        US-IL Illinois
        US-IN Indiana
        US-KS Kansas
        US-KY Kentucky
        US-LA Louisiana
        US-MA Massachusetts
        US-MD Maryland
        US-ME Maine
        US-MI Michigan
        US-MN Minnesota
        US-MO Missouri
        US-MP Northern Mariana Islands
        US-MS Mississippi
        US-MT Montana
        US-NC North Carolina
        US-ND North Dakota
        US-NE Nebraska
        US-NH New Hampshire
        US-NJ New Jersey
        US-NM New Mexico
        US-NV Nevada
        US-NY New York
        US-OH Ohio
        US-OK Oklahoma
        US-OR Oregon
        US-PA Pennsylvania
        US-PR Puerto Rico
        US-RI Rhode Island
        US-SC South Carolina
        US-SD South Dakota
        US-TN Tennessee
        US-TX Texas
        US-UM United States Minor Outlying Islands
        US-UT Utah
        US-VA Virginia
        US-VI Virgin Islands, U.S.
        US-VT Vermont
        US-WA Washington
        US-WI Wisconsin
        US-WV West Virginia
        US-WY Wyoming
        UA-09 Luhansk|Luhanska oblast|Luhansk People's Republic|Lugansk
        UA-14 Donetsk|Donetska oblast|Donetsk People's Republic
        UA-23 Zaporizhzhia|Zaporizka oblast
        UA-30 Kyiv
        UA-40 Sevastopol
        UA-43 Crimea|Autonomous Republic of Crimea|Region Crimea
        UA-65 Kherson|Khersonska oblast
        GB-ENG England
        GB-NIR Northern Ireland
        GB-SCT Scotland
        GB-WLS Wales
        GE-AB Abkhazia
        MD-SN Transnistria|Left Bank of the Dniester
        CN-HK Hong Kong (as a part of China)
        CN-MO Macao (as a part of China)
        CN-TW Taiwan (as a part of China)
        CN-XJ Xinjiang
        CN-XZ Tibet
        CU-99 Isla de la Juventud
        AZ-NX Nakhchivan
        TZ-15 Zanzibar West
        FI-01 Aland (as a part of Finland)
        """

    /// `code country-part name`: codes of nationality fields of travel documents that are no country's.
    static let travelDocuments = """
        EUE EU European Union (laissez-passer)
        GBD GB British overseas territories citizen
        GBN GB British national (overseas)
        GBO GB British overseas citizen
        GBP GB British protected person
        GBS GB British subject
        UNA UN United Nations specialised agency
        UNK XK United Nations Interim Administration Mission in Kosovo
        UNO UN United Nations
        XBA XB African Development Bank
        XCC XC Caribbean Community
        XCE XC Council of Europe
        XCO XC Common Market for Eastern and Southern Africa
        XDC XD Southern African Development Community
        XEC XE Economic Community of West African States
        XES XE Organisation of Eastern Caribbean States
        XIM XI African Export-Import Bank
        XMP XM Parliamentary Assembly of the Mediterranean
        XOM XO Sovereign Military Order of Malta
        XPO XP Interpol
        XXA XX stateless person
        XXB XX refugee (1951 Convention)
        XXC XX refugee (other)
        XXX XX person of unspecified nationality
        UTO UT Utopia (specimen documents)
        """
}
