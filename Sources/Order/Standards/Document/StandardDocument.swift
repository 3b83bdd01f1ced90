/// One version of a standard as it is written: an instrument, when this text may answer, and its parameters, each with
/// its clause and source. Nothing is filled in; what the instrument does not say is not here.
public struct StandardDocument: Hashable, Sendable {
    /// A base is what an instrument says. An overlay may only tighten a base.
    public enum Kind: String, Hashable, Sendable, CaseIterable { case base, overlay }

    public var id: String
    public var version: Int
    public var kind: Kind
    public var title: String
    public var instrument: Instrument
    /// First day on which this version answers.
    public var effectiveFrom: CalendarDate
    /// First day on which it no longer does; `nil` when open.
    public var effectiveUntil: CalendarDate?
    /// What a reader has to know before relying on it.
    public var notes: [String]
    public var parameters: [Parameter: ParameterEntry]
    /// The file it was read from, for messages.
    public var file: String

    public var reference: StandardReference { StandardReference(id: id, version: version) }

    public func answers(on day: CalendarDate) -> Bool {
        effectiveFrom <= day && (effectiveUntil.map { day < $0 } ?? true)
    }
}

/// Which text of which standard: `order@1`.
public struct StandardReference: Hashable, Sendable, CustomStringConvertible {
    public var id: String
    public var version: Int
    public init(id: String, version: Int) {
        self.id = id
        self.version = version
    }
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let version = Int(parts[1]), version >= 1 else { return nil }
        self.init(id: String(parts[0]), version: version)
    }
    public var description: String { "\(id)@\(version)" }
}

/// The legal or other instrument that a standard states, and where it stands.
public struct Instrument: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case inForce, proposed, withdrawn, expired, unknown
    }
    public var name: String
    public var citation: String
    public var status: Status
    public var from: CalendarDate
    public var until: CalendarDate?
    /// What the status rests on, when it is not plain.
    public var note: String?
}

/// A value with what stands behind it.
public struct ParameterEntry: Hashable, Sendable {
    public var value: ParameterValue
    /// The clause of the order that the parameter serves.
    public var clause: ClauseID
    /// Where the value comes from: a section, a regulation, a guideline.
    public var source: String
    /// Whether the value is our own reading where the source leaves room (marked ° in tables).
    public var isOurReading: Bool
    /// In an overlay: the members are added to those of the base instead of standing in their place.
    public var adds: Bool
    /// In an overlay: stands only where the base says nothing.
    public var onlyWhereSilent: Bool
    /// Why more is collected than the base standard asks.
    public var purpose: String?
    public var note: String?
    public var document: StandardReference
    public var line: Int
    public var column: Int
}
