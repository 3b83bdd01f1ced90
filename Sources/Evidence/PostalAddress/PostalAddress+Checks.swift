// What an address lacks, and what it would be if its code were written as it is printed. Nothing here refuses an address:
// people live where no table knows, and what is wrong is told to them.
import Order

public enum PostalAddressProblem: Hashable, Sendable {
    case missing(Part)
    /// The code has none of the forms of its country, which are given as they are printed.
    case postalCodeForm(expected: [String])
    /// The code is one of these regions, and another was stated; empty when it is none of a territory's own.
    case postalCodeOfAnotherRegion([String])
    /// Mail is fetched there; nobody lives or works there.
    case postOfficeBox

    public enum Part: String, Hashable, Sendable, CaseIterable { case lines, locality, region, postalCode, country }

    public var message: String {
        switch self {
        case .missing(.lines): "the street and number, or what stands in their place, are missing"
        case .missing(.locality): "the town or city is missing"
        case .missing(.region): "the state, province or region is missing"
        case .missing(.postalCode): "the postal code is missing"
        case .missing(.country): "the country is missing"
        case .postalCodeForm(let expected):
            "the postal code should be written as \(expected.joined(separator: " or ")), where 9 stands for any digit and A for any letter"
        case .postalCodeOfAnotherRegion([]):
            "the postal code is none of this territory's; compare code and country"
        case .postalCodeOfAnotherRegion(let regions):
            "the postal code is one of \(regions.joined(separator: " or ")); compare it with the state, province or region"
        case .postOfficeBox: "this is a post office box; give the place where you live or where the company is"
        }
    }
}

extension PostalAddress {
    /// What is missing or of the wrong form by the rules of the country it lies in; without a country, only that.
    public var problems: [PostalAddressProblem] {
        var found: [PostalAddressProblem] = []
        if !lines.contains(where: { !$0.isEmpty }) { found.append(.missing(.lines)) }
        if isPostOfficeBox { found.append(.postOfficeBox) }
        guard let country else { return found + [.missing(.country)] }
        guard let format = PostalFormat.of(country) else { return found }
        if format.requiresLocality, locality == nil { found.append(.missing(.locality)) }
        // A subdivision given as the country tells the region.
        if format.requiresRegion, region == nil, !country.isSubdivision { found.append(.missing(.region)) }
        if let postalCode {
            if !format.codes.isEmpty, format.normalised(postalCode) == nil {
                found.append(.postalCodeForm(expected: format.codes.map { $0.uppercased() }))
            }
            if let others = regionsAgainstStated { found.append(.postalCodeOfAnotherRegion(others.map(\.name))) }
        } else if format.requiresPostalCode {
            found.append(.missing(.postalCode))
        }
        return found
    }

    /// The code as it is printed; as given where its country has no form that is known or it does not have it.
    public var normalisedPostalCode: String? {
        guard let postalCode else { return nil }
        return country.flatMap(PostalFormat.of)?.normalised(postalCode) ?? postalCode
    }

    /// Whether a line names a post office box, in the words of the languages that have them in addresses.
    public var isPostOfficeBox: Bool { lines.contains(where: namesPostOfficeBox) }
}

private func namesPostOfficeBox(_ line: String) -> Bool {
    let lower = line.lowercased()
    // Most lines are ASCII and need not be searched for what is not.
    if !lower.utf8.allSatisfy({ $0 < 0x80 }),
        ["а/я", "a/я", "私書箱", "邮政信箱", "郵政信箱", "사서함", "ص.ب", "ص. ب", "ת.ד"].contains(where: lower.contains)
    {
        return true
    }
    let words = lower.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    // Letters with stops between them are words of one letter: P. O. Box.
    let joined = words.reduce(into: [String]()) { joined, word in
        if word.count == 1, word.first?.isLetter == true, let last = joined.last, last.count <= 2,
            last.allSatisfy(\.isLetter), last.count == 1
        {
            joined[joined.count - 1] = last + word
        } else {
            joined.append(word)
        }
    }
    for (index, word) in joined.enumerated() {
        let next = index + 1 < joined.count ? joined[index + 1] : ""
        switch word {
        case "postfach", "postbus", "postboks", "postbox", "pobox", "postilokero", "postkast", "pasthólf", "posthólf",
            "postafiók", "apartado", "casilla", "пощенска":
            return true
        case "po" where next == "box", "gpo" where next == "box", "post" where next == "box",
            "private" where next == "bag",
            "locked" where next == "bag", "casella" where next == "postale", "caixa" where next == "postal",
            "boîte" where next == "postale", "boite" where next == "postale", "case" where next == "postale",
            "skrytka" where next == "pocztowa", "poštovní" where next == "přihrádka",
            "абонентский" where next == "ящик",
            "poštanski" where next == "pretinac", "pasta" where next == "kastīte", "posta" where next == "kutusu",
            "post" where next == "office":
            return true
        // A word too short to stand alone: with a number after it, at the beginning of the line.
        case "box" where index == 0, "bp" where index == 0, "cp" where index == 0, "tsa" where index == 0,
            "pk" where index == 0, "pb" where index == 0:
            if !next.isEmpty, next.allSatisfy(\.isNumber) { return true }
        default: break
        }
    }
    return false
}
