internal import RDF

/// A name of an element or attribute, and what it means in RDF/XML.
struct XMLName: Sendable {
    /// The names that RDF/XML and XML give a meaning.
    ///
    /// RDF 1.2 XML Syntax, section 5.1.
    enum Meaning: Sendable {
        /// `rdf:RDF`, `rdf:Description`, `rdf:li`, `rdf:type`.
        case rdf, description, li, type
        /// `rdf:ID`, `rdf:about`, `rdf:nodeID`, `rdf:resource`, `rdf:datatype`, `rdf:parseType`.
        case id, about, nodeID, resource, datatype, parseType
        /// `rdf:annotation`, `rdf:annotationNodeID`, `rdf:version` (RDF 1.2).
        case annotation, annotationNodeID, version
        /// `rdf:aboutEach`, `rdf:aboutEachPrefix`, `rdf:bagID`, which RDF/XML had once.
        case old
        /// `xml:lang`, `xml:base`, and other attributes that start with `xml`.
        case language, base, otherXML
        /// `its:dir`, `its:version`.
        case direction, itsVersion
        /// A name without a namespace.
        case unqualified
        /// A name that stands for its IRI.
        case other

        /// Whether an attribute of this name changes the scope of its element.
        var changesScope: Bool {
            switch self {
            case .language, .base, .direction, .itsVersion, .version: true
            default: false
            }
        }
    }

    /// The prefix as written; empty where there is none.
    let prefix: [UInt8]
    let local: [UInt8]
    let namespace: [UInt8]
    /// Namespace and local name, one after the other.
    let iri: [UInt8]
    /// Whether these are an absolute IRI.
    let isIRI: Bool
    let meaning: Meaning

    init(prefix: [UInt8], local: [UInt8], namespace: [UInt8], isAttribute: Bool) {
        self.prefix = prefix
        self.local = local
        self.namespace = namespace
        let meaning = XMLName.meaning(of: local, in: namespace, isAttribute: isAttribute)
        self.meaning = meaning
        // Attributes without a namespace that RDF/XML once allowed are taken as RDF's.
        let iri = namespace.isEmpty && meaning != .unqualified ? XMLName.rdfNamespace + local : namespace + local
        self.iri = iri
        isIRI = IRIParts.schemeEnd(in: iri.span, from: 0) != nil && ByteScanning.isIRIReference(iri.span)
    }

    /// Makes a name of the RDF vocabulary.
    init(_ name: RDFName) {
        self.init(
            prefix: Array("rdf".utf8), local: Array(name.rawValue.utf8), namespace: XMLName.rdfNamespace,
            isAttribute: false)
    }

    /// As it is written in the document.
    var written: String {
        String(decoding: prefix.isEmpty ? local : prefix + [UInt8(ascii: ":")] + local, as: UTF8.self)
    }

    static let rdfNamespace = Array(Vocabulary.RDF.namespace.utf8)
    private static let xmlNamespace = Array("http://www.w3.org/XML/1998/namespace".utf8)
    private static let itsNamespace = Array("http://www.w3.org/2005/11/its".utf8)

    private static func meaning(of local: [UInt8], in namespace: [UInt8], isAttribute: Bool) -> Meaning {
        let name = String(decoding: local, as: UTF8.self)
        if namespace == rdfNamespace { return rdfMeanings[name] ?? .other }
        if namespace == xmlNamespace { return name == "lang" ? .language : name == "base" ? .base : .otherXML }
        if namespace == itsNamespace, isAttribute {
            return name == "dir" ? .direction : name == "version" ? .itsVersion : .other
        }
        guard namespace.isEmpty else { return .other }
        guard isAttribute else { return .unqualified }
        if name.lowercased().hasPrefix("xml") { return .otherXML }
        // Section 6.1.4: these five may be written without a namespace.
        return ["ID", "about", "resource", "parseType", "type"].contains(name)
            ? rdfMeanings[name] ?? .unqualified : .unqualified
    }

    private static let rdfMeanings: [String: Meaning] = [
        "RDF": .rdf, "Description": .description, "li": .li, "type": .type, "ID": .id, "about": .about,
        "nodeID": .nodeID, "resource": .resource, "datatype": .datatype, "parseType": .parseType,
        "annotation": .annotation, "annotationNodeID": .annotationNodeID, "version": .version, "aboutEach": .old,
        "aboutEachPrefix": .old, "bagID": .old,
    ]
}

/// The names of the RDF vocabulary that the parser speaks of without the document doing so.
enum RDFName: String, CaseIterable {
    case type, statement = "Statement", subject, predicate, object, reifies, first, rest, `nil`
    case xmlLiteral = "XMLLiteral"

    /// The index among the parser's names.
    var index: Int {
        switch self {
        case .type: 0
        case .statement: 1
        case .subject: 2
        case .predicate: 3
        case .object: 4
        case .reifies: 5
        case .first: 6
        case .rest: 7
        case .nil: 8
        case .xmlLiteral: 9
        }
    }
}

/// An attribute of an element that has just been opened.
struct XMLAttribute: Sendable {
    /// The index of the name in the parser's names.
    var name: Int
    /// Where the value stands in the element's values.
    var value: Range<Int>
}

/// What is wrong with a document, without the place.
struct XMLFailure: Error {
    let code: RDFSyntaxError.Code
    let message: String

    init(_ message: String, code: RDFSyntaxError.Code = .syntax) {
        self.code = code
        self.message = message
    }
}
