import Foundation
import RDF
import RDFIO
import SystemPackage
import TestSupport
import Testing

@Suite("Compressed documents")
struct GzipTests {
    private static let text = (0..<20_000).map { "<x:s\($0)> <x:p> \"\($0)\" .\n" }.joined()

    private static func compressed(_ text: String) -> [UInt8] {
        let encoder = GzipEncoder()
        var bytes: [UInt8] = []
        for chunk in Array(text.utf8).chunks(of: 70_001) { encoder.write(chunk, to: &bytes) }
        encoder.finish(to: &bytes)
        return bytes
    }

    private static func quadCount(_ bytes: [UInt8]) throws -> Int {
        var reader = RDFReader(GzipSource(MemorySource(bytes)), format: .ntriples)
        return try Dataset(reading: &reader).count
    }

    @Test("What is compressed comes back, also in several members and with zeros behind")
    func members() throws {
        let once = Self.compressed(Self.text)
        #expect(once == Self.compressed(Self.text))
        #expect(once.count < Self.text.utf8.count / 4)
        #expect(try Self.quadCount(once) == 20_000)
        #expect(try Self.quadCount(once + Self.compressed("<x:a> <x:b> <x:c> .") + [0, 0, 0]) == 20_001)
        var slow = RDFReader(
            GzipSource(DrippingSource(bytes: Self.compressed("<x:a> <x:b> <x:c> ."))), format: .ntriples)
        #expect(try Dataset(reading: &slow).count == 1)
    }

    @Test("gzip reads it")
    func peer() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc"]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        let bytes = Self.compressed(String(Self.text.prefix(30_000)))
        input.fileHandleForWriting.write(Data(bytes))
        try input.fileHandleForWriting.close()
        #expect(
            String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                == Self.text.prefix(30_000))
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("A document that is cut or damaged is one clear error, wherever that is")
    func damaged() throws {
        let bytes = Self.compressed(String(Self.text.prefix(2000)))
        for end in 3..<bytes.count {
            #expect(throws: RDFSyntaxError.self, "cut at \(end)") { try Self.quadCount(Array(bytes[..<end])) }
        }
        for place in stride(from: 10, to: bytes.count, by: 7) {
            var changed = bytes
            changed[place] ^= 0x55
            #expect(throws: RDFSyntaxError.self, "changed at \(place)") { try Self.quadCount(changed) }
        }
    }

    @Test("Files are known by name and content")
    func files() throws {
        #expect(RDFFormat(fileName: "a/facts.ttl.gz") == .turtle)
        #expect(RDFFormat(fileName: "facts.gz") == nil)
        let path = FileManager.default.temporaryDirectory.appending(path: "tercet-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(Self.compressed("@prefix e: <x:> . e:a e:b 1.5 .")).write(to: URL(fileURLWithPath: path))
        var reader = try RDFReader(file: FilePath(path))
        #expect(reader.format == .turtle)
        #expect(try Dataset(reading: &reader).count == 1)
        try Data(Self.compressed(Self.text).prefix(40)).write(to: URL(fileURLWithPath: path))
        #expect(throws: FileError.self) { try RDFReader(file: FilePath(path), format: .ntriples) }
    }
}

extension [UInt8] {
    fileprivate func chunks(of size: Int) -> [[UInt8]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min(count, $0 + size)]) }
    }
}
