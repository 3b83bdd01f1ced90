import Order

/// What says little although it is shared or seen: resolvers, carrier NAT, exits of commercial networks. A muted
/// observation is counted, so that nobody wonders where it went, and opens no case.
public struct Muting: Sendable {
    /// Networks that many unrelated people use at once, with what they are.
    public var networks: [(network: IPPrefix, why: String)]
    /// A value that more customers than this share says nothing of any of them.
    public var sharedByMoreThan: Int

    public init(networks: [(network: IPPrefix, why: String)] = [], sharedByMoreThan: Int = 25) {
        self.networks = networks
        self.sharedByMoreThan = sharedByMoreThan
    }

    /// Why an address is muted; `nil` when it is not.
    public func reason(for address: IPAddress) -> String? {
        if !address.isGlobal { return "private, shared or reserved address" }
        return network(of: address)
    }

    /// What the listed network of an address is; `nil` when it is in none.
    func network(of address: IPAddress) -> String? { networks.first { $0.network.contains(address) }?.why }

    /// Public resolvers by their operators' documentation; an operator adds its own carriers and exits.
    public static let shipped = Muting(
        networks: [
            ("8.8.8.8/32", "public resolver"), ("8.8.4.4/32", "public resolver"), ("1.1.1.1/32", "public resolver"),
            ("1.0.0.1/32", "public resolver"), ("9.9.9.9/32", "public resolver"),
            ("149.112.112.112/32", "public resolver"),
            ("208.67.222.222/32", "public resolver"), ("208.67.220.220/32", "public resolver"),
        ].compactMap { text, why in (try? IPPrefix(parsing: text)).map { (network: $0, why: why) } })
}
