import Evidence
import Order
import Testing

/// RFC 8949 appendix A, and what has to be refused.
@Suite struct CBORTests {
    private func item(_ hex: String) throws -> CBORItem { try CBORItem(parsing: [UInt8](hex: hex)) }
    private func error(_ hex: String) -> CBORError? {
        do throws(CBORError) {
            _ = try CBORItem(parsing: [UInt8](hex: hex))
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "Whole numbers are read as appendix A has them",
        arguments: [
            ("00", 0), ("17", 23), ("1818", 24), ("1903e8", 1000), ("1a000f4240", 1_000_000),
            ("1b000000e8d4a51000", 1_000_000_000_000), ("20", -1), ("29", -10), ("3863", -100), ("3903e7", -1000),
        ] as [(String, Int64)])
    func integers(hex: String, value: Int64) throws {
        #expect(try item(hex).integer == value)
    }

    @Test(
        "Floating-point numbers are read as appendix A has them",
        arguments: [
            ("f90000", 0.0), ("f93c00", 1.0), ("f93e00", 1.5), ("f97bff", 65504.0), ("f90001", 5.960464477539063e-8),
            ("f90400", 0.00006103515625), ("f9c400", -4.0), ("fa47c35000", 100000.0), ("fb3ff199999999999a", 1.1),
            ("f97c00", Double.infinity),
        ])
    func floats(hex: String, value: Double) throws {
        guard case .float(let read) = try item(hex).value else {
            Issue.record("no number")
            return
        }
        #expect(read == value)
    }

    @Test("Strings, arrays, maps and tags are read, of definite and indefinite length")
    func containers() throws {
        #expect(try item("6449455446").text == "IETF")
        #expect(try item("7f657374726561646d696e67ff").text == "streaming")
        #expect(try item("5f42010243030405ff").bytes == [1, 2, 3, 4, 5])
        #expect(try item("83010203").array?.map(\.integer) == [1, 2, 3])
        #expect(try item("9f018202039f0405ffff").array?.count == 3)
        #expect(try item("a26161016162820203")["b"]?.array?.count == 2)
        #expect(try item("bf6346756ef563416d7421ff")["Amt"]?.integer == -2)
        #expect(try item("a201020304")[3]?.integer == 4)
        #expect(try item("c11a514b67b0").tagged(1)?.integer == 1_363_896_240)
        #expect(try item("d818456449455446").embedded()?.text == "IETF")
        #expect(try item("f5").bool == true)
        #expect(try item("f6").isNull)
    }

    @Test("An item keeps the bytes it was read from, lengths that are not the shortest among them")
    func exactBytes() throws {
        let map = try item("b900016161b8016162f6")
        #expect(Array(map["a"]?.encoded ?? []) == [UInt8](hex: "b8016162f6"))
    }

    @Test(
        "What is cut short, damaged or of two meanings is refused, and says where",
        arguments: [
            ("", .truncated(at: 0)), ("18", .truncated(at: 1)), ("1900", .truncated(at: 2)),
            ("4401", .truncated(at: 2)), ("8201", .truncated(at: 2)), ("a101", .truncated(at: 2)),
            ("9f01", .truncated(at: 2)), ("5f4101", .truncated(at: 3)), ("c1", .truncated(at: 1)),
            ("9bffffffffffffffff", .truncated(at: 9)), ("bb7fffffffffffffff", .truncated(at: 9)),
            ("5bffffffffffffffff00", .truncated(at: 10)), ("0000", .trailingBytes(at: 1)),
            ("1c", .malformedHead(at: 0)), ("ff", .malformedHead(at: 0)), ("f8ff00", .trailingBytes(at: 2)),
            ("f818", .malformedHead(at: 0)), ("3f", .malformedHead(at: 0)), ("df00", .malformedHead(at: 0)),
            ("5f6161ff", .malformedHead(at: 1)), ("5f5f4101ffff", .malformedHead(at: 1)),
            ("62c328", .invalidUTF8(at: 0)), ("7f61c361a9ff", .invalidUTF8(at: 2)),
            ("a2616101616102", .duplicateKey(at: 4)), ("a20001180002", .duplicateKey(at: 3)),
            ("a1410001", .unsupportedKey(at: 1)), ("a18001", .unsupportedKey(at: 1)),
        ] as [(String, CBORError)])
    func refused(hex: String, expected: CBORError) {
        #expect(error(hex) == expected)
    }

    @Test("Nesting to a depth of 10,000 is refused at once, in arrays, maps, tags and indefinite arrays")
    func depth() {
        for opening in ["81", "a100", "c1", "9f"] {
            #expect(error(String(repeating: opening, count: 10_000)) == .tooDeep(limit: Limits.cborDepth))
        }
    }

    @Test("Too many items and too many bytes are refused")
    func size() {
        let count = Limits.cborItems + 1
        var writer = CBORWriter()
        writer.array(count)
        writer.encoded([UInt8](repeating: 0, count: count))
        #expect(throws: CBORError.tooManyItems(limit: Limits.cborItems)) { try CBORItem(parsing: writer.bytes) }
        let large = [0x5A, 0x00, 0x40, 0x00, 0x01] + [UInt8](repeating: 0, count: Limits.cborBytes + 1)
        #expect(throws: CBORError.tooLarge(limit: Limits.cborBytes)) { try CBORItem(parsing: large) }
    }

    @Test("A long map of equal keys is found out without comparing every pair")
    func longMap() {
        var writer = CBORWriter()
        writer.map(20_001)
        for key in 0..<20_000 {
            writer.integer(Int64(key))
            writer.null()
        }
        writer.integer(3)
        writer.null()
        guard case .duplicateKey? = error(writer.bytes.hex) else {
            Issue.record("the repeated key was not found")
            return
        }
    }

    @Test("What is written reads back")
    func writing() throws {
        var writer = CBORWriter()
        writer.array(6)
        for value: Int64 in [23, 24, 256, 65_536, 4_294_967_296, -257] { writer.integer(value) }
        #expect(
            try CBORItem(parsing: writer.bytes).array?.map(\.integer) == [23, 24, 256, 65_536, 4_294_967_296, -257])
    }
}

extension [UInt8] {
    init(hex: String) {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in hex {
            guard let digit = character.hexDigitValue else { continue }
            if let first = high {
                bytes.append(first << 4 | UInt8(digit))
                high = nil
            } else {
                high = UInt8(digit)
            }
        }
        self = bytes
    }
    var hex: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
