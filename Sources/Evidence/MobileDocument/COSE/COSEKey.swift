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
        guard let x = item[-2]?.bytes, x.count == curve.coordinateBytes else { throw .malformed }
        switch type {
        case 1 where curve.isEdwards:
            try self.init(curve, point: Array(x))
        case 2 where !curve.isEdwards:
            if let y = item[-3]?.bytes {
                guard y.count == curve.coordinateBytes else { throw .malformed }
                try self.init(curve, point: [4] + x + y)
            } else if let sign = item[-3]?.bool {
                try self.init(curve, point: [sign ? 3 : 2] + x)
            } else {
                throw .malformed
            }
        default: throw .malformed
        }
    }
}
