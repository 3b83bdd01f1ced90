// Comma-separated values (RFC 4180) as a stream: bytes are fed as they come, rows are taken as they are whole. A row that is
// not well formed is told with its line and the reader goes on at the next line, so that one stray quote costs one row.

/// One row, and where it stands.
public struct CSVRow: Hashable, Sendable {
    /// The line it begins on, from 1.
    public var line: Int
    /// The byte it begins at, from 0, and the first byte after it: reading can go on from there.
    public var bytes: Range<Int>
    public var fields: [String]
}

/// Why a row is not one.
public struct CSVError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Problem: Hashable, Sendable {
        /// A quotation mark inside a field that does not begin with one, or text after the closing one.
        case strayQuote
        case unclosedQuote
        case tooLong(limit: Int)
        case tooManyFields(limit: Int)
        case notUTF8
        case controlCharacter
        case wrongCount(expected: Int, found: Int)
    }
    public var problem: Problem
    public var line: Int
    public var bytes: Range<Int>

    public var message: String {
        switch problem {
        case .strayQuote:
            "a quotation mark stands where none belongs; put the field in quotation marks and double those inside it"
        case .unclosedQuote: "a quotation mark is opened and not closed"
        case .tooLong(let limit): "the row is longer than \(limit) bytes"
        case .tooManyFields(let limit): "the row has more than \(limit) fields"
        case .notUTF8: "the row is not UTF-8; save the file as UTF-8"
        case .controlCharacter: "the row holds a control character; remove it"
        case .wrongCount(let expected, let found): "the row has \(found) fields where the header has \(expected)"
        }
    }
    /// A word for machines.
    public var code: String {
        switch problem {
        case .strayQuote, .unclosedQuote: "quote"
        case .tooLong, .tooManyFields: "tooLong"
        case .notUTF8: "notUTF8"
        case .controlCharacter: "forbiddenCharacter"
        case .wrongCount: "fieldCount"
        }
    }
    public var description: String { "line \(line): \(message)" }
}

/// Reads rows out of bytes that come in pieces.
///
///     var reader = CSVReader()
///     for chunk in chunks {
///         reader.feed(chunk)
///         while let row = reader.next() { … }
///     }
///     reader.finish()
///     while let row = reader.next() { … }
///
/// At most ``Limits/csvRowBytes`` and one piece are held. A quoted field may hold line breaks, as many as
/// ``Limits/csvLinesInRow``; a file whose quote was never closed is therefore read again a bounded number of times.
public struct CSVReader: Sendable {
    /// When set, a row of another count is an error. Set it to the header's count.
    public var fieldCount: Int?

    private var buffer: [UInt8] = []
    /// Where the next row begins in `buffer`, and which byte of the stream `buffer` begins with.
    private var start = 0
    private var base = 0
    private var line = 1
    private var finished = false
    /// Bytes of `buffer` already known to hold no whole row.
    private var scanned = 0
    /// The rest of a line that is no row is passed over.
    private var skipping = false
    /// What is wrong with the row being passed over, told when its line has ended, so that its bytes do not depend on how they
    /// came in pieces.
    private var pending: (problem: CSVError.Problem, line: Int, from: Int)?

    /// - Parameter offset: the byte of the stream that the first piece begins at, and `line` its line, when reading goes on
    ///   where it was left.
    public init(offset: Int = 0, line: Int = 1) {
        base = offset
        self.line = line
    }

    public mutating func feed(_ bytes: some Collection<UInt8>) {
        if start > 0 {
            buffer.removeFirst(start)
            base += start
            scanned = max(scanned - start, 0)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// No more bytes will come: what is left is the last row.
    public mutating func finish() { finished = true }

    /// The next row, or why it is none; `nil` when more bytes are needed, or after ``finish()`` when none is left.
    public mutating func next() -> Result<CSVRow, CSVError>? {
        if base + start == 0, !skipByteOrderMark() { return nil }
        while true {
            if skipping {
                guard skipRestOfLine() else { return nil }
                if let told = pending {
                    pending = nil
                    return .failure(
                        CSVError(problem: told.problem, line: told.line, bytes: told.from..<(base + start)))
                }
            }
            guard start < buffer.count else { return nil }
            guard finished || mayHoldRow() else {
                scanned = buffer.count
                return nil
            }
            let outcome = buffer.withUnsafeBufferPointer { bytes in
                var scan = RowScan(bytes: bytes, start: start, finished: finished)
                return scan.run()
            }
            switch outcome {
            case .more:
                scanned = buffer.count
                return nil
            case .blank(let end):
                start = end
                line += 1
            case .row(let fields, let end, let lines):
                if let fieldCount, fields.count != fieldCount {
                    // A row over several lines is likelier a quote that was never closed: go on at its second line.
                    let found = CSVError.Problem.wrongCount(expected: fieldCount, found: fields.count)
                    fail(lines > 1 ? .unclosedQuote : found)
                    continue
                }
                let row = CSVRow(line: line, bytes: (base + start)..<(base + end), fields: fields)
                start = end
                line += lines
                return .success(row)
            case .malformed(let problem): fail(problem)
            }
        }
    }

    /// Passes over the first line of the row that begins at `start`, which is then told as an error.
    private mutating func fail(_ problem: CSVError.Problem) {
        pending = (problem, line, base + start)
        skipping = true
    }

    /// Whether the line that is passed over has ended.
    private mutating func skipRestOfLine() -> Bool {
        while start < buffer.count {
            let byte = buffer[start]
            if byte == 0x0A {
                start += 1
            } else if byte == 0x0D {
                guard start + 1 < buffer.count || finished else { return false }
                start += start + 1 < buffer.count && buffer[start + 1] == 0x0A ? 2 : 1
            } else {
                start += 1
                continue
            }
            line += 1
            skipping = false
            return true
        }
        if finished { skipping = false }
        return finished
    }

    /// A row cannot be whole before a line break has come, and is too long when none comes: this keeps a stream that comes in
    /// small pieces from being scanned again with each.
    private func mayHoldRow() -> Bool {
        buffer.count - start > Limits.csvRowBytes
            || buffer[max(scanned, start)...].contains { $0 == 0x0A || $0 == 0x0D }
            // A carriage return that ended the last piece may now be decided.
            || scanned > start && buffer.count > scanned && buffer[scanned - 1] == 0x0D
    }

    /// Whether the first bytes have come and the mark, if there is one, is passed.
    private mutating func skipByteOrderMark() -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if buffer.starts(with: mark) {
            start = 3
            return true
        }
        return finished || buffer.count >= 3 || !mark.starts(with: buffer)
    }
}

/// One attempt to take a row from the beginning of the bytes.
private struct RowScan {
    enum Outcome {
        case more
        case blank(end: Int)
        case row(fields: [String], end: Int, lines: Int)
        case malformed(CSVError.Problem)
    }
    let bytes: UnsafeBufferPointer<UInt8>
    let start: Int
    let finished: Bool
    var at = 0
    var lines = 1
    var fields: [String] = []

