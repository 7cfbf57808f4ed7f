import Language

/// The phrases that GUM's `Entity` annotation marks in a sentence: all that speak of something, names among them.
///
/// See "GRP-etype-…-identity" in the head of the treebank: `(12-person-…` begins a phrase of the group 12, `12)` ends it.
struct EntityAnnotation {
    /// A marked phrase.
    struct Phrase {
        /// From its first to its last word.
        var tokens: ClosedRange<Int>
        /// The number of the thing it speaks of, the same in the whole document.
        var group: String
        /// The kind of thing, as GUM names it.
        var kind: String
        /// The title of the article on it in Wikipedia, in lower case; empty where there is none.
        var identity: String
    }

    /// Reads the annotation of a sentence.
    static func phrases(_ sentence: TreebankSentence) -> [Phrase] {
        var phrases: [Phrase] = []
        var open: [(start: Int, text: String)] = []
        for (index, annotation) in sentence.entities.enumerated() {
            var current = ""
            var isOpening = false
            for character in annotation {
                if character == "(" || character == ")" {
                    if isOpening { open.append((index, current)) }
                    if character == ")" {
                        let name = isOpening ? String(current.split(separator: "-")[0]) : current
                        if let last = open.lastIndex(where: { $0.text == name || $0.text.hasPrefix(name + "-") }) {
                            let entry = open.remove(at: last)
                            if let phrase = phrase(entry.text, entry.start...index) { phrases.append(phrase) }
                        }
                    }
                    isOpening = character == "("
                    current = ""
                } else {
                    current.append(character)
                }
            }
            if isOpening { open.append((index, current)) }
        }
        return phrases
    }

    private static func phrase(_ text: String, _ tokens: ClosedRange<Int>) -> Phrase? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1 else { return nil }
        let identity = parts.count > 7 ? parts[7...].joined(separator: "-") : ""
        // A phrase in several pieces has a number behind its group: "12[1/2]".
        let group = parts[0].prefix { $0 != "[" }
        return Phrase(tokens: tokens, group: String(group), kind: parts[1], identity: identity.lowercased())
    }
}
