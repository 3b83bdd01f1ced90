// RFC 8785: sections 3.2.2 to 3.2.4 and appendix B, vectors by number.
import Order
import TestSupport
import Testing

@Suite("RFC 8785 canonical form") struct CanonicalJSONTests {
    func canonical(_ text: String) throws -> String {
        String(decoding: try JSONValue(parsing: text).canonicalBytes, as: UTF8.self)
    }

    @Test("The example of section 3.2.2 becomes the text of section 3.2.3 and the bytes of section 3.2.4")
    func example() throws {
        let text = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try canonical(text) == expected)
        #expect(try JSONValue(parsing: text).canonicalBytes.starts(with: [0x7b, 0x22, 0x6c, 0x69, 0x74, 0x65]))
    }

    @Test("Names sort by UTF-16 code units, as in section 3.2.3, where U+FB33 comes after an emoji")
    func sorting() throws {
        let text = #"""
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """#
        let order = ["Carriage Return", "One", "Control", "Latin Small", "Euro Sign", "Emoji", "Hebrew"]
        let result = try canonical(text)
        let places = order.compactMap { result.firstRange(of: $0)?.lowerBound }
        #expect(places.count == order.count)
        #expect(places == places.sorted())
    }

    @Test(
        "Numbers take the form of appendix B",
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func numbers(bits: UInt64, form: String) {
        let value = JSONValue.number(Double(bitPattern: bits))
        #expect(String(decoding: value.canonicalBytes, as: UTF8.self) == form)
    }

    @Test("A whole number beyond 2^53 is written as its nearest double canonically, exactly in the compact form")
    func largeIntegers() {
        let value = JSONValue.integer(9_007_199_254_740_993)
        #expect(value.canonicalBytes == Array("9007199254740992".utf8))
        #expect(value.bytes == Array("9007199254740993".utf8))
        #expect(JSONValue.integer(.min).bytes == Array("-9223372036854775808".utf8))
        #expect(JSONValue.integer(9_007_199_254_740_991).canonicalBytes == Array("9007199254740991".utf8))
    }

    @Test("Only the seven short escapes and \\u00xx are used; everything else stands as it is")
    func escapes() {
        let value = JSONValue.string("\u{8}\t\n\u{C}\r\"\\/\u{1}\u{1f}\u{7f}\u{2028}é😀")
        #expect(value.text == "\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0001\\u001f\u{7f}\u{2028}é😀\"")
    }

    @Test("Reading the canonical form of any value gives the value, and writing it again gives the same bytes")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 8785)
        for _ in 0..<2_000 {
            let value = randomValue(depth: 4, using: &generator)
            for bytes in [value.canonicalBytes, Array(value.pretty.utf8)] {
                let again = try JSONValue(parsing: bytes)
                #expect(again == value)
                #expect(again.canonicalBytes == value.canonicalBytes)
            }
        }
    }

    @Test("The indented form puts each member on its own line and leaves empty containers closed")
    func pretty() throws {
        let value: JSONValue = ["b": [1, [], [:]], "a": "x"]
        #expect(value.pretty == "{\n  \"a\": \"x\",\n  \"b\": [\n    1,\n    [],\n    {}\n  ]\n}")
    }
}

private func randomValue(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(.random(using: &generator))
    case 2:
        return .integer(.random(in: -JSONValue.largestExactInteger...JSONValue.largestExactInteger, using: &generator))
    case 3: return JSONValue(Double(bitPattern: generator.next()))
    case 4: return .string(randomText(using: &generator))
    case 5, 6:
        var members: [String: JSONValue] = [:]
        for _ in 0..<Int.random(in: 0..<6, using: &generator) {
            members[randomText(using: &generator)] = randomValue(depth: depth - 1, using: &generator)
        }
        return .object(members)
    default:
        return .array(
            (0..<Int.random(in: 0..<5, using: &generator)).map { _ in randomValue(depth: depth - 1, using: &generator) }
        )
    }
}

private func randomText(using generator: inout SeededGenerator) -> String {
    let pool: [Unicode.Scalar] = [
        "a", "Z", "0", "\"", "\\", "/", "\n", "\u{1}", "\u{7f}", "é", "€", "\u{fb33}", "😀", "漢", "\u{301}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<20, using: &generator) {
        text.append(pool.randomElement(using: &generator) ?? "a")
    }
    return String(text)
}
