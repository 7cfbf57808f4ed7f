import Language

/// Facts whose last argument hangs on another argument.
extension BinaryRendering {
    private static let deepest = 3
    private static let mostFacts = 48

    /// What hangs on the last argument of a fact, told with that argument in the predicate.
    ///
    /// - Parameters:
    ///   - noun: the argument with all that hangs on it.
    ///   - tuple: the fact.
    func nested(below noun: Member, _ tuple: OpenTuple, depth: Int = 0) -> [OpenTuple] {
        let construction = tuple.clause.construction
        guard depth < Self.deepest, !construction.isNominal || construction == .apposition else { return [] }
        var found = through(noun, tuple)
        for index in tree.dependents(of: noun.head, .nmod)
        where index > noun.head && noun.words.tokens.contains(index) && !isInOneName(noun.head, index) {
            let marker = finder.marker(of: index)
            guard !marker.pieces.isEmpty else { continue }
            let predicate = tuple.predicate + unquoted(core(of: noun, before: index)) + marker
            let argument = Clause.Argument(
                role: .oblique, head: index, marker: marker, words: phrases.words(of: index))
            for member in members(of: argument) where found.count < Self.mostFacts {
                let longer = self.tuple(tuple, predicate, argument, member, .nested)
                found.append(longer)
                found += nested(below: member, longer, depth: depth + 1)
            }
        }
        return found
    }

    /// The objects of the participles and infinitives behind a noun: "the right to sell" "the house".
    private func through(_ noun: Member, _ tuple: OpenTuple) -> [OpenTuple] {
        var found: [OpenTuple] = []
        for index in tree.dependents(of: noun.head, .acl)
        where index > noun.head && noun.words.tokens.contains(index) {
            let parts = PredicateParts(of: index, in: finder)
            let marks = tree.dependents(of: index, .mark, .case).filter { $0 < index }
            let verb = OpenPhrase(tokens: Set(parts.predicate + marks).sorted())
            let predicate = tuple.predicate + core(of: noun, before: index) + verb
            let hasObject = parts.arguments.contains { $0.role == .object }
            let roles: [Clause.Argument.Role] = hasObject ? [.object, .agent] : [.oblique, .agent, .predicative]
            for argument in parts.arguments where roles.contains(argument.role) {
                for member in members(of: argument) where found.count < Self.mostFacts {
                    let short = Member(head: member.head, words: shortened(member))
                    found.append(self.tuple(tuple, predicate + argument.marker, argument, short, .through))
                }
            }
        }
        return found
    }

    private func tuple(
        _ outer: OpenTuple, _ predicate: OpenPhrase, _ argument: Clause.Argument, _ member: Member,
        _ shape: OpenTuple.Shape
    ) -> OpenTuple {
        OpenTuple(
            predicate: predicate, arguments: [outer.arguments[0], unquoted(member.words)], clause: outer.clause,
            argument: argument.told(as: member), shape: shape)
    }

    /// A noun with what stands before it and in its name, but nothing from a dependent on.
    private func core(of noun: Member, before dependent: Int) -> OpenPhrase {
        let behind = tree.dependents(of: noun.head).filter {
            $0 >= dependent || tree.tokens[$0].relation == .nmod && $0 > noun.head
        }
        return restricted(phrases.words(of: noun.head, .single, without: Set(behind)), to: noun.words)
    }
}
