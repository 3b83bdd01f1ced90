import Order
import Records

// Payments and leases, kept with the account: an Account is a relationship in which details of transactions are recorded (5(d)).

extension IdentificationProgram {
    public func record(_ transaction: TransactionRecord, key: IdempotencyKey?, by actor: Actor) async throws {
        guard let row = try records.row(AccountsView.name, key: transaction.account.rawValue, opensSealed: false),
            let subject = row.subject
        else { throw ProgramError.notFound("account \(transaction.account)") }
        let problems = Self.wholeCards(
            in: transaction.fields["details"] ?? .null, today: CalendarDate(of: transaction.at))
        guard problems.isEmpty else { throw ProgramError.invalid(problems) }
        do {
            _ = try await records.append([
                EntryDraft(
                    .accountTransaction, actor: actor, time: clock.now, subject: subject, fields: transaction.fields,
                    idempotency: key)
            ])
        } catch .alreadyDone {
            return
        } catch {
            throw ProgramError(error)
        }
    }

    /// The account's transactions, oldest first, at most ``largestPage``.
    public func transactions(of id: AccountID) async throws -> [TransactionRecord] {
        guard try records.row(AccountsView.name, key: id.rawValue, opensSealed: false) != nil else {
            throw ProgramError.notFound("account \(id)")
        }
        return try records.rows(
            TransactionsView.name,
            ViewQuery([.equals(column: "account", .text(id.rawValue))], orderedBy: "at", limit: Self.largestPage)
        ).compactMap { try TransactionRecord(row: $0) }
    }
}

extension TransactionRecord {
    fileprivate var fields: [String: JSONValue] {
        var details: [String: JSONValue] = [:]
        if let means { details["means"] = means.json }
        if let amount { details["amount"] = .integer(amount) }
        if let currency { details["currency"] = .string(currency) }
        if let product { details["product"] = .string(product) }
        if let reference { details["reference"] = .string(reference) }
        return [
            "transactionAccount": .string(account.rawValue), "at": at.json, "kind": .string(kind),
            "details": .object(details),
        ]
    }

    fileprivate init?(row: ViewRow) throws {
        guard let account = row.text("account").flatMap(AccountID.init(rawValue:)), let details = row.sealed["details"]
        else { return nil }
        self.init(
            account: account, at: Timestamp(milliseconds: row.integer("at") ?? 0), kind: row.text("kind") ?? "payment",
            means: try details["means"].map { try MeansOfPayment(json: $0) }, amount: details["amount"]?.integer,
            currency: details["currency"]?.string, product: details["product"]?.string,
            reference: details["reference"]?.string)
    }
}
