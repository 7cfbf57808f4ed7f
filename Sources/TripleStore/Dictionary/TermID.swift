/// The number of a term: what indexes and query rows hold instead of text.
///
/// `0` stands for nothing (an unbound variable, the default graph). Numbers below 2³¹ count the entries of a store's
/// dictionary. With the high bit set, three bits of tag and 28 bits of payload hold a small value itself, so that it
/// takes no room in the dictionary; only lexical forms that the value gives back exactly are held this way.
public struct TermID: Hashable, Comparable, Sendable {
    /// The number.
    public let rawValue: UInt32

    /// Makes an id of a number.
    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// No term: an unbound variable, or the default graph.
    @inlinable
    public static var none: TermID { TermID(rawValue: 0) }

    /// Orders ids by number; that is no order of terms.
    @inlinable
    public static func < (left: TermID, right: TermID) -> Bool { left.rawValue < right.rawValue }
}

extension TermID {
    /// What an id with the high bit set holds.
    public enum InlineTag: UInt32, Sendable {
        /// An `xsd:integer` in 28 bits.
        case integer = 0
        /// An `xsd:decimal` of one or of three to seven digits behind the point: 3 bits of scale, 25 bits of digits.
        case decimal = 1
        /// An `xsd:boolean`.
        case boolean = 2
        /// An `xsd:date` without a timezone.
        case date = 3
        /// An `xsd:gYear` of four digits without a timezone.
        case year = 4
        /// An `xsd:decimal` of two digits behind the point, as prices have them: 28 bits of digits.
        case hundredths = 5
        /// A term that exists only during one query; the payload counts the query's own terms.
        case local = 7
    }

    /// Whether the id itself holds the value (or counts a query's own terms).
    @inlinable
    public var isInline: Bool { rawValue >> 31 == 1 }

    /// What the id holds, if it holds a value.
    @inlinable
    public var inlineTag: InlineTag? { isInline ? InlineTag(rawValue: rawValue >> 28 & 7) : nil }

    /// The low 28 bits.
    @inlinable
    public var payload: UInt32 { rawValue & 0x0FFF_FFFF }

    /// Makes an id that holds a payload.
    @inlinable
    public init(_ tag: InlineTag, payload: UInt32) {
        self.init(rawValue: 1 << 31 | tag.rawValue << 28 | payload & 0x0FFF_FFFF)
    }
}

extension TermID {
    /// Makes the id of an `xsd:integer`, if it fits in 28 bits.
    @inlinable
    public init?(integer: Int64) {
        guard integer >= -(1 << 27), integer < 1 << 27 else { return nil }
        self.init(.integer, payload: UInt32(truncatingIfNeeded: integer))
    }

    /// Makes the id of an `xsd:decimal` from its digits and how many of them follow the point, if it fits.
    @inlinable
    public init?(decimalDigits digits: Int64, scale: Int) {
        if scale == 2 {
            guard digits >= -(1 << 27), digits < 1 << 27 else { return nil }
            self.init(.hundredths, payload: UInt32(truncatingIfNeeded: digits))
            return
        }
        guard scale >= 1, scale <= 7, digits >= -(1 << 24), digits < 1 << 24 else { return nil }
        self.init(.decimal, payload: UInt32(scale) << 25 | UInt32(truncatingIfNeeded: digits) & 0x1FF_FFFF)
    }

    /// Makes the id of an `xsd:boolean`.
    @inlinable
    public init(boolean: Bool) {
        self.init(.boolean, payload: boolean ? 1 : 0)
    }

    /// Makes the id of a date without a timezone, of the years 1 to 9999; the parts are trusted.
    @inlinable
    public init(year: Int, month: Int, day: Int) {
        self.init(.date, payload: UInt32((year * 12 + month - 1) * 31 + day - 1))
    }

    /// The integer, for `inlineTag == .integer`.
    @inlinable
    public var integer: Int64 { Int64(Int32(bitPattern: rawValue << 4) >> 4) }

    /// The digits and the scale, for `inlineTag == .decimal` and `.hundredths`.
    @inlinable
    public var decimal: (digits: Int64, scale: Int) {
        if inlineTag == .hundredths { return (integer, 2) }
        return (Int64(Int32(bitPattern: rawValue << 7) >> 7), Int(rawValue >> 25 & 7))
    }

    /// The number in ten-millionths, which hold each inline number exactly; `nil` for everything else.
    @inlinable
    public var tenMillionths: Int64? {
        switch rawValue >> 28 {
        case 8: integer &* 10_000_000
        case 13: integer &* 100_000
        case 9:
            switch rawValue >> 25 & 7 {
            case 1: decimal.digits &* 1_000_000
            case 3: decimal.digits &* 10_000
            case 4: decimal.digits &* 1_000
            case 5: decimal.digits &* 100
            case 6: decimal.digits &* 10
            default: decimal.digits
            }
        default: nil
        }
    }

    /// The boolean, for `inlineTag == .boolean`.
    @inlinable
    public var boolean: Bool { rawValue & 1 == 1 }

    /// Year, month and day, for `inlineTag == .date`.
    @inlinable
    public var date: (year: Int, month: Int, day: Int) {
        let months = Int(payload) / 31
        return (months / 12, months % 12 + 1, Int(payload) % 31 + 1)
    }
}
