// The key-encryption key: the one secret that opens all others. It lives in a file of mode 0600 outside the data directory,
// or is handed over by the caller (from the environment, say), and is never stored with what it protects.
import Crypto
import Foundation
import Order

public enum KeyFileError: Error, Hashable, Sendable, CustomStringConvertible {
    case insideDataDirectory(String)
    case missing(String)
    case readableByOthers(String, mode: UInt32)
    case malformed(String)
    case unwritable(String, String)
    /// The key is a key, but not the one that this store's keys are wrapped under.
    case otherStore(String)

    public var description: String {
        switch self {
        case .insideDataDirectory(let path):
            "the key file \(path) lies in the data directory; keep it elsewhere, so that one stolen directory opens nothing"
        case .missing(let path):
            "there is no key file at \(path); restore it from where you keep it, without it nothing opens"
        case .readableByOthers(let path, let mode):
            "the key file \(path) has mode \(String(mode, radix: 8)); run `chmod 600 \(path)` and think about who may have read it"
        case .malformed(let path): "the key in \(path) is not 64 hexadecimal digits; restore it from where you keep it"
        case .unwritable(let path, let why): "cannot create the key file \(path): \(why)"
        case .otherStore(let path): "the key in \(path) does not open this store's keys; it belongs to another store"
        }
    }
}

struct KeyEncryptionKey: Sendable {
    let key: SymmetricKey
    /// Where it came from, for messages.
    let place: String

    init(material: [UInt8], place: String) throws(KeyFileError) {
        guard material.count == 32 else { throw .malformed(place) }
        key = SymmetricKey(data: material)
        self.place = place
    }

    /// Reads the file, or creates it when it is absent and `creates` says so.
    static func load(file: URL, dataDirectory: URL, creates: Bool) throws(KeyFileError) -> KeyEncryptionKey {
        let path = file.standardizedFileURL.resolvingSymlinksInPath().path
        let directory = dataDirectory.standardizedFileURL.resolvingSymlinksInPath().path
        guard !path.hasPrefix(directory + "/") else { throw .insideDataDirectory(path) }
        var status = stat()
        if stat(path, &status) != 0 {
            guard errno == ENOENT, creates else { throw .missing(path) }
            try create(at: path)
        } else if status.st_mode & 0o077 != 0 {
            throw .readableByOthers(path, mode: UInt32(status.st_mode & 0o777))
        }
        guard let data = FileManager.default.contents(atPath: path), data.count <= 128 else { throw .malformed(path) }
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard let material = Hexadecimal.bytes(text.utf8) else { throw .malformed(path) }
        return try KeyEncryptionKey(material: material, place: path)
    }

    private static func create(at path: String) throws(KeyFileError) {
        var text: [UInt8] = []
        text.appendHex(RandomBytes.draw(32))
        text.append(0x0A)
        do {
            let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try DurableFile.write(text, to: path, mode: 0o600)
        } catch {
            throw .unwritable(path, "\(error)")
        }
    }
}

/// Writes that survive a power cut: to a neighbour, synced, renamed over the target, and the directory synced.
enum DurableFile {
    struct Failure: Error, CustomStringConvertible {
        var path: String
        var call: String
        var code: Int32
        var description: String { "\(call) \(path): \(String(cString: strerror(code)))" }
    }

    static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws {
        let neighbour = path + ".new"
        unlink(neighbour)
        let file = Foundation.open(neighbour, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard file >= 0 else { throw Failure(path: neighbour, call: "open", code: errno) }
        do {
            defer { Foundation.close(file) }
            var done = 0
            while done < bytes.count {
                let count = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress! + done, bytes.count - done) }
                guard count > 0 else { throw Failure(path: neighbour, call: "write", code: errno) }
                done += count
            }
            guard fsync(file) == 0 else { throw Failure(path: neighbour, call: "fsync", code: errno) }
        }
        guard rename(neighbour, path) == 0 else { throw Failure(path: path, call: "rename", code: errno) }
        try syncDirectory(of: path)
    }

    static func syncDirectory(of path: String) throws {
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let directory = Foundation.open(parent, O_RDONLY | O_CLOEXEC)
        guard directory >= 0 else { throw Failure(path: parent, call: "open", code: errno) }
        defer { Foundation.close(directory) }
        guard fsync(directory) == 0 else { throw Failure(path: parent, call: "fsync", code: errno) }
    }
}
