// Verifying signed data: RFC 5652 sections 5.3, 5.4, 5.6 and 11. What the signature covers is the attributes; that they speak
// of this content is shown by the message digest among them, which is a check of its own.
import Order

extension SignedData {
    /// Who signed, as far as the signature shows.
    struct Verified: Sendable {
        let signer: Certificate
        /// As the signer states it.
        let signingTime: Timestamp?
        /// What is unusual, and was accepted.
        let remarks: [String]
        var isWeak: Bool
    }

    /// Verifies the signature over the content with the certificate that it names.
    /// - Parameter others: certificates from elsewhere, for signers whose certificate does not travel along.
    func verified(others: [Certificate] = []) throws(SignedDataError) -> Verified {
        var remarks: [String] = []
        try checkVersions(&remarks)
        guard let attributes = signer.attributes else { throw .noSignedAttributes }
        guard let signedType = attributes.contentType else { throw .missingAttribute("contentType") }
        guard let messageDigest = attributes.messageDigest else { throw .missingAttribute("messageDigest") }
        guard signedType == contentType else { throw .contentTypeDiffers(signed: signedType, beside: contentType) }
        if let digest = signer.signatureAlgorithm.digest, digest != signer.digestAlgorithm {
            throw .algorithmsDiffer(signer.signatureAlgorithm, signer.digestAlgorithm)
        }
        if let (digest, signature) = attributes.protectedAlgorithms,
            digest != signer.digestAlgorithm || signature != signer.signatureAlgorithm
        {
            throw .protectedAlgorithmsDiffer
        }
        let certificate = try signerCertificate(others: others, &remarks)
        do throws(SignatureFailure) {
            try verifySignature(attributes, certificate.publicKey)
        } catch {
            throw .signature(error)
        }
        guard signer.digestAlgorithm.digest(of: content) == messageDigest else { throw .digestDiffers }
        if hadIndefiniteLengths { remarks.append("It is written in BER with indefinite lengths.") }
        if signer.digestAlgorithm.isWeak { remarks.append("It is signed with SHA-1, which is weak.") }
        return Verified(
            signer: certificate, signingTime: attributes.signingTime, remarks: remarks,
            isWeak: signer.digestAlgorithm.isWeak)
    }

    private func checkVersions(_ remarks: inout [String]) throws(SignedDataError) {
        var isByKey = false
        if case .subjectKey = signer.identifier { isByKey = true }
        let expected = contentType == SignedData.plainData && !isByKey ? 1 : 3
        // Signers of plain data write 3 as well as 1.
        guard version == expected || version == 3 else { throw .version(version, expected: expected) }
        guard signer.version == 1 || signer.version == 3 else { throw .signerVersion(signer.version) }
        if (signer.version == 3) != isByKey {
            remarks.append("Its signer is of version \(signer.version), and is named as another version does.")
        }
    }
    static let plainData: OID = "1.2.840.113549.1.7.1"

    private func verifySignature(_ attributes: Attributes, _ key: PublicKey) throws(SignatureFailure) {
        func verify(_ encoded: [UInt8]) throws(SignatureFailure) {
            if case .edDSA = signer.signatureAlgorithm {
                // RFC 8419 section 3.1: the attributes themselves are signed.
                let failure: SignatureFailure? = encoded.withUnsafeBytes { message in
                    do throws(SignatureFailure) {
                        try key.verify(signer.signature[...], over: message, signer.signatureAlgorithm)
                        return nil
                    } catch {
                        return error
                    }
                }
                if let failure { throw failure }
                return
            }
            let digest = signer.digestAlgorithm.digest(of: encoded)
            try key.verify(signer.signature[...], overDigest: digest, signer.digestAlgorithm, signer.signatureAlgorithm)
        }
        do throws(SignatureFailure) {
            try verify(attributes.encoded)
        } catch {
            // What is signed is the attributes in DER, where a SET is sorted; some write it in another order than they signed.
            guard error == .wrong, let sorted = attributes.sorted, sorted != attributes.encoded else { throw error }
            try verify(sorted)
        }
    }

    /// The certificate that the signer is named by: among those in the object, then among the others.
    private func signerCertificate(
        others: [Certificate], _ remarks: inout [String]
    ) throws(SignedDataError) -> Certificate {
        var refused: TrustError?
        for candidate in certificates {
            switch candidate {
            case .success(let certificate): if signer.identifier.names(certificate) { return certificate }
            case .failure(let error): refused = error
            }
        }
        if let other = others.first(where: { signer.identifier.names($0) }) { return other }
        if let refused { throw .signerUnreadable(refused) }
        // Key identifiers are made in several ways. A wrong one harms nobody: the signature verifies with this key or it does not.
        if case .subjectKey = signer.identifier, certificates.count == 1, case .success(let only)? = certificates.first
        {
            remarks.append("Its signer is named by a key identifier that its only certificate does not have.")
            return only
        }
        throw .signerMissing
    }
}

extension SignedData.Signer.Identifier {
    func names(_ certificate: Certificate) -> Bool {
        switch self {
        case .issuer(let issuer, let serialNumber):
            return certificate.serialNumber == serialNumber && certificate.issuer.matches(issuer)
        case .subjectKey(let identifier):
            if let stated = certificate.extensions.subjectKeyIdentifier { return stated == identifier }
            return DigestAlgorithm.sha1.digest(of: certificate.publicKey.octets) == identifier
        }
    }
}

extension SignedData.Attributes {
    /// The attributes with their SET sorted as DER demands.
    var sorted: [UInt8]? {
        guard var parts = try? EncodedReader.only(encoded, .set, "signed attributes").parts else { return nil }
        var members: [[UInt8]] = []
        while let member = try? parts.next("an attribute") { members.append(member.wholeBytes) }
        members.sort { $0.lexicographicallyPrecedes($1) }
        let content = members.flatMap(\.self)
        return [0x31] + EncodedElement.length(content.count) + content
    }
}
