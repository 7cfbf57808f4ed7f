public import Documents
public import Language

extension OpenExtractor {
    /// The open facts of a document, in the order of the text.
    ///
    /// What stands between quotation marks is claimed, not told.
    ///
    /// - Parameters:
    ///   - document: the document.
    ///   - analyzer: what analyses its sentences.
    public func statements(of document: Document, analyzer: some Analyzer) -> [OpenStatement] {
        let offsets = document.characterOffsets
        return document.sections().flatMap { section in
            let text = document.text(in: section)
            return statements(
                of: analyzer.analyze(text), in: Array(text.utf8), at: section.lowerBound, offsets: offsets)
        }
    }

    /// The open facts of a section that is analysed already.
    func statements(of analysis: DocumentAnalysis, offsets: CharacterOffsets) -> [OpenStatement] {
        statements(
            of: analysis.trees.map(\.sentence), in: analysis.prose, at: analysis.section.lowerBound, offsets: offsets)
    }

    private func statements(
        of sentences: [Sentence], in prose: [UInt8], at start: Int, offsets: CharacterOffsets
    ) -> [OpenStatement] {
        let quotations = Quotations(prose)
        return sentences.flatMap { sentence in
            statements(of: sentence, in: prose, quotations) {
                offsets.characters(of: start + $0.lowerBound..<start + $0.upperBound)
            }
        }
    }

    /// The open facts of a line whose words are split already, as `EnglishAnalyzer.analyze(tokenized:)` reads it.
    ///
    /// - Parameters:
    ///   - line: the line.
    ///   - sentences: what the analysis says of it.
    ///   - start: how many characters stand before it in its file.
    public func statements(ofTokenized line: String, sentences: [Sentence], after start: Int = 0) -> [OpenStatement] {
        let bytes = Array(line.utf8)
        let offsets = CharacterOffsets(line)
        return sentences.flatMap { sentence in
            statements(of: sentence, in: bytes, Quotations([])) {
                let range = offsets.characters(of: $0)
                return start + range.lowerBound..<start + range.upperBound
            }
        }
    }

    private func statements(
        of sentence: Sentence, in text: [UInt8], _ quotations: Quotations, characters: (Range<Int>) -> Range<Int>
    ) -> [OpenStatement] {
        func part(_ phrase: OpenPhrase) -> OpenStatement.Part {
            OpenStatement.Part(
                words: phrase.text(in: sentence, of: text).onOneLine,
                characters: phrase.ranges(in: sentence).map(characters))
        }
        let found = facts(of: DependencyTree(sentence))
        guard !found.isEmpty else { return [] }
        let words = String(decoding: text[sentence.range], as: UTF8.self).onOneLine
        let range = characters(sentence.range)
        return found.map { fact, tuple in
            let isQuoted = quotations.contains(sentence.tokens[tuple.clause.head].range)
            return OpenStatement(
                sentence: words, characters: range, predicate: part(fact.predicate),
                arguments: fact.arguments.map(part), confidence: fact.confidence,
                factuality: isQuoted && fact.factuality == .actual ? .claimed : fact.factuality, reasons: fact.reasons)
        }
    }
}

extension String {
    /// The words with single blanks between them; blanks beyond ASCII are parts of words.
    fileprivate var onOneLine: String {
        utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map { String(Substring($0)) }.joined(separator: " ")
    }
}
