// Files that hold certificates and revocation lists: one in DER, or any number in PEM.
import Order

/// What a file of certificates and lists holds; each item loads or is refused by itself.
public struct CertificateBundle: Sendable {
    public enum Item: Sendable {
        case certificate(Certificate)
        case revocationList(RevocationList)
        case refused(TrustError)
        /// A PEM block of another kind, by its label.
        case other(String)
    }
    public let items: [Item]
    /// Whether it is one item in DER rather than a text.
    public let isDER: Bool

    public init(parsing bytes: [UInt8]) {
        isDER = !PEMBlock.isPEM(bytes)
        guard !isDER else {
            if let certificate = try? Certificate(parsing: bytes) {
                items = [.certificate(certificate)]
            } else if let list = try? RevocationList(parsing: bytes) {
                items = [.revocationList(list)]
            } else {
                items = []
            }
            return
        }
        do throws(EncodingError) {
            items = try PEMBlock.blocks(of: bytes).map { CertificateBundle.item($0) }
        } catch {
            items = [.refused(.encoding(error))]
        }
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
    public var refused: [TrustError] {
        items.compactMap { if case .refused(let error) = $0 { error } else { nil } }
    }
}
