import RDF
import TripleStore

/// What is known of the literals among the facts: their values, and which have the same.
struct LiteralKnowledge: Sendable {
    /// The datatypes that are recognized, by their numbers.
    var datatypes: [UInt32: Datatype] = [:]
    /// Their IRIs.
    var recognized: Set<IRI> = []
    /// The datatypes whose members are told, since the facts speak of them.
    var told: [UInt32] = []
    /// Whether what follows from the terms themselves is told, whatever the facts speak of.
    var isComplete = false
    /// The first literal with a value.
    private var firsts: [LiteralValue: UInt32] = [:]
    private var values: [UInt32: LiteralValue] = [:]
    /// The literals and triple terms that were looked at.
    private var seen = NumberTable()

    /// Looks at a term for the first time.
    mutating func notice(_ term: UInt32) -> Bool {
        guard seen[UInt64(term)] == 0 else { return false }
        seen[UInt64(term)] = 1
        return true
    }

    /// What a literal denotes.
    func meaning(of literal: Literal) -> LiteralMeaning { LiteralMeaning(literal) { recognized.contains($0) } }

    /// Keeps the value of a literal.
    ///
    /// - Returns: another literal that has it.
    mutating func note(_ literal: UInt32, _ value: LiteralValue) -> UInt32? {
        values[literal] = value
        if let first = firsts[value] { return first == literal ? nil : first }
        firsts[value] = literal
        return nil
    }

    /// The literal that stands for a value.
    func literal(with value: LiteralValue) -> UInt32? { firsts[value] }

    /// Whether two literals are known to denote different things (dt-diff).
    func differ(_ first: UInt32, _ second: UInt32) -> Bool {
        guard let first = values[first], let second = values[second] else { return false }
        return first != second
    }

    /// The value of a literal that was noted.
    func value(_ literal: UInt32) -> LiteralValue? { values[literal] }

    /// The literals that were noted, ascending.
    var known: [UInt32] { values.keys.sorted() }

    /// Lets literals be looked at again.
    mutating func forget(_ terms: [UInt32]) {
        for term in terms {
            seen[UInt64(term)] = 0
            if let value = values.removeValue(forKey: term), firsts[value] == term { firsts[value] = nil }
        }
    }
}
