import Foundation
import RDF
import StoreFolder
import SystemPackage
import TripleStore

/// A folder of its own for each test, which goes away with it.
final class TemporaryFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "tercet-store-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The folder of the store.
    var store: FilePath { path("kb") }

    func path(_ name: String) -> FilePath { FilePath(url.appending(path: name).path) }

    /// The bytes of a file of the store.
    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appending(path: "kb/\(name)"))) }

    func write(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: url.appending(path: "kb/\(name)"))
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(at: url.appending(path: "kb/\(name)")) }

    /// The names of the files in the store.
    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: store.string).sorted() } }
}

extension QuadBatch {
    init(_ quads: some Sequence<Quad>) {
        self.init()
        for quad in quads { append(quad) }
    }
}

extension StoreFolder {
    /// What can be read from a folder, as a set.
    static func quads(_ path: FilePath) throws -> Set<Quad> { Set(try read(path).store.snapshot().quads) }

    /// Adds quads in a transaction of their own.
    func insert(_ quads: some Sequence<Quad>) throws {
        let batch = QuadBatch(quads)
        try transaction { _ = try $0.insert(batch) }
    }
}
