/// How the blank nodes of a document get their labels.
///
/// A label that the document writes is kept. A blank node without a label is called `anon1`, `anon2`, … in the order of
/// the text; so that the two never collide, a written label of that shape gets an underscore more: `anon1` becomes
/// `anon_1`, `anon_1` becomes `anon__1`. The same document always gets the same labels.
package struct BlankNodeLabels: Sendable {
    /// What all labels start with, so that several documents can be read into one graph.
    package let prefix: [UInt8]
    /// How many labels were made.
    package var count = 0

    /// Makes the labels of a document.
    package init(prefix: String) {
        self.prefix = Array(prefix.utf8)
    }

    private static let stem = Array("anon".utf8)

    /// Appends a label that no other blank node of the document has.
    package mutating func appendFresh(to bytes: inout [UInt8]) {
        count += 1
        bytes.append(contentsOf: prefix)
        bytes.append(contentsOf: BlankNodeLabels.stem)
        bytes.append(contentsOf: String(count).utf8)
    }

    /// Appends the label for one that the document writes.
    package func append(written text: Span<UInt8>, _ range: Range<Int>, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: prefix)
        if isReserved(text, range) {
            let digits = range.lowerBound + BlankNodeLabels.stem.count
            bytes.append(copying: text, range.lowerBound..<digits)
            bytes.append(UInt8(ascii: "_"))
            bytes.append(copying: text, digits..<range.upperBound)
        } else {
            bytes.append(copying: text, range)
        }
    }

    /// Whether a label has the shape `anon`, underscores, digits.
    private func isReserved(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        guard range.count > BlankNodeLabels.stem.count, text[index] == BlankNodeLabels.stem[0] else { return false }
        for byte in BlankNodeLabels.stem {
            guard text[index] == byte else { return false }
            index += 1
        }
        while index < range.upperBound, text[index] == UInt8(ascii: "_") { index += 1 }
        guard index < range.upperBound else { return false }
        while index < range.upperBound, text[index] >= UInt8(ascii: "0"), text[index] <= UInt8(ascii: "9") {
            index += 1
        }
        return index == range.upperBound
    }
}
