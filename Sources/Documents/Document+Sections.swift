extension Document {
    /// About how long a section is at most, in bytes: some ten thousand words.
    public static let sectionLength = 1 << 16

    /// The prose in sections, as UTF-8 byte offsets of the text, so that a long document is analysed part by part in
    /// bounded memory; one section for all but the longest documents.
    ///
    /// A section ends behind a blank line where there is one in its second half, else behind a line, else behind a blank.
    ///
    /// - Parameter length: how long a section is at most, in bytes, unless a single word is longer.
    /// - Complexity: O(n).
    public func sections(length: Int = Document.sectionLength) -> [Range<Int>] {
        guard body.count > length else { return [body] }
        var text = text
        return text.withUTF8 { bytes in
            var sections: [Range<Int>] = []
            var start = body.lowerBound
            while body.upperBound - start > length {
                let end = Self.end(of: start..<start + length, in: bytes, limit: body.upperBound)
                sections.append(start..<end)
                start = end
            }
            if start < body.upperBound { sections.append(start..<body.upperBound) }
            return sections
        }
    }

    /// Where a section ends that should not go beyond a range.
    private static func end(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> Int {
        let middle = range.lowerBound + range.count / 2
        var lineEnd: Int?
        var wordEnd: Int?
        for place in (middle..<range.upperBound).reversed() {
            guard bytes[place] <= 0x20 else { continue }
            if wordEnd == nil { wordEnd = place + 1 }
            guard bytes[place] == 0x0A else { continue }
            if lineEnd == nil { lineEnd = place + 1 }
            if isBlankLine(before: place, in: bytes, from: middle) { return place + 1 }
        }
        if let end = lineEnd ?? wordEnd { return end }
        return bytes[range.upperBound..<limit].firstIndex { $0 <= 0x20 }.map { $0 + 1 } ?? limit
    }

    /// Whether only blanks stand between a line feed and the one before it.
    private static func isBlankLine(before lineFeed: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool
    {
        var place = lineFeed - 1
        while place >= start, bytes[place] != 0x0A {
            guard bytes[place] <= 0x20 else { return false }
            place -= 1
        }
        return place >= start
    }

    /// A part of the text.
    ///
    /// - Parameter range: UTF-8 byte offsets between characters.
    public func text(in range: Range<Int>) -> String {
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        let end = bytes.index(start, offsetBy: range.count)
        return String(text[start..<end])
    }
}
