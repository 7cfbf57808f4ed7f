import RDF
import SPARQLSyntax
import TripleStore

/// A sum, a least or a greatest of values that their ids hold, without decoding them.
struct InlineAggregate {
    enum Kind {
        case sum, least, greatest

        /// `nil` for aggregates that are no numbers.
        init?(_ kind: Aggregate.Kind) {
            switch kind {
            case .sum, .average: self = .sum
            case .min: self = .least
            case .max: self = .greatest
            case .count, .sample, .groupConcat: return nil
            }
        }
    }

    /// How many values came in.
    private(set) var count = 0
    /// The least or the greatest of them.
    private(set) var best: TermID?
    private var tenMillionths: Int128 = 0
    private var hasDecimal = false

    /// Takes a value in; `false` for one that has to be decoded.
    @inline(__always)
    mutating func add(_ id: TermID, _ kind: Kind) -> Bool {
        guard let number = id.tenMillionths else { return false }
        switch kind {
        case .sum:
            tenMillionths += Int128(number)
            if id.inlineTag != .integer { hasDecimal = true }
        case .least, .greatest:
            if let known = best?.tenMillionths, kind == .least ? known <= number : known >= number { break }
            best = id
        }
        count += 1
        return true
    }

    /// The sum: an integer if all values are.
    var sum: Value {
        if hasDecimal { return XSDDecimal(tenMillionths: tenMillionths).map { .decimal($0) } ?? .error }
        return Int64(exactly: tenMillionths / 10_000_000).map { .integer($0) } ?? .error
    }
}
