import RDF
import SPARQLEngine
import SPARQLSyntax
import TripleStore

extension ValidationRun {
    /// How many rows a query gets values of at once.
    private static let rowsAtOnce = 1024
    private static let path = Variable("path")
    private static let message = Variable("message")
    private static let failure = Variable("failure")
    /// The name that `$shapesGraph` has.
    private static let shapesGraphName = Term.iri("urn:tercet:shapes-graph")

    /// `sh:sparql` (section 5).
    func check(
        _ constraint: SPARQLConstraint, _ table: ValueTable, _ findings: inout Findings
    ) throws(ValidationError) {
        try select(constraint.query, [], constraint.messages, table, &findings)
    }

    /// A constraint of a component of the shapes graph (section 6).
    func check(
        _ constraint: ComponentConstraint, _ table: ValueTable, _ findings: inout Findings
    ) throws(ValidationError) {
        if constraint.asks { return try ask(constraint, table, &findings) }
        try select(constraint.query, constraint.parameters, constraint.messages, table, &findings)
    }

    /// What queries look at; the shapes graph is put beside the data where a query asks for it.
    func queriedSnapshot() -> Result<Snapshot, ValidationError> {
        guard !shapes.triples.isEmpty else { return .success(snapshot) }
        let store = TripleStore()
        do throws(TripleStoreError) {
            var position = QuadPosition()
            var batch = QuadBatch()
            while snapshot.fill(&batch, from: &position) { try store.insert(batch) }
            batch = QuadBatch()
            for triple in shapes.triples { batch.append(Quad(triple, graph: Self.shapesGraphName)) }
            try store.insert(batch)
        } catch {
            return .failure(ValidationError(.limit, "There is no room for the shapes graph beside the data: \(error)."))
        }
        return .success(store.snapshot())
    }

    // MARK: SELECT

    private func select(
        _ query: Query, _ parameters: [(variable: Variable, value: Term)], _ messages: [Literal], _ table: ValueTable,
        _ findings: inout Findings
    ) throws(ValidationError) {
        let terms = table.focus.map { term($0) }
        let size = query.keepsRowsApart ? Self.rowsAtOnce : 1
        for start in stride(from: 0, to: terms.count, by: size) {
            let end = min(start + size, terms.count)
            var places: [Term: Int] = [:]
            var rows: [[Term]] = []
            for place in start..<end {
                places[terms[place]] = place
                rows.append([terms[place]])
            }
            let solutions = try solutions(
                of: prebound(query, [ShapesReader.this], rows, parameters, findings.shape), findings.shape)
            for solution in solutions {
                guard let term = solution[ShapesReader.this.name], let place = places[term] else { continue }
                try add(solution, place, parameters, messages, table, &findings)
            }
        }
    }

    private func add(
        _ solution: Solution, _ source: Int, _ parameters: [(variable: Variable, value: Term)], _ messages: [Literal],
        _ table: ValueTable, _ findings: inout Findings
    ) throws(ValidationError) {
        if solution[Self.failure.name] == .literal(Literal("true", datatype: Vocabulary.XSD.boolean)) {
            throw ValidationError(
                .reported,
                "A query of \(shapes.all[findings.shape].node) reports a failure for \(term(table.focus[source]))."
            )
        }
        var value = solution[ShapesReader.value.name].map { values.id(of: $0).rawValue }
        if value == nil, shapes.all[findings.shape].path == nil { value = table.focus[source] }
        var path: UInt32 = 0
        if case .iri(let predicate)? = solution[Self.path.name] { path = values.id(of: .iri(predicate)).rawValue }
        var texts = messages
        if case .literal(let message)? = solution[Self.message.name] { texts = [message] }
        let known = parameters.reduce(into: [:]) { $0[$1.variable.name] = $1.value }
        let filled = texts.map { $0.filling { solution[$0] ?? known[$0] } }
        findings.add(table, source: source, value: value ?? 0, path: path, details: QueryDetails(messages: filled))
    }

