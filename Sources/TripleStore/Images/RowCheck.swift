/// What the orders of an index must have in common, and which terms may stand where.
///
/// That an order is sorted is checked row by row; that all orders hold the same rows, by a sum that does not depend on
/// their sequence; and that each term may stand in its place, by the distinct values of the order that it leads. So each
/// number is looked up once for each value and not once for each row.
struct RowCheck {
    private let dictionary: TermDictionaryView

    init(_ dictionary: TermDictionaryView) { self.dictionary = dictionary }

    /// Whether a term may stand in a place of a quad.
    func allows(_ value: UInt32, as component: QuadComponent) -> Bool {
        let id = TermID(rawValue: value)
        if id.isInline { return component == .object && InlineTerm.datatype(of: id) != nil }
        guard dictionary.contains(id) else { return false }
        switch (dictionary.record(id).kind, component) {
        case (.languageTag, _): return false
        case (.iri, _), (_, .object): return true
        case (.blankNode, .subject), (.blankNode, .graph): return true
        default: return false
        }
    }

    /// Whether all terms of a quad may stand where they do.
    func allows(_ row: QuadRow) -> Bool {
        allows(row.subject, as: .subject) && allows(row.predicate, as: .predicate) && allows(row.object, as: .object)
            && (row.graph == 0 || allows(row.graph, as: .graph))
    }

    /// What a component counts in the value of a row, which is the sum of its terms' numbers, each times its weight.
    static func weight(of component: QuadComponent) -> UInt64 {
        switch component {
        case .subject: 0xA076_1D64_78BD_642F
        case .predicate: 0xE703_7ED1_A0B4_28DB
        case .object: 0x8EBC_6AF0_9C88_C6E3
        case .graph: 0x5899_65CC_7537_4CC3
        }
    }

    /// What a row of some value adds to the sum of an order.
    @inline(__always)
    static func mark(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return high ^ low
    }
}
