import ArgumentParser

/// The text of a query or an update: an argument, a file, or standard input.
struct RequestText {
    let text: String
    /// How errors name it.
    let name: String

    init(_ argument: String?, file: String?) throws {
        if let argument {
            (text, name) = (argument, "<query>")
        } else {
            let source = file ?? "-"
            (text, name) = (try Input.text(source), Input.name(source))
        }
    }

    /// Refuses two texts, or none where standard input is data.
    ///
    /// - Parameter kind: what it is the text of, for messages.
    static func validate(_ argument: String?, file: String?, data: DataOptions, kind: String) throws {
        if argument != nil, file != nil {
            throw ValidationError("Give the \(kind) once: as an argument or with --file.")
        }
        if data.readsStandardInput, argument == nil, file == nil || file == "-" {
            throw ValidationError("Standard input cannot hold both data and \(kind); name the \(kind) with --file.")
        }
    }
}
