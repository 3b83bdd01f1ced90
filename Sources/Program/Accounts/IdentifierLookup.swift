import Order
import Records

// Finding by identifier: exact, through keyed tokens. What a new application shares with refused applications and suspended
// accounts, and what a person looks up in the console.

/// An application or account that stated the identifier looked up.
public struct IdentifierMatch: Hashable, Sendable {
    public var kind: String
    public var role: String
    public var subject: SubjectID
    public var application: ApplicationID?
    public var account: AccountID?
    public var state: String
}

/// An identifier as it was stated, in the form in which entries carry it.
typealias StatedIdentifier = PartyIdentifier

extension PartyIdentifier {
    /// The blind index it is found by; `nil` for kinds that have none: a name is screened, not looked up.
    var purpose: BlindIndexPurpose? {
        switch kind {
        case .email: .email
        case .telephone: .telephone
        case .documentNumber: .documentNumber
        case .wallet: .wallet
        case .cardToken: .cardToken
        case .bankAccount: .bankAccount
        case .ipAddress: .ipAddress
        case .reference, .customerIdentifier, .transactionIdentifier: .reference
        case .name: nil
        }
    }
}

extension [StatedIdentifier] {
    /// `[[kind, role, canonical], …]`; only kinds that have an index.
    var stored: JSONValue {
        .array(
            compactMap { identifier in
                guard let purpose = identifier.purpose else { return nil }
                return [.string(purpose.rawValue), .string(identifier.role.rawValue), .string(identifier.canonical)]
            })
    }
}

/// A refused application or suspended account that shares an identifier.
struct SharedIdentifier: Sendable {
    var kind: String
    var subject: SubjectID
    var application: ApplicationID?
    var account: AccountID?
    /// How many refused or suspended records share it: a value that many share says little.
    var sharers: Int
    var reason: Reason
}

extension IdentificationProgram {
    /// Refused applications and suspended accounts of other subjects that stated one of these identifiers. An address that was
    /// merely used to connect is compared too, but alone never holds anybody.
    func sharedIdentifiers(_ identifiers: [StatedIdentifier], besides subject: SubjectID?) throws -> [SharedIdentifier] {
        var found: [SharedIdentifier] = []
        for identifier in identifiers {
            guard let purpose = identifier.purpose, purpose != .ipAddress, purpose != .reference else { continue }
            let rows = try records.rows(
                FlaggedIdentifiersView.name,
                ViewQuery(
                    [.matches(column: purpose.rawValue, identifier.canonical)], limit: Limits.sharersCounted,
                    opensSealed: false)
            ).filter { $0.subject != nil && $0.subject != subject }
            guard let first = rows.first, let other = first.subject else { continue }
            let sharers = Set(rows.compactMap(\.subject)).count
            let whose = first.text("account") ?? first.text("application") ?? "a record"
            found.append(
                SharedIdentifier(
                    kind: purpose.rawValue, subject: other,
                    application: first.text("application").flatMap(ApplicationID.init(rawValue:)),
                    account: first.text("account").flatMap(AccountID.init(rawValue:)), sharers: sharers,
                    reason: Reason(
                        "3(c)(iii)",
                        "The \(purpose.plainName) is also that of \(whose), which was refused or suspended\(sharers > 1 ? ", and of \(sharers - 1) more" : "").",
                        holds: true,
                        facts: [ReasonFact(purpose.plainName, identifier.canonical, source: whose, sensitive: true)])))
        }
        return found
    }

