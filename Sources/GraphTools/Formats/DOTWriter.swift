import RDF

/// How a picture looks.
public struct DOTStyle: Hashable, Sendable {
    /// The program of Graphviz that places the nodes.
    public enum Layout: String, CaseIterable, Hashable, Sendable {
        /// In layers, along the direction of the edges.
        case dot
        /// By springs, for up to some hundred nodes.
        case neato
        /// By forces.
        case fdp
        /// By forces, for large graphs.
        case sfdp
        /// On circles.
        case circo
        /// On rings around one node.
        case twopi
    }

    /// What is written above the picture; nothing where it is empty.
    public var title: String
    /// How the nodes are placed.
    public var layout: Layout
    /// Whether the colours of types are explained below the picture.
    public var hasLegend: Bool

    /// Makes a style.
    public init(title: String = "", layout: Layout = .dot, hasLegend: Bool = true) {
        self.title = title
        self.layout = layout
        self.hasLegend = hasLegend
    }
}

extension PropertyGraph {
    /// The graph in the DOT language of Graphviz, https://graphviz.org/doc/info/lang.html.
    ///
    /// Nodes are coloured by type and edges are the thicker the more sentences support them. Attributes go into tooltips,
    /// IRIs into links, which SVG shows. Control characters become U+FFFD.
    ///
    /// - Parameter style: how the picture looks.
    /// - Complexity: O(size of the graph).
    public func dot(style: DOTStyle = DOTStyle()) -> [UInt8] {
        DOTWriter(self, style).document()
    }
}

/// Writes DOT.
struct DOTWriter {
    private let graph: PropertyGraph
    private let style: DOTStyle
    private let colors: TypeColors

    init(_ graph: PropertyGraph, _ style: DOTStyle) {
        self.graph = graph
        self.style = style
        colors = TypeColors(graph)
    }

    func document() -> [UInt8] {
        var lines = ["digraph {"]
        lines.append("  graph [\(graphAttributes)]")
        lines.append(
            "  node [shape=box style=\"rounded,filled\" color=\"#00000040\" fillcolor=\"#e0e0e0\" fontname=\"Helvetica\""
                + " fontsize=11 margin=\"0.12,0.06\" height=0.3 penwidth=0.8]")
        lines.append(
            "  edge [fontname=\"Helvetica\" fontsize=9 fontcolor=\"#505050\" color=\"#808080\" arrowsize=0.6]")
        for index in graph.nodes.indices { lines.append(line(forNode: index)) }
        for edge in graph.edges { lines.append(line(for: edge)) }
        lines.append("}")
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private var graphAttributes: String {
        var parts = [
            "layout=\(style.layout.rawValue)", "charset=\"UTF-8\"", "fontname=\"Helvetica\"", "fontsize=11",
            "bgcolor=\"white\"", "outputorder=\"edgesfirst\"", "pad=0.3",
        ]
        switch style.layout {
        case .dot: parts += ["rankdir=LR", "nodesep=0.18", "ranksep=0.6"]
        default: parts += ["overlap=prism", "splines=true", "sep=\"+12\"", "K=0.9"]
        }
        if let caption = caption { parts += ["labelloc=b", "label=<\(caption)>"] }
        return parts.joined(separator: " ")
    }

    /// Title and legend, as a table of Graphviz's HTML-like labels.
    private var caption: String? {
        let legend = style.hasLegend ? Array(colors.legend.prefix(24)) : []
        var rows: [String] = []
        let width = 6
        if !style.title.isEmpty { rows.append("<tr><td colspan=\"\(width)\"><b>\(html(style.title))</b></td></tr>") }
        for start in stride(from: 0, to: legend.count, by: width) {
            let cells = legend[start..<min(start + width, legend.count)].map { type, color in
                "<td bgcolor=\"\(color.hexadecimal)\" style=\"rounded\">\(html(graph.name(of: type)))</td>"
            }
            rows.append("<tr>\(cells.joined())</tr>")
        }
        if rows.isEmpty { return nil }
        return "<table border=\"0\" cellborder=\"0\" cellspacing=\"6\" cellpadding=\"4\">\(rows.joined())</table>"
    }

    private func line(forNode index: Int) -> String {
        let node = graph.nodes[index]
        var parts = [
            "label=\(quoted(wrapped(node.label)))",
            "fillcolor=\"\(colors.color(of: node).hexadecimal)\"",
            "tooltip=\(quoted(tooltip(of: node)))",
        ]
        if let iri = node.resource.iri { parts.append("URL=\(quoted(iri.string))") }
        return "  \(PropertyGraph.nodeID(index)) [\(parts.joined(separator: " "))]"
    }

    private func line(for edge: PropertyGraph.Edge) -> String {
        // 1, 1.7, 2.1, … up to 5: legible for two sentences, bearable for two thousand.
        let width = min(5, 1 + Double(edge.weight.bitWidth - edge.weight.leadingZeroBitCount - 1) * 0.7)
        var notes = [edge.label]
        if edge.weight > 1 { notes.append("supported \(edge.weight) times") }
        notes += edge.dates
        return "  \(PropertyGraph.nodeID(edge.source)) -> \(PropertyGraph.nodeID(edge.target)) ["
            + "label=\(quoted(edge.label)) penwidth=\(width) weight=\(min(edge.weight, 100)) "
            + "tooltip=\(quoted(notes.joined(separator: "\n")))]"
    }

    private func tooltip(of node: PropertyGraph.Node) -> String {
        var lines = [node.name]
        let types = graph.typeNames(of: node)
        if !types.isEmpty { lines.append(types.joined(separator: ", ")) }
        for attribute in node.attributes {
            let values = attribute.values.map(\.lexicalForm).joined(separator: "; ")
            lines.append("\(graph.name(of: attribute.property)): \(values)")
        }
        return lines.joined(separator: "\n")
    }

    /// Breaks a label into lines of some 22 characters, between words.
    private func wrapped(_ label: String) -> String {
        var lines: [String] = []
        var length = 0
        for word in label.split(separator: " ") {
            let count = word.count
            if length > 0, length + 1 + count <= 22 {
                lines[lines.count - 1] += " " + word
                length += 1 + count
            } else {
                lines.append(String(word))
                length = count
            }
        }
        return lines.joined(separator: "\n")
    }

    /// A double-quoted string (`escString`): Graphviz reads entities and backslashes in it.
    private func quoted(_ text: String) -> String {
        var bytes = [UInt8(ascii: "\"")]
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes.append(contentsOf: "\\\"".utf8)
            case "\\": bytes.append(contentsOf: "\\\\".utf8)
            case "\n": bytes.append(contentsOf: "\\n".utf8)
            case "&": bytes.append(contentsOf: "&amp;".utf8)
            case "\t", "\r": bytes.append(UInt8(ascii: " "))
            case "\u{0}"..<"\u{20}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": UTF8Text.append(0xFFFD, to: &bytes)
            default: UTF8Text.append(scalar.value, to: &bytes)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }

    private func html(_ text: String) -> String {
        var bytes: [UInt8] = []
        XMLOutput.append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
