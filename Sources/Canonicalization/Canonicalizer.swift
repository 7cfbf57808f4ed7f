public import RDF

/// Puts datasets into the canonical form of RDFC-1.0: the same bytes for all datasets that are the same up to the labels of
/// blank nodes.
///
/// RDF Dataset Canonicalization (W3C Recommendation, 2024), section 4.4.
///
/// ```swift
/// var canonicalizer = Canonicalizer()
/// var batch = QuadBatch()
/// while try reader.next(into: &batch) { try canonicalizer.insert(batch) }
/// let bytes = try canonicalizer.finish().document
/// ```
///
/// RDFC-1.0 knows no triple terms. Those without blank nodes stand in the document as RDF 1.2 N-Quads writes them; one with a
/// blank node inside is refused.
public struct Canonicalizer: Sendable {
    private let options: CanonicalizationOptions
    private var templates = QuadTemplates()

    /// Makes a canonicalizer without quads.
    ///
    /// - Parameter options: the hash function, and the limit of steps.
    public init(options: CanonicalizationOptions = CanonicalizationOptions()) {
        self.options = options
    }

    /// Puts the quads of a batch in; blank nodes with one label are one node in all batches.
    ///
    /// - Throws: `unsupported` for a blank node inside a triple term.
    /// - Complexity: O(length of the batch) on average.
    public mutating func insert(_ batch: QuadBatch) throws(CanonicalizationError) {
        try templates.insert(batch)
    }

    /// Gives the canonical form.
    ///
    /// - Throws: `limit` when blank nodes that look alike take more steps than the options allow.
    /// - Complexity: O(n log n) for n bytes of quads, and the steps for blank nodes that look alike.
    public consuming func finish() throws(CanonicalizationError) -> CanonicalDataset {
        let quads = QuadsOfNodes(templates)
        let hashes = FirstDegreeHashes(templates, quads, options.hash)
        let (allowance, isTooMuch) = templates.records.count.multipliedReportingOverflow(by: 100)
        var search = RelatedNodeSearch(
            templates, quads, hashes, options.hash,
            maximumSteps: options.maximumSteps ?? (isTooMuch ? .max : 1_000_000 + allowance))
        let runs = hashes.runs()
        // Step 4: nodes with a hash of their own.
        for run in runs where run.count == 1 { search.issueCanonical(run[run.startIndex]) }
        // Step 5: the others.
        for run in runs where run.count > 1 {
            var results: [RelatedNodeSearch.Result] = []
            for node in run where !search.hasCanonical(node) { results.append(try search.run(node)) }
            let order = results.indices.sorted { left, right in
                if results[left].digest.lexicographicallyPrecedes(results[right].digest) { return true }
                return left < right && results[left].digest == results[right].digest
            }
            for index in order { for node in results[index].issued { search.issueCanonical(node) } }
        }
        return CanonicalDataset(templates, search.canonical)
    }
}

/// A dataset in canonical form.
public struct CanonicalDataset: Hashable, Sendable {
    /// The canonical N-Quads document, UTF-8: its lines ascend in code point order.
    public let document: [UInt8]
    /// The canonical node for each blank node of the input (the "issued identifiers map").
    public let blankNodes: [BlankNode: BlankNode]

    /// Steps 6 and 7: the quads with canonical labels.
    init(_ templates: QuadTemplates, _ canonical: [Int32]) {
        var lines = SortedLines()
        for record in templates.records {
            lines.append { output in
                templates.append(record, to: &output) { node, output in
                    output.append(label: "c14n", canonical[Int(node)])
                }
            }
        }
        var document: [UInt8] = []
        lines.appendSorted(to: &document)
        self.document = document
        blankNodes = Dictionary(
            uniqueKeysWithValues: zip(templates.nodes, canonical.map { BlankNode("c14n\($0)") }))
    }
}

extension Dataset {
    /// The canonical form of the dataset; see ``Canonicalizer``.
    ///
    /// - Parameter options: the hash function, and the limit of steps.
    /// - Throws: `limit` for blank nodes that are too much alike, `unsupported` for blank nodes inside triple terms.
    /// - Complexity: O(n log n) for n bytes of quads, and the steps for blank nodes that look alike.
    public func canonicalized(
        options: CanonicalizationOptions = CanonicalizationOptions()
    ) throws(CanonicalizationError) -> CanonicalDataset {
        var canonicalizer = Canonicalizer(options: options)
        for batch in batches { try canonicalizer.insert(batch) }
        return try canonicalizer.finish()
    }
}
