// DG2: the face image (Doc 9303 part 10 section 4.7.2), in the record of ISO/IEC 19794-5 or, since 2026, of ISO/IEC 39794-5. The
// picture is not decoded here: what is told is its form, its size and its digest.
import Order

/// Where the holder's picture lies in DG2, and what it is.
public struct FaceImage: Hashable, Sendable {
    public enum Record: String, Hashable, Sendable { case iso19794 = "ISO/IEC 19794-5", iso39794 = "ISO/IEC 39794-5" }
    public enum Format: String, Hashable, Sendable { case jpeg = "JPEG", jpeg2000 = "JPEG 2000", png = "PNG" }

    public let record: Record
    public let format: Format
    /// The picture's place in the file.
    public let range: Range<Int>
    private let picture: ArraySlice<UInt8>
    /// SHA-256 over the picture, worked out when it is asked for.
    public var digest: [UInt8] { DigestAlgorithm.sha256.digest(of: picture) }

    /// Reads DG2.
    init(parsing bytes: [UInt8]) throws(ChipContentError) {
        guard bytes.count <= Limits.chipFileBytes else { throw .encoding(.tooLarge(limit: Limits.chipFileBytes)) }
        let (record, data) = try ChipContentError.reading { try FaceImage.record(bytes) }
        let range: Range<Int>
        switch record {
        case .iso19794: range = try ChipContentError.reading { try FaceImage.picture19794(bytes, data) }
        case .iso39794: range = try ChipContentError.reading { try FaceImage.picture39794(bytes, data) }
        }
        guard let format = FaceImage.format(bytes[range]) else { throw .noPicture }
        self.record = record
        self.format = format
        self.range = range
        picture = bytes[range]
    }

    /// The biometric data block of the first template (ISO/IEC 7816-11).
    private static func record(_ bytes: [UInt8]) throws -> (Record, Range<Int>) {
        var group = try EncodedReader.only(bytes, 0x75, "DG2", .basic).parts
        var templates = try group.next(0x7F61, "the templates of DG2").parts
        let count = try templates.next(.integer, "the number of templates").integer("number of templates")
        guard (1...9).contains(count) else { throw EncodingError.value("number of templates", at: 0) }
        var template = try templates.next(0x7F60, "a template").parts
        _ = try template.next(0xA1, "the header of a template")
        let block = try template.next("a biometric data block")
        switch block.tag {
        case 0x5F2E: return (.iso19794, block.content)
        case 0x7F2E:
            // The constructed block wraps either record.
            let isOld = bytes[block.content].starts(with: facialRecord)
            return (isOld ? .iso19794 : .iso39794, block.content)
        default: throw EncodingError.expected("a biometric data block", at: block.start)
        }
    }

    private static let facialRecord = Array("FAC\0".utf8)

    /// ISO/IEC 19794-5 section 5: header of 14 octets, facial information of 20, feature points of 8 each, image information
    /// of 12, then the picture up to the end of the block.
    private static func picture19794(_ bytes: [UInt8], _ data: Range<Int>) throws -> Range<Int> {
        func number(_ offset: Int, _ length: Int) throws -> Int {
            let at = data.lowerBound + offset
            guard at + length <= data.upperBound else { throw EncodingError.truncated(at: data.lowerBound) }
            return bytes[at..<at + length].reduce(0) { $0 << 8 | Int($1) }
        }
        guard bytes[data].starts(with: facialRecord) else {
            throw EncodingError.expected("a facial record", at: data.lowerBound)
        }
        guard try number(12, 2) >= 1 else { throw ChipContentError.noPicture }
        let blockLength = try number(14, 4), points = try number(18, 2)
        let start = 14 + 20 + 8 * points + 12
        let end = min(14 + blockLength, data.count)
        guard start < end else { throw EncodingError.truncated(at: data.lowerBound) }
        return data.lowerBound + start..<data.lowerBound + end
    }

    /// ISO/IEC 39794-5 is DER under implicit tags; the picture is its one primitive element that begins like a picture.
    private static func picture39794(_ bytes: [UInt8], _ data: Range<Int>) throws -> Range<Int> {
        var pending = [EncodedReader(bytes, data, .basic)]
        var elements = 0
        while var reader = pending.popLast() {
            while !reader.isAtEnd {
                elements += 1
                guard elements <= Limits.faceElements else {
                    throw EncodingError.tooMany("elements", limit: Limits.faceElements)
                }
                let element = try reader.next("an element of the face record")
                if element.tag.isConstructed {
                    guard pending.count < Limits.encodedDepth else {
                        throw EncodingError.tooDeep(limit: Limits.encodedDepth)
                    }
                    pending.append(reader)
                    reader = element.parts
                } else if element.count > 64, format(bytes[element.content]) != nil {
                    return element.content
                }
            }
        }
        throw ChipContentError.noPicture
    }

    static func format(_ picture: ArraySlice<UInt8>) -> Format? {
        if picture.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if picture.starts(with: [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20])
            || picture.starts(with: [0xFF, 0x4F, 0xFF, 0x51])
        {
            return .jpeg2000
        }
        return picture.starts(with: [0x89, 0x50, 0x4E, 0x47]) ? .png : nil
    }
}

extension Limits {
    /// Elements of a face record that are looked at to find the picture.
    public static let faceElements = 10_000
}
