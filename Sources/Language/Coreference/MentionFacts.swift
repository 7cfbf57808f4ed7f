/// What coreference looks at in a mention, as numbers and hashes.
struct MentionFacts {
    /// How a mention is introduced.
    enum Form: UInt32 {
        case pronoun, name, definite, demonstrative, possessed, indefinite, bare
    }

    /// What a mention is to the word above it.
    enum Role: UInt32 {
        case subject, object, oblique, modifier, possessor, predicate, apposition, conjunct, other
    }

    var sentence: Int
    var head: Int
    var span: Range<Int>
    var form: Form
    var pronoun: PronounClass
    /// Whether it is "himself" or the like.
    var isReflexive: Bool
    var role: Role
    /// The word above, outside the phrase.
    var governor: Int?
    var governorLemma: UInt32
    var headLemma: UInt32
    /// What the head shares with its synonyms.
    var synonym: UInt32
    /// Whether the phrase has a noun besides its name, or no name: "the Darien region".
    var hasNoun: Bool
    /// The head of the phrase that says whose it is: "its" in "its border", "Peru" in "the Peru border".
    var owner: Int?
    /// The phrase in lower case without its article.
    var text: UInt32
    /// The words of the name, in the form in which the gazetteer lists it.
    var name: [UInt32] = []
    /// The first letters of the name's capitalized words, where there are several; or the letters of an acronym.
    var initials: UInt32?
    var isAcronym = false
    /// The content words of the phrase, apart from its head and its name.
    var modifiers: [UInt32] = []
    /// The last noun of a title before a name, and the words before it.
    var titleHead: UInt32?
    var titleModifiers: [UInt32] = []
    /// The office that it names as a title is written, "Minister": that of a title before a name, or the noun itself.
    var office: UInt32?
    var type: EntityType?
    var number: Mention.Number?
    var gender: Gender?

    /// Looks at a mention.
    init(_ mention: Mention, in tree: DependencyTree, gazetteer: Gazetteer) {
        let tokens = tree.tokens
        let token = tokens[mention.head]
        sentence = mention.sentence
        head = mention.head
        span = mention.span
        pronoun = mention.kind == .pronoun ? PronounClass(token.form) : .none
        isReflexive = mention.kind == .pronoun && (token.form.hasSuffix("self") || token.form.hasSuffix("selves"))
        form = Self.form(mention, tree)
        role = Self.role(mention.head, tree)
        governor = token.head
        governorLemma = token.head.map { Self.hash(tokens[$0].lemma) } ?? 0
        headLemma = Self.hash(token.lemma)
        synonym = gazetteer.synonymSet(of: token.lemma).map { UInt32($0) } ?? headLemma
        hasNoun = mention.name.map { !$0.contains(mention.head) } ?? (mention.kind == .nominal)
        owner = tree.dependents(of: mention.head).first {
            tokens[$0].relation == .nmodPossessive
                || tokens[$0].relation == .compound && tokens[$0].universalTag == .properNoun
                    && mention.name?.contains($0) != true
        }
        let first = mention.span.first { tokens[$0].universalTag != .determiner } ?? mention.span.lowerBound
        text = 2_166_136_261
        for index in first..<mention.span.upperBound { text = Self.hash(tokens[index].form, from: text &* 31) }
        type = mention.type ?? (pronoun.isPerson ? .person : nil)
        number = mention.kind == .pronoun ? pronoun.number : mention.number
        gender = pronoun.gender
        if mention.kind == .nominal, mention.number == .singular, gazetteer.isTitle(token.form),
            gazetteer.type(ofNoun: token.form) == .person
        {
            office = synonym
        }
        readName(mention, tokens, gazetteer)
        readWords(mention, tokens, gazetteer)
    }

    /// A hash of a word without regard to capitals (FNV-1a).
    static func hash(_ text: String, from start: UInt32 = 2_166_136_261) -> UInt32 {
        var hash = start
        for byte in text.utf8 {
            let letter = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 32 : byte
            hash = (hash ^ UInt32(letter)) &* 16_777_619
        }
        return hash
    }

    private static func form(_ mention: Mention, _ tree: DependencyTree) -> Form {
        switch mention.kind {
        case .pronoun: return .pronoun
        case .name: return .name
        case .nominal:
            for dependent in tree.dependents(of: mention.head) {
                let token = tree.tokens[dependent]
                if token.relation == .nmodPossessive { return .possessed }
                guard token.relation == .det else { continue }
                switch token.lemma.utf8.first.map({ $0 | 32 }) {
                case UInt8(ascii: "t"): return token.form.utf8.count == 3 ? .definite : .demonstrative
                default: return .indefinite
                }
            }
            return .bare
        }
    }

    private static func role(_ head: Int, _ tree: DependencyTree) -> Role {
        switch tree.tokens[head].relation {
        case .nsubj, .nsubjPassive, .nsubjOuter, .csubj: .subject
        case .obj, .iobj: .object
        case .obl, .oblAgent, .oblUnmarked: .oblique
        case .nmod, .compound, .nmodUnmarked, .nmodDescription: .modifier
        case .nmodPossessive: .possessor
        case .root, .ccomp, .xcomp, .advcl, .aclRelative: .predicate
        case .appos: .apposition
        case .conj: .conjunct
        default: .other
        }
    }

    private mutating func readName(_ mention: Mention, _ tokens: [Token], _ gazetteer: Gazetteer) {
        guard let range = mention.name else { return }
        let words = range.map { tokens[$0].form }.filter { !["the", "The", "'s", "’s"].contains($0) }
        if let canonical = gazetteer.canonicalName(words.joined(separator: " ")) {
            name = canonical.split(separator: " ").map { Self.hash(String($0)) }
        } else {
            name = words.map { Self.hash($0) }
        }
        readInitials(words)
        if mention.type == .person || mention.type == nil, let first = words.first {
            gender = gazetteer.gender(ofFirstName: first)
        }
        guard let title = mention.title, let last = title.last else { return }
        titleHead = gazetteer.synonymSet(of: tokens[last].form).map { UInt32($0) } ?? Self.hash(tokens[last].form)
        if gazetteer.type(ofNoun: tokens[last].form) == .person { office = titleHead }
        titleModifiers = title.dropLast().map { Self.hash(tokens[$0].form) }
        if gender == nil { gender = gazetteer.gender(ofTitle: tokens[last].form) }
    }

    private mutating func readInitials(_ words: [String]) {
        var hash: UInt32 = 2_166_136_261
        var count = 0
        let letters = words.count > 1 ? words.compactMap(\.utf8.first) : words.first.map { Array($0.utf8) } ?? []
        for letter in letters where letter != UInt8(ascii: ".") {
            guard UInt8(ascii: "A")...UInt8(ascii: "Z") ~= letter else {
                if words.count > 1 { continue }
                return
            }
            hash = (hash ^ UInt32(letter)) &* 16_777_619
            count += 1
        }
        if count > 1 {
            initials = hash
            isAcronym = words.count == 1
        }
    }

    private mutating func readWords(_ mention: Mention, _ tokens: [Token], _ gazetteer: Gazetteer) {
        if mention.kind == .nominal, gender == nil { gender = gazetteer.gender(ofNoun: tokens[mention.head].lemma) }
        for index in mention.tokens where index != mention.head && mention.name?.contains(index) != true {
            switch tokens[index].universalTag {
            case .adjective, .noun, .properNoun, .verb, .numeral: modifiers.append(Self.hash(tokens[index].form))
            default: break
            }
        }
    }
}