    // MARK: ASK

    /// Notes the values for which the query is not true.
    private func ask(
        _ constraint: ComponentConstraint, _ table: ValueTable, _ findings: inout Findings
    ) throws(ValidationError) {
        let columns = [ShapesReader.this, ShapesReader.value]
        var query = constraint.query
        query.form = .select(columns)
        query.algebra = .distinct(.project(query.algebra, columns))
        let size = constraint.query.keepsRowsApart ? Self.rowsAtOnce : 1
        for start in stride(from: 0, to: table.count, by: size) {
            let end = min(start + size, table.count)
            let rows = (start..<end).map { row in
                [term(table.focus[Int(table.sources[row])]), term(table.values[row])]
            }
            let found = try solutions(
                of: prebound(query, columns, rows, constraint.parameters, findings.shape), findings.shape)
            let right = Set(found.map { solution in columns.map { solution[$0.name] } })
            for row in start..<end where !right.contains(rows[row - start]) {
                let known = constraint.parameters.reduce(into: [:]) { $0[$1.variable.name] = $1.value }
                let terms = ["this": rows[row - start][0], "value": rows[row - start][1]]
                let filled = constraint.messages.map { $0.filling { terms[$0] ?? known[$0] } }
                findings.add(
                    table, source: Int(table.sources[row]), value: table.values[row],
                    details: QueryDetails(messages: filled))
            }
        }
    }

    // MARK: Queries

    private func term(_ id: UInt32) -> Term { values.term(TermID(rawValue: id)) ?? .blankNode(BlankNode("unknown")) }

    /// The query with the values of some variables in each row, and of parameters, shape and shapes graph in all of them.
    private func prebound(
        _ query: Query, _ columns: [Variable], _ rows: [[Term]], _ parameters: [(variable: Variable, value: Term)],
        _ shape: Int
    ) -> Query {
        var variables = columns + parameters.map(\.variable) + [ShapesReader.currentShape]
        var constants = parameters.map(\.value) + [shapes.all[shape].node]
        if !shapes.triples.isEmpty {
            variables.append(ShapesReader.shapesGraph)
            constants.append(Self.shapesGraphName)
        }
        return query.prebinding(variables, rows: rows.map { $0 + constants })
    }

    private func solutions(of query: Query, _ shape: Int) throws(ValidationError) -> Solutions {
        let options = QueryOptions(limits: self.options.limits)
        do {
            let results = try QueryEngine.evaluate(query, over: queried.get(), options: options)
            if case .solutions(let solutions) = results { return solutions }
        } catch let error as QueryError {
            throw ValidationError(
                ValidationError(error).code,
                "A query of \(shapes.all[shape].node) cannot be evaluated. \(error.message)")
        } catch let error as ValidationError {
            throw error
        } catch {
            throw ValidationError(.query, "\(error)")
        }
        throw ValidationError(.query, "A query of \(shapes.all[shape].node) selects nothing.")
    }
}

extension Literal {
    /// The message with the values of variables put in for `{?name}` and `{$name}` (section 5.3.2).
    fileprivate func filling(_ value: (String) -> Term?) -> Literal {
        var result = ""
        var rest = lexicalForm[...]
        while let start = rest.firstIndex(of: "{") {
            result += rest[..<start]
            rest = rest[start...]
            let inner = rest.dropFirst()
            guard let mark = inner.first, mark == "?" || mark == "$", let end = inner.firstIndex(of: "}"),
                let term = value(String(inner[..<end].dropFirst()))
            else {
                result.append(rest.removeFirst())
                continue
            }
            result += term.literal?.lexicalForm ?? term.iri?.string ?? term.description
            rest = rest[inner.index(after: end)...]
        }
        result += rest
        guard let language else { return Literal(result, datatype: datatype) }
        return Literal(result, language: language, direction: direction)
    }
}
