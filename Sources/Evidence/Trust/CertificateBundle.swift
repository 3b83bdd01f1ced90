// Files that hold certificates and revocation lists: one in DER, any number in PEM, in signed data without a signer (RFC 5652 section 5,
// "certs-only"), or in a directory's export.
import Order

/// What a file of certificates and lists holds; each item loads or is refused by itself.
public struct CertificateBundle: Sendable {
    public enum Item: Sendable {
        case certificate(Certificate)
        case revocationList(RevocationList)
        /// A master list within a directory's export or a PEM text; it is signed by itself.
        case masterList(MasterList)
        case refused(TrustError)
        /// A PEM block of another kind, by its label.
        case other(String)
    }
    public let items: [Item]
    /// Whether it is one item in DER rather than a text.
    public let isDER: Bool

    /// The labels of PEM blocks that are certificates and revocation lists (RFC 7468).
    static let labels: Set<String> = [
        "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE", "X509 CRL", "CRL",
    ]

    public init(parsing bytes: [UInt8]) {
        // What begins with no sequence and no letter is neither.
        guard let first = bytes.first, first == 0x30 || (first >= 0x09 && first < 0x80) else {
            isDER = true
            items = []
            return
        }
        isDER = first == 0x30 && bytes.count > 1 && bytes[1] >= 0x80
        guard !isDER else {
            if CertificateBundle.isSignedData(bytes) {
                items = CertificateBundle.certificatesOnly(bytes) ?? []
            } else if let certificate = try? Certificate(parsing: bytes) {
                items = [.certificate(certificate)]
            } else if let list = try? RevocationList(parsing: bytes) {
                items = [.revocationList(list)]
            } else {
                items = []
            }
            return
        }
        do throws(EncodingError) {
            if DirectoryExport.isExport(bytes) {
                items = try DirectoryExport.values(of: bytes).map { CertificateBundle.item($0) }
            } else if PEMBlock.isPEM(bytes) {
                items = try PEMBlock.blocks(of: bytes).flatMap { CertificateBundle.items($0) }
            } else {
                items = []
            }
        } catch {
            items = [.refused(.encoding(error))]
        }
    }

    private static func isSignedData(_ bytes: [UInt8]) -> Bool { ChipFile.isSignedData(bytes) }

    /// The certificates and lists of signed data that nobody signed; `nil` for any other.
    static func certificatesOnly(_ bytes: [UInt8]) -> [Item]? {
        guard bytes.count <= Limits.encodedBytes, ChipFile.isSignedData(bytes) else { return nil }
        let definite =
            (try? EncodedReader.only(bytes, .sequence, "signed data")) == nil
            ? (try? IndefiniteLengths.removed(from: bytes)) ?? bytes : bytes
        return try? read(certificatesOnly: definite)
    }

    private static func read(certificatesOnly bytes: [UInt8]) throws -> [Item]? {
        var outer = try EncodedReader.only(bytes, .sequence, "signed data", .basic).parts
        _ = try outer.next(.objectIdentifier, "the type of signed data")
        var wrapped = try outer.next(.explicit(0), "signed data").parts
        var fields = try wrapped.next(.sequence, "signed data").parts
        _ = try fields.next(.integer, "a version")
        _ = try fields.next(.set, "digest algorithms")
        var content = try fields.next(.sequence, "the content").parts
        _ = try content.next(.objectIdentifier, "the type of the content")
        guard content.isAtEnd else { return nil }
        var items: [Item] = []
        for tag in [EncodedTag.explicit(0), .explicit(1)] {
            guard var set = try fields.next(if: tag)?.parts else { continue }
            while !set.isAtEnd {
                let element = try set.next("a certificate or a list")
                guard items.count < Limits.pemBlocks else {
                    throw EncodingError.tooMany("items", limit: Limits.pemBlocks)
                }
                items.append(item(element.wholeBytes))
            }
        }
        return try fields.next(.set, "signers").count == 0 && !items.isEmpty ? items : nil
    }

    /// A certificate, a list or a master list in DER.
    private static func item(_ bytes: [UInt8]) -> Item {
        if ChipFile.isSignedData(bytes) {
            do throws(SignedDataError) {
                return .masterList(try MasterList(parsing: bytes))
            } catch {
                return .other("signed data")
            }
        }
        do throws(TrustError) {
            return .certificate(try Certificate(parsing: bytes))
        } catch {
            if let list = try? RevocationList(parsing: bytes) { return .revocationList(list) }
            return .refused(error)
        }
    }

    private static func items(_ block: PEMBlock) -> [Item] {
        if let bytes = block.bytes, ChipFile.isSignedData(bytes) {
            return certificatesOnly(bytes) ?? [item(bytes)]
        }
        return [item(block)]
    }

    private static func item(_ block: PEMBlock) -> Item {
        guard let bytes = block.bytes else { return .refused(.encoding(.value("base64 text", at: 0))) }
        do throws(TrustError) {
            switch block.label {
            case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE":
                return .certificate(try Certificate(parsing: bytes))
            case "X509 CRL", "CRL": return .revocationList(try RevocationList(parsing: bytes))
            default: return .other(block.label)
            }
        } catch {
            return .refused(error)
        }
    }

    public var certificates: [Certificate] {
        items.compactMap { if case .certificate(let certificate) = $0 { certificate } else { nil } }
    }
    public var revocationLists: [RevocationList] {
        items.compactMap { if case .revocationList(let list) = $0 { list } else { nil } }
    }
    var masterLists: [MasterList] {
        items.compactMap { if case .masterList(let list) = $0 { list } else { nil } }
    }
    public var refused: [TrustError] {
        items.compactMap { if case .refused(let error) = $0 { error } else { nil } }
    }
}
