// What an ordinary person of a country is likely to be called, and where and how they live: enough for a sample row.

/// Names, places and telephone numbers of one country. All lists are written for this sample, the frequent first.
struct SampleCulture {
    enum NameForm {
        /// Given name, family name.
        case western
        /// Given name, second given name or father's name at times, two family names.
        case iberian
        /// Given name, father's name, family name.
        case slavic
        /// Given name, father's name, grandfather's or family name.
        case arabic
        /// Family name first, given name of one or two syllables.
        case eastern
        /// Given name alone at times.
        case single
    }
    var country: String
    var form: NameForm
    var men: [String]
    var women: [String]
    var families: [String]
    /// Fathers' names of men and of women, for the slavic form.
    var patronymics: [(String, String)] = []
    /// Whole names in the country's own script.
    var native: [String] = []
    /// Country code and prefix of a mobile number, and how many digits follow.
    var telephone: (prefix: String, digits: Int)
    var places: [(locality: String, region: String, postal: String)]
    var streets: [String]

    /// The feminine of a Slavic family name.
    private static func feminine(_ family: String) -> String {
        if family.hasSuffix("ov") || family.hasSuffix("ev") || family.hasSuffix("in") { return family + "a" }
        if family.hasSuffix("sky") { return String(family.dropLast(1)) + "aya" }
        return family
    }

    func name(_ random: inout SampleRandom) -> String {
        if !native.isEmpty, random.chance(25) { return random.pickFrequent(native) }
        let woman = random.chance(50)
        let given = random.pickFrequent(woman ? women : men)
        let family = random.pickFrequent(families)
        switch form {
        case .western:
            if random.chance(15) { return "\(given) \(random.pickFrequent(woman ? women : men)) \(family)" }
            if random.chance(8) {
                return "\(given) \(random.pick(Array("ABCDEFGHJKLMNPRSTW"))). \(family)"
            }
            return "\(given) \(family)"
        case .iberian:
            let second = random.pickFrequent(families)
            let middle = random.chance(35) ? " " + random.pickFrequent(woman ? women : men) : ""
            return random.chance(70) ? "\(given)\(middle) \(family) \(second)" : "\(given)\(middle) \(family)"
        case .slavic:
            let name = woman ? Self.feminine(family) : family
            if !patronymics.isEmpty, random.chance(40) {
                let father = random.pickFrequent(patronymics)
                return "\(given) \(woman ? father.1 : father.0) \(name)"
            }
            return random.chance(12) ? "\(name) \(given)" : "\(given) \(name)"
        case .arabic:
            let father = random.pickFrequent(men)
            switch random.below(10) {
            case 0..<5: return "\(given) \(father) \(family)"
            case 5..<9: return "\(given) \(family)"
            default: return "\(given) \(father) \(random.pickFrequent(men)) \(family)"
            }
        case .eastern:
            return random.chance(55) ? "\(family) \(given)" : "\(given) \(family)"
        case .single:
            return random.chance(15) ? given : "\(given) \(family)"
        }
    }
}
