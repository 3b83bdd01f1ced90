import Foundation

/// RFC 4648 section 4, one text for each sequence of bytes: stray bits behind the last byte are refused, so that nobody can
/// change a note or a receipt in a way that still verifies.
enum StrictBase64 {
    static func decode(_ text: String) -> Data? {
        guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else { return nil }
        return data
    }
}
