// swift-tools-version: 6.2
// The rooms of Gatehouse, from the ground up, and what each may import. docs/ARCHITECTURE.md draws them;
// Tests/ArchitectureTests reads both this file and every `import` in Sources and refuses any other edge.
import PackageDescription

/// CI sets this: a warning in our own targets then fails the build. Dependencies are not touched.
let warningsAreErrors = Context.environment["GATEHOUSE_WARNINGS_AS_ERRORS"] == "1"
let settings: [SwiftSetting] = warningsAreErrors ? [.treatAllWarnings(as: .error)] : []

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let collections: Target.Dependency = .product(name: "Collections", package: "swift-collections")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "gatehouse",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "gatehouse", targets: ["gatehouse"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber")]),

        .target(
            name: "Order", dependencies: ["CPhoneNumber", yams, collections, crypto],
            resources: [.embedInCode("Standards/Shipped")], swiftSettings: settings),
        .target(name: "Records", dependencies: ["Order", grdb, sqlite, crypto, collections], swiftSettings: settings),
        .target(
            name: "Evidence", dependencies: ["Order", "CCrypto", "CZlib", crypto], swiftSettings: settings),
        .target(name: "Screening", dependencies: ["Order", "Records", crypto, collections], swiftSettings: settings),
        .target(name: "Measures", dependencies: ["Order", "Records", "Screening"], swiftSettings: settings),
        .target(
            name: "AccessHistory", dependencies: ["Order", "Records", "CZstd", grdb, crypto],
            swiftSettings: settings),
        .target(
            name: "Detection", dependencies: ["Order", "Records", "AccessHistory", "Screening", "Measures"],
            swiftSettings: settings),
        .target(
            name: "Exchange",
            dependencies: ["Order", "Records", "Measures", "Detection", "CCurl", crypto, httpClient],
            swiftSettings: settings),
        .target(
            name: "Program",
            dependencies: [
                "Order", "Records", "Evidence", "Screening", "Measures", "AccessHistory", "Detection", "Exchange",
                crypto, collections, logging, lifecycle,
            ],
            swiftSettings: settings),
        .target(
            name: "Service",
            dependencies: [
                "Order", "Records", "Evidence", "Screening", "Measures", "AccessHistory", "Detection", "Exchange",
                "Program", crypto, cryptoExtras, logging, lifecycle,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Resources")], swiftSettings: settings),
        .executableTarget(
            name: "gatehouse",
            dependencies: [
                "Order", "Records", "Evidence", "Screening", "Measures", "AccessHistory", "Detection", "Exchange",
                "Program", "Service", crypto, logging, lifecycle,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "gatehouse-bench",
            dependencies: [
                "TestSupport", "Order", "Records", "Evidence", "Screening", "Measures", "AccessHistory", "Program",
                "Service", grdb,
                crypto,
                httpClient,
            ],
            path: "Benchmarks", swiftSettings: settings),

        // What several test targets share, and the benchmarks: numbers from a seed, and where the public data lie.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", dependencies: []),
        .testTarget(name: "OrderTests", dependencies: ["TestSupport", "Order"]),
        .testTarget(name: "RecordsTests", dependencies: ["TestSupport", "Order", "Records", grdb, crypto]),
        .testTarget(name: "EvidenceTests", dependencies: ["TestSupport", "Order", "Evidence", crypto]),
        .testTarget(name: "ScreeningTests", dependencies: ["TestSupport", "Order", "Records", "Screening"]),
        .testTarget(name: "MeasuresTests", dependencies: ["TestSupport", "Order", "Records", "Screening", "Measures"]),
        .testTarget(
            name: "AccessHistoryTests", dependencies: ["TestSupport", "Order", "Records", "AccessHistory", grdb]),
        .testTarget(
            name: "DetectionTests",
            dependencies: ["Order", "Records", "AccessHistory", "Screening", "Measures", "Detection"]),
        .testTarget(
            name: "ExchangeTests",
            dependencies: ["TestSupport", "Order", "Records", "Measures", "Detection", "Exchange"]),
        .testTarget(name: "ProgramTests", dependencies: ["TestSupport", "Program", grdb]),
        .testTarget(
            name: "ServiceTests",
            dependencies: ["Program", "Service", .product(name: "HummingbirdTesting", package: "hummingbird")]),
        .testTarget(name: "CommandTests", dependencies: ["TestSupport", "gatehouse", "Order", "Service"]),
    ],
    swiftLanguageModes: [.v6]
)
