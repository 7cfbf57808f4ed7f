import RDF

extension SPARQLSyntaxError {
    /// How much of a long line is shown before and behind the place, in bytes of UTF-8.
    private static let excerptReach = 60

    /// The line that the error is in, and below it a caret under the place.
    ///
    /// ```
    /// SELECT ?x WHERE { ?x }
    ///                      ^
    /// ```
    ///
    /// Of a long line only the surroundings of the place are shown.
    ///
    /// - Parameter text: the text that was parsed.
    /// - Returns: two lines without a line feed at the end.
    /// - Complexity: O(length of the text).
    public func excerpt(of text: String) -> String {
        let bytes = Array(text.utf8)
        let place = min(max(location.byteOffset, 0), bytes.count)
        var first = place
        while first > 0, bytes[first - 1] != UInt8(ascii: "\n"), place - first < Self.excerptReach { first -= 1 }
        while first < place, bytes[first] & 0xC0 == 0x80 { first += 1 }
        var last = place
        while last < bytes.count, bytes[last] != UInt8(ascii: "\n"), last - place < Self.excerptReach { last += 1 }
        while last > place, last < bytes.count, bytes[last] & 0xC0 == 0x80 { last -= 1 }
        let isCutBefore = first > 0 && bytes[first - 1] != UInt8(ascii: "\n")
        let isCutBehind = last < bytes.count && bytes[last] != UInt8(ascii: "\n")
        let before = Self.printable(bytes[first..<place])
        let line = before + Self.printable(bytes[place..<last])
        // A tab below a tab keeps the caret in its column, however wide tabs are.
        let indent = before.unicodeScalars.map { $0 == "\t" ? "\t" : " " }.joined()
        let upper = (isCutBefore ? "…" : "") + line + (isCutBehind ? "…" : "")
        return "\(upper)\n\(isCutBefore ? " " : "")\(indent)^"
    }

    /// A piece of the text with spaces for control characters, which would move the cursor.
    private static func printable(_ bytes: ArraySlice<UInt8>) -> String {
        var result = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            result.append(scalar.properties.generalCategory == .control && scalar != "\t" ? " " : scalar)
        }
        return String(result)
    }
}
