import Detection
import Order

/// What of a case may leave: its indicators, and which kinds of signals it rests on. Nothing that was declared, no note,
/// no name; the case is named by its random id.
public struct CaseIndicators: Hashable, Sendable {
    public var caseID: CaseID
    public var openedAt: Timestamp
    /// From a closed list in code.
    public var signalKinds: [String]
    public var indicators: [Indicator]

    public init(caseID: CaseID, openedAt: Timestamp, signalKinds: [String], indicators: [Indicator]) {
        self.caseID = caseID
        self.openedAt = openedAt
        self.signalKinds = signalKinds
        self.indicators = indicators
    }

    /// Of the signals that are not muted.
    public init(_ record: CaseRecord) {
        let kinds = Set(record.signals.filter { $0.strength > .muted }.map(\.kind.rawValue)).sorted()
        self.init(
            caseID: record.id, openedAt: record.openedAt, signalKinds: kinds, indicators: record.indicators)
    }
}
