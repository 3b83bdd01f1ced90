// The Merkle tree of RFC 6962 section 2.1: hashes, roots, and the two proofs with their checks.
import Crypto

public enum MerkleTree {
    /// The root of the tree without leaves: SHA-256 of nothing.
    public static let emptyRoot = LogHash(SHA256().finalize())

    /// `SHA-256(0x00 ‖ leaf)`.
    public static func leafHash(_ leaf: [UInt8]) -> LogHash { leaf.withUnsafeBytes { leafHash($0) } }

    static func leafHash(_ leaf: UnsafeRawBufferPointer) -> LogHash {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: leaf)
        return LogHash(hasher.finalize())
    }

    /// `SHA-256(0x01 ‖ left ‖ right)`.
    public static func nodeHash(_ left: LogHash, _ right: LogHash) -> LogHash {
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            buffer[0] = 1
            left.withBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[1..<33]).copyMemory(from: $0) }
            right.withBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[33..<65]).copyMemory(from: $0) }
            return LogHash.digest(of: UnsafeRawBufferPointer(buffer))
        }
    }

    /// The root over leaf hashes.
    public static func root(of leaves: some Sequence<LogHash>) -> LogHash {
        var range = CompactRange()
        for leaf in leaves { range.append(leaf) }
        return range.root
    }

    // MARK: Proofs

    /// The audit path of leaf `index` in the tree of `size` leaves (section 2.1.1), lowest first. `subtree(level, i)` is the
    /// root of the perfect subtree over leaves `i·2^level ..< (i+1)·2^level`.
    public static func inclusionProof(
        index: UInt64, size: UInt64, subtree: (Int, UInt64) throws -> LogHash
    ) throws -> [LogHash] {
        precondition(index < size)
        var path: [LogHash] = []
        var low: UInt64 = 0
        var high = size
        while high - low > 1 {
            let split = low + largestPowerOfTwo(below: high - low)
            if index < split {
                path.append(try root(from: split, to: high, subtree: subtree))
                high = split
            } else {
                path.append(try root(from: low, to: split, subtree: subtree))
                low = split
            }
        }
        return path.reversed()
    }

    /// The proof that the tree of `old` leaves is a prefix of the tree of `new` leaves (section 2.1.2).
    public static func consistencyProof(
        from old: UInt64, to new: UInt64, subtree: (Int, UInt64) throws -> LogHash
    ) throws -> [LogHash] {
        precondition(old <= new)
        guard old > 0, old < new else { return [] }
        var path: [LogHash] = []
        var low: UInt64 = 0
        var high = new
        var isWhole = true
        while old != high {
            let split = low + largestPowerOfTwo(below: high - low)
            if old <= split {
                path.append(try root(from: split, to: high, subtree: subtree))
                high = split
            } else {
                path.append(try root(from: low, to: split, subtree: subtree))
                low = split
                isWhole = false
            }
        }
        if !isWhole { path.append(try root(from: low, to: high, subtree: subtree)) }
        return path.reversed()
    }

    /// The root over the leaves `low ..< high`, where `low` is a multiple of the largest power of two that fits.
    static func root(from low: UInt64, to high: UInt64, subtree: (Int, UInt64) throws -> LogHash) throws -> LogHash {
        guard high > low else { return emptyRoot }
        let count = high - low
        if count & (count - 1) == 0 {
            let level = count.trailingZeroBitCount
            return try subtree(level, low >> UInt64(level))
        }
        let split = low + largestPowerOfTwo(below: count)
        return nodeHash(
            try root(from: low, to: split, subtree: subtree), try root(from: split, to: high, subtree: subtree))
    }

    /// Whether `proof` shows that `leaf` stands at `index` in the tree of `size` leaves and this root.
    public static func verifyInclusion(
        of leaf: LogHash, index: UInt64, size: UInt64, proof: [LogHash], root: LogHash
    ) -> Bool {
        guard index < size else { return false }
        let (inner, border) = decompose(index: index, size: size)
        guard proof.count == inner + border else { return false }
        let hash = climb(from: leaf, proof[..<inner], index)
        return climbRight(from: hash, proof[inner...]) == root
    }

    /// Whether `proof` shows that the tree of `size1` leaves and `root1` is a prefix of the tree of `size2` leaves and `root2`.
    public static func verifyConsistency(
        size1: UInt64, size2: UInt64, root1: LogHash, root2: LogHash, proof: [LogHash]
    ) -> Bool {
        // Every tree begins with the empty one, so a proof from it says nothing and is refused.
        guard size1 > 0, size1 <= size2 else { return false }
        if size1 == size2 { return proof.isEmpty && root1 == root2 }
        guard let first = proof.first else { return false }
        let shift = size1.trailingZeroBitCount
        var (inner, border) = decompose(index: size1 - 1, size: size2)
        inner -= shift
        let isPerfect = size1 == 1 << UInt64(shift)
        let seed = isPerfect ? root1 : first
        let rest = isPerfect ? proof[...] : proof.dropFirst()
        guard rest.count == inner + border else { return false }
        let mask = (size1 - 1) >> UInt64(shift)
        let innerPath = rest.prefix(inner)
        let borderPath = rest.dropFirst(inner)
        var old = seed
        for (level, hash) in innerPath.enumerated() where mask >> UInt64(level) & 1 == 1 { old = nodeHash(hash, old) }
        guard climbRight(from: old, borderPath) == root1 else { return false }
        return climbRight(from: climb(from: seed, innerPath, mask), borderPath) == root2
    }

    /// How many hashes of a path lie inside the smallest perfect-or-cut subtree around the leaf, and how many on its left edge.
    private static func decompose(index: UInt64, size: UInt64) -> (inner: Int, border: Int) {
        let inner = 64 - (index ^ (size - 1)).leadingZeroBitCount
        return (inner, inner >= 64 ? 0 : (index >> UInt64(inner)).nonzeroBitCount)
    }

    private static func climb(from seed: LogHash, _ path: ArraySlice<LogHash>, _ index: UInt64) -> LogHash {
        var hash = seed
        for (level, other) in path.enumerated() {
            hash = index >> UInt64(level) & 1 == 0 ? nodeHash(hash, other) : nodeHash(other, hash)
        }
        return hash
    }

    private static func climbRight(from seed: LogHash, _ path: ArraySlice<LogHash>) -> LogHash {
        path.reduce(seed) { nodeHash($1, $0) }
    }

    static func largestPowerOfTwo(below count: UInt64) -> UInt64 {
        count <= 1 ? 0 : 1 << UInt64(63 - (count - 1).leadingZeroBitCount)
    }
}

/// The roots of the perfect subtrees that make up a tree, largest first: all that is needed to append to it.
public struct CompactRange: Hashable, Sendable {
    public private(set) var size: UInt64 = 0
    private var subtrees: [LogHash] = []
    public init() {}

    public mutating func append(_ leaf: LogHash) {
        var hash = leaf
        var rest = size
        while rest & 1 == 1 {
            hash = MerkleTree.nodeHash(subtrees.removeLast(), hash)
            rest >>= 1
        }
        subtrees.append(hash)
        size += 1
    }

    /// Appends a perfect subtree of `2^level` leaves; the size so far must be a multiple of that.
    mutating func append(subtree: LogHash, level: Int) {
        precondition(size & (1 << UInt64(level) - 1) == 0)
        var hash = subtree
        var rest = size >> UInt64(level)
        while rest & 1 == 1 {
            hash = MerkleTree.nodeHash(subtrees.removeLast(), hash)
            rest >>= 1
        }
        subtrees.append(hash)
        size += 1 << UInt64(level)
    }

    public var root: LogHash {
        guard var hash = subtrees.last else { return MerkleTree.emptyRoot }
        for left in subtrees.dropLast().reversed() { hash = MerkleTree.nodeHash(left, hash) }
        return hash
    }
}
