// The remarks of an SDN row: statements separated by semicolons, in the phrases that OFAC uses.
import Order

enum OFACRemarks {
    /// Adds what the remarks state to the entry; what is not understood stays in `remarks` alone.
    static func parse(_ text: String, into entry: inout ListEntry, notes: inout [ListReading.Note]) {
        for statement in statements(text) { apply(statement, to: &entry, notes: &notes) }
    }

    /// Splits at semicolons outside quoted names; a full stop ends the remarks.
    static func statements(_ text: String) -> [Substring] {
        var text = text[...]
        while let last = text.last, last.isWhitespace || last == "." { text.removeLast() }
        return text.split(separator: ";").map { part in
            var part = part.drop { $0.isWhitespace }
            while let last = part.last, last.isWhitespace { part.removeLast() }
            return part
        }.filter { !$0.isEmpty }
    }

    private static func apply(_ statement: Substring, to entry: inout ListEntry, notes: inout [ListReading.Note]) {
        var rest = statement
        // The XML writes whole statements in brackets.
        if rest.hasPrefix("("), rest.hasSuffix(")") { rest = rest.dropFirst().dropLast() }
        // A second value of the same kind is marked so.
        rest.takePrefix("alt. ")
        if rest.takePrefix("DOB ") {
            date(rest, &entry, &notes)
        } else if rest.takePrefix("POB ") {
            entry.birthPlaces.append(String(rest))
        } else if rest.takePrefix("nationality ") {
            country(rest, &entry.nationalities, entry.id, &notes)
        } else if rest.takePrefix("citizen ") {
            country(rest, &entry.citizenships, entry.id, &notes)
        } else if rest.takePrefix("Gender ") {
            if rest.hasPrefix("Male") { entry.genders.append(.male) }
            if rest.hasPrefix("Female") { entry.genders.append(.female) }
        } else if rest.takePrefix("Email Address ") || rest.takePrefix("E-mail Address ") {
            entry.emails.append(String(rest).trimmed)
        } else if rest.takePrefix("Phone Number ") || rest.takePrefix("Telephone No. ")
            || rest.takePrefix("Telephone: ")
            || rest.takePrefix("Telephone ") || rest.takePrefix("Phone No. ")
        {
            entry.telephones.append(String(rest).trimmed)
        } else if rest.takePrefix("Website ") {
            entry.websites.append(String(rest).trimmed)
        } else if rest.takePrefix("Linked To: ") {
            entry.linkedTo.append(String(rest))
        } else if rest.takePrefix("Digital Currency Address - ") || rest.takePrefix("Digital Currency Address ") {
            wallet(rest, &entry)
        } else if rest.takePrefix("a.k.a. ") {
            alias(rest, .weakAlias, &entry)
        } else if rest.takePrefix("f.k.a. ") {
            alias(rest, .formerName, &entry)
        } else if rest.takePrefix("n.k.a. ") {
            alias(rest, .strongAlias, &entry)
        } else if let phrase = documents.first(where: { rest.hasPrefix($0.label) }) {
            document(rest.dropFirst(phrase.label.count), phrase, &entry)
        }
    }

    // MARK: Statements

    private static func date(_ text: Substring, _ entry: inout ListEntry, _ notes: inout [ListReading.Note]) {
        guard let date = ListedDate(ofac: text) else {
            notes.append(.unreadableDate(String(text), id: entry.id))
            return
        }
        entry.birthDates.append(date)
    }

    private static func country(
        _ text: Substring, _ list: inout [JurisdictionCode], _ id: String, _ notes: inout [ListReading.Note]
    ) {
        var name = String(text).trimmed
        if name.hasPrefix("possibly ") { name = String(name.dropFirst(9)) }
        if let code = CountryNames.code(name) {
            if !list.contains(code) { list.append(code) }
        } else if name != "undetermined" {
            notes.append(.unknownCountry(name, id: id))
        }
    }

    private static func wallet(_ text: Substring, _ entry: inout ListEntry) {
        let words = text.split(separator: " ")
        guard words.count == 2 else { return }
        entry.wallets.append(ListedWallet(currency: String(words[0]), address: String(words[1])))
    }

    /// Names in remarks stand in quotes; the closing one may have been cut off.
    private static func alias(_ text: Substring, _ kind: ListedName.Kind, _ entry: inout ListEntry) {
        var name = text.drop { "'\"‘“".contains($0) || $0.isWhitespace }
        while let last = name.last, "'\"’”.".contains(last) || last.isWhitespace { name.removeLast() }
        if !name.isEmpty { entry.names.append(ListedName(String(name), kind)) }
    }

    /// `1084010 (Egypt) issued 12 Aug 2010 expires …`: the number, then the country that issued it.
    private static func document(_ text: Substring, _ phrase: DocumentPhrase, _ entry: inout ListEntry) {
        var number = text.drop { $0 == " " || $0 == "#" || $0 == ":" }
        var country: JurisdictionCode?
        if let open = number.lastIndex(of: "("), let close = number[open...].firstIndex(of: ")") {
            let name = number[number.index(after: open)..<close]
            if let code = CountryNames.code(String(name)) {
                country = code
                number = number[..<open]
            }
        }
        for word in [" issued ", " expires ", " Issued ", " - "] {
            if let range = number.firstRange(of: word) { number = number[..<range.lowerBound] }
        }
        let trimmed = String(number).trimmed
        // A number has a digit; words alone are a remark that happens to begin alike.
        guard trimmed.utf8.contains(where: { (0x30...0x39).contains($0) }), trimmed.utf8.count <= 64 else { return }
        entry.documents.append(
            ListedDocument(kind: phrase.kind, label: phrase.label.trimmed, country: country, number: trimmed))
    }

