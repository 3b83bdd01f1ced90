// COSE_Sign1 and COSE_Mac0 (RFC 9052 sections 4.2 and 6.2) with the certificates of RFC 9360 in their headers, as ISO/IEC 18013-5
// section 9.1.2.4 uses them: one signer, one algorithm, which stands in the protected header.
import Order

/// A message with one signature or one authentication tag.
///
/// Both are an array of four: protected header, header, payload, and the signature or the tag.
public struct COSEMessage: Sendable {
    /// The protected header as it was sent, which is what is signed.
    public let protected: ArraySlice<UInt8>
    /// `nil` when the payload is detached.
    public let payload: ArraySlice<UInt8>?
    /// The signature or the tag.
    public let signature: ArraySlice<UInt8>
    /// Label 1 of the protected header.
    public let algorithm: Int64
    /// `x5chain` (label 33): the signer's certificate first, as DER. One byte string or a list of them; a byte string is also
    /// allowed to be a list of one.
    public let certificates: [ArraySlice<UInt8>]
}

/// Why an item is not the message that is expected, or does not verify.
public enum COSEError: Error, Hashable, Sendable, CustomStringConvertible {
    case notAMessage
    case malformedHeader
    case algorithmMissing
    case algorithmNotAccepted(Int64)
    case criticalHeader
    case tooManyCertificates(limit: Int)
    case payloadMissing

    public var description: String {
        switch self {
        case .notAMessage: "This is no signed message of COSE: an array of header, header, payload and signature."
        case .malformedHeader: "The header of the signed message is not written as COSE asks."
        case .algorithmMissing: "The signed part of the header names no algorithm."
        case .algorithmNotAccepted(let identifier): "Algorithm \(identifier) is not accepted for mobile documents."
        case .criticalHeader: "The signature asks for a header to be understood that is not known here."
        case .tooManyCertificates(let limit): "More than \(limit) certificates travel with the signature."
        case .payloadMissing: "What was signed does not travel with the signature."
        }
    }
}

extension COSEMessage {
    /// Reads a message, with the tag of its kind (18 or 17) or, as mobile documents have it, without.
    public init(_ item: CBORItem) throws(COSEError) {
        let untagged = item.tagged(18) ?? item.tagged(17) ?? item
        guard let parts = untagged.array, parts.count == 4, let protected = parts[0].bytes, parts[1].map != nil,
            let signature = parts[3].bytes, parts[2].isNull || parts[2].bytes != nil
        else { throw .notAMessage }
        let header: CBORItem?
        do {
            header = protected.isEmpty ? nil : try CBORItem(parsing: protected)
        } catch {
            throw .malformedHeader
        }
        guard header?.map != nil || protected.isEmpty else { throw .malformedHeader }
        // Label 2 lists headers that must be understood (section 3.1); none that are would be listed.
        guard header?[2] == nil else { throw .criticalHeader }
        guard let algorithm = header?[1]?.integer else { throw .algorithmMissing }
        certificates = try Self.certificates(header?[33] ?? parts[1][33])
        self.algorithm = algorithm
        self.protected = protected
        self.signature = signature
        payload = parts[2].bytes
    }

    private static func certificates(_ chain: CBORItem?) throws(COSEError) -> [ArraySlice<UInt8>] {
        guard let chain else { return [] }
        if let one = chain.bytes { return [one] }
        guard let list = chain.array else { throw .malformedHeader }
        guard list.count <= Limits.chainCertificates else {
            throw .tooManyCertificates(limit: Limits.chainCertificates)
        }
        let certificates = list.compactMap(\.bytes)
        guard certificates.count == list.count else { throw .malformedHeader }
        return certificates
    }
}
