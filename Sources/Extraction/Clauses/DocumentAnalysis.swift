import Documents
import Language

/// A token of a document.
struct TokenPlace: Hashable, Sendable, Comparable {
    var sentence: Int
    var token: Int

    static func < (left: TokenPlace, right: TokenPlace) -> Bool {
        (left.sentence, left.token) < (right.sentence, right.token)
    }
}

/// What the language room says of a document: trees, mentions and chains, with the way from a token to its mention.
struct DocumentAnalysis: Sendable {
    let document: Document
    /// The part of the document that is analysed, as UTF-8 byte offsets of its text.
    let section: Range<Int>
    /// The prose of that part, to which the tokens' ranges refer.
    let prose: [UInt8]
    let trees: [DependencyTree]
    let chains: CoreferenceChains
    let quotations: Quotations
    private let mentionOfHead: [TokenPlace: Int]

    init(_ document: Document, section: Range<Int>, sentences: [Sentence], gazetteer: Gazetteer) {
        let trees = sentences.map { DependencyTree(TreeRepair.mended($0, gazetteer: gazetteer)) }
        let chains = CoreferenceChains(trees, gazetteer: gazetteer)
        var mentionOfHead: [TokenPlace: Int] = [:]
        for (index, mention) in chains.mentions.enumerated() {
            mentionOfHead[TokenPlace(sentence: mention.sentence, token: mention.head)] = index
        }
        self.document = document
        self.section = section
        self.prose = Array(document.text(in: section).utf8)
        self.trees = trees
        self.chains = chains
        self.quotations = Quotations(prose)
        self.mentionOfHead = mentionOfHead
    }

    /// The mention that a token is the head of.
    func mention(at place: TokenPlace) -> Int? { mentionOfHead[place] }

    func tree(of place: TokenPlace) -> DependencyTree { trees[place.sentence] }

    func token(at place: TokenPlace) -> Token { trees[place.sentence].tokens[place.token] }

    /// Where a range of the section's prose stands in the text of the document.
    func place(of range: Range<Int>) -> Range<Int> {
        section.lowerBound + range.lowerBound..<section.lowerBound + range.upperBound
    }

    /// The text from the first to the last of some tokens, as it stands in the document, with line breaks as blanks.
    func text(of tokens: [Int], in sentence: Int) -> String {
        guard let first = tokens.min(), let last = tokens.max() else { return "" }
        let all = trees[sentence].tokens
        return text(of: all[first].range.lowerBound..<all[last].range.upperBound)
    }

    /// The text of a range of the prose, with line breaks as blanks.
    func text(of range: Range<Int>) -> String {
        let bytes = prose[range]
        let text = String(decoding: bytes, as: UTF8.self)
        guard Self.hasUnevenBlanks(bytes) else { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether there may be a blank at an end, two in a row, or one that is no simple blank.
    private static func hasUnevenBlanks(_ bytes: ArraySlice<UInt8>) -> Bool {
        var isAfterBlank = true
        for byte in bytes {
            guard byte >= 0x20, byte < 0x80, byte != 0x20 || !isAfterBlank else { return true }
            isAfterBlank = byte == 0x20
        }
        return isAfterBlank
    }
}