    init(bytes: UnsafeBufferPointer<UInt8>, start: Int, finished: Bool) {
        self.bytes = bytes
        self.start = start
        self.finished = finished
        at = start
    }

    mutating func run() -> Outcome {
        if let end = lineEnd(at: start) { return end < 0 ? .more : .blank(end: end) }
        while true {
            guard fields.count < Limits.csvFields else { return .malformed(.tooManyFields(limit: Limits.csvFields)) }
            let problem = at < bytes.count && bytes[at] == UInt8(ascii: "\"") ? quoted() : plain()
            if let problem { return problem }
            guard at < bytes.count else {
                return finished ? .row(fields: fields, end: at, lines: lines) : unfinished
            }
            if bytes[at] == UInt8(ascii: ",") {
                at += 1
                continue
            }
            guard let end = lineEnd(at: at) else { return .malformed(.strayQuote) }
            return end < 0 ? .more : .row(fields: fields, end: end, lines: lines)
        }
    }

    private var unfinished: Outcome {
        at - start > Limits.csvRowBytes ? .malformed(.tooLong(limit: Limits.csvRowBytes)) : .more
    }

    /// The byte after a line break here; -1 when that needs the next piece; `nil` when there is none.
    private func lineEnd(at place: Int) -> Int? {
        guard place < bytes.count else { return nil }
        if bytes[place] == 0x0A { return place + 1 }
        guard bytes[place] == 0x0D else { return nil }
        guard place + 1 < bytes.count else { return finished ? place + 1 : -1 }
        return bytes[place + 1] == 0x0A ? place + 2 : place + 1
    }

    private mutating func plain() -> Outcome? {
        let from = at
        scan: while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: ","), 0x0A, 0x0D: break scan
            case UInt8(ascii: "\""): return .malformed(.strayQuote)
            case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: return .malformed(.controlCharacter)
            default: at += 1
            }
        }
        guard at - start <= Limits.csvRowBytes else { return .malformed(.tooLong(limit: Limits.csvRowBytes)) }
        guard at < bytes.count || finished else { return .more }
        return append(UnsafeBufferPointer(rebasing: bytes[from..<at]))
    }

    private mutating func quoted() -> Outcome? {
        at += 1
        let from = at
        var doubled = false
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                guard at + 1 < bytes.count || finished else { return unfinished }
                if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") {
                    doubled = true
                    at += 2
                    continue
                }
                let body = UnsafeBufferPointer(rebasing: bytes[from..<at])
                at += 1
                if !doubled { return append(body) }
                return undoubled(body).withUnsafeBufferPointer { append($0) }
            case 0x0A:
                lines += 1
                guard lines <= Limits.csvLinesInRow else { return .malformed(.unclosedQuote) }
                at += 1
            case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: return .malformed(.controlCharacter)
            default: at += 1
            }
            guard at - start <= Limits.csvRowBytes else { return .malformed(.tooLong(limit: Limits.csvRowBytes)) }
        }
        return finished ? .malformed(.unclosedQuote) : .more
    }

    private func undoubled(_ body: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(body.count)
        var i = 0
        while i < body.count {
            result.append(body[i])
            i += body[i] == UInt8(ascii: "\"") ? 2 : 1
        }
        return result
    }

    private mutating func append(_ body: UnsafeBufferPointer<UInt8>) -> Outcome? {
        guard let text = String(validating: body, as: UTF8.self) else { return .malformed(.notUTF8) }
        fields.append(text)
        return nil
    }
}
