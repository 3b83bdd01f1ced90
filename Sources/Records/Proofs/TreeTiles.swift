// C2SP tlog-tiles: the tree as tiles of 256 hashes, eight levels of the tree to one level of tiles. Full tiles are stored;
// partial ones are cut from what lies below them.
import GRDB
import Order

enum TreeTiles {
    static let width = 256
    static let levelsPerTile = 8
}

/// The growing edge of the tree: what the writer holds to extend the tiles and to know the root. A value, so that a batch
/// that fails leaves it as it was.
struct TreeEdge: Sendable {
    private(set) var range = CompactRange()
    /// By tile level: the hashes of the tile that is not yet full.
    private(set) var partial: [[LogHash]] = [[]]

    var size: UInt64 { range.size }
    var root: LogHash { range.root }

    struct FullTile {
        var level: Int
        var index: UInt64
        var hashes: [LogHash]
    }

    mutating func append(_ leaf: LogHash, full: (FullTile) throws -> Void) rethrows {
        range.append(leaf)
        try push(leaf, level: 0, number: range.size, full: full)
    }

    /// `number`: how many hashes the level holds with this one.
    private mutating func push(
        _ hash: LogHash, level: Int, number: UInt64, full: (FullTile) throws -> Void
    ) rethrows {
        if partial.count == level { partial.append([]) }
        partial[level].append(hash)
        guard partial[level].count == TreeTiles.width else { return }
        let hashes = partial[level]
        partial[level] = []
        partial[level].reserveCapacity(TreeTiles.width)
        try full(FullTile(level: level, index: number / 256 - 1, hashes: hashes))
        try push(MerkleTree.root(of: hashes), level: level + 1, number: number / 256, full: full)
    }

    init() {}

    /// The edge of the stored tree of `size` leaves.
    init(size: UInt64, reader: TileReader) throws {
        var level = 0
        var count = size
        var columns: [[LogHash]] = []
        repeat {
            let start = count / 256 * 256
            columns.append(try reader.hashes(level: level, start..<count))
            count /= 256
            level += 1
        } while count > 0
        partial = columns
        for level in columns.indices.reversed() {
            for hash in columns[level] { range.append(subtree: hash, level: level * TreeTiles.levelsPerTile) }
        }
    }
}

/// Reads hashes of the stored tree. Below a full tile nothing else is read.
struct TileReader {
    let db: Database
    /// Entries in the database; nothing beyond is read.
    let size: UInt64

    func hashes(level: Int, _ range: Range<UInt64>) throws -> [LogHash] {
        guard !range.isEmpty else { return [] }
        let tile = range.lowerBound / 256
        precondition((range.upperBound - 1) / 256 == tile)
        if let full = try fullTile(level: level, index: tile) {
            return Array(full[Int(range.lowerBound % 256)...Int((range.upperBound - 1) % 256)])
        }
        if level == 0 { return try leafHashes(range) }
        return try range.map { index in
            guard let below = try fullTile(level: level - 1, index: index) else {
                throw StoreError.damaged("tile \(level - 1)/\(index) is missing")
            }
            return MerkleTree.root(of: below)
        }
    }

    func fullTile(level: Int, index: UInt64) throws -> [LogHash]? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT hashes FROM tile WHERE place = ?"),
            arguments: [LogTables.place(level: level, index: index)])
        guard let bytes = row?.bytes(0) else { return nil }
        guard bytes.count == 256 * 32 else { throw StoreError.damaged("tile \(level)/\(index) is altered") }
        return bytes.withUnsafeBytes { all in (0..<256).compactMap { LogHash(all, at: $0 * 32) } }
    }

    private func leafHashes(_ range: Range<UInt64>) throws -> [LogHash] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: "SELECT position, id, leaf FROM entry WHERE position >= ? AND position < ? ORDER BY position"),
            arguments: [Int64(range.lowerBound), Int64(range.upperBound)])
        var hashes: [LogHash] = []
        while let row = try rows.next() {
            let id = EntryID(unchecked: try row.text(1))
            let leaf = row.bytes(2)?.withUnsafeBytes { Leaf(id: id, stored: $0) }
            guard let leaf else { throw StoreError.damaged("entry \(try row.integer(0)) is altered") }
            hashes.append(leaf.hash)
        }
        guard hashes.count == range.count else { throw StoreError.damaged("entries of \(range) are missing") }
        return hashes
    }

    /// The root of the perfect subtree over leaves `index·2^level ..< (index+1)·2^level`.
    func subtree(level: Int, index: UInt64) throws -> LogHash {
        let tileLevel = level / TreeTiles.levelsPerTile
        let height = UInt64(level % TreeTiles.levelsPerTile)
        return MerkleTree.root(of: try hashes(level: tileLevel, index << height..<(index + 1) << height))
    }

    func root(at size: UInt64) throws -> LogHash {
        try MerkleTree.root(from: 0, to: size) { try subtree(level: $0, index: $1) }
    }
}
