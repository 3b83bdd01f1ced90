// How much room is left, and what that means for writing.
import Foundation
import Order

/// Whether the store can write, and what a person should know.
public enum StoreCondition: Hashable, Sendable {
    case writable
    /// Writable, and soon not: free bytes on the disk of the data directory.
    case lowDisk(free: UInt64)
    case readOnly(String)
}

enum DiskSpace {
    /// Free bytes for ordinary users on the file system of `directory`; `nil` when the system does not say.
    static func free(at directory: URL) -> UInt64? {
        var status = statvfs()
        guard statvfs(directory.path, &status) == 0 else { return nil }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }

    static func condition(free: UInt64?) -> StoreCondition {
        guard let free else { return .writable }
        if free < Limits.diskReserveBytes {
            return .readOnly(
                "only \(free >> 20) MiB are free on the disk of the data directory; make room, and writing goes on")
        }
        return free < Limits.lowDiskBytes ? .lowDisk(free: free) : .writable
    }
}
