/// Writes JSON values as text.
///
/// The same value always gives the same bytes.
///
/// ```swift
/// var bytes: [UInt8] = []
/// JSONWriter(layout: .pretty).write(value, to: &bytes)
/// ```
public struct JSONWriter: Sendable {
    /// How a text is laid out.
    public enum Layout: Hashable, Sendable {
        /// Without white space.
        case compact
        /// A line for each item and member, indented by two spaces a level.
        case pretty
    }

    /// How the text is laid out.
    public let layout: Layout

    /// Makes a writer.
    ///
    /// - Parameter layout: how the text is laid out.
    public init(layout: Layout = .compact) { self.layout = layout }

    /// Appends a value.
    ///
    /// - Parameters:
    ///   - value: the value.
    ///   - output: what to append to.
    ///   - level: by how many levels the lines behind the first are indented.
    /// - Complexity: O(length of the text).
    public func write(_ value: JSONValue, to output: inout [UInt8], level: Int = 0) {
        var open: [OpenContainer] = []
        var next: JSONValue? = value
        while true {
            if let value = next { start(value, &open, to: &output) }
            guard let last = open.indices.last else { return }
            next = open[last].next(to: &output, writer: self, level: level + open.count)
            guard next == nil else { continue }
            newLine(level + open.count - 1, to: &output)
            output.append(UInt8(ascii: open.removeLast().isObject ? "}" : "]"))
        }
    }

    /// Writes a value that holds no others, or opens one that does.
    private func start(_ value: JSONValue, _ open: inout [OpenContainer], to output: inout [UInt8]) {
        switch value {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let number): output.append(contentsOf: number.lexicalForm.utf8)
        case .string(let string): JSONWriter.appendString(string.utf8, to: &output)
        case .array(let items) where items.isEmpty: output.append(contentsOf: "[]".utf8)
        case .object(let object) where object.isEmpty: output.append(contentsOf: "{}".utf8)
        case .array(let items):
            output.append(UInt8(ascii: "["))
            open.append(OpenContainer(items: items, members: [], isObject: false))
        case .object(let object):
            output.append(UInt8(ascii: "{"))
            open.append(OpenContainer(items: [], members: object.members, isObject: true))
        }
    }

    fileprivate func newLine(_ level: Int, to output: inout [UInt8]) {
        guard layout == .pretty else { return }
        output.append(0x0A)
        output.append(contentsOf: repeatElement(0x20, count: 2 * level))
    }

    /// Appends a string in quotes, with no more escapes than RFC 8259, section 7 asks for.
    ///
    /// - Parameters:
    ///   - text: the UTF-8 bytes of the string.
    ///   - output: what to append to.
    @inlinable
    public static func appendString(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text {
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                output.append(byte)
            } else {
                appendEscape(byte, to: &output)
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Appends the escape of a control character, quote or backslash.
    @usableFromInline
    @inline(never)
    package static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: output.append(UInt8(ascii: "b"))
        case 0x09: output.append(UInt8(ascii: "t"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0C: output.append(UInt8(ascii: "f"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        case 0x20...: output.append(byte)
        default:
            output.append(contentsOf: (byte < 0x10 ? "u000" : "u00").utf8)
            output.append(contentsOf: String(byte, radix: 16).utf8)
        }
    }
}

/// An array or object that is being written.
private struct OpenContainer {
    let items: [JSONValue]
    let members: [JSONObject.Member]
    let isObject: Bool
    private var place = 0

    init(items: [JSONValue], members: [JSONObject.Member], isObject: Bool) {
        self.items = items
        self.members = members
        self.isObject = isObject
    }

    /// Writes what stands before the next value, and gives the value; `nil` at the end.
    mutating func next(to output: inout [UInt8], writer: JSONWriter, level: Int) -> JSONValue? {
        guard place < (isObject ? members.count : items.count) else { return nil }
        defer { place += 1 }
        if place > 0 { output.append(UInt8(ascii: ",")) }
        writer.newLine(level, to: &output)
        guard isObject else { return items[place] }
        JSONWriter.appendString(members[place].name.utf8, to: &output)
        output.append(contentsOf: (writer.layout == .pretty ? ": " : ":").utf8)
        return members[place].value
    }
}

extension JSONValue: CustomStringConvertible {
    /// The value as compact JSON.
    public var description: String { String(decoding: bytes(), as: UTF8.self) }

    /// The value as JSON text.
    ///
    /// - Parameter layout: how the text is laid out.
    public func bytes(layout: JSONWriter.Layout = .compact) -> [UInt8] {
        var output: [UInt8] = []
        JSONWriter(layout: layout).write(self, to: &output)
        return output
    }
}
