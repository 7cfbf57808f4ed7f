internal import RDF

extension TermScanner {
    /// Reads a blank node label and gives its term.
    ///
    ///     [141s] BLANK_NODE_LABEL ::= '_:' (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?
    mutating func readBlankNodeLabel(_ text: Span<UInt8>) throws(ScanStop) -> UInt32 {
        guard try byte(text, at: position + 1) == UInt8(ascii: ":") else {
            position += 1
            throw failExpecting("\":\" and the label of a blank node", text)
        }
        let start = position + 2
        position = start
        guard try isNameStart(text, orDigit: true) else {
            throw failExpecting("the label of a blank node, as in _:b1", text)
        }
        position = try endOfName(text, from: start)
        let tail = batch.bytes.count
        if isTurtle {
            labels.append(written: text, start..<position, to: &batch.bytes)
        } else {
            batch.bytes.append(contentsOf: labels.prefix)
            batch.bytes.append(copying: text, start..<position)
        }
        return recentTerms.intern(.blankNode, from: tail, in: &batch)
    }

    /// Makes a blank node that the document gives no label.
    mutating func makeBlankNode() -> UInt32 {
        let start = batch.bytes.count
        labels.appendFresh(to: &batch.bytes)
        return addTerm(.blankNode, from: start, length: batch.bytes.count - start)
    }

    /// Whether a name can start at the current position.
    ///
    ///     [164s] PN_CHARS_U ::= PN_CHARS_BASE | '_'
    mutating func isNameStart(_ text: Span<UInt8>, orDigit: Bool) throws(ScanStop) -> Bool {
        let byte = try byte(text, at: position)
        if byte < 0x80 {
            return CharacterClass.isLetter(byte) || byte == UInt8(ascii: "_") || orDigit && CharacterClass.isDigit(byte)
        }
        return CharacterClass.isNameStart(try scalar(text, at: position).value)
    }

    /// The end of a run of name characters and inner dots.
    ///
    ///     ((PN_CHARS | '.')* PN_CHARS)?
    @inline(__always)
    func endOfName(_ text: Span<UInt8>, from start: Int) throws(ScanStop) -> Int {
        var index = start
        while index < text.count, CharacterClass.isNameByte(text[index]) { index &+= 1 }
        if index < text.count, text[index] < 0x80, text[index] != UInt8(ascii: ".") { return index }
        return try endOfUnusualName(text, from: index)
    }

    @inline(never)
    private func endOfUnusualName(_ text: Span<UInt8>, from start: Int) throws(ScanStop) -> Int {
        var index = start
        var end = start
        while true {
            let byte = try byte(text, at: index)
            if CharacterClass.isNameByte(byte) {
                index += 1
                end = index
            } else if byte == UInt8(ascii: ".") {
                index += 1
            } else if byte >= 0x80 {
                guard case .scalar(let value, let length) = UTF8Text.decode(text, at: index) else {
                    if case .cut = UTF8Text.decode(text, at: index), !isFinal { throw .incomplete }
                    return end
                }
                guard CharacterClass.isNamePart(value) else { return end }
                index += length
                end = index
            } else {
                return end
            }
        }
    }

    /// The scalar at an index.
    mutating func scalar(_ text: Span<UInt8>, at index: Int) throws(ScanStop) -> (value: UInt32, length: Int) {
        switch UTF8Text.decode(text, at: index) {
        case .scalar(let value, let length): return (value, length)
        case .cut where !isFinal: throw .incomplete
        case .cut, .malformed: throw failUTF8(at: index)
        }
    }

    /// Reads a prefixed name and gives the term of its IRI.
    ///
    ///     [136s] PrefixedName ::= PNAME_LN | PNAME_NS
    ///     [140s] PNAME_NS ::= PN_PREFIX? ':'
    ///     [141s] PNAME_LN ::= PNAME_NS PN_LOCAL
    mutating func readPrefixedName(_ text: Span<UInt8>, _ prefixes: PrefixTable) throws(ScanStop) -> UInt32 {
        let start = position
        let colon = try endOfName(text, from: start)
        guard try byte(text, at: colon) == UInt8(ascii: ":") else {
            position = colon
            throw failExpecting("\":\" behind the prefix of a name", text)
        }
        var end = colon &+ 1
        while end < text.count, CharacterClass.isNameByte(text[end]) { end &+= 1 }
        // A local name cannot start with a dash: what has one there is an empty one and something else.
        let isDashed = end > colon &+ 1 && text[colon &+ 1] == UInt8(ascii: "-")
        guard try isEndOfPlainName(text, at: end), !isDashed else {
            return try resolve(text, start..<colon, end: nil, prefixes)
        }
        let slot = recentNames.slot(of: text, start..<end)
        if let known = recentNames.term(of: text, start..<end, at: slot) {
            position = end
            return known
        }
        let term = try resolve(text, start..<colon, end: end, prefixes)
        recentNames.insert(start..<end, at: slot, term: term)
        return term
    }

