// What somebody states and nobody signed: claims as they stand inside a credential, and lists of wallet addresses. Told apart so that
// whoever hands them in learns what is missing.
import Order

/// Claims without a signature, in JSON or YAML.
enum UnsignedClaimsInspector: EvidenceRecogniser {
    /// Names that credentials use for what they say of a person (OpenID Connect Core section 5.1, SD-JWT VC, ISO/IEC 18013-5).
    private static let names: Set<String> = [
        "given_name", "family_name", "birthdate", "birth_date", "nationality", "nationalities", "vct",
        "credentialSubject",
        "document_number", "issuing_country", "user_claims", "place_of_birth", "date_of_birth", "verified_claims",
    ]

    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        guard file.bytes.count <= Limits.jsonBytes, file.bytes.allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) })
        else { return nil }
        let stated: Set<String>
        if let value = CollectionInspector.jsonText(file.bytes) {
            var found: Set<String> = []
            collect(value, &found)
            stated = found.intersection(names)
        } else {
            stated = Set(TextFields.names(in: file.bytes)).intersection(names)
        }
        guard stated.count >= 2 || stated.contains("user_claims") else { return nil }
        var findings = EvidenceFindings()
        findings.leavesOpen(
            "It states claims (\(stated.sorted().joined(separator: ", "))) that nobody has signed: anybody can write them. Hand in the credential that holds them, as its issuer signed it.",
            missing: "evidence.signer")
        return EvidenceInspection(.unsignedClaims, findings.verdict(claims: []))
    }

    private static func collect(_ value: JSONValue, _ found: inout Set<String>) {
        switch value {
        case .object(let members):
            for (name, member) in members {
                found.insert(name)
                collect(member, &found)
            }
        case .array(let elements): for element in elements { collect(element, &found) }
        default: return
        }
    }
}

/// Texts with addresses of wallets, by the forms and check digits of their chains.
enum WalletAddressInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        guard file.bytes.count <= Limits.jsonBytes, file.bytes.allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) })
        else { return nil }
        var counts: [WalletAddress.Format: Int] = [:]
        var wrong = 0
        let isPart: (UInt8) -> Bool = {
            (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: ":")
        }
        for word in file.bytes.split(whereSeparator: { !isPart($0) }) where (25...120).contains(word.count) {
            do throws(IdentifierError) {
                let address = try WalletAddress(parsing: String(decoding: word, as: UTF8.self))
                if address.format != .unrecognised { counts[address.format, default: 0] += 1 }
            } catch {
                if case .checkDigits = error { wrong += 1 }
            }
        }
        guard !counts.isEmpty else { return nil }
        var findings = EvidenceFindings()
        let right = counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) \($0.key.rawValue)" }
        findings.proves("It names addresses of wallets whose check agrees: \(right.joined(separator: ", ")).")
        if wrong > 0 { findings.notes("\(wrong) more look like addresses, and their check is wrong.") }
        findings.leavesOpen(
            "An address says nothing about who holds it. State it in the application, where it is screened.",
            missing: "evidence.holder")
        return EvidenceInspection(.walletAddresses, findings.verdict(claims: []))
    }
}
