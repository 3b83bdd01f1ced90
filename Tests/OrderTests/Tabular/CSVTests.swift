// RFC 4180, in pieces of any size, and what comes of files that do not follow it.
import Order
import TestSupport
import Testing

@Suite("Comma-separated values") struct CSVTests {
    /// What reading yields: rows as they are, errors as their code and line.
    func read(_ bytes: [UInt8], piece: Int, fieldCount: Int? = nil) -> [String] {
        var reader = CSVReader()
        reader.fieldCount = fieldCount
        var results: [String] = []
        func take() {
            while let next = reader.next() {
                switch next {
                case .success(let row): results.append("\(row.line):" + row.fields.map { "[\($0)]" }.joined())
                case .failure(let error): results.append("\(error.line)!\(error.code)")
                }
            }
        }
        var at = 0
        while at < bytes.count {
            reader.feed(bytes[at..<min(at + piece, bytes.count)])
            take()
            at += piece
        }
        reader.finish()
        take()
        return results
    }
    func read(_ text: String, fieldCount: Int? = nil) -> [String] {
        let whole = read(Array(text.utf8), piece: .max >> 1, fieldCount: fieldCount)
        for piece in [1, 2, 3, 7] {
            #expect(read(Array(text.utf8), piece: piece, fieldCount: fieldCount) == whole, "pieces of \(piece)")
        }
        return whole
    }

    @Test(
        "Rows, quoted fields, doubled quotes, line breaks in fields, every line end, a byte order mark, a last row without one"
    )
    func wellFormed() {
        #expect(read("a,b\r\nc,d\r\n") == ["1:[a][b]", "2:[c][d]"])
        #expect(read("\u{FEFF}a,b\n\"c, \"\"d\"\"\",\n") == ["1:[a][b]", "2:[c, \"d\"][]"])
        #expect(read("a,\"x\r\ny\nz\"\nb,c") == ["1:[a][x\r\ny\nz]", "4:[b][c]"])
        #expect(read("a\rb\r") == ["1:[a]", "2:[b]"])
        #expect(read("\n\na,b\n\n\nc,d\n\n") == ["3:[a][b]", "6:[c][d]"])
        #expect(read("\"\",\"\"") == ["1:[][]"])
        #expect(read(",") == ["1:[][]"])
        #expect(read("é,漢,😀\n") == ["1:[é][漢][😀]"])
        #expect(read("") == [])
        #expect(read("a\tb, c \n") == ["1:[a\tb][ c ]"])
    }

