import JSON
import RDF

/// Writes the JSON of Cytoscape.js, which Cytoscape reads as `.cyjs`.
///
/// https://js.cytoscape.org/#notation/elements-json. Names of columns are those of Cytoscape where it has them: `name`,
/// `shared_name`, `interaction`.
struct CytoscapeWriter {
    private let graph: PropertyGraph
    private let table: AttributeTable
    private let colors: TypeColors

    init(_ graph: PropertyGraph) {
        self.graph = graph
        table = AttributeTable(graph)
        colors = TypeColors(graph)
    }

    func document(title: String) -> [UInt8] {
        var json = JSONOutput()
        json.append("{\n\"format_version\": \"1.0\",\n\"generated_by\": \"Tercet\",\n")
        json.append("\"target_cytoscapejs_version\": \"~2.1\",\n\"data\": {\"name\": ")
        json.append(string: title)
        json.append("},\n\"elements\": {\n\"nodes\": [")
        for index in graph.nodes.indices {
            json.append(index == 0 ? "\n" : ",\n")
            write(nodeAt: index, to: &json)
        }
        json.append("\n],\n\"edges\": [")
        for index in graph.edges.indices {
            json.append(index == 0 ? "\n" : ",\n")
            write(edgeAt: index, to: &json)
        }
        json.append("\n]\n}\n}\n")
        return json.bytes
    }

    private func write(nodeAt index: Int, to json: inout JSONOutput) {
        let node = graph.nodes[index]
        json.append("{\"data\": {\"id\": \"\(PropertyGraph.nodeID(index))\", \"iri\": ")
        json.append(string: node.name)
        for key in ["name", "shared_name", "label"] {
            json.append(", \"\(key)\": ")
            json.append(string: node.label)
        }
        if let type = colors.mainTypes.name(of: node) {
            json.append(", \"type\": ")
            json.append(string: type)
        }
        json.append(", \"types\": ")
        json.append(strings: graph.typeNames(of: node))
        json.append(", \"color\": \"\(colors.color(of: node).hexadecimal)\"")
        if !node.dates.isEmpty {
            json.append(", \"dates\": ")
            json.append(strings: node.dates)
        }
        for (_, column, texts) in table.values(of: node) {
            json.append(", ")
            json.append(string: column.name)
            json.append(": ")
            write(texts, column, to: &json)
        }
        json.append("}}")
    }

    private func write(_ texts: [String], _ column: AttributeColumn, to json: inout JSONOutput) {
        let isBare = [.boolean, .integer, .double].contains(column.type)
        if isBare {
            let values = texts.joined(separator: ", ")
            json.append(column.isList ? "[\(values)]" : values)
        } else if column.isList {
            json.append(strings: texts)
        } else {
            json.append(string: texts[0])
        }
    }

    private func write(edgeAt index: Int, to json: inout JSONOutput) {
        let edge = graph.edges[index]
        let (source, target) = (graph.nodes[edge.source], graph.nodes[edge.target])
        json.append("{\"data\": {\"id\": \"\(PropertyGraph.edgeID(index))\"")
        json.append(", \"source\": \"\(PropertyGraph.nodeID(edge.source))\"")
        json.append(", \"target\": \"\(PropertyGraph.nodeID(edge.target))\"")
        for key in ["label", "interaction", "shared_interaction"] {
            json.append(", \"\(key)\": ")
            json.append(string: edge.label)
        }
        json.append(", \"name\": ")
        json.append(string: "\(source.label) (\(edge.label)) \(target.label)")
        json.append(", \"property\": ")
        json.append(string: edge.property.string)
        json.append(", \"weight\": \(edge.weight)")
        if !edge.dates.isEmpty {
            json.append(", \"dates\": ")
            json.append(strings: edge.dates)
        }
        json.append("}}")
    }
}

/// JSON text (RFC 8259).
struct JSONOutput {
    private(set) var bytes: [UInt8] = []

    /// Appends what is JSON already.
    mutating func append(_ json: String) { bytes.append(contentsOf: json.utf8) }

    /// Appends an array of strings.
    mutating func append(strings: [String]) {
        append("[")
        for (index, string) in strings.enumerated() {
            if index > 0 { append(", ") }
            append(string: string)
        }
        append("]")
    }

    /// Appends a string.
    mutating func append(string: String) { JSONWriter.appendString(string.utf8, to: &bytes) }
}
