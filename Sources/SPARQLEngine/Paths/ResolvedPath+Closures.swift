extension ResolvedPath {
    /// The path any number of times, without the repetitions that stand right inside of it: `(p|q+)*` reaches what `(p|q)*`
    /// does, but each level of repetition would multiply the work.
    ///
    /// - Parameter includesStart: whether no step at all is enough.
    static func closure(of path: ResolvedPath, includesStart: Bool) -> ResolvedPath {
        var includesStart = includesStart
        var parts: [ResolvedPath] = []
        func add(_ path: ResolvedPath) {
            switch path {
            case .alternative(let inner): inner.forEach(add)
            case .oneOrMore(let inner): add(inner)
            case .zeroOrMore(let inner), .zeroOrOne(let inner):
                includesStart = true
                add(inner)
            case .link, .inverse, .sequence, .negated: parts.append(path)
            }
        }
        add(path)
        let step = parts.count == 1 ? parts[0] : .alternative(parts)
        return includesStart ? .zeroOrMore(step) : .oneOrMore(step)
    }
}
