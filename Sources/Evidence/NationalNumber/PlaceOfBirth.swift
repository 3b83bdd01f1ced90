// Where a number says that its holder was born (clause 1(a)(ii)(A): what a number encodes is compared with the other claims), for the
// registers whose numbers carry the place of birth itself. Codes of the place of registration or of the office that gave the number out
// are left alone, and so are codes given out before a register's rule was the place of birth.
import Order

extension NationalNumber {
    /// The place of birth in words, the widest first known last: `Jalisco, Mexico`; `nil` where the number has none.
    var placeOfBirth: String? {
        guard let code = facts.region, let places = PlacesOfBirth.byKind[kind], let name = places[code] else {
            return nil
        }
        // Counties were those of residence for whoever was born before the Romanian numbers, and places of registration before 1991 in
        // Malaysia.
        let since = ["ro.cnp": 1979, "my.nric": 1991][kind]
        if let since, facts.birthDates.last.map({ $0.year < since }) ?? true { return nil }
        return "\(name), \(JurisdictionCode(unchecked: kind.prefix(2).uppercased()).name)"
    }
}

/// Places by the codes of registers, and what can be said of two places in words.
enum PlacesOfBirth {
    static let byKind: [String: [String: String]] = [
        "mx.curp": read(mexico), "my.nric": read(malaysia), "ro.cnp": read(romania), "eg.id": read(egypt),
    ]
    /// The regions that are told apart by name, by country.
    private static let regions: [String: [String: String]] = {
        var regions: [String: [String: String]] = [:]
        for (kind, places) in byKind {
            for name in places.values { regions[String(kind.prefix(2)).uppercased(), default: [:]][key(name)] = name }
        }
        return regions
    }()

    /// Whether two places in words cannot be one: they name different countries, or different regions of a country whose regions
    /// are told apart here. What a text does not say clearly decides nothing.
    static func contradict(_ one: String, _ other: String) -> Bool {
        let (a, b) = (Place(one), Place(other))
        if let first = a.country, let second = b.country, first != second { return true }
        guard let country = a.country ?? b.country, let known = regions[country] else { return false }
        let (here, there) = (a.parts.intersection(known.keys), b.parts.intersection(known.keys))
        return !here.isEmpty && !there.isEmpty && here.isDisjoint(with: there)
    }

    /// A place as its parts, and its country when one of them names a country of today and nothing else.
    private struct Place {
        var parts: Set<String>
        var country: String?

        init(_ text: String) {
            let pieces = text.prefix(Limits.placeOfBirth).split { ",;/()<".contains($0) }
            var countries = Set<String>()
            var parts = Set<String>()
            for piece in pieces.prefix(8) {
                let name = key(String(piece))
                guard !name.isEmpty else { continue }
                // Codes of two letters are states of the United States as often as countries, and Georgia is both.
                if piece.utf8.filter({ $0 != 0x20 }).count > 2, name != "georgia",
                    let code = try? JurisdictionCode(parsing: String(piece)), code.kind == .country
                {
                    countries.insert(code.code)
                } else {
                    parts.insert(name)
                }
            }
            self.parts = parts
            country = countries.count == 1 ? countries.first : nil
        }
    }

    private static func key(_ name: String) -> String { PersonName.canonical(name) }

    /// `code,code=name` items between bars.
    private static func read(_ text: String) -> [String: String] {
        var places: [String: String] = [:]
        for item in text.split(separator: "|") {
            let halves = item.split(separator: "=")
            guard halves.count == 2 else { continue }
            for code in halves[0].split(separator: ",") { places[String(code)] = String(halves[1]) }
        }
        return places
    }

    /// Entities of birth (RENAPO, Instructivo normativo para la asignación de la CURP); NE is born abroad and tells no place.
    private static let mexico = """
        AS=Aguascalientes|BC=Baja California|BS=Baja California Sur|CC=Campeche|CL=Coahuila|CM=Colima|CS=Chiapas|\
        CH=Chihuahua|DF=Ciudad de México|DG=Durango|GT=Guanajuato|GR=Guerrero|HG=Hidalgo|JC=Jalisco|\
        MC=Estado de México|MN=Michoacán|MS=Morelos|NT=Nayarit|NL=Nuevo León|OC=Oaxaca|PL=Puebla|QT=Querétaro|\
        QR=Quintana Roo|SP=San Luis Potosí|SL=Sinaloa|SR=Sonora|TC=Tabasco|TS=Tamaulipas|TL=Tlaxcala|VZ=Veracruz|\
        YN=Yucatán|ZS=Zacatecas
        """
    /// States and territories of birth (Jabatan Pendaftaran Negara).
    private static let malaysia = """
        01,21,22,23,24=Johor|02,25,26,27=Kedah|03,28,29=Kelantan|04,30=Melaka|05,31,59=Negeri Sembilan|06,32,33=Pahang|\
        07,34,35=Penang|08,36,37,38,39=Perak|09,40=Perlis|10,41,42,43,44=Selangor|11,45,46=Terengganu|\
        12,47,48,49=Sabah|13,50,51,52,53=Sarawak|14,54,55,56,57=Kuala Lumpur|15,58=Labuan|16=Putrajaya
        """
    /// Counties (Legea 105/1996).
    private static let romania = """
        01=Alba|02=Arad|03=Argeș|04=Bacău|05=Bihor|06=Bistrița-Năsăud|07=Botoșani|08=Brașov|09=Brăila|10=Buzău|\
        11=Caraș-Severin|12=Cluj|13=Constanța|14=Covasna|15=Dâmbovița|16=Dolj|17=Galați|18=Gorj|19=Harghita|\
        20=Hunedoara|21=Ialomița|22=Iași|23=Ilfov|24=Maramureș|25=Mehedinți|26=Mureș|27=Neamț|28=Olt|29=Prahova|\
        30=Satu Mare|31=Sălaj|32=Sibiu|33=Suceava|34=Teleorman|35=Timiș|36=Tulcea|37=Vaslui|38=Vâlcea|39=Vrancea|\
        40,41,42,43,44,45,46=București|51=Călărași|52=Giurgiu
        """
    /// Governorates (Civil Status Law 143 of 1994); 88 is born abroad and tells no place.
    private static let egypt = """
        01=Cairo|02=Alexandria|03=Port Said|04=Suez|11=Damietta|12=Dakahlia|13=Sharqia|14=Qalyubia|15=Kafr El Sheikh|\
        16=Gharbia|17=Monufia|18=Beheira|19=Ismailia|21=Giza|22=Beni Suef|23=Fayoum|24=Minya|25=Asyut|26=Sohag|27=Qena|\
        28=Aswan|29=Luxor|31=Red Sea|32=New Valley|33=Matrouh|34=North Sinai|35=South Sinai
        """
}

extension Limits {
    /// A place of birth in characters; what stands behind is not compared.
    static let placeOfBirth = 400
}
