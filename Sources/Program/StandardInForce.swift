import Order

extension IdentificationProgram {
    /// The standard that decisions are made under now.
    public var standard: Standard { road.standard }
}
