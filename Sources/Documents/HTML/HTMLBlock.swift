/// A paragraph, heading, list item or the like of a page.
struct HTMLBlock {
    /// The part of a page that a block stands in.
    enum Region: Int, Comparable {
        /// Anywhere.
        case page
        /// In `<main>`, or in an element that says so.
        case main
        /// In `<article>`.
        case article

        static func < (left: Region, right: Region) -> Bool { left.rawValue < right.rawValue }
    }

    /// A run of bytes with its place in the file.
    struct Piece {
        var bytes: [UInt8]
        var source: Range<Int>
        /// Whether the file has the same bytes there.
        var isCopied: Bool
    }

    var region: Region
    var isHeading = false
    var pieces: [Piece] = []
    /// How many bytes of text there are, and how many of them in links; white space does not count.
    var textLength = 0
    var linkLength = 0

    /// Whether the block is made of links, as menus are.
    var isNavigation: Bool { !isHeading && linkLength * 2 > textLength }
}

/// The main text of a page, put together from its blocks.
struct HTMLMainText {
    private(set) var text: [UInt8] = []
    private(set) var map = SourceMap()

    /// Takes the blocks of the innermost region that holds a fair part of the prose, without menus, with a blank line
    /// between them.
    init(_ blocks: [HTMLBlock]) {
        let prose = blocks.filter { $0.textLength > 0 && !$0.isNavigation }
        let region = HTMLMainText.region(of: prose)
        for block in prose where block.region >= region { append(block) }
    }

    /// A page may have an `<article>` for each teaser beside its main one, or none at all.
    private static func region(of blocks: [HTMLBlock]) -> HTMLBlock.Region {
        let total = blocks.reduce(0) { $0 + $1.textLength }
        for region in [HTMLBlock.Region.article, .main] {
            let length = blocks.reduce(0) { $0 + ($1.region >= region ? $1.textLength : 0) }
            if length * 3 >= total, length > 0 { return region }
        }
        return .page
    }

    private mutating func append(_ block: HTMLBlock) {
        let start = text.count
        var isSpacePending = false
        for piece in block.pieces {
            guard piece.isCopied else {
                flushSpace(&isSpacePending, start)
                map.replace(text: text.count, source: piece.source)
                text += piece.bytes
                continue
            }
            for (index, byte) in piece.bytes.enumerated() {
                if HTMLMainText.isSpace(byte) {
                    isSpacePending = true
                    continue
                }
                flushSpace(&isSpacePending, start)
                map.copy(text: text.count, source: piece.source.lowerBound + index, length: 1)
                text.append(byte)
            }
        }
        if text.count == start { text.removeLast(min(2, start)) }
    }

    /// Puts white space in front of what comes: one space for any run of it, a blank line in front of a block.
    private mutating func flushSpace(_ isPending: inout Bool, _ start: Int) {
        if text.count == start {
            if start > 0 { text += [0x0A, 0x0A] }
        } else if isPending {
            text.append(0x20)
        }
        isPending = false
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
