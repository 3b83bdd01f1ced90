import Order
import Records

/// A run as it lies in its row: how many events it holds (a varint), a salt, then the sealed bytes.
///
/// Each run has a key of its own, derived from its subject's key, its place, its number of events and the salt
/// (`RecordStore.sealOnce`). A run is only ever rewritten with more events, so the place and the number do not recur but
/// after a restore, where the short salt keeps two histories apart. A run that may be rewritten at the same number, because
/// the account has more events than one run holds, gets a long one.
enum RunSeal {
    private static let shortSalt = 4
    private static let longSalt = 12
    private static let longFrom = 1_024

    static func seal(
        _ plain: [UInt8], events: Int, at id: RunID, of month: AccessMonth, for subject: SubjectID,
        _ records: RecordStore
    ) throws -> [UInt8] {
        let salt = (0..<saltLength(events)).map { _ in UInt8.random(in: .min ... .max) }
        var body: [UInt8] = []
        var rest = events
        while rest >= 0x80 {
            body.append(UInt8(rest & 0x7F | 0x80))
            rest >>= 7
        }
        body.append(UInt8(rest))
        return body + salt
            + (try records.sealOnce(plain, for: subject, salt: salt, associatedData: context(month, id, events)))
    }

    /// The bytes of a run and how many events they must hold. Throws `SealingError`.
    static func open(
        _ body: [UInt8], at id: RunID, of month: AccessMonth, for subject: SubjectID, _ records: RecordStore
    ) throws -> (plain: [UInt8], events: Int) {
        var events = 0, at = 0
        repeat {
            guard at < 3, at < body.count else { throw SealingError.altered }
            events |= Int(body[at] & 0x7F) << (7 * at)
            at += 1
        } while body[at - 1] & 0x80 != 0
        let end = at + saltLength(events)
        guard (1...Limits.accessRunEvents).contains(events), end <= body.count else { throw SealingError.altered }
        let plain = try records.openOnce(
            Array(body[end...]), for: subject, salt: Array(body[at..<end]), associatedData: context(month, id, events))
        return (plain, events)
    }

    private static func saltLength(_ events: Int) -> Int { events < longFrom ? shortSalt : longSalt }

    private static func context(_ month: AccessMonth, _ id: RunID, _ events: Int) -> [UInt8] {
        Array("gatehouse access run \(RunCodec.version) \(month) \(id.raw) \(events)".utf8)
    }
}
