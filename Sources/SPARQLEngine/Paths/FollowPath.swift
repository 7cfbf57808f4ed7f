import SPARQLSyntax
import TripleStore

/// Joins rows with a property path.
final class FollowPath: Operator {
    let input: Operator
    private let search: PathSearch
    let path: ResolvedPath
    let subject: ResolvedPattern.Part
    let object: ResolvedPattern.Part

    init(
        _ input: Operator, subject: ResolvedPattern.Part, path: ResolvedPath, object: ResolvedPattern.Part,
        graph: TermID?, context: EvaluationContext, estimate: Double
    ) {
        self.input = input
        self.path = path
        self.subject = subject
        self.object = object
        search = PathSearch(context, graph: graph)
        var new: [Variable] = []
        for variable in [subject, object].compactMap(\.variable)
        where !input.variables.contains(variable) && !new.contains(variable) {
            new.append(variable)
        }
        super.init(variables: input.variables + new, certain: input.certain.union(new), estimate: estimate)
    }

    override func produce() throws(QueryError) -> Batch? {
        while let batch = try input.next() {
            let result = try join(batch)
            if result.count > 0 { return result }
        }
        return nil
    }

    /// The values of an end of the path in each row; `nil` when it is open.
    private func values(_ part: ResolvedPattern.Part, _ batch: Batch) -> [UInt32]? {
        switch part {
        case .term(let id): [UInt32](repeating: id.rawValue, count: batch.count)
        case .variable(let variable): input.column(of: variable).map { batch.columns[$0] }
        }
    }

    private func join(_ batch: Batch) throws(QueryError) -> Batch {
        let starts = values(subject, batch)
        let ends = values(object, batch)
        if path.canBeEmpty, subject.variable != nil, object.variable != nil, let bound = starts ?? ends {
            // Between variables, paths of length zero join only nodes of the graph (section 18.4).
            let kept = bound.indices.filter { search.isNode(bound[$0]) }
            if kept.count < batch.count { return try join(batch.gathered(kept.map { UInt32($0) })) }
        }
        if let starts {
            let found = try followOnce(path, from: starts)
            return combine(batch, found.sources, ends: found.ends, wanted: ends, variable: object.variable)
        }
        if let ends {
            let found = try followOnce(path.reversed, from: ends)
            return combine(batch, found.sources, ends: found.ends, wanted: nil, variable: subject.variable)
        }
        return try joinOpen(batch)
    }

    /// Follows the path once from each different node, and repeats what was found for rows with the same node.
    private func followOnce(
        _ path: ResolvedPath, from nodes: [UInt32]
    ) throws(QueryError) -> (sources: [UInt32], ends: [UInt32]) {
        var column = Batch(width: 1)
        column.columns = [nodes]
        column.count = nodes.count
        var table = KeyTable(width: 1)
        let numbers = (0..<nodes.count).map { table.insert(column, $0, [0]).number }
        if table.count == nodes.count { return try search.follow(path, from: nodes) }
        let found = try search.follow(path, from: table.columns[0])
        var ends = [[UInt32]](repeating: [], count: table.count)
        for (index, source) in found.sources.enumerated() { ends[Int(source)].append(found.ends[index]) }
        var sources: [UInt32] = []
        var result: [UInt32] = []
        for (row, number) in numbers.enumerated() {
            sources.append(contentsOf: repeatElement(UInt32(row), count: ends[number].count))
            result += ends[number]
        }
        return (sources, result)
    }

    private func combine(
        _ batch: Batch, _ sources: [UInt32], ends: [UInt32], wanted: [UInt32]?, variable: Variable?
    ) -> Batch {
        if let wanted {
            let kept = sources.indices.filter { ends[$0] == wanted[Int(sources[$0])] }
            return batch.gathered(kept.map { sources[$0] })
        }
        var result = batch.gathered(sources)
        if variable != nil { result.columns.append(ends) }
        return result
    }

    /// Neither end is bound: the path is followed from every node of the graph.
    private func joinOpen(_ batch: Batch) throws(QueryError) -> Batch {
        let nodes = try search.allNodes()
        let found = try search.follow(path, from: nodes)
        var starts = Batch.gather(nodes, found.sources)
        var ends = found.ends
        let isLoop = subject == object
        if isLoop {
            let kept = starts.indices.filter { starts[$0] == ends[$0] }
            starts = kept.map { starts[$0] }
            ends = starts
        }
        var rows: [UInt32] = []
        for row in 0..<batch.count { rows.append(contentsOf: repeatElement(UInt32(row), count: starts.count)) }
        var result = batch.gathered(rows)
        result.columns.append([UInt32]((0..<batch.count).flatMap { _ in starts }))
        if !isLoop { result.columns.append([UInt32]((0..<batch.count).flatMap { _ in ends })) }
        return result
    }
}
