import Foundation
import TestSupport
import Testing

@Suite("tercet ontology swift")
struct OntologySwiftTests {
    private static let ontology = """
        @prefix t: <https://example.org/trade#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <https://example.org/trade> a owl:Ontology .
        t:Port a owl:Class ; rdfs:label "port"@en ; rdfs:comment \"\"\"Where ships
            are unloaded.\"\"\"@en .
        t:port-of a owl:ObjectProperty ; rdfs:label "Hafen von"@de . t:in a owl:ObjectProperty .
        t:Lima a t:Port . t:2024 a t:Year .
        """

    @Test("each term has a constant that says what it is")
    func source() throws {
        let tool = try Tool()
        _ = try tool.file("trade.ttl", Self.ontology.utf8)
        let result = try tool.run("ontology", "swift", "trade.ttl")
        #expect(
            result.output == """
                import RDF

                /// The terms of `https://example.org/trade#`.
                public enum Trade {
                    /// What their IRIs begin with.
                    public static let namespace = "https://example.org/trade#"

                    /// The classes.
                    public enum Classes {
                        /// Port: Where ships are unloaded.
                        public static let port: IRI = "https://example.org/trade#Port"
                    }

                    /// The properties.
                    public enum Properties {
                        /// `https://example.org/trade#in`.
                        public static let `in`: IRI = "https://example.org/trade#in"
                        /// `https://example.org/trade#port-of`.
                        public static let portOf: IRI = "https://example.org/trade#port-of"
                    }

                    /// The individuals.
                    public enum Individuals {
                        /// `https://example.org/trade#2024`.
                        public static let _2024: IRI = "https://example.org/trade#2024"
                        /// `https://example.org/trade#Lima`.
                        public static let lima: IRI = "https://example.org/trade#Lima"
                    }
                }

                """, "\(result.output)\(result.errors)")
    }

    @Test("an ontology without terms is an error")
    func empty() throws {
        let tool = try Tool()
        _ = try tool.file("a.ttl", "<http://example.org/a> <http://example.org/b> 1 .".utf8)
        let result = try tool.run("ontology", "swift", "a.ttl")
        #expect(result.exitCode == 1 && result.errors.contains("a.ttl: there are no classes or properties"))
    }
}
