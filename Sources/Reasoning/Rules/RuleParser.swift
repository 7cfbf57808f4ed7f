import RDF

/// Reads rules from text.
///
/// ```
/// PREFIX ex: <http://example.org/>
/// # whoever's parent is an ancestor of someone …
/// ancestor: [?x ex:ancestorOf ?z] :- [?x ex:parentOf ?y], [?y ex:ancestorOf ?z] .
/// [?x ex:siblingOf ?y] :- [?z ex:parentOf ?x], [?z ex:parentOf ?y], ?x != ?y .
/// false :- [?x ex:parentOf ?x] .
/// ```
struct RuleParser {
    private var lexer: RuleLexer
    private var prefixes: [String: String]
    private let source: String
    /// Whether the notes that the reasoner keeps for itself may be spoken of.
    private let isInternal: Bool
    private var token: RuleLexer.Token

    /// - Parameter source: what rules without a name are called by, with a number.
    init(_ text: String, source: String, prefixes: [Prefix], isInternal: Bool = false) throws(RuleSyntaxError) {
        lexer = RuleLexer(text)
        self.source = source
        self.prefixes = Dictionary(prefixes.map { ($0.name, $0.iri) }) { first, _ in first }
        self.isInternal = isInternal
        token = try lexer.next()
    }

    /// - Complexity: O(length of the text).
    mutating func rules() throws(RuleSyntaxError) -> [Rule] {
        var rules: [Rule] = []
        while token.kind != .end {
            if try readPrefix() { continue }
            rules.append(try rule(number: rules.count + 1))
        }
        return rules
    }

    private mutating func advance() throws(RuleSyntaxError) { token = try lexer.next() }

    private func failure(_ expected: String) -> RuleSyntaxError {
        let found = token.kind == .end ? "the end of the text" : "“\(token.text)”"
        return RuleSyntaxError(message: "Found \(found), expected \(expected).", location: token.location)
    }

    private mutating func expect(_ symbol: String) throws(RuleSyntaxError) {
        guard token.kind == .symbol, token.text == symbol else { throw failure("“\(symbol)”") }
        try advance()
    }

    private mutating func accept(_ symbol: String) throws(RuleSyntaxError) -> Bool {
        guard token.kind == .symbol, token.text == symbol else { return false }
        try advance()
        return true
    }

    /// `PREFIX name: <iri>`, or as Turtle writes it.
    private mutating func readPrefix() throws(RuleSyntaxError) -> Bool {
        let isTurtle = token.kind == .symbol && token.text == "@"
        guard isTurtle || (token.kind == .word && token.text.lowercased() == "prefix") else { return false }
        try advance()
        if isTurtle {
            guard token.kind == .word, token.text == "prefix" else { throw failure("“prefix”") }
            try advance()
        }
        guard token.kind == .name, token.text.last == ":" else { throw failure("the name of a prefix and a colon") }
        let name = String(token.text.dropLast())
        try advance()
        guard token.kind == .iri else { throw failure("an IRI in angle brackets") }
        prefixes[name] = token.text
        try advance()
        if isTurtle { try expect(".") }
        return true
    }

    /// ```
    /// rule ::= ( name ':' )? ( 'false' | pattern ( ',' pattern )* ) ':-' condition ( ',' condition )* '.'
    /// ```
    private mutating func rule(number: Int) throws(RuleSyntaxError) -> Rule {
        var name = "\(source):\(number)"
        if token.kind == .name, token.text.last == ":" {
            name = String(token.text.dropLast())
            try advance()
        }
        var rule = Rule(name: name, head: [], body: [])
        let start = token.location
        if token.kind == .word, token.text == "false" {
            try advance()
        } else {
            repeat { rule.head.append(try pattern()) } while try accept(",")
        }
        try expect(":-")
        repeat {
            if token.kind == .variable {
                rule.differences.append(try difference())
            } else {
                rule.body.append(try pattern())
            }
        } while try accept(",")
        try expect(".")
        let known = Set(rule.body.flatMap(\.variables))
        let used = rule.head.flatMap(\.variables) + rule.differences.flatMap { [$0.first, $0.second] }
        if let unknown = used.first(where: { !known.contains($0) }) {
            throw RuleSyntaxError(
                message: "The variable ?\(unknown) stands in no pattern of the rule's body.", location: start)
        }
        return rule
    }

    private mutating func difference() throws(RuleSyntaxError) -> Rule.Difference {
        let first = token.text
        try advance()
        try expect("!=")
        guard token.kind == .variable else { throw failure("a variable") }
        let second = token.text
        try advance()
        return Rule.Difference(first: first, second: second)
    }

    /// ```
    /// pattern ::= '[' term term term ']'
    /// ```
    private mutating func pattern() throws(RuleSyntaxError) -> Rule.Pattern {
        try expect("[")
        let subject = try slot()
        var mark = Rule.Mark.plain
        if isInternal {
            if try accept("~") {
                mark = .direct
            } else if try accept("^") {
                mark = .chain
            } else if try accept("*") {
                mark = .key
            }
        }
        let predicate = try slot()
        let object = try slot()
        try expect("]")
        var pattern = Rule.Pattern(subject: subject, predicate: predicate, object: object)
        pattern.mark = mark
        return pattern
    }

    private mutating func slot() throws(RuleSyntaxError) -> Rule.Slot {
        let slot: Rule.Slot
        switch token.kind {
        case .variable: slot = .variable(token.text)
        case .iri: slot = .term(.iri(IRI(token.text)))
        case .name: slot = .term(.iri(try expanded(token.text)))
        case .word where token.text == "a": slot = .term(.iri(Vocabulary.RDF.type))
        case .word where token.text == "true" || token.text == "false":
            slot = .term(.literal(Literal(token.text, datatype: Vocabulary.XSD.boolean)))
        case .number:
            let datatype = token.text.contains(".") ? Vocabulary.XSD.decimal : Vocabulary.XSD.integer
            slot = .term(.literal(Literal(token.text, datatype: datatype)))
        case .string: return try literal()
        default: throw failure("a variable, an IRI, or a literal")
        }
        try advance()
        return slot
    }

    private mutating func literal() throws(RuleSyntaxError) -> Rule.Slot {
        let text = token.text
        try advance()
        if try accept("^^") {
            let datatype: IRI
            switch token.kind {
            case .iri: datatype = IRI(token.text)
            case .name: datatype = try expanded(token.text)
            default: throw failure("a datatype")
            }
            try advance()
            return .term(.literal(Literal(text, datatype: datatype)))
        }
        if try accept("@") {
            guard token.kind == .word else { throw failure("a language") }
            let language = token.text
            try advance()
            return .term(.literal(Literal(text, language: language)))
        }
        return .term(.literal(Literal(text)))
    }

    private func expanded(_ name: String) throws(RuleSyntaxError) -> IRI {
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let prefix = parts.first, let namespace = prefixes[String(prefix)] else {
            throw RuleSyntaxError(
                message: "No PREFIX declares “\(parts.first ?? ""):”.", location: token.location)
        }
        return IRI(namespace + (parts.count > 1 ? parts[1] : ""))
    }
}
