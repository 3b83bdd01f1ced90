import Exchange
import Order
import Records

/// The gateways and verifiers of an installation, as it is opened with. Each is used only under a standing authorisation of two people.
public struct OutsideProcessors: Sendable {
    /// Gateways by channel, each with the name under which it is authorised.
    public var gateways: [MessageChannel: (name: String, carrier: any MessageCarrier)]
    /// Verifiers by name.
    public var verifiers: [String: OutsideVerifier]
    /// How questions travel.
    public var transport: any WebhookTransport
    /// Whether gateways need an authorisation; only the sample's outbox, from which nothing leaves, needs none.
    public var authorisesGateways: Bool
    /// Gateways behind their authorisation, once the program is open.
    var messages: [MessageChannel: any MessageCarrier] = [:]

    public init(
        gateways: [MessageChannel: (name: String, carrier: any MessageCarrier)] = [:],
        verifiers: [OutsideVerifier] = [], transport: any WebhookTransport = HTTPWebhookTransport(),
        authorisesGateways: Bool = true
    ) {
        self.gateways = gateways
        self.verifiers = Dictionary(verifiers.map { ($0.name, $0) }) { first, _ in first }
        self.transport = transport
        self.authorisesGateways = authorisesGateways
    }

    /// The processors of a configuration file. One gateway serves each channel; the first described is used.
    public init(_ configuration: ProcessorConfiguration) {
        self.init(
            gateways: Dictionary(configuration.gateways.map { ($0.channel, (name: $0.name, carrier: $0)) }) {
                first, _ in
                first
            }, verifiers: configuration.verifiers)
    }

    var gatewayNames: [String: MessageChannel] {
        guard authorisesGateways else { return [:] }
        return Dictionary(gateways.map { ($0.value.name, $0.key) }) { first, _ in first }
    }

    /// With every gateway behind the door that is made for it.
    func authorised(
        behind door: (_ processor: String, _ purpose: String, _ fields: Set<String>) -> ProcessorDoor
    ) -> OutsideProcessors {
        var outside = self
        outside.messages = gateways.mapValues { gateway in
            guard authorisesGateways else { return gateway.carrier }
            return AuthorisedMessageCarrier(
                gateway.carrier,
                behind: door(gateway.name, AuthorisedMessageCarrier.purpose, AuthorisedMessageCarrier.fields))
        }
        return outside
    }
}
