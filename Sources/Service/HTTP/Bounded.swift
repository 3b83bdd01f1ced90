import Hummingbird
import Order
import Synchronization

/// Answers with what the work answers, or gives up after ``Limits/requestSeconds``. The work is told to stop; an entry that it is
/// appending is still either durable or not there.
func bounded(_ work: @escaping @Sendable () async throws -> Response) async throws -> Response {
    try await withCheckedThrowingContinuation { continuation in
        let race = Race(continuation)
        let working = Task {
            do { race.end(.success(try await work())) } catch { race.end(.failure(error)) }
        }
        race.watch(
            Task {
                try await Task.sleep(for: .seconds(Limits.requestSeconds))
                race.end(.failure(Problem.busy))
                working.cancel()
            })
    }
}

/// Whoever ends first answers; the lock protects that it happens once.
private final class Race: Sendable {
    private struct State {
        var continuation: CheckedContinuation<Response, any Error>?
        var watch: Task<Void, any Error>?
    }
    private let state: Mutex<State>
    init(_ continuation: CheckedContinuation<Response, any Error>) { state = Mutex(State(continuation: continuation)) }

    func watch(_ task: Task<Void, any Error>) {
        let ended = state.withLock { state in
            state.watch = task
            return state.continuation == nil
        }
        if ended { task.cancel() }
    }
    func end(_ result: Result<Response, any Error>) {
        let (continuation, watch) = state.withLock { state in
            defer { state.continuation = nil }
            return (state.continuation, state.watch)
        }
        guard let continuation else { return }
        continuation.resume(with: result)
        watch?.cancel()
    }
}
