import RDFIO

/// What people see of a long reading: how much of the file has been read, and how many triples came out.
enum ReadingState {
    /// `45% of 1.2 GB, 3,400,000 triples`; without a percentage where the size is not known.
    static func line(_ reader: RDFReader, tripleCount: Int) -> String {
        let triples = "\(grouped(tripleCount)) triples"
        guard let size = reader.fileSize, size > 0 else { return "\(bytes(reader.readBytes)) read, \(triples)" }
        return "\(min(100, reader.readBytes * 100 / size))% of \(bytes(size)), \(triples)"
    }

    /// A number with commas between thousands.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (place, digit) in String(number).reversed().enumerated() {
            if place > 0, place % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// A size such as `340 kB` or `1.2 GB`.
    static func bytes(_ count: Int) -> String {
        for (unit, name) in [(1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")] where count >= unit {
            let tenths = count * 10 / unit
            return tenths < 100 ? "\(tenths / 10).\(tenths % 10) \(name)" : "\(tenths / 10) \(name)"
        }
        return "\(count) bytes"
    }
}
