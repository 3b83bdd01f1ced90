// Which algorithms and keys are too weak to rest much on (NIST SP 800-131A revision 2 sections 2, 3 and 9; RFC 8017 section 9.1).

extension SignatureAlgorithm {
    /// - Parameter digest: the digest that is used when the algorithm itself names none.
    func weaknesses(digest: DigestAlgorithm? = nil) -> Set<EvidenceWeakness> {
        var found: Set<EvidenceWeakness> = []
        if (self.digest ?? digest)?.isWeak == true { found.insert(.digest) }
        if case .rsaPSS(_, _, let salt) = self, salt < SignatureAlgorithm.leastSalt { found.insert(.salt) }
        return found
    }
    private static let leastSalt = 20
}

extension PublicKey {
    var isWeak: Bool {
        switch kind {
        case .rsa(let bits): bits < 2048
        case .elliptic(let curve): curve.isWeak
        case .edwards: false
        }
    }
}

extension EllipticCurve {
    var isWeak: Bool { self == .p192 || self == .brainpoolP192r1 || self == .brainpoolP192t1 }
}
