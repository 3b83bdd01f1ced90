import Foundation
import Order
import Records
import TestSupport
import Testing

private let vectors = PublicData.file("merkle")

@Suite struct MerkleTreeTests {
    private struct Vector {
        var name: String
        var json: JSONValue
        func hash(_ name: String) -> LogHash? {
            json[name]?.string.flatMap { Data(base64Encoded: $0) }.flatMap { LogHash($0) }
        }
        /// Some vectors compare roots that are no hashes; hashing them keeps what they are about, whether they are equal.
        func root(_ name: String) -> LogHash? {
            hash(name) ?? json[name]?.string.flatMap { Data(base64Encoded: $0) }.map { MerkleTree.leafHash(Array($0)) }
        }
        func number(_ name: String) -> UInt64 {
            switch json[name] {
            case .integer(let value)?: UInt64(bitPattern: value)
            case .number(let value)?: UInt64(exactly: value) ?? .max
            default: 0
            }
        }
        /// `nil` when one of them is no hash.
        var proof: [LogHash]? {
            let list = json["proof"]?.array ?? []
            let hashes = list.compactMap { $0.string.flatMap { Data(base64Encoded: $0) }.flatMap { LogHash($0) } }
            return hashes.count == list.count ? hashes : nil
        }
        var isWrong: Bool { json["wantErr"]?.bool == true }
    }

    private func read(_ prefix: String) throws -> [Vector] {
        guard let vectors else { return [] }
        return try FileManager.default.contentsOfDirectory(at: vectors, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix(prefix) }
            .map {
                let limits = JSONLimits(largeIntegers: .kept)
                return Vector(
                    name: $0.lastPathComponent, json: try JSONValue(parsing: Data(contentsOf: $0), limits: limits))
            }
    }

    @Test(
        "Every published inclusion proof is accepted or refused as its vector says",
        .enabled(if: vectors != nil, "no shared data"))
    func inclusionVectors() throws {
        let all = try read("inclusion")
        #expect(all.count == 35)
        for vector in all {
            var holds = false
            if let leaf = vector.hash("leafHash"), let root = vector.hash("root"), let proof = vector.proof {
                holds = MerkleTree.verifyInclusion(
                    of: leaf, index: vector.number("leafIdx"), size: vector.number("treeSize"), proof: proof, root: root
                )
            }
            #expect(holds == !vector.isWrong, "\(vector.name)")
        }
    }

    @Test(
        "Every published consistency proof is accepted or refused as its vector says",
        .enabled(if: vectors != nil, "no shared data"))
    func consistencyVectors() throws {
        let all = try read("consistency")
        #expect(all.count == 34)
        for vector in all {
            var holds = false
            if let root1 = vector.root("root1"), let root2 = vector.root("root2"), let proof = vector.proof {
                holds = MerkleTree.verifyConsistency(
                    size1: vector.number("size1"), size2: vector.number("size2"), root1: root1, root2: root2,
                    proof: proof)
            }
            #expect(holds == !vector.isWrong, "\(vector.name)")
        }
    }

    @Test("The empty tree and the trees over the leaves of RFC 6962's authors have the known roots")
    func knownRoots() {
        #expect(MerkleTree.emptyRoot.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        let leaves = [
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
        ]
        .map { hex in
            MerkleTree.leafHash(
                stride(from: 0, to: hex.utf8.count, by: 2).map { at in
                    let start = hex.index(hex.startIndex, offsetBy: at)
                    return UInt8(hex[start..<hex.index(start, offsetBy: 2)], radix: 16) ?? 0
                })
        }
        #expect(
            MerkleTree.root(of: leaves[..<1]).hex == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
        #expect(MerkleTree.root(of: leaves).hex == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
    }

    @Test("Every proof made over trees of up to 70 leaves is accepted, and for another leaf or size refused")
    func madeProofs() throws {
        let leaves = (0..<70).map { MerkleTree.leafHash([UInt8($0)]) }
        func subtree(_ level: Int, _ index: UInt64) -> LogHash {
            MerkleTree.root(of: leaves[Int(index << UInt64(level))..<Int((index + 1) << UInt64(level))])
        }
        for size in 1...70 {
            let root = MerkleTree.root(of: leaves[..<size])
            for index in 0..<size {
                let proof = try MerkleTree.inclusionProof(index: UInt64(index), size: UInt64(size), subtree: subtree)
                #expect(
                    MerkleTree.verifyInclusion(
                        of: leaves[index], index: UInt64(index), size: UInt64(size), proof: proof, root: root))
                let other = leaves[(index + 1) % 70]
                #expect(
                    !MerkleTree.verifyInclusion(
                        of: other, index: UInt64(index), size: UInt64(size), proof: proof, root: root))
            }
            for old in 1...size {
                let proof = try MerkleTree.consistencyProof(from: UInt64(old), to: UInt64(size), subtree: subtree)
                let oldRoot = MerkleTree.root(of: leaves[..<old])
                #expect(
                    MerkleTree.verifyConsistency(
                        size1: UInt64(old), size2: UInt64(size), root1: oldRoot, root2: root, proof: proof))
                #expect(
                    old == size
                        || !MerkleTree.verifyConsistency(
                            size1: UInt64(old), size2: UInt64(size), root1: root, root2: root, proof: proof)
                )
            }
        }
    }
}
