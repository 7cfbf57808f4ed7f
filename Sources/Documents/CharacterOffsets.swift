/// Turns byte offsets of a text into positions in characters, as fragment identifiers of plain text count them.
///
/// RFC 5147, section 2.1.1: a character is a Unicode code point; section 2.2.2: a line ending counts as one, however it
/// is encoded.
///
/// - Complexity: making one is O(bytes of the text); a look-up is O(1).
public struct CharacterOffsets: Sendable {
    private static let blockSize = 64
    private let bytes: [UInt8]
    /// How many characters stand before each block.
    private let charactersBefore: [Int]

    /// Where the text stands in a file with markup.
    private let map: SourceMap?

    /// Counts the characters of a text.
    public init(_ text: String) { self.init(text, map: nil) }

    /// Counts the characters of a file.
    ///
    /// - Parameter map: where the text that is asked for stands in the file; `nil` where the file is the text.
    init(_ text: String, map: SourceMap?) {
        self.map = map
        let bytes = Array(text.utf8)
        var charactersBefore: [Int] = []
        charactersBefore.reserveCapacity(bytes.count / Self.blockSize + 1)
        var count = 0
        for index in bytes.indices {
            if index % Self.blockSize == 0 { charactersBefore.append(count) }
            if Self.startsCharacter(bytes, index) { count += 1 }
        }
        if bytes.count % Self.blockSize == 0 { charactersBefore.append(count) }
        self.bytes = bytes
        self.charactersBefore = charactersBefore
    }

    /// The characters of the file that a stretch of the text stands for; markup between its words lies inside.
    ///
    /// - Parameter range: UTF-8 byte offsets of the text.
    public func characters(of range: Range<Int>) -> Range<Int> {
        let source = map?.source(of: range) ?? range
        return character(at: source.lowerBound)..<character(at: source.upperBound)
    }

    /// How many characters stand before a byte.
    ///
    /// - Parameter byteOffset: 0…the number of bytes.
    public func character(at byteOffset: Int) -> Int {
        let block = byteOffset / Self.blockSize
        var count = charactersBefore[block]
        for index in (block * Self.blockSize)..<byteOffset where Self.startsCharacter(bytes, index) { count += 1 }
        return count
    }

    private static func startsCharacter(_ bytes: [UInt8], _ index: Int) -> Bool {
        let isContinuation = bytes[index] & 0xC0 == 0x80
        let endsLineBreak = bytes[index] == 0x0A && index > 0 && bytes[index - 1] == 0x0D
        return !isContinuation && !endsLineBreak
    }
}
