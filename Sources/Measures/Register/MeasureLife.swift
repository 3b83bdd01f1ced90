import Order

/// One measure with what has happened to it since: extensions, revocation, supersession.
public struct MeasureLife: Hashable, Sendable {
    public let measure: SpecialMeasure
    /// Its end as extended; `nil` when it states none.
    public internal(set) var until: Timestamp?
    public internal(set) var extensions: [Directive.Extension] = []
    /// From when it, or the finding beneath it, is revoked.
    public internal(set) var revokedFrom: Timestamp?
    public internal(set) var revocationGround: String?
    public internal(set) var supersededBy: MeasureID?
    /// When the measure that supersedes it takes effect.
    public internal(set) var supersededFrom: Timestamp?

    init(_ measure: SpecialMeasure) {
        self.measure = measure
        until = measure.until
    }

    /// The first instant at which it no longer binds, whatever ends it; `nil` when nothing does.
    public var end: Timestamp? { [until, revokedFrom, supersededFrom].compactMap { $0 }.min() }

    public enum State: String, Hashable, Sendable, CaseIterable {
        case toCome, inForce, expired, revoked, superseded
    }

    public func state(at time: Timestamp) -> State {
        if let revokedFrom, time >= revokedFrom { return .revoked }
        if let supersededFrom, time >= supersededFrom { return .superseded }
        if let until, time >= until { return .expired }
        return time < measure.effectiveFrom ? .toCome : .inForce
    }

    /// From its effective instant up to, not including, its end.
    func isInForce(at time: Timestamp) -> Bool {
        if time < measure.effectiveFrom { return false }
        if let until, time >= until { return false }
        if let revokedFrom, time >= revokedFrom { return false }
        if let supersededFrom, time >= supersededFrom { return false }
        return true
    }
}
