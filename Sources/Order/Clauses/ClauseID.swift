/// The address of one clause of Executive Order 13984, as lawyers write it: `1(a)(ii)(B)`, `5(k)`, `preamble`.
///
/// A citation is only as good as the clause it names, so every `ClauseID` in the code resolves against
/// ``ClauseCatalogue``; a test walks them all and fails on a dead one.
public struct ClauseID: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }
    public static func < (a: ClauseID, b: ClauseID) -> Bool { a.rawValue < b.rawValue }
}

extension ClauseID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { rawValue = value }
}
