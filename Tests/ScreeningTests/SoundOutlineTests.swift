import TestSupport
import Testing

@testable import Screening

@Suite("Ruling forms out by their letters") struct SoundOutlineTests {
    private func outline(_ word: [UInt8]) -> SoundOutline {
        word.withUnsafeBufferPointer { SoundOutline(sound: $0, spelling: $0, .latin) }
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

    @Test("No two parts of names that are like in any way are ruled out")
    func names() {
        let names = [
            "Sergey Ivanovich Testenko", "Serhii Kornwallis", "Comwallis", "Bob Robert Marchetti", "Margaret Peggy",
            "Kim Jong Hyok",
            "Kim Chong-hyok", "Hsu Chih-mo", "Xu Zhimo", "محمد علي حسن", "Muhammad Ali Hasan", "דוד כהן",
            "David Cohen Kohen",
            "ジョン・スミス", "John Smith", "สมชาย", "Somchai", "Clostermann", "Ciostermann", "Abdulaziz Abd al-Aziz",
            "Meyer Maier",
            "Wladek Wladyslaw", "Zhang Cheung", "Anton Tsetenko", "Petrov Petroff Petrova", "Jonathan Jonahtan Onathan",
        ].map { NameParser.parse($0, style: .person) }
        var alike = 0
        for a in names {
            for b in names {
                for x in a.parts + a.joins where x.kind == .word {
                    for y in b.parts + b.joins where y.kind == .word {
                        let likeness = a.bytes.withUnsafeBufferPointer { a in
                            b.bytes.withUnsafeBufferPointer { b in PartSimilarity.compare(x, a, y, b) }
                        }
                        guard likeness > 0 else { continue }
                        alike += 1
                        #expect(x.outline.mayBeLikeAtAll(y.outline), "\(a.text(x.spelling)) \(b.text(y.spelling))")
                    }
                }
            }
        }
        #expect(alike > 150)
    }

    @Test("What a scanner makes of two letters is not ruled out")
    func scanned() {
        #expect(outline(Array("korneli".utf8)).mayBeLike(outline(Array("komeli".utf8))))
    }
}
