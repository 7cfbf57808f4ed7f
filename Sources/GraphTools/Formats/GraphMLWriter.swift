import RDF

/// Writes GraphML, http://graphml.graphdrawing.org/specification.html, as its XML schema 1.1 has it.
///
/// Several values of one attribute stand in one text, with `; ` between them, since GraphML knows no lists.
struct GraphMLWriter {
    private let graph: PropertyGraph
    private let table: AttributeTable
    private let mainTypes: MainTypes

    init(_ graph: PropertyGraph) {
        self.graph = graph
        table = AttributeTable(graph)
        mainTypes = MainTypes(graph)
    }

    func document() -> [UInt8] {
        var xml = XMLOutput()
        xml.start(
            "graphml",
            [
                "xmlns": "http://graphml.graphdrawing.org/xmlns",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation":
                    "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd",
            ])
        writeKeys(to: &xml)
        xml.start("graph", ["id": "G", "edgedefault": "directed"])
        for index in graph.nodes.indices { write(nodeAt: index, to: &xml) }
        for index in graph.edges.indices { write(edgeAt: index, to: &xml) }
        xml.end()
        xml.end()
        return xml.bytes
    }

    private func writeKeys(to xml: inout XMLOutput) {
        func key(_ id: String, _ element: String, _ name: String, _ type: String) {
            xml.empty("key", ["id": id, "for": element, "attr.name": name, "attr.type": type])
        }
        key("label", "node", "label", "string")
        key("iri", "node", "iri", "string")
        key("types", "node", "types", "string")
        key("type", "node", "type", "string")
        for (index, column) in table.columns.enumerated() {
            key("a\(index + 1)", "node", column.name, column.xmlType)
        }
        key("edge-label", "edge", "label", "string")
        key("edge-iri", "edge", "property", "string")
        key("weight", "edge", "weight", "int")
        key("dates", "edge", "dates", "string")
    }

    private func write(nodeAt index: Int, to xml: inout XMLOutput) {
        let node = graph.nodes[index]
        xml.start("node", ["id": PropertyGraph.nodeID(index)])
        xml.text("data", ["key": "label"], node.label)
        xml.text("data", ["key": "iri"], node.name)
        let types = graph.typeNames(of: node)
        if let type = mainTypes.name(of: node) {
            xml.text("data", ["key": "types"], types.joined(separator: "; "))
            xml.text("data", ["key": "type"], type)
        }
        for (place, _, texts) in table.values(of: node) {
            xml.text("data", ["key": "a\(place + 1)"], texts.joined(separator: "; "))
        }
        xml.end()
    }

    private func write(edgeAt index: Int, to xml: inout XMLOutput) {
        let edge = graph.edges[index]
        xml.start(
            "edge",
            [
                "id": PropertyGraph.edgeID(index), "source": PropertyGraph.nodeID(edge.source),
                "target": PropertyGraph.nodeID(edge.target),
            ])
        xml.text("data", ["key": "edge-label"], edge.label)
        xml.text("data", ["key": "edge-iri"], edge.property.string)
        xml.text("data", ["key": "weight"], "\(edge.weight)")
        if !edge.dates.isEmpty { xml.text("data", ["key": "dates"], edge.dates.joined(separator: "; ")) }
        xml.end()
    }
}