    /// Whether a name that has been plain so far ends here.
    @inline(__always)
    private func isEndOfPlainName(_ text: Span<UInt8>, at index: Int) throws(ScanStop) -> Bool {
        switch try byte(text, at: index) {
        case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "%"), UInt8(ascii: "\\"), 0x80...: false
        default: true
        }
    }

    /// Puts the IRI of a prefixed name together, which `position` is behind of afterwards.
    ///
    /// - Parameter end: where a local name without anything unusual ends.
    @inline(never)
    private mutating func resolve(
        _ text: Span<UInt8>, _ prefix: Range<Int>, end: Int?, _ prefixes: PrefixTable
    ) throws(ScanStop) -> UInt32 {
        let tail = batch.bytes.count
        guard prefixes.appendIRI(for: text, prefix, to: &batch.bytes) else {
            throw failUndefinedPrefix(text, prefix)
        }
        let start = prefix.upperBound &+ 1
        position = start
        if let end {
            batch.bytes.append(copying: text, start..<end)
            position = end
        } else {
            try scanUnusualLocalName(text)
        }
        return recentTerms.intern(.iri, from: tail, in: &batch)
    }

    @inline(never)
    private mutating func failUndefinedPrefix(_ text: Span<UInt8>, _ range: Range<Int>) -> ScanStop {
        var name: [UInt8] = []
        name.append(copying: text, range)
        let shown = String(decoding: name, as: UTF8.self)
        return fail(
            "the prefix \"\(shown):\" is not declared; add @prefix \(shown): <…> . before it is used",
            code: .undefinedPrefix, at: range.lowerBound)
    }

    /// Appends a local name to the batch's bytes.
    ///
    ///     [168s] PN_LOCAL ::= (PN_CHARS_U | ':' | [0-9] | PLX) ((PN_CHARS | '.' | ':' | PLX)* (PN_CHARS | ':' | PLX))?
    @inline(never)
    private mutating func scanUnusualLocalName(_ text: Span<UInt8>) throws(ScanStop) {
        var index = position
        // Dots count only when something follows them.
        var dots = 0
        while true {
            let byte = try byte(text, at: index)
            if byte == UInt8(ascii: ".") {
                if index == position { return }
                dots += 1
                index += 1
                continue
            }
            guard let length = try lengthOfLocalCharacter(text, at: index, isFirst: index == position) else { break }
            for _ in 0..<dots { batch.bytes.append(UInt8(ascii: ".")) }
            dots = 0
            let isEscape = byte == UInt8(ascii: "\\")
            batch.bytes.append(copying: text, (isEscape ? index + 1 : index)..<(index + length))
            index += length
        }
        position = index - dots
    }

    /// The length of a character of a local name; `nil` when the name ends here.
    ///
    ///     [169s] PLX ::= PERCENT | PN_LOCAL_ESC
    ///     [170s] PERCENT ::= '%' HEX HEX
    private mutating func lengthOfLocalCharacter(
        _ text: Span<UInt8>, at index: Int, isFirst: Bool
    ) throws(ScanStop) -> Int? {
        let byte = try byte(text, at: index)
        switch byte {
        case UInt8(ascii: "%"):
            guard try CharacterClass.isHexDigit(self.byte(text, at: index + 1)),
                try CharacterClass.isHexDigit(self.byte(text, at: index + 2))
            else { throw fail("\"%\" in a name needs two hexadecimal digits behind it", at: index) }
            return 3
        case UInt8(ascii: "\\"):
            guard try CharacterClass.isLocalEscape(self.byte(text, at: index + 1)) else {
                throw fail("a backslash in a name escapes one of _~.-!$&'()*+,;=/?#@%", at: index)
            }
            return 2
        case UInt8(ascii: ":"): return 1
        case UInt8(ascii: "-"): return isFirst ? nil : 1
        case 0x80...:
            let (value, length) = try scalar(text, at: index)
            return (isFirst ? CharacterClass.isNameStart(value) : CharacterClass.isNamePart(value)) ? length : nil
        default: return CharacterClass.isNameByte(byte) ? 1 : nil
        }
    }
}
