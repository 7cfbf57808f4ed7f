/// The names that the writer has to choose with care.
enum XMLNodeLabel {
    /// Appends the label of a blank node as an XML name.
    ///
    /// Labels of other formats may start with a digit, or hold a dot or dash, which is fine but at the start. What cannot
    /// start a name gets `_` before it, and so does a label that starts with `_`; so no two labels become the same.
    static func append(_ label: ArraySlice<UInt8>, to output: inout [UInt8]) {
        let first = label.first ?? 0
        let isDigit = 0x30...0x39 ~= first
        if isDigit || first == UInt8(ascii: "_") || label.isEmpty { output.append(UInt8(ascii: "_")) }
        output.append(contentsOf: label)
    }

    /// Whether a name of the RDF vocabulary may be that of an element.
    ///
    /// RDF 1.2 XML Syntax, section 5.1: `rdf:RDF`, `rdf:ID`, … are syntax, and `rdf:Description` and `rdf:li`
    /// would be read as something else.
    static func isElementName(_ local: ArraySlice<UInt8>) -> Bool {
        switch String(decoding: local, as: UTF8.self) {
        case "RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "aboutEach", "aboutEachPrefix",
            "bagID",
            "annotation", "annotationNodeID", "version", "li", "Description":
            false
        default: true
        }
    }
}
