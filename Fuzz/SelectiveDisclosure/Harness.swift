// Any text is a credential or is refused. A digest is here the first bytes of its disclosure, so that the fuzzer can find some that fit.

public struct SignatureKey: Sendable {
    let curve: KeyCurve? = nil
    func verifies(_ signature: [UInt8], of message: ArraySlice<UInt8>, by algorithm: CredentialAlgorithm) -> Bool { false }
}
struct Certificate {
    init(parsing bytes: [UInt8]) throws {}
}
extension String {
    var short: String { count > 40 ? String(prefix(40)) : self }
}
extension SelectiveDisclosureCredential.Digest {
    func text(of bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes).prefix(6), as: UTF8.self) }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSelectiveDisclosure(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    if let decoded = Base64URL.decode(bytes) {
        precondition(Array(Base64URL.encode(decoded).utf8) == bytes, "one value has one spelling")
    }
    if let token = try? CompactSignature(parsing: bytes[...]) {
        _ = token.certificates
        _ = token.algorithm
        _ = try? token.claims()
    }
    if let credential = try? SelectiveDisclosureCredential(parsing: bytes) {
        precondition(credential.claims["_sd"] == nil && credential.claims["..."] == nil)
        precondition(credential.disclosureCount <= Limits.disclosures)
    }
    // A payload and its disclosures, a line each: what is signed is not in the way.
    let lines = bytes.split(separator: 0x0A)
    guard let first = lines.first, let payload = (try? JSONValue(parsing: first))?.object,
        var assembly = try? DisclosureAssembly(lines.dropFirst(), digest: .sha256),
        let whole = try? assembly.assembled(payload)
    else { return 0 }
    check(.object(whole), depth: 0)
    return 0
}

/// Nothing is left that is about digests.
private func check(_ value: JSONValue, depth: Int) {
    precondition(depth <= Limits.credentialDepth + 1)
    switch value {
    case .object(let members):
        precondition(members["_sd"] == nil && members["..."] == nil)
        for member in members.values { check(member, depth: depth + 1) }
    case .array(let elements): for element in elements { check(element, depth: depth + 1) }
    default: break
    }
}
