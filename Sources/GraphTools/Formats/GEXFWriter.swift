import RDF

/// Writes GEXF 1.3, https://gexf.net/schema.html.
///
/// A graph with dates is dynamic: an event or edge lasts from its first to its last day, and the rest is always there.
struct GEXFWriter {
    private let graph: PropertyGraph
    private let table: AttributeTable
    private let colors: TypeColors

    init(_ graph: PropertyGraph) {
        self.graph = graph
        table = AttributeTable(graph)
        colors = TypeColors(graph)
    }

    func document(title: String) -> [UInt8] {
        var xml = XMLOutput()
        xml.start(
            "gexf",
            ["xmlns": "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz", "version": "1.3"])
        xml.start("meta")
        xml.text("creator", [:], "Tercet")
        if !title.isEmpty { xml.text("description", [:], title) }
        xml.end()
        if graph.hasDates {
            xml.start(
                "graph",
                [
                    "defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date",
                    "timerepresentation": "interval",
                ])
        } else {
            xml.start("graph", ["defaultedgetype": "directed", "mode": "static"])
        }
        writeAttributes(to: &xml)
        xml.start("nodes")
        for index in graph.nodes.indices { write(nodeAt: index, to: &xml) }
        xml.end()
        xml.start("edges")
        for index in graph.edges.indices { write(edgeAt: index, to: &xml) }
        xml.end()
        xml.end()
        xml.end()
        return xml.bytes
    }

    private func writeAttributes(to xml: inout XMLOutput) {
        xml.start("attributes", ["class": "node", "mode": "static"])
        xml.empty("attribute", ["id": "iri", "title": "iri", "type": "string"])
        xml.empty("attribute", ["id": "types", "title": "types", "type": "string"])
        xml.empty("attribute", ["id": "type", "title": "type", "type": "string"])
        for (index, column) in table.columns.enumerated() {
            xml.empty(
                "attribute", ["id": "a\(index + 1)", "title": column.name, "type": column.xmlType])
        }
        xml.end()
        xml.start("attributes", ["class": "edge", "mode": "static"])
        xml.empty("attribute", ["id": "property", "title": "property", "type": "string"])
        xml.empty("attribute", ["id": "dates", "title": "dates", "type": "string"])
        xml.end()
    }

    private func write(nodeAt index: Int, to xml: inout XMLOutput) {
        let node = graph.nodes[index]
        if let first = node.dates.first, let last = node.dates.last {
            xml.start(
                "node", ["id": PropertyGraph.nodeID(index), "label": node.label, "start": first, "end": last])
        } else {
            xml.start("node", ["id": PropertyGraph.nodeID(index), "label": node.label])
        }
        xml.start("attvalues")
        xml.empty("attvalue", ["for": "iri", "value": node.name])
        let types = graph.typeNames(of: node)
        if let type = colors.mainTypes.name(of: node) {
            xml.empty("attvalue", ["for": "types", "value": types.joined(separator: "; ")])
            xml.empty("attvalue", ["for": "type", "value": type])
        }
        for (place, _, texts) in table.values(of: node) {
            xml.empty("attvalue", ["for": "a\(place + 1)", "value": texts.joined(separator: "; ")])
        }
        xml.end()
        let color = colors.color(of: node)
        xml.empty("viz:color", ["r": "\(color.red)", "g": "\(color.green)", "b": "\(color.blue)"])
        xml.end()
    }

    private func write(edgeAt index: Int, to xml: inout XMLOutput) {
        let edge = graph.edges[index]
        let (id, weight) = (PropertyGraph.edgeID(index), "\(edge.weight)")
        let (source, target) = (PropertyGraph.nodeID(edge.source), PropertyGraph.nodeID(edge.target))
        if let first = edge.dates.first, let last = edge.dates.last {
            xml.start(
                "edge",
                [
                    "id": id, "source": source, "target": target, "kind": edge.label, "label": edge.label,
                    "weight": weight, "start": first, "end": last,
                ])
        } else {
            xml.start(
                "edge",
                [
                    "id": id, "source": source, "target": target, "kind": edge.label, "label": edge.label,
                    "weight": weight,
                ])
        }
        xml.start("attvalues")
        xml.empty("attvalue", ["for": "property", "value": edge.property.string])
        if !edge.dates.isEmpty {
            xml.empty("attvalue", ["for": "dates", "value": edge.dates.joined(separator: "; ")])
        }
        xml.end()
        xml.end()
    }
}
