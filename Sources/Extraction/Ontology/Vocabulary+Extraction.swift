import RDF

extension Vocabulary {
    /// The terms of OntoLex-Lemon, its module `synsem`, and LexInfo that describe words.
    enum OntoLex {
        static let lexicalEntry: IRI = "http://www.w3.org/ns/lemon/ontolex#LexicalEntry"
        static let canonicalForm: IRI = "http://www.w3.org/ns/lemon/ontolex#canonicalForm"
        static let otherForm: IRI = "http://www.w3.org/ns/lemon/ontolex#otherForm"
        static let writtenRep: IRI = "http://www.w3.org/ns/lemon/ontolex#writtenRep"
        static let denotes: IRI = "http://www.w3.org/ns/lemon/ontolex#denotes"
        static let synBehavior: IRI = "http://www.w3.org/ns/lemon/synsem#synBehavior"
        static let partOfSpeech: IRI = "http://www.lexinfo.net/ontology/3.0/lexinfo#partOfSpeech"
        static let verb: IRI = "http://www.lexinfo.net/ontology/3.0/lexinfo#verb"
        static let noun: IRI = "http://www.lexinfo.net/ontology/3.0/lexinfo#noun"
        static let adjective: IRI = "http://www.lexinfo.net/ontology/3.0/lexinfo#adjective"
    }

    /// The terms of Tercet's core vocabulary that the extractor itself speaks of: the classes of what names and nouns
    /// stand for whatever the ontology, and the parts of frames and evidence.
    enum Core {
        static let person: IRI = "https://w3id.org/tercet/core#Person"
        static let organization: IRI = "https://w3id.org/tercet/core#Organization"
        static let group: IRI = "https://w3id.org/tercet/core#Group"
        static let official: IRI = "https://w3id.org/tercet/core#Official"
        static let place: IRI = "https://w3id.org/tercet/core#Place"
        static let region: IRI = "https://w3id.org/tercet/core#Region"
        static let country: IRI = "https://w3id.org/tercet/core#Country"
        static let settlement: IRI = "https://w3id.org/tercet/core#Settlement"
        static let role: IRI = "https://w3id.org/tercet/core#Role"
        static let event: IRI = "https://w3id.org/tercet/core#Event"
        static let agent: IRI = "https://w3id.org/tercet/core#Agent"
        static let movement: IRI = "https://w3id.org/tercet/core#Movement"
        static let activity: IRI = "https://w3id.org/tercet/core#Activity"
        static let represents: IRI = "https://w3id.org/tercet/core#represents"
        static let participatedIn: IRI = "https://w3id.org/tercet/core#participatedIn"
        static let tookPlaceIn: IRI = "https://w3id.org/tercet/core#tookPlaceIn"
        static let onDate: IRI = "https://w3id.org/tercet/core#onDate"
        static let hasTopic: IRI = "https://w3id.org/tercet/core#hasTopic"
        static let tellsOf: IRI = "https://w3id.org/tercet/core#tellsOf"
        static let construction: IRI = "https://w3id.org/tercet/core#Construction"
        static let subjectSlot: IRI = "https://w3id.org/tercet/core#subjectSlot"
        static let objectSlot: IRI = "https://w3id.org/tercet/core#objectSlot"
        static let evidence: IRI = "https://w3id.org/tercet/core#Evidence"
        static let sentence: IRI = "https://w3id.org/tercet/core#sentence"
        static let subjectWords: IRI = "https://w3id.org/tercet/core#subjectWords"
        static let predicateWords: IRI = "https://w3id.org/tercet/core#predicateWords"
        static let objectWords: IRI = "https://w3id.org/tercet/core#objectWords"
        static let confidence: IRI = "https://w3id.org/tercet/core#confidence"
        static let openFact: IRI = "https://w3id.org/tercet/core#OpenFact"
        static let adjunctWords: IRI = "https://w3id.org/tercet/core#adjunctWords"
        static let factuality: IRI = "https://w3id.org/tercet/core#factuality"
        static let extractor: IRI = "https://w3id.org/tercet/core#extractor"
        static let cue: IRI = "https://w3id.org/tercet/core#Cue"
        static let valueForm: IRI = "https://w3id.org/tercet/core#ValueForm"
        static let regionForm: IRI = "https://w3id.org/tercet/core#RegionForm"
        static let naming: IRI = "https://w3id.org/tercet/core#Naming"
        static let feature: IRI = "https://w3id.org/tercet/core#feature"
        static let weight: IRI = "https://w3id.org/tercet/core#weight"
        static let precision: IRI = "https://w3id.org/tercet/core#precision"
        static let support: IRI = "https://w3id.org/tercet/core#support"
        static let possible: IRI = "https://w3id.org/tercet/core#possible"
        static let bias: IRI = "https://w3id.org/tercet/core#bias"
        static let completeness: IRI = "https://w3id.org/tercet/core#completeness"
        static let hasOneValue: IRI = "https://w3id.org/tercet/core#hasOneValue"
        static let end: IRI = "https://w3id.org/tercet/core#end"
        static let shape: IRI = "https://w3id.org/tercet/core#shape"
        static let form: IRI = "https://w3id.org/tercet/core#form"
        static let prefix: IRI = "https://w3id.org/tercet/core#prefix"
        static let suffix: IRI = "https://w3id.org/tercet/core#suffix"
        static let words: IRI = "https://w3id.org/tercet/core#words"
    }

    /// The terms of the Simple Event Model (van Hage and others, "Design and use of the Simple Event Model (SEM)", Journal of
    /// Web Semantics 9, 2011).
    enum SEM {
        static let event: IRI = "http://semanticweb.cs.vu.nl/2009/11/sem/Event"
        static let time: IRI = "http://semanticweb.cs.vu.nl/2009/11/sem/Time"
        static let eventType: IRI = "http://semanticweb.cs.vu.nl/2009/11/sem/eventType"
        static let hasActor: IRI = "http://semanticweb.cs.vu.nl/2009/11/sem/hasActor"
        static let hasPlace: IRI = "http://semanticweb.cs.vu.nl/2009/11/sem/hasPlace"
        static let hasTime: IRI = "http://semanticweb.cs.vu.nl/2009/11/sem/hasTime"
        static let hasTimeStamp: IRI = "http://semanticweb.cs.vu.nl/2009/11/sem/hasTimeStamp"
    }
}
