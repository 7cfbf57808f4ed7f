#if Server
import Foundation

/// What the tests put into stores and documents.
enum Fixtures {
    /// A short report of news, written for the tests.
    static let report = """
        2021-03-04

        LIMA — Ana Torres, the foreign minister of Peru, met with Ben Smith in Lima on Tuesday to discuss trade.

        Peru, which borders Chile, is a transit point for cocaine from South America. Torres praised Chile.
        """

    /// A graph of a document whose labels, literals, sentences and IRIs try to run a script.
    static let hostile = #"""
        @prefix core: <https://w3id.org/tercet/core#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix prov: <http://www.w3.org/ns/prov#> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix ex: <http://example.org/> .

        ex:document {
            ex:document rdfs:label "<b onmouseover=window.ran=5>document</b>" .
            ex:a a core:Person , ex:Class ;
                rdfs:label "<img src=x onerror='window.ran=2'>" ;
                core:said "</textarea><svg onload=window.ran=3>" , "<script>window.ran=1</script>" ;
                core:onDate "2019-08-22"^^xsd:date ;
                core:metWith ex:b , <javascript:window.ran=4> .
            ex:b a core:Person ; rdfs:label "B"@en .
            ex:Class a owl:Class ;
                rdfs:label "<iframe srcdoc='<script>parent.ran=6</script>'>" ;
                rdfs:comment "<script>window.ran=7</script>" .
            ex:evidence a core:Evidence ;
                rdf:reifies <<( ex:a core:metWith ex:b )>> ;
                prov:wasDerivedFrom <http://example.org/document#char=0,40> ;
                core:sentence "<script>window.ran=8</script> met B." ;
                core:subjectWords "<script>window.ran=8</script>" ;
                core:predicateWords "met" ;
                core:objectWords "B" ;
                core:confidence 0.5 .
        }
        """#

    /// A graph of people who met: each with two of those before, some far better known than others.
    static func meetings(count: Int) -> String {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let names = ["Person", "Organization", "Country", "Settlement", "Meeting", "Role", "Activity", "Official"]
        let core = "https://w3id.org/tercet/core#"
        var lines: [String] = []
        var known = [0]
        for number in 0..<count {
            let node = "<http://example.org/\(number)>"
            let type = names[min(next(8), next(8))]
            lines.append("\(node) <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <\(core)\(type)> .")
            lines.append("\(node) <http://www.w3.org/2000/01/rdf-schema#label> \"Number \(number)\" .")
            guard number > 0 else { continue }
            for _ in 0..<2 {
                let other = next(5) > 0 ? known[next(known.count)] : next(number)
                lines.append("\(node) <\(core)metWith> <http://example.org/\(other)> .")
                known.append(other)
            }
            known.append(number)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
#endif
