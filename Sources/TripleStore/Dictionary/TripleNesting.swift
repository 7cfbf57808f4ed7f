/// How deep triple terms are nested in their objects: they are compared and printed by recursion.
enum TripleNesting {
    static let maximum = 512

    static func isTriple(_ id: TermID, in view: TermDictionaryView) -> Bool {
        view.contains(id) && view.record(id).kind == .triple
    }

    /// 0 for what is no triple term.
    ///
    /// - Complexity: O(depth).
    static func depth(of id: TermID, in view: TermDictionaryView) -> Int {
        var (current, depth) = (id, 0)
        while isTriple(current, in: view) {
            current = view.components(ofTriple: current).object
            depth += 1
        }
        return depth
    }
}
