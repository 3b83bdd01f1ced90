// Any bytes are read or refused; what is read spans its bytes and keeps its promises.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCBOR(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let item = try? CBORItem(parsing: bytes) else { return 0 }
    precondition(Array(item.encoded) == bytes, "an item is all the bytes it was read from")
    check(item, depth: 0)
    return 0
}

private func check(_ item: CBORItem, depth: Int) {
    precondition(depth <= Limits.cborDepth + 1)
    precondition((try? CBORItem(parsing: item.encoded)) == item, "what was read reads back by itself")
    switch item.value {
    case .array(let items):
        precondition(items.count <= item.encoded.count)
        for inner in items { check(inner, depth: depth + 1) }
    case .map(let members):
        precondition(Set(members.map(\.key)).count == members.count, "no key stands twice")
        for member in members { check(member.value, depth: depth + 1) }
    case .tagged(_, let inner):
        check(inner, depth: depth + 1)
        _ = try? item.embedded()
    case .text(let text): precondition(text.utf8.count <= item.encoded.count)
    default: break
    }
}
