import SystemPackage

extension Document {
    /// The largest document that is read, in bytes.
    public static let sizeLimit = 256 << 20

    /// The longest line that is read, in bytes; prose has shorter ones, and data in one line would take hours.
    public static let lineLimit = 16 << 20

    /// Reads a file: a text, or a page of HTML, which its name or else its first characters tell.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - date: the day of publication; looked for in the text where it is not given.
    ///   - format: text or HTML, where it is known.
    /// - Throws: `unreadable`, `empty`, `invalidUTF8` with the place of the first bad byte, or `tooLarge`.
    public init(path: String, date: CalendarDate? = nil, format: DocumentFormat? = nil) throws(DocumentError) {
        let name = FilePath(path).lastComponent?.string ?? path
        try self.init(bytes: try Self.bytes(ofFile: path), name: name, path: path, date: date, format: format)
    }

    /// Reads a text from an open file, such as standard input.
    ///
    /// - Parameters:
    ///   - descriptor: the number of the open file.
    ///   - name: the name people know the document by.
    ///   - format: text or HTML, where it is known.
    /// - Throws: as reading a file by its path.
    public init(descriptor: Int32, name: String, format: DocumentFormat? = nil) throws(DocumentError) {
        let bytes = try Self.bytes(of: FileDescriptor(rawValue: descriptor), name: name)
        try self.init(bytes: bytes, name: name, format: format)
    }

    /// Makes a document of the bytes of a file.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, with or without a byte order mark.
    ///   - name: the name people know the document by.
    ///   - path: how errors name it; `name` unless told.
    ///   - date: the day of publication; looked for in the text where it is not given.
    ///   - format: text or HTML; the name or the bytes tell it where it is not given.
    /// - Throws: `empty`, `invalidUTF8` with the place of the first bad byte, or `tooLarge` with the line that is.
    public init(
        bytes: [UInt8], name: String, path: String? = nil, date: CalendarDate? = nil, format: DocumentFormat? = nil
    ) throws(DocumentError) {
        let path = path ?? name
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
        guard let string = String(validating: text, as: UTF8.self) else {
            throw Self.encodingError(in: text, path: path)
        }
        let format = format ?? DocumentFormat(fileName: path) ?? DocumentFormat(content: text)
        if format == .html {
            self.init(html: string, name: name, date: date)
        } else {
            try Self.checkLines(of: text, path: path)
            self.init(text: string, name: name, date: date)
        }
        guard self.text.utf8.contains(where: { $0 > 0x20 }) else {
            throw DocumentError(.empty, name: path, message: "there is no text in it; give a document with some prose")
        }
    }

    private static func checkLines(of text: ArraySlice<UInt8>, path: String) throws(DocumentError) {
        if let line = tooLongLine(in: text) {
            throw DocumentError(
                .tooLarge, name: path, line: line, column: lineLimit + 1,
                message: "the line is longer than \(lineLimit >> 20) MB; break the text into lines")
        }
    }

    /// The first line that is longer than the limit.
    private static func tooLongLine(in bytes: ArraySlice<UInt8>) -> Int? {
        let lineFeed = UInt8(ascii: "\n")
        var start = bytes.startIndex
        while bytes.endIndex - start > lineLimit {
            guard let end = bytes[start...(start + lineLimit)].lastIndex(of: lineFeed) else {
                return 1 + bytes[..<start].count { $0 == lineFeed }
            }
            start = end + 1
        }
        return nil
    }

    private static func bytes(ofFile path: String) throws(DocumentError) -> [UInt8] {
        do {
            let descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
            defer { try? descriptor.close() }
            return try bytes(of: descriptor, name: path)
        } catch let error as DocumentError {
            throw error
        } catch {
            throw unreadable(path, error)
        }
    }

    private static func bytes(of descriptor: FileDescriptor, name: String) throws(DocumentError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            do {
                let count = try chunk.withUnsafeMutableBytes { try descriptor.read(into: $0) }
                if count == 0 { return bytes }
                bytes.append(contentsOf: chunk[..<count])
            } catch {
                throw unreadable(name, error)
            }
            guard bytes.count <= sizeLimit else {
                throw DocumentError(
                    .tooLarge, name: name, message: "it is larger than \(sizeLimit >> 20) MB; split it into documents")
            }
        }
    }

    static func unreadable(_ path: String, _ error: any Error) -> DocumentError {
        let message =
            switch error as? Errno {
            case .noSuchFileOrDirectory: "there is no such file; check the name"
            case .isDirectory: "it is a folder; name the files in it"
            case .permissionDenied: "it may not be read; check its permissions"
            default: "it cannot be read: \(error)"
            }
        return DocumentError(.unreadable, name: path, message: message)
    }

    private static func encodingError(in bytes: ArraySlice<UInt8>, path: String) -> DocumentError {
        var (line, column) = (1, 1)
        var iterator = bytes.makeIterator()
        var decoder = Unicode.UTF8()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue("\n"): (line, column) = (line + 1, 1)
            case .scalarValue: column += 1
            case .emptyInput, .error: break decoding
            }
        }
        return DocumentError(
            .invalidUTF8, name: path, line: line, column: column,
            message: "the bytes here are not UTF-8; convert the file, for example with iconv -t UTF-8")
    }
}
