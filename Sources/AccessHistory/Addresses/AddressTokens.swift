import Order
import Records

/// Makes the tokens by which the address order finds accounts without holding an address.
///
/// A token is a chain of blind indexes, from the widest network to the whole address: /16, /24, /32 for IPv4, /32, /48, /64,
/// /128 for IPv6. All addresses of a network share the beginning of their tokens, so one row answers for each of these
/// prefixes, and whoever lacks the index key learns from it only how many rows share one.
struct AddressTokens {
    private let records: RecordStore
    private var networks: [IPPrefix: [UInt8]] = [:]
    private static let kept = 100_000

    /// The lengths that have tokens, and how many bytes each adds.
    static let levels4 = [(length: 16, bytes: 5), (length: 24, bytes: 4), (length: 32, bytes: 4)]
    static let levels6 = [
        (length: 32, bytes: 5), (length: 48, bytes: 5), (length: 64, bytes: 5), (length: 128, bytes: 6),
    ]

    init(_ records: RecordStore) { self.records = records }

    /// The token of a prefix whose length is one of the levels.
    mutating func token(of prefix: IPPrefix) -> [UInt8] {
        if let known = networks[prefix] { return known }
        let levels = prefix.address.isIPv4 ? Self.levels4 : Self.levels6
        guard let level = levels.firstIndex(where: { $0.length >= prefix.length }) else { return [] }
        let wider = level == 0 ? [] : token(of: IPPrefix.around(prefix.address, length: levels[level - 1].length))
        let index =
            prefix.isOneAddress
            ? records.blindIndex(.ipAddress, prefix.address.canonical) : records.blindIndex(.ipPrefix, prefix.canonical)
        let token = wider + index.prefix(levels[level].bytes)
        if !prefix.isOneAddress {
            if networks.count >= Self.kept { networks.removeAll(keepingCapacity: true) }
            networks[prefix] = token
        }
        return token
    }

    /// The nearest prefix with a token that contains this one; `nil` when it is wider than all.
    static func indexed(_ prefix: IPPrefix) -> IPPrefix? {
        let levels = prefix.address.isIPv4 ? levels4 : levels6
        return levels.last { $0.length <= prefix.length }.map { IPPrefix.around(prefix.address, length: $0.length) }
    }
}
