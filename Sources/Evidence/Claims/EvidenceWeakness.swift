// What makes evidence worth less although its signature is right: signed by means that are no longer thought safe (NIST SP 800-131A
// revision 2 sections 2, 3 and 9), or not written as its own rules have it. It is marked; the standard in force decides what it counts.
import Order

/// One thing that makes genuine evidence weak.
public enum EvidenceWeakness: String, Hashable, Sendable, CaseIterable {
    /// A digest of which collisions are known (SHA-1) stands between the issuer's key and the data.
    case digest
    /// A key in the path that is too short: RSA under 2048 bits, a curve under 224.
    case key
    /// RSA-PSS with less salt than any issuer uses (RFC 8017 section 9.1): 20 octets are the least in real certificates.
    case salt
    /// The issuer signed a machine-readable zone that does not agree with itself (Doc 9303 part 3 section 4.9).
    case zone

    public var words: String {
        switch self {
        case .digest: "it rests on SHA-1, of which collisions are known"
        case .key: "it rests on a key that is too short"
        case .salt: "it is signed by RSA-PSS with too little salt"
        case .zone: "its signed zone does not agree with itself"
        }
    }
}

extension Set<EvidenceWeakness> {
    /// Said as reasons, in the order of their names.
    var reasons: [Reason] {
        sorted { $0.rawValue < $1.rawValue }.map {
            Reason(
                "1(a)(i)", "It is weak: \($0.words).", holds: nil,
                facts: [ReasonFact("weakness", $0.rawValue, source: "evidence")])
        }
    }
}
