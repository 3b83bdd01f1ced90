import Order

/// Times and addresses read straight from bytes, because every event has one of each.
enum ByteParsing {
    enum TimeFailure: Error { case malformed, noZone }

    /// RFC 3339 section 5.6, as `Timestamp(rfc3339:)` reads it. A time without an offset is refused unless `zone` says, in
    /// seconds east of UTC, what it is.
    static func time(_ b: UnsafeBufferPointer<UInt8>, zone: Int?) throws(TimeFailure) -> Int64 {
        @inline(__always) func two(_ at: Int) throws(TimeFailure) -> Int {
            let high = Int(b[at]) - 0x30, low = Int(b[at + 1]) - 0x30
            guard high >= 0, high <= 9, low >= 0, low <= 9 else { throw .malformed }
            return high * 10 + low
        }
        guard b.count >= 19, b.count <= 40, b[4] == 0x2D, b[7] == 0x2D, b[10] == 0x54 || b[10] == 0x74 || b[10] == 0x20,
            b[13] == 0x3A, b[16] == 0x3A
        else { throw .malformed }
        let year = try two(0) * 100 + two(2)
        let hour = try two(11), minute = try two(14), second = try two(17)
        guard let days = CalendarDate.daysSince1970(year: year, month: try two(5), day: try two(8)), hour < 24,
            minute < 60,
            second <= 60
        else { throw .malformed }
        var at = 19
        var fraction: Int64 = 0
        if at < b.count, b[at] == 0x2E {
            at += 1
            let start = at
            var scale: Int64 = 100
            while at < b.count, b[at] >= 0x30, b[at] <= 0x39 {
                fraction += Int64(b[at] - 0x30) * scale
                scale /= 10
                at += 1
            }
            guard at > start, at - start <= 9 else { throw .malformed }
        }
        var offset: Int64
        if at == b.count {
            guard let zone else { throw .noZone }
            offset = Int64(zone) * 1000
        } else if b[at] | 0x20 == 0x7A {
            offset = 0
            at += 1
        } else {
            guard b[at] == 0x2B || b[at] == 0x2D, at + 6 == b.count, b[at + 3] == 0x3A else { throw .malformed }
            let hours = try two(at + 1), minutes = try two(at + 4)
            guard hours < 24, minutes < 60 else { throw .malformed }
            offset = Int64(hours * 60 + minutes) * (b[at] == 0x2B ? 60_000 : -60_000)
            at += 6
        }
        guard at == b.count else { throw .malformed }
        return (Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + min(second, 59))) * 1000 + fraction - offset
    }

    /// An address in the forms that `IPAddress` reads.
    @inline(__always)
    static func address(_ b: UnsafeBufferPointer<UInt8>) -> PointValue? { IPAddress(utf8: b).map(PointValue.address) }
}
