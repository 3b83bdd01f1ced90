// Letters and digits that people and cameras take for each other. A suggestion is shown and never applied: a zone that was
// altered until it agrees proves nothing.

/// A reading of the same lines that agrees with itself, differing only in characters that are easily misread.
public struct MRZSuggestion: Hashable, Sendable {
    public var lines: [String]
    public var changes: [Change]

    /// One character, counted from 1.
    public struct Change: Hashable, Sendable {
        public var line: Int
        public var column: Int
        public var from: Character
        public var to: Character
        public init(line: Int, column: Int, from: Character, to: Character) {
            self.line = line
            self.column = column
            self.from = from
            self.to = to
        }
    }
}

extension MachineReadableZone {
    /// The one likely reading that agrees with itself; `nil` when nothing is wrong, or no single such reading exists.
    ///
    /// Where a field can only hold digits or only letters, that decides; in a document number or optional data one character
    /// is exchanged, and only if exactly one exchange makes its check digit right.
    public var suggestion: MRZSuggestion? {
        guard !flaws.isEmpty else { return nil }
        var changed = bytes
        let layout = layout
        for i in layout.digits where Misread.digit(changed[i]) != nil {
            changed[i] = Misread.digit(changed[i]) ?? changed[i]
        }
        for i in layout.letters where Misread.letter(changed[i]) != nil {
            changed[i] = Misread.letter(changed[i]) ?? changed[i]
        }
        if flaws(of: changed).contains(.numberCheck) {
            guard let better = exchangingOne(in: Array(layout.number), of: changed, clearing: .numberCheck) else {
                return nil
            }
            changed = better
        }
        if flaws(of: changed).contains(.optionalCheck), let field = layout.optional.first {
            guard let better = exchangingOne(in: Array(field), of: changed, clearing: .optionalCheck) else {
                return nil
            }
            changed = better
        }
        if flaws(of: changed) == .compositeCheck {
            // Optional data of cards is covered by the composite check digit only.
            guard
                let better = exchangingOne(
                    in: layout.optional.flatMap { Array($0) }, of: changed, clearing: .compositeCheck)
            else { return nil }
            changed = better
        }
        guard flaws(of: changed).isEmpty, changed != bytes else { return nil }
        let zone = MachineReadableZone(format: format, bytes: changed)
        let changes = bytes.indices.filter { bytes[$0] != changed[$0] }.map { i in
            MRZSuggestion.Change(
                line: i / layout.width + 1, column: i % layout.width + 1, from: Character(Unicode.Scalar(bytes[i])),
                to: Character(Unicode.Scalar(changed[i])))
        }
        return MRZSuggestion(lines: zone.lines, changes: changes)
    }

    private func flaws(of bytes: [UInt8]) -> Flaws {
        let layout = layout
        return bytes.withUnsafeBufferPointer { MRZInspection(bytes: $0, layout: layout).flaws() }
    }

    /// The bytes with one misread character of the positions exchanged so that the flaw goes; `nil` unless exactly one does.
    private func exchangingOne(in positions: [Int], of bytes: [UInt8], clearing flaw: Flaws) -> [UInt8]? {
        var found: [UInt8]?
        for i in positions {
            guard let other = Misread.digit(bytes[i]) ?? Misread.letter(bytes[i]) else { continue }
            var trial = bytes
            trial[i] = other
            if !flaws(of: trial).contains(flaw) {
                if found != nil { return nil }
                found = trial
            }
        }
        return found
    }
}

private enum Misread {
    /// The digit that a letter is taken for.
    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "O"), UInt8(ascii: "Q"), UInt8(ascii: "D"): UInt8(ascii: "0")
        case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
        case UInt8(ascii: "Z"): UInt8(ascii: "2")
        case UInt8(ascii: "S"): UInt8(ascii: "5")
        case UInt8(ascii: "G"): UInt8(ascii: "6")
        case UInt8(ascii: "B"): UInt8(ascii: "8")
        default: nil
        }
    }
    /// The letter that a digit is taken for.
    static func letter(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0"): UInt8(ascii: "O")
        case UInt8(ascii: "1"): UInt8(ascii: "I")
        case UInt8(ascii: "2"): UInt8(ascii: "Z")
        case UInt8(ascii: "5"): UInt8(ascii: "S")
        case UInt8(ascii: "6"): UInt8(ascii: "G")
        case UInt8(ascii: "8"): UInt8(ascii: "B")
        default: nil
        }
    }
}

extension MRZLayout {
    /// Positions that hold digits or fillers only.
    fileprivate var digits: [Int] {
        Array(birthDate) + Array(expiry) + [birthDateCheck, expiryCheck, numberCheck]
            + [optionalCheck, compositeCheck].compactMap { $0 }
    }
    /// Positions that hold letters or fillers only.
    fileprivate var letters: [Int] { Array(2..<5) + Array(nationality) + Array(name) }
}
