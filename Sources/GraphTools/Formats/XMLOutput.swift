import RDF

/// Elements and attributes of XML 1.0, one element on a line.
///
/// Characters that XML 1.0 cannot hold (section 2.2: most control characters, U+FFFE and U+FFFF) become U+FFFD, the
/// replacement character, since no reader would take the file otherwise.
struct XMLOutput {
    private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    private var open: [String] = []

    /// Starts an element that has others inside.
    mutating func start(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        startTag(name, attributes)
        bytes.append(contentsOf: ">\n".utf8)
        open.append(name)
    }

    /// Ends the element that was started last.
    mutating func end() {
        guard let name = open.popLast() else { return }
        indent()
        bytes.append(contentsOf: "</\(name)>\n".utf8)
    }

    /// Writes an element without contents.
    mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        startTag(name, attributes)
        bytes.append(contentsOf: "/>\n".utf8)
    }

    /// Writes an element that holds text.
    mutating func text(_ name: String, _ attributes: KeyValuePairs<String, String>, _ text: String) {
        startTag(name, attributes)
        bytes.append(UInt8(ascii: ">"))
        append(text)
        bytes.append(contentsOf: "</\(name)>\n".utf8)
    }

    private mutating func startTag(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        indent()
        bytes.append(contentsOf: "<\(name)".utf8)
        for (key, value) in attributes {
            bytes.append(contentsOf: " \(key)=\"".utf8)
            append(value)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private mutating func indent() {
        for _ in open { bytes.append(contentsOf: "  ".utf8) }
    }

    private mutating func append(_ text: String) {
        XMLOutput.append(text, to: &bytes)
    }

    /// Appends text that is safe as content, as a value of an attribute, and in the labels of Graphviz.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: bytes.append(contentsOf: "&amp;".utf8)
            case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
            case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
            case 0x22: bytes.append(contentsOf: "&quot;".utf8)
            // Written as they are, these would be read as spaces.
            case 0x09, 0x0A, 0x0D: bytes.append(contentsOf: "&#\(scalar.value);".utf8)
            case ..<0x20, 0xFFFE, 0xFFFF: UTF8Text.append(0xFFFD, to: &bytes)
            default: UTF8Text.append(scalar.value, to: &bytes)
            }
        }
    }
}
