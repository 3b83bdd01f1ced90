import Order

/// Why one line was not taken. The line's own text is never repeated, because it may be personal.
public struct AccessLineProblem: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Problem: Error, Hashable, Sendable {
        case notAnObject
        case tooLong
        case unknownField
        case repeatedField(String)
        case missingField(String)
        case notText(String)
        case textTooLong(String)
        case controlCharacter(String)
        case notUnicode(String)
        case notATime
        case timeWithoutZone
        case timeOutOfRange
        case notAnAddress
        case notAnAccount
        case accountAndReference
        case notAnOutcome
    }
    /// From 1.
    public var line: Int
    public var problem: Problem

    public var message: String {
        switch problem {
        case .notAnObject: "not one JSON object; send one object a line"
        case .tooLong: "longer than \(Limits.accessLineBytes) bytes"
        case .unknownField:
            "a field that an access event does not have; use account or reference, at, ip, action, principal, source, outcome, agent"
        case .repeatedField(let name): "\(name) stands twice"
        case .missingField(let name): "\(name) is missing"
        case .notText(let name): "\(name) must be text"
        case .textTooLong(let name): "\(name) is longer than \(Limits.accessTextBytes) bytes"
        case .controlCharacter(let name):
            "\(name) holds a control character or a mark that turns the direction of writing"
        case .notUnicode(let name): "\(name) is not valid Unicode"
        case .notATime: "at is not an RFC 3339 time such as 2026-11-25T09:14:16.123Z"
        case .timeWithoutZone: "at does not say its zone; write Z or an offset, or state the zone for all lines"
        case .timeOutOfRange: "at lies before 2000 or more than a day ahead of our clock"
        case .notAnAddress: "ip is not an IP address"
        case .notAnAccount: "account is not an account id (acc_…); use reference for your own name of it"
        case .accountAndReference: "give account or reference, not both"
        case .notAnOutcome: "outcome must be success, failure or denied, or be left out"
        }
    }
    public var description: String { "line \(line): \(message)" }
}

/// Reads access events from NDJSON, the body of `POST /v1/access-events`: one object a line with `account` or `reference`,
/// `at`, `ip` and `action`, and, where known, `principal`, `source`, `outcome` and `agent`. Nothing else is accepted.
///
///     var reader = AccessEventReader(now: clock.now())
///     for try await piece in body {
///         reader.read(piece)
///         while let batch = reader.next() { try await store.append(batch) }
///     }
///     reader.finish()
///     while let batch = reader.next() { … }
public struct AccessEventReader: Sendable {
    /// Seconds east of UTC of times that do not say their zone; `nil` refuses such times.
    public let zone: Int?
    private let latest: Int64
    private let batchEvents: Int

    private var tail: [UInt8] = []
    private var overlong = false
    private var current: AccessBatch
    private var ready: [AccessBatch] = []

    /// Lines seen, blank ones included.
    public private(set) var lines = 0
    public private(set) var accepted = 0
    public private(set) var rejected = 0
    /// The first ``Limits/accessProblemsTold`` problems.
    public private(set) var problems: [AccessLineProblem] = []

    public init(now: Timestamp, zone: Int? = nil, batchEvents: Int = Limits.accessBatchEvents) {
        self.zone = zone
        self.batchEvents = max(1, min(batchEvents, Limits.accessBatchEvents))
        latest = now.milliseconds + Limits.accessClockErrorMilliseconds
        current = AccessBatch(capacity: self.batchEvents)
    }

    /// Reads what arrived; a line may continue in the next piece.
    public mutating func read(_ piece: [UInt8]) { piece.withUnsafeBufferPointer { read($0) } }

    public mutating func read(_ piece: UnsafeBufferPointer<UInt8>) {
        guard let base = piece.baseAddress else { return }
        var start = 0
        while start < piece.count {
            let length = newline(base + start, piece.count - start)
            guard let length else {
                let rest = UnsafeBufferPointer(rebasing: piece[start...])
                if overlong || tail.count + rest.count > Limits.accessLineBytes {
                    overlong = true
                    tail.removeAll(keepingCapacity: true)
                } else {
                    tail.append(contentsOf: rest)
                }
                return
            }
            let line = UnsafeBufferPointer(rebasing: piece[start..<start + length])
            if overlong {
                lines += 1
                reject(.tooLong)
                overlong = false
            } else if tail.isEmpty {
                take(line)
            } else {
                tail.append(contentsOf: line)
                let whole = tail
                tail.removeAll(keepingCapacity: true)
                whole.withUnsafeBufferPointer { take($0) }
            }
            start += length + 1
        }
    }

