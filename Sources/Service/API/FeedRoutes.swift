import Hummingbird
import Order
import Program

/// The feed of events, the public side of the log, and the sample's clock.
func feedRoutes(sample: Bool) -> [Route] {
    let feed = [
        Route(
            .get, "/v1/events", "listEvents", tag: "Events", scopes: [.read, .intake],
            "What happened, oldest first: the events that webhooks also carry.", query: [cursor, limit],
            replies: [.init(200, "A page.", "FeedPage")]
        ) { call in
            .json(pageAnswer(try await call.program.feed(after: call.cursor, limit: try call.limit()), \.answer))
        },
        Route(
            .get, "/log/checkpoint", "getCheckpoint", tag: "Log", scopes: [],
            "The newest signed checkpoint (C2SP tlog-checkpoint).",
            replies: [
                .init(200, "A signed note.", media: "text/plain"),
                .init(404, "None yet.", "Problem", media: "application/problem+json"),
            ]
        ) { call in
            guard let checkpoint = try call.program.records.checkpoint() else {
                throw ProgramError.notFound("checkpoint yet")
            }
            return .text(checkpoint, media: "text/plain; charset=utf-8")
        },
        Route(
            .get, "/log/tile/{level}/**", "getTile", tag: "Log", scopes: [],
            "A hash tile (C2SP tlog-tiles): /log/tile/<level>/<index>[.p/<width>].",
            replies: [
                .init(200, "Hashes of 32 bytes.", media: "application/octet-stream"),
                .init(404, "No such tile.", "Problem", media: "application/problem+json"),
            ]
        ) { call in
            let path = call.context.parameters.getCatchAll().map(String.init)
            guard let level = call.parameters["level"].flatMap(Int.init), (0...63).contains(level),
                let (index, width) = tileAddress(path),
                let tile = try call.program.records.tile(level: level, index: index, width: width)
            else { throw Problem.notFound }
            // A full tile never changes.
            let cache = width == 256 ? "public, max-age=31536000, immutable" : "public, max-age=60"
            return .bytes(tile, media: "application/octet-stream", headers: [.cacheControl: cache])
        },
    ]
    guard sample else { return feed }
    return feed + [
        Route(
            .post, "/sample/clock", "moveClock", tag: "Sample", scopes: [], "Moves the sample's clock forward.",
            body: .json("ClockSetting"),
            replies: [.init(200, "The time it is now.", "Clock")]
        ) { call in
            guard let time = call.json["time"]?.string.flatMap(Timestamp.init(rfc3339:)) else { throw Problem.failed }
            try call.program.clock.move(to: time)
            return .json(["now": call.program.clock.now.text])
        }
    ]
}

/// `x001/x234/067` and `x001/x234/067.p/12` (C2SP tlog-tiles): groups of three digits, all but the last led by `x`.
func tileAddress(_ path: [String]) -> (index: UInt64, width: Int)? {
    var groups = path
    var width = 256
    if groups.count >= 2, groups[groups.count - 2].hasSuffix(".p") {
        guard let partial = Int(groups.removeLast()), (1...255).contains(partial), let last = groups.popLast() else {
            return nil
        }
        width = partial
        groups.append(String(last.dropLast(2)))
    }
    guard (1...6).contains(groups.count) else { return nil }
    var index: UInt64 = 0
    for (at, group) in groups.enumerated() {
        let isLast = at == groups.count - 1
        guard isLast || group.hasPrefix("x") else { return nil }
        let digits = isLast ? Substring(group) : group.dropFirst()
        guard digits.utf8.count == 3, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = UInt64(digits)
        else { return nil }
        index = index * 1000 + value
    }
    return (index, width)
}
