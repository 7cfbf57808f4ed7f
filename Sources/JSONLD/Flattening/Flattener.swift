import JSON

/// Gathers the nodes of an expanded document, each with all that is said of it, in one array.
///
/// JSON-LD 1.1 API, section 7.1 (Flattening Algorithm).
struct Flattener {
    private var map = NodeMap()

    /// The flattened form of an expanded document.
    static func flatten(_ expanded: [JSONValue]) throws(JSONLDError) -> [JSONValue] {
        var flattener = Flattener()
        for item in expanded {
            try flattener.add(item, Place(graph: flattener.map.defaultGraph))
        }
        return flattener.flattened
    }

    private var flattened: [JSONValue] {
        for (name, _) in map.graphs { _ = map.defaultGraph.node(name.string) }
        return map.defaultGraph.sortedNodes.compactMap { node in
            var node = node
            if let id = node[Keyword.id]?.string, let graph = map.graphs[ExactString(id)] {
                let nodes = graph.sortedNodes.filter { $0.count > 1 }
                node[Keyword.graph] = .array(nodes.map { .object($0) })
            }
            return node.count > 1 ? .object(node) : nil
        }
    }

    /// Where a value stands.
    private struct Place {
        let graph: NodeMap.Graph
        /// The node that it is a value of, or with `isReverse` the node that is a value of it.
        var subject: NodeMap.Node?
        var property = ""
        var isReverse = false
    }

    // MARK: Node map generation

    private mutating func add(_ element: JSONValue, _ place: Place) throws(JSONLDError) {
        guard let object = element.object else { return }
        if object.isValue {
            place.subject?.add(.object(relabelled(object)), to: place.property)
        } else if let list = object[Keyword.list] {
            place.subject?.add(try self.list(list.items, place), to: place.property, isUnique: false)
        } else {
            let reference = try addNode(object, place.graph)
            guard let subject = place.subject else { return }
            if place.isReverse {
                place.graph.node(reference).add([Keyword.id: .string(subject.id)], to: place.property)
            } else {
                subject.add([Keyword.id: .string(reference)], to: place.property)
            }
        }
    }

    /// A list whose items are references to nodes, which are added.
    private mutating func list(_ items: [JSONValue], _ place: Place) throws(JSONLDError) -> JSONValue {
        var result: [JSONValue] = []
        for item in items {
            guard let object = item.object else { continue }
            if object.isValue {
                result.append(.object(relabelled(object)))
            } else if let inner = object[Keyword.list] {
                result.append(try list(inner.items, place))
            } else {
                result.append([Keyword.id: .string(try addNode(object, place.graph))])
            }
        }
        return [Keyword.list: .array(result)]
    }

    /// Adds a node and all that is nested in it.
    ///
    /// - Returns: its id.
    private mutating func addNode(_ object: JSONObject, _ graph: NodeMap.Graph) throws(JSONLDError) -> String {
        let written = object[Keyword.id]?.string
        let id = written.map { $0.isBlankNode ? map.label($0) : $0 } ?? map.label()
        let node = graph.node(id)
        for type in object[Keyword.type]?.items ?? [] { node.addType(relabelled(type)) }
        if let index = object[Keyword.index] {
            if let known = node.index, known != index {
                throw JSONLDError(.conflictingIndexes, "the node \(id) has the indexes \(known) and \(index)")
            }
            node.index = index
        }
        for member in object[Keyword.reverse]?.object?.members ?? [] {
            let place = Place(graph: graph, subject: node, property: member.name, isReverse: true)
            for value in member.value.items { try add(value, place) }
        }
        if let nested = object[Keyword.graph] {
            let place = Place(graph: map.graph(id))
            for value in nested.items { try add(value, place) }
        }
        for value in object[Keyword.included]?.items ?? [] { try add(value, Place(graph: graph)) }
        for member in object.sortedMembers where !Keyword.isKeyword(member.name) {
            let property = member.name.isBlankNode ? map.label(member.name) : member.name
            node.addProperty(property)
            let place = Place(graph: graph, subject: node, property: property)
            for value in member.value.items { try add(value, place) }
        }
        return id
    }

    private mutating func relabelled(_ type: JSONValue) -> JSONValue {
        guard let text = type.string, text.isBlankNode else { return type }
        return .string(map.label(text))
    }

    private mutating func relabelled(_ value: JSONObject) -> JSONObject {
        guard let type = value[Keyword.type] else { return value }
        var value = value
        value[Keyword.type] = relabelled(type)
        return value
    }
}
