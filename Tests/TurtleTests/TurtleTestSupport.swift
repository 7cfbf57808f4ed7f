import RDF
import Turtle

func readTurtle(_ text: String, base: IRI? = nil) throws(RDFSyntaxError) -> Dataset {
    var reader = TurtleReader(bytes: Array(text.utf8), options: ReaderOptions(base: base))
    return try Dataset(reading: &reader)
}

func readTriG(_ text: String) throws(RDFSyntaxError) -> Dataset {
    var reader = TriGReader(bytes: Array(text.utf8))
    return try Dataset(reading: &reader)
}

func readNQuads(_ text: String) throws(RDFSyntaxError) -> Dataset {
    var reader = NQuadsReader(bytes: Array(text.utf8))
    return try Dataset(reading: &reader)
}
