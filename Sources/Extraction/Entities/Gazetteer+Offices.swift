import Language

extension Gazetteer {
    /// Whether a noun is an office that stands as a title before names: "minister".
    func isOffice(_ noun: Token) -> Bool {
        let form = noun.form
        return type(ofNoun: noun.lemma) == .person && isTitle(form.prefix(1).uppercased() + form.dropFirst())
    }

    /// Whether a word looks like the abbreviation of an organization: several capitals, and no country or title.
    func isAbbreviation(_ word: String) -> Bool {
        word.utf8.count > 1 && word.utf8.count < 8 && word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
            && !isTitle(word) && country(named: word) == nil && type(ofNoun: word) != .person
    }
}
