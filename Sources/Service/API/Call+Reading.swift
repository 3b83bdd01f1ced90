import Crypto
import Order
import Program
import Records

// Typed values out of a checked body.
extension Call {
    func applicationID() throws -> ApplicationID {
        let id: ApplicationID = try id("id", "application")
        try checkReseller(id.rawValue, "application \(id)")
        return id
    }
    func accountID() throws -> AccountID {
        let id: AccountID = try id("id", "account")
        try checkReseller(id.rawValue, "account \(id)")
        return id
    }

    /// A reseller's key sees its own customers; of any other it learns no more than of one that does not exist.
    private func checkReseller(_ id: String, _ what: String) throws {
        guard credential?.scope == .reseller else { return }
        guard let reseller = credential?.reseller, try program.belongs(id, toReseller: reseller) else {
            throw ProgramError.notFound(what)
        }
    }

    /// An application, as this caller may send it: a reseller's key speaks for its own customers and no others.
    func application(_ json: JSONValue) throws -> Application {
        try permitted(try Application(json: json, now: program.clock.now))
    }

    /// The application with this caller's own channel, or a refusal.
    func permitted(_ stated: Application) throws -> Application {
        var application = stated
        if credential?.scope == .reseller {
            guard let reseller = credential?.reseller else {
                throw ProgramError.forbidden("This key names no reseller account. Issue one with --reseller ACCOUNT.")
            }
            switch application.channel {
            case .direct: application.channel = .reseller(reseller)
            case .reseller(let named) where named == reseller: break
            case .reseller:
                throw ProgramError.forbidden("This key speaks for the customers of \(reseller) only.")
            }
        }
        return application
    }

    /// The idempotency key of one line of a batch: the batch's key and the line's number, over the line's own bytes.
    func lineKey(_ prefix: String, _ number: Int, _ json: JSONValue) -> IdempotencyKey {
        IdempotencyKey(
            scope: credential?.id.rawValue ?? "anonymous", key: "\(prefix)#\(number)",
            requestDigest: Array(SHA256.hash(data: json.canonicalBytes)))
    }
}
