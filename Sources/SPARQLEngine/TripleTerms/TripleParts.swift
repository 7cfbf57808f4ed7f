import TripleStore

/// The numbers in a triple term.
struct TripleParts: Hashable, Sendable {
    let subject: TermID
    let predicate: TermID
    let object: TermID
}
