// Files of SD-JWT credentials, in the compact form or as JSON, told apart by what is in them.
import Order

enum SelectiveDisclosureInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        let text = file.bytes.prefix(Limits.credentialBytes + 64)
        let trimmed = Array(Array(text).trimmedOfSpace)
        guard looksLike(trimmed) else { return nil }
        do throws(SelectiveDisclosureError) {
            let credential = try SelectiveDisclosureCredential(parsing: trimmed)
            return EvidenceInspection(.selectiveDisclosureCredential, credential.verified(in: context).verdict)
        } catch {
            return .invalid(.selectiveDisclosureCredential, error.description)
        }
    }

    /// Whether it is one, a damaged one included: base64 of `{"` with dots, and a `~` or a type that says so.
    private static func looksLike(_ text: [UInt8]) -> Bool {
        if text.first == UInt8(ascii: "{") {
            guard text.count <= Limits.credentialBytes, let value = try? JSONValue(parsing: text) else { return false }
            let hasSignature = value["signatures"] != nil || value["signature"]?.string != nil
            return value["payload"]?.string != nil && hasSignature
        }
        guard text.starts(with: Array("eyJ".utf8)) || text.starts(with: Array("ey".utf8)) else { return false }
        if text.contains(UInt8(ascii: "~")) { return true }
        guard let dot = text.firstIndex(of: UInt8(ascii: ".")), let header = Base64URL.decode(text[..<dot]),
            let type = (try? JSONValue(parsing: header))?["typ"]?.string
        else { return false }
        return type.hasSuffix("sd-jwt") || type == "sd+jwt"
    }
}
