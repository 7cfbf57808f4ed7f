/// The words of a text: runs of letters and digits, in lower case.
struct TextWords: Sequence, IteratorProtocol {
    private var scalars: Substring.UnicodeScalarView

    init(_ text: String) { scalars = text[...].unicodeScalars }

    /// The next word.
    mutating func next() -> String? {
        guard let start = scalars.firstIndex(where: TextWords.isPart) else { return nil }
        let end = scalars[start...].firstIndex { !TextWords.isPart($0) } ?? scalars.endIndex
        defer { scalars = scalars[end...] }
        return String(scalars[start..<end]).lowercased()
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            let letter = scalar.value | 0x20
            return (0x61...0x7A).contains(letter) || (0x30...0x39).contains(scalar.value)
        }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
    }
}
