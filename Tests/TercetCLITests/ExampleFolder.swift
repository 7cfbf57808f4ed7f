import Foundation

/// A folder with every file that the examples in helps and documents name, and the command in its path.
struct ExampleFolder {
    private let tool: Tool

    private static let ontology = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Ontology").path

    private static let texts = [
        "article.txt": "Ana Ruiz met Ben Diaz in Lima. The minister visited Panama.\n",
        "a.txt": "Ana Ruiz met Ben Diaz in Lima.\n",
        "news.txt": "Ana Ruiz met Ben Diaz.\n",
        "article.html": "<html><body><p>Ana Ruiz met Ben Diaz in Lima.</p></body></html>",
        "news.jsonl": #"{"id": "a1", "text": "Ana met Ben.", "title": "Talks"}"# + "\n",
        "train.jsonl": #"{"text": "Peru exports copper to Chile.", "triples": "#
            + #"[{"sub": "Peru", "rel": "exportsTo", "obj": "Chile"}]}"# + "\n",
        "query.rq": "SELECT * { ?s ?p ?o }",
        "clean.ru": "DELETE WHERE { ?s <http://example.org/none> ?o }",
        "grandparents.rq": """
        PREFIX f: <http://example.org/>
        CONSTRUCT { ?a f:grandparent ?c } WHERE { ?a f:parent ?b . ?b f:parent ?c }
        """,
        "family.rules": """
        @prefix f: <http://example.org/> .
        [?a f:grandparent ?c] :- [?a f:parent ?b], [?b f:parent ?c] .
        """,
        "family.ttl": "PREFIX f: <http://example.org/> f:ana f:parent f:ben . f:ben f:parent f:eva .",
        "page.jsonld": #"{"@context": {"@vocab": "https://schema.org/"}, "@id": "http://example.org/a", "name": "A"}"#,
        "schema.jsonld": #"{"@context": "https://schema.org/", "@id": "http://example.org/a", "name": "A"}"#,
        "schemaorg.jsonld": #"{"@context": {"@vocab": "https://schema.org/"}}"#,
        "context.jsonld": #"{"@context": {"@vocab": "https://schema.org/"}}"#,
        "broken.ttl": "<http://example.org/a> <http://example.org/b> ] .",
        "unlabelled.ttl": """
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        <http://example.org/C> a owl:Class . <http://example.org/c> a <http://example.org/C> .
        """,
        "contradiction.ttl": """
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        <http://example.org/a> owl:sameAs <http://example.org/b> ; owl:differentFrom <http://example.org/b> .
        """,
        "shapes.ttl": """
        PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        <http://example.org/S> sh:targetClass <http://example.org/C> ;
            sh:property [ sh:path rdfs:label ; sh:minCount 1 ] .
        """,
        "trade.ttl": """
        PREFIX trade: <https://example.org/trade#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        <https://example.org/trade> a owl:Ontology .
        trade:Country a owl:Class ; rdfs:label "country"@en ; rdfs:comment "A country."@en .
        trade:exportsTo a owl:ObjectProperty ; rdfs:label "exports to"@en ; rdfs:comment "Sells to."@en ;
            rdfs:domain trade:Country ; rdfs:range trade:Country .
        """,
    ]

    private static let preparation = """
        set -e
        mkdir news && cp a.txt news/b.txt
        cp Ontology/core.ttl core.ttl
        for name in mine films lexicon words; do cp trade.ttl $name.ttl; done
        tercet extract article.txt --evidence annotation -o facts.ttl
        tercet extract a.txt -o facts.nt -o facts.rdf -o facts.nq -o more.rdf -o a.ttl
        cp facts.nt expected.nt
        gzip -c facts.nt > more.nt.gz && cp more.nt.gz old.nt.gz
        tercet load --store kb facts.ttl
        """

    init() throws {
        tool = try Tool()
        for (name, text) in Self.texts { _ = try tool.file(name, text.utf8) }
        try FileManager.default.createSymbolicLink(
            atPath: tool.path("Ontology"), withDestinationPath: Self.ontology)
        let result = try run(Self.preparation)
        guard result.exitCode == 0 else { throw PreparationFailed(errors: result.errors) }
    }

    struct PreparationFailed: Error {
        var errors: String
    }

    /// Runs a line as people type it.
    func run(_ line: String) throws -> Tool.Result {
        try tool.shell(
            "PATH='\(Tool.executable.deletingLastPathComponent().path)':\"$PATH\" COLUMNS=400; export PATH COLUMNS\n"
                + line)
    }
}
