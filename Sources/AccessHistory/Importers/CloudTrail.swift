import Order

/// Reads CloudTrail's log files (`{"Records":[…]}`, record format version 1) into access events.
///
/// | event | record |
/// |---|---|
/// | account | `recipientAccountId`, else `userIdentity.accountId`, as the provider's reference |
/// | time | `eventTime`, which is UTC |
/// | point | `sourceIPAddress`; a name of a service stays a name |
/// | action, source | `eventName`, `eventSource` |
/// | principal | `userIdentity.arn`, else `principalId`, `invokedBy`, `type` |
/// | outcome | `errorCode`; for a sign-in `responseElements.ConsoleLogin` |
/// | agent | `userAgent` |
public enum CloudTrail {
    /// What was read of one file.
    public struct Reading: Sendable {
        public var batches: [AccessBatch] = []
        public var events = 0
        /// Events whose source is a service's name and not an address.
        public var withoutAddress = 0
        /// Records that lack a time, an action or an account, by position from 0, at most ``Limits/accessProblemsTold``.
        public var problems: [RecordProblem] = []
        public var rejected = 0
    }

    public struct RecordProblem: Error, Hashable, Sendable, CustomStringConvertible {
        public var record: Int
        public var missing: String
        public var description: String { "record \(record): \(missing) is missing or malformed" }
    }

    public enum FileError: Error, Hashable, Sendable, CustomStringConvertible {
        case compressed
        case tooLarge
        case notCloudTrail(offset: Int)

        public var description: String {
            switch self {
            case .compressed: "The file is compressed. Unpack it first: gunzip FILE.json.gz"
            case .tooLarge: "The file is larger than \(Limits.cloudTrailFileBytes >> 20) MB. Split it."
            case .notCloudTrail(let offset):
                "The file is not a CloudTrail log ({\"Records\":[…]}): it stops making sense at byte \(offset)."
            }
        }
    }

    public static func read(_ file: [UInt8]) throws(FileError) -> Reading {
        guard file.count <= Limits.cloudTrailFileBytes else { throw .tooLarge }
        if file.starts(with: [0x1F, 0x8B]) { throw .compressed }
        let result = file.withUnsafeBufferPointer { bytes -> Result<Reading, FileError> in
            guard let base = bytes.baseAddress else { return .failure(.notCloudTrail(offset: 0)) }
            var reader = RecordReader(cursor: ByteCursor(bytes, base: base))
            do {
                return .success(try reader.file())
            } catch {
                return .failure(.notCloudTrail(offset: min(reader.cursor.at, file.count)))
            }
        }
        return try result.get()
    }
}

/// Reads one file's records and keeps only what an event is made of.
private struct RecordReader {
    var cursor: ByteCursor
    var reading = CloudTrail.Reading()
    var batch = AccessBatch()
    var record = 0

    init(cursor: ByteCursor) { self.cursor = cursor }

    typealias Span = ByteCursor.Span

    mutating func file() throws(ByteCursor.Failure) -> CloudTrail.Reading {
        var found = false
        try object { (reader, name) throws(ByteCursor.Failure) in
            guard reader.cursor.equals(name, "Records"), !found else { return try reader.cursor.skipValue(depth: 1) }
            found = true
            try reader.records()
        }
        cursor.skipSpace()
        guard found, cursor.at == cursor.end else { throw .malformed }
        if !batch.isEmpty { reading.batches.append(batch) }
        return reading
    }

    /// Reads an object; `member` takes each value by its name.
    private mutating func object(
        _ member: (inout RecordReader, Span) throws(ByteCursor.Failure) -> Void
    ) throws(ByteCursor.Failure) {
        try cursor.expect(0x7B)
        if cursor.take(0x7D) { return }
        repeat {
            let name = try cursor.string()
            try cursor.expect(0x3A)
            try member(&self, name)
        } while cursor.take(0x2C)
        try cursor.expect(0x7D)
    }

    private mutating func records() throws(ByteCursor.Failure) {
        try cursor.expect(0x5B)
        if cursor.take(0x5D) { return }
        repeat {
            try oneRecord()
            record += 1
        } while cursor.take(0x2C)
        try cursor.expect(0x5D)
    }

    /// The string that comes next, or `nil` for any other value.
    private mutating func optionalString() throws(ByteCursor.Failure) -> Span? {
        cursor.skipSpace()
        guard cursor.at < cursor.end, cursor.base[cursor.at] == 0x22 else {
            try cursor.skipValue(depth: 2)
            return nil
        }
        return try cursor.string()
    }

    private mutating func isObjectNext() -> Bool {
        cursor.skipSpace()
        return cursor.at < cursor.end && cursor.base[cursor.at] == 0x7B
    }

    private struct Parts {
        var time: Span?
        var name: Span?
        var source: Span?
        var address: Span?
        var agent: Span?
        var error: Span?
        var recipient: Span?
        var account: Span?
        var arn: Span?
        var principal: Span?
        var invokedBy: Span?
        var type: Span?
        var signIn: Span?
    }

