/// The files of a form (`multipart/form-data`, RFC 7578), as the Graph Store Protocol allows for `POST` (section 5.5).
struct MultipartForm {
    /// A part: its header fields by their names in lower case, and its content.
    struct Part {
        let type: MediaRange?
        let content: [UInt8]
    }

    let parts: [Part]

    /// How many parts are read.
    private static let mostParts = 1_000

    /// Takes a body apart.
    ///
    /// - Parameter boundary: the parameter of the media type.
    /// - Throws: 400 for a body that is no such form.
    init(_ body: [UInt8], boundary: String?) throws(RequestError) {
        guard let boundary, (1...70).contains(boundary.utf8.count) else {
            throw RequestError(400, "multipart/form-data needs a boundary of 1 to 70 characters.")
        }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter has no line break before it.
        let bytes = [0x0D, 0x0A] + body
        var parts: [Part] = []
        guard var start = Self.place(of: delimiter, in: bytes, from: 0) else { throw Self.malformed }
        while !bytes[(start + delimiter.count)...].starts(with: "--".utf8) {
            guard parts.count < Self.mostParts, let end = Self.place(of: delimiter, in: bytes, from: start + 1) else {
                throw Self.malformed
            }
            parts.append(try Self.part(bytes[(start + delimiter.count)..<end]))
            start = end
        }
        self.parts = parts
    }

    private static var malformed: RequestError {
        RequestError(400, "The body is no multipart/form-data with the boundary that Content-Type tells.")
    }

    private static func part(_ bytes: ArraySlice<UInt8>) throws(RequestError) -> Part {
        let whole = Array(bytes)
        guard let end = place(of: Array("\r\n\r\n".utf8), in: whole, from: 0) else { throw malformed }
        let head = String(decoding: whole[..<end], as: UTF8.self)
        let field = head.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix("content-type:") }
        return Part(type: field.map { MediaRange($0.dropFirst(13)) }, content: Array(whole[(end + 4)...]))
    }

    /// Where bytes stand; looked for by their first byte, which delimiters rarely share with text.
    private static func place(of wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + wanted.count <= bytes.count {
            guard let next = bytes[index...(bytes.count - wanted.count)].firstIndex(of: wanted[0]) else { return nil }
            if bytes[next...].starts(with: wanted) { return next }
            index = next + 1
        }
        return nil
    }
}
