import JSON

/// The nodes of a document by graph and id, each once, with all that the document says of it.
///
/// JSON-LD 1.1 API, section 7.2 (Node Map Generation).
struct NodeMap {
    /// A node of one graph.
    final class Node {
        let id: String
        private(set) var types: [JSONValue] = []
        var index: JSONValue?
        private var properties: [ExactString: Values] = [:]

        /// The values of a property, and which they are.
        private struct Values {
            var items: [JSONValue] = []
            var members: Set<JSONValue> = []
        }

        init(id: String) { self.id = id }

        func addType(_ type: JSONValue) { if !types.contains(type) { types.append(type) } }

        /// Makes a property, even without values.
        func addProperty(_ name: String) {
            if properties[ExactString(name)] == nil { properties[ExactString(name)] = Values() }
        }

        /// Adds a value to a property.
        ///
        /// - Parameter isUnique: whether the value is left out where it is there already.
        func add(_ value: JSONValue, to name: String, isUnique: Bool = true) {
            let isNew = properties[ExactString(name), default: Values()].members.insert(value).inserted
            if isNew || !isUnique { properties[ExactString(name)]?.items.append(value) }
        }

        /// The node in expanded form.
        var object: JSONObject {
            var object = JSONObject()
            object[Keyword.id] = .string(id)
            if !types.isEmpty { object[Keyword.type] = .array(types) }
            if let index { object[Keyword.index] = index }
            for (name, values) in properties.sorted(by: { $0.key < $1.key }) {
                object[name.string] = .array(values.items)
            }
            return object
        }
    }

    /// The nodes of a graph.
    final class Graph {
        private(set) var nodes: [ExactString: Node] = [:]

        /// The node of an id, which is made if it is new.
        func node(_ id: String) -> Node {
            if let known = nodes[ExactString(id)] { return known }
            let node = Node(id: id)
            nodes[ExactString(id)] = node
            return node
        }

        /// The nodes in expanded form, in the order of their ids.
        var sortedNodes: [JSONObject] { nodes.sorted { $0.key < $1.key }.map(\.value.object) }
    }

    /// The graphs that have a name.
    private(set) var graphs: [ExactString: Graph] = [:]
    let defaultGraph = Graph()
    private var labels: [ExactString: String] = [:]
    private var labelCount = 0

    /// The graph of a name, which is made if it is new.
    mutating func graph(_ name: String) -> Graph {
        if let known = graphs[ExactString(name)] { return known }
        let graph = Graph()
        graphs[ExactString(name)] = graph
        return graph
    }

    /// A label for a blank node: `_:b0`, `_:b1`, … in the order of the document.
    ///
    /// - Parameter written: the label that the document uses; `nil` for a node without one.
    mutating func label(_ written: String? = nil) -> String {
        if let written, let known = labels[ExactString(written)] { return known }
        let label = "_:b\(labelCount)"
        labelCount += 1
        if let written { labels[ExactString(written)] = label }
        return label
    }
}
