import RDF
import Turtle

/// A source that gives a few bytes at a time, so that every token is cut somewhere.
struct DrippingSource: ByteSource {
    var bytes: [UInt8]
    var step: Int
    var position = 0

    mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) -> Bool {
        guard position < bytes.count else { return false }
        let end = min(position + min(step, count), bytes.count)
        buffer.append(contentsOf: bytes[position..<end])
        position = end
        return true
    }
}

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
