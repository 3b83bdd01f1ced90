import Order
import Records

// Finding by identifier: exact, through keyed tokens.

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

extension IdentificationProgram {
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
            state =
                try records.rows(AccountsView.name, ViewQuery([.subject(subject)], limit: 10, opensSealed: false))
                .first { $0.key == account.rawValue }?.text("accountState") ?? state
        }
        return IdentifierMatch(
            kind: kind, role: row.text("role") ?? "applicant", subject: subject, application: application,
            account: account, state: state ?? "unknown")
    }

    private func byRandomID(_ text: String) throws -> [IdentifierMatch]? {
        let upper = text.prefix(4).lowercased() + text.dropFirst(4).uppercased()
        if let id = ApplicationID(rawValue: upper) {
            guard let row = try records.row(ApplicationsView.name, key: id.rawValue), let subject = row.subject else {
                return []
            }
            return [
                IdentifierMatch(
                    kind: "id", role: "applicant", subject: subject, application: id,
                    account: row.text("account").flatMap(AccountID.init(rawValue:)),
                    state: row.text("state") ?? "unknown")
            ]
        }
        if let id = AccountID(rawValue: upper) {
            guard let row = try records.row(AccountsView.name, key: id.rawValue), let subject = row.subject else {
                return []
            }
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
