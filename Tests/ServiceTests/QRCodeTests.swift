import Foundation
import Testing

@testable import Service

/// The codes that the portal shows: against what ISO/IEC 18004 fixes of them, and read back by a peer's decoder (zxing-cpp, PyPI).
@Suite struct QRCodeTests {
    static let python = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_PYTHON"]

    @Test("Each version holds as many bytes as table 7 says at level M, and the smallest that fits is taken")
    func capacities() throws {
        // Section 7.4.1, table 7, byte mode, level M.
        let known = [
            1: 14, 2: 26, 3: 42, 4: 62, 5: 84, 6: 106, 7: 122, 8: 152, 9: 180, 10: 213, 20: 666, 27: 1125, 40: 2331,
        ]
        for (version, bytes) in known {
            #expect(QRCodewords.capacity(version) == bytes, "version \(version)")
            let full = try QRCode(encoding: [UInt8](repeating: 0x41, count: bytes))
            #expect(full.version == version && full.size == 17 + 4 * version)
            if version < 40 {
                let next = try QRCode(encoding: [UInt8](repeating: 0x41, count: bytes + 1))
                #expect(next.version == version + 1)
            }
        }
        #expect(throws: QRCodeError.tooLong(limit: 2331)) { try QRCode(encoding: [UInt8](repeating: 0, count: 2332)) }
    }

    @Test("Finders, timing, alignment, the dark module and the format information stand where scanners look for them")
    func patterns() throws {
        let code = try QRCode(encoding: Array("openid4vp://?client_id=x509_san_dns%3Aportal.example".utf8))
        let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
        for (row, column) in [(0, 0), (0, code.size - 7), (code.size - 7, 0)] {
            for (down, line) in finder.enumerated() {
                for (across, module) in line.enumerated() {
                    #expect(code[row + down, column + across] == (module == "#"))
                }
            }
        }
        for place in 8..<code.size - 8 {
            #expect(code[6, place] == (place % 2 == 0) && code[place, 6] == (place % 2 == 0))
        }
        #expect(code[code.size - 8, 8])
        // Annex E: version 7 has its alignment patterns at 6, 22 and 38; version 32 keeps to its own step.
        #expect(QRDrawing.alignmentCentres(7, 45) == [6, 22, 38])
        #expect(QRDrawing.alignmentCentres(32, 145) == [6, 34, 60, 86, 112, 138])
        // Annex C: the format information of level M, masks 0 to 7.
        let formats = [0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0]
        let read =
            (0...5).map { code[$0, 8] } + [code[7, 8], code[8, 8], code[8, 7]] + (9..<15).map { code[8, 14 - $0] }
        let bits = read.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) }
        #expect(bits == formats[code.mask])
    }

    @Test("The picture names itself for those who do not see it, and is black on white with a quiet zone")
    func picture() throws {
        let code = try QRCode(encoding: Array("x".utf8))
        let svg = code.svg(label: "a <b> & \"c\"")
        #expect(svg.contains("aria-label=\"a &lt;b> &amp; &quot;c&quot;\""))
        #expect(svg.contains("viewBox=\"0 0 29 29\""))
        #expect(svg.contains("M4 4h7v1h-7z"))
    }

    @Test(
        "A peer's decoder reads back what was encoded, in small versions and large ones",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON to a Python that has zxing-cpp"), .timeLimit(.minutes(5))
    )
    func decoded() throws {
        var texts: [String] = ["a", "openid4vp://?client_id=x509_san_dns%3Aportal.example&request_uri=https%3A%2F%2Fé"]
        for version in Array(1...14) + [20, 27, 40] {
            let length = QRCodewords.capacity(version) - version % 3
            texts.append(
                String((0..<length).map { Character(Unicode.Scalar(UInt8(0x21 + ($0 * 7 + version * 13) % 94))) }))
        }
        let lines = try texts.map { text in
            let code = try QRCode(encoding: Array(text.utf8))
            return "\(code.size) " + code.modules.map { $0 ? "1" : "0" }.joined()
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("codes-\(UUID().uuidString)")
        try Data(lines.joined(separator: "\n").utf8).write(to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("peers/qr_codes.py")
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = [script.path, folder.path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // A peer without the decoder says so, and is no failure of ours.
        if process.terminationStatus == 3 { return }
        #expect(process.terminationStatus == 0)
        let read = try JSONDecoder().decode([String?].self, from: data)
        #expect(read == texts.map { Optional($0) })
    }
}
