extension SourceLocation {
    /// The beginning of a document.
    package static let start = SourceLocation(line: 1, column: 1, byteOffset: 0)

    /// The location behind some bytes of a text that stands here.
    ///
    /// - Parameters:
    ///   - text: UTF-8.
    ///   - end: how many bytes of it to go over.
    /// - Complexity: O(`end`).
    package func advanced(over text: Span<UInt8>, upTo end: Int) -> SourceLocation {
        let (lines, last) = ByteScanning.lineFeeds(in: text, upTo: end)
        var newColumn = lines == 0 ? column : 1
        for place in (last.map { $0 + 1 } ?? 0)..<end where text[place] & 0xC0 != 0x80 { newColumn &+= 1 }
        return SourceLocation(line: line + lines, column: newColumn, byteOffset: byteOffset + end)
    }
}
