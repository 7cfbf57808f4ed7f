extension Vocabulary {
    /// The RDF vocabulary, `http://www.w3.org/1999/02/22-rdf-syntax-ns#`.
    public enum RDF {
        /// The namespace.
        public static let namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        /// `rdf:type`.
        public static let type: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
        /// `rdf:Property`.
        public static let property: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"
        /// `rdf:first`.
        public static let first: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
        /// `rdf:rest`.
        public static let rest: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
        /// `rdf:nil`.
        public static let `nil`: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
        /// `rdf:reifies`, from a reifier to a triple term (RDF 1.2).
        public static let reifies: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"
        /// `rdf:Statement`, the class of RDF 1.1 reifications.
        public static let statement: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement"
        /// `rdf:subject`.
        public static let subject: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject"
        /// `rdf:predicate`.
        public static let predicate: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate"
        /// `rdf:object`.
        public static let object: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object"
        /// `rdf:langString`, the datatype of language-tagged strings.
        public static let langString: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
        /// `rdf:dirLangString`, the datatype of language-tagged strings with a base direction.
        public static let dirLangString: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString"
        /// The lists.
        public static let list: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#List"
        /// What a structured value, or a text with a direction, is.
        public static let value: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
        /// The language of a text that is written as a resource.
        public static let language: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#language"
        /// The direction of a text that is written as a resource.
        public static let direction: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#direction"
        /// The datatype of JSON.
        public static let json: IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"
    }
}
