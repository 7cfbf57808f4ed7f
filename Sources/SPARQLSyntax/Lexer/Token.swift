/// A token of a query: what it is, and where its text stands.
struct Token: Sendable {
    enum Kind: Sendable {
        /// `[159] IRIREF`, angle brackets included.
        case iriReference
        /// `[160] PNAME_NS`: a prefix and a colon with nothing behind.
        case prefixName
        /// `[161] PNAME_LN`.
        case prefixedName
        /// `[162] BLANK_NODE_LABEL`, `_:` included.
        case blankNodeLabel
        /// `[163] VAR1` or `[164] VAR2`, `?` or `$` included.
        case variable
        /// `[165] LANG_DIR`, `@` and the base direction included.
        case languageTag
        /// `[166] INTEGER`, perhaps signed.
        case integer
        /// `[167] DECIMAL`, perhaps signed.
        case decimal
        /// `[168] DOUBLE`, perhaps signed.
        case double
        /// `[176]` to `[179]`: a string with its quotes, one or three on each side.
        case string
        /// `[182] NIL`: parentheses with nothing but white space between.
        case nothing
        /// `[184] ANON`: brackets with nothing but white space between.
        case anonymous
        /// A keyword, the name of a function, or `a`.
        case word
        /// One to three characters of punctuation.
        case mark
        /// Behind the last token.
        case end
    }

    let kind: Kind
    let start: Int
    let end: Int
}
