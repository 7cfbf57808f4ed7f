extension Vocabulary {
    /// The XML Schema datatypes, `http://www.w3.org/2001/XMLSchema#`.
    public enum XSD {
        /// The namespace.
        public static let namespace = "http://www.w3.org/2001/XMLSchema#"
        /// `xsd:string`.
        public static let string: IRI = "http://www.w3.org/2001/XMLSchema#string"
        /// `xsd:boolean`.
        public static let boolean: IRI = "http://www.w3.org/2001/XMLSchema#boolean"
        /// `xsd:integer`.
        public static let integer: IRI = "http://www.w3.org/2001/XMLSchema#integer"
        /// `xsd:decimal`.
        public static let decimal: IRI = "http://www.w3.org/2001/XMLSchema#decimal"
        /// `xsd:double`.
        public static let double: IRI = "http://www.w3.org/2001/XMLSchema#double"
        /// `xsd:float`.
        public static let float: IRI = "http://www.w3.org/2001/XMLSchema#float"
        /// `xsd:date`.
        public static let date: IRI = "http://www.w3.org/2001/XMLSchema#date"
        /// `xsd:dateTime`.
        public static let dateTime: IRI = "http://www.w3.org/2001/XMLSchema#dateTime"
        /// `xsd:time`.
        public static let time: IRI = "http://www.w3.org/2001/XMLSchema#time"
        /// `xsd:gYear`.
        public static let gYear: IRI = "http://www.w3.org/2001/XMLSchema#gYear"
        /// `xsd:gYearMonth`.
        public static let gYearMonth: IRI = "http://www.w3.org/2001/XMLSchema#gYearMonth"
        /// `xsd:duration`.
        public static let duration: IRI = "http://www.w3.org/2001/XMLSchema#duration"
        /// `xsd:anyURI`.
        public static let anyURI: IRI = "http://www.w3.org/2001/XMLSchema#anyURI"
    }
}
