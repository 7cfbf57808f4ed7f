import RDF
import SPARQLSyntax
import TripleStore

/// Compares a column with a number or a date; values that an id itself holds are compared without being decoded.
struct InlineComparison {
    private enum Constant {
        /// Ten-millionths, as `TermID.tenMillionths` gives them.
        case number(Int64)
        /// The payload of an inline date, which grows with the date.
        case date(UInt32)
    }

    private let comparison: Expression.Comparison
    private let column: Int
    private let constant: Constant

    /// `nil` when the constant is something else.
    init?(_ comparison: Expression.Comparison, _ column: Int, _ value: Value) {
        self.comparison = comparison
        self.column = column
        switch value {
        case .integer(let number):
            guard let scaled = XSDDecimal(number).tenMillionths else { return nil }
            constant = .number(scaled)
        case .decimal(let number):
            guard let scaled = number.tenMillionths else { return nil }
            constant = .number(scaled)
        case .dateTime(let moment):
            guard moment.kind == .date, moment.timezone == nil, (1...9999).contains(moment.year) else { return nil }
            constant = .date(TermID(year: moment.year, month: moment.month, day: moment.day).payload)
        default: return nil
        }
    }

    /// The answer for a row; `nil` when the value has to be decoded.
    @inline(__always)
    func answer(_ batch: Batch, _ row: Int) -> Bool? {
        let id = TermID(rawValue: batch.columns[column][row])
        switch constant {
        case .number(let second): return id.tenMillionths.map { compare($0, second) }
        case .date(let second): return id.inlineTag == .date ? compare(Int64(id.payload), Int64(second)) : nil
        }
    }

    @inline(__always)
    private func compare(_ first: Int64, _ second: Int64) -> Bool {
        switch comparison {
        case .equal: first == second
        case .notEqual: first != second
        case .less: first < second
        case .greater: first > second
        case .lessOrEqual: first <= second
        case .greaterOrEqual: first >= second
        }
    }
}
