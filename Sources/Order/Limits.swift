/// Every bound on what comes from outside, in one place and in bytes or items unless the name says otherwise.
///
/// A limit is generous for honest use and small enough that a hostile input costs no more than an honest one.
public enum Limits {
    // JSON texts
    /// One JSON text read whole into memory, a request's body say.
    public static let jsonBytes = 1 << 20
    /// Arrays and objects within one another.
    public static let jsonDepth = 64
    /// Values in one JSON text, containers and names' values alike.
    public static let jsonValues = 100_000

    // Standards and ownership
    /// One standard, as YAML.
    public static let standardBytes = 256 << 10
    /// Entities within one another that are followed to find beneficial owners.
    public static let ownershipDepth = 8
    /// Owners and control persons of one application.
    public static let ownershipParties = 256
}
