import CExplorer

/// The files of the explorer, which are part of the program.
///
/// A path is looked up and never opened, so that there is nothing to climb out of.
struct ExplorerFiles: Sendable {
    private let files: [String: [UInt8]]

    init() {
        var files: [String: [UInt8]] = [:]
        for index in 0..<tercet_explorer_file_count() {
            let file = tercet_explorer_file_at(index)
            // Safety: path and bytes are constants of the program and live as long as it does.
            files[String(cString: file.path)] = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        }
        self.files = files
    }

    /// The paths of all files.
    var paths: [String] { files.keys.sorted() }

    /// A file.
    ///
    /// - Parameter path: below the explorer's folder; none stands for the page.
    func answer(_ path: Substring) throws(RequestError) -> Answer {
        let name = path.isEmpty ? "index.html" : String(path)
        guard let bytes = files[name] else { throw RequestError(404, "The explorer has no such file.") }
        var answer = Answer(bytes, type: Self.type(of: name))
        answer.fields += [
            (
                "Content-Security-Policy",
                "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
            ),
            ("Cache-Control", "no-cache"), ("Referrer-Policy", "no-referrer"),
        ]
        return answer
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "json": "application/json"
        default: "application/octet-stream"
        }
    }
}
