/// The quads of a moment as blocks of memory that are written to a file as they stand, and read back into place.
///
/// The numbers of terms stay what they are. Removals are worked in, and each index becomes one run.
package struct StoreImage: Sendable {
    private let dictionary: TermDictionaryView
    private let indexes: [QuadIndex]
    /// The parts, in the order in which they are written.
    package let sections: [ImageSection]

    /// How many entries the dictionary has, the empty one at its start included.
    package var recordCount: Int { dictionary.records.count }

    /// How many quads there are.
    package var quadCount: Int { indexes.reduce(0) { $0 + $1.count } }

    /// Makes the image of a snapshot.
    ///
    /// - Complexity: O(1) for a snapshot whose indexes are one run each; O(*n*) otherwise.
    package init(_ snapshot: Snapshot) {
        dictionary = snapshot.dictionary
        indexes = [snapshot.defaultGraph.merged, snapshot.namedGraphs.merged]
        var sections = [
            ImageSection(code: ImageSection.text, byteCount: dictionary.bytes.count),
            ImageSection(
                code: ImageSection.records, byteCount: dictionary.records.count * MemoryLayout<TermRecord>.stride),
        ]
        for order in indexes.flatMap({ $0.runs.first?.orders ?? [] }) {
            for (column, view) in order.view.columns.enumerated() where column < order.order.columnCount {
                sections.append(
                    ImageSection(
                        code: ImageSection.code(order.order, column: column),
                        byteCount: view.count * MemoryLayout<UInt32>.stride))
            }
        }
        self.sections = sections
    }

    /// Lends the bytes of a part; the pointer is valid only inside the closure.
    package func withBytes<Result, Failure>(
        of section: ImageSection, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        switch section.code {
        case ImageSection.text:
            return try dictionary.bytes.withRange(0..<dictionary.bytes.count) { bytes throws(Failure) in
                try body(UnsafeRawBufferPointer(bytes))
            }
        case ImageSection.records:
            return try dictionary.records.withRange(0..<dictionary.records.count) { records throws(Failure) in
                try body(UnsafeRawBufferPointer(records))
            }
        default:
            let order = indexes.flatMap { $0.runs.first?.orders ?? [] }
                .first { UInt32($0.order.rawValue) + 1 == section.code >> 4 }
            guard let view = order?.view.columns[Int(section.code & 15)] else {
                return try body(UnsafeRawBufferPointer(start: nil, count: 0))
            }
            // Safety: the storage of the column lives as long as the index, which this image holds.
            defer { withExtendedLifetime(order) {} }
            return try body(UnsafeRawBufferPointer(view[0..<view.count]))
        }
    }
}
