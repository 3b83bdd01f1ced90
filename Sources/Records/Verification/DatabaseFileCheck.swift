// What can be said of a SQLite file without asking SQLite: the constants of its header (SQLite file format section 1.3) and
// the checksums of its write-ahead log (section 4), where a wrong byte makes SQLite forget what follows it without a word.
import Foundation

enum DatabaseFileCheck {
    static let pageSize = 4096

    static func findings(path: String, userVersion: UInt32) -> [VerificationFinding] {
        let name = URL(fileURLWithPath: path).lastPathComponent
        guard let file = FileHandle(forReadingAtPath: path), let head = try? file.read(upToCount: 100),
            head.count == 100
        else { return [VerificationFinding(.file(name), "is missing or cut short")] }
        try? file.close()
        // A file whose first page still lies in the write-ahead log may hold zeros where the schema's constants go.
        let walSize = (try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size]) as? Int ?? 0
        return header([UInt8](head), name: name, userVersion: userVersion, isFresh: walSize > 0)
            + log(path: path + "-wal", name: name + "-wal")
    }

    /// The fields that this program never writes otherwise. The rest of the header is counters, which change no answer, and
    /// sizes, which the structural check compares.
    private static func header(_ bytes: [UInt8], name: String, userVersion: UInt32, isFresh: Bool)
        -> [VerificationFinding]
    {
        func holds(_ at: Int, _ value: UInt32) -> Bool { word(bytes, at) == value || isFresh && word(bytes, at) == 0 }
        var wrong: [String] = []
        if Array(bytes[0..<16]) != Array("SQLite format 3\0".utf8) { wrong.append("magic") }
        if Int(bytes[16]) << 8 | Int(bytes[17]) != pageSize { wrong.append("page size") }
        if bytes[18] != 2 || bytes[19] != 2 { wrong.append("journal mode") }
        if bytes[20] != 0 { wrong.append("reserved space") }
        if bytes[21] != 64 || bytes[22] != 32 || bytes[23] != 32 { wrong.append("payload fractions") }
        if !holds(44, 4) { wrong.append("schema format") }
        if word(bytes, 52) != 0 || word(bytes, 64) != 0 { wrong.append("vacuum mode") }
        if !holds(56, 1) { wrong.append("text encoding") }
        if !holds(60, userVersion) { wrong.append("format number") }
        if word(bytes, 68) != 0 || bytes[72..<92].contains(where: { $0 != 0 }) { wrong.append("unused fields") }
        return wrong.map { VerificationFinding(.file("\(name) header"), "altered (\($0))") }
    }

    private static func log(path: String, name: String) -> [VerificationFinding] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        guard let head = try? file.read(upToCount: 32), !head.isEmpty else { return [] }
        let header = [UInt8](head)
        guard header.count == 32, word(header, 0) & ~1 == 0x377F_0682 else {
            return [VerificationFinding(.file(name), "header altered: what the file held is lost to every reader")]
        }
        let isBigEndian = word(header, 0) & 1 == 1
        var sum = (UInt32(0), UInt32(0))
        checksum(header[0..<24], isBigEndian, &sum)
        guard sum == (word(header, 24), word(header, 28)), Int(word(header, 8)) == pageSize else {
            return [VerificationFinding(.file(name), "header altered: what the file held is lost to every reader")]
        }
        let salt = Array(header[16..<24])
        var frame = 0
        var broken: Int?
        while let data = try? file.read(upToCount: 24 + pageSize), data.count == 24 + pageSize {
            frame += 1
            let bytes = [UInt8](data)
            let isCurrent = Array(bytes[8..<16]) == salt
            let commits = word(bytes, 4) != 0
            if let broken {
                // Frames of an earlier use of the file have other salts. One of this use behind a broken one was committed.
                if isCurrent, commits { return lost(name, broken) }
                continue
            }
            guard isCurrent else {
                broken = frame
                continue
            }
            checksum(bytes[0..<8], isBigEndian, &sum)
            checksum(bytes[24...], isBigEndian, &sum)
            guard sum != (word(bytes, 16), word(bytes, 20)) else { continue }
            if commits { return lost(name, frame) }
            broken = frame
        }
        return []
    }

    private static func lost(_ name: String, _ frame: Int) -> [VerificationFinding] {
        [
            VerificationFinding(
                .file("\(name) frame \(frame)"), "altered: transactions from here on are lost to every reader")
        ]
    }

    private static func word(_ bytes: [UInt8], _ at: Int) -> UInt32 {
        bytes[at..<at + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool, _ sum: inout (UInt32, UInt32)) {
        bytes.withUnsafeBytes { raw in
            for at in stride(from: 0, to: raw.count, by: 8) {
                let a = raw.loadUnaligned(fromByteOffset: at, as: UInt32.self)
                let b = raw.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self)
                sum.0 &+= (isBigEndian ? UInt32(bigEndian: a) : UInt32(littleEndian: a)) &+ sum.1
                sum.1 &+= (isBigEndian ? UInt32(bigEndian: b) : UInt32(littleEndian: b)) &+ sum.0
            }
        }
    }
}
