import RDF

/// Reads a query by recursive descent, one function for each production of the grammar (SPARQL 1.2 Query, section 19.8),
/// and makes the algebra of section 18.2 on the way.
///
/// This file holds what all productions share: looking at tokens, errors, limits, and what has been declared.
struct Parser {
    /// How deep groups, parentheses, collections and property lists may stand in each other.
    static let maximumDepth = 128
    /// How many `OPTIONAL`, `MINUS` and `BIND` one group may have.
    static let maximumChain = 512
    /// How many the whole query may have: groups in each other add up to one deep algebra.
    static let maximumTotalChain = 1_000

    let source: SourceText
    private let tokens: [Token]
    private var position = 0
    private var depth = 0

    var base: IRI?
    var prefixes: [String: String] = [:]
    /// The group whose patterns are being read.
    var group = GroupBuilder()
    /// The query or subquery that aggregates belong to.
    var selection = SelectionContext()
    /// How many `OPTIONAL`, `MINUS` and `BIND` there were so far, in all groups.
    var totalChain = 0
    private var hiddenCount = 0
    private var scopeCount = 0
    /// In which basic graph pattern each label of a blank node was used.
    var labelScopes: [String: Int] = [:]
    /// The labels of blank nodes in the operations of a request that have been read.
    var usedLabels: Set<String> = []

    init(_ text: String, base: IRI?) throws(SPARQLSyntaxError) {
        source = SourceText(text)
        tokens = try Lexer.tokens(of: source)
        self.base = base
    }

    /// The token to read next.
    var token: Token { tokens[position] }

    /// The token that was read last.
    var tokenBefore: Token { tokens[max(position - 1, 0)] }

    /// The declared prefixes that stand in the tokens read since some token, each once.
    func prefixes(from start: Token) -> [Prefix] {
        var names: Set<String> = []
        for token in tokens[..<position].reversed() {
            if token.start < start.start { break }
            guard token.kind == .prefixedName || token.kind == .prefixName else { continue }
            names.insert(String(text(token).prefix { $0 != ":" }))
        }
        return names.sorted().compactMap { name in prefixes[name].map { Prefix(name, $0) } }
    }

    /// The token behind the next one.
    var tokenBehind: Token { tokens[min(position + 1, tokens.count - 1)] }

    mutating func advance(by count: Int = 1) { position = min(position + count, tokens.count - 1) }

    /// The text of a token.
    func text(_ token: Token) -> String {
        String(decoding: source.bytes[token.start..<token.end], as: UTF8.self)
    }

    func isMark(_ mark: StaticString) -> Bool { matches(token, .mark, mark) }

    /// Whether the next token is a keyword, in any case of letters.
    func isWord(_ word: StaticString) -> Bool { matches(token, .word, word) }

    func matches(_ token: Token, _ kind: Token.Kind, _ text: StaticString) -> Bool {
        guard token.kind == kind, token.end - token.start == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { expected in
            expected.indices.allSatisfy { index in
                let byte = source.bytes[token.start + index]
                return byte == expected[index]
                    || (CharacterClass.isLetter(byte) && byte ^ 0x20 == expected[index])
            }
        }
    }

    /// Reads a mark if it comes next.
    mutating func take(mark: StaticString) -> Bool {
        guard isMark(mark) else { return false }
        advance()
        return true
    }

    /// Reads a keyword if it comes next.
    mutating func take(word: StaticString) -> Bool {
        guard isWord(word) else { return false }
        advance()
        return true
    }

    mutating func expect(mark: StaticString, advice: String? = nil) throws(SPARQLSyntaxError) {
        guard take(mark: mark) else { throw unexpected("“\(mark)”", advice: advice) }
    }

    mutating func expect(word: StaticString) throws(SPARQLSyntaxError) {
        guard take(word: word) else { throw unexpected("\(word)") }
    }

    /// The error for a token that does not fit.
    @inline(never)
    func unexpected(_ expected: String, advice: String? = nil) -> SPARQLSyntaxError {
        let found = token.kind == .end ? "the end of the text" : "“\(text(token).prefix(40))”"
        return source.error(found: found, expected: expected, advice: advice, at: token.start)
    }

    @inline(never)
    func error(
        _ code: SPARQLSyntaxError.Code, _ message: String, advice: String? = nil, at token: Token? = nil
    ) -> SPARQLSyntaxError {
        source.error(code, message, advice: advice, at: (token ?? self.token).start)
    }

    /// Goes one level down; `leave` goes back.
    mutating func enter() throws(SPARQLSyntaxError) {
        depth += 1
        guard depth <= Parser.maximumDepth else {
            throw error(
                .limit, "The query is nested more than \(Parser.maximumDepth) levels deep.",
                advice: "Take parentheses or braces away.")
        }
    }

    mutating func leave() { depth -= 1 }

    /// A variable that the text does not write.
    mutating func freshVariable() -> Variable {
        hiddenCount += 1
        return Variable(".\(hiddenCount)")
    }

    /// A hidden variable for a blank node without a label.
    mutating func freshBlankNode() -> Variable {
        hiddenCount += 1
        return Variable("_:.\(hiddenCount)")
    }

    /// A number for a basic graph pattern, in which labels of blank nodes mean something.
    mutating func freshScope() -> Int {
        scopeCount += 1
        return scopeCount
    }
}
