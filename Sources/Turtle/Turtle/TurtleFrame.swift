internal import RDF

/// A construct of a Turtle document that has been opened and not yet closed.
///
/// The parser keeps them on a stack of its own, so that nesting costs memory, not call depth, and so that it can stop
/// between any two tokens.
struct TurtleFrame {
    /// What was opened.
    enum Construct: UInt8 {
        /// `triples`: a subject with its predicates and objects, up to the dot.
        case statement
        /// `blankNodePropertyList`: `[` … `]`.
        case propertyList
        /// `annotationBlock`: `{|` … `|}`.
        case annotation
        /// `collection`: `(` … `)`.
        case collection
        /// `reifiedTriple`: `<<` … `>>`.
        case reifiedTriple
        /// `tripleTerm`: `<<(` … `)>>`.
        case tripleTerm
    }

    /// What comes next.
    enum Expectation: UInt8 {
        case subject
        /// A verb.
        case verb
        /// A verb or the end of the construct.
        case verbOrEnd
        case object
        /// An annotation, a comma, a semicolon or the end of the construct.
        case objectEnd
        /// An object of a collection, or its end.
        case item
        /// The end of a reified triple or triple term.
        case end
    }

    var construct: Construct
    var expectation: Expectation
    /// The subject; for a collection, the first node of the list.
    var subject = TurtleFrame.none
    /// The predicate; for a collection, the last node of the list.
    var predicate = TurtleFrame.none
    var object = TurtleFrame.none
    /// The reifier that an annotation block would speak of.
    var reifier = TurtleFrame.none

    /// Stands for a term that is not there yet.
    static let none = UInt32.max

    /// Copies the terms of the frame from a batch to another, so that the frame outlives the first.
    mutating func carry(from batch: QuadBatch, to kept: inout QuadBatch) {
        if subject != TurtleFrame.none { subject = kept.append(termAt: subject, of: batch) }
        if predicate != TurtleFrame.none { predicate = kept.append(termAt: predicate, of: batch) }
        if object != TurtleFrame.none { object = kept.append(termAt: object, of: batch) }
        if reifier != TurtleFrame.none { reifier = kept.append(termAt: reifier, of: batch) }
    }
}
