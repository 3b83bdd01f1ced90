import Foundation
import Hummingbird
import Order

/// What goes with one request: who asks, from where, and the id under which it is noted.
struct ServiceContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The peer's address as the socket knows it; `nil` in tests without a socket.
    var peer: String?
    /// Ends the connection once the answer is out, when the rest of a request is not worth reading.
    let closeSoon: @Sendable () -> Void
    /// Where the request came from: the peer, or what a trusted proxy says.
    var origin: String
    var requestID: String
    var caller: Caller?

    init(source: Source) {
        coreContext = .init(source: source)
        let channel = source.channel
        closeSoon = {
            _ = channel.eventLoop.scheduleTask(in: .seconds(Limits.refusedConnectionSeconds)) {
                channel.close(mode: .all, promise: nil)
            }
        }
        peer = source.channel.remoteAddress?.ipAddress
        origin = peer ?? "0.0.0.0"
        requestID = source.logger[metadataKey: "hb.request.id"].map { "\($0)" } ?? "none"
    }
}

/// Who is asking, once that is known.
enum Caller: Sendable {
    case machine(Credential)
    case person(Session)
}
