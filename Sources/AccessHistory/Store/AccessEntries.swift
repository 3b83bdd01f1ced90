import Order
import Records

/// An access event is not an entry of the log; a sealed block of events is. These entries are about nobody; they name months,
/// random numbers of slices and digests of sealed bytes, so that the log proves what the month files must hold.
extension EntryKind {
    /// A batch was sealed into a slice: `{month, slice, digest, events, first, last, era, batch}`.
    public static let accessBlockSealed: EntryKind = "access.blockSealed"
    /// Slices became one: `{month, from, slice, digest, events, era}`.
    public static let accessSlicesMerged: EntryKind = "access.slicesMerged"
    /// The runs of a month changed, because slices were compacted, an account was adopted or a subject was forgotten:
    /// `{month, from, runs, digest, era, because}`.
    public static let accessRunsWritten: EntryKind = "access.runsWritten"

    static let allOfAccess: Set<EntryKind> = [.accessBlockSealed, .accessSlicesMerged, .accessRunsWritten]
}
