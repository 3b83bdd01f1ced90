import Order

/// Where an access came from, as it lies in a column. A named point holds the number of its name.
struct PointValue: Hashable, Sendable {
    enum Kind: UInt8, Sendable { case unknown = 0, address = 1, named = 2 }
    var kind: Kind
    var high: UInt64
    var low: UInt64

    static let unknown = PointValue(kind: .unknown, high: 0, low: 0)
    static func address(_ address: IPAddress) -> PointValue {
        PointValue(kind: .address, high: address.high, low: address.low)
    }
    static func named(_ name: UInt32) -> PointValue { PointValue(kind: .named, high: 0, low: UInt64(name)) }

    var address: IPAddress? { kind == .address ? IPAddress(high: high, low: low) : nil }
}

/// Points, each kept once and known by a number. Number 0 is the unknown point.
struct PointTable: Sendable {
    private(set) var values: [PointValue] = [.unknown]
    private var slots = [UInt32](repeating: 0, count: 64)
    private var mask = 63
    private static let seed = UInt64.random(in: .min ... .max) | 1

    var count: Int { values.count }
    subscript(number: UInt32) -> PointValue { values[Int(number)] }

    @inline(__always)
    private static func hash(_ value: PointValue) -> Int {
        let mixed = (value.high ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        let state = mixed.high ^ mixed.low ^ value.low ^ UInt64(value.kind.rawValue) << 56
        let folded = (state ^ seed).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return Int(truncatingIfNeeded: (folded.high ^ folded.low) >> 1)
    }

    mutating func intern(_ value: PointValue) -> UInt32 {
        if value.kind == .unknown { return 0 }
        var slot = Self.hash(value) & mask
        while slots[slot] != 0 {
            if values[Int(slots[slot])] == value { return slots[slot] }
            slot = (slot + 1) & mask
        }
        let number = UInt32(values.count)
        values.append(value)
        slots[slot] = number
        if values.count * 2 > slots.count {
            slots = [UInt32](repeating: 0, count: slots.count * 2)
            mask = slots.count - 1
            for number in 1..<values.count {
                var slot = Self.hash(values[number]) & mask
                while slots[slot] != 0 { slot = (slot + 1) & mask }
                slots[slot] = UInt32(number)
            }
        }
        return number
    }
}

/// Events as columns of numbers beside the texts and points that the numbers stand for: the form in which they are read,
/// sorted, merged and written. What an account number means is its owner's affair: a batch's own table, or the store's.
struct EventColumns: Sendable {
    var texts: TextTable
    var points = PointTable()
    var account: [UInt32] = []
    /// Milliseconds since 1970.
    var time: [Int64] = []
    var point: [UInt32] = []
    var action: [UInt32] = []
    var principal: [UInt32] = []
    var source: [UInt32] = []
    var agent: [UInt32] = []
    var outcome: [UInt8] = []

    init(capacity: Int = 0) {
        texts = TextTable(capacity: min(capacity / 4, 4096))
        guard capacity > 0 else { return }
        account.reserveCapacity(capacity)
        time.reserveCapacity(capacity)
        point.reserveCapacity(capacity)
        action.reserveCapacity(capacity)
        principal.reserveCapacity(capacity)
        source.reserveCapacity(capacity)
        agent.reserveCapacity(capacity)
        outcome.reserveCapacity(capacity)
    }

    var count: Int { time.count }

    @inline(__always)
    mutating func append(
        account: UInt32, time: Int64, point: UInt32, action: UInt32, principal: UInt32, source: UInt32, agent: UInt32,
        outcome: UInt8
    ) {
        self.account.append(account)
        self.time.append(time)
        self.point.append(point)
        self.action.append(action)
        self.principal.append(principal)
        self.source.append(source)
        self.agent.append(agent)
        self.outcome.append(outcome)
    }

    mutating func intern(_ point: AccessPoint) -> UInt32 {
        switch point {
        case .unknown: 0
        case .address(let address): points.intern(.address(address))
        case .named(let name): name.isEmpty ? 0 : points.intern(.named(texts.intern(name)))
        }
    }

    func point(_ number: UInt32) -> AccessPoint {
        let value = points[number]
        switch value.kind {
        case .unknown: return .unknown
        case .address: return .address(IPAddress(high: value.high, low: value.low))
        case .named: return .named(texts.text(UInt32(truncatingIfNeeded: value.low)) ?? "")
        }
    }

    /// Appends events of another set of columns, texts and points renumbered.
    mutating func absorb(_ other: EventColumns, where keeps: (UInt32) -> Bool = { _ in true }) {
        var textNumbers = [UInt32](repeating: .max, count: other.texts.count)
        var pointNumbers = [UInt32](repeating: .max, count: other.points.count)
        textNumbers[0] = 0
        pointNumbers[0] = 0
        func text(_ number: UInt32, _ table: inout TextTable) -> UInt32 {
            if textNumbers[Int(number)] == .max {
                textNumbers[Int(number)] = other.texts.withBytes(number) { table.intern($0) }
            }
            return textNumbers[Int(number)]
        }
        for i in 0..<other.count where keeps(other.account[i]) {
            let number = other.point[i]
            if pointNumbers[Int(number)] == .max {
                var value = other.points[number]
                if value.kind == .named { value = .named(text(UInt32(truncatingIfNeeded: value.low), &texts)) }
                pointNumbers[Int(number)] = points.intern(value)
            }
            append(
                account: other.account[i], time: other.time[i], point: pointNumbers[Int(number)],
                action: text(other.action[i], &texts), principal: text(other.principal[i], &texts),
                source: text(other.source[i], &texts), agent: text(other.agent[i], &texts), outcome: other.outcome[i])
        }
    }

    /// Appends a few events of a large set of columns, without a table of all that it knows.
    mutating func absorb(_ other: EventColumns, at positions: some Sequence<Int>) {
        func text(_ number: UInt32, _ table: inout TextTable) -> UInt32 {
            number == 0 ? 0 : other.texts.withBytes(number) { table.intern($0) }
        }
        for i in positions {
            var value = other.points[other.point[i]]
            if value.kind == .named { value = .named(text(UInt32(truncatingIfNeeded: value.low), &texts)) }
            append(
                account: other.account[i], time: other.time[i], point: points.intern(value),
                action: text(other.action[i], &texts), principal: text(other.principal[i], &texts),
                source: text(other.source[i], &texts), agent: text(other.agent[i], &texts), outcome: other.outcome[i])
        }
    }

    /// One event as a value, with the account that the caller knows it belongs to.
    func event(_ i: Int, account: AccountReference) -> AccessEvent {
        AccessEvent(
            account: account, time: Timestamp(milliseconds: time[i]), point: point(point[i]),
            action: texts.text(action[i]) ?? "", principal: texts.text(principal[i]), source: texts.text(source[i]),
            outcome: AccessOutcome(rawValue: outcome[i]) ?? .unknown, agent: texts.text(agent[i]))
    }
}
