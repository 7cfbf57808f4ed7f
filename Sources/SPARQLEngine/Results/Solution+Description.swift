extension Solution: CustomStringConvertible {
    /// The bound variables with their terms: `?who = <http://example.org/ana>, ?age = "7"`.
    public var description: String {
        zip(variables, terms).compactMap { name, term in term.map { "?\(name) = \($0)" } }.joined(separator: ", ")
    }
}
