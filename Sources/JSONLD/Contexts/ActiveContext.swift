import JSON
import RDF
import Synchronization

/// The meaning of terms at some place of a document.
///
/// JSON-LD 1.1 API, section 4.1 (Active Context).
struct ActiveContext: Sendable {
    private var terms: [ExactString: SharedTerm] = [:] {
        didSet { identity = ContextIdentity() }
    }
    /// What relative references are resolved against.
    var base: IRIBase? {
        didSet { identity = ContextIdentity() }
    }
    /// What they are resolved against where no context says otherwise.
    let originalBase: IRIBase?
    /// What stands before terms that have no definition.
    var vocabulary: String? {
        didSet { identity = ContextIdentity() }
    }
    /// The language of strings that name none.
    var language: String? {
        didSet { identity = ContextIdentity() }
    }
    /// The direction of strings that name none.
    var direction: Direction? {
        didSet { identity = ContextIdentity() }
    }
    /// At most one context.
    private var reversion: [ActiveContext] = [] {
        didSet { identity = ContextIdentity() }
    }
    /// The same for copies until one of them changes.
    private(set) var identity = ContextIdentity()

    /// A context without terms.
    init(base: IRIBase?) {
        self.base = base
        originalBase = base
    }

    /// The context to go back to in nodes further down.
    var previous: ActiveContext? {
        get { reversion.first }
        set { reversion = newValue.map { [$0] } ?? [] }
    }

    /// The definition of a term.
    ///
    /// - Complexity: O(length of the term).
    func term(_ name: String) -> TermDefinition? { terms[ExactString(name)]?.definition }

    /// The kinds of value that a term holds.
    func container(of name: String?) -> Container {
        guard let name else { return [] }
        return terms[ExactString(name)]?.definition.container ?? []
    }

    /// The context that is written inside of the definition of a term.
    func scopedContext(of name: String?) -> ScopedContext? {
        guard let name else { return nil }
        return terms[ExactString(name)]?.definition.context
    }

    /// Whether any definition is protected.
    var hasProtectedTerms: Bool { terms.values.contains { $0.definition.isProtected } }

    /// Makes, replaces or drops (`nil`) a definition.
    mutating func define(_ name: String, _ definition: SharedTerm?) { terms[ExactString(name)] = definition }

    /// The terms by what they stand for.
    ///
    /// - Complexity: O(terms) the first time, O(1) then.
    var inverse: InverseContext {
        identity.inverse.withLock { known in
            if let known { return known }
            let made = InverseContext(terms, self)
            known = made
            return made
        }
    }
}

/// Tells contexts apart by its address, and keeps what is made of one.
final class ContextIdentity: Sendable {
    fileprivate let inverse = Mutex<InverseContext?>(nil)
}
