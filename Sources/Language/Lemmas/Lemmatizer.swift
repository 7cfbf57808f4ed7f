/// Finds dictionary forms: first among exceptions, then by the rule for the longest known ending.
package struct Lemmatizer: Sendable {
    /// A rule: so many letters go, others come.
    package struct Edit: Hashable, Sendable {
        /// How many letters at the end go.
        package var dropped: Int
        /// What comes instead.
        package var appended: String

        /// Makes a rule.
        package init(dropped: Int, appended: String) {
            self.dropped = dropped
            self.appended = appended
        }
    }

    /// Endings have at most so many letters.
    package static let longestEnding = 5

    private let exceptions: [String: String]
    private let edits: [String: Edit]

    /// Makes a lemmatizer.
    ///
    /// - Parameters:
    ///   - exceptions: the lemmas of words, under ``key(_:_:)``.
    ///   - edits: the rules for endings, under ``key(_:_:)``.
    package init(exceptions: [String: String], edits: [String: Edit]) {
        self.exceptions = exceptions
        self.edits = edits
    }

    /// Reads a lemmatizer.
    package init(_ reader: inout ModelReader) throws(ModelError) {
        var exceptions: [String: String] = [:]
        for _ in 0..<(try reader.variableLengthNumber()) {
            let key = try reader.text()
            exceptions[key] = try reader.text()
        }
        var edits: [String: Edit] = [:]
        for _ in 0..<(try reader.variableLengthNumber()) {
            let key = try reader.text()
            let dropped = try reader.variableLengthNumber()
            edits[key] = Edit(dropped: dropped, appended: try reader.text())
        }
        self.exceptions = exceptions
        self.edits = edits
    }

    /// Writes the lemmatizer.
    package func write(to writer: inout ModelWriter) {
        writer.append(variableLengthNumber: exceptions.count)
        for (key, lemma) in exceptions.sorted(by: { $0.key < $1.key }) {
            writer.append(text: key)
            writer.append(text: lemma)
        }
        writer.append(variableLengthNumber: edits.count)
        for (key, edit) in edits.sorted(by: { $0.key < $1.key }) {
            writer.append(text: key)
            writer.append(variableLengthNumber: edit.dropped)
            writer.append(text: edit.appended)
        }
    }

    /// The name under which a word or an ending is found.
    package static func key(_ tag: String, _ word: some StringProtocol) -> String { tag + "\t" + word }

    /// A word as the rules see it: names keep their capitals, everything else is in lower case.
    package static func normalized(_ form: String, tag: String) -> String {
        guard tag.hasPrefix("NNP") else {
            var word = ""
            word.unicodeScalars.append(contentsOf: WordFeatures.normalized(form))
            return word
        }
        return form.contains("\u{2019}") ? String(form.map { $0 == "\u{2019}" ? "'" : $0 }) : form
    }

    /// The lemma of a word with a Penn tag.
    package func lemma(of form: String, tag: String) -> String {
        let word = Self.normalized(form, tag: tag)
        return exceptions[Self.key(tag, word)] ?? ruledLemma(of: word, tag: tag)
    }

    /// The lemma of a normalized word by rules alone.
    package func ruledLemma(of word: String, tag: String) -> String {
        var ending = word.suffix(Self.longestEnding)
        while true {
            if let edit = edits[Self.key(tag, ending)], edit.dropped <= word.count {
                let lemma = word.dropLast(edit.dropped) + edit.appended
                return lemma.isEmpty ? word : String(lemma)
            }
            if ending.isEmpty { return word }
            ending = ending.dropFirst()
        }
    }
}
