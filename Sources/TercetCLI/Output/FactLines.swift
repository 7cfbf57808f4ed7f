import JSON
import Tercet

/// Open facts as lines of text.
struct FactLines: Sendable {
    let format: FactFormat
    /// Whether JSON tells what the confidence rests on.
    var explains = false

    /// Appends a fact.
    ///
    /// - Parameters:
    ///   - statement: the fact.
    ///   - document: the name of its document; none for a file of sentences.
    ///   - sentence: its sentence, where another writing of it is wanted than the fact has.
    func append(
        _ statement: OpenStatement, document: String? = nil, sentence: String? = nil, to output: inout [UInt8]
    ) {
        switch format {
        case .tsv:
            let cells =
                [sentence ?? statement.sentence, Self.thousandths(statement.confidence), statement.predicate.words]
                + statement.arguments.map(\.words)
            output += cells.joined(separator: "\t").utf8
        case .jsonl: JSONWriter().write(.object(object(statement, document)), to: &output)
        }
        output.append(UInt8(ascii: "\n"))
    }

    private func object(_ statement: OpenStatement, _ document: String?) -> JSONObject {
        var object = JSONObject()
        object["document"] = document.map { .string($0) }
        object["sentence"] = .string(statement.sentence)
        object["range"] = Self.range(statement.characters)
        object["predicate"] = Self.part(statement.predicate)
        object["arguments"] = .array(statement.arguments.map { Self.part($0) })
        object["confidence"] = JSONNumber(Self.thousandths(statement.confidence)).map { .number($0) }
        object["factuality"] = .string(statement.factuality.rawValue)
        if explains { object["features"] = .array(statement.reasons.map { .string($0) }) }
        return object
    }

    private static func part(_ part: OpenStatement.Part) -> JSONValue {
        var object = JSONObject()
        object["words"] = .string(part.words)
        object["ranges"] = .array(part.characters.map { range($0) })
        return .object(object)
    }

    private static func range(_ range: Range<Int>) -> JSONValue {
        .array([.number(JSONNumber(range.lowerBound)), .number(JSONNumber(range.upperBound))])
    }

    /// A number from 0 to 1 with three digits.
    private static func thousandths(_ value: Double) -> String {
        let count = Int((value * 1000).rounded())
        let digits = String(count % 1000)
        return "\(count / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
