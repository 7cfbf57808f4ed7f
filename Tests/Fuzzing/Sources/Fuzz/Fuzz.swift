import Foundation
import SPARQLSyntax

private typealias OneInput = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

/// libFuzzer's driver; the package manager renames `main`, so that libFuzzer's own does not run.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<CommandLineArguments>, _ run: OneInput
) -> CInt

private typealias CommandLineArguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@main
enum Fuzz {
    static func main() {
        var (count, arguments) = (CommandLine.argc, CommandLine.unsafeArgv)
        // Safety: libFuzzer passes the start and the length of its input.
        exit(
            unsafe runDriver(&count, &arguments) { start, length in
                target(unsafe Array(UnsafeBufferPointer(start: start, count: length)))
                return 0
            })
    }
}

/// What reads the inputs, by the names that `FUZZ_TARGET` takes; what it finds stops the program, as libFuzzer wants it.
private let target: @Sendable ([UInt8]) -> Void = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? "turtle"
    if name == "sparql" { return { _ = try? Query(parsing: String(decoding: $0, as: UTF8.self)) } }
    let check: @Sendable () -> (([UInt8]) throws -> Void)? = {
        ReaderChecks.check(named: name) ?? LanguageChecks.check(named: name) ?? StoreChecks.check(named: name)
    }
    guard check() != nil else { fatalError("there is no target \(name)") }
    return { bytes in
        do {
            try check()?(bytes)
        } catch {
            fatalError("\(error)")
        }
    }
}()
