/// A table of text for people: aligned columns that fit the terminal.
struct Table {
    private let header: [String]
    private var rows: [[String]] = []

    /// Makes a table without rows.
    init(_ header: [String]) {
        self.header = header
    }

    /// Adds a row of as many cells as the header has.
    mutating func add(_ cells: [String]) {
        rows.append(cells.map { $0.replacingControlCharacters })
    }

    /// The table as lines.
    ///
    /// - Parameter width: the columns that fit; `nil` for as many as the cells need.
    func text(width: Int?) -> String {
        let widths = columnWidths(fitting: width)
        var lines = [line(header, widths), widths.map { String(repeating: "─", count: $0) }.joined(separator: "──")]
        lines.append(contentsOf: rows.map { line($0, widths) })
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).map { cell, width in
            let fitted = cell.count > width ? cell.prefix(max(0, width - 1)) + "…" : cell[...]
            return fitted + String(repeating: " ", count: width - fitted.count)
        }
        return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }

    /// Takes from the widest column until all fit, down to eight characters each.
    private func columnWidths(fitting width: Int?) -> [Int] {
        var widths = header.map(\.count)
        for row in rows {
            for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.count) }
        }
        guard let width else { return widths }
        var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - width
        while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 8 {
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}

extension String {
    /// The text with characters that would move the cursor or change colours shown as symbols.
    var replacingControlCharacters: String {
        guard unicodeScalars.contains(where: { $0.value < 32 || (127..<160).contains($0.value) }) else { return self }
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0..<32: scalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
            case 127..<160: scalars.append("\u{2421}")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
