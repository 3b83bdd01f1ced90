import Order

public enum AccessStoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A stored part does not open or makes no sense.
    case damaged(file: String, part: String)
    case tooManyMonths(Int)
    case closed
    /// A reference that belongs to an account already.
    case alreadyClaimed
    case badCursor

    public var description: String {
        switch self {
        case .damaged(let file, let part):
            "\(file): \(part) is damaged. Run `gatehouse records verify` and restore the file."
        case .tooManyMonths(let count):
            "The events lie in \(count) different months; at most \(Limits.accessBatchMonths) in one batch. Check their times."
        case .closed: "The access history is closed."
        case .alreadyClaimed: "This reference belongs to another account."
        case .badCursor: "The cursor is not one that was given out. Begin again without it."
        }
    }
}

/// What became of a batch. When it is returned, everything accepted is durable.
public struct AppendSummary: Hashable, Sendable {
    public var accepted = 0
    /// Events of a batch that had been appended before, which are not counted twice.
    public var repeated = 0
    /// Of the accepted: events of references that no account claims yet.
    public var provisional = 0
    /// Events of account ids that are not ours, and of customers whose record is destroyed.
    public var unknownAccount = 0
    /// Events whose time lies before 2000.
    public var outOfRange = 0

    public init() {}
    public static func + (a: AppendSummary, b: AppendSummary) -> AppendSummary {
        var sum = a
        sum.accepted += b.accepted
        sum.repeated += b.repeated
        sum.provisional += b.provisional
        sum.unknownAccount += b.unknownAccount
        sum.outOfRange += b.outOfRange
        return sum
    }
}

/// Lets one caller through at a time, in order, across suspensions.
actor SerialGate {
    private var busy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async {
        if !busy {
            busy = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty { busy = false } else { waiting.removeFirst().resume() }
    }
}
