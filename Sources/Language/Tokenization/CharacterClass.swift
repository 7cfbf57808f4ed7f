/// The kinds of characters that the tokenizer tells apart.
package enum CharacterClass: UInt8, Sendable {
    case space, capital, letter, digit, fullStop, comma, quote, opening, closing, dash, other, openingQuote
    /// Belongs to the character before it: combining marks, joiners, the colours of emoji.
    case extender
    /// Joins the characters on both sides.
    case joiner

    /// The kind of a scalar.
    package init(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "a"..."z": self = .letter
        case "A"..."Z": self = .capital
        case "0"..."9": self = .digit
        case " ", "\t", "\n", "\r", "\u{0B}", "\u{0C}": self = .space
        case ".", "!", "?", "\u{2026}": self = .fullStop
        case ",", ";", ":": self = .comma
        case "\"", "'", "`", "\u{2019}", "\u{201D}": self = .quote
        case "\u{2018}", "\u{201C}": self = .openingQuote
        case "(", "[", "{": self = .opening
        case ")", "]", "}": self = .closing
        case "-", "\u{2013}", "\u{2014}": self = .dash
        case "\u{200D}": self = .joiner
        case _ where scalar.isASCII: self = .other
        default: self = Self.beyondASCII(scalar)
        }
    }

    private static func beyondASCII(_ scalar: Unicode.Scalar) -> CharacterClass {
        let properties = scalar.properties
        if properties.isWhitespace || scalar == "\u{FEFF}" { return .space }
        if properties.isUppercase { return .capital }
        if properties.isAlphabetic { return .letter }
        if properties.isGraphemeExtend || properties.isEmojiModifier { return .extender }
        return .other
    }

    /// Whether it is a letter.
    package var isLetter: Bool { self == .capital || self == .letter }
}
