/// A paragraph of a treebank as it was written, with the places of its words.
struct RawText {
    /// The text.
    private(set) var text = ""
    /// The words, as UTF-8 byte ranges.
    private(set) var words: [Range<Int>] = []
    /// For each word the sentence and the number of its first word and of its last word in it; contractions that cannot
    /// be taken apart are one word here.
    private(set) var origins: [(sentence: Int, words: ClosedRange<Int>)] = []
    /// Where sentences end.
    private(set) var sentenceEnds: [Int] = []

    /// Puts the paragraphs of a treebank together.
    static func paragraphs(_ treebank: [TreebankSentence]) -> [RawText] {
        var paragraphs: [RawText] = []
        for (index, sentence) in treebank.enumerated() {
            if sentence.startsParagraph || paragraphs.isEmpty { paragraphs.append(RawText()) }
            paragraphs[paragraphs.count - 1].append(sentence, number: index)
        }
        return paragraphs
    }

    /// The texts of the documents of a treebank, with blank lines between paragraphs.
    static func documents(_ treebank: [TreebankSentence]) -> [String] {
        var documents: [(name: String, paragraphs: [String])] = []
        for paragraph in paragraphs(treebank) {
            let name = paragraph.origins.first.map { treebank[$0.sentence].document } ?? ""
            if documents.last?.name != name { documents.append((name, [])) }
            documents[documents.count - 1].paragraphs.append(paragraph.text)
        }
        return documents.map { $0.paragraphs.joined(separator: "\n\n") }
    }

    private mutating func append(_ sentence: TreebankSentence, number: Int) {
        var index = 0
        while index < sentence.forms.count {
            let surface = sentence.surfaces[index]
            let parts = sentence.forms[index..<min(sentence.forms.count, index + surface.parts)]
            if parts.joined() == surface.form {
                for (offset, part) in parts.enumerated() { append(part, number, index + offset...index + offset) }
            } else {
                append(surface.form, number, index...index + parts.count - 1)
            }
            index += parts.count
            if index == sentence.forms.count { sentenceEnds.append(text.utf8.count) }
            if surface.spaceAfter { text += " " }
        }
    }

    private mutating func append(_ word: String, _ sentence: Int, _ origin: ClosedRange<Int>) {
        let start = text.utf8.count
        text += word
        words.append(start..<text.utf8.count)
        origins.append((sentence, origin))
    }
}
