import Order
import Synchronization

/// The one clock. Everything below `Program` is handed its time from here.
public final class ProgramClock: Sendable {
    /// How far this clock stands from the machine's, in milliseconds; always 0 unless it is a movable (sample) clock.
    private let offset: Mutex<Int64>
    /// Whether the clock can be moved. Only `serve --sample` makes one that can.
    public let isMovable: Bool
    private let fixed: Timestamp?

    private init(offset: Int64, isMovable: Bool, fixed: Timestamp?) {
        self.offset = Mutex(offset)
        self.isMovable = isMovable
        self.fixed = fixed
    }
    /// The machine's clock.
    public static let system = ProgramClock(offset: 0, isMovable: false, fixed: nil)
    /// A clock that runs from `start` and can be moved forward: for the sample.
    public static func movable(from start: Timestamp? = nil) -> ProgramClock {
        ProgramClock(offset: start.map { $0 - Timestamp.now() } ?? 0, isMovable: true, fixed: nil)
    }
    /// A clock that stands still until moved: for tests.
    public static func standing(at time: Timestamp) -> ProgramClock {
        ProgramClock(offset: 0, isMovable: true, fixed: time)
    }

    public var now: Timestamp {
        let base = fixed ?? Timestamp.now()
        return base.adding(milliseconds: offset.withLock { $0 })
    }
    /// Moves the clock to `time`; refused backwards, because deadlines that were answered would come again.
    public func move(to time: Timestamp) throws(ProgramError) {
        guard isMovable else { throw .forbidden("The clock can be moved only when the server runs with --sample.") }
        let base = fixed ?? Timestamp.now()
        let ahead = offset.withLock { offset -> Bool in
            guard time - base >= offset else { return false }
            offset = time - base
            return true
        }
        guard ahead else {
            throw .invalid([FieldProblem(pointer: "/time", message: "The clock only moves forward; it is \(now) now.")])
        }
    }
}
