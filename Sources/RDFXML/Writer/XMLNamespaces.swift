internal import RDF

/// The namespaces of a document that is written, and their prefixes.
struct XMLNamespaces: Sendable {
    private var prefixOfNamespace: [[UInt8]: [UInt8]] = [:]
    private var taken: Set<[UInt8]> = []
    /// The namespaces in the order they are declared, with their prefixes.
    private(set) var declared: [(prefix: [UInt8], namespace: [UInt8])] = []
    private var generated = 0
    private var unusedNumber = 1
    /// Readers look at one declaration after the other; namespaces beyond these are declared where they are used.
    private static let maximumCount = 1000

    /// Takes the prefixes that can be declared in XML; `rdf` is always there.
    init(_ prefixes: [Prefix]) {
        declare(Array("rdf".utf8), XMLName.rdfNamespace)
        // The attributes of directional strings are written with this prefix.
        taken.insert(Array("its".utf8))
        for prefix in prefixes {
            let name = Array(prefix.name.utf8)
            let isName = XMLNameCharacter.isNCName(name.span) && !prefix.name.lowercased().hasPrefix("xml")
            if isName, IRI.isValid(prefix.iri) { declare(name, Array(prefix.iri.utf8)) }
        }
    }

    private mutating func declare(_ prefix: [UInt8], _ namespace: [UInt8]) {
        guard declared.count < XMLNamespaces.maximumCount, prefixOfNamespace[namespace] == nil,
            taken.insert(prefix).inserted
        else { return }
        while taken.contains(unusedPrefix) { unusedNumber += 1 }
        prefixOfNamespace[namespace] = prefix
        declared.append((prefix: prefix, namespace: namespace))
    }

    /// The prefix of a namespace, if it has one.
    func prefix(of namespace: [UInt8]) -> [UInt8]? { prefixOfNamespace[namespace] }

    /// Gives a namespace a prefix `ns1`, `ns2`, … unless it has one.
    mutating func declare(_ namespace: [UInt8]) {
        guard prefixOfNamespace[namespace] == nil, declared.count < XMLNamespaces.maximumCount else { return }
        var prefix: [UInt8]
        repeat {
            generated += 1
            prefix = Array("ns\(generated)".utf8)
        } while taken.contains(prefix)
        declare(prefix, namespace)
    }

    /// A prefix that none of the declared namespaces has.
    var unusedPrefix: [UInt8] { Array("ns\(unusedNumber)".utf8) }

    /// Keeps the namespaces of a set, and `rdf`.
    mutating func keep(_ used: Set<[UInt8]>) {
        declared.removeAll { !used.contains($0.namespace) && $0.namespace != XMLName.rdfNamespace }
        prefixOfNamespace = prefixOfNamespace.filter { used.contains($0.key) || $0.key == XMLName.rdfNamespace }
    }
}
