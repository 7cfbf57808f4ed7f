import JSON
import Tercet

/// All that the analysis says of a document as one JSON object.
///
/// Places are characters of the file; `head` counts the tokens of the sentence from 0 and is `null` for the root.
struct AnalysisJSON {
    let analyzed: AnalyzedDocument

    /// The object on one line.
    var line: [UInt8] {
        var bytes: [UInt8] = []
        JSONWriter().write(value, to: &bytes)
        bytes.append(0x0A)
        return bytes
    }

    private var value: JSONValue {
        var object = JSONObject()
        object["id"] = .string(analyzed.document.name)
        object["title"] = analyzed.document.title.map { .string($0) }
        object["date"] = analyzed.document.date.map { .string("\($0)") }
        object["sentences"] = .array(analyzed.sentences.indices.map(sentence))
        object["chains"] = .array(
            analyzed.chains.chains.filter { $0.count > 1 }.map { .array($0.map(mention)) })
        return .object(object)
    }

    private func sentence(_ index: Int) -> JSONValue {
        let sentence = analyzed.sentences[index]
        var object = place(sentence.range)
        object["tokens"] = .array(sentence.tokens.map(token))
        object["entities"] = .array(
            sentence.entities.map { mention in
                var entity = place(analyzed.range(of: mention.tokens, in: index))
                entity["type"] = .string(mention.type.rawValue)
                return .object(entity)
            })
        return .object(object)
    }

    private func token(_ token: Token) -> JSONValue {
        var object = JSONObject()
        let characters = analyzed.characters(of: token.range)
        object["form"] = .string(token.form)
        object["start"] = .number(JSONNumber(characters.lowerBound))
        object["end"] = .number(JSONNumber(characters.upperBound))
        object["lemma"] = .string(token.lemma)
        object["upos"] = .string(token.universalTag.rawValue)
        object["xpos"] = .string(token.pennTag)
        object["head"] = token.head.map { .number(JSONNumber($0)) } ?? .null
        object["deprel"] = .string(token.relation.rawValue)
        return .object(object)
    }

    private func mention(_ index: Int) -> JSONValue {
        let mention = analyzed.chains.mentions[index]
        var object = place(analyzed.range(of: mention))
        object["sentence"] = .number(JSONNumber(mention.sentence))
        return .object(object)
    }

    private func place(_ range: Range<Int>) -> JSONObject {
        var object = JSONObject()
        let characters = analyzed.characters(of: range)
        object["text"] = .string(analyzed.text(of: range))
        object["start"] = .number(JSONNumber(characters.lowerBound))
        object["end"] = .number(JSONNumber(characters.upperBound))
        return object
    }
}
