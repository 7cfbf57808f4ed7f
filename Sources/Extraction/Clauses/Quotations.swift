/// The quotations of a text: what stands between quotation marks, paragraph by paragraph.
struct Quotations: Sendable {
    /// The ranges between the marks, as UTF-8 byte offsets, in the order of the text.
    private(set) var ranges: [Range<Int>] = []
    /// For each quotation the paragraph it stands in.
    private(set) var paragraphs: [Int] = []
    /// Where each paragraph starts.
    private var paragraphStarts = [0]

    /// Finds the quotations of a text.
    ///
    /// A mark that is not closed in its paragraph opens nothing: so one stray mark does not turn the rest of the text
    /// inside out. But where the next paragraph begins with a mark again, the quotation goes on, as newspapers print it.
    init(_ prose: [UInt8]) {
        var start: Int?
        var index = 0
        while index < prose.count {
            let mark = Self.mark(in: prose, at: index)
            if let next = Self.paragraphBreak(in: prose, at: index) {
                if let open = start, next < prose.count, Self.mark(in: prose, at: next).opens { add(open..<index) }
                start = nil
                paragraphStarts.append(next)
                index = next
                continue
            }
            if let open = start, mark.length > 0, mark.closes {
                add(open..<index)
                start = nil
            } else if start == nil, mark.length > 0, mark.opens {
                start = index + mark.length
            }
            index += max(1, mark.length)
        }
    }

    private mutating func add(_ range: Range<Int>) {
        ranges.append(range)
        paragraphs.append(paragraphStarts.count - 1)
    }

    /// Where the next paragraph starts, if a blank line begins at an offset.
    static func paragraphBreak(in prose: [UInt8], at index: Int) -> Int? {
        guard prose[index] == UInt8(ascii: "\n") else { return nil }
        var lineFeeds = 0
        var next = index
        while next < prose.count, [0x0A, 0x0D, 0x09, 0x20].contains(prose[next]) {
            if prose[next] == 0x0A { lineFeeds += 1 }
            next += 1
        }
        return lineFeeds > 1 ? next : nil
    }

    /// The paragraph that an offset lies in.
    ///
    /// - Complexity: O(log paragraphs).
    func paragraph(at offset: Int) -> Int {
        var (low, high) = (0, paragraphStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if paragraphStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Whether a range lies inside a quotation.
    func contains(_ range: Range<Int>) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < range.upperBound { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= range.lowerBound
    }

    static func mark(in prose: [UInt8], at index: Int) -> (length: Int, opens: Bool, closes: Bool) {
        if prose[index] == UInt8(ascii: "\"") { return (1, true, true) }
        guard prose[index] == 0xE2, index + 2 < prose.count, prose[index + 1] == 0x80 else { return (0, false, false) }
        switch prose[index + 2] {
        case 0x9C: return (3, true, false)
        case 0x9D: return (3, false, true)
        default: return (0, false, false)
        }
    }
}
