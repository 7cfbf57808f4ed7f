extension EnglishAnalyzer {
    /// Analyses lines whose words are split already, each line for itself.
    ///
    /// The words may be written as the Penn Treebank writes them, with `-LRB-` for a parenthesis and two grave accents for
    /// a quotation mark. The tokens have the words as running text writes them as forms; their ranges lead back to the
    /// line as it stands.
    ///
    /// - Parameter lines: the sentences; blanks separate the words.
    /// - Returns: for each line its sentences, with ranges that are UTF-8 byte offsets in the line: none where the line is
    ///   blank, more than one where it is longer than any sentence.
    /// - Complexity: O(n).
    public func analyze(tokenized lines: [String]) -> [[Sentence]] {
        let split = lines.map { TokenizedLine($0) }
        var parses = trees(split.flatMap(\.forms), ranges: split.flatMap(\.ranges))[...]
        return split.map { line in
            var sentences = Array(parses.prefix(line.forms.count))
            parses = parses.dropFirst(line.forms.count)
            markEntities(&sentences)
            return sentences
        }
    }
}
