import Testing

@testable import Language

/// A damaged model gives an error that says so, never a crash.
struct ModelTests {
    /// A model file with sections that hold next to nothing.
    private static let file = ModelFile.join([(.tokenizer, [1, 2, 3]), (.lemmas, [0, 0])])

    private static func code(_ bytes: [UInt8]) -> ModelError.Code? {
        do throws(ModelError) {
            _ = try EnglishAnalyzer(model: bytes)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("Bytes that are no model", arguments: [[], [1], Array("TERCET".utf8), [UInt8](repeating: 0, count: 100)])
    func noModel(bytes: [UInt8]) {
        #expect(Self.code(bytes) == .notAModel)
    }

    @Test("Another version")
    func version() {
        var bytes = Self.file
        bytes[8] = 99
        #expect(Self.code(bytes) == .unsupportedVersion)
    }

    @Test("A file that ends too early, at every length")
    func truncation() {
        for length in 0..<Self.file.count {
            let code = Self.code(Array(Self.file.prefix(length)))
            #expect(code == .damaged || code == .notAModel, "\(length) bytes")
        }
    }

    @Test("A changed byte, at every place")
    func alteration() {
        for index in 16..<Self.file.count {
            var bytes = Self.file
            bytes[index] ^= 0x10
            #expect(Self.code(bytes) == .damaged, "byte \(index)")
        }
    }

    @Test("A section that is missing, or too short for what it claims")
    func sections() {
        #expect(Self.code(Self.file) == .damaged)
        #expect(Self.code(ModelFile.join([])) == .inconsistent)
    }

    @Test("Numbers and texts come back as they were written")
    func roundTrip() throws {
        var writer = ModelWriter()
        let numbers = [0, 1, 127, 128, 300, 65_535, 1 << 30]
        for number in numbers { writer.append(variableLengthNumber: number) }
        writer.append(texts: ["", "a", "né"])
        writer.append(float: -1.5)
        var reader = ModelReader(writer.bytes)
        for number in numbers { #expect(try reader.variableLengthNumber() == number) }
        #expect(try reader.texts() == ["", "a", "né"])
        #expect(try reader.float() == -1.5)
        #expect(reader.isAtEnd)
    }

    @Test("A linear model comes back as it was written")
    func linearModel() throws {
        let exact: [Float] = [0, 1.5, -2, 0, 0, 0, 300, -0.25, 0, 0, 0, 1]
        let model = HashedLinearModel(classes: 3, bits: 2, exact: exact)
        var writer = ModelWriter()
        model.write(to: &writer)
        var reader = ModelReader(writer.bytes)
        let copy = try HashedLinearModel(&reader)
        for feature: UInt32 in 0..<4 {
            var (sums, others): ([Int32], [Int32]) = ([0, 0, 0], [0, 0, 0])
            model.add([feature], to: &sums)
            copy.add([feature], to: &others)
            #expect(sums == others)
            #expect(sums == exact[Int(feature) * 3..<Int(feature) * 3 + 3].map { Int32($0 * 8) })
        }
    }

    @Test("Altered linear models and lemmatizers give an error or another model, never a crash")
    func alteredSections() throws {
        var linear = ModelWriter()
        HashedLinearModel(classes: 3, bits: 4, exact: (0..<48).map { Float($0 % 5) - 2 }).write(to: &linear)
        var lemmas = ModelWriter()
        let edit = Lemmatizer.Edit(dropped: 3, appended: "y")
        Lemmatizer(exceptions: ["NNS\tmice": "mouse"], edits: ["NNS\ties": edit]).write(to: &lemmas)
        for bytes in [linear.bytes, lemmas.bytes] {
            var refused = 0
            for index in bytes.indices {
                for value: UInt8 in [0, 1, 127, 128, 255] {
                    var altered = bytes
                    altered[index] = value
                    var (first, second) = (ModelReader(altered), ModelReader(altered))
                    do throws(ModelError) { _ = try HashedLinearModel(&first) } catch { refused += 1 }
                    do throws(ModelError) { _ = try Lemmatizer(&second) } catch { refused += 1 }
                }
            }
            #expect(refused > 0)
        }
    }
}
