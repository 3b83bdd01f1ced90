// What a number that an applicant stated is worth as evidence (clause 1(a)(ii)(A)): its form and check digits can show a slip, or
// agree; they never show that it is the applicant's. What it encodes becomes claims, which are compared with the others.
import Order

extension NationalNumber {
    /// What a stated number may be.
    public enum Standing: Sendable {
        /// It has the form and the check digits of these.
        case fits([(kind: NationalNumberKind, number: NationalNumber)])
        /// It has the characters of a number of the kind stated and cannot be one: check digits or a date do not hold.
        case cannotBe(NationalNumberKind, NationalNumberProblem)
        /// It has none of the forms known here; it is kept as written.
        case unknownForm([NationalNumberKind])
        /// No such numbers of its country are known here, or its country is not; it is kept as written.
        case unknownKind
    }

    /// What a stated number may be, by the country that gives it out and what it was stated as.
    public static func standing(
        of number: IdentificationNumber, holder: NationalNumberKind.Holder, today: CalendarDate
    ) -> Standing {
        guard let country = number.country else { return .unknownKind }
        let kinds = NationalNumberKind.of(country).filter { $0.isMeant(by: number.kind, for: holder) }
        guard !kinds.isEmpty else { return .unknownKind }
        let count = number.number.canonical.utf8.count
        var matches: [(kind: NationalNumberKind, number: NationalNumber)] = []
        var wrong: (kind: NationalNumberKind, problem: NationalNumberProblem)?
        for kind in kinds where kind.written.contains(count) {
            do throws(NationalNumberProblem) {
                matches.append((kind, try parse(number.number.text, kind: kind, today: today)))
            } catch {
                if wrong == nil, error == .checkDigits || error == .date, !kind.hasUncheckedNumbers {
                    wrong = (kind, error)
                }
            }
        }
        if !matches.isEmpty { return .fits(matches) }
        return wrong.map { .cannotBe($0.kind, $0.problem) } ?? .unknownForm(kinds)
    }
}

extension NationalNumber.Standing {
    /// The birth date, sex and place of birth that every reading of the number agrees on, as claims of no strength.
    ///
    /// - Parameter birthDate: what was stated, to tell the century where a number has two digits of the year.
    public func encoded(issuer: String, birthDate: CalendarDate?, at time: Timestamp) -> [Claim] {
        guard case .fits(let matches) = self, let first = matches.first else { return [] }
        var claims: [Claim] = []
        func claim(_ attribute: Claim.Attribute, _ value: Claim.Value) {
            claims.append(Claim(attribute, value, issuer: issuer, method: .declared, strength: nil, time: time))
        }
        let dates = first.number.facts.birthDates
        if matches.allSatisfy({ $0.number.facts.birthDates == dates }) {
            // The date that was stated, if it is one of these; else the latest, the likelier of two a century apart.
            if let date = dates.first(where: { $0.year == birthDate?.year }) ?? dates.last {
                claim(.birthDate, .date(date))
            }
        }
        if let sex = first.number.facts.sex, matches.allSatisfy({ $0.number.facts.sex == sex }) {
            claim(.sex, .text(sex.rawValue))
        }
        if let place = first.number.placeOfBirth, matches.allSatisfy({ $0.number.placeOfBirth == place }) {
            claim(.placeOfBirth, .text(place))
        }
        return claims
    }

    /// Why the number cannot be what it was stated as; `nil` when it can.
    public var fault: String? {
        guard case .cannotBe(let kind, let problem) = self else { return nil }
        return "The number has the form of \(kind.inWords) and cannot be one: \(problem.message)."
    }
}

extension EvidenceVerdict {
    /// What an identification number says of itself.
    ///
    /// Unproven when it has the form and check digits of a number of its country, or when no such number is known here: then it
    /// is kept as written. Invalid when it has the form of a number of the kind stated and cannot be one.
    /// - Parameters:
    ///   - holder: a person or an entity, so that a company's numbers are not taken for people's.
    ///   - birthDate: what was stated, to tell the century where a number has two digits of the year.
    public static func nationalNumber(
        _ number: IdentificationNumber, holder: NationalNumberKind.Holder, birthDate: CalendarDate? = nil,
        at time: Timestamp
    ) -> EvidenceVerdict {
        let stated = ReasonFact("number", number.number.text, source: "declared", sensitive: true)
        let declared = Claim(
            .nationalNumber, .text(number.number.canonical), issuer: "applicant", method: .declared, strength: nil,
            time: time)
        var findings = EvidenceFindings()
        if number.kind == .lei {
            do throws(IdentifierError) {
                _ = try LegalEntityIdentifier(parsing: number.number.text)
                findings.leavesOpen(
                    "The LEI's check digits agree, which does not prove whose it is.", missing: "evidence.holder",
                    facts: [stated])
                return findings.verdict(claims: [declared])
            } catch {
                findings.refuses("The LEI cannot be one: \(error.message).", facts: [stated])
                return findings.verdict(claims: [])
            }
        }
        let standing = NationalNumber.standing(of: number, holder: holder, today: CalendarDate(of: time))
        switch standing {
        case .fits(let matches):
            let name = matches.first?.kind.inWords ?? ""
            findings.leavesOpen(
                "The number has the form and the check digits of \(name), which does not prove whose it is.",
                missing: "evidence.holder", facts: [stated])
            return findings.verdict(
                claims: [declared]
                    + standing.encoded(issuer: number.country?.country ?? "", birthDate: birthDate, at: time))
        case .cannotBe:
            findings.refuses(standing.fault ?? "", facts: [stated])
            return findings.verdict(claims: [])
        case .unknownForm(let kinds):
            let misread = kinds.first { kind in
                !NationalNumber.suggestions(for: number.number.text, kind: kind, today: CalendarDate(of: time)).isEmpty
            }
            findings.leavesOpen(
                misread.map {
                    "One character of the number looks misread; with another in its place it would be \($0.inWords)."
                } ?? "The number has none of the forms known here, so it is kept as written.",
                missing: "evidence.number.form", facts: [stated])
        case .unknownKind:
            findings.leavesOpen(
                "No form of such a number is known here, so it is kept as written.", missing: "evidence.number.form",
                facts: [stated])
        }
        return findings.verdict(claims: [declared])
    }
}

extension CalendarDate {
    /// The day of an instant, in UTC.
    public init(of time: Timestamp) {
        self.init(daysSince1970: Int((time.milliseconds >= 0 ? time.milliseconds : 0) / 86_400_000))
    }
}

extension NationalNumberKind {
    public var inWords: String { localName == englishName ? englishName : "\(englishName) (\(localName))" }

    /// Whether numbers were given out that its check does not hold for, as is known of the Dominican cards of the first years and
    /// of the master numbers of the former Yugoslavia.
    var hasUncheckedNumbers: Bool {
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
