import RDF
import SPARQLSyntax
import TripleStore

/// A constraint component that the shapes graph defines (section 6).
struct ComponentDefinition {
    struct Parameter {
        let predicate: TermID
        let variable: Variable
        let isOptional: Bool
    }

    let component: IRI
    let parameters: [Parameter]
    let description: NodeDescription
}

extension ShapesReader {
    /// The components that the shapes graph defines; those of SHACL itself are not among them.
    func componentDefinitions() -> [ComponentDefinition] {
        graph.instances(of: graph.id(.constraintComponent)).compactMap { node in
            guard case .iri(let iri)? = graph.term(node), !iri.string.hasPrefix(Vocabulary.SHACL.namespace) else {
                return nil
            }
            let description = graph.description(of: node)
            let parameters = description[.parameter].compactMap { parameter -> ComponentDefinition.Parameter? in
                let parts = graph.description(of: parameter)
                guard let path = parts[.path].first, case .iri(let predicate)? = graph.term(path) else { return nil }
                return ComponentDefinition.Parameter(
                    predicate: path, variable: Variable(Self.localName(predicate)),
                    isOptional: parts[.optional].contains { isTrue($0) })
            }
            guard parameters.contains(where: { !$0.isOptional }) else { return nil }
            return ComponentDefinition(component: iri, parameters: parameters, description: description)
        }
    }

    /// The part of an IRI behind the last `#` or `/`: the name of a parameter (section 6.2.1).
    private static func localName(_ iri: IRI) -> String {
        String(
            iri.string[
                (iri.string.lastIndex { $0 == "#" || $0 == "/" }.map { iri.string.index(after: $0) }
                    ?? iri.string.startIndex)...])
    }

    /// The constraints that a shape has by giving values to the parameters of components.
    mutating func uses(
        of description: NodeDescription, _ number: Int, path: PropertyPath?, isProperty: Bool
    ) -> [Constraint] {
        var result: [Constraint] = []
        for component in components {
            let isUsed = component.parameters.allSatisfy { $0.isOptional || !description[$0.predicate].isEmpty }
            guard isUsed else { continue }
            var rows: [[(Variable, Term)]] = [[]]
            for parameter in component.parameters {
                let values = description[parameter.predicate].compactMap { graph.term($0) }
                if values.isEmpty { continue }
                if values.count > 1, component.parameters.count > 1 {
                    problem(
                        number,
                        "has \(values.count) values of \(text(parameter.predicate)), one of several parameters of "
                            + "\(component.component), which may have only one; make a shape for each")
                }
                rows = rows.flatMap { row in values.map { row + [(parameter.variable, $0)] } }
            }
            for row in rows {
                result += use(component, row, number, path: path, isProperty: isProperty).map { [.component($0)] } ?? []
            }
        }
        return result
    }

    /// Chooses the validator of a component for a kind of shape (section 6.2.3).
    private mutating func use(
        _ component: ComponentDefinition, _ parameters: [(variable: Variable, value: Term)], _ number: Int,
        path: PropertyPath?, isProperty: Bool
    ) -> ComponentConstraint? {
        let own = component.description[isProperty ? .propertyValidator : .nodeValidator].first
        guard let validator = own ?? component.description[.validator].first else {
            problem(
                number,
                "uses \(component.component), which has no validator for \(isProperty ? "property" : "node") shapes; "
                    + "give it a sh:validator with a sh:ask")
            return nil
        }
        let parts = graph.description(of: validator)
        let asks = !parts[.ask].isEmpty
        guard let text = single(asks ? .ask : .select, of: parts, number) else {
            problem(
                number, "uses \(component.component), whose validator has neither sh:ask nor sh:select; add a query")
            return nil
        }
        let names = component.parameters.map(\.variable)
        let prebound = [Self.this] + (asks ? [Self.value] : []) + names
        guard let query = query(text, of: parts, number, prebound: prebound, path: path) else { return nil }
        if asks {
            guard case .ask = query.form else {
                problem(number, "uses \(component.component), whose sh:ask is no ASK query; write ASK { … }")
                return nil
            }
        } else if !isSelection(query, number) {
            return nil
        }
        let messages = messages(of: parts, number)
        return ComponentConstraint(
            component: component.component, parameters: parameters, query: query, asks: asks,
            messages: messages.isEmpty ? self.messages(of: component.description, number) : messages)
    }
}
