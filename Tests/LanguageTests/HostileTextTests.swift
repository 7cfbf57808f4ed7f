import Language
import Testing

/// Any text must give tokens with right places and sentences that are trees.
struct HostileTextTests {
    static let texts: [String] = [
        "", " ", "\n\n\n", ".", "\u{FEFF}Hello.", "\0\u{1}\u{2} a\u{0}b",
        "Hello 😀👨‍👩‍👧👍🏽 world! 🇵🇦🇨🇴",
        "مرحبا بالعالم. كيف حالك؟ 你好，世界。Привет, мир!",
        "One line.\r\nAnother line.\r\n\r\nA paragraph\u{2028}with separators\u{00A0}and\u{3000}spaces.\r",
        "e\u{301}\u{301}\u{301} cafe\u{301} Zoe\u{308}\u{200D}x \u{200D}",
        String(repeating: "(", count: 40), String(repeating: "a.", count: 20), String(repeating: ", ", count: 30),
        "\"'“‘«¡¿[{<>}]»’”'\" -- --- ... …", "http://x.org/?a=b&c=d#e@f, a@b.c; #tag @user C:\\dir\\file.txt",
    ]

    @Test("Tokens cover everything but white space, in order, with the words as they stand", arguments: texts)
    func places(text: String) throws {
        try Self.check(text)
    }

    @Test("A megabyte without blank or full stop is split in time", .timeLimit(.minutes(1)))
    func oneWord() throws {
        let words = try SharedAnalyzer.result.get().tokenizer.split(String(repeating: "x", count: 1 << 20)).joined()
        #expect(words.first?.lowerBound == 0)
        #expect(words.last?.upperBound == 1 << 20)
        for (left, right) in zip(words, words.dropFirst()) { #expect(left.upperBound == right.lowerBound) }
    }

    @Test("Sentences stay short enough for the parser, whatever the text", arguments: ["and ", "and, ", "\u{1F600} "])
    func length(part: String) throws {
        let sentences = try SharedAnalyzer.result.get().tokenizer.split(String(repeating: part, count: 2000))
        #expect(sentences.count > 1)
        #expect(sentences.allSatisfy { $0.count <= 240 })
    }

    static func check(_ text: String) throws {
        let bytes = Array(text.utf8)
        var covered = [Bool](repeating: false, count: bytes.count)
        var end = 0
        for sentence in try SharedAnalyzer.analyze(text) {
            #expect(!sentence.tokens.isEmpty)
            for token in sentence.tokens {
                #expect(token.range.lowerBound >= end && !token.range.isEmpty)
                end = token.range.upperBound
                #expect(String(decoding: bytes[token.range], as: UTF8.self) == token.form)
                for index in token.range { covered[index] = true }
                #expect(0...1 ~= token.confidence)
            }
            try checkTree(sentence)
            checkEntities(sentence)
        }
        var offset = 0
        for scalar in text.unicodeScalars {
            let isBlank = scalar.properties.isWhitespace || scalar == "\u{FEFF}"
            if !isBlank { #expect(covered[offset], "byte \(offset), U+\(String(scalar.value, radix: 16))") }
            offset += UTF8.width(scalar)
        }
    }

    /// One root, and every token leads to it.
    private static func checkTree(_ sentence: Sentence) throws {
        #expect(sentence.tokens.count { $0.head == nil } == 1)
        for (start, token) in sentence.tokens.enumerated() {
            #expect((token.relation == .root) == (token.head == nil))
            var index: Int? = start
            var steps = 0
            while let current = index, steps <= sentence.tokens.count {
                index = sentence.tokens[current].head
                steps += 1
            }
            #expect(index == nil, "token \(start) is on a cycle")
        }
    }

    private static func checkEntities(_ sentence: Sentence) {
        var end = 0
        for mention in sentence.entities {
            #expect(mention.tokens.lowerBound >= end && !mention.tokens.isEmpty)
            end = mention.tokens.upperBound
        }
        #expect(end <= sentence.tokens.count)
    }
}
