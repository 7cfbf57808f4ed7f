/// The one file that holds the trained model: a header, then sections, each with its name, length and bytes.
///
///     "TERCETLM"  version  checksum of the rest  number of sections
///     for each section: name (4 bytes)  length  bytes
///
/// All numbers are 32 bits, little-endian. The checksum is FNV-1a over 32-bit words.
package struct ModelFile {
    /// The parts of the model.
    package enum Section: String, CaseIterable {
        /// The boundary classifier of the tokenizer.
        case tokenizer = "TOKN"
        /// The network that tags and parses.
        case network = "NETW"
        /// The rules of the lemmatizer.
        case lemmas = "LEMM"
        /// The classifier of named entities.
        case entities = "ENTI"
        /// The weights of coreference.
        case coreference = "CORE"
    }

    /// The version of the format that this code reads and writes.
    package static let version: UInt32 = 2
    private static let signature = Array("TERCETLM".utf8)

    private let bytes: [UInt8]
    private var ranges: [Section: Range<Int>] = [:]

    /// Opens a model and checks its checksum.
    package init(_ bytes: [UInt8]) throws(ModelError) {
        self.bytes = bytes
        var reader = ModelReader(bytes)
        guard bytes.starts(with: Self.signature) else {
            throw ModelError(code: .notAModel, offset: 0, message: "this is no Tercet language model")
        }
        _ = try reader.take(Self.signature.count)
        let version = try reader.word()
        guard version == Self.version else {
            throw ModelError(
                code: .unsupportedVersion, offset: 8,
                message: "the model has format version \(version); this program reads version \(Self.version)")
        }
        let checksum = try reader.word()
        guard checksum == Self.checksum(bytes[reader.offset...]) else {
            throw ModelError(
                code: .damaged, offset: 12,
                message: "the checksum is wrong: the model is damaged; fetch or train it anew")
        }
        let count = try reader.count(upTo: 64)
        for _ in 0..<count {
            let name = String(decoding: bytes[try reader.take(4)], as: UTF8.self)
            let length = try reader.count(upTo: bytes.count)
            let range = try reader.take(length)
            if let section = Section(rawValue: name) { ranges[section] = range }
        }
    }

    /// A reader of one section.
    package func reader(of section: Section) throws(ModelError) -> ModelReader {
        guard let range = ranges[section] else {
            throw ModelError(
                code: .inconsistent, offset: 0, message: "the model has no section \(section.rawValue)")
        }
        return ModelReader(bytes, in: range)
    }

    /// The bytes of one section, or `nil` where the model has none.
    package func bytes(of section: Section) -> [UInt8]? {
        ranges[section].map { Array(bytes[$0]) }
    }

    /// Joins sections to a model.
    package static func join(_ sections: [(section: Section, bytes: [UInt8])]) -> [UInt8] {
        var body = ModelWriter()
        body.append(word: UInt32(sections.count))
        for part in sections {
            body.append(part.section.rawValue.utf8)
            body.append(word: UInt32(part.bytes.count))
            body.append(part.bytes)
        }
        var file = ModelWriter()
        file.append(signature)
        file.append(word: version)
        file.append(word: checksum(body.bytes[...]))
        file.append(body.bytes)
        return file.bytes
    }

    /// FNV-1a (Fowler, Noll, Vo) over little-endian words of 32 bits; a last word that is too short is filled with zeros.
    ///
    /// Safety: each word that is loaded ends within the buffer.
    ///
    /// - Complexity: O(n).
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBytes { buffer in
            var hash: UInt32 = 2_166_136_261
            var position = 0
            while position &+ 4 <= buffer.count {
                hash =
                    (hash ^ buffer.loadUnaligned(fromByteOffset: position, as: UInt32.self).littleEndian) &* 16_777_619
                position &+= 4
            }
            var last: UInt32 = 0
            while position < buffer.count {
                last = last << 8 | UInt32(buffer[position])
                position &+= 1
            }
            return (hash ^ last) &* 16_777_619
        }
    }
}
