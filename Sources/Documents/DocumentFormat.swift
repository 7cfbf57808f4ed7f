/// The kinds of files that documents are read from.
public enum DocumentFormat: String, CaseIterable, Hashable, Sendable {
    /// Prose without markup.
    case text
    /// A page of HTML, of which the main text is read.
    case html
    /// A corpus: a JSON object in each line, one for each document.
    case jsonLines = "jsonl"

    /// Recognizes a file by its name: `.html`, `.htm`, `.xhtml`, `.jsonl`, `.ndjson`; anything else tells nothing.
    public init?(fileName: String) {
        guard let dot = fileName.lastIndex(of: ".") else { return nil }
        switch fileName[fileName.index(after: dot)...].lowercased() {
        case "html", "htm", "xhtml": self = .html
        case "jsonl", "ndjson": self = .jsonLines
        case "txt", "text": self = .text
        default: return nil
        }
    }

    /// Recognizes the content of a file by how it begins: HTML by its document type or first element, all else as text.
    public init(content bytes: some Sequence<UInt8>) {
        let start = bytes.lazy.drop { $0 <= 0x20 }.prefix(16)
        let lowered = String(decoding: start.map { $0 | (0x41...0x5A ~= $0 ? 0x20 : 0) }, as: UTF8.self)
        self = lowered.hasPrefix("<!doctype html") || lowered.hasPrefix("<html") ? .html : .text
    }
}
