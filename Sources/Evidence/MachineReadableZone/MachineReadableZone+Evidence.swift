// What a zone is worth as evidence: it can show that lines agree with themselves. Only the document's chip, or the document in
// somebody's hands, shows that it is genuine; only its holder's face shows whose it is.
import Order

extension EvidenceVerdict {
    /// Judges lines of a machine-readable zone that the applicant gave.
    ///
    /// Never better than `unproven`: check digits can be computed by anybody.
    public static func machineReadableZone(_ text: String, at time: Timestamp) -> EvidenceVerdict {
        do {
            return judge(try MachineReadableZone(parsing: text), at: time)
        } catch {
            return EvidenceVerdict(
                status: .invalid, reasons: [Reason("1(a)(i)", error.description, holds: false)], claims: [])
        }
    }

    private static func judge(_ zone: MachineReadableZone, at time: Timestamp) -> EvidenceVerdict {
        let today = CalendarDate(daysSince1970: Int((time.milliseconds / 86_400_000)))
        let kind = ReasonFact(
            "kind", "\(zone.format.rawValue) \(zone.documentCode)", source: EvidenceMethod.machineReadableZone.words)
        guard zone.isConsistent else {
            var reasons = zone.problems.map { Reason("1(a)(i)", $0.description, holds: false, facts: [kind]) }
            if let suggestion = zone.suggestion {
                reasons.append(
                    Reason(
                        "1(a)(i)", suggestion.sentence, holds: nil,
                        missing: ["evidence.machineReadableZone.confirmation"]))
            }
            return EvidenceVerdict(status: .invalid, reasons: reasons, claims: [])
        }
        let expiry = zone.expiry(asOf: today)
        var reasons = [
            Reason("1(a)(i)", "The zone agrees with itself: every check digit is right.", holds: true, facts: [kind])
        ]
        reasons += zone.open(asOf: today).map { Reason("1(a)(i)", $0, holds: nil) }
        let claims = zone.claims(at: time, today: today, expiry: expiry)
        if let expiry, expiry < today {
            reasons.append(
                Reason(
                    "1(a)(i)", "The document expired on \(expiry). Use one that is valid.", holds: false,
                    facts: [ReasonFact("expiry", expiry.description, source: EvidenceMethod.machineReadableZone.words)])
            )
            return EvidenceVerdict(status: .invalid, reasons: reasons, claims: claims)
        }
        reasons.append(
            Reason(
                "1(a)(i)", "Check digits do not show that the document is genuine, or that the applicant holds it.",
                holds: nil, missing: ["evidence.authenticity", "evidence.holder"]))
        return EvidenceVerdict(status: .unproven, reasons: reasons, claims: claims)
    }
}

extension MachineReadableZone {
    /// What the zone states, as claims of its issuer.
    func claims(at time: Timestamp, today: CalendarDate, expiry: CalendarDate?) -> [Claim] {
        let strength = EvidenceStrength.supported(by: .machineReadableZone, hasPortrait: true)
        func claim(_ attribute: Claim.Attribute, _ value: Claim.Value?) -> Claim? {
            value.map {
                Claim(
                    attribute, $0, issuer: issuer, method: .machineReadableZone, strength: strength, time: time,
                    expiry: expiry)
            }
        }
        let name = name
        return [
            claim(.name, name.primary.isEmpty && name.secondary.isEmpty ? nil : .zoneName(name)),
            claim(.birthDate, birthDate(asOf: today).map { .date($0) }),
            claim(.nationality, jurisdiction(nationality)),
            claim(.issuingState, jurisdiction(issuer)),
            claim(.documentNumber, documentNumber.isEmpty ? nil : .text(documentNumber)),
            claim(.documentExpiry, expiry.map { .date($0) }),
            claim(.sex, sex.map { .text($0) }),
        ].compactMap { $0 }
    }

    /// What the zone leaves open, in words.
    fileprivate func open(asOf today: CalendarDate) -> [String] {
        var open: [String] = []
        for code in issuer == nationality ? [issuer] : [issuer, nationality]
        where !code.isEmpty && (try? JurisdictionCode(parsing: code)) == nil {
            open.append(
                "The code \(code) stands for no state or organisation that is known here; it stays as it is written.")
        }
        if name.mayBeTruncated {
            open.append("The name fills its field: it may have been cut (Doc 9303 part 3, section 4.6).")
        }
        if let birth = birthDate(asOf: today) {
            if birth.month == nil {
                open.append("It leaves the month and day of birth open.")
            } else if birth.day == nil {
                open.append("It leaves the day of birth open.")
            }
        } else {
            open.append("It leaves the date of birth open.")
        }
        if expiry(asOf: today) == nil { open.append("It states no date of expiry.") }
        return open
    }

    /// The jurisdiction of an ICAO code; a code that no table knows stays as it is written, and is not guessed.
    private func jurisdiction(_ code: String) -> Claim.Value? {
        code.isEmpty ? nil : (try? JurisdictionCode(parsing: code)).map { .jurisdiction($0) } ?? .text(code)
    }
}

extension MRZSuggestion {
    /// The question to put to whoever typed the lines.
    public var sentence: String {
        let places = changes.map { "line \($0.line), character \($0.column): \($0.to) for \($0.from)" }
        return "Perhaps misread: \(places.joined(separator: "; ")). Compare with the document and correct it if so."
    }
}
