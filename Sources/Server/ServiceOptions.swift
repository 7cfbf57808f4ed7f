public import RDF
public import SPARQLEngine

/// How a server is set up.
public struct ServiceOptions: Sendable {
    /// The address to listen on.
    public var host = "127.0.0.1"
    /// The port; 0 lets the system choose one.
    public var port = 7878
    /// What requests may take.
    public var limits = ServerLimits()
    /// Whether nothing may be changed.
    public var isReadOnly = false
    /// Whether what stands in named graphs counts as a part of the default graph too.
    public var joinsGraphs = false
    /// The tokens that clients show; without any, whoever reaches the server may do all.
    public var tokens = AccessTokens()
    /// Whether those without a token may read.
    public var allowsPublicReading = false
    /// Whether a server without tokens may listen beyond this machine.
    public var allowsEverybody = false
    /// The origins whose pages may use the server, such as `https://example.org`.
    public var allowedOrigins: [String] = []
    /// The files with the certificate chain and the private key, as PEM; without them nothing is encrypted.
    public var certificate: (chain: String, key: String)?
    /// What asks other endpoints for `SERVICE`; without it that is off.
    public var services: (any ServiceClient)?
    /// What fetches documents for `LOAD`; without it that is off.
    public var documents: (any DocumentSource)?
    /// What the IRIs of entities begin with.
    public var base: IRI = "https://w3id.org/tercet/id/"
    /// The prefixes that queries may use without declaring them.
    public var prefixes: [Prefix] = []

    /// The usual setup: this machine only, without tokens.
    public init() {}

    /// Whether only this machine reaches the server.
    public var isLocal: Bool { Self.isLoopback(host) }

    /// Whether a name or address is that of this machine.
    static func isLoopback(_ host: some StringProtocol) -> Bool {
        host == "localhost" || host == "::1" || host == "[::1]"
            || host.hasPrefix("127.") && host.split(separator: ".", omittingEmptySubsequences: false).count == 4
                && host.allSatisfy { $0.isNumber || $0 == "." }
    }
}
