public import RDF
internal import RDFIO

/// Writing a dataset and reading it again.
public enum RoundTrips {
    /// Writes a dataset in every format and layout, and reads it again.
    ///
    /// - Parameter dataset: the dataset.
    /// - Returns: what does not come back as it was, or is refused without need; a line for each format and layout.
    public static func failures(of dataset: Dataset) throws -> [String] {
        var failures: [String] = []
        for format in RDFFormat.allCases {
            for layout in [RDFWriter.Layout.pretty, .streaming] {
                let bytes: [UInt8]
                do {
                    bytes = try dataset.bytes(as: format, layout: layout)
                } catch {
                    if !format.mayRefuse(dataset) || error.code != .unsupported {
                        failures.append("\(format) \(layout): \(error)")
                    }
                    continue
                }
                var reader = RDFReader(bytes: bytes, format: format)
                let again = try Dataset(reading: &reader)
                if try !dataset.isIsomorphic(to: again) {
                    failures.append("\(format) \(layout): \(String(decoding: bytes, as: UTF8.self))")
                }
            }
        }
        return failures
    }
}
