public import RDF
public import SystemPackage

extension Dataset {
    /// Reads a file of any format.
    ///
    /// - Parameters:
    ///   - file: the path of the file.
    ///   - format: its format; unless told, its name or its content say it.
    ///   - options: what the reader is told besides.
    /// - Throws: `FileError` for a file that cannot be read, `RDFSyntaxError` for what is wrong with the document.
    public init(file: FilePath, format: RDFFormat? = nil, options: ReaderOptions = ReaderOptions()) throws {
        var reader = try RDFReader(file: file, format: format, options: options)
        try self.init(reading: &reader)
    }

    /// The dataset as a document.
    ///
    /// - Parameters:
    ///   - format: the format to write.
    ///   - prefixes: the prefixes to declare and use.
    ///   - layout: how the document is laid out.
    /// - Throws: `unsupported` for what the format cannot express.
    public func bytes(
        as format: RDFFormat, prefixes: [Prefix] = [], layout: RDFWriter.Layout = .pretty
    ) throws(RDFSyntaxError) -> [UInt8] {
        try document(of: batches, RDFWriter(format: format, prefixes: prefixes, layout: layout))
    }
}

extension Graph {
    /// Reads a file of any format.
    ///
    /// - Parameters:
    ///   - file: the path of the file.
    ///   - format: its format; unless told, its name or its content say it.
    ///   - options: what the reader is told besides.
    /// - Throws: `FileError` for a file that cannot be read, `RDFSyntaxError` for what is wrong with the document.
    public init(file: FilePath, format: RDFFormat? = nil, options: ReaderOptions = ReaderOptions()) throws {
        var reader = try RDFReader(file: file, format: format, options: options)
        try self.init(reading: &reader)
    }

    /// The graph as a document.
    ///
    /// - Parameters:
    ///   - format: the format to write.
    ///   - prefixes: the prefixes to declare and use.
    ///   - layout: how the document is laid out.
    /// - Throws: `unsupported` for what the format cannot express.
    public func bytes(
        as format: RDFFormat, prefixes: [Prefix] = [], layout: RDFWriter.Layout = .pretty
    ) throws(RDFSyntaxError) -> [UInt8] {
        try document(of: batches, RDFWriter(format: format, prefixes: prefixes, layout: layout))
    }
}

private func document(of batches: [QuadBatch], _ empty: RDFWriter) throws(RDFSyntaxError) -> [UInt8] {
    var writer = empty
    var output: [UInt8] = []
    for batch in batches { try writer.write(batch, to: &output) }
    try writer.finish(to: &output)
    return output
}
