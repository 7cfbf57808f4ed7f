internal import RDF

/// An element of an RDF/XML document that is open.
struct RDFXMLFrame: Sendable {
    /// What the element is in the grammar.
    enum Role: Sendable {
        /// `rdf:RDF`: holds node elements.
        case root
        /// `nodeElement`, or a property element with `rdf:parseType="Resource"`: holds property elements.
        case node
        /// A property element that may turn out a literal or hold one node element.
        case property
        /// A property element that holds one node element and had it already.
        case filledProperty
        /// `emptyPropertyElt`: holds nothing.
        case emptyProperty
        /// `parseTypeLiteralPropertyElt`: holds any XML.
        case xmlLiteral
        /// `parseTypeCollectionPropertyElt`: holds node elements.
        case collection
        /// `parseTypeTriplePropertyElt`: holds one node element that says one triple.
        case triple
    }

    var role: Role
    /// The subject of what the element says: its own node, or the node around a property element.
    var subject = RDFXMLFrame.none
    /// The property of a property element.
    var property = RDFXMLFrame.none
    /// The datatype of a literal property element; the last node of a collection.
    var object = RDFXMLFrame.none
    /// Who reifies the statement: the IRI of `rdf:ID`.
    var statement = RDFXMLFrame.none
    /// Who annotates the statement: `rdf:annotation` or `rdf:annotationNodeID`.
    var annotation = RDFXMLFrame.none
    /// How many `rdf:li` there were.
    var items = 0
    /// How many quads there were when a triple began.
    var firstQuad = 0
    /// The scope of `xml:base`, `xml:lang` and `its:dir`.
    var scope: Int

    /// Stands for a term that is not there.
    static let none = UInt32.max

    /// Copies the terms of the frame from a batch to another, so that the frame outlives the first.
    mutating func carry(from batch: QuadBatch, to kept: inout QuadBatch) {
        func copy(_ term: inout UInt32) {
            if term != RDFXMLFrame.none { term = kept.append(termAt: term, of: batch) }
        }
        copy(&subject)
        copy(&property)
        copy(&object)
        copy(&statement)
        copy(&annotation)
    }
}

/// What an element inherits from those around it.
struct RDFXMLScope: Sendable {
    /// `xml:base`.
    var base: IRIBase?
    /// `xml:lang`, in lower case; empty where there is none.
    var language: [UInt8] = []
    /// `its:dir`.
    var direction: Literal.Direction?
    /// Whether `rdf:version` says 1.2.
    var isVersion12 = false
    /// Whether there is an `its:version`.
    var hasITS = false

    /// Appends the absolute IRI of a reference.
    func resolve(_ reference: Span<UInt8>, into bytes: inout [UInt8]) throws(XMLFailure) {
        guard ByteScanning.isIRIReference(reference) else {
            throw XMLFailure(
                "\"\(String(decoding: reference))\" is no IRI; percent-encode what is not allowed in one",
                code: .invalidIRI)
        }
        if IRIParts.schemeEnd(in: reference, from: 0) != nil {
            bytes.append(copying: reference, 0..<reference.count)
        } else if let base {
            base.resolve(reference, into: &bytes)
        } else {
            throw XMLFailure(
                "\"\(String(decoding: reference))\" is relative and there is no base IRI; give one, or put xml:base "
                    + "into the document", code: .invalidIRI)
        }
    }
}

extension String {
    /// Makes a string of UTF-8 bytes.
    init(decoding bytes: Span<UInt8>) {
        var copy: [UInt8] = []
        copy.append(copying: bytes, 0..<bytes.count)
        self.init(decoding: copy, as: UTF8.self)
    }
}
