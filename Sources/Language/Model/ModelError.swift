/// Why a model could not be used.
public struct ModelError: Error, Hashable, Sendable {
    /// The kind of the error.
    public enum Code: Hashable, Sendable {
        /// The bytes are no model of this kind.
        case notAModel
        /// The model was written for another version of the format.
        case unsupportedVersion
        /// The bytes end too early, or their checksum is wrong.
        case damaged
        /// A part of the model is missing or contradicts another part.
        case inconsistent
    }

    /// What is wrong.
    public var code: Code
    /// Where in the model's bytes it was noticed.
    public var offset: Int
    /// What is wrong, in words, and what to do.
    public var message: String

    /// Makes an error.
    public init(code: Code, offset: Int, message: String) {
        self.code = code
        self.offset = offset
        self.message = message
    }
}

extension ModelError: CustomStringConvertible {
    /// The message with the offset.
    public var description: String { "model, byte \(offset): \(message)" }
}