    /// Applications and accounts that stated exactly this: an e-mail, telephone, document number, wallet, bank account, card token or
    /// IP address, or a random id. The look-up itself is recorded when a person makes it.
    public func find(_ text: String, by actor: Actor) async throws -> [IdentifierMatch] {
        let text = text.trimmingSpace
        guard !text.isEmpty, text.utf8.count <= Limits.lookUpBytes else {
            throw ProgramError.invalid([FieldProblem(pointer: "/identifier", message: "Give one exact identifier.")])
        }
        if let direct = try byRandomID(text) { return direct }
        var matches: [IdentifierMatch] = []
        var seen = Set<IdentifierMatch>()
        for (purpose, canonical) in IdentifierReading.readings(of: text) {
            let rows = try records.rows(
                IdentifiersView.name,
                ViewQuery([.matches(column: purpose.rawValue, canonical)], limit: Self.largestPage, opensSealed: false))
            for row in rows {
                guard let match = try match(row, kind: purpose.rawValue) else { continue }
                if seen.insert(match).inserted { matches.append(match) }
            }
        }
        if actor.isPerson {
            do {
                _ = try await records.append([
                    EntryDraft(
                        .recordRevealed, actor: actor, time: clock.now, subject: nil,
                        fields: ["lookUp": true, "matches": .integer(Int64(matches.count))])
                ])
            } catch { throw ProgramError(error) }
        }
        return matches
    }

    private func match(_ row: ViewRow, kind: String) throws -> IdentifierMatch? {
        guard let subject = row.subject else { return nil }
        let application = row.text("application").flatMap(ApplicationID.init(rawValue:))
        var account = row.text("account").flatMap(AccountID.init(rawValue:))
        var state: String?
        if let application {
            let standing = try records.rows(
                ApplicationsView.name, ViewQuery([.subject(subject)], limit: 1, opensSealed: false)
            ).first { $0.key == application.rawValue }
            state = standing?.text("state")
            account = account ?? standing?.text("account").flatMap(AccountID.init(rawValue:))
        }
        if let account {
            state = try records.rows(AccountsView.name, ViewQuery([.subject(subject)], limit: 10, opensSealed: false))
                .first { $0.key == account.rawValue }?.text("accountState") ?? state
        }
        return IdentifierMatch(
            kind: kind, role: row.text("role") ?? "applicant", subject: subject, application: application,
            account: account, state: state ?? "unknown")
    }

    private func byRandomID(_ text: String) throws -> [IdentifierMatch]? {
        let upper = text.prefix(4).lowercased() + text.dropFirst(4).uppercased()
        if let id = ApplicationID(rawValue: upper) {
            guard let row = try records.row(ApplicationsView.name, key: id.rawValue), let subject = row.subject else { return [] }
            return [
                IdentifierMatch(
                    kind: "id", role: "applicant", subject: subject, application: id,
                    account: row.text("account").flatMap(AccountID.init(rawValue:)), state: row.text("state") ?? "unknown")
            ]
        }
        if let id = AccountID(rawValue: upper) {
            guard let row = try records.row(AccountsView.name, key: id.rawValue), let subject = row.subject else { return [] }
            return [
                IdentifierMatch(
                    kind: "id", role: "applicant", subject: subject,
                    application: row.text("applicationID").flatMap(ApplicationID.init(rawValue:)), account: id,
                    state: row.text("accountState") ?? "unknown")
            ]
        }
        return nil
    }
}

extension BlindIndexPurpose {
    var plainName: String {
        switch self {
        case .email: "e-mail address"
        case .telephone: "telephone number"
        case .documentNumber: "document number"
        case .wallet: "wallet address"
        case .cardToken: "card"
        case .bankAccount: "bank account"
        case .ipAddress, .ipPrefix: "IP address"
        case .name: "name"
        case .reference: "reference"
        }
    }
}

/// What a text may be read as, with its canonical form for each.
enum IdentifierReading {
    static func readings(of text: String) -> [(BlindIndexPurpose, String)] {
        var readings: [(BlindIndexPurpose, String)] = [(.cardToken, text), (.reference, text)]
        if let email = try? EmailAddress(parsing: text) { readings.append((.email, email.canonical)) }
        if let telephone = try? TelephoneNumber(parsing: text) { readings.append((.telephone, telephone.canonical)) }
        if let wallet = try? WalletAddress(parsing: text) { readings.append((.wallet, wallet.canonical)) }
        if let account = try? BankAccountNumber(parsing: text) { readings.append((.bankAccount, account.canonical)) }
        if let address = try? IPAddress(parsing: text) { readings.append((.ipAddress, address.description)) }
        if let document = try? DocumentNumber(parsing: text) { readings.append((.documentNumber, document.canonical)) }
        return readings
    }
}
