import Hummingbird
import Order
import Program
import Records

// Newline-delimited JSON in and out: read a line, decide it, answer it. Memory holds a window of lines, never the whole.

/// The lines of a body, each bounded; a final line needs no newline. Blank lines are skipped but counted.
struct BodyLines: AsyncSequence {
    typealias Element = Line
    enum Content: Sendable {
        case bytes([UInt8])
        case tooLong
    }
    struct Line: Sendable {
        var number: Int
        var content: Content
    }
    let body: RequestBody
    let limit: Int
    let total: Int

    func makeAsyncIterator() -> Iterator { Iterator(source: body.makeAsyncIterator(), limit: limit, total: total) }

    struct Iterator: AsyncIteratorProtocol {
        var source: RequestBody.AsyncIterator
        let limit: Int
        let total: Int
        private var pending: [UInt8] = []
        private var at = 0
        private var read = 0
        private var number = 0
        private var ended = false
        private var skipping = false

        init(source: RequestBody.AsyncIterator, limit: Int, total: Int) {
            self.source = source
            self.limit = limit
            self.total = total
        }

        mutating func next() async throws -> Line? {
            while true {
                if let end = pending[at...].firstIndex(of: 0x0A) {
                    defer { at = end + 1 }
                    number += 1
                    if skipping {
                        skipping = false
                        return Line(number: number, content: .tooLong)
                    }
                    if let line = line(to: end) { return line }
                    continue
                }
                if ended {
                    defer { at = pending.count }
                    guard at < pending.count || skipping else { return nil }
                    number += 1
                    if skipping {
                        skipping = false
                        return Line(number: number, content: .tooLong)
                    }
                    return line(to: pending.count)
                }
                pending.removeFirst(at)
                at = 0
                if pending.count > limit {
                    skipping = true
                    pending.removeAll(keepingCapacity: true)
                }
                if let buffer = try await source.next() {
                    read += buffer.readableBytes
                    guard read <= total else { throw Problem.tooLarge(total) }
                    pending.append(contentsOf: buffer.readableBytesView)
                } else {
                    ended = true
                }
            }
        }

        private func line(to end: Int) -> Line? {
            let bytes = pending[at..<end]
            guard bytes.count <= limit else { return Line(number: number, content: .tooLong) }
            guard bytes.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { return nil }
            return Line(number: number, content: .bytes(Array(bytes)))
        }
    }
}

/// Decides lines side by side, so that they share commits, and answers them in the order they came.
struct LineByLine: Sendable {
    /// How many are under way at once.
    static let window = 64

    /// - Parameters:
    ///   - decide: one line's answer; what it throws becomes the line's problem.
    ///   - atEnd: what the summary says besides, given how many lines were done and how many failed.
    static func answers(
        to request: Request, requestID: String,
        atEnd: @escaping @Sendable (_ done: Int, _ failed: Int) async throws -> [String: JSONValue] = { _, _ in [:] },
        decide: @escaping @Sendable (JSONValue, Int) async throws -> JSONValue
    ) -> ResponseBody {
        ResponseBody { writer in
            var iterator = BodyLines(body: request.body, limit: Limits.bulkLineBytes, total: Limits.bulkBytes)
                .makeAsyncIterator()
            let deadline = ContinuousClock.now + .seconds(Limits.bulkSeconds)
            var underWay: [Task<JSONValue, Never>] = []
            var head = 0
            var done = 0, failed = 0
            var stopped: Problem?

            func settle(_ writer: inout any ResponseBodyWriter) async throws {
                let value = await underWay[head].value
                head += 1
                if head > 4 * window {
                    underWay.removeFirst(head)
                    head = 0
                }
                if value["problem"] == nil { done += 1 } else { failed += 1 }
                try await writer.write(ByteBuffer(bytes: value.bytes + [0x0A]))
            }

            reading: while true {
                let line: BodyLines.Line
                do {
                    guard ContinuousClock.now < deadline else { throw Problem.busy }
                    guard let next = try await iterator.next() else { break reading }
                    line = next
                } catch {
                    stopped = Problem(any: error)
                    break reading
                }
                underWay.append(
                    Task {
                        do {
                            guard case .bytes(let bytes) = line.content else {
                                throw Problem.tooLarge(Limits.bulkLineBytes)
                            }
                            let json: JSONValue
                            do { json = try JSONValue(parsing: bytes) } catch {
                                throw Problem.malformed("The line is not the JSON that is expected: \(error)")
                            }
                            var members = try await decide(json, line.number).object ?? [:]
                            members["line"] = .integer(Int64(line.number))
                            return .object(members)
                        } catch {
                            return [
                                "line": .integer(Int64(line.number)),
                                "problem": Problem(any: error).json(requestID: requestID),
                            ]
                        }
                    })
                if underWay.count - head >= window { try await settle(&writer) }
            }
            while head < underWay.count { try await settle(&writer) }
            var summary: [String: JSONValue] = ["done": .integer(Int64(done)), "failed": .integer(Int64(failed))]
            do {
                summary.merge(try await atEnd(done, failed)) { own, _ in own }
            } catch {
                stopped = stopped ?? Problem(any: error)
            }
            if let stopped { summary["stopped"] = stopped.json(requestID: requestID) }
            try await writer.write(ByteBuffer(bytes: JSONValue.object(["summary": .object(summary)]).bytes + [0x0A]))
            try await writer.finish(nil)
        }
    }
}
