import CLanguageModel

/// The weights by which mentions are joined into chains.
public struct CoreferenceModel: Sendable {
    /// The model that is part of the program; it joins nothing where the program was built with a damaged one.
    public static let english: CoreferenceModel = {
        let resource = tercet_english_model()
        // Safety: the bytes are a constant of the program and live as long as it does.
        let bytes = Array(UnsafeBufferPointer(start: resource.bytes, count: resource.count))
        guard let file = try? ModelFile(bytes), var reader = try? file.reader(of: .coreference),
            let weights = try? HashedLinearModel(&reader)
        else { return CoreferenceModel(HashedLinearModel(classes: 1, bits: 1, exact: [0, 0])) }
        return CoreferenceModel(weights)
    }()

    let weights: HashedLinearModel

    /// Makes a model.
    package init(_ weights: HashedLinearModel) {
        self.weights = weights
    }

    /// Reads a model.
    package init(_ reader: inout ModelReader) throws(ModelError) {
        weights = try HashedLinearModel(&reader)
        guard weights.classes == 1 else {
            throw ModelError(code: .inconsistent, offset: reader.offset, message: "coreference needs one class")
        }
    }
}
