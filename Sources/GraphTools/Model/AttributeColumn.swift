import RDF

/// An attribute of nodes as tools with tables have it: one name and one type for all values.
struct AttributeColumn {
    /// What all values of a column are.
    enum ValueType: String {
        case boolean, integer, double, date, string
    }

    let property: IRI
    /// The local name of the property, told apart from other columns by a number where necessary.
    let name: String
    let type: ValueType
    /// Whether any node has several values.
    let isList: Bool

    /// The names that writers give to columns of their own.
    private static let reserved: Set<String> = [
        "id", "iri", "label", "name", "types", "dates", "weight", "property", "source", "target", "shared_name",
        "selected", "suid", "color", "size", "type", "interaction",
    ]

    /// The columns of a graph, ordered by property.
    static func columns(of graph: PropertyGraph) -> [AttributeColumn] {
        var found: [IRI: (type: ValueType, isList: Bool)] = [:]
        for attribute in graph.nodes.lazy.flatMap(\.attributes) {
            var summary = found[attribute.property] ?? (ValueType(of: attribute.values[0]), false)
            for value in attribute.values { summary.type = summary.type.joined(with: ValueType(of: value)) }
            summary.isList = summary.isList || attribute.values.count > 1
            found[attribute.property] = summary
        }
        var names = ColumnNames(reserved: reserved)
        return found.sorted { $0.key < $1.key }.map { property, summary in
            AttributeColumn(
                property: property, name: names.free(for: property), type: summary.type, isList: summary.isList)
        }
    }

    /// The type in GraphML and GEXF, which agree on these names; lists are text there.
    var xmlType: String {
        if isList { return "string" }
        switch type {
        case .boolean: return "boolean"
        case .integer: return "long"
        case .double: return "double"
        case .date, .string: return "string"
        }
    }

    /// A value of the column as text of the column's type.
    func text(_ literal: Literal) -> String {
        switch type {
        case .boolean: ["true", "1"].contains(literal.lexicalForm) ? "true" : "false"
        case .integer: Int64(literal.lexicalForm).map { "\($0)" } ?? literal.lexicalForm
        case .double: Double(literal.lexicalForm).map { "\($0)" } ?? literal.lexicalForm
        case .date, .string: literal.lexicalForm
        }
    }
}

/// The names of columns, each given once.
private struct ColumnNames {
    private var taken: Set<String>
    /// The number to try next for each name that was asked for before.
    private var numbers: [String: Int] = [:]

    init(reserved: Set<String>) {
        taken = reserved
    }

    /// The local name of a property, with a number where it is taken.
    mutating func free(for property: IRI) -> String {
        let letters = property.localName.unicodeScalars.map { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? Character(scalar) : "_"
        }
        let stem = String(letters)
        // Tools such as Cytoscape take no notice of case in names.
        let key = stem.lowercased()
        var name = stem
        var number = numbers[key] ?? 2
        while !taken.insert(name.lowercased()).inserted {
            name = "\(stem)_\(number)"
            number += 1
        }
        numbers[key] = number
        return name
    }
}

/// The attributes of all nodes, arranged as columns.
struct AttributeTable {
    /// The columns, ordered by property.
    let columns: [AttributeColumn]
    private let places: [IRI: Int]

    init(_ graph: PropertyGraph) {
        columns = AttributeColumn.columns(of: graph)
        places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.property, $0) })
    }

    /// The attributes of a node, each with the place of its column, in the order of the columns.
    func values(of node: PropertyGraph.Node) -> [(place: Int, column: AttributeColumn, texts: [String])] {
        node.attributes.compactMap { attribute in
            guard let place = places[attribute.property] else { return nil }
            return (place, columns[place], attribute.values.map(columns[place].text))
        }
    }
}

extension AttributeColumn.ValueType {
    /// What a single literal is; a string where its text is not what its datatype says.
    init(of literal: Literal) {
        let text = literal.lexicalForm
        switch literal.datatype {
        case Vocabulary.XSD.boolean: self = ["true", "false", "1", "0"].contains(text) ? .boolean : .string
        case Vocabulary.XSD.integer, Self.xsd("int"), Self.xsd("long"), Self.xsd("nonNegativeInteger"),
            Self.xsd("positiveInteger"):
            self = Int64(text) == nil ? .string : .integer
        case Vocabulary.XSD.decimal, Vocabulary.XSD.double, Vocabulary.XSD.float:
            self = Double(text).map(\.isFinite) == true ? .double : .string
        case Vocabulary.XSD.date: self = GraphVocabulary.day(of: literal) == text ? .date : .string
        default: self = .string
        }
    }

    /// What values of two types are together.
    func joined(with other: Self) -> Self {
        if self == other { return self }
        return [self, other].allSatisfy { $0 == .integer || $0 == .double } ? .double : .string
    }

    private static func xsd(_ name: String) -> IRI { IRI(Vocabulary.XSD.namespace + name) }
}
