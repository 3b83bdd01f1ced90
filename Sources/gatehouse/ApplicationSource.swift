import Crypto
import Foundation
import Order
import Program

/// Applications from a CSV or NDJSON file, or standard input, one at a time: a row that cannot be read costs that row.
struct ApplicationSource {
    /// One row, read or not, with the key under which it is recorded.
    struct Row: Sendable {
        var line: Int
        /// The row's own reference, else its line: what makes a repeated run recognise it.
        var key: String
        /// SHA-256 of what the row says.
        var digest: [UInt8]
        var expected: String?
        var content: Result<Application, RowProblems>
    }

    let name: String
    /// Bytes of the file; `nil` when it is not known, as of standard input.
    let size: Double?
    private(set) var bytesRead = 0.0
    private let input: FileHandle
    private let format: TabularFormat
    private var rows = CSVReader()
    private var lines = LineReader()
    private var table: ApplicationTable?
    private var isAtEnd = false

    static let pieceBytes = 1 << 18

    init(file: String, format: TabularFormat?) throws {
        if file == "-" {
            name = "standard input"
            size = nil
            input = .standardInput
            self.format = format ?? .ndjson
            return
        }
        guard let handle = FileHandle(forReadingAtPath: file) else {
            throw CommandError("\(file) cannot be read: no such file, or no permission.")
        }
        input = handle
        let url = URL(fileURLWithPath: file)
        name = url.lastPathComponent
        size = try handle.seekToEnd() > 0 ? Double(handle.offsetInFile) : nil
        try handle.seek(toOffset: 0)
        guard
            let format = format
                ?? ["csv": .csv, "ndjson": .ndjson, "jsonl": .ndjson, "json": .ndjson][url.pathExtension.lowercased()]
        else { throw CommandError("\(file): say --format csv or --format ndjson; the name does not tell.") }
        self.format = format
    }

    /// The next row; `nil` at the end.
    ///
    /// - Throws: ``CommandError`` when the header cannot be read: then no row can.
    mutating func next(now: Timestamp) throws -> Row? {
        while true {
            let row = format == .csv ? try nextOfTable(now) : nextLine(now)
            if let row { return row }
            guard !isAtEnd else { return nil }
            try readPiece()
        }
    }

    private mutating func readPiece() throws {
        guard let piece = try input.read(upToCount: Self.pieceBytes), !piece.isEmpty else {
            isAtEnd = true
            rows.finish()
            lines.finish()
            return
        }
        bytesRead += Double(piece.count)
        if format == .csv { rows.feed(piece) } else { lines.feed(piece) }
    }

    // MARK: CSV
    private mutating func nextOfTable(_ now: Timestamp) throws -> Row? {
        while let next = rows.next() {
            guard let table else {
                try takeHeader(next)
                continue
            }
            switch next {
            case .failure(let error):
                return Row(
                    line: error.line, key: "line \(error.line)", digest: [], expected: nil,
                    content: .failure(RowProblems([FieldProblem(pointer: "", message: error.message)])))
            case .success(let row):
                let digest = Array(SHA256.hash(data: Data(row.fields.joined(separator: "\u{1F}").utf8)))
                let content = result { try table.application(of: row.fields, now: now) }
                return Row(
                    line: row.line, key: key(content, line: row.line), digest: digest,
                    expected: table.expected(of: row.fields), content: content)
            }
        }
        return nil
    }

    private mutating func takeHeader(_ header: Result<CSVRow, CSVError>) throws {
        do {
            let table = try ApplicationTable(header: try header.get().fields)
            self.table = table
            rows.fieldCount = table.width
        } catch {
            throw CommandError("\(name), the header: \(describe(error))")
        }
    }

    // MARK: NDJSON
    private mutating func nextLine(_ now: Timestamp) -> Row? {
        guard let next = lines.next() else { return nil }
        switch next {
        case .failure(let error):
            return Row(
                line: error.number, key: "line \(error.number)", digest: [], expected: nil,
                content: .failure(RowProblems([FieldProblem(pointer: "", message: error.description)])))
        case .success(let line):
            let digest = Array(SHA256.hash(data: Data(line.content)))
            let content = result { try Application(json: try JSONValue(parsing: line.content), now: now) }
            return Row(
                line: line.number, key: key(content, line: line.number), digest: digest, expected: nil, content: content
            )
        }
    }

    private func key(_ content: Result<Application, RowProblems>, line: Int) -> String {
        if case .success(let application) = content, let reference = application.reference {
            return "reference " + reference
        }
        return "line \(line)"
    }

    private func result(_ read: () throws -> Application) -> Result<Application, RowProblems> {
        do {
            return .success(try read())
        } catch let errors as FormErrors {
            return .failure(RowProblems(errors.errors.map { FieldProblem(pointer: $0.pointer, message: $0.message) }))
        } catch {
            return .failure(RowProblems([FieldProblem(pointer: "", message: describe(error))]))
        }
    }
}

/// Everything that is wrong with one row.
struct RowProblems: Error, Sendable, CustomStringConvertible {
    var problems: [FieldProblem]
    init(_ problems: [FieldProblem]) { self.problems = problems }
    var description: String { problems.map(\.description).joined(separator: "; ") }
}
