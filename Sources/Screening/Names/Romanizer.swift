// One Latin spelling for letters of many scripts, so that names can be compared across them. Tables of our own for the
// scripts that people are often named in; ICU's transliterator for the rest.
import Foundation

/// The script that a part of a name is written in.
public enum NameScript: UInt8, Hashable, Sendable, CaseIterable {
    case latin, cyrillic, greek, arabic, hebrew, han, hangul, kana, georgian, armenian, devanagari, thai, other

    /// Scripts that leave vowels out, so that a romanised part is compared by its consonants.
    var leavesVowelsOut: Bool { self == .arabic || self == .hebrew || self == .thai }
}

/// Romanises one scalar at a time into ASCII lower case.
enum Romanizer {
    /// 65,536 offsets into `pool`, where each reading is stored as its length followed by its bytes; 0 is "no reading".
    private static let table: (offsets: [UInt16], pool: [UInt8]) = {
        var offsets = [UInt16](repeating: 0, count: 0x10000)
        var pool: [UInt8] = [0]
        var known: [String: UInt16] = [:]
        func set(_ scalar: UInt32, _ reading: String) {
            guard scalar < 0x10000 else { return }
            if let at = known[reading] {
                offsets[Int(scalar)] = at
                return
            }
            let at = UInt16(pool.count)
            pool.append(UInt8(reading.utf8.count))
            pool.append(contentsOf: reading.utf8)
            known[reading] = at
            offsets[Int(scalar)] = at
        }
        for scalar in UInt32(0x61)...0x7A {
            let letter = String(Character(Unicode.Scalar(UInt8(scalar))))
            set(scalar, letter)
            set(scalar - 32, letter)
            set(scalar - 0x61 + 0xFF41, letter)
            set(scalar - 0x61 + 0xFF21, letter)
        }
        for digit in UInt32(0)...9 {
            for zero: UInt32 in [0x30, 0x660, 0x6F0, 0x966, 0xE50, 0xFF10] { set(zero + digit, String(digit)) }
        }
        // Latin letters with marks: the letter beneath them.
        for range in [UInt32(0xC0)...0x24F, 0x1E00...0x1EFF] {
            for value in range {
                guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
                let base = String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars
                    .filter { $0.isASCII }.map { String($0) }.joined().lowercased()
                if base.count == 1 { set(value, base) }
            }
        }
        for (letters, readings) in ScriptTables.all {
            let scalars = Array(letters.unicodeScalars)
            let words = readings.split(separator: " ").map { $0 == "-" ? "" : String($0) }
            precondition(scalars.count == words.count, "a romanisation table names each letter's reading: \(letters)")
            for (scalar, word) in zip(scalars, words) {
                set(scalar.value, word)
                let upper = scalar.properties.uppercaseMapping.unicodeScalars
                if upper.count == 1, let first = upper.first, offsets[Int(first.value & 0xFFFF)] == 0 {
                    set(first.value, word)
                }
            }
        }
        return (offsets, pool)
    }()

    /// Appends the reading of `scalar`; `false` when the tables have none.
    @inline(__always)
    static func append(_ scalar: UInt32, to bytes: inout [UInt8]) -> Bool {
        guard scalar < 0x10000 else { return false }
        return table.offsets.withUnsafeBufferPointer { offsets in
            let at = Int(offsets[Int(scalar)])
            if at == 0 { return false }
            return table.pool.withUnsafeBufferPointer { pool in
                let count = Int(pool[at])
                for i in 0..<count { bytes.append(pool[at + 1 + i]) }
                return true
            }
        }
    }

    static func script(of scalar: UInt32) -> NameScript {
        switch scalar {
        case 0...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF5A: .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F: .cyrillic
        case 0x530...0x58F: .armenian
        case 0x590...0x5FF: .hebrew
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFE: .arabic
        case 0x900...0x97F: .devanagari
        case 0xE00...0xE7F: .thai
        case 0x10A0...0x10FF, 0x1C90...0x1CBF: .georgian
        case 0x3040...0x30FF: .kana
        case 0xAC00...0xD7A3: .hangul
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: .han
        default: .other
        }
    }

    /// The last resort for scripts without a table: ICU, one part at a time.
    static func transliterate(_ text: String) -> [UInt8] {
        guard let latin = text.applyingTransform(.toLatin, reverse: false),
            let plain = latin.applyingTransform(.stripDiacritics, reverse: false)
        else { return [] }
        return plain.lowercased().utf8.filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
}
