import RDF
import SPARQLEngine
import SPARQLSyntax
import TripleStore

extension ValidationRun {
    /// Constraints on each value for itself (sections 4.1, 4.3, 4.4 and 4.8.3).
    func checkValues(
        _ constraint: Constraint, _ table: ValueTable, _ findings: inout Findings
    ) throws(ValidationError) {
        switch constraint {
        case .class(let term):
            let (nodes, places) = table.distinct
            let isInstance = try instances(nodes, of: values.id(of: term))
            for row in 0..<table.count where !isInstance[places[row]] { findings.add(table, row: row) }
        case .datatype(let iri): checkDatatype(iri, table, &findings)
        case .nodeKind(let kind): check(table, &findings) { isAllowed($0, kind) }
        case .range(let limit, let literal):
            let bound = values.id(of: .literal(literal))
            check(table, &findings) { limit.allows(values.compare($0, bound)) }
        case .minLength(let count): check(table, &findings) { length(of: $0).map { $0 >= count } ?? (count <= 0) }
        case .maxLength(let count): check(table, &findings) { length(of: $0).map { $0 <= count } ?? false }
        case .pattern(let text, let flags):
            guard let pattern = TextPattern(text, flags: flags) else { return }
            check(table, &findings) { values.withText(of: $0) { pattern.matches($0) } ?? false }
        case .languageIn(let ranges):
            check(table, &findings) { id in
                guard let language = values.language(of: id) else { return false }
                return ranges.contains { TermValues.matches(language: language, range: $0) }
            }
        case .in(let terms):
            let allowed = Set(terms.map { values.id(of: $0) })
            check(table, &findings) { allowed.contains($0) }
        default: break
        }
    }

    /// Notes the rows whose values a test does not pass.
    private func check(_ table: ValueTable, _ findings: inout Findings, _ test: (TermID) -> Bool) {
        for row in 0..<table.count where !test(TermID(rawValue: table.values[row])) { findings.add(table, row: row) }
    }

    /// Which of some nodes are instances of a class or of one of its subclasses.
    func instances(_ nodes: [UInt32], of root: TermID) throws(ValidationError) -> [Bool] {
        var isInstance = [Bool](repeating: false, count: nodes.count)
        let classes = try classes(below: root)
        var scan = PatternExtension(
            snapshot, subject: .input(0), predicate: .constant(WellKnownTerm.type.id), object: .output)
        var output = ExtensionOutput()
        // Ascending nodes make the search a merge.
        let order = nodes.indices.sorted { nodes[$0] < nodes[$1] }
        let sorted = order.map { nodes[$0] }
        let members = classes.count > 8 ? Set(classes) : []
        while scan.next(input: [sorted], rowCount: sorted.count, limit: 65_536, into: &output) {
            for row in 0..<output.count {
                let kind = output.columns[0][row]
                if members.isEmpty ? classes.contains(kind) : members.contains(kind) {
                    isInstance[order[Int(output.sources[row])]] = true
                }
            }
        }
        return isInstance
    }

    private func checkDatatype(_ iri: IRI, _ table: ValueTable, _ findings: inout Findings) {
        let datatype = values.id(of: .iri(iri))
        let space = LexicalSpace(of: iri)
        check(table, &findings) { id in
            guard values.datatype(of: id) == datatype else { return false }
            // A number that holds its value holds a well-formed one.
            if id.isInline, id.inlineTag != .local { return true }
            guard let space else { return true }
            return values.withText(of: id) { space.contains($0) } ?? false
        }
    }

    private func isAllowed(_ id: TermID, _ kind: NodeKind) -> Bool {
        switch values.kind(of: id) {
        case .iri: kind.allowsIRIs
        case .blankNode: kind.allowsBlankNodes
        case .literal: kind.allowsLiterals
        case .triple, nil: false
        }
    }

    /// How many characters (code points) `STR` of a term has; `nil` for blank nodes.
    private func length(of id: TermID) -> Int? {
        values.withText(of: id) { text in text.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } }
    }

    /// Constraints on all values of a focus node together (sections 4.2, 4.4.4 and 4.8.2).
    func checkSets(_ constraint: Constraint, _ table: ValueTable, _ findings: inout Findings) {
        let starts = table.starts
        switch constraint {
        case .minCount(let minimum):
            for source in table.focus.indices {
                let count = starts[source + 1] - starts[source]
                if count < minimum { findings.add(table, source: source, count: count) }
            }
        case .maxCount(let maximum):
            for source in table.focus.indices {
                let count = starts[source + 1] - starts[source]
                if count > maximum { findings.add(table, source: source, count: count) }
            }
        case .hasValue(let term):
            let value = values.id(of: term).rawValue
            for source in table.focus.indices
            where !table.values[starts[source]..<starts[source + 1]].contains(value) {
                findings.add(table, source: source)
            }
        case .uniqueLanguage:
            for source in table.focus.indices {
                var counts: [String: Int] = [:]
                for value in table.values[starts[source]..<starts[source + 1]] {
                    if let language = values.language(of: TermID(rawValue: value)) { counts[language, default: 0] += 1 }
                }
                for (_, count) in counts.sorted(by: { $0.key < $1.key }) where count > 1 {
                    findings.add(table, source: source, count: count)
                }
            }
        default: break
        }
    }
}
