import RDF
import SPARQLSyntax
import TripleStore

/// Which terms a variable can have where a condition holds: an upper bound, by which indexes are searched.
enum CandidateTerms {
    /// The ids that a stored term must have for a condition to be true; `nil` if the condition tells nothing.
    static func ranges(
        of variable: Variable, where condition: Expression, _ context: EvaluationContext
    ) -> TermIDRanges? {
        switch condition {
        case .and(let parts):
            return parts.compactMap { ranges(of: variable, where: $0, context) }
                .reduce(nil) { $0?.intersection($1) ?? $1 }
        case .or(let parts):
            var result = TermIDRanges([])
            for part in parts {
                guard let ranges = ranges(of: variable, where: part, context) else { return nil }
                result = result.union(ranges)
            }
            return result
        case .comparison(let comparison, .variable(variable), .term(let term)):
            return ranges(comparison, term, context)
        case .comparison(let comparison, .term(let term), .variable(variable)):
            return ranges(comparison.mirrored, term, context)
        case .membership(.variable(variable), let list, negated: false):
            return ranges(
                of: variable, where: .or(list.map { .comparison(.equal, .variable(variable), $0) }), context)
        default: return nil
        }
    }

    /// The ids of what stands in a relation to a term.
    ///
    /// Terms without an order to it are left out, since comparing them is an error; a term of the dictionary may be any
    /// value.
    private static func ranges(
        _ comparison: Expression.Comparison, _ term: Term, _ context: EvaluationContext
    ) -> TermIDRanges? {
        guard comparison != .notEqual else { return nil }
        let isAbove = comparison == .greater || comparison == .greaterOrEqual
        let isBelow = comparison == .less || comparison == .lessOrEqual
        let id = context.id(of: term)
        let value = context.decoded(.term(id))
        switch value {
        case .integer, .decimal, .float, .double:
            guard let number = value.double, !number.isNaN else { return nil }
            return TermIDRanges.numbers(from: isBelow ? -.infinity : number, to: isAbove ? .infinity : number)
                .union(.stored)
        case .dateTime(let moment):
            guard moment.kind == .date else { return .stored }
            guard (1...9999).contains(moment.year) else { return nil }
            let day = (moment.year, moment.month, moment.day)
            return TermIDRanges.dates(from: isBelow ? nil : day, to: isAbove ? nil : day).union(.stored)
        case .boolean: return TermIDRanges.booleans.union(.stored)
        case .string: return isAbove || isBelow ? .stored : TermIDRanges(id)
        case .term(let id):
            switch context.snapshot.kind(of: id) {
            case .iri: return isAbove || isBelow ? nil : TermIDRanges(id)
            case .string: return isAbove || isBelow ? .stored : TermIDRanges(id)
            default: return nil
            }
        default: return nil
        }
    }
}

extension Expression.Comparison {
    /// The same comparison with its sides exchanged.
    var mirrored: Expression.Comparison {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .greater: .less
        case .lessOrEqual: .greaterOrEqual
        case .greaterOrEqual: .lessOrEqual
        }
    }
}
