import AsyncHTTPClient
import Dispatch
import Foundation
import Order

/// Makes one attempt. Throws why it failed; returns when the endpoint answered 2xx.
public protocol WebhookTransport: Sendable {
    func post(_ body: [UInt8], headers: WebhookHeaders, to endpoint: WebhookEndpoint) async throws(WebhookFailure)
}

/// Attempts over HTTP/1.1. The name is resolved first, every address it has is checked, and the connection is pinned to
/// one that was checked, so that a name that changes its mind in between leads nowhere else. Redirects are not followed.
public struct HTTPWebhookTransport: WebhookTransport {
    /// Seconds for the whole attempt.
    public var timeout: Int64
    public init(timeout: Int64 = 15) { self.timeout = timeout }

    public func post(
        _ body: [UInt8], headers: WebhookHeaders, to endpoint: WebhookEndpoint
    ) async throws(WebhookFailure) {
        let address = try await checkedAddress(of: endpoint)
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.dnsOverride = [endpoint.address.host: address.description]
        configuration.timeout = .init(connect: .seconds(timeout), read: .seconds(timeout))
        configuration.httpVersion = .http1Only
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let answer = await attempt(body, headers, endpoint, client)
        try? await client.shutdown()
        try answer.get()
    }

    private func attempt(
        _ body: [UInt8], _ headers: WebhookHeaders, _ endpoint: WebhookEndpoint, _ client: HTTPClient
    ) async -> Result<Void, WebhookFailure> {
        var request = HTTPClientRequest(url: endpoint.address.text)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.headers.add(name: "user-agent", value: "gatehouse")
        request.headers.add(name: WebhookHeaders.idName, value: headers.id)
        request.headers.add(name: WebhookHeaders.timestampName, value: headers.timestamp)
        request.headers.add(name: WebhookHeaders.signatureName, value: headers.signature)
        request.body = .bytes(body)
        do {
            // The answer's body is not read: nothing in it is acted upon.
            let response = try await client.execute(request, timeout: .seconds(timeout))
            switch Int(response.status.code) {
            case 200..<300: return .success(())
            case 300..<400: return .failure(.redirect)
            case 410: return .failure(.gone)
            case let code: return .failure(.status(code))
            }
        } catch let error as HTTPClientError
            where [.deadlineExceeded, .connectTimeout, .readTimeout].contains(error)
        {
            return .failure(.timeout)
        } catch {
            return .failure(.unreachable)
        }
    }

    private func checkedAddress(of endpoint: WebhookEndpoint) async throws(WebhookFailure) -> IPAddress {
        let addresses = await resolve(endpoint.address.host)
        guard let first = addresses.first else { throw .unreachable }
        guard !endpoint.allowsPrivate else { return first }
        // One address that may not be called spoils the name: which one would be used is not ours to say.
        if let forbidden = addresses.first(where: { !OutboundAddress.isPublic($0) }) {
            throw .addressNotAllowed(forbidden.description)
        }
        return first
    }
}

private let resolving = DispatchQueue(label: "gatehouse.webhooks.resolving", attributes: .concurrent)

/// Every address of a host; none when it has none. `getaddrinfo` blocks, so it runs on a queue of its own.
func resolve(_ host: String) async -> [IPAddress] {
    let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    if let literal = try? IPAddress(parsing: bare) { return [literal] }
    return await withCheckedContinuation { continuation in
        resolving.async { continuation.resume(returning: lookUp(bare)) }
    }
}

private func lookUp(_ host: String) -> [IPAddress] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var addresses: [IPAddress] = []
    var next = list
    while let entry = next?.pointee, addresses.count < Limits.resolvedAddresses {
        if let address = ipAddress(entry), !addresses.contains(address) { addresses.append(address) }
        next = entry.ai_next
    }
    return addresses
}

private func ipAddress(_ entry: addrinfo) -> IPAddress? {
    guard let address = entry.ai_addr else { return nil }
    switch entry.ai_family {
    case AF_INET:
        return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
            withUnsafeBytes(of: $0.pointee.sin_addr) { IPAddress(bytes: Array($0)) }
        }
    case AF_INET6:
        return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
            withUnsafeBytes(of: $0.pointee.sin6_addr) { IPAddress(bytes: Array($0)) }
        }
    default: return nil
    }
}
