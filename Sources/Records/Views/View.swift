import Order

/// A table that answers a question: a fold over the log, written in the same transaction as each entry and rebuilt by
/// `gatehouse records rebuild`.
///
/// `changes(for:)` is pure: the same entry always yields the same changes, and it reads nothing but the entry. A part whose
/// subject was destroyed has no fields and yields no changes.
public protocol View: Sendable {
    var schema: ViewSchema { get }
    func changes(for entry: Entry) -> [ViewChange]
}

/// The name and columns of a view. `key` is always a text column of its own, `subject` always a nullable plain column.
public struct ViewSchema: Hashable, Sendable {
    /// What a column may hold; nothing else is allowed, and a test reads every schema against this.
    public enum Column: Hashable, Sendable {
        /// From the closed list only.
        case plain(PlainKind, indexed: Bool)
        /// A keyed token of a canonical identifier.
        case blindIndex(BlindIndexPurpose)
        /// JSON sealed under the subject's key (the installation's when the row has no subject).
        case sealed
    }
    /// The closed list of what may stand in the clear.
    public enum PlainKind: String, Hashable, Sendable, CaseIterable {
        case randomID, state, outcome, product, accountType, jurisdiction, standardVersion, clockDate, entryIndex, count
        /// A name from a closed set in code: a queue's kind, a clause, a document type.
        case code
    }
    public var name: String
    public var columns: [(name: String, column: Column)]
    public init(_ name: String, _ columns: [(String, Column)]) {
        self.name = name
        self.columns = columns.map { (name: $0.0, column: $0.1) }
    }
    public static func == (a: Self, b: Self) -> Bool {
        a.name == b.name && a.columns.elementsEqual(b.columns) { $0.name == $1.name && $0.column == $1.column }
    }
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// One key per purpose, so that tokens of different kinds cannot be compared.
public enum BlindIndexPurpose: String, Hashable, Sendable, CaseIterable {
    case email, telephone, documentNumber, wallet, cardToken, bankAccount, ipAddress, ipPrefix, name, reference
}

/// One change to one row.
public enum ViewChange: Sendable {
    /// Creates the row or replaces the named columns of it; columns not named keep their value (NULL in a new row).
    case upsert(key: String, subject: SubjectID?, [String: ViewValue])
    case delete(key: String)
}

public enum ViewValue: Hashable, Sendable {
    case null
    case text(String)
    case integer(Int64)
    /// Stored as the token of the canonical text under the column's purpose.
    case blind(String)
    /// Stored sealed.
    case sealed(JSONValue)
}

/// One row as it stands.
public struct ViewRow: Sendable {
    public var key: String
    public var subject: SubjectID?
    /// Plain columns that are not NULL.
    public var plain: [String: ViewValue]
    /// Sealed columns, opened; absent when NULL or when the subject's key has been destroyed.
    public var sealed: [String: JSONValue]
    public init(key: String, subject: SubjectID?, plain: [String: ViewValue], sealed: [String: JSONValue]) {
        self.key = key
        self.subject = subject
        self.plain = plain
        self.sealed = sealed
    }
    public func text(_ column: String) -> String? { if case .text(let value)? = plain[column] { value } else { nil } }
    public func integer(_ column: String) -> Int64? {
        if case .integer(let value)? = plain[column] { value } else { nil }
    }
}

/// Which rows of a view, in which order. Rows come in ascending order of `orderedBy`, then of key.
public struct ViewQuery: Sendable {
    public enum Condition: Sendable {
        case equals(column: String, ViewValue)
        case oneOf(column: String, [ViewValue])
        case lessThan(column: String, Int64)
        case atLeast(column: String, Int64)
        /// Rows whose blind index column holds the token of this canonical text.
        case matches(column: String, String)
        case subject(SubjectID)
        case isNull(column: String)
    }
    public var conditions: [Condition]
    public var orderedBy: String?
    public var descending: Bool
    /// Rows after this one in the order, from the last row of the page before.
    public var after: Cursor?
    public var limit: Int
    /// Whether sealed columns are opened. A query that lists many rows leaves this off and opens what it shows.
    public var opensSealed: Bool
    public struct Cursor: Hashable, Sendable {
        public var value: ViewValue
        public var key: String
        public init(value: ViewValue, key: String) {
            self.value = value
            self.key = key
        }
    }
    public init(
        _ conditions: [Condition] = [], orderedBy: String? = nil, descending: Bool = false, after: Cursor? = nil,
        limit: Int = 100, opensSealed: Bool = true
    ) {
        self.conditions = conditions
        self.orderedBy = orderedBy
        self.descending = descending
        self.after = after
        self.limit = limit
        self.opensSealed = opensSealed
    }
}
