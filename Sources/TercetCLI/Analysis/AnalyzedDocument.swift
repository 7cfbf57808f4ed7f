import Tercet

/// A document, or a section of a long one, with all that the analysis says of it.
struct AnalyzedDocument: Sendable {
    let document: Document
    /// Which part of the document it is, as UTF-8 byte offsets of the text.
    let section: Range<Int>
    /// The prose of the section, to which the tokens' ranges refer.
    let prose: [UInt8]
    let sentences: [Sentence]
    let trees: [DependencyTree]
    let chains: CoreferenceChains
    private let offsets: CharacterOffsets

    init(_ document: Document, section: Range<Int>, offsets: CharacterOffsets, analyzer: EnglishAnalyzer) {
        self.document = document
        self.section = section
        self.offsets = offsets
        let prose = document.text(in: section)
        self.prose = Array(prose.utf8)
        sentences = analyzer.analyze(prose)
        trees = sentences.map { DependencyTree($0) }
        chains = CoreferenceChains(trees, gazetteer: .english)
    }

    /// The words of a range of the prose, with white space as single blanks.
    func text(of range: Range<Int>) -> String {
        String(decoding: prose[range], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Where a range of the prose stands in the file, in characters as RFC 5147 counts them.
    func characters(of range: Range<Int>) -> Range<Int> {
        let start = section.lowerBound
        return offsets.characters(of: start + range.lowerBound..<start + range.upperBound)
    }

    /// The bytes of the prose that a run of tokens covers.
    func range(of tokens: Range<Int>, in sentence: Int) -> Range<Int> {
        let all = sentences[sentence].tokens
        return all[tokens.lowerBound].range.lowerBound..<all[tokens.upperBound - 1].range.upperBound
    }
}
