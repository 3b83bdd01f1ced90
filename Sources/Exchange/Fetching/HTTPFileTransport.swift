import AsyncHTTPClient
import Foundation
import Order

/// Fetches over HTTP/1.1. At every step the name is resolved, each address it has is checked, and the connection is pinned to one
/// that was checked. Redirects are followed one by one under the same checks. The body is bounded and asked for uncompressed,
/// so that what is counted is what is kept.
public struct HTTPFileTransport: FileTransport {
    /// Seconds for the whole fetch, and between two pieces of the body.
    public var timeout: Int64
    public var idleTimeout: Int64
    public init(timeout: Int64 = 600, idleTimeout: Int64 = 60) {
        self.timeout = timeout
        self.idleTimeout = idleTimeout
    }

    public func fetch(
        _ address: SourceAddress, unless validators: FileValidators, limit: Int, allowsPrivate: Bool
    ) async throws(FetchFailure) -> FetchOutcome {
        let seconds = timeout
        let result = await withTaskGroup(of: Result<FetchOutcome, FetchFailure>?.self) { group in
            group.addTask {
                do throws(FetchFailure) {
                    return .success(try await follow(address, validators, limit, allowsPrivate))
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(seconds))
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first ?? .failure(.timeout)
        }
        return try result.get()
    }

    private func follow(
        _ address: SourceAddress, _ validators: FileValidators, _ limit: Int, _ allowsPrivate: Bool
    ) async throws(FetchFailure) -> FetchOutcome {
        var address = address
        for _ in 0...Limits.fetchRedirects {
            switch try await step(address, validators, limit, allowsPrivate) {
            case .done(let outcome): return outcome
            case .elsewhere(let location): address = try address.redirected(to: location)
            }
        }
        throw .redirect(to: "yet another address after \(Limits.fetchRedirects)")
    }

    private enum Step: Sendable {
        case done(FetchOutcome)
        case elsewhere(String)
    }

    private func step(
        _ address: SourceAddress, _ validators: FileValidators, _ limit: Int, _ allowsPrivate: Bool
    ) async throws(FetchFailure) -> Step {
        let target = try await checkedAddress(of: address, allowsPrivate)
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.dnsOverride = [address.host: target.description]
        configuration.timeout = .init(connect: .seconds(min(15, timeout)), read: .seconds(idleTimeout))
        configuration.httpVersion = .http1Only
        configuration.decompression = .disabled
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let result = await ask(address, validators, limit, client)
        try? await client.shutdown()
        return try result.get()
    }

    private func ask(
        _ address: SourceAddress, _ validators: FileValidators, _ limit: Int, _ client: HTTPClient
    ) async -> Result<Step, FetchFailure> {
        var request = HTTPClientRequest(url: address.text)
        request.headers.add(name: "user-agent", value: "gatehouse")
        request.headers.add(name: "accept-encoding", value: "identity")
        if let tag = validators.entityTag { request.headers.add(name: "if-none-match", value: tag) }
        if let date = validators.lastModified { request.headers.add(name: "if-modified-since", value: date) }
        var received: [UInt8] = []
        do {
            let response = try await client.execute(request, timeout: .seconds(timeout))
            switch Int(response.status.code) {
            case 200: break
            case 304: return validators.isEmpty ? .failure(.status(304)) : .success(.done(.notModified))
            case 301, 302, 303, 307, 308:
                guard let location = response.headers.first(name: "location") else {
                    return .failure(.redirect(to: "nowhere"))
                }
                return .success(.elsewhere(location))
            case let code: return .failure(.status(code))
            }
            if let encoding = response.headers.first(name: "content-encoding"), encoding.lowercased() != "identity" {
                return .failure(.encoded(String(encoding.prefix(40))))
            }
            let announced = response.headers.first(name: "content-length").flatMap { Int($0) }
            if let announced, announced > limit { return .failure(.tooLarge(limit: limit)) }
            if let announced { received.reserveCapacity(announced) }
            do {
                for try await piece in response.body {
                    guard received.count + piece.readableBytes <= limit else {
                        return .failure(.tooLarge(limit: limit))
                    }
                    received.append(contentsOf: piece.readableBytesView)
                }
            } catch let error as HTTPClientError where error == .readTimeout || error == .deadlineExceeded {
                return .failure(.timeout)
            } catch is CancellationError {
                return .failure(.timeout)
            } catch {
                return .failure(.truncated(announced: announced, received: received.count))
            }
            if let announced, announced != received.count {
                return .failure(.truncated(announced: announced, received: received.count))
            }
            let tags = FileValidators(
                entityTag: response.headers.first(name: "etag").flatMap(Self.bounded),
                lastModified: response.headers.first(name: "last-modified").flatMap(Self.bounded))
            return .success(.done(.file(received, tags)))
        } catch let error as HTTPClientError
            where [.deadlineExceeded, .connectTimeout, .readTimeout].contains(error)
        {
            return .failure(.timeout)
        } catch {
            return .failure(.unreachable)
        }
    }

    /// A validator that is kept and sent back; one of unreasonable length is not worth keeping.
    private static func bounded(_ text: String) -> String? { text.utf8.count <= 256 ? text : nil }

    private func checkedAddress(
        of address: SourceAddress, _ allowsPrivate: Bool
    ) async throws(FetchFailure) -> IPAddress {
        let addresses = await resolve(address.host)
        guard let first = addresses.first else { throw .unreachable }
        if allowsPrivate || address.isThisMachine { return first }
        if let forbidden = addresses.first(where: { !OutboundAddress.isPublic($0) }) {
            throw .addressNotAllowed(forbidden.description)
        }
        return first
    }
}
