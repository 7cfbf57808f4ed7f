import Tercet

/// A document with all that the analysis says of it.
struct AnalyzedDocument: Sendable {
    let document: Document
    /// The prose, to which the tokens' ranges refer.
    let prose: [UInt8]
    let sentences: [Sentence]
    let trees: [DependencyTree]
    let chains: CoreferenceChains
    private let offsets: CharacterOffsets

    init(_ document: Document, analyzer: EnglishAnalyzer) {
        self.document = document
        let prose = document.prose
        self.prose = Array(prose.utf8)
        sentences = analyzer.analyze(prose)
        trees = sentences.map { DependencyTree($0) }
        chains = CoreferenceChains(trees, gazetteer: .english)
        offsets = document.characterOffsets
    }

    /// The words of a range of the prose, with white space as single blanks.
    func text(of range: Range<Int>) -> String {
        String(decoding: prose[range], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Where a range of the prose stands in the file, in characters as RFC 5147 counts them.
    func characters(of range: Range<Int>) -> Range<Int> {
        let start = document.body.lowerBound
        return offsets.characters(of: start + range.lowerBound..<start + range.upperBound)
    }

    /// The bytes of the prose that a run of tokens covers.
    func range(of tokens: Range<Int>, in sentence: Int) -> Range<Int> {
        let all = sentences[sentence].tokens
        return all[tokens.lowerBound].range.lowerBound..<all[tokens.upperBound - 1].range.upperBound
    }
}
