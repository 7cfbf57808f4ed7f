import JSON

/// Finds a value in a JSON text by the way that leads to it.
enum JSONPathLocator {
    /// Where a value starts; where the last value on the way starts, if it is not there.
    ///
    /// - Parameters:
    ///   - path: the way from the top.
    ///   - text: the text; JSON that is well-formed.
    /// - Complexity: O(length of the text × length of the path).
    static func offset(of path: [JSONLDError.Step], in text: Span<UInt8>) -> Int {
        var place = skipSpace(text, from: 0)
        for step in path {
            let next: Int? =
                switch step {
                case .name(let name): member(name, in: text, at: place)
                case .index(let index): item(index, in: text, at: place)
                }
            guard let next else { return place }
            place = next
        }
        return place
    }

    private static func skipSpace(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[index]) { index += 1 }
        return index
    }

    private static func end(of place: Int, _ text: Span<UInt8>) -> Int? {
        var scanner = JSONValueScanner(at: place)
        return scanner.end(in: text, isFinal: true)
    }

    /// The value of the last member of a name.
    private static func member(_ name: String, in text: Span<UInt8>, at start: Int) -> Int? {
        guard start < text.count, text[start] == UInt8(ascii: "{") else { return nil }
        var found: Int?
        var place = skipSpace(text, from: start + 1)
        while place < text.count, text[place] == UInt8(ascii: "\""), let nameEnd = end(of: place, text) {
            let value = skipSpace(text, from: skipSpace(text, from: nameEnd) + 1)
            let key = try? JSONValue(parsing: text.extracting(place..<nameEnd)).string
            if key?.isExactly(name) == true { found = value }
            guard value < text.count, let valueEnd = end(of: value, text) else { break }
            place = skipSpace(text, from: skipSpace(text, from: valueEnd) + 1)
        }
        return found
    }

    private static func item(_ index: Int, in text: Span<UInt8>, at start: Int) -> Int? {
        guard start < text.count, text[start] == UInt8(ascii: "[") else { return nil }
        var place = skipSpace(text, from: start + 1)
        for _ in 0..<index {
            guard place < text.count, let valueEnd = end(of: place, text) else { return nil }
            place = skipSpace(text, from: skipSpace(text, from: valueEnd) + 1)
        }
        return place < text.count ? place : nil
    }
}
