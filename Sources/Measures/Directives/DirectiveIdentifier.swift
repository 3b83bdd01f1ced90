/// The reference under which the Secretary's office, or the provider for its own policy, publishes a directive: `SM-2026-03`.
///
/// Not random and not personal: it is printed in reasons and quoted in letters. 1 to 64 characters of `A–Z a–z 0–9 . _ -`,
/// beginning with a letter or digit.
public protocol DirectiveIdentifier: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible
where RawValue == String {
    init(unchecked rawValue: String)
}

extension DirectiveIdentifier {
    /// `nil` unless the text has the form of a reference.
    public init?(rawValue: String) {
        let bytes = rawValue.utf8
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        guard (1...64).contains(bytes.count), let first = bytes.first, isAlphanumeric(first),
            bytes.allSatisfy({ isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F })
        else { return nil }
        self.init(unchecked: rawValue)
    }
    public var description: String { rawValue }
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// One finding under clause 2(a).
public struct FindingID: DirectiveIdentifier {
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
/// One special measure under clause 2(d).
public struct MeasureID: DirectiveIdentifier {
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
/// One exemption under clause 1(c).
public struct ExemptionID: DirectiveIdentifier {
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
/// One instruction not to interfere with an authorized activity (clause 7(d)).
public struct NonInterferenceID: DirectiveIdentifier {
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
/// One foreign person named by a finding under clause 2(a)(ii).
public struct FoundPersonID: DirectiveIdentifier {
    public let rawValue: String
    public init(unchecked rawValue: String) { self.rawValue = rawValue }
}
