// The regions of American countries and the beginnings of their postal codes, by the plans of their postal operators (USPS Publication 65,
// Canada Post, Correos de México, Correios, Correo Argentino, 4-72).

extension PostalRegionTable {
    static let unitedStates = """
        US-AL Alabama: 350-352 354-369
        US-AK Alaska: 995-999
        US-AZ Arizona: 850-853 855-857 859-860 863-865
        US-AR Arkansas: 716-729
        US-CA California: 900-908 910-928 930-961
        US-CO Colorado: 800-816
        US-CT Connecticut: 060-069
        US-DE Delaware: 197-199
        US-DC District of Columbia|Washington DC: 200 202-205 569
        US-FL Florida: 320-339 341-342 344 346-347 349
        US-GA Georgia: 300-319 398-399
        US-HI Hawaii: 967-968
        US-ID Idaho: 832-838
        US-IL Illinois: 600-620 622-629
        US-IN Indiana: 460-479
        US-IA Iowa: 500-516 520-528
        US-KS Kansas: 660-662 664-679
        US-KY Kentucky: 400-427
        US-LA Louisiana: 700-701 703-708 710-714
        US-ME Maine: 039-049
        US-MD Maryland: 206-212 214-219
        US-MA Massachusetts: 010-027 055
        US-MI Michigan: 480-499
        US-MN Minnesota: 550-551 553-567
        US-MS Mississippi: 386-397
        US-MO Missouri: 630-631 633-641 644-658
        US-MT Montana: 590-599
        US-NE Nebraska: 680-681 683-693
        US-NV Nevada: 889-891 893-895 897-898
        US-NH New Hampshire: 030-038
        US-NJ New Jersey: 070-089
        US-NM New Mexico: 870-871 873-875 877-884
        US-NY New York: 005 06390 100-149
        US-NC North Carolina: 270-289
        US-ND North Dakota: 580-588
        US-OH Ohio: 430-459
        US-OK Oklahoma: 730-731 734-741 743-749
        US-OR Oregon: 970-979
        US-PA Pennsylvania: 150-196
        US-RI Rhode Island: 028-029
        US-SC South Carolina: 290-299
        US-SD South Dakota: 570-577
        US-TN Tennessee: 370-385 42223
        US-TX Texas: 733 750-770 772-799 885
        US-UT Utah: 840-847
        US-VT Vermont: 050-054 056-059
        US-VA Virginia: 201 220-246
        US-WA Washington: 980-986 988-994
        US-WV West Virginia: 247-268
        US-WI Wisconsin: 530-532 534-535 537-549
        US-WY Wyoming: 820-831 83414
        US-AE Armed Forces Europe|AE: 090-099
        US-AA Armed Forces Americas|AA: 340
        US-AP Armed Forces Pacific|AP: 962-966
        US-PR Puerto Rico|PR: 006-007 009
        US-VI Virgin Islands, U.S.|VI|US Virgin Islands: 008
        US-GU Guam|GU: 9691-9693
        US-AS American Samoa|AS: 96799
        US-MP Northern Mariana Islands|MP: 9695
        FM Micronesia|FM: 96941-96944
        MH Marshall Islands|MH: 96960 96970
        PW Palau|PW: 96939-96940
        """

    static let canada = """
        CA-NL Newfoundland and Labrador|Newfoundland|Terre-Neuve-et-Labrador: A
        CA-NS Nova Scotia|Nouvelle-Écosse: B
        CA-PE Prince Edward Island|PEI|Île-du-Prince-Édouard: C
        CA-NB New Brunswick|Nouveau-Brunswick: E
        CA-QC Quebec|Québec: G-H J K1A
        CA-ON Ontario: K-N P
        CA-MB Manitoba: R
        CA-SK Saskatchewan: S
        CA-AB Alberta: T
        CA-BC British Columbia|Colombie-Britannique: V
        CA-NT Northwest Territories|Territoires du Nord-Ouest: X
        CA-NU Nunavut: X
        CA-YT Yukon|Yukon Territory: Y
        """

