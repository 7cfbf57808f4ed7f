public import Foundation

/// The folder of suites, treebanks and benchmarks that tests measure against, which is not part of the project.
///
/// `TERCET_SHARED` names it; otherwise it is looked for beside the project, as `../shared`.
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
        guard let file = url?.appending(path: path), FileManager.default.fileExists(atPath: file.path) else {
            return nil
        }
        return file
    }
}
