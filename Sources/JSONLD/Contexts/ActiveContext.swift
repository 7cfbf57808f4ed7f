import HashTreeCollections
import JSON
import RDF
import Synchronization

/// The meaning of terms at some place of a document.
///
/// JSON-LD 1.1 API, section 4.1 (Active Context). A copy is one reference, so that every node can hold its own.
struct ActiveContext: Sendable {
    private var storage: ContextStorage

    /// A context without terms.
    init(base: IRIBase?) { storage = ContextStorage(base: base) }

    /// Makes the storage this context's own before it changes.
    private var own: ContextStorage {
        mutating get {
            if isKnownUniquelyReferenced(&storage) {
                storage.inverse.withLock { $0 = nil }
            } else {
                storage = ContextStorage(copying: storage)
            }
            return storage
        }
    }

    /// The same for copies until one of them changes.
    var identity: any AnyObject & Sendable { storage }

    /// What relative references are resolved against.
    var base: IRIBase? {
        get { storage.base }
        set { own.base = newValue }
    }

    /// What they are resolved against where no context says otherwise.
    var originalBase: IRIBase? { storage.originalBase }

    /// What stands before terms that have no definition.
    var vocabulary: String? {
        get { storage.vocabulary }
        set { own.vocabulary = newValue }
    }

    /// The language of strings that name none.
    var language: String? {
        get { storage.language }
        set { own.language = newValue }
    }

    /// The direction of strings that name none.
    var direction: Direction? {
        get { storage.direction }
        set { own.direction = newValue }
    }

    /// The context to go back to in nodes further down.
    var previous: ActiveContext? {
        get { storage.previous.first }
        set { own.previous = newValue.map { [$0] } ?? [] }
    }

    /// Whether no term is defined.
    var hasNoTerms: Bool { storage.terms.isEmpty }

    /// The definition of a term.
    ///
    /// - Complexity: O(length of the term).
    func term(_ name: String) -> TermDefinition? { sharedTerm(name)?.definition }

    private func sharedTerm(_ name: String) -> SharedTerm? {
        storage.terms.isEmpty ? nil : storage.terms[ExactString(name)]
    }

    /// The kinds of value that a term holds.
    func container(of name: String?) -> Container {
        guard let name else { return [] }
        return sharedTerm(name)?.definition.container ?? []
    }

    /// The context that is written inside of the definition of a term.
    func scopedContext(of name: String?) -> ScopedContext? {
        guard let name else { return nil }
        return sharedTerm(name)?.definition.context
    }

    /// Whether any definition is protected.
    var hasProtectedTerms: Bool { storage.protectedCount > 0 }

    /// Makes, replaces or drops (`nil`) a definition.
    ///
    /// - Complexity: O(log terms), even where copies of the context have to stay as they are.
    mutating func define(_ name: String, _ definition: SharedTerm?) {
        let storage = own
        let old = storage.terms.updateOrRemove(definition, for: ExactString(name))
        if old?.definition.isProtected == true { storage.protectedCount -= 1 }
        if definition?.definition.isProtected == true { storage.protectedCount += 1 }
    }

    /// The terms by what they stand for.
    ///
    /// - Complexity: O(terms) the first time, O(1) then.
    var inverse: InverseContext {
        storage.inverse.withLock { known in
            if let known { return known }
            let made = InverseContext(storage.terms, self)
            known = made
            return made
        }
    }
}

/// What copies of a context share until one of them changes.
///
/// Safety: only ``ActiveContext`` sees it, and changes it only while it has the one reference.
private final class ContextStorage: @unchecked Sendable {
    var terms: TreeDictionary<ExactString, SharedTerm> = [:]
    var protectedCount = 0
    var base: IRIBase?
    let originalBase: IRIBase?
    var vocabulary: String?
    var language: String?
    var direction: Direction?
    /// At most one context.
    var previous: [ActiveContext] = []
    /// Made when it is needed.
    let inverse = Mutex<InverseContext?>(nil)

    init(base: IRIBase?) {
        self.base = base
        originalBase = base
    }

    init(copying other: ContextStorage) {
        terms = other.terms
        protectedCount = other.protectedCount
        base = other.base
        originalBase = other.originalBase
        vocabulary = other.vocabulary
        language = other.language
        direction = other.direction
        previous = other.previous
    }
}

extension TreeDictionary {
    /// Sets a value, or takes it out for `nil`, and gives the one before.
    fileprivate mutating func updateOrRemove(_ value: Value?, for key: Key) -> Value? {
        if let value { updateValue(value, forKey: key) } else { removeValue(forKey: key) }
    }
}
