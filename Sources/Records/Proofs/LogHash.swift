import Crypto

/// A SHA-256 value: a leaf, a node or a root of an RFC 6962 tree, or the digest of a part of an entry.
public struct LogHash: Hashable, Sendable {
    // Four words in memory order, so that a hash costs no allocation and compares in four instructions.
    private var words: (UInt64, UInt64, UInt64, UInt64)

    static let zero = LogHash()
    private init() { words = (0, 0, 0, 0) }

    /// `nil` unless there are exactly 32 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.init()
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    init(_ digest: SHA256Digest) {
        self.init()
        withUnsafeMutableBytes(of: &words) { target in digest.withUnsafeBytes { target.copyMemory(from: $0) } }
    }

    /// `nil` unless `bytes` holds 32 bytes from `offset` on.
    init?(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        guard offset >= 0, bytes.count - offset >= 32 else { return nil }
        self.init()
        withUnsafeMutableBytes(of: &words) {
            $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + 32]))
        }
    }

    public var bytes: [UInt8] { withBytes { [UInt8]($0) } }
    public var hex: String {
        var text: [UInt8] = []
        appendHex(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try withUnsafeBytes(of: words, body)
    }

    func append(to buffer: inout [UInt8]) { withBytes { buffer.append(contentsOf: $0) } }

    func appendHex(to buffer: inout [UInt8]) {
        withBytes {
            for byte in $0 {
                buffer.append(hexDigit(byte >> 4))
                buffer.append(hexDigit(byte & 15))
            }
        }
    }

    public static func == (a: LogHash, b: LogHash) -> Bool {
        a.words.0 == b.words.0 && a.words.1 == b.words.1 && a.words.2 == b.words.2 && a.words.3 == b.words.3
    }
    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

    /// SHA-256 of the bytes as they stand.
    static func digest(of bytes: UnsafeRawBufferPointer) -> LogHash {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        return LogHash(hasher.finalize())
    }
    static func digest(of bytes: [UInt8]) -> LogHash { bytes.withUnsafeBytes { digest(of: $0) } }
}
