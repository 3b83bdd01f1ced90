// One writer per data directory. The lock is the kernel's, on an open file, so it goes with the process that held it.
import Foundation

final class WriterLock: Sendable {
    private let file: Int32

    private init(file: Int32) { self.file = file }

    static func take(in directory: URL) throws -> WriterLock {
        let path = directory.appendingPathComponent("lock").path
        let file = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw DurableFile.Failure(path: path, call: "open", code: errno) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            var text = [UInt8](repeating: 0, count: 16)
            let count = pread(file, &text, 16, 0)
            Foundation.close(file)
            let holder = String(decoding: text.prefix(max(0, count)), as: UTF8.self).trimmingCharacters(
                in: .whitespacesAndNewlines)
            throw StoreError.locked(by: holder.isEmpty ? "unknown" : holder, directory: directory.path)
        }
        let text = "\(getpid())\n"
        ftruncate(file, 0)
        _ = text.withCString { pwrite(file, $0, strlen($0), 0) }
        return WriterLock(file: file)
    }

    deinit { Foundation.close(file) }
}
