/// Why bytes are not the CBOR that is read here (RFC 8949), and at which byte, from 0.
public enum CBORError: Error, Hashable, Sendable, CustomStringConvertible {
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case tooManyItems(limit: Int)
    case truncated(at: Int)
    case trailingBytes(at: Int)
    /// A head that the specification reserves or forbids here.
    case malformedHead(at: Int)
    case invalidUTF8(at: Int)
    case duplicateKey(at: Int)
    /// A map's key that is neither an integer nor a text.
    case unsupportedKey(at: Int)

    public var description: String {
        switch self {
        case .tooLarge(let limit): "The document is larger than \(limit) bytes. Send the document alone."
        case .tooDeep(let limit): "The document nests more than \(limit) deep, which no mobile document does."
        case .tooManyItems(let limit): "The document holds more than \(limit) items, which no mobile document does."
        case .truncated(let at):
            "The document ends at byte \(at) in the middle of an item. It was cut short: send it whole."
        case .trailingBytes(let at): "The document ends at byte \(at), and more bytes follow. Send the document alone."
        case .malformedHead(let at): "Byte \(at) begins nothing that CBOR knows. The document is damaged."
        case .invalidUTF8(let at): "The text at byte \(at) is not UTF-8."
        case .duplicateKey(let at): "The key at byte \(at) stands twice in one map, so that the map has two meanings."
        case .unsupportedKey(let at): "The key at byte \(at) is neither a whole number nor a text."
        }
    }
}
