// However bytes arrive, in one piece or two, the rows and the errors are the same.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    func rows(_ pieces: [ArraySlice<UInt8>]) -> [Result<CSVRow, CSVError>] {
        var reader = CSVReader()
        var rows: [Result<CSVRow, CSVError>] = []
        for piece in pieces {
            reader.feed(piece)
            while let row = reader.next() { rows.append(row) }
        }
        reader.finish()
        while let row = reader.next() { rows.append(row) }
        return rows
    }
    let whole = rows([bytes[...]])
    let middle = count == 0 ? 0 : Int(bytes[0]) % (count + 1)
    precondition(rows([bytes[..<middle], bytes[middle...]]) == whole, "pieces make other rows")
    precondition(whole.count <= count + 1)
    return 0
}
