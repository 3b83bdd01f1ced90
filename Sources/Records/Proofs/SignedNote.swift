// C2SP signed-note: a text and the Ed25519 signatures under it.
import Crypto
import Foundation
import Order

public enum NoteError: Error, Hashable, Sendable, CustomStringConvertible {
    case malformed(String)
    case noSignature(by: String)
    case wrongSignature(by: String)

    public var description: String {
        switch self {
        case .malformed(let what): "not a signed note: \(what)"
        case .noSignature(let name):
            "the note carries no signature by \(name); check that you have the right verifier key"
        case .wrongSignature(let name): "the signature by \(name) does not match the note: the note was altered"
        }
    }
}

/// Who signed: a name and the first four bytes of `SHA-256(name ‖ "\n" ‖ 0x01 ‖ public key)`.
public struct NoteVerifier: Hashable, Sendable {
    public let name: String
    public let keyID: [UInt8]
    let publicKey: [UInt8]

    init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
        keyID = Array(LogHash.digest(of: Array(name.utf8) + [0x0A, 0x01] + publicKey).bytes.prefix(4))
    }

    /// Parses a vkey line, `name+hexadecimal key id+base64(0x01 ‖ public key)`.
    public init(_ vkey: String) throws(NoteError) {
        let parts = vkey.trimmingCharacters(in: .whitespacesAndNewlines)
            .split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, let id = Hexadecimal.bytes(parts[1].utf8), id.count == 4,
            let key = StrictBase64.decode(String(parts[2])), key.count == 33, key.first == 1
        else { throw .malformed("the verifier key is not name+id+key") }
        self.init(name: String(parts[0]), publicKey: Array(key.dropFirst()))
        guard keyID == id else { throw .malformed("the verifier key's id does not belong to its key") }
    }

    public var vkey: String {
        "\(name)+\(keyID.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())+\(Data([1] + publicKey).base64EncodedString())"
    }
}

/// A text that ends in a newline, and its signature lines as they stand.
public struct SignedNote: Hashable, Sendable {
    public let text: String
    public let signatures: [(name: String, keyID: [UInt8], signature: [UInt8])]

    public static func == (a: Self, b: Self) -> Bool { a.description == b.description }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }

    public init(parsing note: String) throws(NoteError) {
        guard note.utf8.count <= Limits.noteBytes else { throw .malformed("it is too long") }
        guard note.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
            throw .malformed("it holds control characters")
        }
        guard let split = note.range(of: "\n\n", options: .backwards) else { throw .malformed("no signatures") }
        text = String(note[..<split.lowerBound]) + "\n"
        var lines = note[split.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.popLast() == "", !lines.isEmpty else { throw .malformed("it does not end with a newline") }
        var found: [(name: String, keyID: [UInt8], signature: [UInt8])] = []
        for line in lines {
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            guard words.count == 3, words[0] == "\u{2014}", !words[1].isEmpty,
                let raw = StrictBase64.decode(String(words[2])), raw.count > 4
            else { throw .malformed("a signature line is not “— name base64”") }
            found.append((String(words[1]), Array(raw.prefix(4)), Array(raw.dropFirst(4))))
        }
        signatures = found
    }

    init(text: String, signatures: [(name: String, keyID: [UInt8], signature: [UInt8])]) {
        self.text = text
        self.signatures = signatures
    }

    /// Signs the text, which must end in a newline.
    static func sign(_ text: String, name: String, with key: Curve25519.Signing.PrivateKey) throws -> SignedNote {
        let verifier = NoteVerifier(name: name, publicKey: Array(key.publicKey.rawRepresentation))
        let signature = try key.signature(for: Data(text.utf8))
        return SignedNote(text: text, signatures: [(name, verifier.keyID, Array(signature))])
    }

    /// Throws unless one signature is by this verifier and every signature that claims to be is right.
    public func verify(by verifier: NoteVerifier) throws(NoteError) {
        let claimed = signatures.filter { $0.name == verifier.name && $0.keyID == verifier.keyID }
        guard !claimed.isEmpty else { throw .noSignature(by: verifier.name) }
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: verifier.publicKey) else {
            throw .malformed("the verifier key is not a key")
        }
        for line in claimed where !key.isValidSignature(line.signature, for: Data(text.utf8)) {
            throw .wrongSignature(by: verifier.name)
        }
    }

    public var description: String {
        text + "\n"
            + signatures.map { "\u{2014} \($0.name) \(Data($0.keyID + $0.signature).base64EncodedString())\n" }.joined()
    }
}
