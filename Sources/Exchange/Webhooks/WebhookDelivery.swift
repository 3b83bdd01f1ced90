import Order

/// One message on its way to one endpoint.
public struct WebhookDelivery: Hashable, Sendable {
    public enum State: Hashable, Sendable {
        /// To be tried at this time.
        case waiting(until: Timestamp)
        /// Given out to be tried.
        case inFlight
        case dead(at: Timestamp)
    }
    public var event: FeedEvent
    public var state: State
    /// Failures since it was queued or last replayed.
    public var failures: Int
    public var lastFailure: WebhookFailure?

    init(_ event: FeedEvent, at now: Timestamp) {
        self.event = event
        state = .waiting(until: now)
        failures = 0
        lastFailure = nil
    }
}

/// Why an attempt failed; what the dead-letter page shows.
public enum WebhookFailure: Error, Hashable, Sendable, CustomStringConvertible {
    case status(Int)
    case timeout
    case unreachable
    /// A redirect is not followed: it would lead where nobody allowed.
    case redirect
    /// The name resolves to an address that may not be called.
    case addressNotAllowed(String)
    /// The endpoint said 410: it wants no more.
    case gone

    public var description: String {
        switch self {
        case .status(let code): "the endpoint answered \(code)"
        case .timeout: "the endpoint did not answer in time"
        case .unreachable: "the endpoint could not be reached"
        case .redirect: "the endpoint answered with a redirect, which is not followed; register the final address"
        case .addressNotAllowed(let address):
            "\(address) is a private address; allow private addresses for this endpoint if that is meant"
        case .gone: "the endpoint answered 410 and gets no more messages"
        }
    }
    var code: String {
        switch self {
        case .status(let code): "status:\(code)"
        case .timeout: "timeout"
        case .unreachable: "unreachable"
        case .redirect: "redirect"
        case .addressNotAllowed(let address): "addressNotAllowed:\(address)"
        case .gone: "gone"
        }
    }
    init?(code: String) {
        let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count > 1 ? parts[1] : nil) {
        case ("status", let number?):
            guard let number = Int(number) else { return nil }
            self = .status(number)
        case ("timeout", nil): self = .timeout
        case ("unreachable", nil): self = .unreachable
        case ("redirect", nil): self = .redirect
        case ("addressNotAllowed", let address?): self = .addressNotAllowed(address)
        case ("gone", nil): self = .gone
        default: return nil
        }
    }
}
