// Any bytes are a mobile document or are refused. Keys are not looked at here: only their form is.

public struct SignatureKey: Sendable {
    init(_ curve: KeyCurve, point: [UInt8]) throws(SignatureKeyError) {
        precondition(point.count <= 1 + 2 * curve.coordinateBytes)
    }
}
public enum SignatureKeyError: Error, Hashable, Sendable { case malformed, unknownCurve }

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMobileDocument(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let item = try? CBORItem(parsing: bytes) else { return 0 }
    if let document = try? MobileDocument(issuerSigned: item) { check(document) }
    if let response = try? DeviceResponse(item) {
        precondition(response.documents.count <= Limits.presentedDocuments)
        for document in response.documents { check(document) }
    }
    if let message = try? COSEMessage(item) {
        precondition(message.certificates.count <= Limits.chainCertificates)
        if let payload = message.payload { _ = try? MobileSecurityObject(payload: payload) }
    }
    return 0
}

private func check(_ document: MobileDocument) {
    let object = document.issuerSigned.securityObject
    precondition(object.validFrom <= object.validUntil)
    for space in document.issuerSigned.nameSpaces {
        for item in space.items { _ = object.digests[space.name]?[item.digestNumber] }
    }
}
