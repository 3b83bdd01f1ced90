// Keys as COSE writes them (RFC 9052 section 7, RFC 9053 section 7): the holder's key in a mobile document, the ephemeral keys of a
// session (ISO/IEC 18013-5 sections 9.1.1.4, 9.1.2.4).
import Order

extension SignatureKey {
    /// Reads a COSE_Key of type EC2 or OKP.
    public init(cose item: CBORItem) throws(SignatureKeyError) {
        guard item.map != nil, let type = item[1]?.integer, let identifier = item[-1]?.integer else {
            throw .malformed
        }
        guard let curve = KeyCurve(cose: identifier) else { throw .unknownCurve }
        /// Leading zeros belong there (RFC 9053 section 7.1.1), and some issuers leave them out.
        func padded(_ coordinate: ArraySlice<UInt8>) throws(SignatureKeyError) -> [UInt8] {
            let missing = curve.coordinateBytes - coordinate.count
            guard missing >= 0, !coordinate.isEmpty, missing == 0 || !curve.isEdwards else { throw .malformed }
            return [UInt8](repeating: 0, count: missing) + coordinate
        }
        guard let x = try item[-2]?.bytes.map(padded) else { throw .malformed }
        switch type {
        case 1 where curve.isEdwards:
            try self.init(curve, point: x)
        case 2 where !curve.isEdwards:
            if let y = item[-3]?.bytes {
                try self.init(curve, point: [4] + x + padded(y))
            } else if let sign = item[-3]?.bool {
                try self.init(curve, point: [sign ? 3 : 2] + x)
            } else {
                throw .malformed
            }
        default: throw .malformed
        }
    }
}
