import RDF

/// Writes the two CSV files that `neo4j-admin database import full` reads.
///
/// The header of the import tool, https://neo4j.com/docs/operations-manual/current/import/. A label is the local name of
/// a class, a relationship type is the local name of a property in capitals (`metWith` is `MET_WITH`), and every node
/// has the label `Resource` besides. Lists are separated by semicolons, for which the tool knows no escape: a semicolon
/// within a value of a list becomes a comma. NUL characters become U+FFFD.
struct Neo4jWriter {
    private let graph: PropertyGraph
    private let table: AttributeTable

    init(_ graph: PropertyGraph) {
        self.graph = graph
        table = AttributeTable(graph)
    }

    func nodes() -> [UInt8] {
        let header = table.columns.map { "\($0.name):\(Self.type(of: $0))" }
        var output = CSVOutput(header: ["id:ID", "iri:string", "name:string", "dates:date[]"] + header + [":LABEL"])
        for (index, node) in graph.nodes.enumerated() {
            var fields = [PropertyGraph.nodeID(index), node.name, node.label, list(node.dates)]
            var cells = [String](repeating: "", count: table.columns.count)
            for (place, column, texts) in table.values(of: node) {
                cells[place] = column.isList ? list(texts) : texts[0]
            }
            fields += cells
            fields.append(list(node.types.map(\.localName) + ["Resource"]))
            output.append(fields)
        }
        return output.bytes
    }

    func relationships() -> [UInt8] {
        var output = CSVOutput(
            header: [":START_ID", ":END_ID", "label:string", "property:string", "weight:int", "dates:date[]", ":TYPE"])
        for edge in graph.edges {
            output.append([
                PropertyGraph.nodeID(edge.source), PropertyGraph.nodeID(edge.target), edge.label,
                edge.property.string, "\(edge.weight)", list(edge.dates), Self.relationshipType(edge.property),
            ])
        }
        return output.bytes
    }

    private static func type(of column: AttributeColumn) -> String {
        let type =
            switch column.type {
            case .boolean: "boolean"
            case .integer: "long"
            case .double: "double"
            case .date: "date"
            case .string: "string"
            }
        return column.isList ? type + "[]" : type
    }

    private func list(_ values: [String]) -> String {
        values.map { value in
            String(String.UnicodeScalarView(value.unicodeScalars.map { $0 == ";" ? "," : $0 }))
        }.joined(separator: ";")
    }

    /// `metWith` as `MET_WITH`.
    private static func relationshipType(_ property: IRI) -> String {
        var result = ""
        var follows = false
        for scalar in property.localName.unicodeScalars {
            if scalar.properties.isUppercase, follows { result += "_" }
            let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            result += isPlain ? scalar.properties.uppercaseMapping : "_"
            follows = scalar.properties.isLowercase
        }
        return result
    }
}

/// Lines of CSV (RFC 4180) with `,` and line feeds, fields in quotes where they need them.
struct CSVOutput {
    private(set) var bytes: [UInt8] = []

    init(header: [String]) {
        append(header)
    }

    mutating func append(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(field)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func append(_ field: String) {
        let needsQuotes = field.utf8.contains { "\",;\r\n\0 \t'".utf8.contains($0) }
        guard needsQuotes else {
            bytes.append(contentsOf: field.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: "\"\"".utf8)
            case 0: UTF8Text.append(0xFFFD, to: &bytes)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
