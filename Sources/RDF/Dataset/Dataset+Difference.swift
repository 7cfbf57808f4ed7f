/// What two datasets do not have in common.
public struct DatasetDifference: Hashable, Sendable {
    /// The quads that only the first dataset has, in its order.
    public let removed: [Quad]
    /// The quads that only the second dataset has, in its order.
    ///
    /// A blank node that stands for one of the first dataset has that one's label; any other has a label that the first
    /// dataset does not use.
    public let added: [Quad]

    /// Whether the datasets are the same up to the labels of blank nodes.
    public var isEmpty: Bool { removed.isEmpty && added.isEmpty }
}

extension Dataset {
    /// What has to be taken out of this dataset, and put in, to get another, up to the labels of blank nodes.
    ///
    /// The difference is empty just when the datasets are isomorphic. Otherwise blank nodes are matched by what is said of
    /// them, so that the difference is small, though not always the smallest: finding that is hard in general.
    ///
    /// - Parameters:
    ///   - other: the dataset to compare with.
    ///   - maximumTrials: how many pairs of blank nodes may be tried to decide whether the datasets are isomorphic.
    /// - Throws: `limit` when that many trials bring no answer; only artificial datasets need more than a few.
    /// - Complexity: O(n log n) as a rule; see `isIsomorphic(to:maximumTrials:)` for when blank nodes are much alike.
    public func difference(
        to other: Dataset, maximumTrials: Int = 10_000
    ) throws(RDFSyntaxError) -> DatasetDifference {
        let left = ColoredDataset(self)
        let right = ColoredDataset(other)
        var matching = BlankNodeMatching(right, left)
        matching.run()
        var mapping = matching.mapping
        var used = Set(left.nodes)
        for node in right.nodes where mapping[node] == nil {
            var fresh = node
            while !used.insert(fresh).inserted { fresh = BlankNode(fresh.label + "_") }
            mapping[node] = fresh
        }
        let renamed = Dataset(other.lazy.map { $0.relabelled(by: mapping) })
        let removed = filter { !renamed.contains($0) }
        let added = renamed.filter { !contains($0) }
        guard !removed.isEmpty || !added.isEmpty else { return DatasetDifference(removed: [], added: []) }
        // The pairs may have been the wrong ones.
        if removed.count == added.count, try isIsomorphic(to: other, maximumTrials: maximumTrials) {
            return DatasetDifference(removed: [], added: [])
        }
        return DatasetDifference(removed: removed, added: added)
    }
}
