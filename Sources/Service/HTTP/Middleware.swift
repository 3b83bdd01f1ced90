import Hummingbird
import Logging
import Order
import Program

// Each does one thing; Router.swift puts them in order, the outermost first.

/// Gives each request an id, says it in the answer, and counts it.
struct Accounting: RouterMiddleware {
    typealias Context = ServiceContext
    let metrics: ServiceMetrics
    let behindProxy: Bool

    func handle(
        _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if behindProxy, let forwarded = request.headers[.forwardedFor]?.split(separator: ",").last {
            context.origin = forwarded.trimmingPrefix(while: { $0 == " " }).description
        }
        let start = ContinuousClock.now
        var response = try await next(request, context)
        let took = ContinuousClock.now - start
        response.headers[.requestID] = context.requestID
        metrics.count(
            route: context.endpointPath ?? "none", method: request.method.rawValue, status: response.status.code,
            took: took)
        return response
    }
}

/// Headers that keep a browser from doing anything that a page did not ask for.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = ServiceContext
    let secure: Bool
    static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    func handle(
        _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = SecurityHeaders.policy
        response.headers[.contentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        if secure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }
}

/// Answers every error in the form its reader wants: problem details for machines, a page for people.
struct ErrorAnswers: RouterMiddleware {
    typealias Context = ServiceContext
    let addresses: Addresses
    let page: @Sendable (Problem, Request, ServiceContext) -> Response

    func handle(
        _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            var problem = Problem(any: error)
            if problem.type == "not-found", error is HTTPError {
                let allowed = addresses.methods(at: request.uri.path)
                if !allowed.isEmpty { problem = .methodNotAllowed(allowed) }
            }
            if problem.status.code >= 500 {
                // The error's own words may hold what a caller sent; only its type is noted.
                context.logger.error(
                    "request failed",
                    metadata: ["error": "\(Swift.type(of: error))", "route": "\(context.endpointPath ?? "none")"])
                context.logger.debug("request failed", metadata: ["error": "\(error)"])
            }
            if problem.status == .contentTooLarge {
                // Once the answer is out, whatever still comes is not read: an endless body would hold the connection for ever.
                context.closeSoon()
            }
            let path = request.uri.path
            if path.hasPrefix("/console") || path.hasPrefix("/portal") || path == "/" {
                return page(problem, request, context)
            }
            return problemAnswer(problem, context)
        }
    }
}

func problemAnswer(_ problem: Problem, _ context: ServiceContext) -> Response {
    var response = Response(
        status: problem.status, headers: problem.headers,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: problem.json(requestID: context.requestID).bytes)))
    response.headers[.contentType] = "application/problem+json"
    return response
}

/// Holds back an address or a credential that asks too often.
struct RateLimit: RouterMiddleware {
    typealias Context = ServiceContext
    let limiter: RateLimiter
    let clock: ProgramClock

    func handle(
        _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        // A credential is counted by the digest of what it presents, so that a flood of wrong keys is one caller's.
        let presented = request.headers[.authorization]
        let name = presented.map { "k" + String($0.hashValue) } ?? "a" + context.origin
        let limit = presented == nil ? Limits.anonymousRequestsAMinute : Limits.credentialRequestsAMinute
        if let wait = limiter.take(name, limit: limit) {
            throw Problem(
                .tooManyRequests, "too-many", "Too many requests", "Wait \(wait) seconds, then go on.",
                headers: [.retryAfter: String(wait)])
        }
        return try await next(request, context)
    }
}
