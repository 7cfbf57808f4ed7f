import SPARQLSyntax
import TripleStore

/// A test of a text that looks at bytes where they are stored, without making a string for each row.
struct TextTest {
    enum Kind {
        case contains, starts, ends
        case matches(XPathRegex)
    }

    /// Where the text comes from: a column, perhaps through `STR` and then through `LCASE`.
    struct Source {
        let column: Int
        var isForced = false
        var isLowered = false

        /// `nil` when an expression is no such source.
        init?(_ expression: CompiledExpression) {
            switch expression {
            case .column(let column): self.column = column
            case .string(.column(let column)):
                self.column = column
                isForced = true
            case .call(.lcase, let arguments):
                guard let inner = arguments.first.flatMap({ Source($0) }), !inner.isLowered else { return nil }
                self = inner
                isLowered = true
            default: return nil
            }
        }
    }

    private let kind: Kind
    private let source: Source
    private let part: [UInt8]

    init(_ kind: Kind, _ source: Source, part: String = "") {
        self.kind = kind
        self.source = source
        self.part = Array(part.utf8)
    }

    /// How many texts are brought near at once.
    static let nearby = 32

    /// Has the texts of rows fetched before they are looked at.
    func bringNear(_ rows: ArraySlice<UInt32>, of batch: Batch, _ context: EvaluationContext) {
        context.snapshot.bringNear(rows.map { batch.columns[source.column][Int($0)] }[...])
    }

    /// The answer for a row; `nil` when the text is not stored, or its lower case is not that of ASCII letters.
    func answer(_ batch: Batch, _ row: Int, _ context: EvaluationContext) -> Bool? {
        let id = TermID(rawValue: batch.columns[source.column][row])
        switch context.snapshot.kind(of: id) {
        case .string, .language: break
        case .iri, .typed: guard source.isForced else { return nil }
        default: return nil
        }
        return context.snapshot.withText(of: id) { text in
            source.isLowered ? ASCIIText.withLowered(text) { test($0) } : test(text)
        }
    }

    private func test(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if case .matches(let regex) = kind { return regex.matches(text) }
        return part.withUnsafeBufferPointer { part in
            switch kind {
            case .contains, .matches: ByteSearch.find(part, in: text) != nil
            case .starts: text.starts(with: part)
            case .ends: text.suffix(part.count).elementsEqual(part)
            }
        }
    }
}

/// Lower case of texts without other letters than those of ASCII.
enum ASCIIText {
    private static let inPlace = 512

    /// Lends a text in lower case; `nil` when it has other characters than those of ASCII, or is long.
    static func withLowered<Result>(
        _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result? {
        guard text.count <= inPlace else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: inPlace) { buffer in
            var seen: UInt8 = 0
            for index in 0..<text.count {
                let byte = text[index]
                seen |= byte
                // Safety: the index is below `inPlace`, for which there is room.
                buffer.initializeElement(at: index, to: byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
            }
            guard seen < 0x80 else { return nil }
            return body(UnsafeBufferPointer(rebasing: buffer[..<text.count]))
        }
    }
}
