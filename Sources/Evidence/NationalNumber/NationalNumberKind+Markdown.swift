// The table of numbers as a document: docs/NUMBERS.md is this text, and a test holds it to it.
import Order

extension NationalNumberKind {
    public static var markdown: String {
        var lines = [
            "# National identification, tax and company numbers",
            "",
            """
            Printed from the table in `Sources/Evidence/NationalNumber/Kinds`; a test holds this page to it. A number that has \
            the form and the check digits of its kind proves nothing about who holds it: it is evidence of no strength, \
            *unproven*. One that has the form and cannot be one, because its check digits or its date do not hold, is \
            *invalid*. A number that is not in this table is kept as written and refuses nobody. What a number encodes is \
            compared with the other claims; the sex is never asked for.
            """,
            "",
            """
            In a form, `9` is a digit, `A` a letter, `X` a letter or digit, `[…]` one of these, `{n}` the one before it n \
            times; separators are left out.
            """,
            "",
            """
            Some of these numbers look like a payment card's whole number, which is kept nowhere: 13 to 19 digits of any script, \
            in groups or not, that begin as an issuer's numbers do and end in a Luhn digit. In every text that is handed in, such \
            a number is refused, and so is an identification number of the kind `other` or without a country. One that names its \
            country is taken when it is in this table as a number of that country and of the kind stated, check digits and date \
            included. An account number is taken when it is an IBAN, a Mexican CLABE or a New Zealand account; elsewhere an \
            account whose number is that of a card, as Chinese banks print it, is refused: name the processor's token instead. A \
            wallet address is taken when its encoding's check holds, a telephone number when its plan assigns it. Of ordinary numbers of 13 digits one in \
            100 looks so, of 14 one in 280, of 15 one in 180, of 16 one in 33, of 18 one in 125.
            """,
            "",
            "\(all.count) numbers of \(Set(all.map(\.jurisdiction)).count) jurisdictions.",
            "",
            "| jurisdiction | number | in English | holder | form | check | encodes | source |",
            "|---|---|---|---|---|---|---|---|",
        ]
        for kind in all {
            let cells = [
                "\(kind.jurisdiction.name) (`\(kind.id)`)", kind.localName, kind.englishName, kind.holder.rawValue,
                kind.formsInWords, kind.checkNames.isEmpty ? "none" : kind.checkNames.joined(separator: "; "),
                kind.encodes, kind.source,
            ]
            lines.append("| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var formsInWords: String {
        if forms.count > 4, let first = lengths.first, let last = lengths.last {
            return "\(first) to \(last) characters"
        }
        return forms.map { "`\($0.pattern.text.replacing("~", with: "Ñ"))`" }.joined(separator: ", ")
    }

    /// Which facts some number of the kind tells, found by reading the table's own examples.
    private var encodes: String {
        let facts = Encoded.of(self)
        return facts.isEmpty ? "nothing" : facts.joined(separator: ", ")
    }
}

/// What the numbers of a kind encode is a property of the functions that read them, so they are asked: a number of each form is
/// made up until one is read.
private enum Encoded {
    static func of(_ kind: NationalNumberKind) -> [String] {
        guard let today = CalendarDate(year: 2026, month: 1, day: 1) else { return [] }
        var date = false
        var sex = false
        var region = false
        for form in kind.forms {
            guard let facts = form.facts else { continue }
            let places = form.pattern.places.map { place in (UInt8(0)..<128).filter(place.contains) }
            var read = 0
            for seed in 0..<2_500 where read < 20 {
                let text = NumberText(bytes: madeUp(places, seed: UInt64(seed)), today: today)
                guard let found = try? facts(text) else { continue }
                read += 1
                date = date || !found.birthDates.isEmpty
                sex = sex || found.sex != nil
                region = region || found.region != nil
                if date, sex, region { break }
            }
        }
        return (date ? ["birth date"] : []) + (sex ? ["sex"] : []) + (region ? ["region"] : [])
    }

    /// Characters that fit the form, mostly small digits so that dates come about; the same for the same seed.
    private static func madeUp(_ places: [[UInt8]], seed: UInt64) -> [UInt8] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        return places.map { candidates in
            guard candidates.count > 3 else { return candidates[next(candidates.count)] }
            return candidates[next(next(3) == 0 ? candidates.count : 3)]
        }
    }
}
