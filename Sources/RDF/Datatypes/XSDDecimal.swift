/// An `xsd:decimal`: exact, with 18 digits behind the point (XSD 1.1 Datatypes, section 3.3.3, minimal conformance).
public struct XSDDecimal: Hashable, Comparable, Sendable {
    /// The value times 10¹⁸.
    @usableFromInline let scaled: Int128

    @usableFromInline static var unit: Int128 { 1_000_000_000_000_000_000 }
    @usableFromInline static var digits: Int { 18 }
    private static let powersOfTen: [Int128] = (0...18).map { (0..<$0).reduce(1) { product, _ in product * 10 } }

    private init(scaled: Int128) { self.scaled = scaled }

    /// Makes a decimal of an integer.
    public init(_ integer: Int64) { scaled = Int128(integer) * XSDDecimal.unit }

    /// Makes a decimal of digits and how many of them stand behind the point; `nil` for more than 18.
    public init?(digits: Int64, scale: Int) {
        guard (0...XSDDecimal.digits).contains(scale) else { return nil }
        scaled = Int128(digits) * XSDDecimal.powersOfTen[XSDDecimal.digits - scale]
    }

    /// Reads a lexical form: an optional sign, digits, perhaps a point among them.
    ///
    /// - Parameter text: the form, without white space around it.
    /// - Returns: `nil` when the text is no decimal, or one that is too large. Digits behind the eighteenth are dropped.
    @inlinable
    public init?(_ text: some Sequence<UInt8>) {
        var value: Int128 = 0
        var isNegative = false
        var fraction: Int?
        var hasDigits = false
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: isNegative = true
            case UInt8(ascii: "+") where index == 0: break
            case UInt8(ascii: ".") where fraction == nil: fraction = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                hasDigits = true
                if let places = fraction {
                    if places == XSDDecimal.digits { continue }
                    fraction = places + 1
                }
                let (product, overflow) = value.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
                if overflow || carry { return nil }
                value = sum
            default: return nil
            }
        }
        guard hasDigits else { return nil }
        for _ in (fraction ?? 0)..<XSDDecimal.digits {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        scaled = isNegative ? -value : value
    }

    /// Makes a decimal of a number of ten-millionths, such as a sum of them; `nil` when it is too large.
    public init?(tenMillionths value: Int128) {
        let (product, overflow) = value.multipliedReportingOverflow(by: XSDDecimal.unit / 10_000_000)
        guard !overflow else { return nil }
        scaled = product
    }

    /// The value in ten-millionths; `nil` when it is no whole number of them or does not fit.
    public var tenMillionths: Int64? {
        let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: XSDDecimal.unit / 10_000_000)
        return rest == 0 ? Int64(exactly: quotient) : nil
    }

    /// Makes a decimal of a floating-point number; `nil` when it is not finite or too large.
    public init?(_ double: Double) {
        let product = double * 1e18
        guard product.isFinite, product.magnitude < 1.7e38 else { return nil }
        // Numbers below 2⁵³ keep their whole part exactly; the fraction is scaled on its own.
        let whole = double.rounded(.towardZero)
        guard whole.magnitude < 9e18 else {
            scaled = Int128(product)
            return
        }
        scaled = Int128(Int64(whole)) * XSDDecimal.unit + Int128(((double - whole) * 1e18).rounded())
    }

    /// Orders decimals by value.
    public static func < (left: XSDDecimal, right: XSDDecimal) -> Bool { left.scaled < right.scaled }

    /// The nearest floating-point number.
    public var double: Double { Double(scaled) / 1e18 }

    /// The whole number, cut towards zero; `nil` when it does not fit.
    public var integer: Int64? { Int64(exactly: scaled / XSDDecimal.unit) }

    /// Whether the value is zero.
    public var isZero: Bool { scaled == 0 }
}

extension XSDDecimal {
    /// The sum; `nil` on overflow.
    public func adding(_ other: XSDDecimal) -> XSDDecimal? {
        let (sum, overflow) = scaled.addingReportingOverflow(other.scaled)
        return overflow ? nil : XSDDecimal(scaled: sum)
    }

    /// The difference; `nil` on overflow.
    public func subtracting(_ other: XSDDecimal) -> XSDDecimal? {
        let (difference, overflow) = scaled.subtractingReportingOverflow(other.scaled)
        return overflow ? nil : XSDDecimal(scaled: difference)
    }

    /// The product, cut behind 18 digits; `nil` on overflow.
    public func multiplied(by other: XSDDecimal) -> XSDDecimal? {
        let (high, low) = scaled.magnitude.multipliedFullWidth(by: other.scaled.magnitude)
        let unit = UInt128(XSDDecimal.unit)
        guard high < unit else { return nil }
        return XSDDecimal.signed(unit.dividingFullWidth((high, low)).quotient, (scaled < 0) != (other.scaled < 0))
    }

    /// The quotient, cut behind 18 digits; `nil` on division by zero or overflow.
    public func divided(by other: XSDDecimal) -> XSDDecimal? {
        guard other.scaled != 0 else { return nil }
        let (high, low) = scaled.magnitude.multipliedFullWidth(by: UInt128(XSDDecimal.unit))
        guard high < other.scaled.magnitude else { return nil }
        let quotient = other.scaled.magnitude.dividingFullWidth((high, low)).quotient
        return XSDDecimal.signed(quotient, (scaled < 0) != (other.scaled < 0))
    }

    /// The value with the other sign; `nil` on overflow.
    public var negated: XSDDecimal? { XSDDecimal(0).subtracting(self) }

    /// The value rounded to a whole number; `nil` on overflow.
    ///
    /// - Parameter rule: `.down`, `.up`, or `.toNearestOrAwayFromZero` for the nearest with halves upwards, as XPath rounds.
    public func rounded(_ rule: FloatingPointRoundingRule) -> XSDDecimal? {
        let rest = scaled % XSDDecimal.unit
        let distance = rest < 0 ? rest + XSDDecimal.unit : rest
        let isUp = rule == .up ? distance > 0 : rule != .down && distance >= XSDDecimal.unit / 2
        let (floor, underflow) = scaled.subtractingReportingOverflow(distance)
        guard !isUp else {
            let (ceiling, overflow) = scaled.addingReportingOverflow(XSDDecimal.unit - distance)
            return overflow ? nil : XSDDecimal(scaled: ceiling)
        }
        return underflow ? nil : XSDDecimal(scaled: floor)
    }

    private static func signed(_ magnitude: UInt128, _ isNegative: Bool) -> XSDDecimal? {
        guard let value = Int128(exactly: magnitude) else { return nil }
        return XSDDecimal(scaled: isNegative ? -value : value)
    }
}

extension XSDDecimal: CustomStringConvertible {
    /// The canonical form (XSD 1.1 Datatypes, appendix E.1): no zeros at the ends, no point in whole numbers.
    public var description: String {
        let magnitude = scaled.magnitude
        let unit = UInt128(XSDDecimal.unit)
        var text = (scaled < 0 ? "-" : "") + String(magnitude / unit)
        var fraction = String(magnitude % unit)
        guard fraction != "0" else { return text }
        fraction = String(repeating: "0", count: XSDDecimal.digits - fraction.utf8.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        text += "." + fraction
        return text
    }
}
