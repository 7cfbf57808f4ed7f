/// The names and values of a query string or a form, in their order (URL Standard, section 5.1).
struct FormParameters: Sendable {
    private(set) var pairs: [(name: String, value: String)] = []

    /// No parameters.
    init() {}

    /// Reads `application/x-www-form-urlencoded`.
    ///
    /// - Throws: 400 for what is not UTF-8 when decoded, or has a percent sign that begins no escape.
    init(decoding bytes: some Collection<UInt8>) throws(RequestError) {
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.decoded(halves[0], isForm: true)
            pairs.append((name, halves.count > 1 ? try Self.decoded(halves[1], isForm: true) : ""))
        }
    }

    /// The values of a name.
    func values(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// Whether a name is there.
    func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    /// The value of a name that comes once at most.
    ///
    /// - Throws: 400 where it comes more often.
    func value(_ name: String) throws(RequestError) -> String? {
        let values = values(name)
        guard values.count < 2 else { throw RequestError(400, "The parameter \(name) is given more than once.") }
        return values.first
    }

    /// These parameters and others behind them.
    func adding(_ more: FormParameters) -> FormParameters {
        var all = self
        all.pairs += more.pairs
        return all
    }

    /// Takes percent-encoding away, once.
    ///
    /// - Parameter isForm: whether `+` stands for a blank.
    static func decoded(_ bytes: some Collection<UInt8>, isForm: Bool) throws(RequestError) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+") where isForm: output.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
                    throw RequestError(400, "A percent sign in the request begins no escape; write it as %25.")
                }
                output.append(high << 4 | low)
            default: output.append(byte)
            }
        }
        guard let text = String(validating: output, as: UTF8.self) else {
            throw RequestError(400, "A parameter is not UTF-8 when it is decoded.")
        }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
