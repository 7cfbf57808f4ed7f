#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the IRIs begin with that stand for the blank nodes of files (RDF 1.1 Concepts, section 3.5).
enum BlankNodeBase {
    private static let namespace = "https://w3id.org/tercet/.well-known/genid/"

    /// A base of their own for the files as they are now.
    ///
    /// It is the same when they are read again, and another once one has changed. Standard input gets a new one each time.
    static func base(for files: [String]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for file in files {
            let path = URL(fileURLWithPath: file).standardizedFileURL.path
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            let size = attributes?[.size].map { "\($0)" } ?? ""
            let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            let state = attributes == nil ? UUID().uuidString : "\(size) \(date)"
            // FNV-1a with 64 bits.
            for byte in "\(path)\n\(state)\n".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return namespace + String(hash, radix: 16) + "/"
    }
}
