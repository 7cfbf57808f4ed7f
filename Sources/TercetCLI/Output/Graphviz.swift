import RDFIO
import SystemPackage

#if canImport(Glibc)
@preconcurrency import Glibc
#elseif canImport(Musl)
@preconcurrency import Musl
#else
import Darwin
#endif

/// The program `dot` of Graphviz, run as a process of its own.
enum Graphviz {
    /// Draws a graph.
    ///
    /// - Parameters:
    ///   - graph: the graph in the DOT language.
    ///   - type: the kind of picture, as Graphviz calls it.
    /// - Throws: `CommandFailure` where Graphviz is not installed or does not take the graph.
    static func picture(of graph: [UInt8], type: String) throws -> [UInt8] {
        let folder = try temporaryFolder()
        let (source, picture, errors) = (folder + "/graph.dot", folder + "/picture", folder + "/errors")
        defer {
            for file in [source, picture, errors] { unlink(file) }
            rmdir(folder)
        }
        var sink = try Output(source)
        var bytes = graph
        try sink.write(&bytes)
        try sink.commit()
        let resolution = type == "png" ? ["-Gdpi=144"] : []
        let code = try run(["dot", "-T" + type] + resolution + ["-o", picture, source], errors: errors)
        guard code == 0 else {
            let lines = ((try? Input.text(errors)) ?? "").split(separator: "\n")
            throw CommandFailure("Graphviz cannot draw this: \(lines.first ?? "its dot ended with code \(code)")")
        }
        return try contents(of: picture)
    }

    private static func temporaryFolder() throws -> String {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/tercet-XXXXXX".utf8CString)
        // Safety: the template ends in NUL and is changed in place, in its length.
        guard template.withUnsafeMutableBufferPointer({ $0.baseAddress.flatMap { mkdtemp($0) } }) != nil else {
            throw CommandFailure("cannot make a folder for temporary files in \(parent): \(Errno(rawValue: errno))")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func contents(of file: String) throws -> [UInt8] {
        do {
            var source = try FileSource(path: FilePath(file))
            var bytes: [UInt8] = []
            while try source.read(into: &bytes, atMost: 1 << 20) {}
            return bytes
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    /// Runs a program that the search path finds, and gives its exit code.
    private static func run(_ command: [String], errors: String) throws -> Int32 {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        let environment = _NSGetEnviron().pointee
        #else
        var actions = posix_spawn_file_actions_t()
        let environment = environ
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT, 0o600)
        // Safety: the array of arguments ends in a null pointer, and each argument lives until it is freed here.
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let error = posix_spawnp(&process, command[0], &actions, nil, &arguments, environment)
        if error == ENOENT { throw notInstalled }
        guard error == 0 else { throw CommandFailure("cannot start Graphviz's dot: \(Errno(rawValue: error))") }
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        // The exit code is the second byte; the first tells the signal that ended it.
        let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
        if code == 127 { throw notInstalled }
        return code
    }

    private static var notInstalled: CommandFailure {
        CommandFailure(
            "drawing needs Graphviz, which is not installed here: apt install graphviz, or brew install graphviz; "
                + "tercet convert IN OUT.dot writes the graph without it")
    }
}
