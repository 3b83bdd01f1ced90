// Whether a file is a picture: its container is walked, within its bytes, as far as it takes to see that a picture is in it
// (JPEG: ITU-T T.81 annex B; PNG: W3C PNG 5; WebP: RFC 9649; HEIC: ISO/IEC 14496-12 and 23008-12). Nothing is decoded.

/// A kind of picture that is taken.
public enum PictureMedia: String, Hashable, Sendable, CaseIterable {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case webp = "image/webp"
    case heic = "image/heic"

    /// `nil` when the bytes are no whole picture.
    public init?(of bytes: [UInt8]) {
        guard let media = PictureMedia(beginning: bytes), media.isWhole(bytes) else { return nil }
        self = media
    }

    /// What the bytes begin as, whatever follows.
    public init?(beginning bytes: [UInt8]) {
        if begins(bytes, [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if begins(bytes, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if begins(bytes, "RIFF"), begins(bytes, "WEBP", at: 8) {
            self = .webp
        } else if begins(bytes, "ftyp", at: 4), heifBrands.contains(where: { begins(bytes, $0, at: 8) }) {
            self = .heic
        } else {
            return nil
        }
    }

    public var words: String {
        switch self {
        case .jpeg: "JPEG"
        case .png: "PNG"
        case .webp: "WebP"
        case .heic: "HEIC"
        }
    }

    private func isWhole(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .jpeg: isWholeJPEG(bytes)
        case .png: isWholePNG(bytes)
        case .webp: isWholeWebP(bytes)
        case .heic: isWholeHEIC(bytes)
        }
    }
}

private let heifBrands = ["heic", "heix", "heim", "heis", "mif1", "msf1"]

private func begins(_ bytes: [UInt8], _ start: [UInt8], at offset: Int = 0) -> Bool {
    bytes.dropFirst(offset).starts(with: start)
}
private func begins(_ bytes: [UInt8], _ start: String, at offset: Int = 0) -> Bool {
    begins(bytes, Array(start.utf8), at: offset)
}
/// An unsigned number of `count` bytes, most significant first; `nil` beyond the end.
private func bigEndian(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - count else { return nil }
    return bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
}

/// Segments up to the scan, a frame with width and height among them, and an end after it.
private func isWholeJPEG(_ bytes: [UInt8]) -> Bool {
    var place = 2
    var hasFrame = false
    while let first = bigEndian(bytes, place, 1), first == 0xFF, let marker = bigEndian(bytes, place + 1, 1) {
        if marker == 0xFF {
            place += 1
            continue
        }
        guard marker != 0xD9, let length = bigEndian(bytes, place + 2, 2), length >= 2,
            place + 2 + length <= bytes.count
        else { return false }
        switch marker {
        // Start of frame, of every process but hierarchical ones; DHT, JPG and DAC lie in the same range.
        case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
            guard length >= 8, let height = bigEndian(bytes, place + 5, 2), let width = bigEndian(bytes, place + 7, 2),
                height > 0, width > 0
            else { return false }
            hasFrame = true
        case 0xDA:
            let scan = place + 2 + length
            guard hasFrame, bytes.count >= scan + 3 else { return false }
            return (scan + 1..<bytes.count - 1).reversed().contains { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xD9 }
        default: break
        }
        place += 2 + length
    }
    return false
}

/// IHDR first, IDAT, and IEND last; every chunk's check is right.
private func isWholePNG(_ bytes: [UInt8]) -> Bool {
    var place = 8
    var hasData = false
    while let length = bigEndian(bytes, place, 4), length <= bytes.count - place - 12 {
        let data = place + 8
        guard bigEndian(bytes, data + length, 4) == Int(checksum(bytes[place + 4..<data + length])) else {
            return false
        }
        if place == 8 {
            guard begins(bytes, "IHDR", at: place + 4), length == 13, let width = bigEndian(bytes, data, 4), width > 0,
                let height = bigEndian(bytes, data + 4, 4), height > 0
            else { return false }
        } else if begins(bytes, "IDAT", at: place + 4) {
            hasData = true
        } else if begins(bytes, "IEND", at: place + 4) {
            return hasData
        }
        place = data + length + 4
    }
    return false
}

/// The sizes of the file and of its chunks agree, and one of them is a frame.
private func isWholeWebP(_ bytes: [UInt8]) -> Bool {
    func littleEndian(_ offset: Int) -> Int? {
        guard offset <= bytes.count - 4 else { return nil }
        return bytes[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    guard let size = littleEndian(4), size >= 4, size <= bytes.count - 8 else { return false }
    let end = 8 + size
    var place = 12
    var hasFrame = false
    while place < end {
        guard place + 8 <= end, let length = littleEndian(place + 4), length <= end - place - 8 else { return false }
        if begins(bytes, "VP8 ", at: place) {
            hasFrame = hasFrame || length >= 10 && begins(bytes, [0x9D, 0x01, 0x2A], at: place + 11)
        } else if begins(bytes, "VP8L", at: place) {
            hasFrame = hasFrame || length >= 5 && bytes[place + 8] == 0x2F
        } else if begins(bytes, "ANMF", at: place) {
            hasFrame = hasFrame || length >= 24
        }
        place += 8 + length + length % 2
    }
    return hasFrame
}

/// Boxes that fill the file, among them what describes the picture and what holds it.
private func isWholeHEIC(_ bytes: [UInt8]) -> Bool {
    var place = 0
    var hasMeta = false, hasData = false
    while place < bytes.count {
        guard var size = bigEndian(bytes, place, 4), place + 8 <= bytes.count else { return false }
        var header = 8
        if size == 1 {
            guard bigEndian(bytes, place + 8, 4) == 0, let large = bigEndian(bytes, place + 12, 4) else { return false }
            size = large
            header = 16
        } else if size == 0 {
            size = bytes.count - place
        }
        guard size >= header, size <= bytes.count - place else { return false }
        if begins(bytes, "meta", at: place + 4) { hasMeta = size > header + 12 }
        if begins(bytes, "mdat", at: place + 4) { hasData = hasData || size > header }
        // Small pictures may lie in the description itself.
        if hasMeta, !hasData, begins(bytes, "meta", at: place + 4) {
            hasData = holds("idat", in: bytes[place + header + 4..<place + size])
        }
        place += size
    }
    return hasMeta && hasData
}

private func holds(_ box: String, in bytes: ArraySlice<UInt8>) -> Bool {
    var place = bytes.startIndex
    let whole = Array(bytes)
    while place - bytes.startIndex + 8 <= whole.count, let size = bigEndian(whole, place - bytes.startIndex, 4),
        size >= 8
    {
        if begins(whole, box, at: place - bytes.startIndex + 4) { return size > 8 }
        place += size
    }
    return false
}

/// CRC-32 of ISO 3309, as PNG uses it.
private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
}
private let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
}
