import ArgumentParser
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Starts the command and turns what it throws into messages and exit codes.
@main
enum Main {
    static func main() async {
        do {
            var command = try TercetCommand.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            Terminal.writeError(failure.line)
            exit(failure.exitCode)
        } catch is BrokenPipe {
            exit(0)
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch {
            let message = TercetCommand.fullMessage(for: error)
            if TercetCommand.exitCode(for: error) == .success {
                Terminal.write(message + "\n")
                exit(0)
            }
            Terminal.writeError(message + "\n")
            exit(2)
        }
    }
}
