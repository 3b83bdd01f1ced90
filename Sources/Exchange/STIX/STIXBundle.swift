import Detection
import Order

/// A case as a STIX 2.1 bundle: the provider, and for each indicator what was observed, the pattern that finds it again,
/// and the sighting that ties the two; a grouping holds them together (clauses 3(b), 3(c)(i)).
///
///     let bundle = try STIXBundle(CaseIndicators(record), from: provider, marking: .amber, at: now, using: &generator)
///     try file.write(bundle.json.pretty)
///
/// Observables have ids that follow from their content. The others are random, from the generator given: hand in one
/// seeded for the case to speak of the same objects in a later version.
public struct STIXBundle: Hashable, Sendable {
    public let json: JSONValue

    public init(
        _ indicators: CaseIndicators, from provider: STIXProvider, marking: TrafficLight, at now: Timestamp,
        validFor days: Days = Days(90), using generator: inout some RandomNumberGenerator
    ) throws(STIXError) {
        guard !indicators.indicators.isEmpty else { throw .nothingToShare }
        guard indicators.indicators.count <= Limits.bundleIndicators else {
            throw .tooMany(indicators.indicators.count)
        }
        var writer = STIXWriter(
            provider: provider, marking: marking, created: min(indicators.openedAt, now), modified: now, days: days)
        let grouping = "grouping--" + UniversalIdentifier.random(using: &generator)
        for indicator in indicators.indicators { try writer.add(indicator, using: &generator) }
        writer.addGrouping(grouping, indicators)
        json = [
            "type": "bundle", "id": .string("bundle--" + UniversalIdentifier.random(using: &generator)),
            "objects": .array(writer.objects),
        ]
    }
}

extension STIXBundle {
    /// The bundle of a case under TLP:AMBER, from a provider known by its name. The ids follow from the case and the name,
    /// so a bundle made again holds newer versions of the same objects.
    public static func make(
        case record: CaseRecord, provider name: String, marking: TrafficLight = .amber, at now: Timestamp
    ) throws(STIXError) -> JSONValue {
        var forProvider = DigestGenerator(seed: "stix identity \(name)")
        let provider = STIXProvider(
            id: STIXProvider.newID(using: &forProvider), name: name, created: Timestamp(milliseconds: 1_611_014_400_000)
        )
        var forCase = DigestGenerator(seed: "stix case \(record.id) \(name)")
        return try STIXBundle(CaseIndicators(record), from: provider, marking: marking, at: now, using: &forCase).json
    }
}

/// Who shares: the provider as an organisation. The id is made once and kept, the time is when it was made.
public struct STIXProvider: Hashable, Sendable {
    public var id: String
    public var name: String
    public var created: Timestamp
    public init(id: String, name: String, created: Timestamp) {
        self.id = id
        self.name = name
        self.created = created
    }
    /// A fresh id for an installation.
    public static func newID(using generator: inout some RandomNumberGenerator) -> String {
        "identity--" + UniversalIdentifier.random(using: &generator)
    }
}

public enum STIXError: Error, Hashable, Sendable, CustomStringConvertible {
    case nothingToShare
    case tooMany(Int)
    public var description: String {
        switch self {
        case .nothingToShare: "the case has no indicator that can be shared; its signals may be muted"
        case .tooMany(let count): "\(count) indicators are more than one bundle holds (\(Limits.bundleIndicators))"
        }
    }
}

private struct STIXWriter {
    let provider: STIXProvider
    let marking: TrafficLight
    /// When the case was opened, so that a later bundle of the case holds newer versions of the same objects.
    let created: Timestamp
    let modified: Timestamp
    let days: Days
    var objects: [JSONValue]
    private var members: [JSONValue] = []
    private var observables = Set<String>()

    /// The community's extension for wallets; STIX 2.1 itself has no object for them.
    private static let walletExtension = "extension-definition--be78509e-6958-51b1-8b26-d17ee0eba2d7"

    init(provider: STIXProvider, marking: TrafficLight, created: Timestamp, modified: Timestamp, days: Days) {
        self.provider = provider
        self.marking = marking
        self.created = created
        self.modified = modified
        self.days = days
        objects = [
            marking.object,
            [
                "type": "identity", "spec_version": "2.1", "id": .string(provider.id),
                "created": .string(provider.created.description), "modified": .string(provider.created.description),
                "name": .string(provider.name), "identity_class": "organization",
                "object_marking_refs": [.string(marking.id)],
            ],
        ]
    }

