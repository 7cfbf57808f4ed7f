import RDF

/// A colour for each type of node: one hue for each family of classes, one shade for each class of the family.
struct TypeColors {
    /// A colour of the screen.
    struct Color: Hashable {
        var red: UInt8
        var green: UInt8
        var blue: UInt8

        init(_ value: UInt32) {
            red = UInt8(truncatingIfNeeded: value >> 16)
            green = UInt8(truncatingIfNeeded: value >> 8)
            blue = UInt8(truncatingIfNeeded: value)
        }

        /// The colour as `#rrggbb`.
        var hexadecimal: String {
            "#"
                + [red, green, blue].map { part in
                    let digits = String(part, radix: 16)
                    return part < 16 ? "0" + digits : digits
                }.joined()
        }
    }

    /// Light colours that black text can be read on: a hue in each row, in shades.
    private static let palette: [[UInt32]] = [
        [0xAEC7E8, 0xD0E1F5, 0x8EB1E0, 0xBCD0D8, 0x9CC9E6],
        [0xFFBB78, 0xFFDDB8, 0xF5A65B, 0xF0CDA0, 0xFFE8A8],
        [0x98DF8A, 0xC9EFBF, 0x7CC97A, 0xB5E2C8, 0xD4E79E],
        [0xC5B0D5, 0xE0D4EC, 0xB094CC, 0xE3C7E8, 0xC9B8F0],
        [0xF7B6D2, 0xFBD9E8, 0xEE9BC0, 0xF5C9E0, 0xE8B0C8],
        [0x9EDAE5, 0xC9EEF3, 0x7DC6D4, 0xA3D9C9, 0xB8E0DC],
        [0xFF9896, 0xFFC8C6, 0xF08A8A, 0xF7D5D2, 0xF0A8A0],
        [0xDBDB8D, 0xEFEFC0, 0xC6C66E, 0xE0D6A8, 0xD0D8A0],
    ]
    private static let untyped = Color(0xE0E0E0)

    /// The main types of the nodes.
    let mainTypes: MainTypes
    /// The colours of the types, family by family, the most frequent first.
    let legend: [(type: IRI, color: Color)]
    private let colors: [IRI: Color]

    init(_ graph: PropertyGraph) {
        mainTypes = MainTypes(graph)
        // The first type of a family is its most frequent, and brings the family its place.
        var members: [IRI: [IRI]] = [:]
        var families: [IRI] = []
        for type in mainTypes.types {
            let family = graph.families[type] ?? type
            if members[family] == nil { families.append(family) }
            members[family, default: []].append(type)
        }
        legend = families.enumerated().flatMap { place, family in
            (members[family] ?? []).enumerated().map { index, type in
                let shades = Self.palette[place % Self.palette.count]
                // After the last hue the first comes again, in its next shade.
                return (type, Color(shades[(index + place / Self.palette.count) % shades.count]))
            }
        }
        colors = Dictionary(uniqueKeysWithValues: legend.map { ($0.type, $0.color) })
    }

    /// The colour of a node; grey for one without a type.
    func color(of node: PropertyGraph.Node) -> Color {
        mainTypes.type(of: node).flatMap { colors[$0] } ?? Self.untyped
    }
}
