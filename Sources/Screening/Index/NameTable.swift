// Every listed name, flat: its parts by form, and for each form the names it stands in.

/// One part of a listed name.
struct IndexedPart: Sendable {
    var form: UInt32
    /// Low half of the spelling's hash: tells the same spelling from the same sound.
    var spelling: UInt32
    var weight: Float
    var mask: UInt16
    var flags: UInt16
    var letters: UInt16
}

/// One listed name.
struct IndexedName: Sendable {
    var entry: UInt32
    /// Which of the entry's names.
    var ordinal: UInt16
    var style: NameStyle
    var hasOrder: Bool
    var isWeak: Bool
    /// How many of its parts are initials.
    var initials: UInt8
    /// `ParsedName.generation`.
    var generation: UInt8
    /// Parts in `NameTable.parts`: the single ones first, then readings of several as one.
    var firstPart: UInt32
    var partCount: UInt8
    var joinCount: UInt8
    var wholeHash: UInt64
}

/// All names of all entries. Immutable once built.
struct NameTable: Sendable {
    private(set) var names: [IndexedName] = []
    private(set) var parts: [IndexedPart] = []
    /// For each form, where its names begin in `postings`.
    private(set) var offsets: [UInt32] = []
    /// Name numbers; the high bit is set where the form is a reading of several parts.
    private(set) var postings: [UInt32] = []
    static let joinBit: UInt32 = 1 << 31

    mutating func reserve(_ count: Int) {
        names.reserveCapacity(count)
        parts.reserveCapacity(count * 6)
    }

    mutating func add(_ name: ParsedName, entry: UInt32, ordinal: UInt16, isWeak: Bool, forms: inout FormTable) {
        guard !name.parts.isEmpty else { return }
        let first = UInt32(parts.count)
        for (list, isJoin) in [(name.parts, false), (name.joins, true)] {
            for part in list {
                let form = forms.add(part, of: name)
                if !isJoin { forms.count(form) }
                let aligned = name.bytes.withUnsafeBufferPointer {
                    AlignedPart(part, $0, weight: part.weight, isJoin: isJoin)
                }
                parts.append(
                    IndexedPart(
                        form: form, spelling: UInt32(truncatingIfNeeded: part.spellingHash), weight: part.weight,
                        mask: part.mask, flags: aligned.flags.rawValue, letters: aligned.letters))
            }
        }
        names.append(
            IndexedName(
                entry: entry, ordinal: ordinal, style: name.style, hasOrder: name.hasOrder, isWeak: isWeak,
                initials: UInt8(clamping: name.parts.count { $0.kind == .initial }), generation: name.generation,
                firstPart: first,
                partCount: UInt8(name.parts.count), joinCount: UInt8(name.joins.count), wholeHash: name.wholeHash))
    }

    /// Weighs the parts by their forms' frequencies and builds the postings.
    mutating func finish(forms: FormTable) {
        for name in names {
            let first = Int(name.firstPart), singles = Int(name.partCount)
            for i in first..<(first + singles) {
                parts[i].weight = min(parts[i].weight, forms.weights[Int(parts[i].form)])
            }
            for i in (first + singles)..<(first + singles + Int(name.joinCount)) {
                // A reading of two parts says as much as the two.
                var sum: Float = 0
                for j in first..<(first + singles) where parts[j].mask & parts[i].mask != 0 { sum += parts[j].weight }
                parts[i].weight = min(1, sum)
            }
        }
        offsets = [UInt32](repeating: 0, count: forms.count + 1)
        for part in parts { offsets[Int(part.form) + 1] += 1 }
        for i in 1..<offsets.count { offsets[i] += offsets[i - 1] }
        var next = offsets
        postings = [UInt32](repeating: 0, count: parts.count)
        for (number, name) in names.enumerated() {
            let first = Int(name.firstPart), singles = Int(name.partCount)
            for at in 0..<(singles + Int(name.joinCount)) {
                let part = parts[first + at]
                let isJoin = part.mask.nonzeroBitCount > 1
                postings[Int(next[Int(part.form)])] = UInt32(number) | (isJoin ? Self.joinBit : 0)
                next[Int(part.form)] += 1
            }
        }
    }
}
