import Detection
import Order
import Records

// What an application or account shares with refused applications and suspended accounts: looked up through keyed tokens, judged by
// detection's rule of rarity, shown among the reasons, and raised as signals once the record stands.

/// An identifier shared with somebody who was turned away, and what it says.
struct SharedWithRefused: Sendable {
    var shared: SharedIdentifier
    var reason: Reason
    /// Whether it says enough to have a person look.
    var holds: Bool
}

extension IdentificationProgram {
    /// Refused applications and suspended accounts of other subjects that stated one of these identifiers.
    func sharedIdentifiers(_ identifiers: [StatedIdentifier], besides subject: SubjectID?) throws -> [SharedWithRefused]
    {
        var found: [SharedWithRefused] = []
        let looked = identifiers.compactMap { identifier in
            identifier.purpose.flatMap { purpose in
                SharedIdentifier.Kind(rawValue: purpose.rawValue).map { (identifier, purpose, $0) }
            }
        }
        let flagged = try records.rows(
            FlaggedIdentifiersView.name,
            each: looked.map { identifier, purpose, _ in
                ViewQuery(
                    [.matches(column: purpose.rawValue, identifier.canonical)], limit: Limits.sharersCounted,
                    opensSealed: false)
            })
        for ((identifier, purpose, kind), rows) in zip(looked, flagged) {
            let rows = rows.filter { $0.subject != nil && $0.subject != subject }
            guard !rows.isEmpty else { continue }
            var seen = Set<SubjectID>()
            let others = rows.compactMap { row -> SharedIdentifier.Other? in
                guard let other = row.subject, seen.insert(other).inserted else { return nil }
                let account = row.text("account").flatMap(AccountID.init(rawValue:))
                return SharedIdentifier.Other(
                    subject: other, account: account,
                    application: row.text("application").flatMap(ApplicationID.init(rawValue:)),
                    standing: account == nil ? .refused : .suspended,
                    since: Timestamp(milliseconds: row.integer("since") ?? 0))
            }
            // How common the value is among everybody decides how much it says.
            let total = try records.count(
                IdentifiersView.name, [.matches(column: purpose.rawValue, identifier.canonical)])
            let shared = SharedIdentifier(
                kind: kind, value: Indicator.Value(kind, canonical: identifier.canonical), others: others,
                total: total + (subject == nil ? 1 : 0))
            let provisional = DetectionSubject(subject: subject ?? SubjectID(unchecked: "sub_0000000000000000"))
            guard let signal = DetectionRules().evaluate(shared, of: provisional, at: clock.now) else { continue }
            found.append(SharedWithRefused(shared: shared, reason: signal.reason, holds: signal.strength >= .moderate))
        }
        return found
    }

    /// Raises what was shared as signals about a record that now stands.
    func openCases(
        for shared: [SharedWithRefused], subject: SubjectID, application: ApplicationID?, account: AccountID?,
        at time: Timestamp
    ) async throws {
        guard !shared.isEmpty else { return }
        let about = DetectionSubject(subject: subject, account: account, application: application)
        try await raise(shared.compactMap { DetectionRules().evaluate($0.shared, of: about, at: time) })
    }
}

extension Indicator.Value {
    /// The value as something that can be shared, where its kind is an indicator: an address, an e-mail address, a wallet.
    init?(_ kind: SharedIdentifier.Kind, canonical: String) {
        switch kind {
        case .email:
            guard let email = try? EmailAddress(parsing: canonical) else { return nil }
            self = .email(email)
        case .wallet:
            guard let wallet = try? WalletAddress(parsing: canonical) else { return nil }
            self = .wallet(wallet)
        case .ipAddress:
            guard let address = try? IPAddress(parsing: canonical) else { return nil }
            self = .ipAddress(address)
        case .telephone, .documentNumber, .cardToken, .bankAccount: return nil
        }
    }
}
