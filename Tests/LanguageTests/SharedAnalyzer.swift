import Language

/// The analyzer that all tests share, because loading takes a moment in debug builds.
enum SharedAnalyzer {
    /// The analyzer with the embedded model.
    static let result = Result { () throws(ModelError) in try EnglishAnalyzer() }

    /// Analyses a text.
    static func analyze(_ text: String) throws -> [Sentence] { try result.get().analyze(text) }
}
