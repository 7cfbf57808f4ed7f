/// Corrects what the tagger says with facts from the gazetteer, titles, and the names in the rest of the document.
package struct EntityRepair {
    let gazetteer: Gazetteer

    /// Makes a repair.
    init(_ gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
    }

    /// Corrects and completes the entities of a document.
    ///
    /// - Parameters:
    ///   - sentences: the sentences with what the tagger found.
    ///   - names: the names in them that the gazetteer knows.
    /// - Complexity: O(n) in the words of the document, apart from sorting.
    func repair(_ sentences: inout [Sentence], names: [[GazetteerMatch.Name]]) {
        for index in sentences.indices {
            var sentence = sentences[index]
            splitLists(&sentence)
            for mention in sentence.entities.indices { trimTitle(mention, &sentence) }
            removeOffices(&sentence)
            applyKnownNames(names[index], &sentence)
            completeNames(&sentence)
            for mention in sentence.entities.indices { completeFront(mention, &sentence) }
            addRuns(&sentence)
            addTitledNames(&sentence)
            completePersons(&sentence)
            joinOrganizations(&sentence)
            joinPlaces(&sentence)
            for mention in sentence.entities.indices { correctType(mention, &sentence) }
            nameAcronyms(&sentence)
            sentences[index] = sentence
        }
        NameRegister(sentences, gazetteer).apply(to: &sentences)
        for index in sentences.indices { RuledEntities(gazetteer).add(to: &sentences[index]) }
    }

    /// Puts names that the gazetteer knows in place of shorter or crossing ones.
    private func applyKnownNames(_ names: [GazetteerMatch.Name], _ sentence: inout Sentence) {
        for name in names where !name.kinds.isDisjoint(with: .sure) {
            let (range, kinds) = (name.range, name.kinds)
            guard sentence.tokens[range].contains(where: \.isName) else { continue }
            let type: EntityType? =
                kinds.contains(.organization)
                ? .organization : kinds.isDisjoint(with: [.country, .region]) ? nil : .place
            if let exact = sentence.entities.firstIndex(where: { $0.tokens == range }) {
                if let type { sentence.entities[exact].type = type }
                continue
            }
            let rivals = sentence.entities.filter { $0.tokens.overlaps(range) }
            let isPart = rivals.contains {
                $0.tokens.lowerBound <= range.lowerBound && $0.tokens.upperBound >= range.upperBound
            }
            guard !isPart, rivals.isEmpty || range.count > 1 else { continue }
            sentence.entities.removeAll { $0.tokens.overlaps(range) }
            sentence.insert(EntityMention(tokens: range, type: type ?? .place))
        }
    }

    /// Adds the noun to a name that ends in front of it: "Northern" before "Triangle".
    private func completeNames(_ sentence: inout Sentence) {
        for index in sentence.entities.indices {
            let mention = sentence.entities[index]
            let next = mention.tokens.upperBound
            let limit =
                index + 1 < sentence.entities.count
                ? sentence.entities[index + 1].tokens.lowerBound : sentence.tokens.count
            guard next < limit, mention.type == .other, sentence.tokens[next].isName,
                sentence.tokens[next].isCapitalized,
                sentence.tokens[next - 1].head == next, sentence.tokens[next - 1].isName
            else { continue }
            sentence.entities[index].tokens = mention.tokens.lowerBound..<next + 1
        }
    }

    /// Adds the adjective that a name begins with, which its capital shows within a sentence: "the Northern Triangle".
    private func completeFront(_ index: Int, _ sentence: inout Sentence) {
        let mention = sentence.entities[index]
        let front = mention.tokens.lowerBound - 1
        guard front > 0, [.place, .organization, .other].contains(mention.type) else { return }
        let word = sentence.tokens[front]
        guard word.beginsName(gazetteer), word.head.map(mention.tokens.contains) ?? false,
            !sentence.entities.contains(where: { $0.tokens.contains(front) })
        else { return }
        sentence.entities[index].tokens = front..<mention.tokens.upperBound
    }

    /// Adds runs of capitalized names that no entity covers, when their words say what they are.
    private func addRuns(_ sentence: inout Sentence) {
        var taken = [Bool](repeating: false, count: sentence.tokens.count)
        for mention in sentence.entities {
            for index in mention.tokens { taken[index] = true }
        }
        var start = 0
        while start < sentence.tokens.count {
            var end = start
            while end < sentence.tokens.count, !taken[end], sentence.tokens[end].isName,
                sentence.tokens[end].isCapitalized
            {
                end += 1
            }
            let words = sentence.tokens[start..<end]
            if words.count > 1, let first = words.first, let last = words.last {
                if gazetteer.isOrganizationWord(last.form) {
                    sentence.insert(EntityMention(tokens: start..<end, type: .organization))
                } else if words.count < 4, gazetteer.isFirstName(first.form),
                    first.relation == .flat || last.relation == .flat
                {
                    sentence.insert(EntityMention(tokens: start..<end, type: .person))
                }
            }
            start = max(end, start + 1)
        }
    }

    /// Takes a title from the start of a name: "Interior Minister Rosa Diaz".
    private func trimTitle(_ index: Int, _ sentence: inout Sentence) {
        let mention = sentence.entities[index]
        let name = Self.withoutTitle(mention.tokens, gazetteer) { sentence.tokens[$0].form }
        guard name != mention.tokens else { return }
        let words = sentence.tokens[name]
        let isKnown =
            words.contains { gazetteer.isOrganizationWord($0.form) || $0.form == "of" }
            || !gazetteer.kinds(ofName: words.name).isDisjoint(with: .sure)
        if mention.type == .person || mention.type == .other && words.count <= 3 && !isKnown {
            sentence.entities[index] = EntityMention(tokens: name, type: .person)
        }
    }

    /// A name without the title before it.
    ///
    /// - Parameters:
    ///   - name: the words of the name.
    ///   - gazetteer: knows titles.
    ///   - form: gives the words.
    /// - Returns: what follows the last title, at least one word.
    package static func withoutTitle(
        _ name: Range<Int>, _ gazetteer: Gazetteer, form: (Int) -> String
    ) -> Range<Int> {
        var start = name.lowerBound
        for index in name.dropLast().prefix(5) where gazetteer.isTitle(form(index)) { start = index + 1 }
        return start..<name.upperBound
    }

    /// Joins "Ministry" or "National Bank" with the "of Defence" behind it.
    private func joinOrganizations(_ sentence: inout Sentence) {
        var index = 0
        while index + 1 < sentence.entities.count {
            let (left, right) = (sentence.entities[index], sentence.entities[index + 1])
            let between = sentence.tokens[left.tokens.upperBound..<max(left.tokens.upperBound, right.tokens.lowerBound)]
            let isLinked = between.first.map { ["of", "for"].contains($0.form) } ?? false
            let restIsArticle = between.dropFirst().allSatisfy { $0.form == "the" }
            if isLinked, restIsArticle, between.count <= 2, right.type != .time,
                gazetteer.isOrganizationWord(sentence.tokens[left.tokens.upperBound - 1].form)
            {
                sentence.entities[index] = EntityMention(
                    tokens: left.tokens.lowerBound..<right.tokens.upperBound, type: .organization)
                sentence.entities.remove(at: index + 1)
            } else {
                index += 1
            }
        }
    }

    /// Joins a place with the organization behind it, whose name it begins: "British Columbia Lottery Corporation".
    private func joinPlaces(_ sentence: inout Sentence) {
        for index in sentence.entities.indices.dropLast().reversed() {
            let (place, rest) = (sentence.entities[index], sentence.entities[index + 1])
            guard place.type == .place, rest.type == .organization, place.tokens.upperBound == rest.tokens.lowerBound,
                sentence.tokens[rest.tokens].contains(where: { gazetteer.isOrganizationWord($0.form) })
            else { continue }
            sentence.entities[index] = EntityMention(
                tokens: place.tokens.lowerBound..<rest.tokens.upperBound, type: .organization)
            sentence.entities.remove(at: index + 1)
        }
    }

    /// Corrects the type by the words of the name itself.
    private func correctType(_ index: Int, _ sentence: inout Sentence) {
        let mention = sentence.entities[index]
        guard mention.type != .time else { return }
        let words = sentence.tokens[mention.tokens]
        let name = words.name
        let kinds = gazetteer.kinds(ofName: name).intersection(.sure)
        if kinds.contains(.organization) {
            sentence.entities[index].type = .organization
        } else if !kinds.isDisjoint(with: [.country, .region]) {
            sentence.entities[index].type = .place
        } else if kinds.contains(.city), mention.type == .other {
            sentence.entities[index].type = .place
        } else if let last = words.last, let first = words.first, words.count > 1 {
            if gazetteer.isOrganizationWord(last.form)
                || gazetteer.isOrganizationWord(first.form) && words.contains(where: { $0.form == "of" })
            {
                if mention.type != .place || gazetteer.type(ofNoun: last.form) != .place {
                    sentence.entities[index].type = .organization
                }
            } else if gazetteer.isFirstName(first.form), mention.type != .place || words.count == 2,
                kinds.isEmpty, gazetteer.type(ofNoun: last.form) == nil, last.isCapitalized
            {
                sentence.entities[index].type = .person
            }
        }
    }

    /// Gives the letters in brackets behind a name its type: "the National Police of Peru (NPP)".
    private func nameAcronyms(_ sentence: inout Sentence) {
        for mention in sentence.entities {
            let open = mention.tokens.upperBound
            guard open + 2 < sentence.tokens.count, sentence.tokens[open].form == "(",
                sentence.tokens[open + 2].form == ")",
                sentence.tokens[open + 1].isAcronym
            else { continue }
            let range = open + 1..<open + 2
            sentence.entities.removeAll { $0.tokens.overlaps(range) }
            sentence.insert(EntityMention(tokens: range, type: mention.type))
        }
    }
}

extension Sentence {
    /// Puts a mention in its place.
    mutating func insert(_ mention: EntityMention) {
        let index = entities.firstIndex { $0.tokens.lowerBound > mention.tokens.lowerBound } ?? entities.count
        entities.insert(mention, at: index)
    }
}

extension Token {
    /// Whether the word is tagged as a proper noun.
    var isName: Bool { universalTag == .properNoun || pennTag.hasPrefix("NNP") }

    /// Whether the word is an adjective whose capital shows, within a sentence, that it begins a name.
    func beginsName(_ gazetteer: Gazetteer) -> Bool {
        universalTag == .adjective && isCapitalized && relation == .amod && gazetteer.placeOfNationality(form) == nil
    }

    /// Whether the word has two to six capital letters and nothing else but full stops.
    var isAcronym: Bool {
        let letters = form.filter { $0 != "." }
        return 2...6 ~= letters.count && letters.allSatisfy(\.isUppercase)
    }
}
