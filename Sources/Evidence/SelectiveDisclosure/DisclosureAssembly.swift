// Putting disclosures into the places of their digests (RFC 9901 section 7.1 steps 3 to 5): recursively, each digest at most once, each
// disclosure exactly once. Digests without a disclosure are kept back or decoys, and nobody can tell which.
import Order

struct DisclosureAssembly {
    private struct Disclosure {
        /// As it stands in the credential, from 1.
        let number: Int
        /// `nil` for an array's element.
        let name: String?
        let value: JSONValue
        var isUsed = false
    }
    private var disclosures: [String: Disclosure] = [:]
    private var digests: Set<String> = []
    private(set) var disclosedNames: Set<String> = []

    init(
        _ texts: ArraySlice<ArraySlice<UInt8>>, digest: SelectiveDisclosureCredential.Digest
    ) throws(SelectiveDisclosureError) {
        disclosures.reserveCapacity(texts.count)
        for (index, text) in texts.enumerated() {
            let number = index + 1
            guard let json = Base64URL.decode(text),
                let parts = try? JSONValue(parsing: json, limits: JSONLimits(depth: Limits.credentialDepth)).array,
                parts.count == 2 || parts.count == 3, parts[0].string != nil
            else { throw .disclosure(number) }
            var name: String?
            if parts.count == 3 {
                guard let text = parts[1].string else { throw .disclosure(number) }
                guard text != "_sd", text != "..." else { throw .reservedName(text) }
                name = text
            }
            let disclosure = Disclosure(number: number, name: name, value: parts[parts.count - 1])
            guard disclosures.updateValue(disclosure, forKey: digest.text(of: text)) == nil else {
                throw .disclosureTwice
            }
        }
    }

    /// The payload with every disclosure in its place; throws when one has none.
    mutating func assembled(_ payload: [String: JSONValue]) throws(SelectiveDisclosureError) -> [String: JSONValue] {
        var payload = payload
        payload["_sd_alg"] = nil
        let whole = try object(payload, depth: 0)
        if let stray = disclosures.values.filter({ !$0.isUsed }).map(\.number).min() { throw .unreferenced(stray) }
        return whole
    }

    private mutating func value(_ value: JSONValue, depth: Int) throws(SelectiveDisclosureError) -> JSONValue {
        guard depth <= Limits.credentialDepth else { throw .tooDeep(limit: Limits.credentialDepth) }
        switch value {
        case .object(let members): return .object(try object(members, depth: depth))
        case .array(let elements): return .array(try array(elements, depth: depth))
        default: return value
        }
    }

    private mutating func object(
        _ members: [String: JSONValue], depth: Int
    ) throws(SelectiveDisclosureError) -> [String: JSONValue] {
        guard members["..."] == nil else { throw .reservedName("...") }
        var result: [String: JSONValue] = [:]
        result.reserveCapacity(members.count)
        for (name, member) in members where name != "_sd" {
            result[name] = try value(member, depth: depth + 1)
        }
        guard let list = members["_sd"] else { return result }
        guard let texts = list.array else { throw .digests }
        for text in texts {
            guard let digest = text.string else { throw .digests }
            guard let disclosure = try take(digest) else { continue }
            guard let name = disclosure.name else { throw .wrongKind(disclosure.number) }
            guard result[name] == nil else { throw .nameTwice(name.short) }
            result[name] = try value(disclosure.value, depth: depth + 1)
            if depth == 0 { disclosedNames.insert(name) }
        }
        return result
    }

    private mutating func array(
        _ elements: [JSONValue], depth: Int
    ) throws(SelectiveDisclosureError) -> [JSONValue] {
        var result: [JSONValue] = []
        result.reserveCapacity(elements.count)
        for element in elements {
            guard case .object(let members) = element, let text = members["..."] else {
                result.append(try value(element, depth: depth + 1))
                continue
            }
            guard members.count == 1, let digest = text.string else { throw .digests }
            guard let disclosure = try take(digest) else { continue }
            guard disclosure.name == nil else { throw .wrongKind(disclosure.number) }
            result.append(try value(disclosure.value, depth: depth + 1))
        }
        return result
    }

    /// The disclosure behind a digest, which is met for the first time.
    private mutating func take(_ digest: String) throws(SelectiveDisclosureError) -> Disclosure? {
        guard digests.insert(digest).inserted else { throw .digestTwice }
        guard let disclosure = disclosures[digest] else { return nil }
        disclosures[digest]?.isUsed = true
        return disclosure
    }
}