    mutating func add(_ indicator: Indicator, using generator: inout some RandomNumberGenerator) throws(STIXError) {
        let (type, value) = STIXWriter.observable(indicator.value)
        let pattern = "indicator--" + UniversalIdentifier.random(using: &generator)
        let sighting = "sighting--" + UniversalIdentifier.random(using: &generator)
        let observed = "observed-data--" + UniversalIdentifier.random(using: &generator)
        let first = JSONValue.string(indicator.first.description), last = JSONValue.string(indicator.last.description)
        let count = JSONValue.integer(Int64(min(max(1, indicator.sightings), 999_999_999)))
        let isObject = STIXWriter.isTakenByReaders(type, value)
        if isObject {
            let observable = "\(type)--" + UniversalIdentifier.observable(["value": .string(value)])
            if observables.insert(observable).inserted { addObservable(observable, type, value) }
            say(
                "observed-data", observed,
                [
                    "first_observed": first, "last_observed": last, "number_observed": count,
                    "object_refs": [.string(observable)],
                ])
        }
        say(
            "indicator", pattern,
            [
                "name": .string(STIXWriter.name(indicator.value)),
                "description": "Seen in activity at an infrastructure provider that a person looked into.",
                "indicator_types": ["malicious-activity"],
                "pattern": .string("[\(type):value = '\(STIXWriter.escaped(value))']"), "pattern_type": "stix",
                "pattern_version": "2.1", "valid_from": first,
                "valid_until": .string((indicator.last + Days(max(1, days.count))).description),
            ])
        var seen: [String: JSONValue] = [
            "sighting_of_ref": .string(pattern), "where_sighted_refs": [.string(provider.id)], "first_seen": first,
            "last_seen": last, "count": count,
        ]
        if isObject { seen["observed_data_refs"] = [.string(observed)] }
        say("sighting", sighting, seen)
    }

    /// Whether readers take the value in an object of its own. Many refuse an e-mail address with an apostrophe or another
    /// rare character that RFC 5321 allows; such an address is shared as a pattern alone.
    private static func isTakenByReaders(_ type: String, _ value: String) -> Bool {
        type != "email-addr"
            || value.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                    || [0x2B, 0x2D, 0x2E, 0x40, 0x5F].contains(byte)
            }
    }

    private mutating func addObservable(_ id: String, _ type: String, _ value: String) {
        var object: [String: JSONValue] = [
            "type": .string(type), "spec_version": "2.1", "id": .string(id), "value": .string(value),
            "object_marking_refs": [.string(marking.id)],
        ]
        if type == "cryptocurrency-wallet" {
            object["extensions"] = [STIXWriter.walletExtension: ["extension_type": "new-sco"]]
        }
        objects.append(.object(object))
        members.append(.string(id))
    }

    mutating func addGrouping(_ id: String, _ indicators: CaseIndicators) {
        let kinds = indicators.signalKinds.joined(separator: ", ")
        let refs = members
        say(
            "grouping", id,
            [
                "name": .string("Case \(indicators.caseID)"), "context": "suspicious-activity",
                "description": .string(
                    "Opened \(indicators.openedAt)." + (kinds.isEmpty ? "" : " Signals: \(kinds).")),
                "object_refs": .array(refs),
            ])
    }

    private mutating func say(_ type: String, _ id: String, _ properties: [String: JSONValue]) {
        var object = properties
        object["type"] = .string(type)
        object["spec_version"] = "2.1"
        object["id"] = .string(id)
        object["created"] = .string(created.description)
        object["modified"] = .string(modified.description)
        object["created_by_ref"] = .string(provider.id)
        object["object_marking_refs"] = [.string(marking.id)]
        objects.append(.object(object))
        members.append(.string(id))
    }

    private static func observable(_ value: Indicator.Value) -> (type: String, value: String) {
        switch value {
        case .ipAddress(let address): (address.isIPv4 ? "ipv4-addr" : "ipv6-addr", address.description)
        case .email(let email): ("email-addr", email.canonical)
        case .wallet(let wallet): ("cryptocurrency-wallet", wallet.canonical)
        }
    }
    private static func name(_ value: Indicator.Value) -> String {
        switch value {
        case .ipAddress: "Internet address"
        case .email: "E-mail address"
        case .wallet(let wallet): "Virtual currency wallet" + (wallet.currency.map { " (\($0))" } ?? "")
        }
    }
    /// STIX patterning, section 9.4: a quote and a backslash within a text are escaped.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if character == "'" || character == "\\" { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}
