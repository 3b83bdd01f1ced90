// Group commit: callers that come while a transaction is being made durable share the next one.
import Dispatch
import Foundation
import Order
import Synchronization

/// Queues requests and writes them, batch by batch, on one serial queue.
final class Committer: Sendable {
    typealias Outcome = LogWriter.Outcome
    private struct Request {
        var entries: [PreparedEntry]
        var bytes: Int
        var caller: CheckedContinuation<Outcome, Never>
    }
    /// The lock's invariant: `isDraining` is true exactly while a drain is scheduled or running, and `admitted` is the bytes
    /// of callers between `admit` and their answer; callers beyond the limit wait in `waiting`, first come first served.
    private struct State {
        var queue: [Request] = []
        var isDraining = false
        var admitted = 0
        var waiting: [(bytes: Int, caller: CheckedContinuation<Void, Never>)] = []
    }
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "gatehouse.log.writer", qos: .userInitiated)
    private let commit: @Sendable ([[PreparedEntry]]) -> [Outcome]

    init(commit: @escaping @Sendable ([[PreparedEntry]]) -> [Outcome]) { self.commit = commit }

    /// Waits while too much is queued; every caller that was let in must then call `submit` or `leave`.
    func admit(bytes: Int) async {
        let mayPass = state.withLock { state in
            guard state.waiting.isEmpty, state.admitted < Limits.queuedBytes else { return false }
            state.admitted += bytes
            return true
        }
        if mayPass { return }
        await withCheckedContinuation { caller in
            let passes = state.withLock { state in
                guard !(state.waiting.isEmpty && state.admitted < Limits.queuedBytes) else {
                    state.admitted += bytes
                    return true
                }
                state.waiting.append((bytes, caller))
                return false
            }
            if passes { caller.resume() }
        }
    }

    func leave(bytes: Int) {
        let free = state.withLock { state in
            state.admitted -= bytes
            var free: [CheckedContinuation<Void, Never>] = []
            while let next = state.waiting.first, state.admitted < Limits.queuedBytes {
                state.admitted += next.bytes
                free.append(next.caller)
                state.waiting.removeFirst()
            }
            return free
        }
        for caller in free { caller.resume() }
    }

    /// Answers when the entries are durable or refused.
    func submit(_ entries: [PreparedEntry], bytes: Int) async -> Outcome {
        await withCheckedContinuation { caller in
            let starts = state.withLock { state in
                state.queue.append(Request(entries: entries, bytes: bytes, caller: caller))
                defer { state.isDraining = true }
                return !state.isDraining
            }
            if starts { queue.async { self.drain() } }
        }
    }

    /// Runs work between batches, on the writer's queue.
    func exclusively<R: Sendable>(_ work: @escaping @Sendable () throws -> R) async throws -> R {
        try await withCheckedThrowingContinuation { caller in
            queue.async { caller.resume(with: Result { try work() }) }
        }
    }

    /// One batch; the next is scheduled behind whatever else waits for the queue.
    private func drain() {
        let batch = state.withLock { state -> [Request] in
            var count = 0
            var entries = 0
            var bytes = 0
            for request in state.queue {
                let isFull =
                    entries + request.entries.count > Limits.batchEntries || bytes + request.bytes > Limits.batchBytes
                if count > 0, isFull { break }
                count += 1
                entries += request.entries.count
                bytes += request.bytes
            }
            let batch = Array(state.queue.prefix(count))
            state.queue.removeFirst(count)
            return batch
        }
        let outcomes = commit(batch.map(\.entries))
        for (request, outcome) in zip(batch, outcomes) {
            leave(bytes: request.bytes)
            request.caller.resume(returning: outcome)
        }
        let goesOn = state.withLock { state in
            state.isDraining = !state.queue.isEmpty
            return state.isDraining
        }
        if goesOn { queue.async { self.drain() } }
    }
}
