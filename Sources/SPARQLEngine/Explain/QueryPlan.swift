public import RDF

/// How a query is evaluated: a step, and the steps that it gets rows from.
///
/// ```swift
/// print(try QueryEngine.explain(query, over: store.snapshot()))
/// ```
public struct QueryPlan: Hashable, Sendable, CustomStringConvertible {
    /// What the step does, such as `search ?who <http://example.org/knows> ?whom`.
    public var operation: String
    /// How many rows the planner expects.
    public var estimatedRows: Double
    /// How many rows there were; `nil` where the query was not evaluated.
    public var rows: Int?
    /// How long the step took, the steps below it left out; `nil` where the query was not evaluated.
    public var time: Duration?
    /// The steps that the step gets rows from, in the order in which they are asked.
    public var inputs: [QueryPlan]

    /// The plan as a tree, the last step first, with IRIs in angle brackets.
    public var description: String { text() }

    /// The plan as a tree, the last step first: columns with rows, estimate and milliseconds, then the steps, each indented
    /// below the one that it gives rows to.
    ///
    /// - Parameter prefixes: prefixes to shorten IRIs with.
    public func text(prefixes: [Prefix] = []) -> String {
        var lines: [Line] = []
        collect(depth: 0, prefixes, &lines)
        let header = rows == nil ? ["estimate"] : ["rows", "estimate", "ms"]
        let widths = header.indices.map { column in
            max(header[column].count, lines.map { $0.cells[column].count }.max() ?? 0)
        }
        func row(_ cells: [String]) -> String {
            zip(cells, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ")
        }
        return "\(row(header))  step\n" + lines.map { "\(row($0.cells))  \($0.step)\n" }.joined()
    }

    private struct Line {
        var cells: [String]
        var step: String
    }

    private func collect(depth: Int, _ prefixes: [Prefix], _ lines: inout [Line]) {
        var cells = [QueryPlan.rounded(estimatedRows)]
        if let rows, let time {
            let milliseconds = time / .milliseconds(1)
            cells = ["\(rows)", cells[0], QueryPlan.thousandths(milliseconds)]
        }
        let indent = String(repeating: "  ", count: depth)
        lines.append(Line(cells: cells, step: indent + QueryPlan.shortened(operation, prefixes)))
        for input in inputs { input.collect(depth: depth + 1, prefixes, &lines) }
    }

    /// A number of rows for people: two digits for large ones.
    private static func rounded(_ rows: Double) -> String {
        guard rows.isFinite else { return "many" }
        guard rows >= 100 else { return rows < 10 ? thousandths((rows * 10).rounded() / 10) : "\(Int(rows.rounded()))" }
        guard rows < 1e15 else { return "many" }
        var unit = 1.0
        while rows / unit >= 100 { unit *= 10 }
        return "\(Int((rows / unit).rounded() * unit))"
    }

    private static func thousandths(_ number: Double) -> String {
        let text = "\((number * 1000).rounded() / 1000)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// A text with the IRIs in angle brackets shortened.
    private static func shortened(_ text: String, _ prefixes: [Prefix]) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            result += rest[..<open]
            rest = rest[open...]
            let inside = rest.dropFirst()
            guard let close = inside.firstIndex(of: ">"), IRI.isValid(String(inside[..<close])) else {
                result.append(rest.removeFirst())
                continue
            }
            result += prefixes.abbreviate(IRI(String(inside[..<close])))
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
