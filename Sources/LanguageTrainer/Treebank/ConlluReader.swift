import Foundation
import Language

/// Reads treebanks in the CoNLL-U format of Universal Dependencies.
struct ConlluReader {
    /// Why a treebank could not be read.
    struct Failure: Error, CustomStringConvertible {
        let file: String
        let line: Int
        let message: String
        var description: String { "\(file):\(line): \(message)" }
    }

    private var sentences: [TreebankSentence] = []
    private var sentence = TreebankSentence()
    private var document = ""
    private var contraction: (last: Int, surface: TreebankSentence.Surface)?

    /// Reads a file.
    static func read(_ url: URL) throws -> [TreebankSentence] {
        var reader = ConlluReader()
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            do {
                try reader.read(line)
            } catch let message as Message {
                throw Failure(file: url.lastPathComponent, line: index + 1, message: message.text)
            }
        }
        try reader.read("")
        return reader.sentences
    }

    private struct Message: Error {
        let text: String
    }

    private mutating func read(_ line: Substring) throws {
        if line.isEmpty {
            if !sentence.forms.isEmpty { sentences.append(sentence) }
            sentence = TreebankSentence()
            contraction = nil
        } else if line.hasPrefix("#") {
            readComment(line)
        } else {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count == 10 else { throw Message(text: "\(columns.count) columns instead of ten") }
            try readWord(columns)
        }
    }

    private mutating func readComment(_ line: Substring) {
        if line.hasPrefix("# text = ") {
            sentence.text = String(line.dropFirst(9))
        } else if line.hasPrefix("# newdoc") {
            document = String(line.split(separator: "=").last ?? "").trimmingCharacters(in: .whitespaces)
            sentence.startsParagraph = true
        } else if line.hasPrefix("# newpar") {
            sentence.startsParagraph = true
        }
        sentence.document = document
    }

    private mutating func readWord(_ columns: [String]) throws {
        let spaceAfter = !columns[9].split(separator: "|").contains("SpaceAfter=No")
        if columns[0].contains("-") {
            let ends = columns[0].split(separator: "-").compactMap { Int($0) }
            guard ends.count == 2, ends[0] <= ends[1] else { throw Message(text: "bad range \(columns[0])") }
            let surface = TreebankSentence.Surface(
                form: columns[1], part: 0, parts: ends[1] - ends[0] + 1, spaceAfter: spaceAfter)
            contraction = (ends[1], surface)
            return
        }
        if columns[0].contains(".") { return }
        guard let tag = UniversalTag(rawValue: columns[3]) else { throw Message(text: "no tag \(columns[3])") }
        guard let head = Int(columns[6]) else { throw Message(text: "no head \(columns[6])") }
        sentence.forms.append(columns[1])
        sentence.lemmas.append(columns[2])
        sentence.universalTags.append(tag)
        sentence.pennTags.append(columns[4])
        sentence.heads.append(head)
        sentence.relations.append(try Self.relation(columns[7]))
        let entity = columns[9].split(separator: "|").first { $0.hasPrefix("Entity=") }
        sentence.entities.append(entity.map { String($0.dropFirst(7)) } ?? "")
        if case (let last, var surface)? = contraction {
            sentence.surfaces.append(surface)
            surface.part += 1
            contraction = sentence.forms.count < last ? (last, surface) : nil
        } else {
            sentence.surfaces.append(
                TreebankSentence.Surface(form: columns[1], part: 0, parts: 1, spaceAfter: spaceAfter))
        }
    }

    /// A relation, also under the names of earlier versions of Universal Dependencies.
    private static func relation(_ name: String) throws -> DependencyRelation {
        let renamed = ["nmod:npmod": "nmod:unmarked", "obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked"]
        let known = renamed[name] ?? name
        guard let relation = DependencyRelation(rawValue: known) else { throw Message(text: "no relation \(name)") }
        return relation
    }
}
