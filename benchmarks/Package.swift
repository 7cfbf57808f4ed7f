// swift-tools-version: 6.2
import PackageDescription

// One job per run, started by `compare.py`; no part of the usual build.
let package = Package(
    name: "tercet-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "tercet", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "Benchmark",
            dependencies: [
                .product(name: "RDF", package: "tercet"), .product(name: "RDFIO", package: "tercet"),
                .product(name: "SPARQL", package: "tercet"), .product(name: "Reasoning", package: "tercet"),
                .product(name: "SHACL", package: "tercet"),
                .product(name: "StoreFolder", package: "tercet"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: [.enableUpcomingFeature("ExistentialAny")])
    ],
    swiftLanguageModes: [.v6]
)
