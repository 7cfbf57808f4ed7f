internal import RDF

/// Parses Turtle and TriG, token by token.
///
/// RDF 1.2 Turtle and RDF 1.2 TriG. The parser is a pushdown automaton: each step reads a few tokens, and only then
/// changes what is open. When the window ends inside a step, the step is undone and done again with more text; so a
/// statement of any length is read in constant memory.
struct TurtleParser: StatementParser {
    var scanner: TermScanner
    var prefixes = PrefixTable()
    /// Whether graphs may be named.
    let allowsGraphs: Bool
    /// The graph that triples go to.
    var graph = QuadBatch.defaultGraph
    /// Whether a graph block is open.
    var isInBlock = false
    /// The construct that is read; `nil` between statements.
    var frame: TurtleFrame?
    /// The constructs around it.
    var stack: [TurtleFrame] = []
    /// How many triple terms are open.
    var tripleTermDepth = 0

    private var isStart = true
    /// How many quads the batch had before the statement that is read.
    private var quadsBeforeStatement = 0
    private var skipper = StatementSkipper()
    /// The terms of open constructs, from one batch to the next.
    private var carried = QuadBatch()

    /// The bytes that a batch may hold where nesting keeps it from ending; one token may still be added.
    private static let maximumBatchBytes = 1 << 31
    static let maximumTripleTermDepth = 128
    /// The names of all prefixes and their IRIs may take this much; with a long base, few bytes of text give long IRIs.
    static let maximumPrefixBytes = 1 << 28
    /// The nesting up to which a batch may end inside a statement.
    private static let carriedDepth = 64

    init(options: ReaderOptions, allowsGraphs: Bool) {
        scanner = TermScanner(options: options, isTurtle: true)
        self.allowsGraphs = allowsGraphs
    }

    mutating func fill(from text: Span<UInt8>) throws(ScanStop) -> Bool {
        if isStart {
            try scanner.skipByteOrderMark(text)
            isStart = false
        }
        scanner.recentNames.removeNames()
        while scanner.hasRoom || stack.count > TurtleParser.carriedDepth {
            try scanner.skipSpace(text)
            if frame == nil { quadsBeforeStatement = scanner.batch.quads.count }
            guard scanner.batch.bytes.count < TurtleParser.maximumBatchBytes else {
                throw scanner.fail("what is nested here is too long to be read; split the statement", code: .limit)
            }
            let start = scanner.position
            let mark = scanner.batch.mark
            let labelCount = scanner.labels.count
            do {
                if try !step(text) { return false }
            } catch {
                scanner.position = start
                scanner.batch.rollBack(to: mark)
                scanner.labels.count = labelCount
                scanner.recentTerms.removeAll(from: scanner.batch.terms.count)
                scanner.recentNames.removeAll()
                throw error
            }
        }
        return true
    }

    mutating func abandonStatement() {
        // What stands in batches before this one is given out already.
        scanner.batch.quads.removeLast(scanner.batch.quads.count - quadsBeforeStatement)
        frame = nil
        stack.removeAll()
        tripleTermDepth = 0
        skipper = StatementSkipper(isInBlock: isInBlock)
    }

    mutating func skipStatement(_ text: Span<UInt8>) throws(ScanStop) {
        guard let end = skipper.skip(text, from: scanner.position) else {
            scanner.position = text.count
            if scanner.isFinal {
                isInBlock = false
                return
            }
            throw .incomplete
        }
        scanner.position = end
    }

    /// Reads the next tokens; `false` at the end of the document.
    private mutating func step(_ text: Span<UInt8>) throws(ScanStop) -> Bool {
        guard let expectation = frame?.expectation else { return try parseStatementStart(text) }
        switch expectation {
        case .subject: try parseReifiedSubject(text)
        case .verb, .verbOrEnd: try parseVerb(text, mayEnd: expectation == .verbOrEnd)
        case .object: try parseObject(text)
        case .objectEnd: try parseObjectEnd(text)
        case .item: try parseItem(text)
        case .end: try parseTripleEnd(text)
        }
        return true
    }

    // MARK: Constructs

    /// Opens a construct inside the one that is read.
    mutating func open(_ inner: TurtleFrame) {
        if let frame { stack.append(frame) }
        frame = inner
    }

    /// Closes the construct that is read and gives its term to the one around it.
    mutating func close(yielding term: UInt32) {
        let construct = frame?.construct
        frame = stack.popLast()
        accept(term, endsStatement: construct == .propertyList || construct == .reifiedTriple)
    }

    /// Puts a term where the construct that is read waits for one.
    ///
    /// - Parameter endsStatement: whether the term may be a whole statement.
    mutating func accept(_ term: UInt32, endsStatement: Bool = false) {
        guard var frame else { return }
        switch frame.expectation {
        case .subject:
            frame.subject = term
            frame.expectation = endsStatement && frame.construct == .statement ? .verbOrEnd : .verb
        case .object:
            frame.object = term
            if frame.construct == .reifiedTriple || frame.construct == .tripleTerm {
                frame.expectation = .end
            } else {
                frame.expectation = .objectEnd
                emit(frame.subject, frame.predicate, term)
            }
        case .item: appendItem(term, to: &frame)
        case .verb, .verbOrEnd, .objectEnd, .end: break
        }
        self.frame = frame
    }

    /// Adds a quad in the current graph.
    @inline(__always)
    mutating func emit(_ subject: UInt32, _ predicate: UInt32, _ object: UInt32) {
        scanner.batch.quads.append(
            QuadBatch.QuadRecord(subject: subject, predicate: predicate, object: object, graph: graph))
    }

    // MARK: Batches

    mutating func beginBatch() {
        quadsBeforeStatement = 0
        scanner.batch.removeAll()
        scanner.batch.bytes.append(contentsOf: carried.bytes)
        scanner.batch.terms.append(contentsOf: carried.terms)
        scanner.batch.components.append(contentsOf: carried.components)
        scanner.carriedByteCount = scanner.batch.bytes.count
        scanner.recentTerms.removeAll()
        scanner.recentNames.removeAll()
    }

    mutating func endBatch() {
        carried.removeAll()
        var kept = QuadBatch()
        swap(&kept, &carried)
        for index in stack.indices { stack[index].carry(from: scanner.batch, to: &kept) }
        frame?.carry(from: scanner.batch, to: &kept)
        if graph != QuadBatch.defaultGraph { graph = kept.append(termAt: graph, of: scanner.batch) }
        swap(&kept, &carried)
    }
}
