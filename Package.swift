// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "tercet",
    platforms: [.macOS(.v15), .iOS(.v18)],
    products: [
        .library(name: "Tercet", targets: ["Tercet"]),
        .library(name: "RDF", targets: ["RDF"]),
        .library(name: "RDFIO", targets: ["RDFIO"]),
        .library(name: "JSONLD", targets: ["JSON", "JSONLD"]),
        .library(name: "Canonicalization", targets: ["Canonicalization"]),
        .library(name: "TripleStore", targets: ["TripleStore"]),
        .library(name: "SPARQL", targets: ["TripleStore", "SPARQLSyntax", "SPARQLResults", "SPARQLEngine"]),
        .library(name: "Reasoning", targets: ["Reasoning"]),
        .library(name: "SHACL", targets: ["SHACL"]),
        .library(name: "StoreFolder", targets: ["StoreFolder"]),
        .library(name: "SPARQLClient", targets: ["SPARQLClient"]),
        .library(name: "Language", targets: ["Language"]),
        .library(name: "Extraction", targets: ["Extraction", "Documents"]),
        .library(name: "GraphTools", targets: ["GraphTools"]),
        .executable(name: "tercet", targets: ["TercetCLI"]),
        .executable(name: "tercet-train", targets: ["LanguageTrainer"]),
    ],
    traits: [
        .default(enabledTraits: ["Complete"]),
        .trait(
            name: "Complete",
            description: """
                All libraries. Without it RDF, TripleStore, Language and GraphTools are there, and no package is fetched.
                """),
        .trait(
            name: "Server",
            description: "Speaking HTTP: the server, and other SPARQL endpoints. Off where Tercet is embedded.",
            enabledTraits: ["Complete"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Floor 0
        .target(name: "RDF"),
        .target(name: "JSON"),
        .target(name: "Documents", dependencies: ["JSON", "CLibXML2", .systemPackage]),
        .target(name: "CDefaultOntology"),
        .target(name: "CExplorer"),
        .target(name: "CLanguageModel", exclude: ["gazetteers", "english.model", "LICENSE-english.model.md"]),
        .target(name: "CMatrixProduct"),
        .target(name: "Language", dependencies: ["CLanguageModel", "CMatrixProduct"]),
        // Floor 1
        .target(name: "Turtle", dependencies: ["RDF"]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .target(name: "RDFXML", dependencies: ["RDF", "CLibXML2"]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "SPARQLSyntax", dependencies: ["RDF"]),
        .target(name: "SPARQLResults", dependencies: ["RDF", "SPARQLSyntax", "CLibXML2", "JSON"]),
        .target(name: "JSONLD", dependencies: ["RDF", "JSON", .hashTrees]),
        .target(name: "GraphTools", dependencies: ["RDF", "JSON"]),
        // Floor 2
        .target(name: "RDFIO", dependencies: ["RDF", "Turtle", "RDFXML", "JSONLD", "CZlib", .systemPackage]),
        .target(name: "TripleStore", dependencies: ["RDF"]),
        .target(name: "Canonicalization", dependencies: ["RDF", "Turtle", .crypto]),
        .target(name: "StoreFolder", dependencies: ["RDF", "TripleStore", "CZlib", .systemPackage]),
        // Floor 3
        .target(name: "SPARQLEngine", dependencies: ["RDF", "TripleStore", "SPARQLSyntax", .crypto]),
        // Floor 4
        .target(name: "Extraction", dependencies: ["RDF", "Language", "Documents"]),
        .target(name: "Reasoning", dependencies: ["RDF", "JSON", "TripleStore", "SPARQLSyntax", "SPARQLEngine"]),
        .target(name: "SHACL", dependencies: ["RDF", "TripleStore", "SPARQLSyntax", "SPARQLEngine"]),
        .target(
            name: "SPARQLClient",
            dependencies: [
                "RDF", "RDFIO", "SPARQLSyntax", "SPARQLResults", "SPARQLEngine", .httpClient, .nio, .nioHTTP,
            ]),
        // Floor 5
        .target(
            name: "Tercet",
            dependencies: [
                "RDF", "RDFIO", "JSONLD", "TripleStore", "StoreFolder", "SPARQLSyntax", "SPARQLEngine", "Reasoning",
                "SHACL",
                "Language",
                "Documents",
                "Extraction",
                "CDefaultOntology", .systemPackage,
            ]),
        .target(
            name: "Server",
            dependencies: [
                "Tercet", "RDF", "RDFIO", "JSON", "TripleStore", "StoreFolder", "SPARQLSyntax", "SPARQLEngine",
                "Documents", "Extraction", "Language", .crypto, .systemPackage, "CExplorer", .hummingbird,
                .hummingbirdCore, .hummingbirdTLS, .serviceLifecycle, .unixSignals, .httpTypes, .logging, .nio,
                .nioPosix, .nioSSL,
            ],
            exclude: ["Explorer"]),
        // Floor 6
        .executableTarget(
            name: "TercetCLI",
            dependencies: [
                "Tercet", "Server", "RDF", "RDFIO", "JSON", "JSONLD", "GraphTools", "TripleStore", "StoreFolder",
                "SPARQLSyntax", "SPARQLClient", "SPARQLEngine", "Reasoning", "Canonicalization", .argumentParser,
                .systemPackage,
            ]),
        .executableTarget(name: "LanguageTrainer", dependencies: ["Language", .argumentParser]),
        // Tests
        .target(name: "TestSupport", dependencies: ["RDF", "RDFIO"], path: "Tests/TestSupport"),
        .testTarget(name: "RDFTests", dependencies: ["RDF", "TestSupport"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"]),
        .testTarget(
            name: "ExtractionTests",
            dependencies: [
                "Tercet", "Documents", "Extraction", "Language", "RDF", "RDFIO", "TestSupport", .systemPackage,
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(name: "TercetTests", dependencies: ["Tercet", "TestSupport"]),
        .testTarget(
            name: "TutorialTests",
            dependencies: [
                "Canonicalization", "GraphTools", "JSON", "JSONLD", "Language", "RDF", "RDFIO", "Reasoning", "SHACL",
                "SPARQLEngine", "SPARQLSyntax", "StoreFolder", "Tercet", "TripleStore", .systemPackage,
            ]),
        .testTarget(name: "StyleTests", dependencies: ["TestSupport"]),
        .testTarget(name: "TercetCLITests", dependencies: ["TercetCLI", "TestSupport"]),
        .testTarget(name: "TripleStoreTests", dependencies: ["RDF", "TripleStore"]),
        .executableTarget(
            name: "StoreWriter", dependencies: ["RDF", "StoreFolder", "TripleStore", .systemPackage],
            path: "Tests/StoreWriter"),
        .testTarget(
            name: "StoreFolderTests",
            dependencies: ["RDF", "StoreFolder", "StoreWriter", "TripleStore", .systemPackage]),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "RDF", "RDFIO", "SPARQLSyntax", "SPARQLClient", "SPARQLResults", "TripleStore", "Tercet", "TercetCLI",
                "Server",
                "TestSupport", .systemPackage, .httpClient, .nio, .nioHTTP, .nioSSL,
            ]),
        .testTarget(
            name: "ExplorerTests", dependencies: ["TercetCLI", "TestSupport", .httpClient, .nio, .nioHTTP]),
        .testTarget(name: "SPARQLClientTests", dependencies: ["RDF", "SPARQLClient"]),
        .testTarget(name: "SPARQLSyntaxTests", dependencies: ["RDF", "SPARQLSyntax", "TestSupport"]),
        .testTarget(name: "SPARQLResultsTests", dependencies: ["RDF", "SPARQLSyntax", "SPARQLResults"]),
        .testTarget(
            name: "SPARQLEngineTests", dependencies: ["RDF", "TripleStore", "SPARQLSyntax", "SPARQLEngine", "Turtle"]),
        .testTarget(
            name: "SPARQLConformanceTests",
            dependencies: [
                "RDF", "RDFIO", "TripleStore", "SPARQLSyntax", "SPARQLResults", "SPARQLEngine", "Reasoning",
                "TestSupport",
            ]),
        .testTarget(
            name: "ReasoningTests",
            dependencies: [
                "RDF", "RDFIO", "Turtle", "TripleStore", "SPARQLSyntax", "SPARQLResults", "SPARQLEngine", "Reasoning",
                "TestSupport", .systemPackage,
            ]),
        .testTarget(
            name: "SHACLTests", dependencies: ["RDF", "SPARQLEngine", "TripleStore", "SHACL", "Turtle"]),
        .testTarget(
            name: "SHACLConformanceTests",
            dependencies: ["RDF", "RDFIO", "TripleStore", "SHACL", "TestSupport", .systemPackage]),
        .testTarget(name: "TurtleTests", dependencies: ["RDF", "Turtle", "TestSupport"]),
        .testTarget(name: "RDFXMLTests", dependencies: ["RDF", "RDFXML", "Turtle", "TestSupport"]),
        .testTarget(name: "RDFIOTests", dependencies: ["RDF", "RDFIO", "TestSupport", .systemPackage]),
        .testTarget(name: "CanonicalizationTests", dependencies: ["RDF", "RDFIO", "Canonicalization"]),
        .testTarget(
            name: "RDFConformanceTests",
            dependencies: [
                "RDF", "RDFIO", "Canonicalization", "TripleStore", "Reasoning", "TestSupport", .systemPackage,
            ]),
        .testTarget(name: "JSONLDTests", dependencies: ["RDF", "JSON", "JSONLD", "TestSupport"]),
        .testTarget(
            name: "JSONLDConformanceTests", dependencies: ["RDF", "RDFIO", "JSON", "JSONLD", "TestSupport"]),
        .testTarget(name: "GraphToolsTests", dependencies: ["RDF", "Turtle", "GraphTools", "TestSupport"]),
        .testTarget(
            name: "LanguageTests", dependencies: ["CMatrixProduct", "Language", "LanguageTrainer", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

extension Target.Dependency {
    static let argumentParser = complete("ArgumentParser", by: "swift-argument-parser")
    static let systemPackage = complete("SystemPackage", by: "swift-system")
    static let hashTrees = complete("HashTreeCollections", by: "swift-collections")
    static let crypto = complete("Crypto", by: "swift-crypto")
    static let httpClient = served("AsyncHTTPClient", by: "async-http-client")
    static let nio = served("NIOCore", by: "swift-nio")
    static let nioHTTP = served("NIOHTTP1", by: "swift-nio")
    static let nioPosix = served("NIOPosix", by: "swift-nio")
    static let nioSSL = served("NIOSSL", by: "swift-nio-ssl")
    static let hummingbird = served("Hummingbird", by: "hummingbird")
    static let hummingbirdCore = served("HummingbirdCore", by: "hummingbird")
    static let serviceLifecycle = served("ServiceLifecycle", by: "swift-service-lifecycle")
    static let unixSignals = served("UnixSignals", by: "swift-service-lifecycle")
    static let hummingbirdTLS = served("HummingbirdTLS", by: "hummingbird")
    static let httpTypes = served("HTTPTypes", by: "swift-http-types")
    static let logging = served("Logging", by: "swift-log")

    /// A product that the small libraries do without.
    static func complete(_ product: String, by package: String) -> Self {
        .product(name: product, package: package, condition: .when(traits: ["Complete"]))
    }

    /// A product that only the trait `Server` needs.
    static func served(_ product: String, by package: String) -> Self {
        .product(name: product, package: package, condition: .when(traits: ["Server"]))
    }
}

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
}