    private mutating func oneRecord() throws(ByteCursor.Failure) {
        var parts = Parts()
        try object { (reader, name) throws(ByteCursor.Failure) in
            if reader.cursor.equals(name, "eventTime") {
                parts.time = try reader.optionalString()
            } else if reader.cursor.equals(name, "eventName") {
                parts.name = try reader.optionalString()
            } else if reader.cursor.equals(name, "eventSource") {
                parts.source = try reader.optionalString()
            } else if reader.cursor.equals(name, "sourceIPAddress") {
                parts.address = try reader.optionalString()
            } else if reader.cursor.equals(name, "userAgent") {
                parts.agent = try reader.optionalString()
            } else if reader.cursor.equals(name, "errorCode") {
                parts.error = try reader.optionalString()
            } else if reader.cursor.equals(name, "recipientAccountId") {
                parts.recipient = try reader.optionalString()
            } else if reader.cursor.equals(name, "userIdentity"), reader.isObjectNext() {
                try reader.object { (reader, name) throws(ByteCursor.Failure) in
                    if reader.cursor.equals(name, "accountId") {
                        parts.account = try reader.optionalString()
                    } else if reader.cursor.equals(name, "arn") {
                        parts.arn = try reader.optionalString()
                    } else if reader.cursor.equals(name, "principalId") {
                        parts.principal = try reader.optionalString()
                    } else if reader.cursor.equals(name, "invokedBy") {
                        parts.invokedBy = try reader.optionalString()
                    } else if reader.cursor.equals(name, "type") {
                        parts.type = try reader.optionalString()
                    } else {
                        try reader.cursor.skipValue(depth: 4)
                    }
                }
            } else if reader.cursor.equals(name, "responseElements"), reader.isObjectNext() {
                try reader.object { (reader, name) throws(ByteCursor.Failure) in
                    if reader.cursor.equals(name, "ConsoleLogin") {
                        parts.signIn = try reader.optionalString()
                    } else {
                        try reader.cursor.skipValue(depth: 4)
                    }
                }
            } else {
                try reader.cursor.skipValue(depth: 3)
            }
        }
        take(parts)
    }

    private mutating func reject(_ missing: String) {
        reading.rejected += 1
        if reading.problems.count < Limits.accessProblemsTold {
            reading.problems.append(CloudTrail.RecordProblem(record: record, missing: missing))
        }
    }

    private mutating func take(_ parts: Parts) {
        guard let timeSpan = parts.time, let time = try? ByteParsing.time(cursor.bytes(timeSpan), zone: 0),
            time >= Limits.accessEarliest.milliseconds
        else { return reject("eventTime") }
        guard let accountSpan = parts.recipient ?? parts.account, accountSpan.count > 0,
            let account = number(accountSpan, \.references)
        else { return reject("recipientAccountId") }
        guard let nameSpan = parts.name, let action = number(nameSpan, \.columns.texts), action != 0 else {
            return reject("eventName")
        }
        var point: UInt32 = 0
        if let span = parts.address {
            if let address = ByteParsing.address(cursor.bytes(span)) {
                point = batch.columns.points.intern(address)
            } else if let name = number(span, \.columns.texts), name != 0 {
                point = batch.columns.points.intern(.named(name))
                reading.withoutAddress += 1
            }
        }
        func optional(_ span: Span?) -> UInt32 { span.flatMap { number($0, \.columns.texts) } ?? 0 }
        batch.columns.append(
            account: account << 1 | 1, time: time, point: point, action: action,
            principal: optional(parts.arn ?? parts.principal ?? parts.invokedBy ?? parts.type),
            source: optional(parts.source), agent: optional(parts.agent), outcome: outcome(parts).rawValue)
        reading.events += 1
        if batch.count >= Limits.accessBatchEvents {
            reading.batches.append(batch)
            batch = AccessBatch()
        }
    }

    private func outcome(_ parts: Parts) -> AccessOutcome {
        if let error = parts.error, error.count > 0 {
            let code = String(decoding: cursor.bytes(error), as: UTF8.self)
            return code.hasPrefix("AccessDenied") || code.hasSuffix("UnauthorizedOperation") || code == "NotAuthorized"
                ? .denied : .failure
        }
        if let signIn = parts.signIn, !cursor.equals(signIn, "Success") { return .failure }
        return .success
    }

    /// The number of a text, cut where it is too long to keep whole; `nil` when it is no text that can be shown.
    private mutating func number(_ span: Span, _ table: WritableKeyPath<AccessBatch, TextTable>) -> UInt32? {
        if span.escaped || span.wide {
            guard let text = try? cursor.text(span) else { return nil }
            return batch[keyPath: table].intern(AccessBatch.cut(text))
        }
        let bytes = cursor.bytes(span)
        return batch[keyPath: table].intern(UnsafeBufferPointer(rebasing: bytes.prefix(Limits.accessTextBytes)))
    }
}
