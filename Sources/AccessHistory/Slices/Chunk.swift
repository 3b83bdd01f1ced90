import Order

/// A chunk of a slice: up to ``Limits/accessBatchEvents`` events of one month in the order of accounts, with the texts and
/// points they use. Columns have a fixed width, so that one account's events are found without reading the others'.
///
/// Layout, integers little-endian: version, then the counts of events, accounts, points, texts and text bytes (UInt32
/// each); account numbers and how many events each has; points (kind, 16 bytes); text lengths (UInt16) and bytes; then
/// the columns: time in milliseconds of the month (UInt32), point, action, principal, source, agent (UInt16), outcome (UInt8).
struct Chunk: Sendable {
    private static let version: UInt32 = 1
    private static let header = 24
    private static let eventBytes = 15

    let month: AccessMonth
    private let bytes: [UInt8]
    let count: Int
    private let accountCount: Int
    private let pointCount: Int
    private let textCount: Int
    private let textBytes: Int

    // MARK: Writing

    /// The bytes of a chunk with the events at these positions, which are in ``EventColumns/order()``.
    static func encode(_ columns: EventColumns, _ order: ArraySlice<UInt32>, month: AccessMonth) -> [UInt8] {
        precondition(order.count <= Limits.accessBatchEvents)
        var accounts: [(number: UInt32, events: UInt32)] = []
        var textNumbers = [UInt16](repeating: 0, count: columns.texts.count)
        var pointNumbers = [UInt16](repeating: 0, count: columns.points.count)
        var texts: [UInt32] = [], points: [UInt32] = []
        var textBytes = 0
        let count = order.count
        let start = month.start.milliseconds
        let body = [UInt8](unsafeUninitializedCapacity: count * eventBytes) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            let raw = UnsafeMutableRawPointer(base)
            func text(_ number: UInt32) -> UInt16 {
                if number == 0 { return 0 }
                if textNumbers[Int(number)] == 0 {
                    texts.append(number)
                    textBytes += columns.texts.length(number)
                    textNumbers[Int(number)] = UInt16(texts.count)
                }
                return textNumbers[Int(number)]
            }
            var i = 0
            for position in order {
                let at = Int(position)
                let owner = columns.account[at]
                if let last = accounts.indices.last, accounts[last].number == owner {
                    accounts[last].events += 1
                } else {
                    accounts.append((owner, 1))
                }
                let point = columns.point[at]
                if point != 0, pointNumbers[Int(point)] == 0 {
                    points.append(point)
                    pointNumbers[Int(point)] = UInt16(points.count)
                }
                func store(_ value: UInt16, column: Int) {
                    raw.storeBytes(
                        of: value.littleEndian, toByteOffset: count * (4 + 2 * column) + 2 * i, as: UInt16.self)
                }
                let time = UInt32(truncatingIfNeeded: columns.time[at] - start)
                raw.storeBytes(of: time.littleEndian, toByteOffset: 4 * i, as: UInt32.self)
                store(pointNumbers[Int(point)], column: 0)
                store(text(columns.action[at]), column: 1)
                store(text(columns.principal[at]), column: 2)
                store(text(columns.source[at]), column: 3)
                store(text(columns.agent[at]), column: 4)
                buffer[count * 14 + i] = columns.outcome[at]
                i += 1
            }
            for point in points {
                let value = columns.points[point]
                if value.kind == .named { _ = text(UInt32(truncatingIfNeeded: value.low)) }
            }
            initialized = count * eventBytes
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            header + accounts.count * 8 + points.count * 17 + texts.count * 2 + textBytes + body.count)
        func put<Value: FixedWidthInteger>(_ value: Value) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        for value in [Int(version), count, accounts.count, points.count, texts.count, textBytes] { put(UInt32(value)) }
        for account in accounts { put(account.number) }
        for account in accounts { put(account.events) }
        for point in points { bytes.append(columns.points[point].kind.rawValue) }
        for point in points {
            let value = columns.points[point]
            put(value.high)
            put(value.kind == .named ? UInt64(textNumbers[Int(value.low)]) : value.low)
        }
        for number in texts { put(UInt16(columns.texts.length(number))) }
        for number in texts { columns.texts.withBytes(number) { bytes.append(contentsOf: $0) } }
        bytes.append(contentsOf: body)
        return bytes
    }

    // MARK: Reading

    /// Checks the whole layout; afterwards nothing in it can lead outside of it.
    init(_ bytes: [UInt8], month: AccessMonth) throws(AccessCodecError) {
        guard bytes.count >= Self.header else { throw .truncated }
        func word(_ index: Int) -> Int {
            Int(
                bytes.withUnsafeBytes {
                    UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
                })
        }
        guard word(0) == Int(Self.version) else { throw .malformed }
        self.month = month
        self.bytes = bytes
        count = word(1)
        accountCount = word(2)
        pointCount = word(3)
        textCount = word(4)
        textBytes = word(5)
        guard count <= Limits.accessBatchEvents, accountCount <= count, pointCount <= count, textCount <= 5 * count
        else {
            throw .malformed
        }
        guard
            bytes.count == Self.header + accountCount * 8 + pointCount * 17 + textCount * 2 + textBytes
                + count * Self.eventBytes
        else { throw .truncated }
        var total = 0, lengths = 0
        for i in 0..<accountCount {
            total += Int(events(i))
            guard i == 0 || number(i) > number(i - 1) else { throw .malformed }
        }
        for i in 0..<textCount { lengths += Int(textLength(i)) }
        guard total == count, lengths == textBytes else { throw .malformed }
        for i in 0..<pointCount {
            guard let kind = PointValue.Kind(rawValue: bytes[pointsAt + i]), kind != .unknown else { throw .malformed }
            guard kind != .named || pointLow(i) >= 1 && pointLow(i) <= UInt64(textCount) else { throw .malformed }
        }
        for i in 0..<count {
            guard Int(cell(0, i)) <= pointCount, bytes[columnsAt + count * 14 + i] <= 3 else { throw .malformed }
            for column in 1...4 where Int(cell(column, i)) > textCount { throw .malformed }
        }
    }

    private var pointsAt: Int { Self.header + accountCount * 8 }
    private var textsAt: Int { pointsAt + pointCount * 17 }
    private var columnsAt: Int { textsAt + textCount * 2 + textBytes }

    @inline(__always) private func load<Value: FixedWidthInteger>(_ at: Int, as type: Value.Type) -> Value {
        bytes.withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: Value.self)) }
    }
    private func number(_ i: Int) -> UInt32 { load(Self.header + i * 4, as: UInt32.self) }
    private func events(_ i: Int) -> UInt32 { load(Self.header + accountCount * 4 + i * 4, as: UInt32.self) }
    private func pointLow(_ i: Int) -> UInt64 { load(pointsAt + pointCount + i * 16 + 8, as: UInt64.self) }
    private func textLength(_ i: Int) -> UInt16 { load(textsAt + i * 2, as: UInt16.self) }
    @inline(__always) private func cell(_ column: Int, _ i: Int) -> UInt16 {
        load(columnsAt + count * (4 + 2 * column) + 2 * i, as: UInt16.self)
    }

    var lowestAccount: UInt32 { accountCount == 0 ? 0 : number(0) }
    var highestAccount: UInt32 { accountCount == 0 ? 0 : number(accountCount - 1) }
    var accounts: [UInt32] { (0..<accountCount).map(number) }

    /// The points of the chunk that are addresses.
    var addresses: [IPAddress] {
        (0..<pointCount).compactMap { i in
            guard bytes[pointsAt + i] == PointValue.Kind.address.rawValue else { return nil }
            return IPAddress(high: load(pointsAt + pointCount + i * 16, as: UInt64.self), low: pointLow(i))
        }
    }

    /// Where an account's events lie; empty when it has none here.
    func range(of account: UInt32) -> Range<Int> {
        var start = 0
        for i in 0..<accountCount {
            let next = start + Int(events(i))
            if number(i) == account { return start..<next }
            start = next
        }
        return 0..<0
    }

    /// Events of the chunk as columns; all of them when no range is given.
    func columns(_ range: Range<Int>? = nil) -> EventColumns {
        let range = range ?? 0..<count
        var columns = EventColumns(capacity: range.count)
        var textNumbers = [UInt32](repeating: .max, count: textCount + 1)
        var pointNumbers = [UInt32](repeating: .max, count: pointCount + 1)
        textNumbers[0] = 0
        pointNumbers[0] = 0
        var textStarts = [Int](repeating: textsAt + textCount * 2, count: textCount + 1)
        for i in 0..<textCount { textStarts[i + 1] = textStarts[i] + Int(textLength(i)) }
        func text(_ index: UInt16, _ table: inout TextTable) -> UInt32 {
            if textNumbers[Int(index)] == .max {
                textNumbers[Int(index)] = bytes.withUnsafeBufferPointer {
                    table.intern(UnsafeBufferPointer(rebasing: $0[textStarts[Int(index) - 1]..<textStarts[Int(index)]]))
                }
            }
            return textNumbers[Int(index)]
        }
        let monthStart = month.start.milliseconds
        var owner = 0, ownerEnd = 0
        while owner < accountCount, ownerEnd + Int(events(owner)) <= range.lowerBound {
            ownerEnd += Int(events(owner))
            owner += 1
        }
        if owner < accountCount { ownerEnd += Int(events(owner)) }
        for i in range {
            if i >= ownerEnd {
                owner += 1
                ownerEnd += Int(events(owner))
            }
            let pointIndex = Int(cell(0, i))
            if pointNumbers[pointIndex] == .max {
                let p = pointIndex - 1
                let value: PointValue
                if bytes[pointsAt + p] == PointValue.Kind.named.rawValue {
                    value = .named(text(UInt16(truncatingIfNeeded: pointLow(p)), &columns.texts))
                } else {
                    value = PointValue(
                        kind: .address, high: load(pointsAt + pointCount + p * 16, as: UInt64.self), low: pointLow(p))
                }
                pointNumbers[pointIndex] = columns.points.intern(value)
            }
            columns.append(
                account: number(owner), time: monthStart + Int64(load(columnsAt + 4 * i, as: UInt32.self)),
                point: pointNumbers[pointIndex], action: text(cell(1, i), &columns.texts),
                principal: text(cell(2, i), &columns.texts), source: text(cell(3, i), &columns.texts),
                agent: text(cell(4, i), &columns.texts), outcome: bytes[columnsAt + count * 14 + i])
        }
        return columns
    }
}
