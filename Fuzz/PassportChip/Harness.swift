// Any bytes are read or refused, as each kind of file that a chip or an authority hands out; what is put into definite lengths
// stays so.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPassportChip(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    if let definite = try? IndefiniteLengths.removed(from: bytes) {
        precondition((try? IndefiniteLengths.removed(from: definite)) == definite, "what is definite stays as it is")
    }
    if let object = try? SecurityObject(parsing: bytes) {
        precondition(!object.digests.isEmpty)
        _ = try? object.data.verified()
    }
    _ = try? MasterList(parsing: bytes)
    if let certificate = try? Certificate(parsing: bytes) {
        precondition(certificate.notBefore <= certificate.notAfter)
        precondition(certificate.subject.matches(certificate.subject))
        _ = certificate.isSelfSigned
    }
    _ = try? RevocationList(parsing: bytes)
    _ = CertificateBundle(parsing: bytes)
    if let kind = ChipFile.recognise(bytes), case .dataGroup(let group) = kind { precondition(bytes[0] == group.tag) }
    _ = try? ZoneDataGroup.zone(bytes)
    if let face = try? FaceImage(parsing: bytes) { precondition(face.range.upperBound <= bytes.count) }
    _ = try? PersonalDetails(parsing: bytes)
    _ = try? DocumentDetails(parsing: bytes)
    _ = try? PersonsToNotify(parsing: bytes)
    _ = try? CommonData(parsing: bytes)
    if let infos = try? SecurityInfos(dataGroup: bytes) { precondition(infos.protocols.count <= infos.infos.count) }
    _ = try? SecurityInfos(cardAccess: bytes)
    if let key = try? ActiveAuthenticationKey(dataGroup: bytes) {
        _ = key.verifies(bytes, challenge: [0, 1, 2, 3, 4, 5, 6, 7])
    }
    return 0
}

/// Stands in for the quick path, whose module is not linked here: every signature then goes through OpenSSL.
struct QuickP256Key: Sendable {
    init?(point: [UInt8]) { return nil }
    func verifies(_ signature: ArraySlice<UInt8>, over message: UnsafeRawBufferPointer) -> Bool { false }
}
