import ArgumentParser
import Foundation
import Order

/// Rows of a CSV or NDJSON file, or of standard input, one at a time and not yet read as anything. Memory holds one piece of the
/// file and one row, however long the file is.
struct TabularInput {
    /// One row as it stands.
    enum Record: Sendable {
        case fields(line: Int, [String])
        case json(line: Int, [UInt8])
        /// It is no row: why.
        case unreadable(line: Int, String)
    }

    let name: String
    /// Bytes of the file; `nil` when it is not known, as of standard input.
    let size: Double?
    let format: TabularFormat
    /// The titles of a table's columns; empty for NDJSON.
    private(set) var header: [String] = []
    private(set) var bytesRead = 0.0
    private let input: FileHandle
    private let waits: Bool
    private var rows = CSVReader()
    private var lines = LineReader()
    private var isAtEnd = false
    private var isWide = false
    private let interrupt: Interrupt

    static let pieceBytes = 1 << 18

    /// - Throws: ``CommandError`` when the file cannot be opened, or its header is none: then no row can be read.
    init(file: String, format: TabularFormat?, interrupt: Interrupt) throws {
        self.interrupt = interrupt
        var first = Data()
        if file == "-" {
            name = "standard input"
            size = nil
            input = .standardInput
            waits = true
            first = try TabularInput.piece(of: input, interrupt) ?? Data()
            // Without a name, the first character tells: an object is NDJSON.
            let start = first.first { $0 > 0x20 }
            self.format = format ?? (start == UInt8(ascii: "{") ? .ndjson : .csv)
        } else {
            guard let handle = FileHandle(forReadingAtPath: file) else {
                throw CommandError("\(file) cannot be read: no such file, or no permission.")
            }
            let url = URL(fileURLWithPath: file)
            input = handle
            name = url.lastPathComponent
            let end = try? handle.seekToEnd()
            // A pipe has no end to seek.
            waits = end == nil
            if end != nil { try handle.seek(toOffset: 0) }
            size = end.map { Double($0) }
            guard let format = format ?? TabularFormat(fileName: file) else {
                throw CommandError("\(file): say --format csv or --format ndjson; the name does not tell.")
            }
            self.format = format
        }
        take(first)
        if first.isEmpty { try readPiece() }
        if isWide {
            throw CommandError("\(name) is UTF-16, not UTF-8. Save it as “CSV UTF-8”, and give it again.")
        }
        if self.format == .csv { try readHeader() }
    }

    private mutating func readHeader() throws {
        while true {
            if let next = rows.next() {
                do {
                    header = try next.get().fields
                } catch {
                    throw CommandError("\(name), the header: \(error.message)")
                }
                rows.fieldCount = header.count
                return
            }
            if isAtEnd, interrupt.isRaised { throw ExitCode(ExitStatus.interrupted.rawValue) }
            guard !isAtEnd else { throw CommandError("\(name) is empty; its first row has to name the columns.") }
            try readPiece()
        }
    }

    /// The next row; `nil` at the end, or once Ctrl-C was pressed.
    mutating func next() throws -> Record? {
        while true {
            if let record = format == .csv ? nextRow() : nextLine() { return record }
            guard !isAtEnd else { return nil }
            try readPiece()
        }
    }

    private mutating func nextRow() -> Record? {
        switch rows.next() {
        case nil: nil
        case .success(let row)?: .fields(line: row.line, row.fields)
        case .failure(let error)?: .unreadable(line: error.line, error.message)
        }
    }

    private mutating func nextLine() -> Record? {
        switch lines.next() {
        case nil: nil
        case .success(let line)?: .json(line: line.number, Array(line.content))
        case .failure(let error)?: .unreadable(line: error.number, "longer than \(error.limit) bytes")
        }
    }

    private mutating func readPiece() throws {
        if let piece = try waits ? TabularInput.piece(of: input, interrupt) : input.read(upToCount: Self.pieceBytes),
            !piece.isEmpty
        {
            return take(piece)
        }
        isAtEnd = true
        rows.finish()
        lines.finish()
    }

    private mutating func take(_ piece: Data) {
        if bytesRead == 0 {
            // The mark of UTF-16, or a zero beside each letter of the header.
            let head = piece.prefix(32)
            isWide =
                head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
                || head.count > 3 && head.count(where: { $0 == 0 }) * 3 >= head.count
        }
        bytesRead += Double(piece.count)
        if format == .csv { rows.feed(piece) } else { lines.feed(piece) }
    }

    /// What has come in, without waiting on past Ctrl-C; `nil` at the end.
    private static func piece(of input: FileHandle, _ interrupt: Interrupt) throws -> Data? {
        while !interrupt.isRaised {
            var waiting = pollfd(fd: input.fileDescriptor, events: Int16(POLLIN), revents: 0)
            if poll(&waiting, 1, 200) > 0 {
                let data = input.availableData
                return data.isEmpty ? nil : data
            }
        }
        return nil
    }
}

extension TabularFormat {
    /// By the ending of a file's name.
    init?(fileName: String) {
        switch URL(fileURLWithPath: fileName).pathExtension.lowercased() {
        case "csv": self = .csv
        case "ndjson", "jsonl", "json": self = .ndjson
        default: return nil
        }
    }
}
