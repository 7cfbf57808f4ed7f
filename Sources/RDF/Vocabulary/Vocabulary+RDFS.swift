extension Vocabulary {
    /// The RDF Schema vocabulary, `http://www.w3.org/2000/01/rdf-schema#`.
    public enum RDFS {
        /// The namespace.
        public static let namespace = "http://www.w3.org/2000/01/rdf-schema#"
        /// `rdfs:Class`.
        public static let `class`: IRI = "http://www.w3.org/2000/01/rdf-schema#Class"
        /// `rdfs:label`.
        public static let label: IRI = "http://www.w3.org/2000/01/rdf-schema#label"
        /// `rdfs:comment`.
        public static let comment: IRI = "http://www.w3.org/2000/01/rdf-schema#comment"
        /// `rdfs:domain`.
        public static let domain: IRI = "http://www.w3.org/2000/01/rdf-schema#domain"
        /// `rdfs:range`.
        public static let range: IRI = "http://www.w3.org/2000/01/rdf-schema#range"
        /// `rdfs:subClassOf`.
        public static let subClassOf: IRI = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
        /// `rdfs:subPropertyOf`.
        public static let subPropertyOf: IRI = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"
        /// `rdfs:seeAlso`.
        public static let seeAlso: IRI = "http://www.w3.org/2000/01/rdf-schema#seeAlso"
    }
}
