import Order
import Records

/// One act of the Secretary's office, or of the provider for its own policy, as it stands in the directive log.
///
/// Directives are only ever added. What is in force at a time is a fold over them: ``MeasureRegister``.
public enum Directive: Hashable, Sendable {
    case finding(Finding)
    case measure(SpecialMeasure)
    case exemption(Exemption)
    case extend(Extension)
    case revoke(Revocation)
    case nonInterference(NonInterference)

    /// Moves the end of a measure.
    public struct Extension: Hashable, Sendable {
        public var measure: MeasureID
        public var issued: Timestamp
        /// The new first instant at which the measure no longer binds.
        public var until: Timestamp
        public var ground: String
        public init(measure: MeasureID, issued: Timestamp, until: Timestamp, ground: String) {
            self.measure = measure
            self.issued = issued
            self.until = until
            self.ground = ground
        }
    }

    /// Ends something before its time.
    public struct Revocation: Hashable, Sendable {
        public var target: Target
        public var issued: Timestamp
        public var effectiveFrom: Timestamp
        public var ground: String
        public init(target: Target, issued: Timestamp, effectiveFrom: Timestamp, ground: String) {
            self.target = target
            self.issued = issued
            self.effectiveFrom = effectiveFrom
            self.ground = ground
        }
        public enum Target: Hashable, Sendable {
            /// Also ends every measure that rests on the finding.
            case finding(FindingID)
            case measure(MeasureID)
            case exemption(ExemptionID)
            case nonInterference(NonInterferenceID)
        }
    }

    /// Whether only the roles that handle instructions under clause 7(d) may see it.
    public var isRestricted: Bool {
        switch self {
        case .nonInterference: true
        case .revoke(let revocation): if case .nonInterference = revocation.target { true } else { false }
        case .finding, .measure, .exemption, .extend: false
        }
    }

    /// The kind under which the log keeps it.
    public var kind: EntryKind {
        switch self {
        case .finding: .findingMade
        case .measure: .measureIssued
        case .exemption: .exemptionGranted
        case .extend: .measureExtended
        case .revoke: isRestricted ? .nonInterferenceEnded : .directiveRevoked
        case .nonInterference: .nonInterferenceInstructed
        }
    }
}

extension EntryKind {
    public static let findingMade: EntryKind = "directive.finding"
    public static let measureIssued: EntryKind = "directive.measure"
    public static let exemptionGranted: EntryKind = "directive.exemption"
    public static let measureExtended: EntryKind = "directive.extension"
    public static let directiveRevoked: EntryKind = "directive.revocation"
    /// Restricted: clause 7(d).
    public static let nonInterferenceInstructed: EntryKind = "instruction.nonInterference"
    /// Restricted: clause 7(d).
    public static let nonInterferenceEnded: EntryKind = "instruction.ended"

    /// Every kind of directive that anyone with access to measures may read.
    public static let openDirectives: Set<EntryKind> = [
        .findingMade, .measureIssued, .exemptionGranted, .measureExtended, .directiveRevoked,
    ]
    /// The kinds that only the roles of clause 7(d) may read.
    public static let restrictedDirectives: Set<EntryKind> = [.nonInterferenceInstructed, .nonInterferenceEnded]
    /// Every kind of directive, for folding the registers.
    public static let directives: Set<EntryKind> = openDirectives.union(restrictedDirectives)
}

extension Directive {
    /// The field under which an entry carries the directive.
    public static let field = "directive"

    /// The entry that puts this directive in the log: about nobody, so sealed under the installation's key.
    public func draft(actor: Actor, time: Timestamp, idempotency: IdempotencyKey? = nil) -> EntryDraft {
        EntryDraft(
            kind, actor: actor, time: time, subject: nil, fields: [Directive.field: json], idempotency: idempotency)
    }

    /// The directive in an entry; `nil` when the entry is of another kind.
    public init?(entry: Entry) throws(DirectiveFormatError) {
        guard EntryKind.directives.contains(entry.kind), let fields = entry.parts.first?.fields else { return nil }
        guard let json = fields[Directive.field] else { throw .missing(pointer: "/" + Directive.field) }
        try self.init(json: json)
    }
}
