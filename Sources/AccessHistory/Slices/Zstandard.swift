import CZstd

/// Compression of blocks (RFC 8878). The fastest level: a slice lives for hours, until it is compacted.
enum Zstandard {
    private static let level: Int32 = 1
    /// No block of ours unpacks to more; a frame that claims so is refused before memory is taken for it.
    private static let largest = 64 << 20

    static func compress(_ bytes: [UInt8]) throws(AccessCodecError) -> [UInt8] {
        let bound = ZSTD_compressBound(bytes.count)
        var failed = false
        let packed = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            let size = bytes.withUnsafeBytes {
                ZSTD_compress(buffer.baseAddress, bound, $0.baseAddress, bytes.count, level)
            }
            failed = ZSTD_isError(size) != 0
            count = failed ? 0 : size
        }
        guard !failed else { throw .compression }
        return packed
    }

    static func decompress(_ packed: [UInt8]) throws(AccessCodecError) -> [UInt8] {
        let size = packed.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, packed.count) }
        // The two highest values say "unknown" and "error".
        guard size < UInt64.max - 1, size <= UInt64(largest) else { throw .compression }
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            let written = packed.withUnsafeBytes {
                ZSTD_decompress(buffer.baseAddress, Int(size), $0.baseAddress, packed.count)
            }
            failed = ZSTD_isError(written) != 0 || written != Int(size)
            count = failed ? 0 : written
        }
        guard !failed else { throw .compression }
        return bytes
    }
}
