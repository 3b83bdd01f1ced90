import Order

/// Something observable that points to an activity and can be shared as it is: an address of the network, a wallet, an
/// e-mail address (STIX 2.1 section 6; clause 3(b)). It names no person; a name never becomes an indicator.
public struct Indicator: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
        case ipAddress(IPAddress)
        case wallet(WalletAddress)
        case email(EmailAddress)
    }
    public var value: Value
    /// When it was first and last seen.
    public var first: Timestamp
    public var last: Timestamp
    /// How often it was seen.
    public var sightings: Int

    public init(_ value: Value, first: Timestamp, last: Timestamp, sightings: Int = 1) {
        self.value = value
        self.first = first
        self.last = last
        self.sightings = sightings
    }

    /// `ipAddress`, `wallet` or `email`.
    public var kind: String {
        switch value {
        case .ipAddress: "ipAddress"
        case .wallet: "wallet"
        case .email: "email"
        }
    }
    /// The value as text, without its kind.
    public var text: String {
        switch value {
        case .ipAddress(let address): address.description
        case .wallet(let wallet): wallet.text
        case .email(let email): email.text
        }
    }

    /// The same indicator seen twice is one indicator, seen for longer.
    public static func merging(_ indicators: [Indicator]) -> [Indicator] {
        var merged: [Indicator] = []
        var position: [Value: Int] = [:]
        for indicator in indicators {
            if let at = position[indicator.value] {
                merged[at].first = min(merged[at].first, indicator.first)
                merged[at].last = max(merged[at].last, indicator.last)
                merged[at].sightings += indicator.sightings
            } else {
                position[indicator.value] = merged.count
                merged.append(indicator)
            }
        }
        return merged
    }
}

extension Indicator {
    public var json: JSONValue {
        var fields: [String: JSONValue] = [
            "kind": .string(kind), "value": .string(text), "first": .string(first.description),
            "last": .string(last.description), "sightings": .integer(Int64(sightings)),
        ]
        if case .wallet(let wallet) = value, let currency = wallet.currency { fields["currency"] = .string(currency) }
        return .object(fields)
    }

    /// `nil` unless the value has the shape that ``json`` writes.
    public init?(json: JSONValue) {
        guard let kind = json["kind"]?.string, let text = json["value"]?.string,
            let first = json["first"]?.string.flatMap(Timestamp.init(rfc3339:)),
            let last = json["last"]?.string.flatMap(Timestamp.init(rfc3339:)),
            let sightings = json["sightings"]?.integer
        else { return nil }
        let value: Value
        switch kind {
        case "ipAddress":
            guard let address = try? IPAddress(parsing: text) else { return nil }
            value = .ipAddress(address)
        case "wallet":
            guard let wallet = try? WalletAddress(parsing: text, currency: json["currency"]?.string) else { return nil }
            value = .wallet(wallet)
        case "email":
            guard let email = try? EmailAddress(parsing: text) else { return nil }
            value = .email(email)
        default: return nil
        }
        self.init(value, first: first, last: last, sightings: Int(clamping: sightings))
    }
}
