import CLanguageModel

/// The rows of the gazetteer's files.
struct GazetteerFiles {
    /// Names, aliases, adjectives, peoples and capitals of countries, and their identifiers in Wikidata and GeoNames.
    var countries: [[String]]
    /// Names, aliases, adjectives and kinds of regions.
    var regions: [[String]]
    /// Names and countries of cities.
    var cities: [[String]]
    /// Names, aliases and kinds of organizations.
    var organizations: [[String]]
    /// Common nouns, what they denote and the gender.
    var nouns: [[String]]
    /// Given names and their gender.
    var firstNames: [[String]]
    /// Titles and their gender.
    var titles: [[String]]
    /// Words that end names of organizations.
    var organizationWords: [[String]]
    /// Sets of nouns that stand for one another.
    var synonyms: [[String]]

    /// Common nouns and what they denote, from WordNet.
    var senses: [[String]]
    /// Names from free lists, and what they are.
    var names: NameTable

    /// The files that are part of the program.
    static let embedded = GazetteerFiles(
        countries: rows(tercet_gazetteer_countries(), columns: 7),
        regions: rows(tercet_gazetteer_regions(), columns: 4),
        cities: rows(tercet_gazetteer_cities(), columns: 2),
        organizations: rows(tercet_gazetteer_organizations(), columns: 3),
        nouns: rows(tercet_gazetteer_nouns(), columns: 3),
        firstNames: rows(tercet_gazetteer_firstnames(), columns: 2),
        titles: rows(tercet_gazetteer_titles(), columns: 2),
        organizationWords: rows(tercet_gazetteer_orgwords(), columns: 1),
        synonyms: rows(tercet_gazetteer_synonyms(), columns: 1),
        senses: rows(tercet_gazetteer_senses(), columns: 2), names: names(tercet_gazetteer_names()))

    /// Splits a file into rows and cells; a row that is too short is filled up with empty cells.
    static func rows(_ resource: tercet_resource, columns: Int) -> [[String]] {
        // Safety: the bytes are a constant of the program and live as long as it does.
        let text = String(decoding: UnsafeBufferPointer(start: resource.bytes, count: resource.count), as: UTF8.self)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return cells + Array(repeating: "", count: max(0, columns - cells.count))
        }
    }

    /// Reads the list of names, with a name, a tab and letters in each row, without making strings: it is long.
    private static func names(_ resource: tercet_resource) -> NameTable {
        // Safety: the bytes are a constant of the program and live as long as it does.
        let bytes = UnsafeBufferPointer(start: resource.bytes, count: resource.count)
        var table = NameTable()
        for row in bytes.split(separator: UInt8(ascii: "\n")) where row.first != UInt8(ascii: "#") {
            guard let tab = row.lastIndex(of: UInt8(ascii: "\t")) else { continue }
            var key = NameTable.Key()
            for byte in row[..<tab] { key.append(byte) }
            table.insert(NameKinds(letters: row[(tab + 1)...]), for: key)
        }
        return table
    }
}
