internal import JSON
public import RDF

/// Writes JSON-LD as people like to read it.
///
/// There is a context, lists are arrays, and all that is said of a subject stands in one object. The dataset is held in memory
/// until the document is finished.
///
/// The context has the prefixes that are of use, and says of a property whose values are all resources, or all of one
/// datatype, that they are, so that they need not say so themselves. What is written comes back as it is: a number stays a
/// typed string where JSON would write it in another form.
public struct PrettyJSONLDWriter: QuadWriter, Sendable {
    private let prefixes: [Prefix]
    private var dataset = Dataset()

    /// Makes a writer.
    ///
    /// - Parameter prefixes: the prefixes to use; those that are not used are left out.
    public init(prefixes: [Prefix] = []) { self.prefixes = prefixes }

    /// Takes a batch in; nothing is written yet.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        dataset.insert(batch)
    }

    /// Writes the document.
    ///
    /// - Throws: `unsupported` for a triple term, and for an IRI with two fragments, which readers of JSON-LD leave out.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {
        var options = JSONLDOptions()
        options.directions = .directionalLanguageString
        options.usesNativeTypes = true
        let expanded = try RDFSerializer.document(of: dataset, options: options, isLossless: true)
        let vocabulary = try WrittenVocabulary(expanded, prefixes: prefixes)
        dataset = Dataset()
        let value: JSONValue
        if expanded.isEmpty {
            value = []
        } else {
            var compactor = Compactor(options: options)
            do {
                let context = try vocabulary.context(&compactor)
                value = .object(try compactor.compactDocument(expanded, context: context))
            } catch {
                throw RDFSyntaxError(.unsupported, "\(error)")
            }
        }
        JSONWriter(layout: .pretty).write(value, to: &output)
        output.append(0x0A)
    }
}
