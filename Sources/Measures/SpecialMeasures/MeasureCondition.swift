import Order

/// A condition that a special measure puts on opening or maintaining an account (clause 2(d)).
public enum MeasureCondition: Hashable, Sendable {
    /// The customer's identity is verified again within this many days.
    case verifyAgain(withinDays: Int)
    /// Only these kinds of product may be used.
    case productsOnly(Set<Product.Kind>)
    /// No more than this may be spent in a calendar month, in United States cents.
    case monthlySpending(atMostCents: Int64)
    /// The products may not be offered on to a third party (clause 5(h)).
    case noResale
    /// Accesses and transactions are watched more closely.
    case heightenedMonitoring
    /// What is seen is reported within this many days.
    case report(withinDays: Int)
    /// The account stays as it is, neither closed nor altered, while an inquiry is under way.
    case keepUnaltered
    /// Anything else, in the words of the measure.
    case other(String)

    /// The condition as one sentence.
    public var text: String {
        switch self {
        case .verifyAgain(let days): "Verify the customer's identity again within \(days) days."
        case .productsOnly(let kinds):
            "Offer only these products: \(kinds.map(\.rawValue).sorted().joined(separator: ", "))."
        case .monthlySpending(let cents): "Let at most \(MeasureCondition.dollars(cents)) be spent in a month."
        case .noResale: "Do not let the products be resold."
        case .heightenedMonitoring: "Watch accesses and transactions more closely."
        case .report(let days): "Report what is seen within \(days) days."
        case .keepUnaltered: "Keep the account as it is while the inquiry lasts."
        case .other(let words): words
        }
    }

    private static func dollars(_ cents: Int64) -> String {
        let rest = cents % 100
        return "$\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// All conditions of several measures as one list in which the tightest of each kind stands, in a stable order.
    static func tightest(_ all: [MeasureCondition]) -> [MeasureCondition] {
        var verify: Int?
        var report: Int?
        var spending: Int64?
        var products: Set<Product.Kind>?
        var rest: [MeasureCondition] = []
        for condition in all {
            switch condition {
            case .verifyAgain(let days): verify = min(verify ?? days, days)
            case .report(let days): report = min(report ?? days, days)
            case .monthlySpending(let cents): spending = min(spending ?? cents, cents)
            case .productsOnly(let kinds): products = products?.intersection(kinds) ?? kinds
            case .noResale, .heightenedMonitoring, .keepUnaltered, .other:
                if !rest.contains(condition) { rest.append(condition) }
            }
        }
        var result: [MeasureCondition] = []
        if let verify { result.append(.verifyAgain(withinDays: verify)) }
        if let products { result.append(.productsOnly(products)) }
        if let spending { result.append(.monthlySpending(atMostCents: spending)) }
        if let report { result.append(.report(withinDays: report)) }
        return result + rest
    }
}
