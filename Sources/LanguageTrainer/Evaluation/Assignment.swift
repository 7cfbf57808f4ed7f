/// Pairs rows with columns so that the sum of their values is greatest.
///
/// The method of Kuhn and Munkres with potentials (Jonker and Volgenant, Computing 38, 1987).
enum Assignment {
    /// The greatest sum of values where no two pairs share a row or a column.
    ///
    /// - Parameter values: the rows, all of one length; no value is below zero.
    /// - Complexity: O(rows² × columns) where there are fewer rows than columns.
    static func greatestSum(_ values: [[Double]]) -> Double {
        guard let width = values.first?.count, width > 0 else { return 0 }
        guard values.count <= width else {
            return greatestSum((0..<width).map { column in values.map { $0[column] } })
        }
        var rowPotential = [Double](repeating: 0, count: values.count + 1)
        var columnPotential = [Double](repeating: 0, count: width + 1)
        // Rows and columns count from one; the zeroth column holds the row that looks for a place.
        var rowOfColumn = [Int](repeating: 0, count: width + 1)
        for row in 1...values.count {
            rowOfColumn[0] = row
            let origins = shortestPath(values, &rowPotential, &columnPotential, rowOfColumn)
            var column = origins.end
            while column != 0 {
                rowOfColumn[column] = rowOfColumn[origins.before[column]]
                column = origins.before[column]
            }
        }
        return (1...width).reduce(0) { sum, column in
            rowOfColumn[column] > 0 ? sum + values[rowOfColumn[column] - 1][column - 1] : sum
        }
    }

    /// The cheapest way from the row without a place to a free column, over pairs made before.
    private static func shortestPath(
        _ values: [[Double]], _ rowPotential: inout [Double], _ columnPotential: inout [Double], _ rowOfColumn: [Int]
    ) -> (end: Int, before: [Int]) {
        let width = rowOfColumn.count - 1
        var least = [Double](repeating: .infinity, count: width + 1)
        var before = [Int](repeating: 0, count: width + 1)
        var isDone = [Bool](repeating: false, count: width + 1)
        var column = 0
        repeat {
            isDone[column] = true
            let row = rowOfColumn[column]
            var (delta, next) = (Double.infinity, 0)
            for other in 1...width where !isDone[other] {
                let cost = -values[row - 1][other - 1] - rowPotential[row] - columnPotential[other]
                if cost < least[other] { (least[other], before[other]) = (cost, column) }
                if least[other] < delta { (delta, next) = (least[other], other) }
            }
            for other in 0...width {
                if isDone[other] {
                    rowPotential[rowOfColumn[other]] += delta
                    columnPotential[other] -= delta
                } else {
                    least[other] -= delta
                }
            }
            column = next
        } while rowOfColumn[column] != 0
        return (column, before)
    }
}
