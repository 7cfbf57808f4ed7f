/// The changes of a transaction as they stand in a journal.
///
/// All numbers are little-endian. Six of four bytes begin it: how many entries the dictionary had, how many are new, how many
/// bytes of text these have, how many steps there are, how many rows, and zero. There follow, for each new entry, the
/// length of its text and its key; the text; for each step its kind and the number of its rows; and the rows, as four
/// numbers of four bytes.
struct ChangeRecord {
    private let bytes: UnsafeRawBufferPointer
    private let firstTerm: Int
    private let termCount: Int
    private let textCount: Int
    private let stepCount: Int
    private let rowCount: Int

    private static let headerSize = 24
    private static let entrySize = 8
    private static let rowSize = 16

    private var textStart: Int { ChangeRecord.headerSize + termCount * ChangeRecord.entrySize }
    private var stepStart: Int { textStart + textCount }
    private var rowStart: Int { stepStart + stepCount * ChangeRecord.entrySize }

    /// Takes the bytes of a record, which have to outlive it.
    init(_ bytes: UnsafeRawBufferPointer) throws(StoreDamage) {
        guard bytes.count >= ChangeRecord.headerSize else { throw .shortRecord }
        self.bytes = bytes
        func number(_ place: Int) -> Int { ChangeRecord.number(bytes, at: place * 4) }
        (firstTerm, termCount, textCount) = (number(0), number(1), number(2))
        (stepCount, rowCount) = (number(3), number(4))
        guard rowStart + rowCount * ChangeRecord.rowSize == bytes.count else { throw .shortRecord }
    }

    /// The bytes of a record.
    static func bytes(of changes: ChangeList, _ dictionary: TermDictionaryView, after recordCount: Int) -> [UInt8] {
        let new = recordCount..<dictionary.records.count
        let text = Int(dictionary.records[recordCount - 1].end)..<dictionary.bytes.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            headerSize + (new.count + changes.steps.count) * entrySize + text.count + changes.rows.count * rowSize)
        func append(_ values: UInt32...) {
            for value in values { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
        }
        append(UInt32(recordCount), UInt32(new.count), UInt32(text.count))
        append(UInt32(changes.steps.count), UInt32(changes.rows.count), 0)
        var start = UInt32(text.lowerBound)
        for index in new {
            let record = dictionary.records[index]
            append(record.end - start, record.key)
            start = record.end
        }
        dictionary.bytes.withRange(text) { bytes.append(contentsOf: $0) }
        for step in changes.steps { append(step.kind.rawValue, UInt32(step.count)) }
        for row in changes.rows { append(row.subject, row.predicate, row.object, row.graph) }
        return bytes
    }

    /// Adds the new terms.
    func addTerms(to dictionary: inout TermDictionary) throws(StoreDamage) {
        guard dictionary.view.records.count == firstTerm else {
            throw StoreDamage("the changes are those of another store")
        }
        var offset = textStart
        for index in 0..<termCount {
            let place = ChangeRecord.headerSize + index * ChangeRecord.entrySize
            let length = number(at: place)
            guard length <= stepStart - offset else { throw .shortRecord }
            // Safety: the range was checked, and the bytes outlive the call.
            let text = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + length)])
            let id = text.withMemoryRebound(to: UInt8.self) {
                dictionary.append($0, key: UInt32(number(at: place + 4)))
            }
            guard let id else { throw StoreDamage("a new term is not new, or there is no room for it") }
            try TermCheck.check(id, in: dictionary.view)
            offset += length
        }
        guard offset == stepStart else { throw .shortRecord }
    }

    /// Makes the changes.
    func apply(to indexes: inout GraphIndexes, _ check: RowCheck) throws(StoreDamage) {
        var next = 0
        for step in 0..<stepCount {
            let place = stepStart + step * ChangeRecord.entrySize
            let count = number(at: place + 4)
            guard count <= rowCount - next else { throw .shortRecord }
            let rows = next..<(next + count)
            next += count
            switch ChangeList.Kind(rawValue: UInt32(number(at: place))) {
            case .insert: for index in rows { indexes.insert(try row(index, check)) }
            case .remove:
                var removed = Set<QuadRow>(minimumCapacity: count)
                for index in rows { removed.insert(try row(index, check)) }
                indexes.remove(removed)
            case .removeDefaultGraph: indexes.removeDefaultGraph()
            case .removeNamedGraphs: indexes.removeNamedGraphs()
            case nil: throw StoreDamage("a change is of an unknown kind")
            }
        }
        guard next == rowCount else { throw .shortRecord }
    }

    private func row(_ index: Int, _ check: RowCheck) throws(StoreDamage) -> QuadRow {
        let start = rowStart + index * ChangeRecord.rowSize
        func part(_ place: Int) -> UInt32 { UInt32(number(at: start + place * 4)) }
        let row = QuadRow(subject: part(0), predicate: part(1), object: part(2), graph: part(3))
        guard check.allows(row) else { throw .misplacedTerm }
        return row
    }

    private func number(at offset: Int) -> Int { ChangeRecord.number(bytes, at: offset) }

    private static func number(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
        Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
}

extension StoreDamage {
    fileprivate static let shortRecord = StoreDamage("the lengths of the changes do not fit each other")
    static let misplacedTerm = StoreDamage("a quad has a term where none of its kind may stand")
}
