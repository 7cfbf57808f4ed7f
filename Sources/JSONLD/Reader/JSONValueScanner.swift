/// Finds where a JSON value ends, without reading it; goes on where it stopped when there are more bytes.
///
/// What is no JSON is not found out here: the value's parser does that.
struct JSONValueScanner {
    /// How many arrays and objects are open.
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    /// Whether the value is a number or word, which ends where something else begins.
    private var isBare = false
    /// The next byte to look at.
    private(set) var position: Int

    /// Makes a scanner for the value whose first byte is at a position.
    init(at position: Int) { self.position = position }

    /// Moves on by what was dropped before the value.
    mutating func rebase(by count: Int) { position -= count }

    /// The position behind the value; `nil` where the bytes end before the value does.
    ///
    /// - Parameters:
    ///   - text: the bytes.
    ///   - isFinal: whether no more bytes will come.
    /// - Complexity: O(bytes that were not looked at before).
    mutating func end(in text: Span<UInt8>, isFinal: Bool) -> Int? {
        while position < text.count {
            if isInString {
                passString(text)
                if !isInString, depth == 0 { return position }
                continue
            }
            switch text[position] {
            case UInt8(ascii: "\""):
                if isBare, depth == 0 { return position }
                isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if isBare, depth == 0 { return position }
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return position }
                depth -= 1
                if depth == 0 {
                    position &+= 1
                    return position
                }
            case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D:
                if depth == 0 { return position }
            default: isBare = isBare || depth == 0
            }
            position &+= 1
        }
        return isFinal && isBare && depth == 0 ? position : nil
    }

    /// Moves on to behind the string that is open, or to the end of the bytes.
    private mutating func passString(_ text: Span<UInt8>) {
        var index = position
        if isEscaped, index < text.count {
            index += 1
            isEscaped = false
        }
        while index < text.count {
            let byte = text[index]
            index &+= 1
            if byte == UInt8(ascii: "\"") {
                isInString = false
                break
            }
            guard byte == UInt8(ascii: "\\") else { continue }
            if index == text.count { isEscaped = true } else { index &+= 1 }
        }
        position = index
    }
}
