import Order

/// What an entry is about, `application.received` say. Each room declares its own kinds in an extension; the text is
/// lower camel case words joined by dots and never changes meaning once written.
public struct EntryKind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }
    public var description: String { rawValue }
}

/// An entry that is about to be appended.
public struct EntryDraft: Sendable {
    public var kind: EntryKind
    public var actor: Actor
    public var time: Timestamp
    public var parts: [Part]
    /// Checked, and kept, in the same transaction.
    public var idempotency: IdempotencyKey?
    /// Chosen by the caller so that a decision can name the entry it is recorded in.
    public var id: EntryID

    /// What the entry says of one subject, sealed under that subject's key.
    public struct Part: Sendable {
        /// `nil`: about nobody; sealed under the installation's key.
        public var subject: SubjectID?
        public var expecting: PreviousEntry
        public var fields: [String: JSONValue]
        public init(subject: SubjectID?, expecting: PreviousEntry = .any, fields: [String: JSONValue]) {
            self.subject = subject
            self.expecting = expecting
            self.fields = fields
        }
    }

    public init(
        _ kind: EntryKind, actor: Actor, time: Timestamp, parts: [Part], idempotency: IdempotencyKey? = nil,
        id: EntryID = .random()
    ) {
        self.kind = kind
        self.actor = actor
        self.time = time
        self.parts = parts
        self.idempotency = idempotency
        self.id = id
    }

    /// An entry about one subject, or about nobody.
    public init(
        _ kind: EntryKind, actor: Actor, time: Timestamp, subject: SubjectID?, expecting: PreviousEntry = .any,
        fields: [String: JSONValue], idempotency: IdempotencyKey? = nil, id: EntryID = .random()
    ) {
        self.init(
            kind, actor: actor, time: time,
            parts: [Part(subject: subject, expecting: expecting, fields: fields)], idempotency: idempotency, id: id)
    }
}

/// The subject's last entry that an append was decided on.
public enum PreviousEntry: Hashable, Sendable {
    /// The append does not depend on what went before.
    case any
    /// The subject is new.
    case none
    /// The subject's last entry must be this one.
    case entry(EntryID)
}

/// A caller's promise that two requests with one key are one request.
public struct IdempotencyKey: Hashable, Sendable {
    /// Whose key it is: a credential's id, or a file's name and digest in bulk work.
    public var scope: String
    public var key: String
    /// SHA-256 of the request; the same key with another digest is refused.
    public var requestDigest: [UInt8]
    public init(scope: String, key: String, requestDigest: [UInt8]) {
        self.scope = scope
        self.key = key
        self.requestDigest = requestDigest
    }
}

/// An entry that is durable.
public struct AppendedEntry: Hashable, Sendable {
    public var id: EntryID
    /// Its position in the log, from 0.
    public var index: UInt64
    public init(id: EntryID, index: UInt64) {
        self.id = id
        self.index = index
    }
}

public enum AppendError: Error, Sendable {
    /// The subject has moved on since the append was decided: decide again on `last`.
    case stale(subject: SubjectID, last: EntryID?)
    /// The key was used before for the same request, which this entry recorded.
    case alreadyDone(AppendedEntry)
    /// The key was used before for a different request.
    case idempotencyKeyReused
    /// The subject's key has been destroyed; nothing more can be written about it.
    case destroyed(SubjectID)
    /// The draft itself cannot be kept: too large, or a name that is not plain. Nothing was written.
    case malformed(String)
    /// The store refuses to write: low disk, a restore that is shorter than what was published, a failed fsync.
    case readOnly(String)
}

/// An entry read back from the log.
public struct Entry: Sendable {
    public var id: EntryID
    public var index: UInt64
    public var kind: EntryKind
    public var actor: Actor
    public var time: Timestamp
    public var parts: [Part]
    public struct Part: Sendable {
        public var subject: SubjectID?
        public var previous: EntryID?
        /// `nil` when the subject's key has been destroyed.
        public var fields: [String: JSONValue]?
        public init(subject: SubjectID?, previous: EntryID?, fields: [String: JSONValue]?) {
            self.subject = subject
            self.previous = previous
            self.fields = fields
        }
    }
    public init(id: EntryID, index: UInt64, kind: EntryKind, actor: Actor, time: Timestamp, parts: [Part]) {
        self.id = id
        self.index = index
        self.kind = kind
        self.actor = actor
        self.time = time
        self.parts = parts
    }
}
