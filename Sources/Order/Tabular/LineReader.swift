// Lines of a stream (NDJSON, newline-delimited JSON) under a bound on each.

/// One line without its end, and where it stands.
public struct StreamLine: Hashable, Sendable {
    /// From 1.
    public var number: Int
    /// In the stream, its end included.
    public var bytes: Range<Int>
    public var content: ArraySlice<UInt8>
}

/// A line longer than the limit; the reader has passed over it.
public struct LineTooLong: Error, Hashable, Sendable, CustomStringConvertible {
    public var number: Int
    public var limit: Int
    public var description: String { "line \(number): longer than \(limit) bytes" }
}

/// Splits bytes that come in pieces into lines. Blank lines are passed over; LF and CRLF end a line.
///
/// Used as ``CSVReader`` is: feed, take until `nil`, finish, take until `nil`.
public struct LineReader: Sendable {
    private let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var scanned = 0
    private var base: Int
    private var number: Int
    private var finished = false
    private var skipping = false

    public init(limit: Int = Limits.lineBytes, offset: Int = 0, line: Int = 1) {
        self.limit = limit
        base = offset
        number = line
    }

    public mutating func feed(_ bytes: some Collection<UInt8>) {
        if start > 0 {
            buffer.removeFirst(start)
            base += start
            scanned -= start
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }
    public mutating func finish() { finished = true }

    public mutating func next() -> Result<StreamLine, LineTooLong>? {
        while true {
            let found = buffer[scanned...].firstIndex(of: 0x0A)
            if skipping {
                guard let found else {
                    start = buffer.count
                    scanned = start
                    return nil
                }
                pass(found + 1)
                skipping = false
                continue
            }
            let end = found ?? buffer.count
            scanned = end
            if end - start > limit {
                let error = LineTooLong(number: number, limit: limit)
                if found != nil {
                    pass(end + 1)
                } else {
                    skipping = true
                }
                return .failure(error)
            }
            guard found != nil || finished && end > start else { return nil }
            var last = end
            if last > start, buffer[last - 1] == 0x0D { last -= 1 }
            let content = buffer[start..<last]
            let after = found == nil ? end : end + 1
            let line = StreamLine(number: number, bytes: (base + start)..<(base + after), content: content)
            pass(after)
            if content.contains(where: { $0 > 0x20 }) { return .success(line) }
        }
    }

    private mutating func pass(_ place: Int) {
        start = place
        scanned = place
        number += 1
    }
}
