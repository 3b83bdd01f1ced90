import Order

/// Applications of which 60 % open and 40 % are held, 10 % of them undetermined; ten indexed identifiers each.
enum BenchmarkApplications {
    /// `count` applications, the same for the same `seed`.
    static func make(count: Int, seed: Int = 0) -> [Application] {
        (0..<count).compactMap { position in application(position + seed * 1_000_003) }
    }

    /// The JSON that a sign-up flow would send for the same.
    static func json(_ position: Int) -> JSONValue {
        let kind = position % 10
        var applicant: [String: JSONValue] = [
            "type": "individual", "name": .string(name(position)),
            "birthDate": .string("19\(60 + position % 40)-0\(1 + position % 9)-1\(position % 10)"),
            "email": .string("applicant\(position)@mail.example"),
            "telephone": .string("+1212555\(pad(position % 10_000, 4))"),
            "address": [
                "lines": [.string("\(1 + position % 900) Main Street")], "locality": "Springfield",
                "postalCode": "62701",
                "country": kind < 6 ? "US" : "LV",
            ],
            "identificationNumbers": .array(
                (0..<4).map { number in
                    [
                        "kind": "nationalID", "country": kind < 6 ? "US" : "LV",
                        "number": .string("N\(number)\(pad(position, 9))"),
                    ]
                }),
        ]
        if kind < 6 {
            applicant["citizenships"] = ["US"]
        } else if kind < 9 {
            applicant["citizenships"] = ["LV"]
            applicant["unitedStatesPermanentResident"] = false
            applicant["location"] = ["country": "LV", "asOf": "2026-11-20T00:00:00Z"]
        } else {
            // Nobody knows whether this one is a citizen.
            applicant["unitedStatesPermanentResident"] = false
            applicant["location"] = ["country": "EE", "asOf": "2026-11-20T00:00:00Z"]
        }
        return [
            "reference": .string("bench-\(position)"), "applicant": .object(applicant),
            "product": ["kind": "virtualMachine", "ownedByUnitedStatesPerson": true, "operatedIn": ["US"]],
            "accountType": "standard",
            "payment": [
                ["type": "card", "token": .string("tok_\(pad(position, 12))x"), "lastFour": "4242", "brand": "visa"],
                ["type": "bankAccount", "number": .string("ACC\(pad(position, 12))")],
            ],
            "accessedFrom": [
                "ip": .string("198.51.\(position / 256 % 256).\(position % 256)"), "at": "2026-11-24T09:00:00Z",
            ],
        ]
    }

    private static func application(_ position: Int) -> Application? {
        try? Application(json: json(position), now: Timestamp(milliseconds: 1_795_600_000_000))
    }

    private static func pad(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static func name(_ position: Int) -> String {
        let given = ["Ada", "Bruno", "Chiara", "Dmitri", "Elif", "Farah", "Gustav", "Hana", "Ivo", "Juana"]
        let family = [
            "Kalniņa", "Larsson", "Moreau", "Novak", "Okafor", "Petrov", "Quispe", "Rossi", "Silva", "Tanaka",
        ]
        return "\(given[position % 10]) \(family[position / 10 % 10]) \(family[position / 100 % 10])"
    }
}
