import RDF

/// The properties and classes that mean something to a property graph.
enum GraphVocabulary {
    /// The properties that name a resource, the best first.
    static let labels: [IRI] = [
        Vocabulary.RDFS.label, "http://www.w3.org/2004/02/skos/core#prefLabel", "https://schema.org/name",
        "http://schema.org/name", "http://xmlns.com/foaf/0.1/name", "http://purl.org/dc/terms/title",
    ]

    /// The properties that date an event, a document or a piece of evidence.
    static let dates: Set<IRI> = [
        "https://w3id.org/tercet/core#onDate", "http://purl.org/dc/terms/date", "http://purl.org/dc/terms/issued",
        "http://purl.org/dc/terms/created", "https://schema.org/startDate", "http://schema.org/startDate",
        "https://schema.org/endDate", "http://schema.org/endDate", "https://schema.org/datePublished",
        "http://schema.org/datePublished", "http://semanticweb.cs.vu.nl/2009/11/sem/hasTimeStamp",
        "http://semanticweb.cs.vu.nl/2009/11/sem/hasBeginTimeStamp",
        "http://semanticweb.cs.vu.nl/2009/11/sem/hasEndTimeStamp", "http://www.w3.org/ns/prov#startedAtTime",
        "http://www.w3.org/ns/prov#endedAtTime", "http://www.w3.org/ns/prov#generatedAtTime",
    ]

    /// The classes whose members are parts of an ontology.
    static let schemaClasses: Set<IRI> = [
        Vocabulary.RDFS.class, "http://www.w3.org/2000/01/rdf-schema#Datatype",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property", "http://www.w3.org/2002/07/owl#Class",
        "http://www.w3.org/2002/07/owl#Ontology", "http://www.w3.org/2002/07/owl#ObjectProperty",
        "http://www.w3.org/2002/07/owl#DatatypeProperty", "http://www.w3.org/2002/07/owl#AnnotationProperty",
        "http://www.w3.org/2002/07/owl#Restriction",
    ]

    /// The day of a literal of type `xsd:date` or `xsd:dateTime`, as `2019-08-22`, without its time zone.
    ///
    /// - Returns: `nil` for other literals, and for years that four digits cannot write.
    static func day(of literal: Literal) -> String? {
        let kind: XSDDateTime.Kind
        switch literal.datatype {
        case Vocabulary.XSD.date: kind = .date
        case Vocabulary.XSD.dateTime: kind = .dateTime
        default: return nil
        }
        guard let value = XSDDateTime(literal.lexicalForm.utf8, kind: kind), (1...9999).contains(value.year) else {
            return nil
        }
        return [digits(value.year, 4), digits(value.month, 2), digits(value.day, 2)].joined(separator: "-")
    }

    private static func digits(_ value: Int, _ count: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}
