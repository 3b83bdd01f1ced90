import Evidence
import Foundation
import Order
import Program
import Records
import TestSupport

/// Evidence as its inspectors would judge it, so that the road can be tested without documents.
enum SampleEvidence {
    static let time = Timestamp(rfc3339: "2026-11-25T09:00:00Z")!

    /// A passport chip of the foreign sample person, or one that differs.
    static func chip(
        name: Claim.Value = .personName(family: "Kalniņa", given: "Anna"), birthDate: String = "1980-02-03",
        issuer: String = "LV", nationality: String? = "LV", number: String = "LV1234567",
        status: EvidenceVerdict.Status = .valid, portrait: Bool = true
    ) -> EvidenceInspection {
        let method: EvidenceMethod = status == .valid ? .issuerSignature : .declared
        func claim(_ attribute: Claim.Attribute, _ value: Claim.Value) -> Claim {
            Claim(
                attribute, value, issuer: issuer, method: method,
                strength: .supported(by: method, hasPortrait: portrait), time: time)
        }
        var claims = [
            claim(.name, name), claim(.birthDate, .date(CalendarDate(birthDate)!)),
            claim(.documentNumber, .text(number)),
            claim(.issuingState, .jurisdiction(JurisdictionCode(unchecked: issuer))),
        ]
        if let nationality {
            claims.append(claim(.nationality, .jurisdiction(JurisdictionCode(unchecked: nationality))))
        }
        if portrait { claims.append(claim(.portrait, .text("00ff"))) }
        let holds: Bool? = status == .valid ? true : status == .invalid ? false : nil
        return EvidenceInspection(
            .passportChip,
            EvidenceVerdict(
                status: status,
                reasons: [
                    Reason("1(a)(i)", status == .invalid ? "A data group was altered." : "The signature.", holds: holds)
                ],
                claims: claims))
    }

    /// The segments of a JPEG around bytes that nobody decodes.
    static func picture(_ bytes: Int = 4_000) -> [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0x4A, 0x46, 0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0]
            + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
            + (0..<bytes).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 7) } + [0xFF, 0xD9]
    }

    static func staff(_ seed: UInt64, _ role: StaffRole) -> StaffMember {
        var generator = SeededGenerator(seed: seed)
        return StaffMember(UserID.random(using: &generator), roles: [role])
    }
}
