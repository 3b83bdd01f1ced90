import Order

/// A run: one account's events of one month, in the order of time, as few bytes as they are worth. It is sealed under the
/// subject's key, so that it dies with it.
///
/// Each column is a stream of symbols of its own, all interleaved through one ``RangeEncoder``: an event is a time (the
/// bits of its distance to the one before, then those bits), its origin (point, principal and agent together: mostly the
/// same as before), its deed (action and source together) and its outcome. Origins and deeds are numbered as they first
/// appear, and spelled out there: by their number in the ``Vocabulary`` or letter by letter. How many events there are
/// stands outside (``RunSeal``).
enum RunCodec {
    /// The version stands in the associated data of the seal and costs the run no byte.
    static let version = 1

    static func encode(
        _ columns: EventColumns, _ order: ArraySlice<UInt32>, month: AccessMonth, vocabulary: Vocabulary
    ) -> [UInt8] {
        var writer = RunWriter(columns: columns, vocabulary: vocabulary)
        return writer.run(order, month: month)
    }

    /// The events of a run, all under `account`.
    static func decode(
        _ bytes: [UInt8], events: Int, month: AccessMonth, account: UInt32, vocabulary: Vocabulary
    ) throws(AccessCodecError) -> EventColumns {
        var reader = RunReader(bytes, vocabulary: vocabulary)
        return try reader.run(events, month: month, account: account)
    }
}

/// The symbol models that the writer and the reader of a run both keep. Symbol 0 of a growing alphabet says "a new one",
/// symbol n the n-th.
private struct RunModels {
    /// The weight of a symbol that was just added to an alphabet.
    static let first: UInt32 = 4
    /// Copied by every run rather than built anew.
    static let fresh = RunModels()

    var sameOrigin = [SymbolModel([1, 2], increment: 2), SymbolModel([1, 2], increment: 2)]
    var origin = SymbolModel([2], increment: 4)
    var deed = SymbolModel([2], increment: 4)
    var outcome = SymbolModel([1, 8, 2, 2], increment: 6)
    /// How many bits the distance in time has; within a session and across sessions apart.
    var distance = [SymbolModel(Self.distances, increment: 12), SymbolModel(Self.distances, increment: 12)]
    var point = SymbolModel([2], increment: 4)
    var pointKind = SymbolModel([12, 2, 1, 1], increment: 4)
    /// Symbol 1 is the absent text.
    var text = [
        SymbolModel([3, 1], increment: 4), SymbolModel([3, 1], increment: 4), SymbolModel([3, 1], increment: 4),
        SymbolModel([3, 1], increment: 4),
    ]
    var inVocabulary = Vocabulary.Section.allCases.map { _ in SymbolModel([1, 4], increment: 4) }
    var wordBits = Vocabulary.Section.allCases.map { _ in SymbolModel(Self.words, increment: 4) }
    var lengthBits = SymbolModel([1, 1, 2, 4, 4, 2, 1, 1, 1, 1, 1, 1], increment: 4)
    var letter: SymbolModel?

    private static let distances: [UInt32] = (0...32).map { $0 < 5 ? 1 : $0 < 30 ? 4 : 2 }
    private static let words: [UInt32] = (0...16).map { $0 == 0 ? 1 : $0 < 4 ? 4 : $0 < 8 ? 6 : 1 }
    /// Distances of up to 2^18 ms, some four minutes, are within a session.
    static let sessionBits = 18

    mutating func withLetter<Result>(_ body: (inout SymbolModel) -> Result) -> Result {
        var model = letter ?? SymbolModel(Self.letters, increment: 16)
        letter = nil
        defer { letter = model }
        return body(&model)
    }

    private static let letters: [UInt32] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): 12
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): 6
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "_"),
            UInt8(ascii: "@"):
            8
        default: 1
        }
    }

    /// The first time of a run can be any of the month's; this many shares of 2^16 units.
    static func firstShares(_ month: AccessMonth, unit: Int64) -> UInt32 {
        UInt32(((month.next.start.milliseconds - month.start.milliseconds - 1) / unit) >> 16) + 1
    }
}

