import Hummingbird
import Order

/// The parts of a `multipart/form-data` body (RFC 7578 over RFC 2046 section 5.1.1), read whole and strictly: what a browser or a
/// client library writes, and nothing else. No part has parts of its own; there are no transfer encodings.
struct MultipartBody: Sendable {
    struct Part: Sendable {
        var name: String
        /// The file's name; `nil` for a field that is no file.
        var filename: String?
        var bytes: [UInt8]
    }
    private(set) var parts: [Part] = []

    /// - Throws: ``Problem`` when the boundary, a header or the end is not as it has to be, or there are too many parts.
    init(parsing body: some Collection<UInt8>, boundary: String) throws {
        let bytes = Array(body)
        let delimiter = Array("--\(boundary)".utf8)
        guard bytes.starts(with: delimiter) else {
            throw MultipartBody.malformed("it does not begin with its boundary")
        }
        var at = delimiter.count
        while true {
            if bytes[at...].starts(with: [0x2D, 0x2D]) { return }
            guard bytes[at...].starts(with: [0x0D, 0x0A]) else {
                throw MultipartBody.malformed("a boundary is not followed by a line break")
            }
            at += 2
            let (headers, start) = try MultipartBody.headers(bytes, from: at)
            guard let end = MultipartBody.find([0x0D, 0x0A] + delimiter, in: bytes, from: start) else {
                throw MultipartBody.malformed("it ends before its last boundary")
            }
            guard parts.count < Limits.multipartParts else {
                throw Problem.malformed("A form has at most \(Limits.multipartParts) parts.")
            }
            parts.append(try MultipartBody.part(headers, Array(bytes[start..<end])))
            at = end + 2 + delimiter.count
        }
    }

    /// The text of the first field of a name, trimmed; `nil` when absent or empty.
    subscript(name: String) -> String? {
        guard let part = parts.first(where: { $0.name == name && $0.filename == nil }),
            let text = String(validating: part.bytes, as: UTF8.self)
        else { return nil }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// The boundary that a content type names; `nil` unless it is `multipart/form-data` with one.
    static func boundary(of contentType: String?) -> String? {
        guard let contentType else { return nil }
        let pieces = contentType.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        guard pieces.first?.lowercased() == "multipart/form-data" else { return nil }
        for piece in pieces.dropFirst() where piece.lowercased().hasPrefix("boundary=") {
            var boundary = String(piece.dropFirst("boundary=".count))
            if boundary.hasPrefix("\""), boundary.hasSuffix("\""), boundary.count >= 2 {
                boundary = String(boundary.dropFirst().dropLast())
            }
            guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                return nil
            }
            return boundary
        }
        return nil
    }

    private static func headers(_ bytes: [UInt8], from start: Int) throws -> (lines: [String], body: Int) {
        guard let end = find([0x0D, 0x0A, 0x0D, 0x0A], in: bytes, from: start, within: Limits.multipartHeaderBytes)
        else {
            throw malformed("a part has no end of its headers within \(Limits.multipartHeaderBytes) bytes")
        }
        guard let text = String(validating: bytes[start..<end], as: UTF8.self) else {
            throw malformed("a part's headers are not UTF-8")
        }
        return (text.split(separator: "\r\n").map(String.init), end + 4)
    }

    private static func part(_ headers: [String], _ bytes: [UInt8]) throws -> Part {
        guard let disposition = headers.first(where: { $0.lowercased().hasPrefix("content-disposition:") }) else {
            throw malformed("a part does not say its name")
        }
        if headers.contains(where: { $0.lowercased().hasPrefix("content-transfer-encoding:") }) {
            throw malformed("a part is encoded for transfer, which forms are not")
        }
        guard let name = parameter("name", in: disposition), !name.isEmpty else {
            throw malformed("a part does not say its name")
        }
        return Part(name: name, filename: parameter("filename", in: disposition), bytes: bytes)
    }

    /// A quoted parameter of a header; browsers write `%22` for a quotation mark.
    private static func parameter(_ name: String, in header: String) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let piece = piece.trimmingCharacters(in: .whitespaces)
            guard piece.hasPrefix(name + "=\""), piece.hasSuffix("\""), piece.count >= name.count + 3 else { continue }
            return String(piece.dropFirst(name.count + 2).dropLast()).replacing("%22", with: "\"")
        }
        return nil
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int, within limit: Int = .max) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        let last = bytes.count - needle.count
        let end = limit == .max ? last : min(last, start + limit)
        guard start <= end else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var at = start
            while at <= end {
                if bytes[at] == first {
                    var same = 1
                    while same < needle.count, bytes[at + same] == needle[same] { same += 1 }
                    if same == needle.count { return at }
                }
                at += 1
            }
            return nil
        }
    }

    private static func malformed(_ why: String) -> Problem {
        Problem.malformed("The form cannot be read: \(why).")
    }
}

extension Limits {
    /// Parts of one form with files, and the headers of one part.
    static let multipartParts = 64
    static let multipartHeaderBytes = 4096
    /// A form with files, or evidence as JSON: the files, what base 64 adds, and the rest of the form.
    static let evidenceFormBytes = 16 << 20 + 1 << 16
    static let evidenceJSONBytes = (16 << 20) / 3 * 4 + 1 << 16
}
