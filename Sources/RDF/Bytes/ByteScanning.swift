/// Passes over runs of unremarkable bytes, eight at a time.
///
/// The bytes of a word are compared all at once: a byte that matches gets its high bit set. Bytes above the lowest match
/// may be marked wrongly, since borrows run upwards; the lowest is always right, and it is the only one used.
@usableFromInline
package enum ByteScanning {
    @usableFromInline static let lows: UInt64 = 0x0101_0101_0101_0101
    @usableFromInline static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The end of a run of ASCII characters that an IRI may hold.
    ///
    ///     IRIREF ::= '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>'
    @inlinable
    package static func endOfIRICharacters(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        let last = text.count &- 8
        while index <= last {
            let word = word(text, at: index)
            let stops = word | forbiddenInIRI(word)
            if stops & highs != 0 { return index &+ (stops & highs).trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < text.count, IRICharacter.isPlain(text[index]) { index &+= 1 }
        return index
    }

    /// Whether all bytes may stand in an IRI, those of characters outside ASCII among them.
    package static func isIRIReference(_ text: Span<UInt8>) -> Bool {
        guard text.count >= 8 else {
            for index in text.indices where text[index] < 0x80 && !IRICharacter.isPlain(text[index]) { return false }
            return true
        }
        var index = 0
        let last = text.count &- 8
        while index < last {
            if forbiddenInIRI(word(text, at: index)) & highs != 0 { return false }
            index &+= 8
        }
        return forbiddenInIRI(word(text, at: last)) & highs == 0
    }

    /// Marks the ASCII bytes of a word that may not stand in an IRI.
    @inlinable
    @inline(__always)
    static func forbiddenInIRI(_ word: UInt64) -> UInt64 {
        // With bit 1 set, `<` and `>` are one, and so are `\` and `^`; with bit 0 set, `|` and `}`.
        let paired = word | 0x0202_0202_0202_0202
        return below(word, 0x21) | equal(word, 0x22) | equal(paired, 0x3E) | equal(paired, 0x5E) | equal(word, 0x60)
            | equal(word, 0x7B) | equal(word | lows, 0x7D)
    }

    /// The end of a run of ASCII characters without a quote, a backslash or a line end.
    @inlinable
    package static func endOfStringCharacters(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        let last = text.count &- 8
        while index <= last {
            let word = word(text, at: index)
            let stops =
                word | equal(word, 0x22) | equal(word, 0x27) | equal(word, 0x5C) | equal(word, 0x0A) | equal(word, 0x0D)
            if stops & highs != 0 { return index &+ (stops & highs).trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < text.count {
            switch text[index] {
            case 0x22, 0x27, 0x5C, 0x0A, 0x0D, 0x80...: return index
            default: index &+= 1
            }
        }
        return index
    }

    /// Where the first byte stands in a range that N-Triples may have to escape in a string: controls, `"`, `\`, DEL and
    /// what starts U+FFFE; the end of the range when there is none.
    @inlinable
    package static func endOfPlainString(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        end(text, range) {
            below($0, 0x20) | equal($0, 0x22) | equal($0, 0x5C) | equal($0, 0x7F) | equal($0, 0xEF)
        }
    }

    /// Where the first byte stands in a range that XML may have to escape: controls, `"`, `&`, `<`, `>` and what starts
    /// U+FFFE; the end of the range when there is none.
    @inlinable
    package static func endOfPlainXML(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        end(text, range) {
            below($0, 0x20) | equal($0, 0x22) | equal($0, 0x26) | equal($0 | 0x0202_0202_0202_0202, 0x3E)
                | equal($0, 0xEF)
        }
    }

    /// Where the first byte stands in a range that may not stand in an IRI; the end of the range when there is none.
    @inlinable
    package static func endOfPlainIRI(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        end(text, range) { forbiddenInIRI($0) }
    }

    /// Where the first byte stands that is marked.
    ///
    /// - Parameter marks: marks bytes of a word; it must not mark the letter `a`.
    @inlinable
    @inline(__always)
    static func end(_ text: Span<UInt8>, _ range: Range<Int>, marks: (UInt64) -> UInt64) -> Int {
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            var next: UInt64
            if index &+ 8 <= text.count {
                next = word(text, at: index)
            } else {
                next = lows &* 0x61
                for offset in 0..<(end &- index) {
                    let shift = UInt64(truncatingIfNeeded: 8 &* offset)
                    next = next & ~(0xFF &<< shift) | UInt64(text[index &+ offset]) &<< shift
                }
            }
            let found = marks(next) & highs
            if found != 0 { return min(end, index &+ found.trailingZeroBitCount &>> 3) }
            index &+= 8
        }
        return end
    }

    /// How many line feeds there are, and where the last of them stands, in the first bytes of a text.
    package static func lineFeeds(in text: Span<UInt8>, upTo end: Int) -> (count: Int, last: Int?) {
        var last = end - 1
        while last >= 0, text[last] != 0x0A { last &-= 1 }
        guard last >= 0 else { return (count: 0, last: nil) }
        var count = 1
        var index = 0
        while index &+ 16 <= last {
            let blocks = min(255, (last &- index) &>> 4)
            count &+= lineFeeds(inBlocks: blocks, of: text, from: index)
            index &+= blocks &* 16
        }
        while index < last {
            if text[index] == 0x0A { count &+= 1 }
            index &+= 1
        }
        return (count: count, last: last)
    }

    /// How many line feeds there are in at most 255 blocks of sixteen bytes; more could make a counter run over.
    private static func lineFeeds(inBlocks count: Int, of text: Span<UInt8>, from start: Int) -> Int {
        // Safety: `extracting` checks the range, and all that is loaded is inside of it.
        unsafe text.extracting(start..<(start + count * 16)).withUnsafeBytes { bytes in
            let lineFeed = SIMD16<UInt8>(repeating: 0x0A)
            let one = SIMD16<UInt8>(repeating: 1)
            var counters = SIMD16<UInt8>()
            for index in 0..<count {
                let block = unsafe bytes.loadUnaligned(fromByteOffset: index &* 16, as: SIMD16<UInt8>.self)
                counters.replace(with: counters &+ one, where: block .== lineFeed)
            }
            var sum = 0
            for lane in 0..<16 { sum &+= Int(counters[lane]) }
            return sum
        }
    }

    /// A hash of the length and the last sixteen bytes of a range.
    ///
    /// Names that differ at all mostly differ near their ends; the hash serves small caches, which compare in full.
    @inlinable
    @inline(__always)
    package static func tailHash(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        let end = range.upperBound
        var hash = UInt64(truncatingIfNeeded: range.count)
        if range.count >= 8 {
            hash ^= word(text, at: end &- 8)
            if range.count >= 16 { hash = hash &* 0x9E37_79B9_7F4A_7C15 ^ word(text, at: end &- 16) }
        } else {
            for index in range { hash = hash << 8 ^ UInt64(text[index]) }
        }
        return Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) &>> 32)
    }

    /// Whether two ranges of one text hold the same bytes.
    @inlinable
    @inline(__always)
    package static func hasEqualBytes(_ text: Span<UInt8>, at left: Int, and right: Int, count: Int) -> Bool {
        guard count >= 8 else {
            for offset in 0..<count where text[left &+ offset] != text[right &+ offset] { return false }
            return true
        }
        var offset = 0
        let last = count &- 8
        while offset < last {
            if word(text, at: left &+ offset) != word(text, at: right &+ offset) { return false }
            offset &+= 8
        }
        return word(text, at: left &+ last) == word(text, at: right &+ last)
    }

    @inlinable
    @inline(__always)
    static func word(_ text: Span<UInt8>, at index: Int) -> UInt64 {
        // Safety: callers have checked that eight bytes follow the index, and the load checks it again.
        UInt64(littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// Marks the bytes of a word that are a certain one.
    @inlinable
    @inline(__always)
    static func equal(_ word: UInt64, _ byte: UInt64) -> UInt64 {
        let difference = word ^ lows &* byte
        return (difference &- lows) & ~difference
    }

    /// Marks the ASCII bytes of a word that are less than a certain one.
    @inlinable
    @inline(__always)
    static func below(_ word: UInt64, _ byte: UInt64) -> UInt64 { (word &- lows &* byte) & ~word }
}
