import TripleStore

/// A regular expression as `REGEX` and `REPLACE` use it.
///
/// A match takes time in proportion to pattern × text × captures; `REPLACE` starts one for each match, so a pattern that
/// looks far ahead at every place makes it quadratic in the text.
final class XPathRegex {
    private let flags: RegexFlags
    private let captureCount: Int
    private var machine: RegexMachine
    /// Not for patterns in which `^` and `$` mean lines.
    private var automaton: RegexAutomaton?

    /// Compiles a pattern; `nil` when it or its flags are malformed, or when it becomes too large.
    init?(_ pattern: String, flags letters: String) {
        guard let flags = RegexFlags(letters) else { return nil }
        var parser = RegexParser(pattern, flags: flags)
        guard let node = parser.parse(), let program = RegexProgram(node) else { return nil }
        self.flags = flags
        captureCount = parser.captureCount
        automaton = flags.isMultiline ? nil : RegexAutomaton(program)
        machine = RegexMachine(program, isMultiline: flags.isMultiline, captureCount: captureCount)
    }

    /// Whether any part of a text matches.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if let answer = automaton?.matches(text) { return answer }
        let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
        return machine.firstMatch(in: scalars, from: 0, needsPlaces: false) != nil
    }

    /// The text with every match replaced; `nil` when the pattern matches nothing at all, or the replacement is malformed.
    func replacing(_ text: String, with replacement: String) -> String? {
        let scalars = text.unicodeScalars.map(\.value)
        guard let parts = ReplacementPart.parse(replacement, captureCount: captureCount, isLiteral: flags.isLiteral),
            machine.firstMatch(in: [], from: 0, needsPlaces: false) == nil
        else { return nil }
        var result: [UInt32] = []
        var index = 0
        while let places = machine.firstMatch(in: scalars, from: index, needsPlaces: true), places[1] > places[0] {
            result += scalars[index..<places[0]]
            for part in parts {
                switch part {
                case .text(let text): result += text
                case .group(let number):
                    let start = places[2 * number]
                    let end = places[2 * number + 1]
                    if start >= 0, end >= start { result += scalars[start..<end] }
                }
            }
            index = places[1]
        }
        result += scalars[index...]
        return String(String.UnicodeScalarView(result.compactMap { Unicode.Scalar($0) }))
    }
}

/// A piece of what `REPLACE` puts in.
private enum ReplacementPart {
    case text([UInt32])
    case group(Int)

    /// `$N` stands for a group, `\$` and `\\` for themselves.
    static func parse(_ text: String, captureCount: Int, isLiteral: Bool) -> [ReplacementPart]? {
        let scalars = text.unicodeScalars.map(\.value)
        if isLiteral { return [.text(scalars)] }
        var parts: [ReplacementPart] = []
        var index = 0
        while index < scalars.count {
            if scalars[index] == 0x5C {
                guard index + 1 < scalars.count, scalars[index + 1] == 0x5C || scalars[index + 1] == 0x24 else {
                    return nil
                }
                parts.append(.text([scalars[index + 1]]))
                index += 2
            } else if scalars[index] == 0x24 {
                index += 1
                var number: Int?
                while index < scalars.count, (0x30...0x39).contains(scalars[index]) {
                    let next = (number ?? 0) * 10 + Int(scalars[index] - 0x30)
                    if number != nil, next > captureCount { break }
                    number = next
                    index += 1
                }
                guard let number else { return nil }
                if number <= captureCount { parts.append(.group(number)) }
            } else {
                parts.append(.text([scalars[index]]))
                index += 1
            }
        }
        return parts
    }
}

/// The regular expression that a call of `REGEX` used last: patterns are nearly always the same in every row.
final class RegexCache {
    private var key: RegexKey?
    private var regex: XPathRegex?

    func matches(_ text: Value, _ pattern: Value, _ flags: Value?, _ context: EvaluationContext) -> Value {
        guard let pattern = context.simpleString(pattern), let letters = flags.map({ context.simpleString($0) }) ?? ""
        else {
            return .error
        }
        let key = RegexKey(pattern: pattern, flags: letters)
        if key != self.key {
            self.key = key
            regex = XPathRegex(pattern, flags: letters)
        }
        return context.matches(text, regex)
    }
}

extension EvaluationContext {
    /// Whether any part of a string literal matches; an error for a malformed pattern (`nil`) and for other terms.
    func matches(_ text: Value, _ regex: XPathRegex?) -> Value {
        guard let regex else { return .error }
        if let id = storedStringLiteral(text) { return .boolean(snapshot.withText(of: id) { regex.matches($0) }) }
        guard var string = stringLiteral(text)?.text else { return .error }
        return .boolean(string.withUTF8 { regex.matches($0) })
    }
}
