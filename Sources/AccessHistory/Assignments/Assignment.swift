import Order
import Records

/// Which account held one of our networks, or a block of ports of it, and when: so that "who held this address and port at
/// that second" has an answer. It is a detail of what was provided under the account (clause 5(d)).
public struct Assignment: Hashable, Sendable {
    public var account: AccountID
    public var subject: SubjectID
    public var network: IPPrefix
    /// The ports of a shared address; `nil` for all of them.
    public var ports: ClosedRange<UInt16>?
    public var from: Timestamp
    /// The first instant at which it no longer held; `nil` while it holds, or until the same is assigned to somebody else.
    public var until: Timestamp?
    /// The entry that recorded it.
    public var entry: EntryID?

    public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        case endsBeforeItBegins
        public var description: String { "The assignment ends before it begins. Check from and until." }
    }

    public init(
        account: AccountID, subject: SubjectID, network: IPPrefix, ports: ClosedRange<UInt16>? = nil, from: Timestamp,
        until: Timestamp? = nil, entry: EntryID? = nil
    ) throws(Problem) {
        if let until, until <= from { throw .endsBeforeItBegins }
        self.account = account
        self.subject = subject
        self.network = network
        self.ports = ports
        self.from = from
        self.until = until
        self.entry = entry
    }

    /// Whether it can be about this address and port; an unknown port can be any.
    func covers(_ address: IPAddress, _ port: UInt16?) -> Bool {
        guard network.contains(address) else { return false }
        guard let ports, let port else { return true }
        return ports.contains(port)
    }

    /// Whether both cannot hold at once: they share an address and a port.
    func excludes(_ other: Assignment) -> Bool {
        guard network.contains(other.network.address) || other.network.contains(network.address) else { return false }
        guard let ports, let others = other.ports else { return true }
        return ports.overlaps(others)
    }
}

extension EntryKind {
    /// An account was given one of our networks: `{account, network, ports, from, until}`.
    public static let assignmentRecorded: EntryKind = "assignment.recorded"
    /// What was given was taken back: `{assignment, until}`.
    public static let assignmentEnded: EntryKind = "assignment.ended"
}

extension Assignment {
    public func draft(by actor: Actor, at time: Timestamp, idempotency: IdempotencyKey? = nil) -> EntryDraft {
        var fields: [String: JSONValue] = [
            "account": .string(account.rawValue), "network": .string(network.canonical),
            "from": .string(from.description),
        ]
        if let ports {
            fields["ports"] = .array([.integer(Int64(ports.lowerBound)), .integer(Int64(ports.upperBound))])
        }
        if let until { fields["until"] = .string(until.description) }
        return EntryDraft(
            .assignmentRecorded, actor: actor, time: time, subject: subject, fields: fields, idempotency: idempotency)
    }

    /// The end of an assignment that was recorded as this entry.
    public static func draft(
        ending assignment: EntryID, of subject: SubjectID, until: Timestamp, by actor: Actor, at time: Timestamp
    ) -> EntryDraft {
        EntryDraft(
            .assignmentEnded, actor: actor, time: time, subject: subject,
            fields: ["assignment": .string(assignment.rawValue), "until": .string(until.description)])
    }
}

/// The register of assignments, found by network.
public struct AssignmentsView: View {
    public init() {}
    public static let name = "assignments"

    public var schema: ViewSchema {
        ViewSchema(
            Self.name,
            [
                ("network", .blindIndex(.ipPrefix)), ("account", .plain(.randomID, indexed: true)),
                ("from", .plain(.clockDate, indexed: false)), ("until", .plain(.clockDate, indexed: false)),
                ("given", .sealed),
            ])
    }

    public func changes(for entry: Entry) -> [ViewChange] {
        entry.parts.compactMap { part in
            guard let fields = part.fields, let subject = part.subject else { return nil }
            func time(_ name: String) -> Timestamp? { fields[name]?.string.flatMap(Timestamp.init(rfc3339:)) }
            switch entry.kind {
            case .assignmentRecorded:
                guard let network = fields["network"]?.string, let account = fields["account"]?.string,
                    let from = time("from")
                else { return nil }
                var row: [String: ViewValue] = [
                    "network": .blind(network), "account": .text(account), "from": .integer(from.milliseconds),
                    "given": .sealed(.object(["network": .string(network), "ports": fields["ports"] ?? .null])),
                ]
                if let until = time("until") { row["until"] = .integer(until.milliseconds) }
                return .upsert(key: entry.id.rawValue, subject: subject, row)
            case .assignmentEnded:
                guard let id = fields["assignment"]?.string, let until = time("until") else { return nil }
                return .upsert(key: id, subject: subject, ["until": .integer(until.milliseconds)])
            default: return nil
            }
        }
    }
}

/// Finds who held an address, by the register in the records.
public struct Assignments: Sendable {
    private let records: RecordStore
    public init(_ records: RecordStore) { self.records = records }

    /// Everything ever assigned that contains the address.
    public func assignments(of address: IPAddress) throws -> [Assignment] {
        let whole = address.isIPv4 ? 32 : 128
        var found: [Assignment] = []
        for length in 0...whole {
            let network = IPPrefix.around(address, length: length)
            let rows = try records.rows(
                AssignmentsView.name,
                ViewQuery([.matches(column: "network", network.canonical)], limit: Limits.assignmentsOfNetwork))
            for row in rows {
                guard let subject = row.subject, let account = row.text("account"), let from = row.integer("from"),
                    let given = row.sealed["given"], given["network"]?.string == network.canonical
                else { continue }
                var ports: ClosedRange<UInt16>?
                if let pair = given["ports"]?.array, pair.count == 2, let low = pair[0].integer,
                    let high = pair[1].integer,
                    let low = UInt16(exactly: low), let high = UInt16(exactly: high), low <= high
                {
                    ports = low...high
                }
                if let assignment = try? Assignment(
                    account: AccountID(unchecked: account), subject: subject, network: network, ports: ports,
                    from: Timestamp(milliseconds: from), until: row.integer("until").map(Timestamp.init(milliseconds:)),
                    entry: EntryID(rawValue: row.key))
                {
                    found.append(assignment)
                }
            }
        }
        return found
    }

    /// Who held an address and port at a time; see ``Holder``.
    public func holder(
        of address: IPAddress, port: UInt16? = nil, at time: Timestamp, clockError: Int64 = Holder.usualClockError
    ) throws -> Holder {
        Holder.of(address, port: port, at: time, clockError: clockError, among: try assignments(of: address))
    }
}
