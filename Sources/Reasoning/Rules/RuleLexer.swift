import RDF

/// The words of a text of rules.
struct RuleLexer {
    struct Token {
        enum Kind { case end, variable, iri, name, word, number, string, symbol }

        let kind: Kind
        /// The text without question mark, brackets or quotation marks.
        let text: String
        let location: SourceLocation
    }

    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private var lineStart = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    private var location: SourceLocation {
        SourceLocation(line: line, column: place - lineStart + 1, byteOffset: place)
    }

    /// The next word.
    ///
    /// - Complexity: O(length of the word).
    mutating func next() throws(RuleSyntaxError) -> Token {
        skipSpace()
        let location = location
        guard place < bytes.count else { return Token(kind: .end, text: "", location: location) }
        let byte = bytes[place]
        switch byte {
        case UInt8(ascii: "?"), UInt8(ascii: "$"):
            place += 1
            let name = take { Self.isWordByte($0) }
            guard !name.isEmpty else { throw RuleSyntaxError(message: "A variable needs a name.", location: location) }
            return Token(kind: .variable, text: name, location: location)
        case UInt8(ascii: "<"): return Token(kind: .iri, text: try iri(location), location: location)
        case UInt8(ascii: "\""): return Token(kind: .string, text: try string(location), location: location)
        case UInt8(ascii: "+"), UInt8(ascii: "-"), 0x30...0x39: return try number(location)
        case _ where Self.isWordByte(byte) || startsName: return name(location)
        default: return try symbol(location)
        }
    }

    /// A colon begins a name of the empty prefix, unless it is the arrow of a rule.
    private var startsName: Bool {
        bytes[place] == UInt8(ascii: ":") && !(place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "-"))
    }

    private mutating func skipSpace() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x0A:
                line += 1
                lineStart = place + 1
            case 0x20, 0x09, 0x0D: break
            case UInt8(ascii: "#"):
                while place < bytes.count, bytes[place] != 0x0A { place += 1 }
                continue
            default: return
            }
            place += 1
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "_")
            || byte >= 0x80
    }

    private mutating func take(while isWanted: (UInt8) -> Bool) -> String {
        let start = place
        while place < bytes.count, isWanted(bytes[place]) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// A word, or a name with a prefix; full stops and hyphens stand inside of names only.
    private mutating func name(_ location: SourceLocation) -> Token {
        let start = place
        var hasColon = false
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: ":") {
                if place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "-") { break }
                hasColon = true
            } else if !Self.isWordByte(byte), byte != UInt8(ascii: "-"), byte != UInt8(ascii: ".") {
                break
            }
            place += 1
        }
        while place > start, bytes[place - 1] == UInt8(ascii: ".") { place -= 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        return Token(kind: hasColon ? .name : .word, text: text, location: location)
    }

    private mutating func iri(_ location: SourceLocation) throws(RuleSyntaxError) -> String {
        place += 1
        let text = take { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
        guard place < bytes.count, bytes[place] == UInt8(ascii: ">"), IRI.isValid(text) else {
            throw RuleSyntaxError(message: "This is no absolute IRI.", location: location)
        }
        place += 1
        return text
    }

    private mutating func string(_ location: SourceLocation) throws(RuleSyntaxError) -> String {
        place += 1
        var text: [UInt8] = []
        while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != 0x0A {
            var byte = bytes[place]
            if byte == UInt8(ascii: "\\"), place + 1 < bytes.count {
                place += 1
                switch bytes[place] {
                case UInt8(ascii: "n"): byte = 0x0A
                case UInt8(ascii: "t"): byte = 0x09
                case UInt8(ascii: "r"): byte = 0x0D
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte = bytes[place]
                default: throw RuleSyntaxError(message: "This escape is unknown.", location: self.location)
                }
            }
            text.append(byte)
            place += 1
        }
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
            throw RuleSyntaxError(message: "The string does not end in its line.", location: location)
        }
        place += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func number(_ location: SourceLocation) throws(RuleSyntaxError) -> Token {
        let start = place
        place += bytes[place] < 0x30 ? 1 : 0
        let whole = take { $0 >= 0x30 && $0 <= 0x39 }
        if place + 1 < bytes.count, bytes[place] == UInt8(ascii: "."), bytes[place + 1] &- 0x30 < 10 {
            place += 1
            _ = take { $0 >= 0x30 && $0 <= 0x39 }
        }
        guard !whole.isEmpty else { throw RuleSyntaxError(message: "A number needs digits.", location: location) }
        return Token(
            kind: .number, text: String(decoding: bytes[start..<place], as: UTF8.self), location: location)
    }

    private mutating func symbol(_ location: SourceLocation) throws(RuleSyntaxError) -> Token {
        for symbol in [":-", "!=", "^^", "[", "]", ",", ".", "@", "~", "^", "*"]
        where bytes[place...].starts(with: symbol.utf8) {
            place += symbol.utf8.count
            return Token(kind: .symbol, text: symbol, location: location)
        }
        throw RuleSyntaxError(message: "This character belongs to no rule.", location: location)
    }
}
