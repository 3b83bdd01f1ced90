import Order

// The bounds of this room. They are generous beside what the road writes and small beside what a machine holds.
extension Limits {
    // Entries
    /// Subjects of one entry.
    public static let entryParts = 64
    /// Fields in one part of an entry.
    public static let partFields = 512
    /// Characters in the name of a field, of a kind or of an actor.
    public static let entryNameBytes = 128
    /// The sealed body of one part, before sealing.
    public static let partBytes = 4 << 20
    /// Entries in one append, which lands whole or not at all.
    public static let appendEntries = 10_000

    // Group commit
    /// Entries that share one transaction at most.
    public static let batchEntries = 4096
    /// Bytes that share one transaction at most, once one caller's entries are in.
    public static let batchBytes = 16 << 20
    /// Bytes of entries that may wait to be written before callers are made to wait with sealing theirs.
    public static let queuedBytes = 64 << 20

    // Disk
    /// Free bytes below which the store warns.
    public static let lowDiskBytes: UInt64 = 1 << 30
    /// Free bytes below which the store turns read-only, so that what is open can still be closed and backed up.
    public static let diskReserveBytes: UInt64 = 256 << 20

    // Keys
    /// Subject keys kept in memory.
    public static let cachedSubjectKeys = 100_000

    /// Subjects whose last entry the writer remembers.
    public static let cachedSubjectStates = 50_000

    // Reading
    /// Rows or entries that one call returns at most.
    public static let pageRows = 10_000
    /// Values in one `oneOf` condition.
    public static let conditionValues = 1000

    // Proofs
    /// A signed note with its cosignatures.
    public static let noteBytes = 64 << 10
    /// A receipt.
    public static let receiptBytes = 8 << 20
}
