import RDFIO
import SPARQLSyntax

extension ResultsFormat {
    /// The format of results that an `Accept` asks for; JSON where it has no wish.
    ///
    /// - Throws: 406 where it wants another.
    static func negotiated(_ accept: String?) throws(RequestError) -> ResultsFormat {
        guard let format = MediaRange.choose(accept, from: offers) else {
            throw RequestError(406, "Results are written as \(list(offers.map(\.type))).")
        }
        return format
    }

    private static let offers: [(type: String, offer: ResultsFormat)] =
        allCases.map { ($0.mediaType, $0) } + [
            ("application/json", .json), ("application/xml", .xml), ("text/xml", .xml),
        ]

    /// The `Content-Type` of an answer.
    var contentType: String {
        switch self {
        case .json, .xml: mediaType
        case .csv, .tsv: mediaType + "; charset=utf-8"
        }
    }
}

extension RDFFormat {
    /// The format of graphs that an `Accept` asks for; Turtle where it has no wish.
    ///
    /// - Throws: 406 where it wants another.
    static func negotiated(_ accept: String?) throws(RequestError) -> RDFFormat {
        guard let format = MediaRange.choose(accept, from: offers) else {
            throw RequestError(406, "Graphs are written as \(list(offers.map(\.type))).")
        }
        return format
    }

    /// Turtle first, and the usual names of all formats before their other ones.
    private static let offers: [(type: String, offer: RDFFormat)] = {
        let order: [RDFFormat] = [.turtle, .ntriples, .rdfxml, .jsonld, .trig, .nquads]
        return order.compactMap { format in format.mediaTypes.first.map { ($0, format) } }
            + order.flatMap { format in format.mediaTypes.dropFirst().map { ($0, format) } }
    }()

    /// The format of a document that is sent.
    ///
    /// - Throws: 415 where it is none that is read.
    static func ofContent(_ type: MediaRange) throws(RequestError) -> RDFFormat {
        if let charset = type.parameter("charset")?.lowercased(), charset != "utf-8", charset != "us-ascii" {
            throw RequestError(415, "Documents are read as UTF-8, not as \(charset).")
        }
        guard let format = RDFFormat(mediaType: type.type) else {
            throw RequestError(415, "Graphs are read as \(list(offers.map(\.type))), as Content-Type tells.")
        }
        return format
    }

    /// The `Content-Type` of an answer.
    var contentType: String {
        let type = mediaTypes.first ?? "text/plain"
        return self == .turtle ? type + "; charset=utf-8" : type
    }
}

private func list(_ types: [String]) -> String { types.joined(separator: ", ") }
