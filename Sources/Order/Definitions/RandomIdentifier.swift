/// An identifier that says nothing of whom it names: a short prefix and 80 random bits in Crockford base 32
/// (`acc_7F3K92QD5M0XW1RB`). Safe in URLs, in plain columns and in private headers.
public protocol RandomIdentifier: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible
where RawValue == String {
    static var prefix: String { get }
    init(unchecked rawValue: String)
}

private let crockford = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
private let crockfordMembers = Set(crockford)

extension RandomIdentifier {
    /// A fresh identifier from the generator given.
    public static func random(using generator: inout some RandomNumberGenerator) -> Self {
        Self(unchecked: randomText(prefix: prefix, using: &generator))
    }
    public static func random() -> Self {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }
    /// `nil` unless the text has this type's prefix and 16 characters of the alphabet.
    public init?(rawValue: String) {
        let utf8 = rawValue.utf8
        guard rawValue.hasPrefix(Self.prefix + "_"), utf8.count == Self.prefix.utf8.count + 17,
            utf8.dropFirst(Self.prefix.utf8.count + 1).allSatisfy(crockfordMembers.contains)
        else { return nil }
        self.init(unchecked: rawValue)
    }
    public var description: String { rawValue }
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

private func randomText(prefix: String, using generator: inout some RandomNumberGenerator) -> String {
    let low = generator.next(), high = generator.next()
    let count = prefix.utf8.count
    return String(unsafeUninitializedCapacity: count + 17) { buffer in
        var at = 0
        for byte in prefix.utf8 { buffer[at] = byte; at += 1 }
        buffer[at] = UInt8(ascii: "_")
        for i in 0..<8 {
            buffer[at + 1 + i] = crockford[Int((low >> UInt64(i * 5)) & 31)]
            buffer[at + 9 + i] = crockford[Int((high >> UInt64(i * 5)) & 31)]
        }
        return count + 17
    }
}

/// The customer of one account or application: what a record is about, and what one sealing key belongs to.
public struct SubjectID: RandomIdentifier {
    public static let prefix = "sub"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
/// One entry of the log.
public struct EntryID: RandomIdentifier {
    public static let prefix = "ent"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
/// One application for an account.
public struct ApplicationID: RandomIdentifier {
    public static let prefix = "app"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
/// One account (clause 5(d)).
public struct AccountID: RandomIdentifier {
    public static let prefix = "acc"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
/// One case: signals gathered about one or more accounts.
public struct CaseID: RandomIdentifier {
    public static let prefix = "cas"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
/// One piece of evidence that was shown with an application.
public struct EvidenceID: RandomIdentifier {
    public static let prefix = "evd"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
/// One question to an outside verifier.
public struct CheckID: RandomIdentifier {
    public static let prefix = "chk"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
/// One person who works in the console.
public struct UserID: RandomIdentifier {
    public static let prefix = "usr"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
/// One machine caller's key. The secret is not part of it.
public struct CredentialID: RandomIdentifier {
    public static let prefix = "key"
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}

/// Who did or decided something: always a random id or a part of Gatehouse, never a name.
public enum Actor: Hashable, Sendable {
    case user(UserID)
    case credential(CredentialID)
    /// The applicant, through the portal.
    case applicant(SubjectID)
    /// A part of Gatehouse acting alone, e.g. `program`, `clock`, `command`.
    case system(String)

    public var text: String {
        switch self {
        case .user(let id): id.rawValue
        case .credential(let id): id.rawValue
        case .applicant(let id): id.rawValue
        case .system(let name): "sys_" + name
        }
    }
    public init?(text: String) {
        if let id = UserID(rawValue: text) {
            self = .user(id)
        } else if let id = CredentialID(rawValue: text) {
            self = .credential(id)
        } else if let id = SubjectID(rawValue: text) {
            self = .applicant(id)
        } else if text.hasPrefix("sys_") {
            self = .system(String(text.dropFirst(4)))
        } else {
            return nil
        }
    }
}
