#if Server
import Foundation

/// Bytes as the command gzip packs them.
enum GzipFixture {
    static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-9", "-c"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        do {
            try process.run()
            try input.fileHandleForWriting.write(contentsOf: Data(bytes))
            try input.fileHandleForWriting.close()
            let packed = try output.fileHandleForReading.readToEnd()
            process.waitUntilExit()
            return packed.map { Array($0) }
        } catch {
            return nil
        }
    }
}
#endif
