/// The table of rooms: what each may import of ours, of others, and of the system. This table alone decides.
struct Room {
    /// Rooms below it that it may import.
    var ours: Set<String>
    /// Products of other packages, and the small targets that wrap system libraries.
    var others: Set<String>
    /// Modules of the toolchain beyond those everybody may import.
    var system: Set<String> = []
}

/// What every room may import: no I/O is done by importing these.
let everywhere: Set<String> = ["Foundation", "Synchronization"]

let rooms: [String: Room] = [
    "Order": Room(ours: [], others: ["CPhoneNumber", "Yams", "Collections", "Crypto"]),
    "Records": Room(ours: ["Order"], others: ["GRDB", "GRDBSQLite", "Crypto", "Collections"], system: ["Dispatch"]),
    "Evidence": Room(ours: ["Order"], others: ["CCrypto", "CZlib", "Crypto"]),
    "Screening": Room(
        // FoundationXML: lists that are published as XML, as a stream and without entities.
        ours: ["Order", "Records"], others: ["Crypto", "Collections"], system: ["FoundationXML"]),
    "Measures": Room(ours: ["Order", "Records", "Screening"], others: []),
    "AccessHistory": Room(ours: ["Order", "Records"], others: ["CZstd", "GRDB", "Crypto"], system: ["Dispatch"]),
    "Detection": Room(ours: ["Order", "Records", "AccessHistory", "Screening", "Measures"], others: []),
    "Exchange": Room(
        ours: ["Order", "Records", "Measures", "Detection"], others: ["CCurl", "Crypto", "AsyncHTTPClient"],
        system: ["Dispatch"]),
    "Program": Room(
        ours: below("Program"), others: ["Crypto", "Collections", "Logging", "ServiceLifecycle"], system: ["Dispatch"]),
    "Service": Room(
        ours: below("Service"),
        others: [
            "Crypto", "CryptoExtras", "Logging", "ServiceLifecycle", "Hummingbird", "HummingbirdTLS", "Mustache",
            // Parts of Hummingbird's own interface: its server and its header names.
            "HummingbirdCore", "HTTPTypes",
        ],
        system: ["Dispatch"]),
    "gatehouse": Room(
        // Crypto: a row of a file is one request, told apart from another by its digest.
        ours: below("gatehouse"), others: ["Crypto", "Logging", "ServiceLifecycle", "ArgumentParser"],
        system: ["Dispatch", "Glibc"]),
    // System libraries: a module map and, where needed, a shim.
    "CZstd": Room(ours: [], others: []), "CCurl": Room(ours: [], others: []),
    "CPhoneNumber": Room(ours: [], others: []), "CCrypto": Room(ours: [], others: []),
    "CZlib": Room(ours: [], others: []),
]

private func below(_ room: String) -> Set<String> {
    let order = [
        "Order", "Records", "Evidence", "Screening", "Measures", "AccessHistory", "Detection", "Exchange", "Program",
        "Service", "gatehouse",
    ]
    return Set(order.prefix { $0 != room })
}
