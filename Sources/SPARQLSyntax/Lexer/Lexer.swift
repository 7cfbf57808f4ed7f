/// Cuts the bytes of a query into tokens.
struct Lexer {
    let source: SourceText
    var index = 0

    var bytes: [UInt8] { source.bytes }

    init(_ source: SourceText) { self.source = source }

    /// All tokens, an `end` token last.
    ///
    /// - Complexity: O(length of the text), but quadratic in words with dots between them and no colon.
    static func tokens(of source: SourceText) throws(SPARQLSyntaxError) -> [Token] {
        var lexer = Lexer(source)
        var tokens: [Token] = []
        while true {
            let token = try lexer.next()
            tokens.append(token)
            if token.kind == .end { return tokens }
        }
    }

    private mutating func next() throws(SPARQLSyntaxError) -> Token {
        skipSpaceAndComments()
        let start = index
        guard let byte = peek() else { return Token(kind: .end, start: start, end: start) }
        let kind: Token.Kind
        switch byte {
        case UInt8(ascii: "<"): kind = try iriOrLess()
        case UInt8(ascii: "?"), UInt8(ascii: "$"): kind = variable()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): kind = try string(quote: byte)
        case UInt8(ascii: "@"): kind = try languageTag()
        case UInt8(ascii: "("): kind = pair(closedBy: UInt8(ascii: ")"), .nothing)
        case UInt8(ascii: ")"): kind = mark(starts(with: ")>>") ? 3 : 1)
        case UInt8(ascii: "{"): kind = mark(starts(with: "{|") ? 2 : 1)
        case UInt8(ascii: "["): kind = pair(closedBy: UInt8(ascii: "]"), .anonymous)
        case UInt8(ascii: "_") where peek(1) == UInt8(ascii: ":"): kind = try blankNodeLabel()
        case UInt8(ascii: "+"), UInt8(ascii: "-"): kind = startsNumber(at: 1) ? number() : mark(1)
        case UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
            kind = startsNumber(at: 0) ? number() : mark(1)
        case UInt8(ascii: ":"): kind = localName()
        case UInt8(ascii: "&"), UInt8(ascii: "^"): kind = mark(peek(1) == byte ? 2 : 1)
        case UInt8(ascii: "|"): kind = mark(peek(1) == byte || starts(with: "|}") ? 2 : 1)
        case UInt8(ascii: "!"), UInt8(ascii: ">"):
            kind = mark(peek(1) == UInt8(ascii: "=") || (byte == UInt8(ascii: ">") && peek(1) == byte) ? 2 : 1)
        case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
            UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "~"):
            kind = mark(1)
        default: kind = try wordOrPrefixedName()
        }
        return Token(kind: kind, start: start, end: index)
    }

    func peek(_ ahead: Int = 0) -> UInt8? {
        index + ahead < bytes.count ? bytes[index + ahead] : nil
    }

    private func starts(with mark: StaticString) -> Bool {
        mark.withUTF8Buffer { mark in
            index + mark.count <= bytes.count && mark.indices.allSatisfy { bytes[index + $0] == mark[$0] }
        }
    }

    private mutating func mark(_ length: Int) -> Token.Kind {
        index += length
        return .mark
    }

    /// `[183] WS`, and comments: from `#` outside IRI and string to the end of the line.
    private mutating func skipSpaceAndComments() {
        while let byte = peek() {
            if CharacterClass.isSpace(byte) {
                index += 1
            } else if byte == UInt8(ascii: "#") {
                while let byte = peek(), byte != 0xA, byte != 0xD { index += 1 }
            } else {
                return
            }
        }
    }

    /// `[159] IRIREF ::= '<' ( [^<>"{}|^`\]-[#x00-#x20] | UCHAR )* '>'`, or `<`, `<=`, `<<`, `<<(`.
    private mutating func iriOrLess() throws(SPARQLSyntaxError) -> Token.Kind {
        var end = index + 1
        loop: while end < bytes.count {
            switch bytes[end] {
            case UInt8(ascii: ">"):
                index = end + 1
                return .iriReference
            case UInt8(ascii: "\\"):
                // Nothing but an IRI could go on with a backslash here.
                end += try codepointEscapeLength(at: end)
            case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"),
                UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "`"):
                break loop
            default: end += 1
            }
        }
        if starts(with: "<<(") { return mark(3) }
        return mark(peek(1) == UInt8(ascii: "=") || peek(1) == UInt8(ascii: "<") ? 2 : 1)
    }

    /// `[163] VAR1 ::= '?' VARNAME`, `[164] VAR2 ::= '$' VARNAME`; a `?` alone is a path modifier.
    private mutating func variable() -> Token.Kind {
        index += 1
        guard let (first, length) = scalar(at: index),
            CharacterClass.isNameStart(first) || (0x30...0x39).contains(first)
        else { return .mark }
        index += length
        while let (next, length) = scalar(at: index), CharacterClass.isVariable(next) { index += length }
        return .variable
    }

    /// `[182] NIL ::= '(' WS* ')'`, `[184] ANON ::= '[' WS* ']'`, or the opening bracket alone.
    private mutating func pair(closedBy close: UInt8, _ kind: Token.Kind) -> Token.Kind {
        index += 1
        let behindOpening = index
        skipSpaceAndComments()
        if peek() == close {
            index += 1
            return kind
        }
        index = behindOpening
        return .mark
    }

    private func startsNumber(at ahead: Int) -> Bool {
        guard let byte = peek(ahead) else { return false }
        if CharacterClass.isDigit(byte) { return true }
        return byte == UInt8(ascii: ".") && peek(ahead + 1).map(CharacterClass.isDigit) == true
    }

    /// ```
    /// [166] INTEGER ::= [0-9]+
    /// [167] DECIMAL ::= [0-9]* '.' [0-9]+
    /// [168] DOUBLE ::= [0-9]+ '.' [0-9]* EXPONENT | '.' ([0-9])+ EXPONENT | ([0-9])+ EXPONENT
    /// [169] EXPONENT ::= [eE] [+-]? [0-9]+
    /// ```
    private mutating func number() -> Token.Kind {
        if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { index += 1 }
        skipDigits()
        var kind = Token.Kind.integer
        if peek() == UInt8(ascii: ".") {
            if peek(1).map(CharacterClass.isDigit) == true {
                index += 1
                skipDigits()
                kind = .decimal
            } else if exponentLength(at: 1) > 0 {
                index += 1
            }
        }
        let exponent = exponentLength(at: 0)
        guard exponent > 0 else { return kind }
        index += exponent
        return .double
    }

    private mutating func skipDigits() {
        while let byte = peek(), CharacterClass.isDigit(byte) { index += 1 }
    }

    private func exponentLength(at ahead: Int) -> Int {
        guard let byte = peek(ahead), byte | 0x20 == UInt8(ascii: "e") else { return 0 }
        var length = 1
        if peek(ahead + length) == UInt8(ascii: "+") || peek(ahead + length) == UInt8(ascii: "-") { length += 1 }
        let signed = length
        while let byte = peek(ahead + length), CharacterClass.isDigit(byte) { length += 1 }
        return length > signed ? length : 0
    }
}

