import Order
import Testing

@Suite("Rows of comma-separated values that come in pieces")
struct CSVPiecesTests {
    @Test("A row that is none is told with the same bytes however its line came in pieces")
    func errorsInPieces() {
        let bytes = Array("name\nx\"y and more of the line\n\"z\"\n".utf8)
        func rows(splitAt middle: Int) -> [Result<CSVRow, CSVError>] {
            var reader = CSVReader()
            var rows: [Result<CSVRow, CSVError>] = []
            for piece in [bytes[..<middle], bytes[middle...]] {
                reader.feed(piece)
                while let row = reader.next() { rows.append(row) }
            }
            reader.finish()
            while let row = reader.next() { rows.append(row) }
            return rows
        }
        let whole = rows(splitAt: bytes.count)
        #expect(whole.count == 3)
        guard case .failure(let error) = whole[1] else { return #expect(Bool(false), "an error expected") }
        #expect(error.problem == .strayQuote && error.line == 2 && error.bytes == 5..<30)
        for middle in 0...bytes.count { #expect(rows(splitAt: middle) == whole) }
    }
}
