// What a mobile document's own bytes show (ISO/IEC 18013-5 section 9.3.1): that its signer signed it, that every element is one of those
// signed, that it is in its time, and that its device answered in this session.
import Crypto
import Order

extension IssuerSigned {
    /// The issuer's signature, with the key of the certificate that travels with it.
    func checkSignature(by signer: SignatureKey, _ findings: inout EvidenceFindings) {
        do {
            if try issuerAuth.isSigned(by: signer) {
                findings.proves("The security object is signed with the key of the certificate that came with it.")
            } else {
                findings.refuses(
                    "The signature over the security object is wrong: it was altered, or another signed it.")
            }
        } catch {
            findings.refuses(error.description)
        }
    }

    /// Every element against its digest. What is not among the signed digests was never the issuer's.
    func checkDigests(_ findings: inout EvidenceFindings) {
        var count = 0
        for space in nameSpaces {
            let digests = securityObject.digests[space.name] ?? [:]
            // Short lists are compared pair by pair; a long one would make that quadratic.
            let isLong = space.items.count > 32
            var seen: Set<String> = []
            var numbers: Set<UInt64> = []
            for (index, item) in space.items.enumerated() {
                var name: String { item.element.short }
                let isNew =
                    isLong
                    ? seen.insert(item.element).inserted && numbers.insert(item.digestNumber).inserted
                    : !space.items[..<index].contains {
                        $0.digestNumber == item.digestNumber || $0.element == item.element
                    }
                guard isNew else {
                    findings.refuses("The element \(name) or its digest's number stands twice in \(space.name.short).")
                    return
                }
                guard let expected = digests[item.digestNumber] else {
                    findings.refuses("The element \(name) has no digest in the security object.")
                    return
                }
                guard securityObject.digest.matches(item.encoded, expected) else {
                    findings.refuses(
                        "The element \(name) was altered: its digest is not the one in the security object.")
                    return
                }
                // Section 9.1.2.5 asks for 16 random bytes at least, without which an element left out could be guessed.
                guard item.randomBytes >= 16 else {
                    findings.refuses("The element \(name) has \(item.randomBytes) random bytes; 16 are the least.")
                    return
                }
                count += 1
            }
        }
        guard count > 0 else {
            findings.notes("No element was shown.")
            return
        }
        findings.proves(
            "Every element is one that the issuer signed.",
            facts: [ReasonFact("elements", String(count), source: "mobile document")])
    }

    /// Section 9.3.1 step 4: the time for which the issuer signed it.
    func checkValidity(at time: Timestamp, _ findings: inout EvidenceFindings) {
        // An issuer's clock may run ahead of ours.
        if time.adding(milliseconds: Limits.clockSkewMilliseconds) < securityObject.validFrom {
            findings.refuses("The document is valid from \(securityObject.validFrom) on, which has not come yet.")
        } else if time > securityObject.validUntil {
            findings.refuses(
                "The document was valid until \(securityObject.validUntil). Ask its issuer for a fresh one.")
        } else {
            findings.proves("The document is valid until \(securityObject.validUntil).")
        }
    }
}

extension MobileSecurityObject.Digest {
    func matches(_ bytes: ArraySlice<UInt8>, _ expected: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBytes { buffer in
            switch self {
            case .sha256: SHA256.hash(data: buffer) == expected
            case .sha384: SHA384.hash(data: buffer) == expected
            case .sha512: SHA512.hash(data: buffer) == expected
            }
        }
    }
}

extension MobileDocument {
    /// Whether the device that answered holds the document's key (sections 9.1.3.4 and 9.1.3.5).
    func checkDevice(session: SessionTranscript?, readerKey: ReaderKey?, _ findings: inout EvidenceFindings) {
        guard let device = deviceSigned else {
            findings.leavesHolderOpen(
                "Nothing shows that the presenter is the holder: no device signed. Have it presented from the wallet.")
            return
        }
        let object = issuerSigned.securityObject
        for (space, elements) in device.elements where object.authorizations[space] != .some(nil) {
            let allowed = object.authorizations[space].flatMap { $0 } ?? []
            if let stranger = elements.first(where: { !allowed.contains($0) }) {
                findings.refuses("The device states \(stranger.short), which the issuer did not authorise it to.")
                return
            }
        }
        guard let session else {
            findings.leavesHolderOpen(
                "A device signed, and the session it signed for is not here: nothing shows that the presenter is the holder."
            )
            return
        }
        let holderKey: SignatureKey
        switch object.holderKey {
        case .success(let key): holderKey = key
        case .failure(let error):
            findings.leavesHolderOpen(
                "The document's key cannot be used, so that no device can show it. \(error.description)")
            return
        }
        let content = session.deviceAuthentication(
            documentType: documentType ?? object.documentType, nameSpaces: device.nameSpaces)
        do {
            switch device.authentication {
            case .signature(let message):
                // The payload travels apart; some devices send it along, and then it has to be the same.
                if let sent = message.payload, sent != content[...] {
                    findings.refuses("The device signed for another session.")
                } else if try message.isSigned(by: holderKey, detached: content) {
                    findings.provesHolder("The device that answered in this session holds the document's key.")
                } else {
                    findings.refuses(
                        "The device's signature is wrong: it is for another session, or another key than the document's."
                    )
                }
            case .tag(let message):
                guard let readerKey else {
                    findings.leavesHolderOpen(
                        "The device answered with a tag that only the reader it answered can check.")
                    return
                }
                guard let key = session.authenticationKey(reader: readerKey, document: holderKey) else {
                    findings.refuses(
                        "The document's key does not go with the reader's, so the device's tag is worth nothing.")
                    return
                }
                if try message.isAuthenticated(by: key, detached: content) {
                    findings.provesHolder("The device that answered in this session holds the document's key.")
                } else {
                    findings.refuses(
                        "The device's tag is wrong: it is for another session, or another key than the document's.")
                }
            }
        } catch {
            findings.refuses(error.description)
        }
    }
}