extension Lexer {
    // The Unicode scalar at an index and its length in bytes; the text is known to be UTF-8.
    private func scalar(at index: Int) -> (UInt32, Int)? {
        guard index < bytes.count else { return nil }
        let lead = bytes[index]
        if lead < 0x80 { return (UInt32(lead), 1) }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + length <= bytes.count else { return nil }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for byte in bytes[(index + 1)..<(index + length)] { value = value << 6 | UInt32(byte & 0x3F) }
        return (value, length)
    }

    // `[162] BLANK_NODE_LABEL ::= '_:' ( PN_CHARS_U | [0-9] ) ((PN_CHARS|'.')* PN_CHARS)?`
    private mutating func blankNodeLabel() throws(SPARQLSyntaxError) -> Token.Kind {
        let start = index
        index += 2
        guard let (first, length) = scalar(at: index),
            CharacterClass.isNameStart(first) || (0x30...0x39).contains(first)
        else {
            throw source.error(.syntax, "There is no label behind _:.", advice: "Write for example _:b1.", at: start)
        }
        index += length
        skipNameWithDots()
        return .blankNodeLabel
    }

    // `((PN_CHARS|'.')* PN_CHARS)?`
    private mutating func skipNameWithDots() {
        var end = index
        while let (next, length) = scalar(at: end), CharacterClass.isName(next) || next == 0x2E {
            end += length
            if next != 0x2E { index = end }
        }
    }