/// The four columns of texts, each with an alphabet of its own.
private enum TextColumn: Int {
    case action = 0, principal, source, agent
    /// Where common texts of the column are numbered; actions and sources are numbered together, as deeds.
    var section: Vocabulary.Section? {
        switch self {
        case .principal: .principal
        case .agent: .agent
        case .action, .source: nil
        }
    }
}

private struct Origin: Hashable { var point: UInt32, principal: UInt32, agent: UInt32 }
private struct Deed: Hashable { var action: UInt32, source: UInt32 }

private func bitLength(_ value: UInt32) -> Int { 32 - value.leadingZeroBitCount }

private struct RunWriter {
    let columns: EventColumns
    let vocabulary: Vocabulary
    var models = RunModels.fresh
    var coder = RangeEncoder()
    var origins: [Origin: Int] = [:]
    var deeds: [Deed: Int] = [:]
    var points: [UInt32: Int] = [:]
    var texts: [[UInt32: Int]] = [[0: 1], [0: 1], [0: 1], [0: 1]]

    init(columns: EventColumns, vocabulary: Vocabulary) {
        self.columns = columns
        self.vocabulary = vocabulary
    }

    mutating func run(_ order: ArraySlice<UInt32>, month: AccessMonth) -> [UInt8] {
        precondition(!order.isEmpty && order.count <= Limits.accessRunEvents)
        // Many logs tell whole seconds only.
        let wholeSeconds = order.allSatisfy { columns.time[Int($0)] % 1000 == 0 }
        coder.encode(bits: wholeSeconds ? 1 : 0, count: 1)
        let unit: Int64 = wholeSeconds ? 1000 : 1
        var before = month.start.milliseconds
        var context = 1
        var lastOrigin: Origin?
        for position in order {
            let i = Int(position)
            let distance = UInt32(truncatingIfNeeded: (columns.time[i] - before) / unit)
            before = columns.time[i]
            if lastOrigin == nil {
                coder.encode(start: distance >> 16, size: 1, total: RunModels.firstShares(month, unit: unit))
                coder.encode(bits: distance & 0xFFFF, count: 16)
            } else {
                let bits = bitLength(distance)
                models.distance[context].encode(bits, &coder)
                coder.encode(bits: distance, low: bits - 1)
                context = bits <= RunModels.sessionBits ? 0 : 1
            }
            let origin = Origin(point: columns.point[i], principal: columns.principal[i], agent: columns.agent[i])
            if let last = lastOrigin { models.sameOrigin[context].encode(origin == last ? 1 : 0, &coder) }
            if origin != lastOrigin { write(origin) }
            lastOrigin = origin
            write(Deed(action: columns.action[i], source: columns.source[i]))
            models.outcome.encode(Int(columns.outcome[i]), &coder)
        }
        return coder.finish()
    }

    private mutating func write(_ origin: Origin) {
        if let known = origins[origin] { return models.origin.encode(known, &coder) }
        models.origin.encode(0, &coder)
        models.origin.grow(RunModels.first)
        origins[origin] = models.origin.count - 1
        writePoint(origin.point)
        write(origin.principal, .principal)
        write(origin.agent, .agent)
    }

    private mutating func write(_ deed: Deed) {
        if let known = deeds[deed] { return models.deed.encode(known, &coder) }
        models.deed.encode(0, &coder)
        models.deed.grow(RunModels.first)
        deeds[deed] = models.deed.count - 1
        let word = Vocabulary.deed(columns, deed.action, deed.source).map { text in
            text.withUnsafeBufferPointer { vocabulary.number(of: $0, in: .deed) }
        }
        if name(word ?? 0, .deed) { return }
        write(deed.action, .action)
        write(deed.source, .source)
    }

