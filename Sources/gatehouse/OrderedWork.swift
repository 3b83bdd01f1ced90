import Foundation

/// Work that is done side by side and whose results are taken in the order in which it was given: both cores, a bounded number
/// of pieces in memory.
struct OrderedWork<Result: Sendable> {
    private var underWay: [Task<Result, Never>] = []
    private var head = 0
    private let width: Int

    init(width: Int = 3 * ProcessInfo.processInfo.activeProcessorCount) { self.width = max(width, 1) }

    /// Begins a piece of work. When as many as are allowed are under way, waits for the oldest and returns what it made.
    mutating func add(_ work: @escaping @Sendable () -> Result) async -> Result? {
        underWay.append(Task { work() })
        return underWay.count - head > width ? await next() : nil
    }

    /// What the oldest piece made; `nil` when none is left.
    mutating func next() async -> Result? {
        guard head < underWay.count else { return nil }
        let result = await underWay[head].value
        head += 1
        if head > 256 {
            underWay.removeFirst(head)
            head = 0
        }
        return result
    }
}

/// Standard output for long work: what cannot be written, because the reader has gone, ends the work.
struct StreamedOutput {
    /// The reader of our output went away, as `head` does.
    struct ReaderGone: Error {}

    func write(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { return }
        do {
            try FileHandle.standardOutput.write(contentsOf: bytes)
        } catch {
            throw ReaderGone()
        }
    }
    func write(_ text: String) throws { try write(Array(text.utf8)) }
}
