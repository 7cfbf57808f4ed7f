import ArgumentParser
import GraphTools
import RDF
import SystemPackage

/// `tercet draw`: a picture of a graph.
struct DrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Draw RDF as a picture, with Graphviz.",
        discussion: """
            Resources are boxes, coloured by type; facts are arrows, the thicker the more sentences support them.
            Without -o the picture goes to standard output as SVG. Of a large graph the best connected nodes are drawn.

            Graphviz has to be installed: apt install graphviz, or brew install graphviz.

            Examples:
              tercet draw facts.ttl -o facts.svg
              tercet draw facts.ttl -o facts.png --layout neato
              tercet extract article.txt --evidence annotation | tercet draw - -o facts.pdf
            """)

    @Argument(help: "The RDF file to read, or - for standard input.") var input: String
    @Option(name: .shortAndLong, help: "The picture to write: a name that ends in .svg, .png or .pdf.")
    var output: String = "-"
    @Option(help: "The format of the input.") var from: FormatName?
    @Option(help: "How the nodes are placed: in layers (dot), by forces (neato, fdp, sfdp), on circles (circo, twopi).")
    var layout: LayoutName?
    @Option(help: "How many nodes to draw at most.") var limit = 150
    @Flag(help: "Draw all nodes, however many.") var all = false
    @Flag(inversion: .prefixedNo, help: "Explain the colours below the picture.") var legend = true
    @Option(help: "What to write below the picture.") var title = ""
    @Option(help: "RDF with labels of classes and properties; may be given several times.") var ontology: [String] = []
    @OptionGroup var contexts: ContextOptions
    @OptionGroup var graphOptions: GraphOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit takes a number of at least 1.") }
        if pictureType == nil {
            throw ValidationError(
                "The name \(output) tells no kind of picture; end it in .svg, .png or .pdf, or convert to .dot.")
        }
    }

    /// What Graphviz calls the kind of picture that the output's name tells.
    private var pictureType: String? {
        if output == "-" { return "svg" }
        guard let type = FilePath(output).extension?.lowercased() else { return nil }
        return ["svg", "png", "pdf"].contains(type) ? type : nil
    }

    func run() throws {
        var builder = try graphOptions.builder(ontologies: ontology)
        try Input.read(input, format: from?.format, contexts: contexts.source()) { builder.insert($0) }
        var graph = builder.graph()
        if !all, graph.nodes.count > limit {
            Terminal.writeError(
                "tercet: drawing the \(limit) best connected of \(graph.nodes.count) nodes; --all draws all of them, "
                    + "--limit another number\n")
            graph = graph.bestConnected(limit)
        }
        let style = DOTStyle(title: title, layout: layout?.layout ?? .dot, hasLegend: legend)
        var picture = try Graphviz.picture(of: graph.dot(style: style), type: pictureType ?? "svg")
        var sink = try Output(output)
        try sink.write(&picture)
        try sink.commit()
    }
}

/// A layout as people name it on the command line.
struct LayoutName: ExpressibleByArgument {
    let layout: DOTStyle.Layout

    init?(argument: String) {
        guard let layout = DOTStyle.Layout(rawValue: argument) else { return nil }
        self.layout = layout
    }

    static var allValueStrings: [String] { DOTStyle.Layout.allCases.map(\.rawValue) }
}
