import RDF
import SPARQLSyntax
import TripleStore

extension EvaluationContext {
    /// The functions on strings (section 17.4.3).
    func callOnStrings(_ function: BuiltInFunction, _ arguments: [Value]) -> Value {
        switch function {
        case .concat: return concatenate(arguments)
        case .contains, .strStarts, .strEnds, .strBefore, .strAfter: return callOnPair(function, arguments)
        case .substr: return substring(arguments)
        case .replace: return replace(arguments)
        default: break
        }
        guard let literal = stringLiteral(arguments[0]) else { return .error }
        switch function {
        case .strlen: return .integer(Int64(literal.text.unicodeScalars.count))
        case .ucase: return literal.with(literal.text.uppercased())
        case .lcase: return literal.with(literal.text.lowercased())
        case .encodeForURI: return .string(PercentEncoding.encode(literal.text))
        default: return .error
        }
    }

    /// `CONCAT` keeps the language and direction that all arguments share.
    private func concatenate(_ arguments: [Value]) -> Value {
        var first: StringLiteral?
        var isShared = true
        var text = ""
        for argument in arguments {
            guard let literal = stringLiteral(argument) else { return .error }
            isShared = isShared && first?.hasSameTag(as: literal) ?? true
            first = first ?? literal
            text += literal.text
        }
        guard let first, isShared else { return .string(text) }
        return first.with(text)
    }

    /// Functions of two strings, whose languages must be compatible (section 17.4.3.1.2).
    private func callOnPair(_ function: BuiltInFunction, _ arguments: [Value]) -> Value {
        guard let literal = stringLiteral(arguments[0]), let second = stringLiteral(arguments[1]),
            literal.isCompatible(with: second)
        else { return .error }
        let (text, part) = (literal.text, second.text)
        switch function {
        case .contains: return .boolean(ByteSearch.find(part, in: text) != nil)
        case .strStarts: return .boolean(text.utf8.starts(with: part.utf8))
        case .strEnds: return .boolean(text.utf8.reversed().starts(with: part.utf8.reversed()))
        default: break
        }
        guard let place = ByteSearch.find(part, in: text) else { return .string("") }
        let bytes = Array(text.utf8)
        let result = function == .strBefore ? bytes[..<place] : bytes[(place + part.utf8.count)...]
        return literal.with(String(decoding: result, as: UTF8.self))
    }

    /// `SUBSTR` (section 17.4.3.3) counts characters from 1; places outside of the string hold nothing.
    private func substring(_ arguments: [Value]) -> Value {
        guard let literal = stringLiteral(arguments[0]), case .integer(let first) = decoded(arguments[1]) else {
            return .error
        }
        var end = Int64.max
        if arguments.count == 3 {
            guard case .integer(let length) = decoded(arguments[2]) else { return .error }
            let (sum, overflow) = first.addingReportingOverflow(length)
            end = overflow ? (length < 0 ? .min : .max) : sum
        }
        var result = String.UnicodeScalarView()
        for (index, scalar) in literal.text.unicodeScalars.enumerated() {
            let position = Int64(index) + 1
            if position >= end { break }
            if position >= first { result.append(scalar) }
        }
        return literal.with(String(result))
    }

    private func replace(_ arguments: [Value]) -> Value {
        guard let literal = stringLiteral(arguments[0]), let pattern = simpleString(arguments[1]),
            let replacement = simpleString(arguments[2])
        else { return .error }
        var flags = ""
        if arguments.count == 4 {
            guard let given = simpleString(arguments[3]) else { return .error }
            flags = given
        }
        let key = RegexKey(pattern: pattern, flags: flags)
        if regexes[key] == nil { regexes[key] = XPathRegex(pattern, flags: flags).map { .some($0) } ?? .some(nil) }
        guard let regex = regexes[key] ?? nil, let result = regex.replacing(literal.text, with: replacement) else {
            return .error
        }
        return literal.with(result)
    }
}

/// A regular expression as a query writes it.
struct RegexKey: Hashable {
    let pattern: String
    let flags: String
}

/// Looks for bytes in bytes.
enum ByteSearch {
    /// Where a text holds another for the first time, in bytes.
    static func find(_ part: String, in text: String) -> Int? {
        var part = part
        var text = text
        return text.withUTF8 { text in part.withUTF8 { part in find(part, in: text) } }
    }

    static func find(_ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = part.first else { return 0 }
        guard text.count >= part.count else { return nil }
        for start in 0...(text.count - part.count) where text[start] == first {
            var length = 1
            while length < part.count, text[start + length] == part[length] { length += 1 }
            if length == part.count { return start }
        }
        return nil
    }
}

/// `ENCODE_FOR_URI` (section 17.4.3.11): everything but unreserved characters is percent-encoded (RFC 3986, section 2.3).
enum PercentEncoding {
    static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                result.append(byte)
            default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
