public import Foundation

/// The folder of suites, treebanks and benchmarks that tests measure against, which is not part of the project.
///
/// `TERCET_SHARED` names it; otherwise it is looked for beside the project, as `../shared`. A suite of the W3C may lie
/// anywhere else: `TERCET_SUITE_<NAME>` names the folder of the repository `w3c/<name>`, such as
/// `TERCET_SUITE_RDF_TESTS=/path/to/rdf-tests`, and takes the place of `data/w3c/rdf-tests` in the shared folder.
public enum SharedFolder {
    /// The folder, or `nil` where there is none.
    public static let url: URL? = {
        let environment = ProcessInfo.processInfo.environment["TERCET_SHARED"]
        let url =
            environment.map { URL(fileURLWithPath: $0) } ?? projectFolder.appending(path: "../shared").standardized
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }()

    /// The top of the repository.
    public static let projectFolder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A file or folder of the shared folder, or `nil` where it is not there.
    ///
    /// - Parameter path: the path below the shared folder.
    public static func file(_ path: String) -> URL? {
        guard let file = suiteFile(path) ?? url?.appending(path: path),
            FileManager.default.fileExists(atPath: file.path)
        else {
            return nil
        }
        return file
    }

    /// Where a file of a suite lies when `TERCET_SUITE_<NAME>` names the folder of the suite.
    private static func suiteFile(_ path: String) -> URL? {
        let parts = path.split(separator: "/")
        guard parts.count > 2, parts[0] == "data", parts[1] == "w3c" else { return nil }
        let name = parts[2].uppercased().replacing("-", with: "_")
        guard let folder = ProcessInfo.processInfo.environment["TERCET_SUITE_\(name)"] else { return nil }
        return parts.dropFirst(3).reduce(URL(fileURLWithPath: folder).standardized) { $0.appending(path: String($1)) }
    }
}
