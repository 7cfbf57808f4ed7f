extension Vocabulary {
    /// The Web Ontology Language, `http://www.w3.org/2002/07/owl#`.
    public enum OWL {
        /// The namespace.
        public static let namespace = "http://www.w3.org/2002/07/owl#"
        /// `owl:Class`.
        public static let `class`: IRI = "http://www.w3.org/2002/07/owl#Class"
        /// `owl:sameAs`.
        public static let sameAs: IRI = "http://www.w3.org/2002/07/owl#sameAs"
        /// `owl:topObjectProperty`, which has all others below it.
        public static let topObjectProperty: IRI = "http://www.w3.org/2002/07/owl#topObjectProperty"
        /// `owl:ObjectProperty`.
        public static let objectProperty: IRI = "http://www.w3.org/2002/07/owl#ObjectProperty"
        /// `owl:DatatypeProperty`.
        public static let datatypeProperty: IRI = "http://www.w3.org/2002/07/owl#DatatypeProperty"
        /// `owl:SymmetricProperty`.
        public static let symmetricProperty: IRI = "http://www.w3.org/2002/07/owl#SymmetricProperty"
        /// `owl:Ontology`.
        public static let ontology: IRI = "http://www.w3.org/2002/07/owl#Ontology"
        /// `owl:imports`.
        public static let imports: IRI = "http://www.w3.org/2002/07/owl#imports"
        /// `owl:inverseOf`.
        public static let inverseOf: IRI = "http://www.w3.org/2002/07/owl#inverseOf"
        /// `owl:unionOf`.
        public static let unionOf: IRI = "http://www.w3.org/2002/07/owl#unionOf"
        /// `owl:onProperty`.
        public static let onProperty: IRI = "http://www.w3.org/2002/07/owl#onProperty"
        /// `owl:allValuesFrom`.
        public static let allValuesFrom: IRI = "http://www.w3.org/2002/07/owl#allValuesFrom"
        /// `owl:Thing`, the class of everything.
        public static let thing: IRI = "http://www.w3.org/2002/07/owl#Thing"
    }
}
