/// Sentences that go through the network together, the longest first.
///
/// The rows of all matrices are tokens, sentence after sentence. As the sentences grow shorter, those that still have a
/// token at some step are always the first ones.
package struct SentenceBatch {
    /// The lengths, in descending order.
    package let lengths: [Int]
    /// The row of each sentence's first token.
    package let starts: [Int]
    /// How many tokens there are.
    package let tokenCount: Int
    /// The rows of words in the embedding tables, ``WordFeatures/tableCount`` for each token.
    package var identifiers: [Int32]

    /// Makes a batch.
    ///
    /// - Parameters:
    ///   - lengths: the lengths, in descending order.
    ///   - identifiers: the rows of words.
    package init(lengths: [Int], identifiers: [Int32]) {
        self.lengths = lengths
        self.identifiers = identifiers
        var starts: [Int] = []
        var end = 0
        for length in lengths {
            starts.append(end)
            end += length
        }
        self.starts = starts
        tokenCount = end
    }

    /// How many sentences have more than so many tokens.
    package func active(at step: Int) -> Int {
        var count = 0
        while count < lengths.count, lengths[count] > step { count += 1 }
        return count
    }

    /// The row of the token that a direction reaches at a step.
    package func row(of sentence: Int, at step: Int, backward: Bool) -> Int {
        starts[sentence] + (backward ? lengths[sentence] - 1 - step : step)
    }

    /// The row, among tokens with a root before each sentence, of a sentence's root.
    package func rootRow(of sentence: Int) -> Int { starts[sentence] + sentence }

    /// How many rows there are with the roots.
    package var rootedCount: Int { tokenCount + lengths.count }
}
