/// The formats of graph tools that a property graph can be written in.
public enum GraphFormat: String, CaseIterable, Hashable, Sendable {
    /// GraphML, for Gephi, yEd, Cytoscape, igraph, NetworkX and most others.
    case graphml
    /// GEXF 1.3, for Gephi; with dates and colours.
    case gexf
    /// The DOT language of Graphviz.
    case dot
    /// Two CSV files for `neo4j-admin database import`.
    case neo4j
    /// The JSON of Cytoscape and Cytoscape.js.
    case cytoscape

    /// What people call the format.
    public var name: String {
        switch self {
        case .graphml: "GraphML"
        case .gexf: "GEXF"
        case .dot: "DOT"
        case .neo4j: "Neo4j CSV"
        case .cytoscape: "Cytoscape JSON"
        }
    }

    /// The file name extensions of the format, the usual one first; none for Neo4j, whose files are called `.csv` as
    /// many others are.
    public var fileExtensions: [String] {
        switch self {
        case .graphml: ["graphml"]
        case .gexf: ["gexf"]
        case .dot: ["dot", "gv"]
        case .neo4j: []
        case .cytoscape: ["cyjs"]
        }
    }

    /// The media types of the format, the usual one first.
    public var mediaTypes: [String] {
        switch self {
        case .graphml: ["application/graphml+xml"]
        case .gexf: ["application/gexf+xml"]
        case .dot: ["text/vnd.graphviz"]
        case .neo4j: ["text/csv"]
        case .cytoscape: ["application/vnd.cytoscapejs+json"]
        }
    }

    /// The format of a name as people type it, such as `graphml`, `gv` or `Neo4j CSV`.
    ///
    /// - Parameter name: the name, in any case, with or without dashes and spaces.
    public init?(name: String) {
        func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
        let wanted = plain(name)
        let format = GraphFormat.allCases.first { format in
            plain(format.name) == wanted || format.rawValue == wanted || format.fileExtensions.contains(wanted)
        }
        guard let format else { return nil }
        self = format
    }

    /// The format of a media type.
    ///
    /// - Parameter mediaType: the media type, perhaps with parameters behind a semicolon, which are ignored.
    public init?(mediaType: String) {
        let type = mediaType.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        guard let format = GraphFormat.allCases.first(where: { $0.mediaTypes.contains(type) }) else { return nil }
        self = format
    }

    /// The format of a file by its extension; a `.gz` behind it is passed over.
    ///
    /// - Parameter fileName: the name or the path of the file.
    public init?(fileName: String) {
        let plain = fileName.lowercased().hasSuffix(".gz") ? fileName.dropLast(3) : fileName[...]
        guard let dot = plain.lastIndex(of: ".") else { return nil }
        let wanted = plain[plain.index(after: dot)...].lowercased()
        guard let format = GraphFormat.allCases.first(where: { $0.fileExtensions.contains(wanted) }) else { return nil }
        self = format
    }
}

/// A file that a graph is written to.
public struct GraphFile: Hashable, Sendable {
    /// What comes behind the name that the user gave: nothing, or `-nodes.csv` where a format has several files.
    public var suffix: String
    /// The contents.
    public var bytes: [UInt8]
}

extension PropertyGraph {
    /// The graph in a format.
    ///
    /// - Parameters:
    ///   - format: the format.
    ///   - title: what the graph is called, in formats that have a place for that.
    /// - Returns: one file; for Neo4j two, the nodes first.
    /// - Complexity: O(size of the graph).
    public func files(as format: GraphFormat, title: String = "") -> [GraphFile] {
        switch format {
        case .graphml: [GraphFile(suffix: "", bytes: GraphMLWriter(self).document())]
        case .gexf: [GraphFile(suffix: "", bytes: GEXFWriter(self).document(title: title))]
        case .dot: [GraphFile(suffix: "", bytes: dot(style: DOTStyle(title: title)))]
        case .cytoscape: [GraphFile(suffix: "", bytes: CytoscapeWriter(self).document(title: title))]
        case .neo4j:
            [
                GraphFile(suffix: "-nodes.csv", bytes: Neo4jWriter(self).nodes()),
                GraphFile(suffix: "-relationships.csv", bytes: Neo4jWriter(self).relationships()),
            ]
        }
    }
}