    // ```
    // [189] PN_PREFIX ::= PN_CHARS_BASE ((PN_CHARS|'.')* PN_CHARS)?
    // ```
    // or a word: letters, digits and underscores.
    private mutating func wordOrPrefixedName() throws(SPARQLSyntaxError) -> Token.Kind {
        let start = index
        guard let (first, length) = scalar(at: index), CharacterClass.isNameBase(first) else {
            throw source.error(
                .syntax,
                "The character “\(String(decoding: bytes[index..<min(bytes.count, index + (scalar(at: index)?.1 ?? 1))], as: UTF8.self))” starts nothing that SPARQL knows.",
                advice: "Remove it, or put it into a string or an IRI.", at: index)
        }
        index += length
        skipNameWithDots()
        if peek() == UInt8(ascii: ":") { return localName() }
        index = start
        while let byte = peek(),
            CharacterClass.isLetter(byte) || CharacterClass.isDigit(byte) || byte == UInt8(ascii: "_")
        {
            index += 1
        }
        guard index > start else {
            throw source.error(
                .syntax, "A name without a colon stands where SPARQL has no such word.",
                advice: "Write a prefix and a colon before it.", at: start)
        }
        return .word
    }

    /// ```
    /// [160] PNAME_NS ::= PN_PREFIX? ':'
    /// [161] PNAME_LN ::= PNAME_NS PN_LOCAL
    /// [190] PN_LOCAL ::= (PN_CHARS_U | ':' | [0-9] | PLX) ((PN_CHARS | '.' | ':' | PLX)* (PN_CHARS | ':' | PLX))?
    /// ```
    private mutating func localName() -> Token.Kind {
        index += 1
        let start = index
        var end = index
        while end < bytes.count {
            var length = escapeLength(at: end)
            if length == 0, let (next, width) = scalar(at: end) {
                let isFirst = end == start
                let fits =
                    next == 0x3A
                    || (isFirst
                        ? CharacterClass.isNameStart(next) || (0x30...0x39).contains(next)
                        : CharacterClass.isName(next))
                if fits {
                    length = width
                } else if next == 0x2E, !isFirst {
                    end += 1
                    continue
                }
            }
            if length == 0 { break }
            end += length
            index = end
        }
        return index == start ? .prefixName : .prefixedName
    }

    /// ```
    /// [191] PLX ::= PERCENT | PN_LOCAL_ESC
    /// [192] PERCENT ::= '%' HEX HEX
    /// [194] PN_LOCAL_ESC ::= '\' ( '_' | '~' | '.' | '-' | '!' | '$' | '&' | "'" | '(' | ')' | '*' | '+' | ',' | ';'
    ///     | '=' | '/' | '?' | '#' | '@' | '%' )
    /// ```
    private func escapeLength(at index: Int) -> Int {
        guard index + 1 < bytes.count else { return 0 }
        if bytes[index] == UInt8(ascii: "%") {
            guard index + 2 < bytes.count, CharacterClass.isHexadecimal(bytes[index + 1]),
                CharacterClass.isHexadecimal(bytes[index + 2])
            else { return 0 }
            return 3
        }
        return bytes[index] == UInt8(ascii: "\\") && "_~.-!$&'()*+,;=/?#@%".utf8.contains(bytes[index + 1]) ? 2 : 0
    }
}
