// Credentials whose holder chooses what to show: SD-JWT (RFC 9901) and the verifiable credentials made of it (SD-JWT VC). The issuer
// signs digests; the holder sends along the disclosures behind those it wants seen, and may sign that it did so for somebody.
import Order

/// A credential as it was presented, read and put together and not yet verified.
public struct SelectiveDisclosureCredential: Sendable {
    public enum Digest: String, Hashable, Sendable {
        case sha256 = "sha-256"
        case sha384 = "sha-384"
        case sha512 = "sha-512"
    }
    public let issuerSigned: CompactSignature
    public let digest: Digest
    /// What the issuer signed with what was disclosed put in its place (section 7.1 step 3).
    public let claims: [String: JSONValue]
    /// How many disclosures were sent.
    public let disclosureCount: Int
    /// Names of top-level claims that the holder could have kept back.
    public let disclosedNames: Set<String>
    /// The holder's signature over this presentation, if there is one.
    public let keyBinding: CompactSignature?
    /// What `sd_hash` covers: everything before the holder's signature.
    let bound: ArraySlice<UInt8>
}

/// Why a text is no such credential. Each of these makes it worthless as a whole (RFC 9901 section 7.1).
public enum SelectiveDisclosureError: Error, Hashable, Sendable, CustomStringConvertible {
    case tooLarge(limit: Int)
    case tooManyDisclosures(limit: Int)
    case tooDeep(limit: Int)
    case signature(CompactSignatureError)
    case keyBinding(CompactSignatureError)
    /// No `~` after the issuer's part.
    case noSeparator
    case digestAlgorithm(String)
    /// By its place, from 1.
    case disclosure(Int)
    case digestTwice
    case disclosureTwice
    case unreferenced(Int)
    case reservedName(String)
    case nameTwice(String)
    case digests
    /// A disclosure of a claim where an array's element is due, or the other way round.
    case wrongKind(Int)
    case serialization

    public var description: String {
        switch self {
        case .tooLarge(let limit): "The credential is larger than \(limit) bytes."
        case .tooManyDisclosures(let limit): "The credential comes with more than \(limit) disclosures."
        case .tooDeep(let limit): "What was disclosed nests more than \(limit) deep."
        case .signature(let error): error.description
        case .keyBinding(let error): "The holder's signature cannot be read. \(error.description)"
        case .noSeparator:
            "There is no ~ after the issuer's part. The credential may have been cut short: send it whole."
        case .digestAlgorithm(let name): "The digest algorithm \(name) is none of sha-256, sha-384 and sha-512."
        case .disclosure(let number): "Disclosure \(number) is no JSON array of a salt, a name and a value."
        case .digestTwice: "A digest stands twice in the credential."
        case .disclosureTwice: "A disclosure was sent twice."
        case .unreferenced(let number): "Disclosure \(number) is not among the digests that the issuer signed."
        case .reservedName(let name): "The name \(name) is reserved and stands where a claim is due."
        case .nameTwice(let name): "The claim \(name) stands twice in one place."
        case .digests: "The digests of a part of the credential are not written as they should be."
        case .wrongKind(let number):
            "Disclosure \(number) is a claim where an element is due, or an element where a claim is."
        case .serialization: "The credential is not written as one of the forms of SD-JWT."
        }
    }
}

extension SelectiveDisclosureCredential {
    /// Reads a presentation: `issuer's part ~ disclosure ~ … ~ [holder's signature]` (section 4), or its JSON form (section 8).
    public init(parsing text: [UInt8]) throws(SelectiveDisclosureError) {
        guard text.count <= Limits.credentialBytes else { throw .tooLarge(limit: Limits.credentialBytes) }
        let compact = text.first == UInt8(ascii: "{") ? try Self.compact(json: text) : text
        let tilde = UInt8(ascii: "~")
        guard let last = compact.lastIndex(of: tilde) else { throw .noSeparator }
        let parts = compact[..<last].split(separator: tilde, omittingEmptySubsequences: false)
        guard parts.count - 1 <= Limits.disclosures else { throw .tooManyDisclosures(limit: Limits.disclosures) }

        let payload: [String: JSONValue]
        do throws(CompactSignatureError) {
            issuerSigned = try CompactSignature(parsing: parts[0])
            payload = try issuerSigned.claims()
        } catch {
            throw .signature(error)
        }
        let after = compact[(last + 1)...]
        do throws(CompactSignatureError) {
            keyBinding = after.isEmpty ? nil : try CompactSignature(parsing: after)
        } catch {
            throw .keyBinding(error)
        }
        if let name = payload["_sd_alg"] {
            guard let digest = name.string.flatMap(Digest.init(rawValue:)) else {
                throw .digestAlgorithm(name.string?.short ?? name.kindInWords)
            }
            self.digest = digest
        } else {
            digest = .sha256
        }
        var assembly = try DisclosureAssembly(parts.dropFirst(), digest: digest)
        claims = try assembly.assembled(payload)
        disclosureCount = parts.count - 1
        disclosedNames = assembly.disclosedNames
        bound = compact[...last]
    }

    /// The JSON forms, flattened or general with one signature, as the compact text that they stand for.
    private static func compact(json text: [UInt8]) throws(SelectiveDisclosureError) -> [UInt8] {
        guard let object = try? JSONValue(parsing: text, limits: JSONLimits(bytes: Limits.credentialBytes)),
            let payload = object["payload"]?.string
        else { throw .serialization }
        let signer: JSONValue
        if let signatures = object["signatures"]?.array {
            guard let first = signatures.first, signatures.count == 1 else { throw .serialization }
            signer = first
        } else {
            signer = object
        }
        guard let protected = signer["protected"]?.string, let signature = signer["signature"]?.string,
            let disclosures = (signer["header"]?["disclosures"] ?? .array([])).array?.compactMap(\.string)
        else { throw .serialization }
        let keyBinding = signer["header"]?["kb_jwt"]?.string ?? ""
        let parts = ["\(protected).\(payload).\(signature)"] + disclosures + [keyBinding]
        return Array(parts.joined(separator: "~").utf8)
    }
}
