import Foundation
import GRDB
import Order
import Records

/// An account that was reached from an address or a network.
public struct AccountAtAddress: Hashable, Sendable {
    /// `nil` while no account claims the reference under which the events came.
    public var account: AccountID?
    public var subject: SubjectID
    /// The first and the last access from there within the range asked for, and how many there were. Times are exact to the
    /// millisecond for recent events and to the second, rounded outwards, for compacted ones.
    public var first: Timestamp
    public var last: Timestamp
    public var count: Int
}

public struct AddressAnswer: Sendable {
    /// The latest first.
    public var accounts: [AccountAtAddress]
    /// How it was found.
    public enum Method: Hashable, Sendable {
        /// By the token of the address or network itself.
        case index
        /// By the token of the nearest wider network, every candidate's events then looked at.
        case filtered(through: IPPrefix)
        /// The network is wider than any token: every run was opened.
        case scanned
    }
    public var method: Method
}

/// Which accounts were reached from an address.
extension AccessStore {
    /// The accounts reached from an address or a network, from `from` (inclusive) to `to` (exclusive).
    public func accounts(
        at network: IPPrefix, from: Timestamp? = nil, to: Timestamp? = nil
    ) async throws -> AddressAnswer {
        let indexed = AddressTokens.indexed(network)
        let method: AddressAnswer.Method =
            switch indexed {
            case network?: .index
            case let wider?: .filtered(through: wider)
            case nil: .scanned
            }
        var spans: [UInt32: Span] = [:]
        let range = (from?.milliseconds ?? .min)..<(to?.milliseconds ?? .max)
        for month in try months() {
            guard month.start.milliseconds < range.upperBound, month.next.start.milliseconds > range.lowerBound,
                let file = try file(of: month)
            else { continue }
            let found: MonthSpans
            do {
                found = try await file.pool.read { db in try Self.spans(at: network, indexed, range, in: file, db) }
            } catch SealingError.noKey {
                found = try await file.pool.read { db in try Self.spans(at: network, indexed, range, in: file, db) }
            }
            for (number, span) in found.certain { spans[number, default: Span()].join(span) }
            // What a token says only roughly is looked up in the events themselves.
            let owners = try await accounts.rows(numbered: found.uncertain)
            for (number, owner) in owners {
                let columns = try await file.pool.read { db -> EventColumns in
                    var columns = EventColumns()
                    let vocabulary = try file.vocabulary(db)
                    for (id, body) in try RunTableWriter.runs(of: number, db) {
                        columns.absorb(try RunTableWriter.open(body, id, of: owner, in: file, vocabulary))
                    }
                    return columns
                }
                for i in 0..<columns.count where range.contains(columns.time[i]) {
                    if let address = columns.points[columns.point[i]].address, network.contains(address) {
                        spans[number, default: Span()].join(Span(columns.time[i]))
                    }
                }
            }
        }
        let owners = try await accounts.rows(numbered: spans.keys)
        var bySubject: [SubjectID: AccountAtAddress] = [:]
        for (number, span) in spans {
            guard let owner = owners[number] else { continue }
            var answer =
                bySubject[owner.subject]
                ?? AccountAtAddress(
                    account: owner.account, subject: owner.subject, first: Timestamp(milliseconds: span.first),
                    last: Timestamp(milliseconds: span.last), count: 0)
            answer.first = min(answer.first, Timestamp(milliseconds: span.first))
            answer.last = max(answer.last, Timestamp(milliseconds: span.last))
            answer.count += span.count
            bySubject[owner.subject] = answer
        }
        return AddressAnswer(
            accounts: bySubject.values.sorted { ($0.last, $0.subject) > ($1.last, $1.subject) }, method: method)
    }

    private struct Span: Sendable {
        var first = Int64.max
        var last = Int64.min
        var count = 0
        init() {}
        init(_ time: Int64) {
            first = time
            last = time
            count = 1
        }
        mutating func join(_ other: Span) {
            first = min(first, other.first)
            last = max(last, other.last)
            count += other.count
        }
    }

