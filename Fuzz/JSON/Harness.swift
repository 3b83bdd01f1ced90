// Any bytes are read or refused; what is read has one canonical form, which reads back as the same value.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: data, count: count)
    guard let value = try? JSONValue(parsing: bytes) else { return 0 }
    let canonical = value.canonicalBytes
    guard let again = try? JSONValue(parsing: canonical) else { preconditionFailure("the canonical form is refused") }
    precondition(again == value, "the canonical form is another value")
    precondition(again.canonicalBytes == canonical, "the canonical form is not one")
    return 0
}
