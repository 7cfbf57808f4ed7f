import Language

/// A sentence of a treebank, with the words that syntax sees: the parts of contractions, no empty nodes.
struct TreebankSentence {
    /// The document it comes from.
    var document = ""
    /// Whether it begins a paragraph.
    var startsParagraph = false
    /// The text as it was written.
    var text = ""
    /// The words.
    var forms: [String] = []
    /// Their lemmas.
    var lemmas: [String] = []
    /// Their universal tags.
    var universalTags: [UniversalTag] = []
    /// Their Penn tags.
    var pennTags: [String] = []
    /// Their heads, where zero is the root.
    var heads: [Int] = []
    /// Their relations.
    var relations: [DependencyRelation] = []
    /// What the last column says of entities that begin or end at each word.
    var entities: [String] = []
    /// For each word how much of the surface follows: the end of a token of the text is where a space may stand.
    var surfaces: [Surface] = []

    /// How a word stands in the text.
    struct Surface {
        /// The form of the token that the word is part of.
        var form: String
        /// Which part of it the word is, and of how many.
        var part: Int
        var parts: Int
        /// Whether a space follows the token.
        var spaceAfter: Bool
    }
}

extension [TreebankSentence] {
    /// The sentences of each document, one after the other.
    var documents: [[TreebankSentence]] {
        var documents: [[TreebankSentence]] = []
        var start = 0
        while start < count {
            let end = self[start...].firstIndex { $0.document != self[start].document } ?? count
            documents.append(Array(self[start..<end]))
            start = end
        }
        return documents
    }
}
