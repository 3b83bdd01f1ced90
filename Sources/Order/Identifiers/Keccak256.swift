// Keccak-256 with the padding of the original submission (0x01), as Ethereum and Monero use it; SHA3-256 of FIPS 202
// pads otherwise. Here because no library we use has it. Tested on the published vectors and EIP-55's addresses.

func keccak256(_ message: some Sequence<UInt8>) -> [UInt8] {
    var state = [UInt64](repeating: 0, count: 25)
    var at = 0
    for byte in message {
        state[at / 8] ^= UInt64(byte) << UInt64(at % 8 * 8)
        at += 1
        if at == keccakRate {
            permute(&state)
            at = 0
        }
    }
    state[at / 8] ^= 1 << UInt64(at % 8 * 8)
    state[(keccakRate - 1) / 8] ^= 0x80 << 56
    permute(&state)
    return (0..<32).map { UInt8(truncatingIfNeeded: state[$0 / 8] >> UInt64($0 % 8 * 8)) }
}

private let keccakRate = 136

private let roundConstants: [UInt64] = [
    0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808A, 0x8000_0000_8000_8000, 0x0000_0000_0000_808B,
    0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009, 0x0000_0000_0000_008A, 0x0000_0000_0000_0088,
    0x0000_0000_8000_8009, 0x0000_0000_8000_000A, 0x0000_0000_8000_808B, 0x8000_0000_0000_008B, 0x8000_0000_0000_8089,
    0x8000_0000_0000_8003, 0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800A, 0x8000_0000_8000_000A,
    0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
]
private let rotations: [UInt64] = [
    1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44,
]
private let lanes = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1]

/// Keccak-f[1600]: θ, ρ and π, χ, ι, in 24 rounds.
private func permute(_ a: inout [UInt64]) {
    func rotated(_ value: UInt64, _ by: UInt64) -> UInt64 { value << by | value >> (64 - by) }
    var column = [UInt64](repeating: 0, count: 5)
    for round in 0..<24 {
        for x in 0..<5 { column[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20] }
        for x in 0..<5 {
            let parity = column[(x + 4) % 5] ^ rotated(column[(x + 1) % 5], 1)
            for y in stride(from: 0, to: 25, by: 5) { a[y + x] ^= parity }
        }
        var moving = a[1]
        for i in 0..<24 {
            let next = a[lanes[i]]
            a[lanes[i]] = rotated(moving, rotations[i])
            moving = next
        }
        for y in stride(from: 0, to: 25, by: 5) {
            for x in 0..<5 { column[x] = a[y + x] }
            for x in 0..<5 { a[y + x] = column[x] ^ (~column[(x + 1) % 5] & column[(x + 2) % 5]) }
        }
        a[0] ^= roundConstants[round]
    }
}
