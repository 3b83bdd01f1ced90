import Testing

@testable import Order

@Suite("JSON Pointers")
struct JSONPointerTests {
    @Test(
        "A name is one step of a pointer, whatever stands in it (RFC 6901 section 5)",
        arguments: [
            ("foo", "foo"), ("", ""), ("a/b", "a~1b"), ("m~n", "m~0n"), ("~1", "~01"), ("/", "~1"),
            ("~~//", "~0~0~1~1"),
        ])
    func token(_ name: String, _ written: String) { #expect(name.pointerToken == written) }
}
