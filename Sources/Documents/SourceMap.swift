/// Tells for each place of a text that was taken out of a file with markup where it stands in the file.
///
/// The text consists of pieces, in the order of the file. A piece that is copied has the same bytes in both; one that is
/// not, such as a character reference of HTML, stands for a run of bytes of the file as a whole.
struct SourceMap: Hashable, Sendable {
    private struct Piece: Hashable {
        /// Where it begins in the text and in the file, in bytes.
        var text: Int
        var source: Int
        /// How many bytes of the file it takes.
        var sourceLength: Int
        /// Whether the bytes are the same in both.
        var isCopied: Bool
    }

    private var pieces: [Piece] = []

    /// Notes that the next piece of the text is a copy.
    ///
    /// - Parameters:
    ///   - text: where it begins in the text; pieces come in order.
    ///   - source: where it begins in the file.
    ///   - length: its length in bytes.
    mutating func copy(text: Int, source: Int, length: Int) {
        if let last = pieces.last, last.isCopied, text - last.text == source - last.source,
            last.source + last.sourceLength == source
        {
            pieces[pieces.count - 1].sourceLength += length
        } else {
            pieces.append(Piece(text: text, source: source, sourceLength: length, isCopied: true))
        }
    }

    /// Notes that the next piece of the text stands for a run of the file.
    mutating func replace(text: Int, source: Range<Int>) {
        pieces.append(Piece(text: text, source: source.lowerBound, sourceLength: source.count, isCopied: false))
    }

    /// Where a stretch of the text stands in the file.
    ///
    /// - Parameter range: UTF-8 byte offsets of the text.
    /// - Returns: byte offsets of the file; markup between the words of the stretch lies inside.
    /// - Complexity: O(log n) in the number of pieces.
    func source(of range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else {
            let place = start(range.lowerBound)
            return place..<place
        }
        let start = start(range.lowerBound)
        let last = range.upperBound - 1
        guard let piece = piece(at: last) else { return start..<start }
        let end =
            piece.isCopied
            ? piece.source + min(last - piece.text + 1, piece.sourceLength) : piece.source + piece.sourceLength
        return start..<max(start, end)
    }

    private func start(_ text: Int) -> Int {
        guard let piece = piece(at: text) else { return 0 }
        return piece.source + (piece.isCopied ? min(text - piece.text, piece.sourceLength) : 0)
    }

    /// The last piece that begins at a place of the text or before.
    private func piece(at text: Int) -> Piece? {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].text <= text { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? pieces[low - 1] : pieces.first
    }
}