    static let mexico = """
        MX-AGU Aguascalientes: 20
        MX-BCN Baja California|Baja California Norte: 21-22
        MX-BCS Baja California Sur: 23
        MX-CAM Campeche: 24
        MX-CHH Chihuahua: 31-33
        MX-CHP Chiapas: 29-30
        MX-CMX Ciudad de México|Mexico City|Distrito Federal|CDMX|DF: 00-16
        MX-COA Coahuila|Coahuila de Zaragoza: 25-27
        MX-COL Colima: 28
        MX-DUR Durango: 34-35
        MX-GRO Guerrero: 39-41
        MX-GUA Guanajuato: 36-38
        MX-HID Hidalgo: 42-43
        MX-JAL Jalisco: 44-49
        MX-MEX México|Estado de México|State of Mexico: 50-57
        MX-MIC Michoacán|Michoacán de Ocampo: 58-61
        MX-MOR Morelos: 62
        MX-NAY Nayarit: 63
        MX-NLE Nuevo León: 64-67
        MX-OAX Oaxaca: 68-71
        MX-PUE Puebla: 72-75
        MX-QUE Querétaro: 76
        MX-ROO Quintana Roo: 77
        MX-SIN Sinaloa: 80-82
        MX-SLP San Luis Potosí: 78-79
        MX-SON Sonora: 83-85
        MX-TAB Tabasco: 86
        MX-TAM Tamaulipas: 87-89
        MX-TLA Tlaxcala: 90
        MX-VER Veracruz|Veracruz de Ignacio de la Llave: 91-96
        MX-YUC Yucatán: 97
        MX-ZAC Zacatecas: 98-99
        """

    static let brazil = """
        BR-AC Acre: 699
        BR-AL Alagoas: 57
        BR-AM Amazonas: 690-692 694-698
        BR-AP Amapá: 689
        BR-BA Bahia: 40-48
        BR-CE Ceará: 60-63
        BR-DF Distrito Federal|Federal District|Brasília: 700-727 730-736
        BR-ES Espírito Santo: 29
        BR-GO Goiás: 728-729 737-767
        BR-MA Maranhão: 65
        BR-MG Minas Gerais: 30-39
        BR-MS Mato Grosso do Sul: 79
        BR-MT Mato Grosso: 780-788
        BR-PA Pará: 660-688
        BR-PB Paraíba: 58
        BR-PE Pernambuco: 50-56
        BR-PI Piauí: 64
        BR-PR Paraná: 80-87
        BR-RJ Rio de Janeiro: 20-28
        BR-RN Rio Grande do Norte: 59
        BR-RO Rondônia: 768-769
        BR-RR Roraima: 693
        BR-RS Rio Grande do Sul: 90-99
        BR-SC Santa Catarina: 88-89
        BR-SE Sergipe: 49
        BR-SP São Paulo: 01-19
        BR-TO Tocantins: 77
        """

    static let argentina = """
        AR-A Salta: A
        AR-B Buenos Aires|Provincia de Buenos Aires: B
        AR-C Ciudad Autónoma de Buenos Aires|CABA|Capital Federal|Buenos Aires: C
        AR-D San Luis: D
        AR-E Entre Ríos: E
        AR-F La Rioja: F
        AR-G Santiago del Estero: G
        AR-H Chaco: H
        AR-J San Juan: J
        AR-K Catamarca: K
        AR-L La Pampa: L
        AR-M Mendoza: M
        AR-N Misiones: N
        AR-P Formosa: P
        AR-Q Neuquén: Q
        AR-R Río Negro: R
        AR-S Santa Fe: S
        AR-T Tucumán: T
        AR-U Chubut: U
        AR-V Tierra del Fuego: V
        AR-W Corrientes: W
        AR-X Córdoba: X
        AR-Y Jujuy: Y
        AR-Z Santa Cruz: Z
        """

    static let colombia = """
        CO-AMA Amazonas: 91
        CO-ANT Antioquia: 05
        CO-ARA Arauca: 81
        CO-ATL Atlántico: 08
        CO-BOL Bolívar: 13
        CO-BOY Boyacá: 15
        CO-CAL Caldas: 17
        CO-CAQ Caquetá: 18
        CO-CAS Casanare: 85
        CO-CAU Cauca: 19
        CO-CES Cesar: 20
        CO-CHO Chocó: 27
        CO-COR Córdoba: 23
        CO-CUN Cundinamarca: 25
        CO-DC Bogotá|Distrito Capital|Bogotá D.C.|Distrito Capital de Bogotá: 11
        CO-GUA Guainía: 94
        CO-GUV Guaviare: 95
        CO-HUI Huila: 41
        CO-LAG La Guajira: 44
        CO-MAG Magdalena: 47
        CO-MET Meta: 50
        CO-NAR Nariño: 52
        CO-NSA Norte de Santander: 54
        CO-PUT Putumayo: 86
        CO-QUI Quindío: 63
        CO-RIS Risaralda: 66
        CO-SAN Santander: 68
        CO-SAP San Andrés y Providencia|San Andrés, Providencia y Santa Catalina: 88
        CO-SUC Sucre: 70
        CO-TOL Tolima: 73
        CO-VAC Valle del Cauca|Valle: 76
        CO-VAU Vaupés: 97
        CO-VID Vichada: 99
        """
}
