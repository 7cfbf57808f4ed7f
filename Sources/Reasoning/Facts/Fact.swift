/// A triple as numbers of a store's dictionary, or of the reasoner's own terms.
struct Fact: Hashable, Sendable {
    var subject: UInt32
    var predicate: UInt32
    var object: UInt32

    /// The terms, without the marks of the predicate.
    var terms: [UInt32] { [subject, predicate >> 31 == 0 ? predicate & 0x0FFF_FFFF : predicate, object] }
}

/// What is known of a fact besides its terms.
struct FactState: OptionSet, Sendable {
    let rawValue: UInt16

    /// It was given, not only derived.
    static let stated = FactState(rawValue: 1)
    /// It was removed.
    static let gone = FactState(rawValue: 2)
    /// It lives on with another term in place of one that is equal to it.
    static let rewritten = FactState(rawValue: 4)
    /// It was derived by a rule that closes a relation under transitivity.
    static let closing = FactState(rawValue: 8)
    /// It was derived from the class below by the closed hierarchy of classes.
    static let classInherited = FactState(rawValue: 16)
    /// It was derived from the property below by the closed hierarchy of properties.
    static let propertyInherited = FactState(rawValue: 32)
    /// Its last support is in doubt; it goes when a removal ends.
    static let doomed = FactState(rawValue: 64)
    /// It holds of itself: an axiom, or the type of a literal.
    static let axiom = FactState(rawValue: 128)

    /// It says of a property what follows from its hierarchy or from that of classes.
    static let schemaInherited = FactState(rawValue: 256)

    /// States in which a fact is not matched.
    static let hidden: FactState = [.gone, .rewritten]
}
