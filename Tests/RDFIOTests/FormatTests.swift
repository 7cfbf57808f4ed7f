import RDFIO
import Testing

@Suite("The formats of RDF")
struct FormatTests {
    @Test(
        "media types are known with their parameters, in any case",
        arguments: [
            ("text/turtle", RDFFormat.turtle), ("text/turtle; charset=utf-8; version=1.2", .turtle),
            ("Text/Turtle;charset=UTF-8", .turtle), ("text/turtle\t;\tversion=\"1.2\"", .turtle),
            ("application/x-turtle", .turtle), ("application/n-triples; version=1.2", .ntriples),
            ("application/n-quads", .nquads), ("text/x-nquads", .nquads), ("application/trig;version=1.1", .trig),
            ("application/x-trig", .trig), ("application/rdf+xml; charset=utf-8", .rdfxml),
            ("application/xml", .rdfxml), ("text/xml", .rdfxml),
        ])
    func mediaTypes(_ type: String, _ format: RDFFormat) {
        #expect(RDFFormat(mediaType: type) == format)
    }

    @Test("other media types are no format", arguments: ["", ";", "text/html", "text/plain", "turtle", "text/turtles"])
    func otherMediaTypes(_ type: String) {
        #expect(RDFFormat(mediaType: type) == nil)
    }

    @Test(
        "file names are known, compressed or not",
        arguments: [
            ("nt", RDFFormat.ntriples), ("nq", .nquads), ("ttl", .turtle), ("turtle", .turtle), ("trig", .trig),
            ("rdf", .rdfxml), ("owl", .rdfxml), ("xml", .rdfxml), ("rdfs", .rdfxml),
        ])
    func fileNames(_ ending: String, _ format: RDFFormat) {
        for name in [
            "a.\(ending)", "a.\(ending.uppercased())", "x.y/a.b.\(ending)", "a.\(ending).gz", "A.\(ending).GZ",
        ] {
            #expect(RDFFormat(fileName: name) == format, "\(name)")
        }
        #expect(RDFFormat(fileName: ending) == nil)
        #expect(RDFFormat(fileName: "a.\(ending).bz2") == nil)
    }

    @Test(
        "the usual extension and the registered media type of a format mean that format", arguments: RDFFormat.allCases)
    func roundTrip(_ format: RDFFormat) {
        for ending in format.fileExtensions {
            #expect(RDFFormat(fileName: "a.\(ending)") == format)
            #expect(RDFFormat(name: ending) == format)
        }
        for type in format.mediaTypes { #expect(RDFFormat(mediaType: type) == format) }
        #expect(RDFFormat(name: format.name) == format)
        #expect(RDFFormat(name: format.rawValue) == format)
    }

    @Test(
        "content tells the format",
        arguments: [
            ("_:a <x:p> \"b\"@en .\n_:a <x:", RDFFormat.ntriples), ("<x:s> <x:p> <<( _:a <x:q> <x:o> )>> .", .ntriples),
            ("# c\n\nVERSION \"1.2\"\n<x:s> <x:p> <x:o> .\n", .ntriples),
            ("\u{FEFF}<x:s> <x:p> \"o\" _:g .\n", .nquads),
            ("BASE <http://e/> <a> <b> <c> .", .turtle), ("base <http://e/>\n<a> <b> <c> .", .turtle),
            ("[] a <x:c> .", .turtle), ("( 1 2 ) <x:p> 3 .", .turtle), (": <x:p> 3 .", .turtle),
            ("e:a e:b 'c' . # {", .turtle), ("<x:s> <x:p> '{' , \"\"\"{\"\"\" .", .turtle),
            ("\u{E9}t:a e:b e:c .", .turtle),
            ("VERSION \"1.2\" <a> <b> <c>, 1 .", .turtle), ("<< <x:a> <x:b> <x:c> >> <x:d> 1 .", .turtle),
            ("GRAPH <x:g> { }", .trig), ("{ <x:s> <x:p> 1 }", .trig), ("<x:g> { <x:s> <x:p> <x:o> }", .trig),
            ("@prefix e: <x:> .\ne:g{e:a e:b e:c}", .trig), ("<?xml version='1.0'?>\n<a/>", .rdfxml),
            ("\n <!DOCTYPE rdf:RDF [<!ENTITY a 'b'>]>", .rdfxml), ("<Description xmlns='x' about='y'/>", .rdfxml),
            ("<rdf:RDF\n", .rdfxml), ("<owl:Ontology rdf:about=''/>", .rdfxml),
        ])
    func sniffs(_ text: String, _ format: RDFFormat) {
        #expect(RDFFormat.sniff(Array(text.utf8)) == format)
    }

    @Test(
        "content that is no RDF has no format",
        arguments: [
            "", "\u{FEFF}", "# only a comment", "hello", "Dear Sir: hello", "%PDF-1.4", "123", "a,b\n1,2\n", "\0\0",
        ])
    func sniffsNothing(_ text: String) {
        #expect(RDFFormat.sniff(Array(text.utf8)) == nil)
    }
}
