/// Reads the regular expressions of XPath (XQuery and XPath Functions 3.1, section 5.6.1, on top of XML Schema's).
///
/// Back-references are not read: they cannot be matched in bounded time.
struct RegexParser {
    static let maximumDepth = 64

    private let pattern: [UInt32]
    private let flags: RegexFlags
    private var index = 0
    private var depth = 0
    private(set) var captureCount = 0

    init(_ pattern: String, flags: RegexFlags) {
        self.pattern = pattern.unicodeScalars.map(\.value)
        self.flags = flags
    }

    /// The tree; `nil` when the pattern is none.
    mutating func parse() -> RegexNode? {
        if flags.isLiteral { return .sequence(pattern.map { literal($0) }) }
        guard let node = alternatives(), index == pattern.count else { return nil }
        return node
    }

    private func peek() -> UInt32? { index < pattern.count ? pattern[index] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek() == character.value else { return false }
        index += 1
        return true
    }

    private func literal(_ scalar: UInt32) -> RegexNode { set(ScalarSet([scalar...scalar])) }

    private func set(_ set: ScalarSet) -> RegexNode { .set(flags.ignoresCase ? set.ignoringCase : set) }

    // regExp ::= branch ( '|' branch )*
    private mutating func alternatives() -> RegexNode? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= RegexParser.maximumDepth, let first = branch() else { return nil }
        var parts = [first]
        while take("|") {
            guard let part = branch() else { return nil }
            parts.append(part)
        }
        return parts.count == 1 ? parts[0] : .alternatives(parts)
    }

    // branch ::= piece*
    private mutating func branch() -> RegexNode? {
        var pieces: [RegexNode] = []
        while let next = peek(), next != 0x7C, next != 0x29 {
            if flags.ignoresSpace, next == 0x20 || (0x9...0xD).contains(next) {
                index += 1
                continue
            }
            guard let piece = piece() else { return nil }
            pieces.append(piece)
        }
        return pieces.count == 1 ? pieces[0] : .sequence(pieces)
    }

    // piece ::= atom quantifier?
    // quantifier ::= ( [?*+] | ( '{' quantity '}' ) ) '?'?
    private mutating func piece() -> RegexNode? {
        guard let atom = atom() else { return nil }
        var minimum = 0
        var maximum: Int?
        if take("?") {
            maximum = 1
        } else if take("+") {
            minimum = 1
        } else if take("{") {
            guard let low = number() else { return nil }
            minimum = low
            maximum = low
            if take(",") { maximum = number() }
            guard take("}"), maximum.map({ $0 >= minimum }) ?? true else { return nil }
        } else if !take("*") {
            return atom
        }
        return .repetition(atom, minimum: minimum, maximum: maximum, isReluctant: take("?"))
    }

    private mutating func number() -> Int? {
        let start = index
        var value = 0
        while let digit = peek(), (0x30...0x39).contains(digit), index - start < 4 {
            value = value * 10 + Int(digit - 0x30)
            index += 1
        }
        return index > start ? value : nil
    }

    // atom ::= NormalChar | charClass | ( '(' '?:'? regExp ')' ) | '^' | '$'
    private mutating func atom() -> RegexNode? {
        guard let next = peek() else { return nil }
        index += 1
        switch Unicode.Scalar(next) {
        case "(":
            let isCapturing = !(peek() == 0x3F && index + 1 < pattern.count && pattern[index + 1] == 0x3A)
            if !isCapturing { index += 2 }
            if isCapturing { captureCount += 1 }
            let number = captureCount
            guard let inner = alternatives(), take(")") else { return nil }
            return isCapturing ? .capture(inner, number) : inner
        case "^": return .start
        case "$": return .end
        case ".": return .set(flags.dotMatchesAll ? .any : .anyButLineEnds)
        case "[": return characterClass().map { .set($0) }
        case "\\": return escape().map { .set($0) }
        case "?", "*", "+", "{", "}", ")", "]": return nil
        default: return literal(next)
        }
    }

    // SingleCharEsc | MultiCharEsc | catEsc
    private mutating func escape() -> ScalarSet? {
        guard let next = peek() else { return nil }
        index += 1
        switch Unicode.Scalar(next) {
        case "n": return ScalarSet([0xA...0xA])
        case "r": return ScalarSet([0xD...0xD])
        case "t": return ScalarSet([0x9...0x9])
        case "s": return RegexClasses.space
        case "S": return RegexClasses.space.inverted
        case "d": return RegexClasses.digit
        case "D": return RegexClasses.digit.inverted
        case "w": return RegexClasses.word
        case "W": return RegexClasses.word.inverted
        case "i": return RegexClasses.nameStart
        case "I": return RegexClasses.nameStart.inverted
        case "c": return RegexClasses.name
        case "C": return RegexClasses.name.inverted
        case "p", "P":
            guard take("{"), let end = pattern[index...].firstIndex(of: 0x7D) else { return nil }
            let name = String(String.UnicodeScalarView(pattern[index..<end].compactMap { Unicode.Scalar($0) }))
            index = end + 1
            guard let category = RegexClasses.category(name) else { return nil }
            return next == 0x70 ? category : category.inverted
        case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$": return ScalarSet([next...next])
        default: return nil
        }
    }

    // charClassExpr ::= '[' '^'? ( charRange | charClassEsc )+ ( '-' charClassExpr )? ']'
    private mutating func characterClass() -> ScalarSet? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= RegexParser.maximumDepth else { return nil }
        let isNegated = take("^")
        var result = ScalarSet([])
        var isFirst = true
        while let next = peek(), next != 0x5D || isFirst {
            if next == 0x2D, !isFirst, index + 1 < pattern.count, pattern[index + 1] == 0x5B {
                index += 2
                guard let minus = characterClass(), take("]") else { return nil }
                return finished(result, isNegated).subtracting(minus)
            }
            isFirst = false
            guard let part = classPart() else { return nil }
            result = result.union(part)
        }
        guard take("]") else { return nil }
        return finished(result, isNegated)
    }

    /// The set of a class; cases are ignored before the set is turned round, so that `[^a]` leaves `A` out as well.
    private func finished(_ set: ScalarSet, _ isNegated: Bool) -> ScalarSet {
        let set = flags.ignoresCase ? set.ignoringCase : set
        return isNegated ? set.inverted : set
    }

    // charRange ::= singleChar ( '-' singleChar )?
    private mutating func classPart() -> ScalarSet? {
        guard let first = classCharacter() else { return nil }
        guard case .single(let low) = first else {
            if case .set(let set) = first { return set }
            return nil
        }
        guard peek() == 0x2D, index + 1 < pattern.count, pattern[index + 1] != 0x5D, pattern[index + 1] != 0x5B else {
            return ScalarSet([low...low])
        }
        index += 1
        guard case .single(let high)? = classCharacter(), low <= high else { return nil }
        return ScalarSet([low...high])
    }

    private enum ClassCharacter {
        case single(UInt32)
        case set(ScalarSet)
    }

    private mutating func classCharacter() -> ClassCharacter? {
        guard let next = peek() else { return nil }
        index += 1
        guard next == 0x5C else { return next == 0x5B ? nil : .single(next) }
        guard let escaped = peek() else { return nil }
        switch Unicode.Scalar(escaped) {
        case "n", "r", "t":
            index += 1
            return .single(escaped == 0x6E ? 0xA : escaped == 0x72 ? 0xD : 0x9)
        case "s", "S", "d", "D", "w", "W", "i", "I", "c", "C", "p", "P": return escape().map { .set($0) }
        default:
            guard escape() != nil else { return nil }
            return .single(escaped)
        }
    }
}

/// The flags of `REGEX` and `REPLACE` (XQuery and XPath Functions 3.1, section 5.6.1.1).
struct RegexFlags: Equatable {
    var dotMatchesAll = false
    var isMultiline = false
    var ignoresCase = false
    var ignoresSpace = false
    var isLiteral = false

    /// `nil` for a letter that is no flag.
    init?(_ letters: String) {
        for letter in letters {
            switch letter {
            case "s": dotMatchesAll = true
            case "m": isMultiline = true
            case "i": ignoresCase = true
            case "x": ignoresSpace = true
            case "q": isLiteral = true
            default: return nil
            }
        }
    }
}
