// How much room is left, and what that means for writing.
import Foundation
import Order

/// Whether the store can write, and what a person should know.
public enum StoreCondition: Hashable, Sendable {
    case writable
    /// Writable, and soon not: free bytes on the disk of the data directory.
    case lowDisk(free: UInt64)
    case readOnly(String)

    /// What so many free bytes on the disk of the data directory mean; `nil` when the system does not say.
    public init(freeBytes free: UInt64?) {
        switch free {
        case .some(..<Limits.diskReserveBytes):
            self = .readOnly(
                "only \((free ?? 0) >> 20) MiB are free on the disk of the data directory; make room, and writing goes on"
            )
        case .some(let free) where free < Limits.lowDiskBytes: self = .lowDisk(free: free)
        default: self = .writable
        }
    }
}

enum DiskSpace {
    /// Free bytes for ordinary users on the file system of `directory`; `nil` when the system does not say.
    static func free(at directory: URL) -> UInt64? {
        var status = statvfs()
        guard statvfs(directory.path, &status) == 0 else { return nil }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }
}
