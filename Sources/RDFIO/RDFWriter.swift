internal import JSONLD
public import RDF
internal import RDFXML
internal import Turtle

/// Writes RDF of any format.
///
/// ```swift
/// var writer = RDFWriter(format: .turtle, prefixes: [Prefix("foaf", "http://xmlns.com/foaf/0.1/")])
/// var bytes: [UInt8] = []
/// try writer.write(batch, to: &bytes)
/// try writer.finish(to: &bytes)
/// ```
public struct RDFWriter: QuadWriter, Sendable {
    /// How a document is laid out.
    public enum Layout: Hashable, Sendable {
        /// As the quads come, in constant memory.
        case streaming
        /// As people like to read it; the whole graph is held in memory until the document is finished.
        ///
        /// Makes a difference for Turtle, TriG, RDF/XML and JSON-LD only; see ``RDFFormat/hasLayouts``.
        case pretty
    }

    /// The format of the document.
    public let format: RDFFormat
    private var writer: any QuadWriter & Sendable

    /// Makes a writer.
    ///
    /// - Parameters:
    ///   - format: the format to write.
    ///   - prefixes: the prefixes to declare and use, where the format has prefixes.
    ///   - layout: how the document is laid out.
    public init(format: RDFFormat, prefixes: [Prefix] = [], layout: Layout = .streaming) {
        self.format = format
        switch format {
        case .ntriples: writer = NTriplesWriter()
        case .nquads: writer = NQuadsWriter()
        case .turtle where layout == .pretty: writer = PrettyTurtleWriter(prefixes: prefixes)
        case .turtle: writer = TurtleWriter(prefixes: prefixes)
        case .trig where layout == .pretty: writer = PrettyTurtleWriter(prefixes: prefixes, allowsGraphs: true)
        case .trig: writer = TriGWriter(prefixes: prefixes)
        case .rdfxml where layout == .pretty: writer = PrettyRDFXMLWriter(prefixes: prefixes)
        case .rdfxml: writer = RDFXMLWriter(prefixes: prefixes)
        case .jsonld where layout == .pretty: writer = PrettyJSONLDWriter(prefixes: prefixes)
        case .jsonld: writer = JSONLDWriter()
        }
    }

    /// Appends a batch to the document; see `QuadWriter`.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        try writer.write(batch, to: &output)
    }

    /// Ends the document; see `QuadWriter`.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {
        try writer.finish(to: &output)
    }
}
