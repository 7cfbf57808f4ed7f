import Tercet

/// What has to hold for every text and page, whatever is in it.
///
/// The fuzzer and the tests share this file: `Tests/ExtractionTests` has a link to it.
enum LanguageChecks {
    /// What a text has shown to be wrong.
    struct Failure: Error {
        let description: String
    }

    /// What reads an input of a kind, `html` or `text`; `nil` when nothing has that name.
    static func check(named name: String) -> (([UInt8]) throws -> Void)? {
        guard let format = DocumentFormat(rawValue: name), format != .jsonLines else { return nil }
        return { try check($0, as: format) }
    }

    /// A document is refused, or its tokens are the words of the file at the places that they tell, and their heads make a
    /// tree.
    static func check(_ bytes: [UInt8], as format: DocumentFormat) throws {
        guard let document = try? Document(bytes: bytes, name: "x", format: format) else { return }
        try checkPlaces(of: document, in: bytes, isCopied: format == .text)
        guard document.prose.utf8.count < 2048 else { return }
        let prose = Array(document.prose.utf8)
        var end = 0
        for sentence in try analyzer.get().analyze(document.prose) {
            try expect(!sentence.tokens.isEmpty, "an empty sentence")
            for token in sentence.tokens {
                try expect(token.range.lowerBound >= end && !token.range.isEmpty, "tokens overlap at \(token.range)")
                end = token.range.upperBound
                try expect(end <= prose.count && token.form.utf8.elementsEqual(prose[token.range]), "\(token)")
            }
            try checkTree(sentence)
            for mention in sentence.entities {
                try expect(
                    !mention.tokens.isEmpty && mention.tokens.upperBound <= sentence.tokens.count, "\(mention)")
            }
        }
    }

    private static let analyzer = Result { try EnglishAnalyzer() }

    /// Each character of the text is told to stand where the file has it, in the order of the file.
    private static func checkPlaces(of document: Document, in bytes: [UInt8], isCopied: Bool) throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let file = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
        let count = CharacterOffsets(String(decoding: file, as: UTF8.self)).character(at: file.count)
        let offsets = document.characterOffsets
        var (start, last) = (0, 0)
        for scalar in document.text.unicodeScalars {
            let end = start + scalar.utf8.count
            let range = offsets.characters(of: start..<end)
            try expect(range.lowerBound >= last && range.upperBound <= count, "\(range) of \(count)")
            if isCopied, scalar != "\r" { try expect(range.count == 1 || scalar == "\n", "\(range) for \(scalar)") }
            (start, last) = (end, range.lowerBound)
        }
    }

    /// One root, and no way up that comes back.
    private static func checkTree(_ sentence: Sentence) throws {
        let heads = sentence.tokens.map(\.head)
        try expect(heads.count { $0 == nil } == 1, "the roots of \(heads)")
        for token in heads.indices {
            var (place, steps) = (token, 0)
            while let head = heads[place] {
                try expect(heads.indices.contains(head) && steps < heads.count, "\(heads)")
                (place, steps) = (head, steps + 1)
            }
        }
    }

    private static func expect(_ condition: Bool, _ description: @autoclosure () -> String) throws {
        guard condition else { throw Failure(description: description()) }
    }
}
