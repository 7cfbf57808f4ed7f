import RDFIO
import SystemPackage
import Tercet

/// The lines of a file or of standard input, a few at a time, so that memory does not grow with the file.
struct LineReader {
    /// A line beyond so many bytes is no sentence.
    private static let longest = 1 << 20

    private let name: String
    private var source: FileSource
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var line = 0
    /// How many characters stand before the next line.
    private(set) var characterCount = 0

    /// Opens a file, or standard input for `-`.
    init(_ path: String) throws {
        name = Input.name(path)
        do {
            source =
                path == "-"
                ? try FileSource(descriptor: .standardInput, name: name) : try FileSource(path: FilePath(path))
        } catch {
            throw CommandFailure(error.description)
        }
    }

    /// The next lines, each with the number of characters before it; none at the end.
    mutating func next(atMost count: Int) throws -> [(text: String, characters: Int)] {
        var lines: [(text: String, characters: Int)] = []
        while lines.count < count, let text = try next() {
            lines.append((text, characterCount))
            // The line ending counts as one character.
            characterCount += text.unicodeScalars.count + 1
        }
        return lines
    }

    private mutating func next() throws -> String? {
        var scanned = start
        while true {
            if let end = buffer[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return try text(start..<(end > start && buffer[end - 1] == UInt8(ascii: "\r") ? end - 1 : end))
            }
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return try text(start..<buffer.count)
            }
            guard buffer.count - start <= Self.longest else {
                throw CommandFailure("\(name):\(line + 1): the line is too long for a sentence", hasPlace: true)
            }
            buffer.removeSubrange(..<start)
            start = 0
            scanned = buffer.count
            do {
                isAtEnd = try !source.read(into: &buffer, atMost: 1 << 16)
            } catch {
                throw CommandFailure(error.description)
            }
        }
    }

    private mutating func text(_ range: Range<Int>) throws -> String {
        line += 1
        guard let text = String(validating: buffer[range], as: UTF8.self) else {
            throw CommandFailure(
                "\(name):\(line): the bytes are not UTF-8; convert the file, for example with iconv -t UTF-8",
                hasPlace: true)
        }
        return text
    }
}