    /// Says that nothing follows: a last line without a line break is read, and the last batch becomes ready.
    public mutating func finish() {
        if overlong {
            lines += 1
            reject(.tooLong)
            overlong = false
        } else if !tail.isEmpty {
            let whole = tail
            tail = []
            whole.withUnsafeBufferPointer { take($0) }
        }
        if !current.isEmpty {
            ready.append(current)
            current = AccessBatch(capacity: batchEvents)
        }
    }

    /// The next batch that is full (or the last, after ``finish()``).
    public mutating func next() -> AccessBatch? { ready.isEmpty ? nil : ready.removeFirst() }

    @inline(__always)
    private func newline(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        var at = 0
        while at + 8 <= count {
            let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
            let marks = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if marks != 0 { return at + marks.trailingZeroBitCount >> 3 }
            at += 8
        }
        while at < count {
            if base[at] == 0x0A { return at }
            at += 1
        }
        return nil
    }

    private mutating func reject(_ problem: AccessLineProblem.Problem) {
        rejected += 1
        if problems.count < Limits.accessProblemsTold {
            problems.append(AccessLineProblem(line: lines, problem: problem))
        }
    }

    private mutating func take(_ line: UnsafeBufferPointer<UInt8>) {
        lines += 1
        guard let base = line.baseAddress else { return }
        guard line.count <= Limits.accessLineBytes else { return reject(.tooLong) }
        var cursor = ByteCursor(line, base: base)
        cursor.skipSpace()
        if cursor.at == cursor.end { return }
        do {
            try parse(&cursor)
            accepted += 1
            if current.count >= batchEvents {
                ready.append(current)
                current = AccessBatch(capacity: batchEvents)
            }
        } catch {
            reject(error)
        }
    }

    private enum Field: Int, CaseIterable {
        case account, reference, at, ip, action, principal, source, outcome, agent
        var name: String { String(describing: self) }
    }

    private mutating func parse(_ cursor: inout ByteCursor) throws(AccessLineProblem.Problem) {
        guard cursor.take(0x7B) else { throw .notAnObject }
        var seen = 0
        var account: UInt32 = 0, time: Int64 = 0, point: PointValue = .unknown, outcome: AccessOutcome = .unknown
        var action: UInt32 = 0, principal: UInt32 = 0, source: UInt32 = 0, agent: UInt32 = 0
        if !cursor.take(0x7D) {
            repeat {
                let field = try name(&cursor)
                guard seen & 1 << field.rawValue == 0 else { throw .repeatedField(field.name) }
                guard cursor.take(0x3A) else { throw .notAnObject }
                guard let span = try value(&cursor, of: field) else { continue }
                seen |= 1 << field.rawValue
                switch field {
                case .account:
                    guard Self.isAccountID(cursor.bytes(span)) else { throw .notAnAccount }
                    account = current.accounts.intern(cursor.bytes(span)) << 1
                case .reference: account = try intern(span, cursor, field, into: &current.references) << 1 | 1
                case .at:
                    do {
                        time = try ByteParsing.time(cursor.bytes(span), zone: zone)
                    } catch .noZone {
                        throw .timeWithoutZone
                    } catch {
                        throw .notATime
                    }
                    guard time >= Limits.accessEarliest.milliseconds, time <= latest else { throw .timeOutOfRange }
                case .ip:
                    guard let address = ByteParsing.address(cursor.bytes(span)) else { throw .notAnAddress }
                    point = address
                case .action: action = try intern(span, cursor, field, into: &current.columns.texts)
                case .principal: principal = try intern(span, cursor, field, into: &current.columns.texts)
                case .source: source = try intern(span, cursor, field, into: &current.columns.texts)
                case .agent: agent = try intern(span, cursor, field, into: &current.columns.texts)
                case .outcome:
                    if cursor.equals(span, "success") {
                        outcome = .success
                    } else if cursor.equals(span, "failure") {
                        outcome = .failure
                    } else if cursor.equals(span, "denied") {
                        outcome = .denied
                    } else {
                        throw .notAnOutcome
                    }
                }
            } while cursor.take(0x2C)
            guard cursor.take(0x7D) else { throw .notAnObject }
        }
        cursor.skipSpace()
        guard cursor.at == cursor.end else { throw .notAnObject }
        func has(_ field: Field) -> Bool { seen & 1 << field.rawValue != 0 }
        guard has(.account) || has(.reference) else { throw .missingField("account or reference") }
        guard !(has(.account) && has(.reference)) else { throw .accountAndReference }
        guard has(.at) else { throw .missingField("at") }
        guard has(.ip) else { throw .missingField("ip") }
        guard action != 0 else { throw .missingField("action") }
        guard account > 1 else { throw .missingField("reference") }
        current.columns.append(
            account: account, time: time, point: current.columns.points.intern(point), action: action,
            principal: principal, source: source, agent: agent, outcome: outcome.rawValue)
    }

