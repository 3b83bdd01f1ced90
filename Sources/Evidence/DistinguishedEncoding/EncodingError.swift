/// Bytes that are not the ASN.1 or the tag-length-value structure that they should be. Places are counted from 0.
public enum EncodingError: Error, Hashable, Sendable, CustomStringConvertible {
    case tooLarge(limit: Int)
    /// The bytes end within the element that begins there.
    case truncated(at: Int)
    /// A tag or a length that is not allowed: not the shortest form, or without an end.
    case header(at: Int)
    case tooDeep(limit: Int)
    case tooMany(String, limit: Int)
    /// Something else stands where this should.
    case expected(String, at: Int)
    /// The value of this is malformed.
    case value(String, at: Int)
    case trailingBytes(after: String, at: Int)

    public var description: String {
        switch self {
        case .tooLarge(let limit): "It is larger than \(limit) bytes, more than is read. Hand in the file itself."
        case .truncated(let at): "It is cut off: what begins at byte \(at) does not end. Read it again, all of it."
        case .header(let at): "The tag or length at byte \(at) is not written as the encoding rules demand."
        case .tooDeep(let limit):
            "Its parts lie within one another deeper than \(limit) levels, more than any real document."
        case .tooMany(let what, let limit): "It holds more than \(limit) \(what), more than any real document."
        case .expected(let what, let at): "At byte \(at) there should be \(what)."
        case .value(let what, let at): "The \(what) at byte \(at) is malformed."
        case .trailingBytes(let what, let at): "Bytes follow after the end of \(what), from byte \(at)."
        }
    }
}
