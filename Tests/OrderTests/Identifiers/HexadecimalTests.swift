import Testing

@testable import Order

@Suite("Hexadecimal")
struct HexadecimalTests {
    @Test("Every byte is written as two lower-case digits and read back, in either case")
    func everyByte() {
        let bytes = (0...255).map(UInt8.init)
        let text = bytes.hexadecimal
        #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff") && text.count == 512)
        #expect(Hexadecimal.bytes(text.utf8) == bytes)
        #expect(Hexadecimal.bytes(text.uppercased().utf8) == bytes)
        #expect(Hexadecimal.bytes("".utf8) == [])
    }

    @Test(
        "An odd number of digits and anything that is no digit are refused",
        arguments: ["a", "abc", "0g", "0x00", "0:", " 0", "/0", "@0", "`0", "０１"])
    func refused(_ text: String) { #expect(Hexadecimal.bytes(text.utf8) == nil) }
}