    @Test("One stray quote costs one row, whichever kind it is")
    func strayQuotes() {
        #expect(read("a,b\nc\"d,e\nf,g\n") == ["1:[a][b]", "2!quote", "3:[f][g]"])
        #expect(read("\"a\"b,c\nd,e\n") == ["1!quote", "2:[d][e]"])
        #expect(read("a,\"b\nc,d\n\"e\",f\n") == ["1!quote", "2:[c][d]", "3:[e][f]"])
        #expect(read("a,\"b\nc,d\n") == ["1!quote", "2:[c][d]"])
        #expect(read("a,\"b\nc,d\n", fieldCount: 2) == ["1!quote", "2:[c][d]"])
        #expect(
            read("h,i\n\"a,b\nc,d\n\",e\nf,g\n", fieldCount: 3) == [
                "1!fieldCount", "2!quote", "3!fieldCount", "4!quote", "5!fieldCount",
            ])
    }

    @Test("A quote that is never closed loses only its own row, in a long file too, and in time that is linear")
    func neverClosed() {
        let rows = (0..<20_000).map { $0 == 7 ? "a,\"b" : "\($0),x" }.joined(separator: "\n")
        let results = read(Array(rows.utf8), piece: 4096)
        #expect(results.count == 20_000)
        #expect(results.filter { $0.contains("!") } == ["8!quote"])
        let hostile = [UInt8](repeating: 0, count: 300_000).enumerated().map {
            $0.offset % 2 == 0 ? UInt8(ascii: "\"") : 0x0A
        }
        let start = ContinuousClock.now
        _ = read(hostile, piece: 4096)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("Rows that are too long, too wide, not UTF-8 or hold controls are told and passed over")
    func bounds() {
        let long = String(repeating: "x", count: 70_000)
        #expect(read("a\n\(long)\nb\n") == ["1:[a]", "2!tooLong", "3:[b]"])
        #expect(read("a\n\"\(long)\"\nb\n") == ["1:[a]", "2!tooLong", "3:[b]"])
        #expect(read(Array((long + long + long).utf8), piece: 1000) == ["1!tooLong"])
        #expect(read(String(repeating: ",", count: 300) + "\nb\n") == ["1!tooLong", "2:[b]"])
        #expect(read("a\u{0}b\nc\n") == ["1!forbiddenCharacter", "2:[c]"])
        #expect(read([0x61, 0x0A, 0xFF, 0x0A, 0x62], piece: 2) == ["1:[a]", "2!notUTF8", "3:[b]"])
        #expect(read("a,b\nc\nd,e\n", fieldCount: 2) == ["1:[a][b]", "2!fieldCount", "3:[d][e]"])
    }

    @Test("Reading goes on where it was left, at the row's last byte")
    func resumes() throws {
        let text = Array("a,b\nc,\"d\ne\"\nf,g\n".utf8)
        var reader = CSVReader()
        reader.feed(text)
        _ = reader.next()
        let next = reader.next()
        let second = try #require(next).get()
        #expect(second.bytes == 4..<12)
        var again = CSVReader(offset: second.bytes.upperBound, line: 4)
        again.feed(text[second.bytes.upperBound...])
        let last = again.next()
        let third = try #require(last).get()
        #expect(third.fields == ["f", "g"])
        #expect(third.line == 4)
        #expect(third.bytes == 12..<16)
    }

    @Test("What is written is read back the same, for any text")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 4180)
        let pool: [Character] = ["a", ",", "\"", "\n", "\r\n", " ", "é", ";", "=", "-"]
        for _ in 0..<500 {
            let fields = (0..<Int.random(in: 2...6, using: &generator)).map { _ in
                String(
                    (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                        pool.randomElement(using: &generator) ?? "a"
                    })
            }
            var bytes: [UInt8] = []
            CSVWriter.append(fields, to: &bytes)
            var reader = CSVReader()
            reader.feed(bytes)
            reader.finish()
            let row = reader.next()
            #expect(try row?.get().fields == fields)
            let end = reader.next()
            #expect(end == nil)
        }
    }

    @Test("Any bytes give the same rows and errors in pieces of any size, and every line is accounted for")
    func anyBytes() {
        var generator = SeededGenerator(seed: 41)
        let pool: [UInt8] = [0x61, 0x2C, 0x22, 0x0A, 0x0D, 0x20, 0xC3, 0xA9, 0x00]
        for _ in 0..<1_500 {
            let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                pool.randomElement(using: &generator) ?? 0
            }
            let whole = read(bytes, piece: 1_000)
            for piece in [1, 2, 5] { #expect(read(bytes, piece: piece) == whole, "\(bytes)") }
        }
    }

    @Test("Cells that a spreadsheet would run are defused when asked")
    func formulas() {
        var bytes: [UInt8] = []
        CSVWriter.append(["=1+1", "-2", "@x", "a=b", "+371"], to: &bytes, formulas: .defused)
        #expect(String(decoding: bytes, as: UTF8.self) == "'=1+1,'-2,'@x,a=b,'+371\r\n")
    }

    @Test("Lines come whole from pieces of any size; one that is too long costs itself alone")
    func lines() {
        let text = Array("{\"a\":1}\r\n\n  \n{}\n\(String(repeating: "x", count: 50))\nlast".utf8)
        for piece in [1, 3, 1000] {
            var reader = LineReader(limit: 20)
            var results: [String] = []
            func take() {
                while let next = reader.next() {
                    switch next {
                    case .success(let line):
                        results.append("\(line.number):" + String(decoding: line.content, as: UTF8.self))
                    case .failure(let error): results.append("\(error.number)!")
                    }
                }
            }
            for at in stride(from: 0, to: text.count, by: piece) {
                reader.feed(text[at..<min(at + piece, text.count)])
                take()
            }
            reader.finish()
            take()
            #expect(results == ["1:{\"a\":1}", "4:{}", "5!", "6:last"])
        }
    }
}
