import Order

/// How far a recipient may pass something on: the Traffic Light Protocol, version 2.0 (FIRST), as the marking objects that
/// OASIS published for STIX 2.1.
public enum TrafficLight: String, Hashable, Sendable, CaseIterable {
    case clear, green, amber
    case amberStrict = "amber+strict"
    case red

    private static let extensionID = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"

    var id: String {
        switch self {
        case .clear: "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"
        case .green: "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"
        case .amber: "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"
        case .amberStrict: "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"
        case .red: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"
        }
    }

    /// The marking object, which is the same everywhere.
    var object: JSONValue {
        [
            "type": "marking-definition", "spec_version": "2.1", "id": .string(id),
            "created": "2022-10-01T00:00:00.000Z", "name": .string("TLP:" + rawValue.uppercased()),
            "extensions": [
                TrafficLight.extensionID: ["extension_type": "property-extension", "tlp_2_0": .string(rawValue)]
            ],
        ]
    }
}
