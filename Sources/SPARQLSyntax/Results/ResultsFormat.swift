/// The formats of results that the W3C defines for SPARQL.
public enum ResultsFormat: String, Hashable, Sendable, CaseIterable {
    /// SPARQL 1.1 Query Results JSON Format.
    case json
    /// SPARQL Query Results XML Format.
    case xml
    /// SPARQL 1.1 Query Results CSV Format; it has no form for `ASK`, for which `true` or `false` is written.
    case csv
    /// SPARQL 1.1 Query Results TSV Format; as for CSV.
    case tsv

    /// The media type.
    public var mediaType: String {
        switch self {
        case .json: "application/sparql-results+json"
        case .xml: "application/sparql-results+xml"
        case .csv: "text/csv"
        case .tsv: "text/tab-separated-values"
        }
    }

    /// The usual ending of file names, without a dot.
    public var fileExtension: String {
        switch self {
        case .json: "srj"
        case .xml: "srx"
        case .csv: "csv"
        case .tsv: "tsv"
        }
    }
}
