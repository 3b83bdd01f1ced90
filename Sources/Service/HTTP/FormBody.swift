import Foundation
import Hummingbird
import Order

/// The fields of a form (`application/x-www-form-urlencoded`, WHATWG URL section 5) or of a query.
struct FormBody: Sendable {
    private(set) var fields: [(name: String, value: String)] = []

    /// - Throws: ``Problem`` when there are too many fields, an escape is broken, or a value is not UTF-8.
    init(parsing text: some StringProtocol) throws {
        for pair in text.split(separator: "&", omittingEmptySubsequences: true) {
            guard fields.count < Limits.formFields else {
                throw Problem.malformed("More than \(Limits.formFields) fields.")
            }
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields.append((try FormBody.decode(halves[0]), halves.count > 1 ? try FormBody.decode(halves[1]) : ""))
        }
    }

    /// The first value of a name, trimmed; `nil` when it is absent or empty.
    subscript(name: String) -> String? {
        guard let value = fields.first(where: { $0.name == name })?.value else { return nil }
        let trimmed = value.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty ? nil : trimmed
    }
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    private static func decode(_ text: some StringProtocol) throws -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(Hexadecimal.value),
                    let low = iterator.next().flatMap(Hexadecimal.value)
                else {
                    throw Problem.malformed("A percent sign must be followed by two hexadecimal digits.")
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Problem.malformed("A value is not UTF-8.")
        }
        guard !text.unicodeScalars.contains(where: { $0.value == 0 }) else {
            throw Problem.malformed("A value holds a NUL.")
        }
        return text
    }
}

extension Request {
    /// The form of a POST, bounded.
    func form(upTo limit: Int = Limits.formBytes) async throws -> FormBody {
        guard let type = headers[.contentType], type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw Problem.unsupported("application/x-www-form-urlencoded")
        }
        let buffer = try await collected(upTo: limit)
        guard let text = String(validating: buffer.readableBytesView, as: UTF8.self) else {
            throw Problem.malformed("The form is not UTF-8.")
        }
        return try FormBody(parsing: text)
    }

    func query() throws -> FormBody { try FormBody(parsing: uri.query ?? "") }

    /// The whole body, or 413.
    ///
    /// Of a body that is too large the rest is read and thrown away, within a bound, so that whoever sends it gets to reading the
    /// answer; one that waits for leave to send (`Expect`) is refused before it does.
    func collected(upTo limit: Int) async throws -> ByteBuffer {
        let stated = headers[.contentLength].flatMap { Int($0) } ?? 0
        if stated > limit, headers[.expect] != nil { throw Problem.tooLarge(limit) }
        var whole = ByteBuffer()
        var count = 0
        for try await var part in body {
            count += part.readableBytes
            if stated > limit || count > limit {
                whole.clear()
                guard count <= limit + Limits.drainedBytes else { break }
            } else {
                whole.writeBuffer(&part)
            }
        }
        guard stated <= limit, count <= limit else { throw Problem.tooLarge(limit) }
        return whole
    }
}
