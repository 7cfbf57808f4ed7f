/// What the dictionary keeps for a term besides its text: where the text ends, and what kind of term it is.
///
/// The text of term *n* lies between the end of term *n − 1* and its own end.
struct TermRecord: Sendable {
    /// The end of the text in the arena.
    var end: UInt32
    /// Four bits of kind, 28 bits of qualifier: the id of the datatype or of the language tag.
    var key: UInt32

    static let maximumQualifier: UInt32 = 0x0FFF_FFFF

    static func key(_ kind: StoredTermKind, qualifier: UInt32 = 0) -> UInt32 {
        kind.rawValue << 28 | qualifier
    }

    var kind: StoredTermKind { StoredTermKind(rawValue: key >> 28) ?? .iri }
    var qualifier: UInt32 { key & TermRecord.maximumQualifier }
}

/// What an entry of the dictionary is.
public enum StoredTermKind: UInt32, Sendable {
    /// An IRI.
    case iri
    /// A blank node; the text is its label.
    case blankNode
    /// An `xsd:string`.
    case string
    /// A literal of another datatype.
    case typed
    /// A language-tagged string.
    case language
    /// A language-tagged string that runs left to right.
    case leftToRight
    /// A language-tagged string that runs right to left.
    case rightToLeft
    /// A triple term; the text is three ids of four bytes.
    case triple
    /// Not a term: the text of a language tag.
    case languageTag
}
