import JSON
import Tercet

/// A file of sentences with their facts, an object of JSON in each line.
struct ExampleFile {
    let path: String

    private static let linesAtOnce = 1024

    /// The examples, in the order of the lines.
    ///
    /// - Throws: `CommandFailure` with file and line for what is no example.
    func examples() throws -> [TeachingExample] {
        var reader = try LineReader(path)
        var examples: [TeachingExample] = []
        var line = 0
        while true {
            let lines = try reader.next(atMost: Self.linesAtOnce)
            guard !lines.isEmpty else { return examples }
            for text in lines.map(\.text) {
                line += 1
                guard text.contains(where: { !$0.isWhitespace }) else { continue }
                examples.append(try example(text, line: line))
            }
        }
    }

    private func example(_ text: String, line: Int) throws -> TeachingExample {
        let object = try parsed(text, line)
        guard let sentence = Self.text(object, "sent") ?? Self.text(object, "text") else {
            throw failure(#"no "sent" or "text" with the words"#, line)
        }
        if let triples = object["triples"]?.array {
            let facts = try triples.map { triple in try taught(triple, line) }
            return TeachingExample(text: sentence, facts: facts, isComplete: true)
        }
        let parts = Self.texts(object, ["sub_label", "rel_label", "obj_label"])
        guard parts.count == 3 else {
            throw failure(#"no "triples", and no "sub_label", "rel_label" and "obj_label""#, line)
        }
        let fact = TeachingExample.Fact(subject: parts[0], property: parts[1], object: parts[2])
        return TeachingExample(text: sentence, facts: [fact], isComplete: false)
    }

    private func parsed(_ text: String, _ line: Int) throws -> JSONObject {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: Array(text.utf8))
        } catch {
            throw failure("not JSON: \(error)", line)
        }
        guard let object = value.object else { throw failure("a line holds an object of JSON", line) }
        return object
    }

    private func taught(_ value: JSONValue, _ line: Int) throws -> TeachingExample.Fact {
        var parts: [String] = []
        if let array = value.array { parts = array.compactMap(\.string) }
        if let object = value.object { parts = Self.texts(object, ["sub", "rel", "obj"]) }
        guard parts.count == 3 else {
            throw failure(#"a triple is ["subject", "property", "object"] or has "sub", "rel" and "obj""#, line)
        }
        return TeachingExample.Fact(subject: parts[0], property: parts[1], object: parts[2])
    }

    private static func text(_ object: JSONObject, _ name: String) -> String? { object[name]?.string }

    private static func texts(_ object: JSONObject, _ names: [String]) -> [String] {
        names.compactMap { text(object, $0) }
    }

    private func failure(_ message: String, _ line: Int) -> CommandFailure {
        CommandFailure("\(Input.name(path)):\(line): \(message)", hasPlace: true)
    }
}