    @inline(__always)
    private func name(_ cursor: inout ByteCursor) throws(AccessLineProblem.Problem) -> Field {
        let span: ByteCursor.Span
        do { span = try cursor.string() } catch { throw .notAnObject }
        switch span.count {
        case 2: if cursor.equals(span, "at") { return .at } else if cursor.equals(span, "ip") { return .ip }
        case 5: if cursor.equals(span, "agent") { return .agent }
        case 6:
            if cursor.equals(span, "action") { return .action } else if cursor.equals(span, "source") { return .source }
        case 7:
            if cursor.equals(span, "account") {
                return .account
            } else if cursor.equals(span, "outcome") {
                return .outcome
            }
        case 9:
            if cursor.equals(span, "reference") { return .reference }
            if cursor.equals(span, "principal") { return .principal }
        default: break
        }
        throw .unknownField
    }

    /// The text of a field, or `nil` for `null`, which says the same as leaving the field out.
    @inline(__always)
    private func value(
        _ cursor: inout ByteCursor, of field: Field
    ) throws(AccessLineProblem.Problem) -> ByteCursor.Span? {
        cursor.skipSpace()
        guard cursor.at < cursor.end else { throw .notAnObject }
        if cursor.base[cursor.at] == 0x22 {
            do { return try cursor.string() } catch {
                if case .controlCharacter = error { throw .controlCharacter(field.name) }
                throw .notAnObject
            }
        }
        if cursor.base[cursor.at] == 0x6E {
            do { try cursor.word("null") } catch { throw .notAnObject }
            return nil
        }
        do { try cursor.skipValue() } catch { throw .notAnObject }
        throw .notText(field.name)
    }

    @inline(__always)
    private func intern(
        _ span: ByteCursor.Span, _ cursor: ByteCursor, _ field: Field, into table: inout TextTable
    ) throws(AccessLineProblem.Problem) -> UInt32 {
        guard span.count <= Limits.accessTextBytes else { throw .textTooLong(field.name) }
        guard span.escaped || span.wide else {
            let bytes = cursor.bytes(span)
            return table.intern(bytes)
        }
        do {
            return table.intern(try cursor.text(span))
        } catch {
            switch error {
            case .controlCharacter: throw .controlCharacter(field.name)
            case .notUnicode: throw .notUnicode(field.name)
            case .malformed, .tooDeep: throw .notAnObject
            }
        }
    }

    private static let identifierMembers: [Bool] = {
        var members = [Bool](repeating: false, count: 256)
        for byte in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8 { members[Int(byte)] = true }
        return members
    }()

    /// Whether the bytes read as an `AccountID`.
    @inline(__always)
    private static func isAccountID(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == 20, bytes[0] == 0x61, bytes[1] == 0x63, bytes[2] == 0x63, bytes[3] == 0x5F else {
            return false
        }
        return identifierMembers.withUnsafeBufferPointer { members in
            for i in 4..<20 where !members[Int(bytes[i])] { return false }
            return true
        }
    }
}
