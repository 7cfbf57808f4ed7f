/// Writes the content of an XML literal down in the canonical form.
///
/// Exclusive XML Canonicalization 1.0 with comments, as RDF/XML asks for (section 7.2.17): namespaces are declared where
/// they are first used, attributes are sorted, and every element has an end tag.
struct CanonicalXML: Sendable {
    /// What has been written.
    private(set) var bytes: [UInt8] = []
    /// The namespaces of the prefixes in the output.
    private var namespaces: [[UInt8]: [UInt8]] = [:]
    /// The prefixes declared in the output, innermost last, with what each stood for outside.
    private var declared: [(prefix: [UInt8], outer: [UInt8]?)] = []
    /// How many prefixes were declared outside of each open element.
    private var scopes: [Int] = []

    /// How many elements are open.
    var depth: Int { scopes.count }

    /// Writes a start tag.
    mutating func startElement(
        _ name: XMLName, _ attributes: [XMLAttribute], names: [XMLName], values: [UInt8]
    ) {
        scopes.append(declared.count)
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.written.utf8)
        var wanted = [(prefix: name.prefix, namespace: name.namespace)]
        for attribute in attributes where !names[attribute.name].prefix.isEmpty {
            wanted.append((prefix: names[attribute.name].prefix, namespace: names[attribute.name].namespace))
        }
        wanted.sort { $0.prefix.lexicographicallyPrecedes($1.prefix) }
        for (prefix, namespace) in wanted where needsDeclaration(prefix, namespace) {
            declared.append((prefix: prefix, outer: namespaces.updateValue(namespace, forKey: prefix)))
            bytes.append(contentsOf: " xmlns".utf8)
            if !prefix.isEmpty {
                bytes.append(UInt8(ascii: ":"))
                bytes.append(contentsOf: prefix)
            }
            appendValue(namespace)
        }
        let sorted = attributes.sorted { left, right in
            let (left, right) = (names[left.name], names[right.name])
            return left.namespace == right.namespace
                ? left.local.lexicographicallyPrecedes(right.local)
                : left.namespace.lexicographicallyPrecedes(right.namespace)
        }
        for attribute in sorted {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: names[attribute.name].written.utf8)
            appendValue(Array(values[attribute.value]))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    /// Writes an end tag.
    mutating func endElement(_ name: XMLName) {
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name.written.utf8)
        bytes.append(UInt8(ascii: ">"))
        guard let count = scopes.popLast() else { return }
        while declared.count > count, let (prefix, outer) = declared.popLast() { namespaces[prefix] = outer }
    }

    /// Writes text.
    mutating func text(_ text: Span<UInt8>) {
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case 0x0D: bytes.append(contentsOf: "&#xD;".utf8)
            default: bytes.append(text[index])
            }
        }
    }

    /// Writes a comment.
    mutating func comment(_ text: [UInt8]) {
        bytes.append(contentsOf: "<!--".utf8)
        bytes.append(contentsOf: text)
        bytes.append(contentsOf: "-->".utf8)
    }

    /// Writes a processing instruction.
    mutating func instruction(_ target: [UInt8], _ data: [UInt8]) {
        bytes.append(contentsOf: "<?".utf8)
        bytes.append(contentsOf: target)
        if !data.isEmpty {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: data)
        }
        bytes.append(contentsOf: "?>".utf8)
    }

    private func needsDeclaration(_ prefix: [UInt8], _ namespace: [UInt8]) -> Bool {
        if prefix == Array("xml".utf8) { return false }
        return namespaces[prefix] == nil ? !namespace.isEmpty : namespaces[prefix] != namespace
    }

    private mutating func appendValue(_ value: [UInt8]) {
        bytes.append(contentsOf: "=\"".utf8)
        for byte in value {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case 0x09: bytes.append(contentsOf: "&#x9;".utf8)
            case 0x0A: bytes.append(contentsOf: "&#xA;".utf8)
            case 0x0D: bytes.append(contentsOf: "&#xD;".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
