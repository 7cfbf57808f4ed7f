/// The labels that the entity tagger gives to words: outside, at the beginning of a name of some type, inside one.
package enum EntityLabel {
    /// The types that the tagger learns.
    package static let types: [EntityType] = [.person, .organization, .place, .time, .other]
    /// How many labels there are; the first one is outside.
    package static let count = 1 + 2 * types.count

    /// The label at the beginning of a name.
    package static func beginning(_ type: EntityType) -> Int {
        1 + 2 * (types.firstIndex(of: type) ?? types.count - 1)
    }

    /// Whether a label may follow another; `nil` is the start of the sentence.
    package static func mayFollow(_ label: Int, _ previous: Int?) -> Bool {
        guard label > 0, label.isMultiple(of: 2) else { return true }
        return previous == label || previous == label - 1
    }

    /// The names that labels mark.
    package static func mentions(_ labels: [Int]) -> [EntityMention] {
        var mentions: [EntityMention] = []
        var index = 0
        while index < labels.count {
            let label = labels[index]
            guard label > 0 else {
                index += 1
                continue
            }
            var end = index + 1
            while end < labels.count, labels[end] == (label + 1) & ~1 { end += 1 }
            mentions.append(EntityMention(tokens: index..<end, type: types[(label - 1) / 2]))
            index = end
        }
        return mentions
    }

    /// The labels of names.
    package static func labels(_ mentions: [EntityMention], count: Int) -> [Int] {
        var labels = [Int](repeating: 0, count: count)
        for mention in mentions {
            let beginning = beginning(mention.type)
            for index in mention.tokens {
                labels[index] = index == mention.tokens.lowerBound ? beginning : beginning + 1
            }
        }
        return labels
    }
}
