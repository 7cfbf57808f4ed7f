import RDF

/// The blank nodes of a dataset that are cells of lists which JSON-LD can write as arrays without loss.
///
/// JSON-LD 1.1 API, section 8.4.2 (RDF to Object), step 6: a cell is a blank node with one `rdf:first` and one `rdf:rest` that
/// is spoken of in one place only. Beyond that, a list must hang on something that is written itself, and lists in lists are
/// folded only so deep that readers can follow.
struct FoldedLists {
    /// The next cell of each cell that is folded; `nil` inside for the last.
    private var rests: [Term: Term?] = [:]

    private static let deepestNesting = 32

    /// Finds the cells.
    ///
    /// - Parameters:
    ///   - index: the dataset.
    ///   - keepsTypes: whether a cell that is said to be an `rdf:List` stays as it is, so that this is not lost.
    init(_ index: RDFGraphIndex, keepsTypes: Bool) {
        for name in index.names {
            for node in index.graphs[name]?.order ?? [] {
                if let rest = FoldedLists.rest(of: node, in: name, index, keepsTypes) { rests[node] = rest }
            }
        }
        dropEndless()
        dropDetached(index)
    }

    /// Whether a node is a cell of a list that is written as an array.
    func contains(_ node: Term) -> Bool { rests[node] != nil }

    /// The cells of the list that starts with a node; `nil` where none does.
    func cells(from head: Term) -> [Term]? {
        if head == .iri(Vocabulary.RDF.nil) { return [] }
        guard rests[head] != nil else { return nil }
        var cells: [Term] = []
        var next: Term? = head
        while let cell = next {
            cells.append(cell)
            next = rests[cell] ?? nil
        }
        return cells
    }

    /// What follows a node, if it is a cell: a blank node, or `nil` for the end of the list.
    private static func rest(
        of subject: Term, in graph: Term?, _ index: RDFGraphIndex, _ keepsTypes: Bool
    ) -> Term?? {
        guard case .blankNode = subject, index.onlyReference(to: subject) != nil,
            let node = index.node(subject, in: graph), node.order.count == 2,
            node.types.isEmpty || !keepsTypes && node.types.allSatisfy({ $0 == .iri(Vocabulary.RDF.list) }),
            node.onlyValue(Vocabulary.RDF.first) != nil, let rest = node.onlyValue(Vocabulary.RDF.rest)
        else {
            return nil
        }
        if rest == .iri(Vocabulary.RDF.nil) { return .some(nil) }
        guard case .blankNode = rest else { return nil }
        return .some(rest)
    }

    /// Drops cells whose list does not end in `rdf:nil`.
    private mutating func dropEndless() {
        var complete: Set<Term> = []
        for start in Array(rests.keys) where !complete.contains(start) {
            var path: [Term] = []
            var seen: Set<Term> = []
            var next: Term? = start
            while let cell = next, let rest = rests[cell], !complete.contains(cell), seen.insert(cell).inserted {
                path.append(cell)
                next = rest
            }
            if next == nil || next.map(complete.contains) == true {
                complete.formUnion(path)
            } else {
                for cell in path { rests[cell] = nil }
            }
        }
    }

    /// Drops lists that are items of themselves, by however many steps, and lists that are nested too deep.
    private mutating func dropDetached(_ index: RDFGraphIndex) {
        var depths: [Term: Int] = [:]
        // In the order of the quads, so that the same lists are dropped on every run.
        for name in index.names {
            for start in index.graphs[name]?.order ?? [] where rests[start] != nil {
                findDepth(of: start, &depths, index)
            }
        }
    }

    /// Finds how deep the list of a cell is nested, and the lists that it is nested in.
    private mutating func findDepth(of start: Term, _ depths: inout [Term: Int], _ index: RDFGraphIndex) {
        var path: [Term] = []
        var seen: Set<Term> = []
        var node = start
        while rests[node] != nil, depths[node] == nil {
            guard seen.insert(node).inserted, let reference = index.onlyReference(to: node) else {
                // The way leads back: none of these hangs on anything that is written.
                for cell in path { rests[cell] = nil }
                return
            }
            path.append(node)
            node = reference.subject
        }
        var depth = rests[node] == nil ? 0 : depths[node] ?? 0
        for cell in path.reversed() {
            let isFirst = index.onlyReference(to: cell)?.property == Vocabulary.RDF.first
            if depth == 0 || isFirst { depth += 1 }
            if depth > FoldedLists.deepestNesting {
                unfold(from: cell)
                depth = 0
            }
            depths[cell] = depth
        }
    }

    /// Makes nodes of the cells of a list from a cell on.
    private mutating func unfold(from cell: Term) {
        var next: Term? = cell
        while let cell = next, let rest = rests.removeValue(forKey: cell) { next = rest }
    }
}
