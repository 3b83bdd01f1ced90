import Order

/// That an account was reached from one address, summed up over some events.
public struct AccessObservation: Hashable, Sendable {
    public var account: AccountReference
    public var address: IPAddress
    public var first: Timestamp
    public var last: Timestamp
    public var count: Int
    public init(account: AccountReference, address: IPAddress, first: Timestamp, last: Timestamp, count: Int) {
        self.account = account
        self.address = address
        self.first = first
        self.last = last
        self.count = count
    }
}

extension AccessBatch {
    /// Which accounts were reached from which of the addresses that `isWanted` asks for. It is called once an address, so
    /// that looking at every batch costs little while nothing is wanted.
    public func observations(where isWanted: (IPAddress) -> Bool) -> [AccessObservation] {
        let wanted = columns.points.values.map { $0.address.map(isWanted) ?? false }
        guard wanted.contains(true) else { return [] }
        struct Key: Hashable { var account: UInt32, point: UInt32 }
        var position: [Key: Int] = [:]
        var observations: [AccessObservation] = []
        for i in 0..<columns.count where wanted[Int(columns.point[i])] {
            let time = Timestamp(milliseconds: columns.time[i])
            let key = Key(account: columns.account[i], point: columns.point[i])
            if let at = position[key] {
                observations[at].first = min(observations[at].first, time)
                observations[at].last = max(observations[at].last, time)
                observations[at].count += 1
            } else if let address = columns.points[columns.point[i]].address {
                position[key] = observations.count
                observations.append(
                    AccessObservation(
                        account: reference(columns.account[i]), address: address, first: time, last: time, count: 1))
            }
        }
        return observations
    }
}
