import Order
import Testing

@testable import Evidence

@Suite struct DistinguishedEncodingTests {
    private func definite(_ bytes: [UInt8]) throws -> [UInt8] { try IndefiniteLengths.removed(from: bytes) }

    @Test("Lengths are the shortest possible in DER, and may be longer in a chip's files")
    func lengths() throws {
        let long: [UInt8] = [0x04, 0x81, 0x01, 0xAA]
        #expect(throws: EncodingError.header(at: 0)) { try EncodedReader.only(long, .octetString, "a string") }
        #expect(try EncodedReader.only(long, .octetString, "a string", .basic).bytes == [0xAA])
        let padded: [UInt8] = [0x04, 0x82, 0x00, 0x80] + [UInt8](repeating: 1, count: 128)
        #expect(throws: EncodingError.header(at: 0)) { try EncodedReader.only(padded, .octetString, "a string") }
    }

    @Test(
        "What is cut off, has no end or is followed by more is refused",
        arguments: [
            ([0x04], EncodingError.truncated(at: 0)), ([0x04, 0x02, 0x00], .truncated(at: 0)),
            ([0x04, 0x82, 0x01], .truncated(at: 0)), ([0x04, 0x80, 0x00, 0x00], .header(at: 0)),
            ([0x04, 0x85, 1, 1, 1, 1, 1], .header(at: 0)), ([0x04, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], .truncated(at: 0)),
            ([0x04, 0x01, 0x00, 0x00], .trailingBytes(after: "a string", at: 3)),
            ([0x1F, 0xFF, 0xFF, 0xFF, 0x01, 0x00], .header(at: 0)), ([0x1F, 0x81], .truncated(at: 0)),
        ] as [([UInt8], EncodingError)])
    func refused(bytes: [UInt8], error: EncodingError) throws {
        #expect(throws: error) { try EncodedReader.only(bytes, .octetString, "a string") }
    }

    @Test("Indefinite lengths become definite, strings in pieces become one, and the rest stays as it is")
    func indefinite() throws {
        #expect(try definite([0x30, 0x80, 0x02, 0x01, 0x05, 0, 0]) == [0x30, 0x03, 0x02, 0x01, 0x05])
        #expect(try definite([0x24, 0x80, 0x04, 1, 7, 0x04, 2, 8, 9, 0, 0]) == [0x04, 3, 7, 8, 9])
        #expect(try definite([0x24, 0x05, 0x04, 1, 7, 0x04, 0]) == [0x04, 1, 7])
        // A part with a long length is copied as it is, since a signature may lie over it.
        #expect(try definite([0x30, 0x80, 0x30, 0x81, 0x02, 0x05, 0x00, 0, 0]) == [0x30, 5, 0x30, 0x81, 2, 5, 0])
        let plain: [UInt8] = [0x30, 0x81, 0x03, 0x02, 0x01, 0x05]
        #expect(try definite(plain) == plain)
    }

    @Test("Indefinite lengths without an end, and pieces that are no strings, are refused")
    func brokenIndefinite() throws {
        #expect(throws: EncodingError.truncated(at: 0)) { try definite([0x30, 0x80, 0x02, 0x01, 0x05]) }
        #expect(throws: EncodingError.self) { try definite([0x24, 0x80, 0x02, 0x01, 0x05, 0, 0]) }
        #expect(throws: EncodingError.trailingBytes(after: "the structure", at: 4)) {
            try definite([0x30, 0x80, 0, 0, 0])
        }
    }

    @Test("Ten thousand levels are refused by depth, with definite lengths and without")
    func deep() throws {
        let open = [[UInt8]](repeating: [0x30, 0x80], count: 10_000).flatMap(\.self)
        #expect(throws: EncodingError.tooDeep(limit: Limits.encodedDepth)) {
            try definite(open + [UInt8](repeating: 0, count: 20_000))
        }
        var nested: [UInt8] = []
        for _ in 0..<10_000 { nested = [0x30] + EncodedElement.length(nested.count) + nested }
        #expect(throws: EncodingError.tooDeep(limit: Limits.encodedDepth)) { try definite(nested) }
        #expect(throws: (any Error).self) { try Certificate(parsing: nested) }
        #expect(throws: (any Error).self) { try SignedData(parsing: nested) }
    }

    @Test("Identifiers are written and read with numbers of any size")
    func identifiers() throws {
        let oid: OID = "2.16.840.1.101.3.4.2.1"
        #expect(oid.content == [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01])
        #expect(oid.description == "2.16.840.1.101.3.4.2.1")
        #expect(OID("1.2.840.113549.1.1.11").description == "1.2.840.113549.1.1.11")
        #expect(OID("2.999.3").description == "2.999.3")
    }

    @Test("Times are read with their century, and days that do not exist are refused")
    func times() throws {
        func time(_ tag: UInt8, _ text: String) throws -> Timestamp {
            let bytes = [tag, UInt8(text.utf8.count)] + Array(text.utf8)
            var reader = EncodedReader(bytes)
            return try reader.next("a time").time("time")
        }
        #expect(try time(0x17, "491231235959Z").description == "2049-12-31T23:59:59.000Z")
        #expect(try time(0x17, "500101000000Z").description == "1950-01-01T00:00:00.000Z")
        #expect(try time(0x18, "20500101000000Z").description == "2050-01-01T00:00:00.000Z")
        #expect(throws: EncodingError.self) { try time(0x17, "230229000000Z") }
        #expect(throws: EncodingError.self) { try time(0x17, "230228000000+0100") }
    }
}
