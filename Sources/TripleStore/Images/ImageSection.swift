/// A part of the image of a store: the text or the records of the dictionary, or a column of an index.
package struct ImageSection: Hashable, Sendable {
    /// Which part it is: 1 for the text, 2 for the records, and for the columns sixteen times the number of the order,
    /// counted from one, and the number of the column.
    package let code: UInt32
    /// Its length.
    package let byteCount: Int

    /// Makes the description of a part.
    package init(code: UInt32, byteCount: Int) {
        self.code = code
        self.byteCount = byteCount
    }

    static let text: UInt32 = 1
    static let records: UInt32 = 2

    static func code(_ order: IndexOrder, column: Int) -> UInt32 {
        (UInt32(order.rawValue) + 1) << 4 | UInt32(column)
    }

    /// What people call the part.
    package var name: String {
        switch code {
        case ImageSection.text: "the text of the terms"
        case ImageSection.records: "the table of the terms"
        default:
            if code >= 16, let order = IndexOrder(rawValue: UInt8(truncatingIfNeeded: code >> 4 - 1)) {
                "the index \(order)"
            } else {
                "part \(code)"
            }
        }
    }

    /// Whether it is a part of an index, which another index can make good.
    package var isColumn: Bool { code >= 16 }
}
