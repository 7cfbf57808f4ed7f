/// The network with its vocabulary and tags.
package struct NetworkModel: Sendable {
    /// The universal tags in the order of the network's scores.
    package static let universalTags = UniversalTag.allCases
    /// The relations in the order of the network's scores.
    package static let relations = DependencyRelation.allCases

    /// What the network sees of words.
    package let features: WordFeatures
    /// The Penn tags in the order of the network's scores.
    package let pennTags: [String]
    /// Tables and matrices.
    let network: QuantizedNetwork

    /// Reads a network.
    package init(_ reader: inout ModelReader) throws(ModelError) {
        var tables: [NetworkShape.Table] = []
        for _ in 0..<WordFeatures.tableCount {
            tables.append(NetworkShape.Table(rows: try reader.count(upTo: 1 << 20), width: try reader.count(upTo: 512)))
        }
        let shape = NetworkShape(
            tables: tables, width: try reader.count(upTo: 4096), layers: try reader.count(upTo: 16),
            arcWidth: try reader.count(upTo: 4096), labelWidth: try reader.count(upTo: 4096),
            universalTags: Self.universalTags.count, pennTags: try reader.count(upTo: 1024),
            relations: Self.relations.count)
        let universal = try reader.texts()
        let penn = try reader.texts()
        let relations = try reader.texts()
        let vocabulary = try reader.texts()
        let lexicon = try Lexicon(&reader)
        guard shape.isSound, penn.count == shape.pennTags, universal == Self.universalTags.map(\.rawValue),
            relations == Self.relations.map(\.rawValue),
            tables[0].rows == vocabulary.count + WordFeatures.unknownBuckets,
            tables[6].rows == Lexicon.rowCounts.parts, tables[7].rows == Lexicon.rowCounts.fields
        else {
            throw ModelError(
                code: .inconsistent, offset: reader.offset, message: "the network's sizes do not fit its tags and words"
            )
        }
        let layout = NetworkLayout(shape)
        let size = QuantizedNetwork.size(layout)
        guard size <= reader.remaining else {
            throw ModelError(
                code: .damaged, offset: reader.offset, message: "the network needs \(size) bytes, which are not there")
        }
        network = try QuantizedNetwork(layout, from: &reader)
        features = WordFeatures(vocabulary: vocabulary, lexicon: lexicon, tables: tables)
        pennTags = penn
    }
}
