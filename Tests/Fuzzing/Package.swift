// swift-tools-version: 6.2
import PackageDescription

// Built by scripts/fuzz with -sanitize=fuzzer; no part of the usual build.
let package = Package(
    name: "tercet-fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "tercet", path: "../..")],
    targets: [
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                .product(name: "RDF", package: "tercet"), .product(name: "RDFIO", package: "tercet"),
                .product(name: "SPARQL", package: "tercet"), .product(name: "Tercet", package: "tercet"),
                .product(name: "StoreFolder", package: "tercet"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
