import AsyncHTTPClient
import Foundation
import Order

// A gateway for short texts, described by configuration: an address, headers and a body with places to be filled in, so that any
// provider's HTTP interface can be used without code. Every value is escaped for the place that it goes to.

/// One request of a gateway, as configured. Places: `{to}` (E.164), `{digits}` (without the plus), `{text}`, `{secret}`.
public struct MessageGateway: Sendable, Hashable {
    public enum BodyKind: String, Hashable, Sendable, CaseIterable {
        case json
        case form
        /// Everything stands in the address.
        case none
    }
    /// The processor's name, under which two people authorise it.
    public let name: String
    public let channel: MessageChannel
    public let address: String
    public let method: String
    public let headers: [String: String]
    public let body: String
    public let bodyKind: BodyKind
    /// Never shown; filled into `{secret}`.
    private let secret: String
    /// Seconds for the whole exchange.
    public let timeout: Int64

    /// - Throws: ``ProcessorConfigurationError`` naming what is wrong.
    public init(
        name: String, channel: MessageChannel, address: String, method: String = "POST",
        headers: [String: String] = [:], body: String = "", bodyKind: BodyKind = .json, secret: String = "",
        timeout: Int64 = 15
    ) throws(ProcessorConfigurationError) {
        try checkProcessorName(name)
        guard let url = URL(string: MessageGateway.filled(address) { _ in "0" }), let host = url.host(),
            url.scheme == "https" || url.scheme == "http" && isLoopbackHost(host), url.user == nil
        else { throw .badAddress(name) }
        guard ["POST", "PUT", "GET"].contains(method) else { throw .badValue(name, "method") }
        for (header, value) in headers {
            guard !header.isEmpty, header.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }),
                value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
            else { throw .badValue(name, "headers") }
        }
        let whole = address + body + headers.values.joined()
        guard whole.contains("{to}") || whole.contains("{digits}"), whole.contains("{text}") else {
            throw .badValue(name, "places {to} and {text}")
        }
        if bodyKind == .json {
            guard (try? JSONValue(parsing: Array(MessageGateway.filled(body) { _ in "0" }.utf8))) != nil else {
                throw .badValue(name, "body")
            }
        }
        guard secret.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), (1...120).contains(timeout) else {
            throw .badValue(name, "secret or timeout")
        }
        self.name = name
        self.channel = channel
        self.address = address
        self.method = method
        self.headers = headers
        self.body = body
        self.bodyKind = bodyKind
        self.secret = secret
        self.timeout = timeout
    }

    /// A message's request: address, headers, body.
    func request(for message: TextMessage) -> (address: String, headers: [(String, String)], body: [UInt8]) {
        func value(_ place: String) -> String {
            switch place {
            case "to": message.to.canonical
            case "digits": String(message.to.digits)
            case "text": message.text
            case "secret": secret
            default: ""
            }
        }
        var filledHeaders = headers.sorted { $0.key < $1.key }.map {
            // A message has no control characters, so none can begin a header of its own; what is not ASCII does not belong there.
            ($0.key, MessageGateway.filled($0.value) { value($0).filter(\.isASCII) })
        }
        let text: String
        switch bodyKind {
        case .json:
            text = MessageGateway.filled(body) { place in
                String(JSONValue.string(value(place)).text.dropFirst().dropLast())
            }
            filledHeaders.append(("content-type", "application/json"))
        case .form:
            text = MessageGateway.filled(body) { MessageGateway.percentEncoded(value($0)) }
            filledHeaders.append(("content-type", "application/x-www-form-urlencoded"))
        case .none: text = ""
        }
        return (
            MessageGateway.filled(address) { MessageGateway.percentEncoded(value($0)) }, filledHeaders,
            Array(text.utf8)
        )
    }

    /// Fills the known places of a template; any other brace stays as it is.
    private static func filled(_ template: String, _ value: (String) -> String) -> String {
        var text = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            let after = rest[rest.index(after: open)...]
            if let place = ["to", "digits", "text", "secret"].first(where: { after.hasPrefix($0 + "}") }) {
                text += value(place)
                rest = after.dropFirst(place.count + 1)
            } else {
                text += "{"
                rest = after
            }
        }
        return text + rest
    }

    private static func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { encoded, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                encoded.append("%")
                encoded.append(digits[Int(byte >> 4)])
                encoded.append(digits[Int(byte & 15)])
            }
        }
    }
}

extension MessageGateway: MessageCarrier {
    /// One request; 2xx means that the gateway took it. Redirects are not followed.
    public func send(_ message: TextMessage) async throws(MessageError) {
        let (address, headers, body) = request(for: message)
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .seconds(timeout), read: .seconds(timeout))
        configuration.httpVersion = .http1Only
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let answer = await attempt(address, headers, body, client)
        try? await client.shutdown()
        try answer.get()
    }

    private func attempt(
        _ address: String, _ headers: [(String, String)], _ body: [UInt8], _ client: HTTPClient
    ) async -> Result<Void, MessageError> {
        var request = HTTPClientRequest(url: address)
        request.method = .init(rawValue: method)
        request.headers.add(name: "user-agent", value: "gatehouse")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if bodyKind != .none { request.body = .bytes(body) }
        do {
            // The answer's body is not read: nothing in it is acted upon.
            let response = try await client.execute(request, timeout: .seconds(timeout))
            let code = Int(response.status.code)
            return (200..<300).contains(code) ? .success(()) : .failure(.refused(status: code))
        } catch let error as HTTPClientError
            where [.deadlineExceeded, .connectTimeout, .readTimeout].contains(error)
        {
            return .failure(.timeout)
        } catch {
            return .failure(.unreachable)
        }
    }
}

extension MessageGateway: CustomStringConvertible, CustomDebugStringConvertible {
    /// Never the secret.
    public var description: String { "\(name) (\(channel.rawValue))" }
    public var debugDescription: String { description }
}

/// The sample's telephones: nothing leaves; what would have been sent is kept for the outbox page.
public actor LocalMessages: MessageCarrier {
    private var kept: [TextMessage] = []
    public init() {}
    public func send(_ message: TextMessage) async throws(MessageError) {
        kept.append(message)
        if kept.count > Limits.outboxMails { kept.removeFirst(kept.count - Limits.outboxMails) }
    }
    /// The messages, newest first.
    public func messages() -> [TextMessage] { kept.reversed() }
}