    // MARK: Phrases

    /// The longest phrase that a label begins with.
    static func document(beginning label: String) -> DocumentPhrase? {
        documents.first { label.hasPrefix($0.label) || $0.label == label + ". " }
    }

    struct DocumentPhrase {
        var label: String
        var kind: IdentificationNumber.Kind
    }

    /// The longer phrase first where one begins with another.
    private static let documents: [DocumentPhrase] = {
        func phrases(_ kind: IdentificationNumber.Kind, _ labels: [String]) -> [DocumentPhrase] {
            labels.map { DocumentPhrase(label: $0, kind: kind) }
        }
        let all =
            phrases(
                .passport,
                ["Passport ", "Diplomatic Passport ", "Stateless Person Passport ", "Refugee Travel Document "])
            + phrases(
                .nationalID,
                [
                    "National ID No. ", "National Foreign ID Number ", "Personal ID Card ",
                    "Identification Number IMO ",
                    "Identification Number ", "Turkish Identification Number ", "Cedula No. ", "Cedula de Ciudadania ",
                    "Cedula de Residencia ", "C.U.R.P. ",
                    "D.N.I. ", "C.U.I. ", "DUI ", "SSN ", "I.F.E. ", "Electoral Registry No. ",
                    "Citizen's Card Number ",
                    "Residency Number ", "Stateless Person ID Card ", "Personal Numerical Code ", "Kenyan ID No. ",
                    "Bosnian Personal ID No. ",
                    "Moroccan Personal ID No. ", "Italian Fiscal Code ", "Afghan ID No. ", "Tazkira National ID Card ",
                    "Birth Certificate Number ",
                    "N.I.E. ", "Interpol: ", "Cartilla de Servicio Militar Nacional ", "Numero de Identidad ",
                    "British National Overseas Passport ",
                    "Iraqi ID Card ", "Identification Card ",
                ])
            + phrases(.identityCard, ["National ID Card ", "Identity Card "])
            + phrases(.driverLicence, ["Driver's License No. ", "Driver's License "])
            + phrases(
                .taxID,
                [
                    "Tax ID No. ", "NIT ", "RUC ", "RIF ", "R.F.C. ", "RTN ", "V.A.T. Number ", "RFC ", "Fiscal Code ",
                    "Romanian Tax Registration ", "RNC ", "NIE ", "C.U.I.T. ", "CUIT ",
                ])
            + phrases(
                .registration,
                [
                    "Registration ID ", "Registration Number ", "Business Registration Number ",
                    "Business Registration Document ",
                    "Business Number ", "Company Number IMO ", "Company Number ", "Company ID: ",
                    "Commercial Registry Number ", "C.R. No. ",
                    "Chamber of Commerce Number ", "Enterprise Number ", "Folio Mercantil No. ",
                    "Matricula Mercantil No ", "Government Gazette Number ",
                    "D-U-N-S Number ", "Trade License No. ", "Unified Social Credit Code (USCC) ", "License ",
                    "Certificate of Incorporation Number ",
                    "Public Registration Number ", "Legal Entity Number ", "Economic Register Number (CBLS) ",
                    "Vessel Registration Identification IMO ",
                    "MMSI ", "Aircraft Construction Number (also called L/N or S/N or F/N) ",
                    "Aircraft Manufacturer's Serial Number (MSN) ",
                    "Aircraft Tail Number ", "SWIFT/BIC ", "Istanbul Chamber of Comm. No. ",
                    "Paraguayan tax identification number ", "File Number ", "Organization Code: ",
                    "Central Registration Number ", "Trade Registry Number ",
                    "United Social Credit Code Certificate (USCCC) ",
                ])
            + phrases(.lei, ["Legal Entity Identifier ", "LEI "])
        return all.sorted { $0.label.count > $1.label.count }
    }()
}

extension Substring {
    /// Removes the prefix if it is there; says whether it was.
    @discardableResult
    fileprivate mutating func takePrefix(_ prefix: String) -> Bool {
        guard hasPrefix(prefix) else { return false }
        removeFirst(prefix.count)
        return true
    }
}

extension ListedDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// `10 Dec 1948`, `Dec 1948`, `1948`, `circa 1951`, `1956 to 1957`, `circa 1951-1953`.
    init?(ofac text: Substring) {
        var text = text.drop { $0.isWhitespace }
        var isApproximate = false
        for word in ["circa ", "Circa ", "approximately "] where text.hasPrefix(word) {
            text = text.dropFirst(word.count)
            isApproximate = true
        }
        for separator in [" to ", "-"] {
            guard let range = text.firstRange(of: separator) else { continue }
            guard let first = Self.date(text[..<range.lowerBound]), let last = Self.date(text[range.upperBound...]),
                first.year <= last.year
            else { return nil }
            self = .between(first, last)
            return
        }
        guard let date = Self.date(text) else { return nil }
        self = isApproximate ? .circa(date) : .on(date)
    }

    private static func date(_ text: Substring) -> CalendarDate? {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "." })
        guard let year = words.last.flatMap({ Int($0) }), (1...3).contains(words.count) else { return nil }
        guard words.count > 1 else { return CalendarDate(year: year) }
        guard let month = months.firstIndex(of: String(words[words.count - 2])) else { return nil }
        guard words.count == 3 else { return CalendarDate(year: year, month: month + 1) }
        guard let day = Int(words[0]) else { return nil }
        return CalendarDate(year: year, month: month + 1, day: day)
    }
}
