internal import RDF
internal import Turtle

/// The quads of a dataset as the bytes of their canonical N-Quads with gaps where blank nodes stand.
///
/// All text lies in one arena; a quad is four ranges of it and three numbers of blank nodes. Equal quads are kept once.
struct QuadTemplates: Sendable {
    /// A quad; `-1` stands for "no blank node here".
    struct Record: Sendable {
        var start: Int
        /// The length of the subject, or 0.
        var head: Int
        /// The length of the predicate with its brackets; a space stands before it.
        var predicate: Int
        /// The length of the predicate and the object, with the spaces around the predicate.
        var middle: Int
        /// The length of what follows the object.
        var tail: Int
        var subject: Int32 = -1
        var object: Int32 = -1
        var graph: Int32 = -1
    }

    private(set) var bytes: [UInt8] = []
    private(set) var records: [Record] = []
    /// The blank nodes by their numbers.
    private(set) var nodes: [BlankNode] = []
    private var numbers: [BlankNode: Int32] = [:]
    /// Open addressing over the records; `-1` for a free slot.
    private var slots = [Int32](repeating: -1, count: 64)

    /// Puts the quads of a batch in.
    ///
    /// - Complexity: O(length of the batch) on average.
    /// - Throws: `unsupported` for a blank node inside a triple term.
    mutating func insert(_ batch: QuadBatch) throws(CanonicalizationError) {
        // -1: no blank node; -2: not looked at yet.
        var known = [Int32](repeating: -2, count: batch.terms.count)
        func number(_ index: UInt32, _ templates: inout QuadTemplates) throws(CanonicalizationError) -> Int32 {
            if known[Int(index)] == -2 { known[Int(index)] = try templates.number(ofTermAt: index, in: batch) }
            return known[Int(index)]
        }
        for quad in batch.quads {
            var record = Record(start: bytes.count, head: 0, predicate: 0, middle: 0, tail: 0)
            record.subject = try number(quad.subject, &self)
            if record.subject < 0 { NTriplesEncoder.append(quad.subject, of: batch, to: &bytes) }
            record.head = bytes.count - record.start
            appendSpace()
            NTriplesEncoder.append(quad.predicate, of: batch, to: &bytes)
            record.predicate = bytes.count - record.start - record.head - 1
            appendSpace()
            record.object = try number(quad.object, &self)
            if record.object < 0 { NTriplesEncoder.append(quad.object, of: batch, to: &bytes) }
            record.middle = bytes.count - record.start - record.head
            appendSpace()
            if quad.graph != QuadBatch.defaultGraph {
                record.graph = try number(quad.graph, &self)
                if record.graph < 0 {
                    NTriplesEncoder.append(quad.graph, of: batch, to: &bytes)
                    appendSpace()
                }
            }
            if record.graph < 0 { bytes.append(contentsOf: Self.end) }
            record.tail = bytes.count - record.start - record.head - record.middle
            keep(record)
        }
    }

    private static let end = Array(".\n".utf8)

    private mutating func appendSpace() { bytes.append(UInt8(ascii: " ")) }

    /// The number of a term if it is a blank node, or -1.
    private mutating func number(ofTermAt index: UInt32, in batch: QuadBatch) throws(CanonicalizationError) -> Int32 {
        let record = batch.terms[Int(index)]
        if record.kind == .triple {
            var pending = [index]
            while let next = pending.popLast() {
                let term = batch.terms[Int(next)]
                if term.kind == .triple { pending += batch.components[Int(term.offset)..<Int(term.offset) + 3] }
                guard term.kind != .blankNode else {
                    throw CanonicalizationError(
                        .unsupported,
                        "RDFC-1.0 has no canonical form for blank nodes inside triple terms; give them IRIs")
                }
            }
        }
        guard record.kind == .blankNode else { return -1 }
        let node = BlankNode(batch.text(of: record))
        if let known = numbers[node] { return known }
        let number = Int32(nodes.count)
        numbers[node] = number
        nodes.append(node)
        return number
    }

    /// Lists a record unless an equal one is listed already, in which case its text goes too.
    private mutating func keep(_ record: Record) {
        if records.count * 2 >= slots.count { grow() }
        var slot = slot(of: record)
        while slots[slot] >= 0 {
            if isSame(records[Int(slots[slot])], record) {
                bytes.removeLast(bytes.count - record.start)
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(records.count)
        records.append(record)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, record) in records.enumerated() {
            var slot = slot(of: record)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }

    private func slot(of record: Record) -> Int {
        // The seeded hash says only where to look; no order depends on it.
        var hasher = Hasher()
        // Safety: the pointer is only read while the closure runs, and the slice checks its bounds.
        unsafe bytes.withUnsafeBytes {
            let range = record.start..<(record.start + record.head + record.middle + record.tail)
            unsafe hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0[range]))
        }
        hasher.combine(record.subject)
        hasher.combine(record.object)
        hasher.combine(record.graph)
        return hasher.finalize() & (slots.count - 1)
    }

    private func isSame(_ left: Record, _ right: Record) -> Bool {
        left.head == right.head && left.middle == right.middle && left.tail == right.tail
            && left.subject == right.subject && left.object == right.object && left.graph == right.graph
            && bytes.hasEqualBytes(at: left.start, and: right.start, count: left.head + left.middle + left.tail)
    }

    /// Appends a quad as a line of N-Quads.
    ///
    /// - Parameter label: appends the label of a blank node, with its `_:`.
    func append(_ record: Record, to output: inout [UInt8], label: (Int32, inout [UInt8]) -> Void) {
        var start = record.start
        output.append(copying: bytes, start..<(start + record.head))
        if record.subject >= 0 { label(record.subject, &output) }
        start += record.head
        output.append(copying: bytes, start..<(start + record.middle))
        if record.object >= 0 { label(record.object, &output) }
        start += record.middle
        output.append(copying: bytes, start..<(start + record.tail))
        if record.graph >= 0 {
            label(record.graph, &output)
            output.append(UInt8(ascii: " "))
            output.append(contentsOf: Self.end)
        }
    }

    /// Appends the predicate of a quad with its brackets.
    func appendPredicate(_ record: Record, to output: inout [UInt8]) {
        let start = record.start + record.head + 1
        output.append(copying: bytes, start..<(start + record.predicate))
    }
}
