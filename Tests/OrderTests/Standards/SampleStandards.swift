import Order

/// Texts of small standards for the tests.
enum SampleStandards {
    static func document(
        id: String = "house", version: Int = 1, kind: String = "overlay", effective: String = "{from: 2021-01-19}",
        parameters: String
    ) -> String {
        """
        id: \(id)
        version: \(version)
        kind: \(kind)
        title: A test
        effective: \(effective)
        instrument: {name: Policy, citation: none, status: inForce, from: 2021-01-19}
        parameters:
        \(parameters)
        """
    }

    /// The order under our recommendation and one more overlay.
    static func standard(
        base: String = "order", house: String? = nil, on day: String = "2026-11-25"
    ) throws -> Standard {
        var library = try StandardLibrary.shipped()
        var overlays = ["recommended"]
        if let house {
            try library.add(yaml: house, file: "house.yaml")
            overlays.append("house")
        }
        return try library.standard(base: base, overlays: overlays, on: CalendarDate(day)!)
    }
}