    private struct MonthSpans: Sendable {
        var certain: [UInt32: Span] = [:]
        /// Numbers whose runs must be looked at.
        var uncertain: Set<UInt32> = []
    }

    private static func spans(
        at network: IPPrefix, _ indexed: IPPrefix?, _ range: Range<Int64>, in file: MonthFile, _ db: Database
    ) throws -> MonthSpans {
        var found = MonthSpans()
        let start = file.month.start.milliseconds
        if let indexed {
            var tokens = AddressTokens(file.records)
            let low = tokens.token(of: indexed)
            let statement = try db.cachedStatement(
                sql: "SELECT account, first, last, count FROM address WHERE token >= ? AND token < ?")
            let rows = try Row.fetchCursor(statement, arguments: [Data(low), Data(low.nextPrefix)])
            while let row = try rows.next() {
                guard let account = row.integer(0).flatMap(UInt32.init(exactly:)) else { continue }
                var span = Span()
                span.first = start + (row.integer(1) ?? 0) * 1000
                span.last = start + (row.integer(2) ?? 0) * 1000
                span.count = Int(row.integer(3) ?? 0)
                guard span.first < range.upperBound, span.last >= range.lowerBound else { continue }
                if indexed == network, range.contains(span.first), range.contains(span.last) {
                    found.certain[account, default: Span()].join(span)
                } else {
                    found.uncertain.insert(account)
                }
            }
            // An account with one certain and one uncertain row is counted from its events alone.
            for account in found.uncertain { found.certain[account] = nil }
        } else {
            let rows = try Row.fetchCursor(db, sql: "SELECT DISTINCT id & 4294967295 FROM run")
            while let row = try rows.next() {
                if let account = row.integer(0).flatMap(UInt32.init(exactly:)) { found.uncertain.insert(account) }
            }
        }
        try addSlices(to: &found, network, range, in: file, db)
        return found
    }

    private static func addSlices(
        to found: inout MonthSpans, _ network: IPPrefix, _ range: Range<Int64>, in file: MonthFile, _ db: Database
    ) throws {
        let last = network.lastAddress
        let parts = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT chunk.slice, chunk.part, slice.era FROM slice JOIN chunk ON chunk.slice = slice.id"))
        for row in parts {
            let slice = row.integer(0) ?? 0, part = row.integer(1) ?? 0
            func open() throws -> Chunk {
                let body = try Row.fetchOne(
                    db.cachedStatement(sql: "SELECT body FROM chunk WHERE slice = ? AND part = ?"),
                    arguments: [slice, part])
                return try file.openChunk(
                    body?.blob(0) ?? [], era: SubjectID(unchecked: row.text(2) ?? ""), slice: slice, part: Int(part))
            }
            let addresses = try file.addresses(of: MonthFile.SlicePart(slice: slice, part: part)) {
                try open().addresses
            }
            guard addresses.containsAny(from: network.address, through: last) else { continue }
            let columns = try open().columns()
            let points = columns.points.values.map { $0.address.map(network.contains) ?? false }
            for i in 0..<columns.count where points[Int(columns.point[i])] && range.contains(columns.time[i]) {
                found.certain[columns.account[i], default: Span()].join(Span(columns.time[i]))
            }
        }
    }
}

extension [IPAddress] {
    /// Whether a sorted array holds a value of a closed interval.
    fileprivate func containsAny(from low: IPAddress, through high: IPAddress) -> Bool {
        var start = 0, end = count
        while start < end {
            let middle = (start + end) / 2
            if self[middle] < low { start = middle + 1 } else { end = middle }
        }
        return start < count && self[start] <= high
    }
}

extension [UInt8] {
    /// The first text, byte by byte, that is greater than all that begin with this one.
    fileprivate var nextPrefix: [UInt8] {
        var next = self
        while let last = next.popLast() {
            if last < 0xFF { return next + [last + 1] }
        }
        return [UInt8](repeating: 0xFF, count: 64)
    }
}
