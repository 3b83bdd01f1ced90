// RFC 8259, and what RFC 7493 warns of.
import Order
import TestSupport
import Testing

@Suite("Reading JSON") struct JSONReaderTests {
    func problem(_ text: String) -> JSONError.Problem? { problem(Array(text.utf8)) }
    func problem(_ bytes: [UInt8], _ limits: JSONLimits = JSONLimits()) -> JSONError.Problem? {
        do throws(JSONError) {
            _ = try JSONValue(parsing: bytes, limits: limits)
            return nil
        } catch { return error.problem }
    }

    @Test("Every kind of value is read, with space anywhere the grammar allows")
    func values() throws {
        let value = try JSONValue(
            parsing: " {\t\"a\" : [ 1 , -2.5e3 , true,false,null , \"\\u00e9\\/\" ] ,\r\n\"b\":{}} ")
        #expect(value == ["a": [1, -2500, true, false, nil, "é/"], "b": [:]])
    }

    @Test("Numbers that are equal are equal values, however they are written")
    func equalNumbers() throws {
        #expect(try JSONValue(parsing: "[100,1e2,100.0,1000e-1,-0,0.0]") == [100, 100, 100, 100, 0, 0])
        #expect(try JSONValue(parsing: "0.1").double == 0.1)
        #expect(try JSONValue(parsing: "123456789012345678e-10").double == 12_345_678.901_234_567_8)
        #expect(try JSONValue(parsing: "1.7976931348623157e308").double == .greatestFiniteMagnitude)
        #expect(try JSONValue(parsing: "4.9e-324").double == .leastNonzeroMagnitude)
    }

    @Test("A decimal number is the double nearest to it, as the standard library reads it")
    func nearestDouble() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<5_000 {
            let digits =
                UInt64.random(in: 0..<1_000_000_000_000_000_000, using: &generator)
                >> UInt64.random(in: 0..<50, using: &generator)
            let text = "0.\(digits)e\(Int.random(in: -40...40, using: &generator))"
            #expect(try JSONValue(parsing: text).double == Double(text))
        }
    }

    @Test(
        "What is not JSON is refused",
        arguments: [
            "", " ", "{", "[", "[1", "[1,", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}",
            "{1:1}",
            "01", "-", "+1", ".5", "5.", "1e", "1e+", "0x10", "NaN", "Infinity", "-Infinity", "tru", "True", "nul",
            "nulls",
            "\"", "\"\\", "\"\\u12\"", "\"\\x41\"", "\"a\nb\"", "\"\\u00g0\"", "[1] [2]", "1 2", "{} x", "[1}",
            "{\"a\":1]",
            "// c\n1", "/* c */ 1", "\u{feff}1", "\u{a0}1", "[1 2]", "\"a\" \"b\"", "{\"a\":1 \"b\":2}", "--1", "1.e3",
            "1-2",
        ])
    func refused(text: String) {
        #expect(problem(text) != nil)
    }

    @Test("Half of a surrogate pair is refused, whichever half and however it is followed")
    func surrogates() {
        for text in [#""\ud83d""#, #""\ude00""#, #""\ud83d\ud83d""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ude00\ud83d""#]
        {
            #expect(problem(text) == .unpairedSurrogate)
        }
        #expect(problem(#""\ud83d\ude00""#) == nil)
    }

    @Test("Bytes that are not UTF-8 are refused where they stand")
    func invalidUTF8() {
        for bytes: [UInt8] in [
            [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3], [0x80],
            [0xF0, 0x9F, 0x98],
        ] {
            for tail in [Array("\"".utf8), Array("\\n\"".utf8)] {
                do throws(JSONError) {
                    _ = try JSONValue(parsing: Array("\"é".utf8) + bytes + tail)
                    Issue.record("accepted \(bytes)")
                } catch {
                    #expect(error.problem == .invalidUTF8)
                }
            }
        }
        #expect(problem([0x22, 0xC3, 0xA9, 0xFF, 0x22]) == .invalidUTF8)
    }

    @Test("A name that stands twice in one object is refused by name, escapes and Unicode equivalence included")
    func duplicates() {
        #expect(problem(#"{"a":1,"b":2,"a":3}"#) == .duplicateName("a"))
        #expect(problem(#"{"a":1,"\u0061":3}"#) == .duplicateName("a"))
        #expect(problem(#"{"x":{"a":1},"a":{"a":1}}"#) == nil)
        #expect(problem("{\"é\":1,\"e\u{301}\":2}") == .duplicateName("é"))
    }

    @Test("Depth, size and number of values are bounded")
    func bounds() {
        let deep = { (n: Int) in [UInt8](repeating: 0x5B, count: n) + [UInt8](repeating: 0x5D, count: n) }
        #expect(problem(deep(64)) == nil)
        #expect(problem(deep(65)) == .tooDeep(limit: 64))
        #expect(problem([UInt8](repeating: 0x5B, count: 1_000_000)) == .tooDeep(limit: 64))
        #expect(problem([UInt8](repeating: 0x20, count: 11), JSONLimits(bytes: 10)) == .tooLarge(limit: 10))
        #expect(problem(Array("[1,2,3]".utf8), JSONLimits(values: 3)) == .tooManyValues(limit: 3))
        #expect(problem("1" + String(repeating: "0", count: 100)) == .numberTooLong(limit: 64))
    }

    @Test(
        "A whole number that is not exact is refused, or kept when the caller says so; one too large for a double never passes"
    )
    func largeNumbers() throws {
        #expect(problem("9007199254740991") == nil)
        #expect(problem("9007199254740993") == .inexactInteger)
        #expect(problem("295147905179352825856") == .inexactInteger)
        #expect(try JSONValue(parsing: "295147905179352830000") == .number(0x1p68))
        #expect(problem("-9223372036854775808") == .inexactInteger)
        #expect(problem("1e400") == .numberOutOfRange)
        let kept = JSONLimits(largeIntegers: .kept)
        #expect(try JSONValue(parsing: "-9223372036854775808", limits: kept) == .integer(.min))
        #expect(try JSONValue(parsing: "18446744073709551616", limits: kept) == .number(18_446_744_073_709_551_616))
    }

    @Test("An error says line, column, what was found and what was expected")
    func places() throws {
        do throws(JSONError) {
            _ = try JSONValue(parsing: "{\n  \"name\": \"Zoë\",\n  \"year\": 20x6\n}")
            Issue.record("accepted")
        } catch {
            #expect((error.line, error.column) == (3, 13))
            #expect(error.description == "line 3, column 13: found \"x\" where , or } was expected")
        }
    }

    @Test("No single changed or missing byte makes the reader fail otherwise than with an error or a value")
    func mutations() throws {
        let text = Array(#"{"a":[1,-2.5e-3,{"b":"\ud83d\ude00 é\n","c":null}],"d":true,"漢":"x"}"#.utf8)
        var errors = 0
        for i in text.indices {
            if problem(Array(text[..<i])) != nil { errors += 1 }
            for byte: UInt8 in [0, 0x22, 0x5C, 0x7B, 0x5D, 0x2C, 0x30, 0x80, 0xFF] {
                var changed = text
                changed[i] = byte
                if problem(changed) != nil { errors += 1 }
            }
        }
        #expect(errors > text.count * 5)
        for i in text.indices { #expect(problem(Array(text[..<i])) != nil) }
    }
}
