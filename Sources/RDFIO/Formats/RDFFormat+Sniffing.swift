internal import RDF
internal import Turtle

extension RDFFormat {
    /// Guesses the format of a document from its beginning.
    ///
    /// XML and JSON are told by their first characters, N-Triples and N-Quads by their lines, and what is left is Turtle, or TriG
    /// where a graph block opens.
    ///
    /// - Parameter bytes: the first few thousand bytes of the document, or all of it.
    /// - Returns: `nil` when it looks like none of the formats.
    /// - Complexity: O(number of bytes).
    public static func sniff(_ bytes: [UInt8]) -> RDFFormat? {
        guard let start = firstContent(in: bytes) else { return nil }
        if startsLikeXML(bytes[start...]) { return .rdfxml }
        if startsLikeJSON(bytes[start...]) { return .jsonld }
        if let format = lineFormat(of: bytes) { return format }
        switch bytes[start] {
        case UInt8(ascii: "@"), UInt8(ascii: "<"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "("),
            UInt8(ascii: ":"):
            return opensGraphBlock(bytes) ? .trig : .turtle
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
            guard startsLikeTurtle(bytes[start...]) else { return nil }
            return opensGraphBlock(bytes) ? .trig : .turtle
        case UInt8(ascii: "{"): return .trig
        default: return nil
        }
    }

    /// The first byte that is neither a byte order mark, white space, nor part of a comment.
    private static func firstContent(in bytes: [UInt8]) -> Int? {
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x09, 0x0A, 0x0D, 0x20: index += 1
            case UInt8(ascii: "#"): index = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
            default: return index
            }
        }
        return nil
    }

    /// Whether a document starts as XML does: with a declaration, a comment, or an element that is no IRI.
    private static func startsLikeXML(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.first == UInt8(ascii: "<"), let second = bytes.dropFirst().first else { return false }
        if second == UInt8(ascii: "?") || second == UInt8(ascii: "!") { return true }
        if second == UInt8(ascii: "<") { return false }
        // In an element's name the colon is followed by a name, and then by white space or the end of the tag.
        let name = bytes.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
        let rest = bytes[name.endIndex...].first
        return !name.contains(UInt8(ascii: "/")) && rest != nil && rest != UInt8(ascii: ">")
            || name.elementsEqual("rdf:RDF".utf8)
    }

    /// Whether the first word is a prefixed name or a keyword of Turtle or TriG, and not just any word.
    private static func startsLikeTurtle(_ bytes: ArraySlice<UInt8>) -> Bool {
        let word = bytes.prefix { $0 > 0x20 }
        let keywords = ["prefix", "base", "version", "graph"]
        return word.contains(UInt8(ascii: ":"))
            || keywords.contains(String(decoding: word, as: UTF8.self).lowercased())
    }

    /// Whether a document starts as an object of JSON does, or as an array of objects: a graph of TriG has no string there, and
    /// the blank node of Turtle no brace.
    private static func startsLikeJSON(_ bytes: ArraySlice<UInt8>) -> Bool {
        let next = bytes.dropFirst().first { ![0x09, 0x0A, 0x0D, 0x20].contains($0) }
        switch bytes.first {
        case UInt8(ascii: "{"): return next == UInt8(ascii: "\"")
        case UInt8(ascii: "["): return next == UInt8(ascii: "{")
        default: return false
        }
    }

    /// N-Triples or N-Quads, if the complete lines are that.
    private static func lineFormat(of bytes: [UInt8]) -> RDFFormat? {
        let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
        var reader = NQuadsReader(bytes: Array(bytes[..<end]))
        var batch = QuadBatch()
        var format: RDFFormat?
        do {
            while try reader.next(into: &batch) {
                if batch.quads.contains(where: { $0.graph != QuadBatch.defaultGraph }) { return .nquads }
                format = .ntriples
            }
            return format
        } catch {
            return nil
        }
    }

    /// Whether a brace opens a graph block somewhere outside of IRIs, strings and comments.
    private static func opensGraphBlock(_ bytes: [UInt8]) -> Bool {
        var closing: UInt8?
        var isEscaped = false
        for (index, byte) in bytes.enumerated() {
            if let end = closing {
                if byte == end && !isEscaped { closing = nil }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
                continue
            }
            switch byte {
            case UInt8(ascii: "<"): closing = UInt8(ascii: ">")
            case UInt8(ascii: "\""), UInt8(ascii: "'"): closing = byte
            case UInt8(ascii: "#"): closing = 0x0A
            case UInt8(ascii: "{"): return index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "|")
            default: break
            }
        }
        return false
    }
}
