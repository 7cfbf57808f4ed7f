import ArgumentParser
import RDF
import RDFIO
import SPARQLSyntax
import Tercet

/// How the answers to queries are written: as tables, in a format of results, or as RDF.
struct AnswerOutput {
    /// The format of results; `nil` for a table.
    let results: ResultsFormat?
    /// The format of graphs.
    let graphs: RDFFormat
    let prefixes: [Prefix]

    /// Writes the answer to an `ASK`.
    func write(_ answer: Bool) throws {
        guard let results else { return try Terminal.write(Array("\(answer)\n".utf8)) }
        var output: [UInt8] = []
        ResultsWriter.write(answer, as: results, to: &output)
        try Terminal.write(output)
    }

    /// Writes the triples of a `CONSTRUCT` or `DESCRIBE`.
    func write(_ triples: [Triple]) throws {
        let dataset = Dataset(triples.map { Quad($0) })
        do {
            try Terminal.write(try dataset.bytes(as: graphs, prefixes: prefixes.used(in: dataset)))
        } catch let error as RDFSyntaxError {
            throw CommandFailure("cannot write the answer: \(error.message)")
        }
    }

    /// Writes the solutions of a `SELECT`.
    ///
    /// - Parameters:
    ///   - variables: the names of the columns.
    ///   - rows: the terms of each solution, `nil` for unbound variables.
    func write(variables: [String], _ rows: some Sequence<[Term?]>) throws {
        guard let results else { return try Terminal.write(Array(table(variables, rows).utf8)) }
        var output: [UInt8] = []
        var writer = ResultsWriter(results, variables: variables, to: &output)
        for row in rows {
            writer.write(row, to: &output)
            guard output.count > 1 << 16 else { continue }
            try Terminal.write(output)
            output.removeAll(keepingCapacity: true)
        }
        writer.finish(to: &output)
        try Terminal.write(output)
    }

    private func table(_ variables: [String], _ rows: some Sequence<[Term?]>) -> String {
        var table = Table(variables.map { "?\($0)" })
        var count = 0
        for row in rows {
            table.add(row.map { $0.map { text($0) } ?? "" })
            count += 1
        }
        return table.text(width: Terminal.width) + "\(count) \(count == 1 ? "solution" : "solutions")\n"
    }

    /// The datatypes whose values SPARQL writes without quotation marks.
    private static let plainDatatypes = [
        Vocabulary.XSD.integer, Vocabulary.XSD.decimal, Vocabulary.XSD.double, Vocabulary.XSD.boolean,
    ]

    private func text(_ term: Term) -> String {
        switch term {
        case .iri(let iri): prefixes.abbreviate(iri)
        case .literal(let literal) where Self.plainDatatypes.contains(literal.datatype): literal.lexicalForm
        case .literal(let literal) where literal.language == nil && literal.datatype != Vocabulary.XSD.string:
            "\(Literal(literal.lexicalForm))^^\(prefixes.abbreviate(literal.datatype))"
        default: "\(term)"
        }
    }
}

/// A format of graphs or of results, as people name it on the command line.
struct AnswerFormat: ExpressibleByArgument {
    /// The format of graphs; `nil` where the name is one of results.
    let graphs: RDFFormat?
    /// The format of results; `nil` where the name is one of graphs.
    let results: ResultsFormat?

    init?(argument: String) {
        results = ResultsFormat(rawValue: argument)
        graphs = results == nil ? FormatName(argument: argument)?.format : nil
        if graphs == nil, results == nil { return nil }
    }

    static var allValueStrings: [String] { FormatName.allValueStrings + ResultsFormat.allCases.map(\.rawValue) }
}

/// A format of results as people name it on the command line.
struct ResultsName: ExpressibleByArgument {
    /// The format; `nil` for a table.
    let format: ResultsFormat?

    init?(argument: String) {
        format = ResultsFormat(rawValue: argument)
        if format == nil, argument != "table" { return nil }
    }

    static var allValueStrings: [String] { ["table"] + ResultsFormat.allCases.map(\.rawValue) }
}
