import ArgumentParser
import RDF
import RDFIO

/// `tercet diff`: what two RDF files do not have in common.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare two RDF files as graphs, whatever their formats and the labels of their blank nodes.",
        discussion: """
            Prints the quads that only the first file has with - in front of them, and those that only the second has
            with +, as N-Quads. Blank nodes are matched by what is said of them; those of the second file are shown with
            the labels of the first. The names of the files tell the formats; use - for standard input.

            Relative references are resolved against the place of each file; give --base where they should mean the same.

            Examples:
              tercet diff facts.ttl facts.rdf
              tercet extract a.txt | tercet diff --quiet - expected.nt && echo unchanged

            Exit codes: 0 the same, 1 different, 2 trouble (a file that cannot be read, wrong usage).
            """)

    @Argument(help: "The first file, or - for standard input.") var first: String
    @Argument(help: "The second file, or - for standard input.") var second: String
    @Option(help: "The format of data from standard input.") var from: FormatName?
    @Option(help: "The IRI that relative references in both files are resolved against.") var base: String?
    @OptionGroup var contexts: ContextOptions
    @Flag(name: .shortAndLong, help: "Print nothing; only the exit code tells.") var quiet = false

    func validate() throws {
        try BaseOption.validate(base)
        if first == "-", second == "-" { throw ValidationError("Standard input can be read only once.") }
    }

    func run() throws {
        do {
            let left = try dataset(first)
            // A trial takes time in proportion to the dataset.
            let trials = max(10, min(10_000, 10_000_000 / max(1, left.count)))
            let difference = try left.difference(to: dataset(second), maximumTrials: trials)
            guard !difference.isEmpty else { return }
            if !quiet { try show(difference) }
        } catch let failure as CommandFailure {
            throw CommandFailure(failure.message, exitCode: 2, hasPlace: failure.hasPlace)
        } catch let error as RDFSyntaxError where error.code == .limit {
            throw CommandFailure(
                "\(first) and \(second): the blank nodes are too much alike to tell whether the files differ; give some of "
                    + "them IRIs", exitCode: 2)
        } catch is BrokenPipe {
            // There is a difference, though nobody wants to see more of it.
        }
        throw ExitCode(1)
    }

    private func dataset(_ path: String) throws -> Dataset {
        var dataset = Dataset()
        try Input.read(path, format: path == "-" ? from?.format : nil, base: base, contexts: contexts.source()) {
            dataset.insert($0)
        }
        return dataset
    }

    /// A quad to print.
    private struct Line {
        var text: Substring
        var isAdded: Bool
        /// The subject and the predicate.
        var topic: Substring

        init(_ text: Substring, isAdded: Bool) {
            self.text = text
            self.isAdded = isAdded
            let start = text.utf8.firstIndex(of: UInt8(ascii: " ")) ?? text.endIndex
            topic = text[..<(text.utf8[start...].dropFirst().firstIndex(of: UInt8(ascii: " ")) ?? text.endIndex)]
        }

        static func precedes(_ left: Line, _ right: Line) -> Bool {
            if left.topic != right.topic { return left.topic.utf8.lexicographicallyPrecedes(right.topic.utf8) }
            if left.isAdded != right.isAdded { return right.isAdded }
            return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
        }
    }

    /// Prints the quads by subject and predicate, so that what was changed stands together.
    private func show(_ difference: DatasetDifference) throws {
        var lines: [Line] = []
        for (quads, isAdded) in [(difference.removed, false), (difference.added, true)] {
            let text = String(decoding: try Dataset(quads).bytes(as: .nquads), as: UTF8.self)
            lines += text.split(separator: "\n").map { Line($0, isAdded: isAdded) }
        }
        lines.sort(by: Line.precedes)
        let hasColors = Terminal.hasColors
        var output: [UInt8] = []
        for line in lines {
            if hasColors { output.append(contentsOf: (line.isAdded ? "\u{1B}[32m" : "\u{1B}[31m").utf8) }
            output.append(contentsOf: (line.isAdded ? "+ " : "- ").utf8)
            output.append(contentsOf: line.text.utf8)
            if hasColors { output.append(contentsOf: "\u{1B}[0m".utf8) }
            output.append(UInt8(ascii: "\n"))
        }
        try Terminal.write(output)
    }
}
