extension JSONValue {
    /// How deep arrays and objects may be nested at most, whatever limit is asked for.
    ///
    /// Deeper values could not be compared, copied and taken apart again on the stack of a thread.
    public static let deepestNesting = 1024

    /// Reads a JSON text.
    ///
    /// RFC 8259. A byte order mark is passed over; of members with the same name the last counts; half of a surrogate pair
    /// is an error, since no string of Unicode scalars can hold it.
    ///
    /// - Parameters:
    ///   - bytes: the text, in UTF-8.
    ///   - maximumNesting: how deep arrays and objects may be nested; at most ``deepestNesting``.
    /// - Throws: what is wrong with the text and where.
    /// - Complexity: O(number of bytes).
    public init(parsing bytes: [UInt8], maximumNesting: Int = 512) throws(JSONSyntaxError) {
        try self.init(parsing: bytes.span, maximumNesting: maximumNesting)
    }

    /// Reads a JSON text; see ``init(parsing:maximumNesting:)``.
    public init(parsing text: Span<UInt8>, maximumNesting: Int = 512) throws(JSONSyntaxError) {
        var parser = JSONParser(maximumNesting: min(maximumNesting, JSONValue.deepestNesting))
        self = try parser.parse(text)
    }
}

/// Reads one JSON text; keeps the arrays and objects that are open in a list of its own, so that the depth of the text
/// costs no stack.
struct JSONParser {
    /// An array or object whose end has not come yet.
    private struct Container {
        let isObject: Bool
        var items: [JSONValue] = []
        var members = JSONObject()
        /// The name whose value comes next.
        var name = ""
    }

    private let maximumNesting: Int
    private var open: [Container] = []
    /// Where the next byte stands.
    var index = 0

    init(maximumNesting: Int) { self.maximumNesting = maximumNesting }

    /// Reads the value and makes sure that nothing follows it.
    ///
    ///     JSON-text = ws value ws
    mutating func parse(_ text: Span<UInt8>) throws(JSONSyntaxError) -> JSONValue {
        if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { index = 3 }
        while true {
            guard var value = try parseValueStart(text) else { continue }
            // A value that ends an array or object is the value of what is around it.
            while !open.isEmpty {
                place(value)
                guard let closed = try parseSeparator(text) else { break }
                value = closed
            }
            guard open.isEmpty else { continue }
            skipSpace(text)
            guard index == text.count else { throw error(.syntax, "nothing may follow the JSON value", text) }
            return value
        }
    }

    /// Reads a scalar or an empty container, or opens a container (`nil`).
    ///
    ///     value = false / null / true / object / array / number / string
    private mutating func parseValueStart(_ text: Span<UInt8>) throws(JSONSyntaxError) -> JSONValue? {
        skipSpace(text)
        guard index < text.count else { throw error(.syntax, "the JSON text ends where a value is expected", text) }
        switch text[index] {
        case UInt8(ascii: "{"): return try open(text, isObject: true)
        case UInt8(ascii: "["): return try open(text, isObject: false)
        case UInt8(ascii: "\""): return .string(try parseString(text))
        case UInt8(ascii: "t"): return try parse(text, "true", .bool(true))
        case UInt8(ascii: "f"): return try parse(text, "false", .bool(false))
        case UInt8(ascii: "n"): return try parse(text, "null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try parseNumber(text))
        default:
            throw error(.syntax, "expected a JSON value: an object, array, string, number, true, false or null", text)
        }
    }

    /// Opens a container and reads up to its first value; gives the container if it is empty.
    private mutating func open(_ text: Span<UInt8>, isObject: Bool) throws(JSONSyntaxError) -> JSONValue? {
        guard open.count < maximumNesting else {
            throw error(.limit, "arrays and objects are nested deeper than \(maximumNesting) levels", text)
        }
        index += 1
        skipSpace(text)
        if index < text.count, text[index] == UInt8(ascii: isObject ? "}" : "]") {
            index += 1
            return isObject ? .object(JSONObject()) : .array([])
        }
        open.append(Container(isObject: isObject))
        if isObject { try parseName(text) }
        return nil
    }

    /// Puts a value into the innermost open container.
    private mutating func place(_ value: JSONValue) {
        let last = open.count - 1
        if open[last].isObject {
            open[last].members[open[last].name] = value
        } else {
            open[last].items.append(value)
        }
    }

    /// Reads what follows a value in a container: a comma (`nil`), or the end, which gives the container.
    private mutating func parseSeparator(_ text: Span<UInt8>) throws(JSONSyntaxError) -> JSONValue? {
        skipSpace(text)
        let isObject = open[open.count - 1].isObject
        guard index < text.count else {
            throw error(.syntax, "the JSON text ends inside an \(isObject ? "object" : "array")", text)
        }
        switch text[index] {
        case UInt8(ascii: ","):
            index += 1
            if isObject { try parseName(text) }
            return nil
        case UInt8(ascii: isObject ? "}" : "]"):
            index += 1
            let closed = open.removeLast()
            return isObject ? .object(closed.members) : .array(closed.items)
        default:
            throw error(.syntax, "expected a comma or \(isObject ? "}" : "]")", text)
        }
    }

    /// Reads the name of a member and the colon behind it.
    ///
    ///     member = string name-separator value
    private mutating func parseName(_ text: Span<UInt8>) throws(JSONSyntaxError) {
        skipSpace(text)
        guard index < text.count, text[index] == UInt8(ascii: "\"") else {
            throw error(.syntax, "expected the name of a member in double quotes", text)
        }
        open[open.count - 1].name = try parseString(text)
        skipSpace(text)
        guard index < text.count, text[index] == UInt8(ascii: ":") else {
            throw error(.syntax, "expected a colon behind the name of a member", text)
        }
        index += 1
    }

    private mutating func parse(
        _ text: Span<UInt8>, _ word: StaticString, _ value: JSONValue
    ) throws(JSONSyntaxError) -> JSONValue {
        for byte in "\(word)".utf8 {
            guard index < text.count, text[index] == byte else { throw error(.syntax, "expected \(word)", text) }
            index += 1
        }
        return value
    }

    private mutating func parseNumber(_ text: Span<UInt8>) throws(JSONSyntaxError) -> JSONNumber {
        guard let end = JSONNumber.end(in: text, from: index) else {
            throw error(.syntax, "malformed number: expected digits as in -1.5e3, without leading zeros", text)
        }
        defer { index = end }
        return JSONNumber(lexicalForm: JSONParser.string(text, index..<end))
    }

    /// Passes over white space.
    ///
    ///     ws = *( %x20 / %x09 / %x0A / %x0D )
    private mutating func skipSpace(_ text: Span<UInt8>) {
        while index < text.count {
            switch text[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return
            }
        }
    }

    /// An error at the next byte.
    func error(_ code: JSONSyntaxError.Code, _ message: String, _ text: Span<UInt8>) -> JSONSyntaxError {
        var line = 1
        var lineStart = 0
        for place in 0..<index where text[place] == 0x0A {
            line += 1
            lineStart = place + 1
        }
        var column = 1
        for place in lineStart..<index where text[place] & 0xC0 != 0x80 { column += 1 }
        return JSONSyntaxError(code, message, at: .init(line: line, column: column, byteOffset: index))
    }
}