    private mutating func writePoint(_ point: UInt32) {
        if let known = points[point] { return models.point.encode(known, &coder) }
        models.point.encode(0, &coder)
        models.point.grow(RunModels.first)
        points[point] = models.point.count - 1
        let value = columns.points[point]
        switch value.kind {
        case .address where value.high == 0 && value.low >> 32 == 0xFFFF:
            models.pointKind.encode(0, &coder)
            coder.encode(bits: UInt32(truncatingIfNeeded: value.low), count: 32)
        case .address:
            models.pointKind.encode(1, &coder)
            for word in [value.high, value.low] {
                coder.encode(bits: UInt32(truncatingIfNeeded: word >> 32), count: 32)
                coder.encode(bits: UInt32(truncatingIfNeeded: word), count: 32)
            }
        case .named:
            models.pointKind.encode(2, &coder)
            let text = UInt32(truncatingIfNeeded: value.low)
            if !name(columns.texts.withBytes(text) { vocabulary.number(of: $0, in: .name) }, .name) { spell(text) }
        case .unknown: models.pointKind.encode(3, &coder)
        }
    }

    private mutating func write(_ text: UInt32, _ column: TextColumn) {
        if let known = texts[column.rawValue][text] { return models.text[column.rawValue].encode(known, &coder) }
        models.text[column.rawValue].encode(0, &coder)
        models.text[column.rawValue].grow(RunModels.first)
        texts[column.rawValue][text] = models.text[column.rawValue].count - 1
        if let section = column.section,
            name(columns.texts.withBytes(text) { vocabulary.number(of: $0, in: section) }, section)
        {
            return
        }
        spell(text)
    }

    /// Says whether a text stands in the vocabulary (its number is not 0) and, if so, where.
    private mutating func name(_ number: UInt32, _ section: Vocabulary.Section) -> Bool {
        models.inVocabulary[section.rawValue].encode(number == 0 ? 0 : 1, &coder)
        guard number != 0 else { return false }
        let bits = bitLength(number)
        models.wordBits[section.rawValue].encode(bits, &coder)
        coder.encode(bits: number, low: bits - 1)
        return true
    }

    private mutating func spell(_ text: UInt32) {
        columns.texts.withBytes(text) { bytes in
            let bits = bitLength(UInt32(bytes.count))
            models.lengthBits.encode(bits, &coder)
            coder.encode(bits: UInt32(bytes.count), low: bits - 1)
            models.withLetter { model in for byte in bytes { model.encode(Int(byte), &coder) } }
        }
    }
}

extension RangeEncoder {
    /// The lowest `low` bits of a value whose highest bit is known from its length.
    fileprivate mutating func encode(bits value: UInt32, low: Int) {
        guard low > 0 else { return }
        encode(bits: value & (UInt32.max >> UInt32(32 - low)), count: low)
    }
}

private struct RunReader {
    let vocabulary: Vocabulary
    var models = RunModels.fresh
    var coder: RangeDecoder
    var columns = EventColumns()
    var origins: [Origin] = []
    var deeds: [Deed] = []
    var points: [UInt32] = []
    var texts: [[UInt32]] = [[0], [0], [0], [0]]

    init(_ bytes: [UInt8], vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        coder = RangeDecoder(bytes)
    }

    /// A number of `bits` bits, of which the highest is 1.
    private mutating func number(bits: Int) -> UInt32 {
        bits < 2 ? UInt32(bits) : 1 << UInt32(bits - 1) | coder.bits(bits - 1)
    }

