/// The functions that the grammar names, production `[141] BuiltInCall` (SPARQL 1.2 Query, section 17.4).
public enum BuiltInFunction: String, Hashable, Sendable, CaseIterable {
    /// The lexical form or IRI.
    case str = "STR"
    /// The language tag.
    case lang = "LANG"
    /// The base direction.
    case langDir = "LANGDIR"
    /// Whether it has a language tag.
    case hasLang = "HASLANG"
    /// Whether it has a base direction.
    case hasLangDir = "HASLANGDIR"
    /// Whether a tag matches a range (RFC 4647).
    case langMatches = "LANGMATCHES"
    /// The datatype.
    case datatype = "DATATYPE"
    /// Whether a variable has a value.
    case bound = "BOUND"
    /// Makes an IRI; also written `URI`.
    case iri = "IRI"
    /// Makes a blank node.
    case blankNode = "BNODE"
    /// A number from 0 up to 1.
    case random = "RAND"
    /// The absolute value.
    case abs = "ABS"
    /// Rounds up.
    case ceil = "CEIL"
    /// Rounds down.
    case floor = "FLOOR"
    /// Rounds to the nearest, half up.
    case round = "ROUND"
    /// Joins strings.
    case concat = "CONCAT"
    /// A part of a string.
    case substr = "SUBSTR"
    /// The length of a string.
    case strlen = "STRLEN"
    /// Replaces matches of a regular expression.
    case replace = "REPLACE"
    /// Upper case.
    case ucase = "UCASE"
    /// Lower case.
    case lcase = "LCASE"
    /// Percent-encodes.
    case encodeForURI = "ENCODE_FOR_URI"
    /// Whether a string holds another.
    case contains = "CONTAINS"
    /// Whether a string starts with another.
    case strStarts = "STRSTARTS"
    /// Whether a string ends with another.
    case strEnds = "STRENDS"
    /// What stands before a string.
    case strBefore = "STRBEFORE"
    /// What stands after a string.
    case strAfter = "STRAFTER"
    /// The year of a date.
    case year = "YEAR"
    /// The month of a date.
    case month = "MONTH"
    /// The day of a date.
    case day = "DAY"
    /// The hours of a time.
    case hours = "HOURS"
    /// The minutes of a time.
    case minutes = "MINUTES"
    /// The seconds of a time.
    case seconds = "SECONDS"
    /// The timezone as a duration.
    case timezone = "TIMEZONE"
    /// The timezone as a string.
    case tz = "TZ"
    /// The moment of the query.
    case now = "NOW"
    /// A fresh IRI.
    case uuid = "UUID"
    /// A fresh identifier as a string.
    case strUUID = "STRUUID"
    /// A hash.
    case md5 = "MD5"
    /// A hash.
    case sha1 = "SHA1"
    /// A hash.
    case sha256 = "SHA256"
    /// A hash.
    case sha384 = "SHA384"
    /// A hash.
    case sha512 = "SHA512"
    /// The first argument without an error.
    case coalesce = "COALESCE"
    /// One of two, by a condition.
    case `if` = "IF"
    /// Makes a language-tagged string.
    case strLang = "STRLANG"
    /// Makes a language-tagged string with a base direction.
    case strLangDir = "STRLANGDIR"
    /// Makes a typed literal.
    case strDatatype = "STRDT"
    /// Whether two terms are the same.
    case sameTerm = "SAMETERM"
    /// Whether it is an IRI; also written `ISURI`.
    case isIRI = "ISIRI"
    /// Whether it is a blank node.
    case isBlank = "ISBLANK"
    /// Whether it is a literal.
    case isLiteral = "ISLITERAL"
    /// Whether it is a number.
    case isNumeric = "ISNUMERIC"
    /// Whether a regular expression matches.
    case regex = "REGEX"
    /// Whether it is a triple term.
    case isTriple = "ISTRIPLE"
    /// Makes a triple term.
    case triple = "TRIPLE"
    /// The subject of a triple term.
    case subject = "SUBJECT"
    /// The predicate of a triple term.
    case predicate = "PREDICATE"
    /// The object of a triple term.
    case object = "OBJECT"

    /// How many arguments the function takes.
    public var arity: ClosedRange<Int> {
        switch self {
        case .langMatches, .contains, .strStarts, .strEnds, .strBefore, .strAfter, .strLang, .strDatatype, .sameTerm:
            2...2
        case .blankNode: 0...1
        case .random, .now, .uuid, .strUUID: 0...0
        case .concat, .coalesce: 0...Int.max
        case .substr, .regex: 2...3
        case .replace: 3...4
        case .if, .strLangDir, .triple: 3...3
        default: 1...1
        }
    }

    /// Finds the function with a name, in any case of letters.
    init?(name: String) {
        switch name.uppercased() {
        case "URI": self = .iri
        case "ISURI": self = .isIRI
        case let name: self.init(rawValue: name)
        }
    }
}
