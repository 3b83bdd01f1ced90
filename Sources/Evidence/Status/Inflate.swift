// Inflating of zlib data (RFC 1950) for status lists, with zlib itself, and with a bound: a few bytes can inflate to gigabytes.
import CZlib

enum Inflate {
    enum Problem: Error, Hashable, Sendable {
        /// It is no zlib stream, or its checksum is wrong.
        case damaged
        /// It ends too early, or goes on behind its end.
        case truncated, trailing
        case tooLarge(limit: Int)
    }

    /// The bytes of one zlib stream, of which at most `limit` are made.
    static func zlib(_ bytes: [UInt8], limit: Int) throws(Problem) -> [UInt8] {
        guard !bytes.isEmpty else { throw .truncated }
        guard bytes.count <= Int(UInt32.max) else { throw .tooLarge(limit: limit) }
        // zlib remembers where its stream lies, so that it must not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        guard gatehouse_inflate_begin(stream) == Z_OK else { throw .damaged }
        defer { inflateEnd(stream) }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        // The stream keeps the address of its input between calls, so that all of them are made while it holds still.
        let problem = bytes.withUnsafeBufferPointer { input -> Problem? in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(input.count)
            while true {
                let (code, made) = chunk.withUnsafeMutableBufferPointer { room -> (Int32, Int) in
                    stream.pointee.next_out = room.baseAddress
                    stream.pointee.avail_out = UInt32(room.count)
                    return (inflate(stream, Z_NO_FLUSH), room.count - Int(stream.pointee.avail_out))
                }
                guard output.count + made <= limit else { return .tooLarge(limit: limit) }
                output += chunk[..<made]
                switch code {
                case Z_STREAM_END: return stream.pointee.avail_in == 0 ? nil : .trailing
                case Z_OK where made > 0 || stream.pointee.avail_in > 0: continue
                case Z_OK, Z_BUF_ERROR: return .truncated
                default: return .damaged
                }
            }
        }
        if let problem { throw problem }
        return output
    }
}
