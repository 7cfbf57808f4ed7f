import ArgumentParser
import Dispatch
import Synchronization
import SystemPackage
import Tercet

extension ExtractCommand {
    /// Writes the open facts of documents, one document after the other.
    func writeOpenFacts(_ style: OpenStyle, as format: FactFormat) throws {
        let extractor = OpenExtractor(style: style, minimumConfidence: minConfidence)
        let lines = FactLines(format: format, explains: explain)
        let analyzer = try English.analyzer()
        var sink = try Output(output.first ?? "-")
        try source.forEach { document in
            var bytes: [UInt8] = []
            for statement in extractor.statements(of: document, analyzer: analyzer) {
                lines.append(statement, document: document.name, to: &bytes)
            }
            return bytes
        } receive: { bytes in
            var bytes = bytes
            try sink.write(&bytes)
        }
        try sink.commit()
    }

    /// Writes the open facts of files that hold a sentence a line, its words separated by blanks.
    ///
    /// A few dozen lines for each core are read, analysed on all of them and written before the next ones are read.
    func writeOpenFactsOfSentences(_ style: OpenStyle, as format: FactFormat) throws {
        let extractor = OpenExtractor(style: style, minimumConfidence: minConfidence)
        let lines = FactLines(format: format, explains: explain)
        let analyzer = try English.analyzer()
        var sink = try Output(output.first ?? "-")
        for path in documents {
            var reader = try LineReader(path)
            while true {
                let batch = try reader.next(atMost: Self.sentencesAtOnce)
                guard !batch.isEmpty else { break }
                let rendered = Mutex([Int: [UInt8]]())
                let shares = (batch.count + Self.sentencesPerShare - 1) / Self.sentencesPerShare
                DispatchQueue.concurrentPerform(iterations: shares) { share in
                    let start = share * Self.sentencesPerShare
                    let own = batch[start..<min(batch.count, start + Self.sentencesPerShare)]
                    let bytes = Self.openFacts(of: own, analyzer, extractor, lines)
                    rendered.withLock { $0[share] = bytes }
                }
                for share in 0..<shares {
                    var bytes = rendered.withLock { $0.removeValue(forKey: share) } ?? []
                    try sink.write(&bytes)
                }
            }
        }
        try sink.commit()
    }

    private static let sentencesPerShare = 16
    private static var sentencesAtOnce: Int { 2 * sentencesPerShare * Input.threads }

    private static func openFacts(
        of lines: ArraySlice<(text: String, characters: Int)>, _ analyzer: EnglishAnalyzer, _ extractor: OpenExtractor,
        _ format: FactLines
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for (line, sentences) in zip(lines, analyzer.analyze(tokenized: lines.map(\.text))) {
            // A tab would end the column.
            let text = line.text.contains("\t") ? String(line.text.map { $0 == "\t" ? " " : $0 }) : line.text
            for statement in extractor.statements(
                ofTokenized: line.text, sentences: sentences, after: line.characters)
            {
                format.append(statement, sentence: text, to: &bytes)
            }
        }
        return bytes
    }
}

/// A style of open facts as people name it on the command line.
struct OpenStyleName: ExpressibleByArgument {
    let style: OpenStyle

    init?(argument: String) {
        guard let style = OpenStyle(rawValue: argument) else { return nil }
        self.style = style
    }

    static var allValueStrings: [String] { OpenStyle.allCases.map(\.rawValue) }
}
