extension EntityRepair {
    /// Takes apart what the tagger ran together over commas, where each part is a name or day of its own: "Brazil,
    /// Ecuador", "Lima, Thursday".
    ///
    /// A name that the gazetteer lists with its comma, such as "Washington, D.C.", stays whole, and so does a place with
    /// the region or country it lies in, such as "San Francisco, California".
    func splitLists(_ sentence: inout Sentence) {
        for mention in sentence.entities where mention.type != .time && mention.type != .quantity {
            let parts = mention.tokens.split { sentence.tokens[$0].form == "," }
            guard parts.count > 1, !isKnown(sentence.tokens[mention.tokens].name),
                !isPlaceInPlace(parts.map { sentence.tokens[$0].name })
            else { continue }
            let names = parts.filter { isKnown(sentence.tokens[$0].name) || isTime(sentence.tokens[$0]) }
            guard !names.isEmpty else { continue }
            sentence.entities.removeAll { $0 == mention }
            for part in parts {
                let type: EntityType =
                    isTime(sentence.tokens[part]) ? .time : knownType(sentence.tokens[part].name) ?? mention.type
                sentence.insert(EntityMention(tokens: part, type: type))
            }
        }
    }

    private func isPlaceInPlace(_ parts: [String]) -> Bool {
        guard parts.count == 2 else { return false }
        let (inner, outer) = (gazetteer.kinds(ofName: parts[0]), gazetteer.kinds(ofName: parts[1]))
        return inner.isDisjoint(with: [.country]) && !outer.isDisjoint(with: [.country, .region])
    }

    private func isKnown(_ name: String) -> Bool { !gazetteer.kinds(ofName: name).isDisjoint(with: .sure) }

    private func knownType(_ name: String) -> EntityType? {
        let kinds = gazetteer.kinds(ofName: name).intersection(.sure)
        if kinds.isEmpty { return nil }
        return kinds.contains(.organization) ? .organization : .place
    }

    private func isTime(_ words: ArraySlice<Token>) -> Bool {
        words.count == 1 && words.allSatisfy { Calendar.isName($0.form) }
    }
}
