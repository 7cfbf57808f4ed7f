/// A token of a query: what it is, and where its text stands.
struct Token: Sendable {
    enum Kind: Sendable {
        /// `[139] IRIREF`, angle brackets included.
        case iriReference
        /// `[140] PNAME_NS`: a prefix and a colon with nothing behind.
        case prefixName
        /// `[141] PNAME_LN`.
        case prefixedName
        /// `[142] BLANK_NODE_LABEL`, `_:` included.
        case blankNodeLabel
        /// `[143] VAR1` or `[144] VAR2`, `?` or `$` included.
        case variable
        /// `[145] LANGTAG`, `@` included.
        case languageTag
        /// `[146] INTEGER`, perhaps signed.
        case integer
        /// `[147] DECIMAL`, perhaps signed.
        case decimal
        /// `[148] DOUBLE`, perhaps signed.
        case double
        /// `[156]` to `[159]`: a string with its quotes, one or three on each side.
        case string
        /// `[161] NIL`: parentheses with nothing but white space between.
        case nothing
        /// `[163] ANON`: brackets with nothing but white space between.
        case anonymous
        /// A keyword, the name of a function, or `a`.
        case word
        /// One or two characters of punctuation.
        case mark
        /// Behind the last token.
        case end
    }

    let kind: Kind
    let start: Int
    let end: Int
}
