// The keys, held against what wraps them: each is unwrapped, which proves its bytes, its name and its epoch at once.
import Crypto
import Foundation
import GRDB
import Order

struct KeyCheck {
    var findings: [VerificationFinding] = []
    var keys = 0
    /// Subjects whose key was destroyed, by the tombstones.
    var tombstones: Set<SubjectID> = []

    init(path: String, under kek: KeyEncryptionKey) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.read { db in
            var epochs: [Int64: SymmetricKey] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT number, wrapped FROM epoch") {
                keys += 1
                guard let number = try? row.integer(0) else { continue }
                guard let wrapped = row.bytes(1),
                    let key = try? Sealing.open(
                        wrapped, under: kek.key, associatedData: KeyStore.binding("epoch", String(number)))
                else {
                    findings.append(VerificationFinding(.key("epoch \(number)"), "altered"))
                    continue
                }
                epochs[number] = SymmetricKey(data: key)
            }
            if epochs.isEmpty { findings.append(VerificationFinding(.key("epoch"), "missing or altered")) }
            try named(db, under: kek)
            try subjects(db, epochs)
        }
        try database.close()
    }

    private mutating func named(_ db: Database, under kek: KeyEncryptionKey) throws {
        var missing = Set(KeyStore.namedKeys)
        for row in try Row.fetchAll(db, sql: "SELECT name, wrapped FROM named_key") {
            keys += 1
            let name = row.textIfAny(0) ?? "unnamed"
            missing.remove(name)
            let key = row.bytes(1).flatMap {
                try? Sealing.open($0, under: kek.key, associatedData: KeyStore.binding("named", name))
            }
            if key == nil { findings.append(VerificationFinding(.key(name), "altered")) }
        }
        findings += missing.sorted().map { VerificationFinding(.key($0), "missing") }
    }

    private mutating func subjects(_ db: Database, _ epochs: [Int64: SymmetricKey]) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT subject, epoch, wrapped FROM subject_key")
        while let row = try rows.next() {
            keys += 1
            let subject = row.textIfAny(0) ?? "an unreadable subject"
            if row.hasNull(atIndex: 1), row.hasNull(atIndex: 2) {
                tombstones.insert(SubjectID(unchecked: subject))
                continue
            }
            guard let epoch = try? row.integer(1), let wrapped = row.bytes(2), let key = epochs[epoch],
                (try? Sealing.open(wrapped, under: key, associatedData: KeyStore.binding("subject", subject))) != nil
            else {
                findings.append(VerificationFinding(.key(subject), "altered"))
                continue
            }
        }
    }
}
