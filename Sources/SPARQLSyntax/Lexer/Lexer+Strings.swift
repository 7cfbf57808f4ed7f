extension Lexer {
    /// ```
    /// [176] STRING_LITERAL1 ::= "'" ( ([^#x27#x5C#xA#xD]) | ECHAR | UCHAR )* "'"
    /// [177] STRING_LITERAL2 ::= '"' ( ([^#x22#x5C#xA#xD]) | ECHAR | UCHAR )* '"'
    /// [178] STRING_LITERAL_LONG1 ::= "'''" ( ( "'" | "''" )? ( [^'\] | ECHAR | UCHAR ) )* "'''"
    /// [179] STRING_LITERAL_LONG2 ::= '"""' ( ( '"' | '""' )? ( [^"\] | ECHAR | UCHAR ) )* '"""'
    /// [180] ECHAR ::= '\' [tbnrf\"']
    /// ```
    mutating func string(quote: UInt8) throws(SPARQLSyntaxError) -> Token.Kind {
        let start = index
        let isLong = peek(1) == quote && peek(2) == quote
        index += isLong ? 3 : 1
        while let byte = peek() {
            switch byte {
            case quote where !isLong:
                index += 1
                return .string
            case quote where peek(1) == quote && peek(2) == quote:
                index += 3
                return .string
            case UInt8(ascii: "\\"):
                let isPlain = peek(1).map("tbnrf\\\"'".utf8.contains) ?? false
                index += isPlain ? 2 : try codepointEscapeLength(at: index)
            case 0xA where !isLong, 0xD where !isLong:
                throw source.error(
                    .syntax, "The line ends inside a string.", advice: "Use three quotes for strings of several lines.",
                    at: index)
            default: index += 1
            }
        }
        throw source.error(
            .syntax, "A string has no end.", advice: "Add the closing quote.", at: start)
    }

    /// How many bytes a codepoint escape takes.
    func codepointEscapeLength(at index: Int) throws(SPARQLSyntaxError) -> Int {
        if let escape = CodepointEscape.decode(bytes, at: index) { return escape.length }
        let problem = CodepointEscape.problem(bytes, at: index)
        throw source.error(.syntax, problem.message, advice: problem.advice, at: index)
    }

    // `[165] LANG_DIR ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)* ('--' [a-zA-Z]+)?`
    mutating func languageTag() throws(SPARQLSyntaxError) -> Token.Kind {
        let start = index
        index += 1
        while let byte = peek(), CharacterClass.isLetter(byte) { index += 1 }
        guard index > start + 1 else {
            throw source.error(
                .syntax, "There is no language tag behind @.", advice: "Write for example @en.", at: start)
        }
        while peek() == UInt8(ascii: "-"), let next = peek(1),
            CharacterClass.isLetter(next) || CharacterClass.isDigit(next)
        {
            index += 2
            while let byte = peek(), CharacterClass.isLetter(byte) || CharacterClass.isDigit(byte) { index += 1 }
        }
        if peek() == UInt8(ascii: "-"), peek(1) == UInt8(ascii: "-"), peek(2).map(CharacterClass.isLetter) == true {
            index += 2
            while let byte = peek(), CharacterClass.isLetter(byte) { index += 1 }
        }
        return .languageTag
    }
}
