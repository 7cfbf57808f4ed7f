internal import RDF

/// Writes the lines of N-Triples and N-Quads.
///
/// Each term of a batch is encoded once, and a line is put together of copies. So that nothing has to be checked for a
/// copy, the size of all lines is known before the first is written.
struct LineWriter: Sendable {
    private var terms = EncodedTerms()

    mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) {
        terms.begin(batch)
        var size = 0
        for quad in batch.quads {
            size += 2 + encode(quad.subject, of: batch) + encode(quad.predicate, of: batch)
            size += encode(quad.object, of: batch)
            if quad.graph != QuadBatch.defaultGraph { size += encode(quad.graph, of: batch) }
        }
        output.append(addingCapacity: size) { lines in
            let text = terms.bytes.span
            for quad in batch.quads {
                append(quad.subject, text, to: &lines)
                append(quad.predicate, text, to: &lines)
                append(quad.object, text, to: &lines)
                if quad.graph != QuadBatch.defaultGraph { append(quad.graph, text, to: &lines) }
                lines.append(UInt8(ascii: "."))
                lines.append(UInt8(ascii: "\n"))
            }
        }
    }

    /// Encodes a term, with a space behind it, and gives its length.
    @inline(__always)
    private mutating func encode(_ index: UInt32, of batch: QuadBatch) -> Int {
        if let known = terms.range(of: index) { return known.count }
        let start = terms.bytes.count
        NTriplesEncoder.append(index, of: batch, to: &terms.bytes)
        terms.bytes.append(UInt8(ascii: " "))
        return terms.finish(index, from: start).count
    }

    @inline(__always)
    private func append(_ index: UInt32, _ text: Span<UInt8>, to lines: inout OutputSpan<UInt8>) {
        if let range = terms.range(of: index) { lines.append(copying: text, range) }
    }
}