    mutating func run(_ count: Int, month: AccessMonth, account: UInt32) throws(AccessCodecError) -> EventColumns {
        guard (1...Limits.accessRunEvents).contains(count) else { throw .malformed }
        let unit: Int64 = coder.bits(1) == 1 ? 1000 : 1
        columns = EventColumns(capacity: count)
        var time = month.start.milliseconds
        let end = month.next.start.milliseconds
        var context = 1
        var origin: Origin?
        for _ in 0..<count {
            if origin == nil {
                let share = coder.share(of: RunModels.firstShares(month, unit: unit))
                coder.consume(start: share, size: 1)
                time += Int64(share << 16 | coder.bits(16)) * unit
            } else {
                let bits = models.distance[context].decode(&coder)
                time += Int64(number(bits: bits)) * unit
                context = bits <= RunModels.sessionBits ? 0 : 1
            }
            guard time < end, !coder.isExhausted else { throw .malformed }
            var from = origin
            if origin == nil || models.sameOrigin[context].decode(&coder) == 0 { from = try readOrigin() }
            guard let from else { throw .malformed }
            origin = from
            let deed = try readDeed()
            let outcome = models.outcome.decode(&coder)
            columns.append(
                account: account, time: time, point: from.point, action: deed.action, principal: from.principal,
                source: deed.source, agent: from.agent, outcome: UInt8(outcome))
        }
        return columns
    }

    private mutating func readOrigin() throws(AccessCodecError) -> Origin {
        let symbol = models.origin.decode(&coder)
        if symbol > 0 { return origins[symbol - 1] }
        models.origin.grow(RunModels.first)
        let point = try readPoint()
        let principal = try readText(.principal)
        let origin = Origin(point: point, principal: principal, agent: try readText(.agent))
        origins.append(origin)
        return origin
    }

    private mutating func readDeed() throws(AccessCodecError) -> Deed {
        let symbol = models.deed.decode(&coder)
        if symbol > 0 { return deeds[symbol - 1] }
        models.deed.grow(RunModels.first)
        let deed: Deed
        if let word = try word(.deed) {
            let parts = word.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw .malformed }
            deed = Deed(action: intern(Array(parts[0])), source: intern(Array(parts[1])))
        } else {
            let action = try readText(.action)
            deed = Deed(action: action, source: try readText(.source))
        }
        deeds.append(deed)
        return deed
    }

    private mutating func readPoint() throws(AccessCodecError) -> UInt32 {
        let symbol = models.point.decode(&coder)
        if symbol > 0 { return points[symbol - 1] }
        models.point.grow(RunModels.first)
        let value: PointValue
        switch models.pointKind.decode(&coder) {
        case 0: value = PointValue(kind: .address, high: 0, low: 0xFFFF_0000_0000 | UInt64(coder.bits(32)))
        case 1:
            let high = UInt64(coder.bits(32)) << 32 | UInt64(coder.bits(32))
            value = PointValue(kind: .address, high: high, low: UInt64(coder.bits(32)) << 32 | UInt64(coder.bits(32)))
        case 2:
            if let name = try word(.name) { value = .named(intern(name)) } else { value = .named(try spelled()) }
        default: value = .unknown
        }
        points.append(columns.points.intern(value))
        return points[points.count - 1]
    }

    private mutating func readText(_ column: TextColumn) throws(AccessCodecError) -> UInt32 {
        let symbol = models.text[column.rawValue].decode(&coder)
        if symbol > 0 { return texts[column.rawValue][symbol - 1] }
        models.text[column.rawValue].grow(RunModels.first)
        let number: UInt32
        if let section = column.section, let text = try word(section) {
            number = intern(text)
        } else {
            number = try spelled()
        }
        texts[column.rawValue].append(number)
        return number
    }

    /// The text that the vocabulary holds for what comes next; `nil` when it is spelled out.
    private mutating func word(_ section: Vocabulary.Section) throws(AccessCodecError) -> [UInt8]? {
        guard models.inVocabulary[section.rawValue].decode(&coder) == 1 else { return nil }
        let number = number(bits: models.wordBits[section.rawValue].decode(&coder))
        guard number >= 1, number <= vocabulary.count(section) else { throw .malformed }
        return vocabulary.bytes(number, in: section)
    }

    private mutating func intern(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { columns.texts.intern($0) }
    }

    private mutating func spelled() throws(AccessCodecError) -> UInt32 {
        let length = Int(number(bits: models.lengthBits.decode(&coder)))
        guard length <= Limits.accessTextBytes, !coder.isExhausted else { throw .malformed }
        return intern(models.withLetter { model in (0..<length).map { _ in UInt8(model.decode(&coder)) } })
    }
}
