import ArgumentParser
import RDF
import RDFIO
import SystemPackage
import Tercet

/// `tercet extract`: facts of documents as RDF.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Extract the facts of documents as RDF.",
        discussion: """
            Without -o the facts go to standard output as Turtle.

            Examples:
              tercet extract article.txt
              tercet extract article.txt -o facts.rdf -o facts.nt
              tercet extract article.txt -o facts.graphml
              curl -s https://example.org/a.txt | tercet extract - --evidence annotation
              tercet extract *.txt --ontology core.ttl --ontology mine.ttl --format nt
              tercet extract news.jsonl -o news.nq --evidence graph
              tercet extract article.txt --open binary --format jsonl
              tercet extract news.jsonl --ontology mine.ttl --ontology lexicon.ttl --format jsonl
              tercet extract article.txt --explain-rejected -o facts.ttl
              tercet extract --store kb news/*.txt

            A page of HTML is read for its main text. A file .jsonl is a corpus, a document in each line:
            {"id": "a1", "text": "Ana met Ben.", "title": "…", "date": "2019-08-22"}; its facts are written as they come.

            With --store the facts of each document go into a named graph of the store, with their evidence; a document that is
            read again, by the same path or id, takes the place of what it said before. --endpoint does the same in a SPARQL
            server.
            """)

    @Argument(help: "The documents (text or HTML in UTF-8, or JSON Lines), or - for standard input.")
    var documents: [String]
    @Flag(help: "All documents are JSON Lines, whatever they are called.") var jsonl = false
    @Option(help: "An ontology to use instead of Tercet's own; may be given several times.") var ontology: [String] = []
    @Option(name: .shortAndLong, help: "A file to write; its name tells the format. May be given several times.")
    var output: [String] = []
    @Option(help: ArgumentHelp("The folder of a store that the facts go into.", valueName: "folder")) var store: String?
    @OptionGroup var remote: EndpointOption
    @Option(help: "The format of the output; tsv and jsonl give facts in words.") var format: ExtractFormat?
    @Option(help: "What the IRIs of entities begin with.") var base: String = "https://w3id.org/tercet/id/"
    @Option(
        help: """
            A file of RDF with entities of your own, by their labels and types; they keep their IRIs. May be given \
            several times.
            """)
    var entities: [String] = []
    @Flag(help: "Tell of meetings, agreements, statements and movements as events (SEM) too.") var events = false
    @Option(help: "How evidence goes along; none where it is not given.") var evidence: EvidenceName?
    @Option(help: "The day of publication, as 2019-08-22; the document tells it where it is not given.")
    var date: String?
    @Option(help: "Find the facts that sentences tell in their own words: one for each predicate, or small ones.")
    var open: OpenStyleName?
    @Flag(help: "With --open: a sentence a line, its words separated by blanks and kept as they stand.")
    var sentences = false
    @Option(help: "With --open: the confidence, 0 to 1, from which on facts are printed.") var minConfidence: Double?
    @Flag(help: "With --open and jsonl: tell what each confidence rests on.") var explain = false
    @Option(
        help: """
            A file of SHACL shapes; facts that they do not allow are left out, and told on standard error with their \
            sentences. May be given several times.
            """)
    var shapes: [String] = []
    @Flag(help: "Tell on standard error what was nearly a fact, with its sentence, and why it is none.")
    var explainRejected = false
    @Flag(help: "Print a report instead of the facts.") var report = false
    @OptionGroup var graphOptions: GraphOptions

    func validate() throws {
        for file in output where file != "-" && format == nil && ExtractFormat(fileName: file) == nil {
            throw ValidationError("The name \(file) tells no format; give --format. \(ExtractFormat.list)")
        }
        if store != nil || remote.endpoint != nil, !output.isEmpty || format != nil || report {
            throw ValidationError("--store and --endpoint go without -o, --format and --report.")
        }
        if store != nil, remote.endpoint != nil { throw ValidationError("Give one of --store and --endpoint.") }
        try validateOpen()
        if documents.filter({ $0 == "-" }).count > 1 {
            throw ValidationError("Standard input can be read only once; give - once.")
        }
        guard IRI.isValid(base), !base.contains("#"), !base.contains("?") else {
            throw ValidationError("--base takes an absolute IRI without # and ?, such as https://example.org/id/.")
        }
        if report, output.contains("-") {
            throw ValidationError("Standard output cannot hold both the report and the facts; give -o a file.")
        }
        if report, source.haveCorpus {
            throw ValidationError("There is no report of a corpus; leave --report away.")
        }
        if let date, CalendarDate(iso8601: date) == nil {
            throw ValidationError("--date takes a day such as 2019-08-22.")
        }
    }

    /// The format for open facts; `nil` where graphs are written.
    private var factFormat: FactFormat? {
        guard let named = format ?? output.first.flatMap({ ExtractFormat(fileName: $0) }) else {
            return open == nil || store != nil || remote.endpoint != nil || !output.isEmpty && output != ["-"] || report
                ? nil : .tsv
        }
        return named.factFormat
    }

    private func validateOpen() throws {
        let isOpenFormat =
            format?.factFormat != nil || output.contains { ExtractFormat(fileName: $0)?.factFormat != nil }
        guard open != nil else {
            if sentences || explain || minConfidence != nil {
                throw ValidationError(
                    "--sentences, --min-confidence and --explain are for open facts; give --open too.")
            }
            if isOpenFormat, output.count > 1 || report || evidence != nil {
                throw ValidationError("tsv and jsonl go alone; give one output, no --report and no --evidence.")
            }
            return
        }
        if isOpenFormat, output.count > 1 || report {
            throw ValidationError("tsv and jsonl go alone; give one output and no --report.")
        }
        if sentences, factFormat == nil {
            throw ValidationError("--sentences gives open facts; --format tsv or jsonl.")
        }
        if let minConfidence, !(0...1).contains(minConfidence) {
            throw ValidationError("--min-confidence takes a number from 0 to 1.")
        }
        if explain, factFormat != .jsonl { throw ValidationError("--explain goes with --format jsonl.") }
    }

    func run() throws {
        if let style = open?.style, let factFormat {
            try sentences
                ? writeOpenFactsOfSentences(style, as: factFormat) : writeOpenFacts(style, as: factFormat)
        } else if let factFormat {
            try writeAnswers(as: factFormat)
        } else {
            try writeGraphs()
        }
    }

    private func writeGraphs() throws {
        let ontology = try loadOntology()
        let options = Extractor.Options(
            base: IRI(base), openStyle: open?.style, minimumOpenConfidence: minConfidence,
            knownEntities: try loadEntities(), findsEvents: events, explainsRejected: explainRejected)
        let extractor = Extractor(analyzer: try English.analyzer(), ontology: ontology, options: options)
        let known = [Prefix].forFacts(documents: [], base: base, ontology: ontology)
        let check = try check(ontology, prefixes: known)
        if let store { return try extract(into: store, with: extractor, check) }
        if let endpoint = try remote.connect() { return try extract(into: endpoint, with: extractor, check) }
        if source.haveCorpus { return try extractCorpora(with: extractor, known, check) }
        var extractions: [Extraction] = []
        var days: [CalendarDate?] = []
        try source.forEach { document in
            (extractor.extract(document), document.date)
        } receive: { (read: (extraction: Extraction, date: CalendarDate?)) in
            var extraction = read.extraction
            let refused = try check.apply(to: &extraction)
            if !refused.isEmpty { Terminal.writeError(refused) }
            extractions.append(extraction)
            days.append(read.date)
        }
        let dataset = Dataset(extractions.flatMap { $0.quads(evidence: evidence?.style ?? .none) })
        let prefixes = [Prefix].forFacts(documents: extractions.map(\.document), base: base, ontology: ontology)
            .used(in: dataset)
        let files = output.isEmpty && !report ? ["-"] : output
        // All are rendered before the first is written, so that an error leaves none behind.
        let rendered = try files.filter { graphFormat(of: $0) == nil }.map {
            ($0, try render(dataset, for: $0, prefixes))
        }
        try writeGraphs(to: files, of: extractions, days)
        for (file, bytes) in rendered { try write(bytes, to: file) }
        if report {
            let text = ExtractionReport(extractions, ontology: ontology, files: output).text(width: Terminal.width)
            try Terminal.write(Array(text.utf8))
        }
    }

    func loadOntology() throws -> Ontology {
        do {
            let loaded = ontology.isEmpty ? try .standard() : try Ontology(files: ontology.map { FilePath($0) })
            guard loaded.expressedPropertyCount > 0 else { throw CommandFailure(Self.noWords(ontology)) }
            return loaded
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    /// What facts have to conform to, and what is told of those that are left out.
    func check(_ ontology: Ontology, prefixes: [Prefix]) throws -> FactCheck {
        FactCheck(
            shapes: try FactShapes(files: shapes, ontologies: self.ontology, prefixes: prefixes),
            rejections: explainRejected ? RejectionText(ontology: ontology) : nil)
    }

    private func loadEntities() throws -> KnownEntities? {
        guard !entities.isEmpty else { return nil }
        do {
            return try KnownEntities(files: entities.map { FilePath($0) })
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    private static func noWords(_ files: [String]) -> String {
        "\(files.joined(separator: ", ")): no words for any property; the frames stand in core.ttl, "
            + "so give that with another --ontology, and see docs/adding-a-relation.md"
    }

    /// The documents to read.
    var source: DocumentFiles {
        DocumentFiles(
            paths: documents, areCorpora: jsonl, date: date.flatMap { CalendarDate(iso8601: $0) },
            areNamedByPath: store != nil || remote.endpoint != nil)
    }

    /// The format of RDF that an output has.
    func rdfFormat(of file: String) -> RDFFormat {
        let named = format ?? ExtractFormat(fileName: file)
        return named?.outputFormat?.rdfFormat ?? (evidence?.style == .graph ? .trig : .turtle)
    }

    private func render(_ dataset: Dataset, for file: String, _ prefixes: [Prefix]) throws -> [UInt8] {
        do {
            return try dataset.bytes(as: rdfFormat(of: file), prefixes: prefixes)
        } catch {
            throw CommandFailure("cannot write \(file == "-" ? "standard output" : file): \(error.message)")
        }
    }

    private func write(_ bytes: [UInt8], to file: String) throws {
        var bytes = bytes
        var sink = try Output(file)
        try sink.write(&bytes)
        try sink.commit()
    }
}

/// A style of evidence as people name it on the command line.
struct EvidenceName: ExpressibleByArgument {
    let style: EvidenceStyle

    init?(argument: String) {
        guard let style = EvidenceStyle(rawValue: argument) else { return nil }
        self.style = style
    }

    static var allValueStrings: [String] { EvidenceStyle.allCases.map(\.rawValue) }
}
