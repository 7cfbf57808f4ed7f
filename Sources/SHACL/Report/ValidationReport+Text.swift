public import RDF
import SPARQLSyntax

extension ValidationReport {
    /// The report for people: for each focus node what is wrong, what was expected, and where the fact came from.
    ///
    /// - Parameter prefixes: the prefixes that IRIs are abbreviated with.
    /// - Complexity: O(results).
    public func text(prefixes: [Prefix] = []) -> String {
        guard !conforms else { return "The data conforms to the shapes.\n" }
        let count = results.count
        let prefixes = prefixes + [Prefix("sh", Vocabulary.SHACL.namespace)]
        var text = "The data does not conform to the shapes: \(count) \(count == 1 ? "result" : "results").\n"
        for (node, results) in byFocusNode {
            text += "\n\(node.text(prefixes))\n"
            for result in results { text += result.lines(prefixes).map { "  \($0)\n" }.joined() }
        }
        return text
    }

    /// The results of each focus node, in the order of the first.
    private var byFocusNode: [(node: Term, results: [ValidationResult])] {
        var places: [Term: Int] = [:]
        var groups: [(node: Term, results: [ValidationResult])] = []
        for result in results {
            if let place = places[result.focusNode] {
                groups[place].results.append(result)
            } else {
                places[result.focusNode] = groups.count
                groups.append((result.focusNode, [result]))
            }
        }
        return groups
    }
}

extension ValidationResult {
    fileprivate func lines(_ prefixes: [Prefix]) -> [String] {
        var place = path.map { $0.text(prefixes.abbreviate) } ?? ""
        let found = finding ?? value.map { $0.text(prefixes) }
        if let found, value != focusNode || path != nil { place += place.isEmpty ? found : ": \(found)" }
        var kind = prefixes.abbreviate(severity)
        if severity.string.hasPrefix(Vocabulary.SHACL.namespace) { kind = String(kind.dropFirst(3)) }
        var lines = ["\(kind)\(place.isEmpty ? "" : " at \(place)")", "  expected \(expectation)"]
        lines += messages.map { "  message: \($0.lexicalForm)" }
        lines += sentences.map { "  sentence: “\($0)”" }
        if case .iri(let iri) = sourceShape { lines.append("  shape: \(prefixes.abbreviate(iri))") }
        return lines
    }
}
