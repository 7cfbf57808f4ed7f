/// What stood at the end of a journal when its writer was stopped in the middle of a transaction, which was never committed.
public struct DroppedTail: Hashable, Sendable, CustomStringConvertible {
    /// The journal.
    public let path: String
    /// Where the last transaction that was committed ends.
    public let byteOffset: Int
    /// How many bytes stand behind it.
    public let byteCount: Int
    /// The number of the last transaction that was committed.
    public let sequence: UInt64

    /// What was dropped, as one sentence for people.
    public var description: String {
        "\(path): byte \(byteOffset): the last transaction is not whole, as when its writer has been stopped; its "
            + "\(byteCount) \(byteCount == 1 ? "byte is" : "bytes are") left out; all up to transaction \(sequence) is there"
    }
}
