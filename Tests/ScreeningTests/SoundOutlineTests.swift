import TestSupport
import Testing

@testable import Screening

@Suite("Ruling forms out by their letters") struct SoundOutlineTests {
    private func outline(_ word: [UInt8]) -> SoundOutline {
        word.withUnsafeBufferPointer { SoundOutline($0, .latin) }
    }
    private func likeness(_ a: [UInt8], _ b: [UInt8]) -> Float {
        a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in PartSimilarity.spelling(a, b) } }
    }

    @Test("No form is ruled out that the cost of its slips would let through")
    func sound() {
        var random = SeededGenerator(seed: 17)
        let letters = Array("abdefghijklmnoprstuvzC01".utf8)
        func word() -> [UInt8] {
            (0..<Int.random(in: 3...12, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0x61 }
        }
        var alike = 0, ruledOut = 0
        for _ in 0..<30_000 {
            let a = word()
            var b = a
            // One to four slips of any kind.
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let letter = letters.randomElement(using: &random) ?? 0x61
                guard let at = b.indices.randomElement(using: &random) else { break }
                switch Int.random(in: 0...3, using: &random) {
                case 0: b[at] = letter
                case 1: b.insert(letter, at: at)
                case 2 where b.count > 3: b.remove(at: at)
                default: if at > 0 { b.swapAt(at, at - 1) }
                }
            }
            if likeness(a, b) > 0 {
                alike += 1
                #expect(outline(a).mayBeLike(outline(b)), "\(a) \(b)")
            } else if !outline(a).mayBeLike(outline(b)) {
                ruledOut += 1
            }
        }
        // Both happen often, or the test would show nothing.
        #expect(alike > 3_000)
        #expect(ruledOut > 300)
    }

    @Test("What a scanner makes of two letters is not ruled out")
    func scanned() {
        #expect(outline(Array("korneli".utf8)).mayBeLike(outline(Array("komeli".utf8))))
    }
}
