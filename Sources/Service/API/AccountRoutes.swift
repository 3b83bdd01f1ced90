import Hummingbird
import Order
import Program

/// Accounts, what is recorded of them, and finding them by an exact identifier.
func accountRoutes() -> [Route] {
    let one = "/v1/accounts/{id}"
    return [
        Route(
            .get, "/v1/accounts", "listAccounts", tag: "Accounts", scopes: [.read],
            "Accounts by the time they last changed, oldest first.",
            query: [
                .init("state", "Only accounts in this state.", Shape.choice(AccountState.self)), updatedSince, cursor,
                limit,
            ],
            replies: [.init(200, "A page.", "AccountPage")]
        ) { call in
            let page = try await call.program.accounts(
                state: try call.choice("state"), updatedSince: try call.time("updated_since"), cursor: call.cursor,
                limit: try call.limit())
            return .json(pageAnswer(page, \.answer))
        },
        Route(
            .get, one, "getAccount", tag: "Accounts", scopes: [.read, .intake], "An account as it stands.",
            replies: [.init(200, "The account.", "AccountAnswer")]
        ) { call in
            .json(try await call.program.account(call.accountID()).answer(to: call.credential?.scope))
        },
        Route(
            .post, one + "/changes", "changeAccount", tag: "Accounts", scopes: [.intake, .reseller],
            "Says what has changed of the holder; the road is travelled again from determine.",
            body: .json("AccountChange"),
            idempotent: true, replies: [.init(200, "The account as it stands now.", "AccountAnswer")]
        ) { call in
            guard let kind = call.json["kind"]?.string.flatMap(AccountChange.Kind.init(rawValue:)),
                let holder = call.json["holder"]
            else {
                throw Problem.failed
            }
            let change = AccountChange(kind: kind, holder: try call.application(holder))
            return .json(
                try await call.program.change(call.accountID(), change, key: call.idempotency, by: call.actor).answer)
        },
        Route(
            .post, "/v1/transactions", "recordTransaction", tag: "Accounts", scopes: [.access, .intake],
            "Keeps a payment or a lease with the account (clause 5(d)).", body: .json("Transaction"), idempotent: true,
            replies: [.init(201, "Recorded.", "Recorded")]
        ) { call in
            try await call.program.record(try readTransaction(call.json), key: call.idempotency, by: call.actor)
            return .json(["recorded": true], .created)
        },
        Route(
            .post, "/v1/look-ups", "lookUp", tag: "Accounts", scopes: [.read],
            "Applications and accounts that have exactly this identifier. A POST, so that the identifier stands in no address.",
            body: .json("LookUp"), replies: [.init(200, "What has it.", "IdentifierMatches")]
        ) { call in
            let found = try await call.program.find(call.json["identifier"]?.string ?? "", by: call.actor)
            return .json(["items": .array(found.map(\.answer))])
        },
    ]
}

private func readTransaction(_ json: JSONValue) throws -> TransactionRecord {
    guard let account = json["account"]?.string.flatMap(AccountID.init(rawValue:)),
        let at = json["at"]?.string.flatMap(Timestamp.init(rfc3339:)), let kind = json["kind"]?.string
    else { throw Problem.invalid([FieldProblem(pointer: "/", message: "needs account, at and kind")]) }
    return TransactionRecord(
        account: account, at: at, kind: kind, means: try json["means"].flatMap(readMeansOfPayment),
        amount: json["amount"]?.integer,
        currency: json["currency"]?.string, product: json["product"]?.string, reference: json["reference"]?.string)
}

private func readMeansOfPayment(_ json: JSONValue) throws -> MeansOfPayment? {
    do { return try MeansOfPayment(json: json) } catch {
        throw Problem.invalid(error.errors.map { FieldProblem(pointer: "/means" + $0.pointer, message: $0.message) })
    }
}
