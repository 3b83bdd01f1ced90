// DG1: the machine-readable zone as the chip keeps it, without line breaks (Doc 9303 part 10 section 4.7.1).
import Order

enum ChipContentError: Error, Hashable, Sendable, CustomStringConvertible {
    case encoding(EncodingError)
    case zone(MRZError)
    case trust(TrustError)
    /// No picture in a form that is known.
    case noPicture

    init(_ error: any Error) {
        switch error {
        case let error as ChipContentError: self = error
        case let error as EncodingError: self = .encoding(error)
        case let error as MRZError: self = .zone(error)
        case let error as TrustError: self = .trust(error)
        default: self = .trust(.unreadable)
        }
    }
    static func reading<Result>(_ read: () throws -> Result) throws(ChipContentError) -> Result {
        do { return try read() } catch { throw ChipContentError(error) }
    }

    var description: String {
        switch self {
        case .encoding(let error): error.description
        case .zone(let error): error.description
        case .trust(let error): error.description
        case .noPicture: "There is no picture in a form that is known (ISO/IEC 19794-5, ISO/IEC 39794-5)."
        }
    }
}

enum ZoneDataGroup {
    static func zone(_ bytes: [UInt8]) throws(ChipContentError) -> MachineReadableZone {
        try ChipContentError.reading {
            var parts = try EncodedReader.only(bytes, 0x61, "DG1", .basic).parts
            let zone = try parts.next(0x5F1F, "the machine-readable zone")
            try parts.finish("DG1")
            return try MachineReadableZone(parsing: zone.bytes)
        }
    }
}
