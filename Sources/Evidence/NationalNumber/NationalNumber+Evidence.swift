// What a number that an applicant stated is worth as evidence (clause 1(a)(ii)(A)): its form and check digits can show a slip, or
// agree; they never show that it is the applicant's. What it encodes becomes claims, which are compared with the others.
import Order

extension EvidenceVerdict {
    /// What an identification number says of itself.
    ///
    /// Unproven when it has the form and check digits of a number of its country, or when no such number is known here: then it
    /// is kept as written. Invalid when it has the form of a number of the kind stated and cannot be one, because its check
    /// digits or its date do not hold.
    /// - Parameters:
    ///   - holder: a person or an entity, so that a company's numbers are not taken for people's.
    ///   - birthDate: what was stated, to tell the century where a number has only two digits of the year.
    public static func nationalNumber(
        _ number: IdentificationNumber, holder: NationalNumberKind.Holder, birthDate: CalendarDate? = nil,
        at time: Timestamp
    ) -> EvidenceVerdict {
        let stated = ReasonFact("number", number.number.text, source: "declared", sensitive: true)
        var findings = EvidenceFindings()
        if number.kind == .lei {
            do throws(IdentifierError) {
                let identifier = try LegalEntityIdentifier(parsing: number.number.text)
                findings.leavesOpen(
                    "The LEI's check digits agree, which does not prove whose it is.", missing: "evidence.holder",
                    facts: [stated])
                return findings.verdict(claims: [
                    Claim(
                        .nationalNumber, .text(identifier.canonical), issuer: "applicant", method: .declared,
                        strength: nil, time: time)
                ])
            } catch {
                findings.refuses("The LEI cannot be one: \(error.message).", facts: [stated])
                return findings.verdict(claims: [])
            }
        }
        let declared = Claim(
            .nationalNumber, .text(number.number.canonical), issuer: "applicant", method: .declared, strength: nil,
            time: time)
        guard let country = number.country else {
            findings.leavesOpen(
                "Who gave the number is not known, so it is kept as written.", missing: "evidence.number.issuer",
                facts: [stated])
            return findings.verdict(claims: [declared])
        }
        let kinds = NationalNumberKind.of(country).filter { $0.isMeant(by: number.kind, for: holder) }
        guard !kinds.isEmpty else {
            findings.leavesOpen(
                "No form of such a number of \(country.name) is known here, so it is kept as written.",
                missing: "evidence.number.form", facts: [stated])
            return findings.verdict(claims: [declared])
        }
        let today = CalendarDate(daysSince1970: Int((time.milliseconds / 1000) / 86_400))
        let matches = kinds.compactMap { kind in
            (try? NationalNumber.parse(number.number.text, kind: kind, today: today)).map { (kind: kind, number: $0) }
        }
        if let first = matches.first {
            findings.leavesOpen(
                "The number has the form and the check digits of \(first.kind.englishName) (\(first.kind.localName)), "
                    + "which does not prove whose it is.",
                missing: "evidence.holder", facts: [stated])
            return findings.verdict(
                claims: claims(of: matches, declared, issuer: country.country, birthDate: birthDate, at: time))
        }
        findings.tell(number.number.text, kinds, today, stated)
        return findings.verdict(claims: findings.isRefused ? [] : [declared])
    }

    /// The number as it was stated, and what every reading of it agrees on: a number may have the form of two kinds.
    private static func claims(
        of matches: [(kind: NationalNumberKind, number: NationalNumber)], _ declared: Claim, issuer: String,
        birthDate: CalendarDate?,
        at time: Timestamp
    ) -> [Claim] {
        guard let first = matches.first else { return [] }
        func claim(_ attribute: Claim.Attribute, _ value: Claim.Value) -> Claim {
            Claim(attribute, value, issuer: issuer, method: .declared, strength: nil, time: time)
        }
        var claims = [declared]
        let dates = first.number.facts.birthDates
        if matches.allSatisfy({ $0.number.facts.birthDates == dates }), let date = likely(dates, stated: birthDate) {
            claims.append(claim(.birthDate, .date(date)))
        }
        if let sex = first.number.facts.sex, matches.allSatisfy({ $0.number.facts.sex == sex }) {
            claims.append(claim(.sex, .text(sex.rawValue)))
        }
        return claims
    }

    /// The date that was stated, if it is one of these; else the latest, which is the likelier of two a century apart.
    private static func likely(_ dates: [CalendarDate], stated: CalendarDate?) -> CalendarDate? {
        if let stated, let same = dates.first(where: { $0.year == stated.year }) { return same }
        return dates.last
    }
}

extension EvidenceFindings {
    /// Why the text is none of these numbers: wrong when it has the characters of one and cannot be one, open when it has not.
    fileprivate mutating func tell(
        _ text: String, _ kinds: [NationalNumberKind], _ today: CalendarDate, _ stated: ReasonFact
    ) {
        for kind in kinds {
            let problem: NationalNumberProblem
            do throws(NationalNumberProblem) {
                _ = try NationalNumber.parse(text, kind: kind, today: today)
                continue
            } catch { problem = error }
            guard problem == .checkDigits || problem == .date, !kind.hasUncheckedForm else { continue }
            refuses(
                "The number has the form of \(kind.englishName) (\(kind.localName)) and cannot be one: "
                    + "\(problem.message).", facts: [stated])
            return
        }
        for kind in kinds where !NationalNumber.suggestions(for: text, kind: kind, today: today).isEmpty {
            leavesOpen(
                "One character of the number looks misread; with another in its place it would be "
                    + "\(kind.englishName) (\(kind.localName)).", missing: "evidence.number.form", facts: [stated])
            return
        }
        leavesOpen(
            "The number has none of the forms known here, so it is kept as written.", missing: "evidence.number.form",
            facts: [stated])
    }
}

extension NationalNumberKind {
    /// Whether numbers were given out that its check does not hold for, as its own registrar says: Dominican cards of the first
    /// years, and the master numbers of the former Yugoslavia.
    fileprivate var hasUncheckedForm: Bool {
        ["do.cedula", "do.rnc", "ba.jmb", "rs.jmbg", "me.jmb", "mk.embg"].contains(id)
    }

    /// Whether someone who names a number this way may mean this kind.
    func isMeant(by named: IdentificationNumber.Kind, for holder: Holder) -> Bool {
        guard holder == .either || self.holder == .either || self.holder == holder else { return false }
        return switch named {
        case .nationalID: use != .company && use != .valueAddedTax
        case .taxID: true
        case .registration: use == .company || use == .valueAddedTax || use == .tax || use == .identification
        case .identityCard: use == .identification
        case .passport, .driverLicence, .lei, .other: false
        }
    }
}
