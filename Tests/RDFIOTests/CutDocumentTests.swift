import RDF
import RDFIO
import TestSupport
import Testing

@Suite("Documents that are cut short")
struct CutDocumentTests {
    /// Documents that use much of their format.
    static let documents: [(RDFFormat, String)] = [
        (
            .ntriples,
            "<x:s> <x:p> \"\u{E9}\\n\\u00E9\"@en-gb .\n_:a.b <x:p> \"1\"^^<x:d> . # c\n\n<x:s> <x:p> _:\u{E9} ."
        ),
        (
            .ntriples,
            "VERSION \"1.2\"\r\n<x:s> <x:p> <<( _:a <x:q> <<( <x:s> <x:p> \"a\"@ar--rtl )>> )>> .\n<x:\\u0041> <x:p> \"\" .\n"
        ),
        (.nquads, "<x:s> <x:p> <x:o> <x:g> .\n_:a <x:p> \"b\" _:g .\n_:a <x:p> \"b\"@en .\n"),
        (.nquads, "\u{FEFF}# c\n<x:s> <x:p> <<( <x:s> <x:p> _:o )>> <x:\u{1F600}> .\n"),
        (
            .turtle,
            "@prefix e: <http://e/> . @base <http://b/c> .\ne:a a e:b, 'x', \"\"\"y\"z\u{E9}\"\"\"@en-gb, 1, .5e-3, true ;;\n"
                + " e:p%20\\-q ( [ e:q <../r> ] () ( 1 ) ) . [] e:p [ ] . # c"
        ),
        (
            .turtle,
            "PREFIX : <#>\nBASE <http://b/>\nVERSION \"1.2\"\n:s :p :o ~ :r {| :q << :s :p :o ~ _:x >> |} ~ . <<:a :b :c>> :d '''e''' .\n"
                + ":s :p <<( :a :b <<( :c :d \"f\"^^:g )>> )>> ."
        ),
        (
            .trig,
            "PREFIX e: <x:> e:g { e:a e:b e:c, [] . } GRAPH _:g { _:g e:p <<( e:a e:b 1 )>> } { e:a e:b ( 1 2 ) } e:s e:p e:o ."
        ),
        (.trig, "@prefix : <x:> . [] { :a :b :c {| :d :e |} } GRAPH :g {} :x :y 'z' ."),
        (
            .rdfxml,
            """
            <?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY x "http://e/">]>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/" xml:base="http://b/">
            <e:A rdf:ID="i" e:p="&x;\u{E9}"><e:q xml:lang="en">x<![CDATA[<]]>&amp;</e:q><!-- c --><?i j?>
            <rdf:li rdf:parseType="Literal"><b c="d"/></rdf:li><e:r rdf:parseType="Collection"><e:B rdf:nodeID="n"/></e:r>
            <e:s rdf:parseType="Resource"><e:t rdf:datatype="&x;">1</e:t></e:s></e:A></rdf:RDF>
            """
        ),
        (
            .rdfxml,
            """
            <rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e='x:' rdf:version="1.2"
              rdf:about="x:s"><e:p rdf:annotation="x:r">y</e:p><e:q rdf:parseType="Triple"><rdf:Description rdf:about="x:a">
              <e:b rdf:resource="x:c"/></rdf:Description></e:q></rdf:Description>
            """
        ),
    ]

    @Test(
        "a document cut at any byte gives an error with a place, or the beginning of what it says", arguments: documents
    )
    func everyByte(_ format: RDFFormat, _ text: String) {
        let bytes = Array(text.utf8)
        let options = ReaderOptions(base: "http://base/")
        let whole = ReaderChecks.Outcome(RDFReader(bytes: bytes, format: format, options: options))
        #expect(whole.error == nil && !whole.quads.isEmpty, "\(whole)")
        for length in bytes.indices {
            let cut = Array(bytes[..<length])
            let outcome = ReaderChecks.Outcome(RDFReader(bytes: cut, format: format, options: options))
            #expect(whole.quads.starts(with: outcome.quads), "cut at \(length): \(outcome)")
            if let error = outcome.error {
                #expect(error.location != nil, "cut at \(length): \(error)")
            }
            let slow = ReaderChecks.Outcome(RDFReader(DrippingSource(bytes: cut), format: format, options: options))
            #expect(slow.error?.code == outcome.error?.code, "cut at \(length): \(slow)")
        }
    }

    @Test("a document cut at any byte is read leniently to its end", arguments: documents.filter { $0.0 != .rdfxml })
    func lenient(_ format: RDFFormat, _ text: String) {
        let bytes = Array(text.utf8)
        let options = ReaderOptions(base: "http://base/", isLenient: true)
        for length in bytes.indices {
            let outcome = ReaderChecks.Outcome(
                RDFReader(bytes: Array(bytes[..<length]), format: format, options: options))
            #expect(outcome.error == nil, "cut at \(length): \(outcome)")
        }
    }
}
