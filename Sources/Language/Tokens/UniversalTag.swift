/// The seventeen word classes of Universal Dependencies.
public enum UniversalTag: String, CaseIterable, Hashable, Sendable {
    /// `ADJ`.
    case adjective = "ADJ"
    /// `ADP`.
    case adposition = "ADP"
    /// `ADV`.
    case adverb = "ADV"
    /// `AUX`.
    case auxiliary = "AUX"
    /// `CCONJ`.
    case coordinatingConjunction = "CCONJ"
    /// `DET`.
    case determiner = "DET"
    /// `INTJ`.
    case interjection = "INTJ"
    /// `NOUN`.
    case noun = "NOUN"
    /// `NUM`.
    case numeral = "NUM"
    /// `PART`.
    case particle = "PART"
    /// `PRON`.
    case pronoun = "PRON"
    /// `PROPN`.
    case properNoun = "PROPN"
    /// `PUNCT`.
    case punctuation = "PUNCT"
    /// `SCONJ`.
    case subordinatingConjunction = "SCONJ"
    /// `SYM`.
    case symbol = "SYM"
    /// `VERB`.
    case verb = "VERB"
    /// `X`.
    case other = "X"
}
