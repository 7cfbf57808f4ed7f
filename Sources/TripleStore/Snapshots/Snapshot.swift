public import RDF

/// The quads of a store at one moment: a value that later changes of the store do not touch, for any thread.
public struct Snapshot: Sendable {
    let dictionary: TermDictionaryView
    let defaultGraph: QuadIndex
    let namedGraphs: QuadIndex
    let textIndex: TextIndex

    /// How many quads there are, in the default graph and all named graphs.
    public var count: Int { defaultGraph.count + namedGraphs.count }

    /// How many terms the dictionary has, those of removed quads and a few well-known ones included.
    public var termCount: Int { dictionary.count }

    /// Whether a quad is there.
    ///
    /// - Complexity: O(log² *n*).
    public func contains(_ quad: Quad) -> Bool {
        guard let row = dictionary.row(of: quad) else { return false }
        return (row.graph == 0 ? defaultGraph : namedGraphs).contains(row)
    }

    /// The names of the graphs that have quads, ascending by number.
    ///
    /// - Complexity: O(*graphs* log *n*).
    public var graphNames: [TermID] {
        var names = Set<UInt32>()
        for run in namedGraphs.runs {
            for order in run.orders where order.order == .gspo { names.formUnion(order.view.keys.array) }
        }
        return names.sorted().map { TermID(rawValue: $0) }
            .filter { count(matching: QuadPattern(graph: .named($0))) > 0 }
    }

    /// The same terms with another choice of graphs: what `FROM` and `FROM NAMED` ask for (SPARQL 1.1 Query, section 13.2).
    ///
    /// - Parameters:
    ///   - defaultGraphs: the graphs whose merge becomes the default graph; `.none` stands for the present default graph.
    ///   - namedGraphs: the graphs that stay named graphs.
    /// - Complexity: O(quads of the chosen graphs).
    public func selecting(defaultGraphs: [TermID], namedGraphs: [TermID]) -> Snapshot {
        var merged: [QuadRow] = []
        for name in Set(defaultGraphs) {
            for var row in rows(of: name) {
                row.graph = 0
                merged.append(row)
            }
        }
        let named = Set(namedGraphs).flatMap { rows(of: $0) }
        return Snapshot(
            dictionary: dictionary, defaultGraph: QuadIndex(rows: merged, orders: IndexOrder.defaultGraph),
            namedGraphs: QuadIndex(rows: named, orders: IndexOrder.namedGraphs), textIndex: textIndex)
    }

    /// The same quads and others in the default graph, of which the store knows nothing: what follows from them, for example.
    ///
    /// - Parameter rows: triples by numbers that the store has given; those that are there already change nothing.
    /// - Complexity: O(*m*) for *m* rows, and O(quads of the default graph) where they are many.
    public func adding(_ rows: [QuadRow]) -> Snapshot {
        var index = defaultGraph
        index.apply(additions: rows, removals: [])
        return Snapshot(
            dictionary: dictionary, defaultGraph: index, namedGraphs: namedGraphs, textIndex: textIndex)
    }

    /// The quads of a graph by their numbers; `.none` stands for the default graph.
    ///
    /// - Complexity: O(log *n*) and O(1) for each quad.
    public func rows(of graph: TermID) -> [QuadRow] {
        let selector: QuadPattern.Graph = graph == .none ? .defaultGraph : .named(graph)
        var scan = PatternExtension(
            self, subject: .output, predicate: .output, object: .output,
            graph: graph == .none ? .defaultGraph : .named(.constant(graph)))
        var output = ExtensionOutput()
        _ = scan.next(input: [], rowCount: 1, limit: count(matching: QuadPattern(graph: selector)), into: &output)
        return output.sources.indices.map { index in
            QuadRow(
                subject: output.columns[0][index], predicate: output.columns[1][index],
                object: output.columns[2][index], graph: graph.rawValue)
        }
    }
}
