// What the signed data groups of a chip say, as claims of its issuer.
import Order

struct ChipContents {
    var zone: MachineReadableZone?
    var face: FaceImage?
    var person: PersonalDetails?
    var document: DocumentDetails?
    var options: SecurityInfos?
    var authenticationKey: ActiveAuthenticationKey?

    /// Reads one data group; those whose content is of no concern here (fingerprints, irises) are left as they are.
    mutating func read(_ group: DataGroup, _ bytes: [UInt8]) throws(ChipContentError) {
        switch group {
        case .zone: zone = try ZoneDataGroup.zone(bytes)
        case .face: face = try FaceImage(parsing: bytes)
        case .personalDetails: person = try PersonalDetails(parsing: bytes)
        case .documentDetails: document = try DocumentDetails(parsing: bytes)
        case .securityOptions: options = try SecurityInfos(dataGroup: bytes)
        case .authenticationKey:
            do throws(TrustError) {
                authenticationKey = try ActiveAuthenticationKey(dataGroup: bytes)
            } catch {
                throw .trust(error)
            }
        case .personsToNotify: _ = try PersonsToNotify(parsing: bytes)
        default: break
        }
    }

    /// Says where the data groups of one chip contradict one another, or what cannot be.
    func judgeDetails(today: CalendarDate, _ result: inout PassiveAuthentication) {
        guard let person else { return }
        if let birthDate = person.birthDate {
            if birthDate > today {
                result.doubt(
                    "DG11 states a birth date, \(birthDate), that has not come yet.", missing: ["evidence.birthDate"])
            }
            if let zone, !zone.birthDate(canBe: birthDate), let own = zone.birthDate(asOf: today) {
                result.remark(
                    "DG1 and DG11 state two birth dates, \(own) and \(birthDate). A person decides.", holds: false,
                    missing: ["evidence.birthDate.decision"])
            }
        }
        if let zone, let name = person.name,
            MRZNameComparison.agrees(declared: "\(name.given) \(name.family)", mrz: zone.name).result == .differs
        {
            result.remark(
                "The name in DG11 is not the one in the zone. A person decides.", holds: false,
                missing: ["evidence.name.decision"])
        }
    }

    /// - Parameter isProven: whether the path to a trusted authority holds; without it a chip is worth no more than its zone.
    func claims(at time: Timestamp, today: CalendarDate, isProven: Bool, expiry: CalendarDate?) -> [Claim] {
        guard let zone else { return [] }
        let method: EvidenceMethod = isProven ? .issuerSignature : .machineReadableZone
        let strength = EvidenceStrength.supported(by: method, hasPortrait: face != nil)
        var claims = zone.claims(at: time, today: today, expiry: expiry).map { claim in
            var claim = claim
            claim.method = method
            claim.strength = strength
            return claim
        }
        func add(_ attribute: Claim.Attribute, _ value: Claim.Value?) {
            guard let value else { return }
            claims.append(
                Claim(
                    attribute, value, issuer: zone.issuer, method: method, strength: strength, time: time,
                    expiry: expiry))
        }
        func text(_ value: String?) -> Claim.Value? { value.flatMap { $0.isEmpty ? nil : .text($0) } }
        add(.name, person?.name.map { .personName(family: $0.family, given: $0.given) })
        // The zone writes the year of birth with two digits; this one says which century. What it contradicts is kept beside it.
        if let birthDate = person?.birthDate {
            if zone.birthDate(canBe: birthDate) { claims.removeAll { $0.attribute == .birthDate } }
            add(.birthDate, .date(birthDate))
        }
        add(.nationalNumber, text(person?.personalNumber))
        add(.placeOfBirth, text(person?.placeOfBirth))
        add(.address, text(person?.address))
        add(.telephone, text(person?.telephone))
        add(.issuingAuthority, text(document?.issuingAuthority))
        add(.documentIssued, document?.issueDate.map { .date($0) })
        add(.portrait, face.map { .text($0.digest.hexadecimal) })
        return claims
    }
}
