import Tercet

/// Dependency trees as people read them: each word below its head, with the relation between them.
struct TreeText {
    let analyzed: AnalyzedDocument
    let hasColors: Bool

    var text: String {
        zip(analyzed.sentences, analyzed.trees).map { sentence, tree in
            var lines = [analyzed.text(of: sentence.range)]
            for root in sentence.tokens.indices where sentence.tokens[root].head == nil {
                add(root, of: tree, to: &lines)
            }
            return lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    /// Adds the lines of a subtree; the words that wait are kept in a list, so that depth costs no stack.
    private func add(_ root: Int, of tree: DependencyTree, to lines: inout [String]) {
        var pending: [(token: Int, first: String, rest: String)] = [(root, "", "")]
        while let next = pending.popLast() {
            let token = tree.tokens[next.token]
            let relation = dimmed(token.relation.rawValue)
            lines.append("\(next.first)\(relation) \(token.form.onOneLine) \(dimmed(token.universalTag.rawValue))")
            let dependents = Array(tree.dependents(of: next.token))
            for (index, dependent) in dependents.enumerated().reversed() {
                let isLast = index == dependents.count - 1
                pending.append((dependent, next.rest + (isLast ? "└─ " : "├─ "), next.rest + (isLast ? "   " : "│  ")))
            }
        }
    }

    private func dimmed(_ text: String) -> String { hasColors ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
