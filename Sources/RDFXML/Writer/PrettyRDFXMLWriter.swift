public import RDF

/// Writes RDF/XML as people like to read it; the graph is held in memory until the document is finished.
///
/// One node element for each subject, in the order of their first appearance, typed where a type is known, and all
/// namespaces declared at the top.
public struct PrettyRDFXMLWriter: QuadWriter, Sendable {
    private let prefixes: [Prefix]
    private var collection = QuadCollection()

    /// Makes a writer.
    ///
    /// - Parameter prefixes: the prefixes to use; those that are not used are left out.
    public init(prefixes: [Prefix] = []) {
        self.prefixes = prefixes
    }

    /// Takes a batch in; nothing is written yet.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        collection.insert(batch)
    }

    /// Writes the document.
    ///
    /// - Throws: `unsupported` for a quad that RDF/XML cannot express.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {
        var batch = collection.batch
        collection = QuadCollection()
        var order: [UInt32: Int] = [:]
        for quad in batch.quads { order[quad.subject] = order[quad.subject] ?? order.count }
        let type = batch.terms.indices.first { index in
            batch.terms[index].kind == .iri
                && batch.bytes(of: UInt32(index)).elementsEqual(Vocabulary.RDF.type.string.utf8)
        }
        func key(_ item: (offset: Int, element: QuadBatch.QuadRecord)) -> (Int, Int, Int) {
            let isType = Int(item.element.predicate) == type && batch.terms[Int(item.element.object)].kind == .iri
            return (order[item.element.subject] ?? 0, isType ? 0 : 1, item.offset)
        }
        batch.quads = batch.quads.enumerated().sorted { key($0) < key($1) }.map(\.element)
        var writer = RDFXMLWriter(namespaces(of: batch, type: type))
        try writer.write(batch, to: &output)
        try writer.finish(to: &output)
    }

    /// The namespaces that the elements of the document are in.
    private func namespaces(of batch: QuadBatch, type: Int?) -> XMLNamespaces {
        let known = [
            Prefix("rdfs", Vocabulary.RDFS.namespace), Prefix("owl", Vocabulary.OWL.namespace),
        ]
        var namespaces = XMLNamespaces(prefixes + known)
        var used: Set<[UInt8]> = []
        for quad in batch.quads {
            var names = [quad.predicate]
            if Int(quad.predicate) == type { names.append(quad.object) }
            for name in names where batch.terms[Int(name)].kind == .iri {
                let iri = batch.bytes(of: name)
                guard let start = XMLEncoder.localNameStart(of: iri) else { continue }
                namespaces.declare(Array(iri[..<start]))
                used.insert(Array(iri[..<start]))
            }
        }
        for start in stride(from: 1, to: batch.components.count, by: 3) {
            let iri = batch.bytes(of: batch.components[start])
            guard let local = XMLEncoder.localNameStart(of: iri) else { continue }
            namespaces.declare(Array(iri[..<local]))
            used.insert(Array(iri[..<local]))
        }
        namespaces.keep(used)
        return namespaces
    }
}
