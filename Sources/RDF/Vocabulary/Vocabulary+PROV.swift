extension Vocabulary {
    /// The provenance ontology, `http://www.w3.org/ns/prov#`.
    public enum PROV {
        /// The namespace.
        public static let namespace = "http://www.w3.org/ns/prov#"
        /// `prov:wasDerivedFrom`.
        public static let wasDerivedFrom: IRI = "http://www.w3.org/ns/prov#wasDerivedFrom"
        /// `prov:value`.
        public static let value: IRI = "http://www.w3.org/ns/prov#value"
    }
}
