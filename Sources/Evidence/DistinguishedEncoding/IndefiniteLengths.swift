// Some issuers write their security objects in BER: lengths without a number, closed by two zero octets, and OCTET STRINGs in
// pieces (ITU-T X.690 sections 8.1.3.6 and 8.7.3). They are put into definite lengths once, and everything else reads only those.
import Order

enum IndefiniteLengths {
    /// The same structure with definite lengths and strings in one piece. An element in which nothing has to change is copied
    /// octet by octet, since a signature may lie over it.
    static func removed(from source: [UInt8]) throws(EncodingError) -> [UInt8] {
        guard source.count <= Limits.encodedBytes else { throw .tooLarge(limit: Limits.encodedBytes) }
        var rewriting = Rewriting(source: source)
        let element = try rewriting.element(upTo: source.count, depth: 0)
        guard rewriting.at == source.count else { throw .trailingBytes(after: "the structure", at: rewriting.at) }
        return element.octets(of: source)
    }

    /// What became of one element.
    private enum Rewritten {
        case unchanged(Range<Int>)
        case changed([UInt8])

        func octets(of source: [UInt8]) -> [UInt8] {
            switch self {
            case .unchanged(let range): Array(source[range])
            case .changed(let bytes): bytes
            }
        }
    }

    private struct Rewriting {
        let source: [UInt8]
        var at = 0
        var elements = 0

        mutating func element(upTo limit: Int, depth: Int) throws(EncodingError) -> Rewritten {
            guard depth < Limits.encodedDepth else { throw .tooDeep(limit: Limits.encodedDepth) }
            elements += 1
            guard elements <= Limits.encodedElements else {
                throw .tooMany("elements", limit: Limits.encodedElements)
            }
            let start = at
            guard at < limit else { throw .truncated(at: start) }
            let identifier = try identifier(upTo: limit)
            guard at < limit else { throw .truncated(at: start) }
            let isConstructed = source[identifier.lowerBound] & 0x20 != 0
            if source[at] == 0x80 {
                guard isConstructed else { throw .header(at: start) }
                at += 1
                let parts = try parts(upTo: limit, start: start, isIndefinite: true, depth: depth)
                return .changed(try joined(identifier, parts))
            }
            let reader = EncodedReader(source, start..<limit, .basic)
            var read = reader
            let content = try read.next("an element").content
            at = content.lowerBound
            // Within a primitive element, and within what was signed as it stands, nothing has to be put right.
            guard isConstructed else {
                at = content.upperBound
                return .unchanged(start..<at)
            }
            let parts = try parts(upTo: content.upperBound, start: start, isIndefinite: false, depth: depth)
            let isInPieces = identifier.count == 1 && source[start] == 0x24
            if !isInPieces && parts.allSatisfy({ if case .unchanged = $0 { true } else { false } }) {
                return .unchanged(start..<at)
            }
            return .changed(try joined(identifier, parts))
        }

        private mutating func identifier(upTo limit: Int) throws(EncodingError) -> Range<Int> {
            let start = at
            let isLong = source[at] & 0x1F == 0x1F
            at += 1
            while isLong {
                // At most three octets, as everything else reads them.
                guard at < limit, at - start < 3 else { throw .header(at: start) }
                at += 1
                if source[at - 1] < 0x80 { break }
            }
            return start..<at
        }

        private mutating func parts(
            upTo limit: Int, start: Int, isIndefinite: Bool, depth: Int
        ) throws(EncodingError) -> [Rewritten] {
            var parts: [Rewritten] = []
            while at < limit {
                if isIndefinite, source[at] == 0 {
                    guard at + 1 < limit, source[at + 1] == 0 else { throw .truncated(at: start) }
                    at += 2
                    return parts
                }
                parts.append(try element(upTo: limit, depth: depth + 1))
            }
            guard !isIndefinite else { throw .truncated(at: start) }
            return parts
        }

        /// The element of these parts; an OCTET STRING in pieces becomes one string.
        private func joined(_ identifier: Range<Int>, _ parts: [Rewritten]) throws(EncodingError) -> [UInt8] {
            var tag = Array(source[identifier])
            var content: [UInt8] = []
            if tag == [0x24] {
                tag = [0x04]
                for part in parts {
                    let octets = part.octets(of: source)
                    // The pieces are OCTET STRINGs themselves: what counts is what is in them.
                    var reader = EncodedReader(octets, nil, .basic)
                    content += octets[try reader.next(.octetString, "a piece of an OCTET STRING").content]
                }
            } else {
                for part in parts { content += part.octets(of: source) }
            }
            return tag + EncodedElement.length(content.count) + content
        }
    }
}

extension EncodedElement {
    /// The octets of a length in its shortest form.
    static func length(_ count: Int) -> [UInt8] {
        guard count >= 0x80 else { return [UInt8(count)] }
        var octets: [UInt8] = []
        var rest = count
        while rest > 0 {
            octets.insert(UInt8(truncatingIfNeeded: rest), at: 0)
            rest >>= 8
        }
        return [0x80 | UInt8(octets.count)] + octets
    }
}
