/// The ways to write RDF down that Tercet reads and writes.
public enum RDFFormat: String, CaseIterable, Hashable, Sendable {
    /// N-Triples: one triple on a line.
    case ntriples
    /// N-Quads: one quad on a line.
    case nquads
    /// Turtle.
    case turtle
    /// TriG: Turtle with named graphs.
    case trig
    /// RDF/XML.
    case rdfxml
    /// JSON-LD 1.1.
    case jsonld

    /// What people call the format.
    public var name: String {
        switch self {
        case .ntriples: "N-Triples"
        case .nquads: "N-Quads"
        case .turtle: "Turtle"
        case .trig: "TriG"
        case .rdfxml: "RDF/XML"
        case .jsonld: "JSON-LD"
        }
    }

    /// The file name extensions of the format, the usual one first.
    public var fileExtensions: [String] {
        switch self {
        case .ntriples: ["nt"]
        case .nquads: ["nq"]
        case .turtle: ["ttl", "turtle"]
        case .trig: ["trig"]
        case .rdfxml: ["rdf", "owl", "rdfs", "xml"]
        case .jsonld: ["jsonld", "json"]
        }
    }

    /// The media types of the format, the registered one first.
    public var mediaTypes: [String] {
        switch self {
        case .ntriples: ["application/n-triples"]
        case .nquads: ["application/n-quads", "text/x-nquads"]
        case .turtle: ["text/turtle", "application/x-turtle"]
        case .trig: ["application/trig", "application/x-trig"]
        case .rdfxml: ["application/rdf+xml", "application/xml", "text/xml"]
        case .jsonld: ["application/ld+json", "application/json"]
        }
    }

    /// Whether the format has named graphs.
    public var hasNamedGraphs: Bool { self == .nquads || self == .trig || self == .jsonld }

    /// Whether ``RDFWriter/Layout`` makes a difference for the format.
    public var hasLayouts: Bool { self != .ntriples && self != .nquads }

    /// The format of a name as people type it, such as `ttl` or `N-Triples`.
    ///
    /// - Parameter name: the name, in any case, with or without dashes, slashes and spaces.
    public init?(name: String) {
        let wanted = RDFFormat.plain(name)
        let format = RDFFormat.allCases.first { format in
            RDFFormat.plain(format.name) == wanted || format.fileExtensions.contains(wanted)
        }
        guard let format else { return nil }
        self = format
    }

    /// The format of a file by its extension; a `.gz` behind it is passed over.
    ///
    /// - Parameter fileName: the name or the path of the file.
    public init?(fileName: String) {
        let plain = RDFFormat.isCompressed(fileName) ? fileName.dropLast(3) : fileName[...]
        guard let dot = plain.lastIndex(of: ".") else { return nil }
        let wanted = plain[plain.index(after: dot)...].lowercased()
        guard let format = RDFFormat.allCases.first(where: { $0.fileExtensions.contains(wanted) }) else { return nil }
        self = format
    }

    /// The format of a media type.
    ///
    /// - Parameter mediaType: the media type, perhaps with parameters behind a semicolon, which are ignored.
    public init?(mediaType: String) {
        let type = mediaType.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        guard let format = RDFFormat.allCases.first(where: { $0.mediaTypes.contains(type) }) else { return nil }
        self = format
    }

    /// Whether a file's name says that it is compressed with gzip.
    public static func isCompressed(_ fileName: String) -> Bool { fileName.lowercased().hasSuffix(".gz") }

    private static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}
