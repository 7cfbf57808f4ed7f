/// What is wrong with an image of a store or with a record of changes.
package struct StoreDamage: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, as a part of a sentence.
    package let description: String

    /// Makes the description of damage.
    package init(_ description: String) { self.description = description }
}
