import RDF
import SPARQLEngine
import SPARQLSyntax
import TripleStore

extension ValidationRun {
    /// Constraints that look at other properties of the focus nodes (sections 4.5 and 4.8.1).
    func checkProperties(
        _ constraint: Constraint, _ table: ValueTable, _ findings: inout Findings
    ) throws(ValidationError) {
        switch constraint {
        case .equals(let predicate):
            let others = try self.table(.link(predicate), from: table.focus)
            let groups = ValueGroups(others)
            let own = ValueGroups(table)
            for row in 0..<table.count where !groups.contains(Int(table.sources[row]), table.values[row]) {
                findings.add(table, row: row)
            }
            for row in 0..<others.count where !own.contains(Int(others.sources[row]), others.values[row]) {
                findings.add(others, row: row)
            }
        case .disjoint(let predicate):
            let groups = ValueGroups(try self.table(.link(predicate), from: table.focus))
            for row in 0..<table.count where groups.contains(Int(table.sources[row]), table.values[row]) {
                findings.add(table, row: row)
            }
        case .less(let predicate, let orEqual):
            let groups = ValueGroups(try self.table(.link(predicate), from: table.focus))
            let limit: RangeLimit = orEqual ? .maxInclusive : .maxExclusive
            for row in 0..<table.count {
                for other in groups[Int(table.sources[row])] {
                    let order = values.compare(TermID(rawValue: table.values[row]), TermID(rawValue: other))
                    if !limit.allows(order) { findings.add(table, row: row) }
                }
            }
        case .closed(let allowed): checkClosed(allowed, table, &findings)
        default: break
        }
    }

    private func checkClosed(_ allowed: Set<IRI>, _ table: ValueTable, _ findings: inout Findings) {
        let known = Set(allowed.compactMap { snapshot.id(for: .iri($0))?.rawValue })
        var scan = PatternExtension(snapshot, subject: .input(0), predicate: .output, object: .output)
        var output = ExtensionOutput()
        while scan.next(input: [table.values], rowCount: table.count, limit: 65_536, into: &output) {
            for row in 0..<output.count where !known.contains(output.columns[0][row]) {
                findings.add(
                    table, source: Int(table.sources[Int(output.sources[row])]), value: output.columns[1][row],
                    path: output.columns[0][row])
            }
        }
    }

    // MARK: Other shapes

    /// Constraints that ask other shapes (sections 4.6 and 4.7).
    func checkShapes(
        _ constraint: Constraint, _ table: ValueTable, _ findings: inout Findings
    ) throws(ValidationError) {
        let (nodes, places) = table.distinct
        guard !nodes.isEmpty || constraint.countsValues else { return }
        switch constraint {
        case .property(let shape): return try checkProperty(shape, table, nodes, places, &findings)
        case .qualified(let shape, let count, let isMinimum, let siblings):
            let counted = try qualifies(nodes, shape, siblings)
            var counts = [Int](repeating: 0, count: table.focus.count)
            for row in 0..<table.count where counted[places[row]] { counts[Int(table.sources[row])] += 1 }
            for source in counts.indices where isMinimum ? counts[source] < count : counts[source] > count {
                findings.add(table, source: source, count: counts[source])
            }
            return
        default: break
        }
        let isRight = try areRight(nodes, constraint)
        for row in 0..<table.count where !isRight[places[row]] { findings.add(table, row: row) }
    }

    /// Which nodes a constraint of logic, or `sh:node`, allows.
    private func areRight(_ nodes: [UInt32], _ constraint: Constraint) throws(ValidationError) -> [Bool] {
        switch constraint {
        case .node(let shape): return try conform(nodes, to: shape)
        case .not(let shape): return try conform(nodes, to: shape).map { !$0 }
        case .and(let shapes): return try counts(nodes, shapes).map { $0 == shapes.count }
        case .or(let shapes): return try counts(nodes, shapes).map { $0 > 0 }
        case .exactlyOne(let shapes): return try counts(nodes, shapes).map { $0 == 1 }
        default: return []
        }
    }

    /// To how many shapes each node conforms.
    private func counts(_ nodes: [UInt32], _ shapes: [Int]) throws(ValidationError) -> [Int] {
        var counts = [Int](repeating: 0, count: nodes.count)
        for shape in shapes {
            let conforms = try conform(nodes, to: shape)
            for place in nodes.indices where conforms[place] { counts[place] += 1 }
        }
        return counts
    }

    /// Which nodes conform to a shape and to none of some others.
    private func qualifies(_ nodes: [UInt32], _ shape: Int, _ siblings: [Int]) throws(ValidationError) -> [Bool] {
        var result = try conform(nodes, to: shape)
        for sibling in siblings {
            let conforms = try conform(nodes, to: sibling)
            for place in nodes.indices where conforms[place] { result[place] = false }
        }
        return result
    }

    /// `sh:property`: the results of another shape, for each value.
    private func checkProperty(
        _ shape: Int, _ table: ValueTable, _ nodes: [UInt32], _ places: [Int], _ findings: inout Findings
    ) throws(ValidationError) {
        guard findings.keepsResults else {
            let conforms = try conform(nodes, to: shape)
            for row in 0..<table.count where !conforms[places[row]] { findings.fail(Int(table.sources[row])) }
            return
        }
        var asked = nodes
        var numbers = Array(nodes.indices)
        if shapes.referenceCounts[shape] > 1 {
            // Many ways may lead to a shape; only those to a violation are worth going again.
            let conforms = try conform(nodes, to: shape)
            numbers = nodes.indices.filter { !conforms[$0] }
            asked = numbers.map { nodes[$0] }
        }
        let found = try self.findings(of: shape, asked, keepsResults: true).results
        guard !found.isEmpty else { return }
        var byNode = [[Int]](repeating: [], count: nodes.count)
        for (index, result) in found.enumerated() { byNode[numbers[result.origin]].append(index) }
        for row in 0..<table.count {
            for index in byNode[places[row]] { findings.add(found[index], source: Int(table.sources[row])) }
        }
    }
}

extension Constraint {
    /// Whether the constraint may be violated where there are no values.
    fileprivate var countsValues: Bool {
        if case .qualified = self { true } else { false }
    }
}
