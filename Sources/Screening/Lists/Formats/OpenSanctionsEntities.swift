// OpenSanctions' exports as FollowTheMoney entities, one JSON object a line (`entities.ftm.json`, `targets.nested.json`; the
// FollowTheMoney schemata). Parties, documents, wallets, addresses and ties are entities of their own, joined by id.
import Order

enum OpenSanctionsEntities {
    /// Whether the text begins with one line that is a whole FollowTheMoney entity.
    static func beginsWithEntity(_ bytes: ArraySlice<UInt8>) -> Bool {
        let line = bytes.prefix(Limits.listJSONRecordBytes).prefix { $0 != 0x0A }
        guard let value = try? JSONValue(parsing: line, limits: limits) else { return false }
        return value["id"]?.string != nil && value["schema"]?.string != nil
    }

    private static let limits = JSONLimits(bytes: Limits.listJSONRecordBytes, largeIntegers: .kept)

    static func read(_ bytes: [UInt8], file: String, into assembly: inout ListAssembly) throws(ListError) {
        try ListText.requireUTF8(bytes, file: file)
        var graph = EntityGraph()
        var at = ListText.start(bytes)
        var line = 0
        while at < bytes.count {
            let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
            defer { at = end + 1 }
            line += 1
            if bytes[at..<end].allSatisfy({ $0 <= 0x20 }) { continue }
            guard end - at <= Limits.listJSONRecordBytes else {
                throw ListError.forbidden(
                    file: file, line: line, "one entity is larger than \(Limits.listJSONRecordBytes) bytes")
            }
            do throws(JSONError) {
                let value = try JSONValue(parsing: bytes[at..<end], limits: limits)
                guard graph.take(value, depth: 0) else {
                    throw JSONError(
                        .unexpected(found: "an object", expected: "id, schema and properties"), offset: 0, line: 1,
                        column: 1)
                }
            } catch {
                if end == bytes.count { throw ListError.truncated(file: file, line: line) }
                throw ListError.malformed(
                    file: file, line: line, "this is no FollowTheMoney entity with id, schema and properties")
            }
            guard graph.count <= Limits.listEntries else {
                throw ListError.tooMany(file: file, limit: Limits.listEntries)
            }
        }
        for entry in graph.entries(&assembly) { try assembly.add(entry, file: file) }
    }
}

/// What topics of OpenSanctions mean for the property of a party.
extension ListEntry.Effect {
    init(topics: [String], isSanctioned: Bool) {
        if isSanctioned || topics.contains("sanction") {
            self = .blocked
        } else if topics.contains(where: {
            $0 == "debarment" || $0.hasPrefix("export.") || $0 == "sanction.counter" || $0 == "invest.ban"
        }) {
            self = .restricted
        } else {
            self = .noted
        }
    }
}

/// Shares as FollowTheMoney's `percentage` has them.
enum OwnershipShare {
    /// `Somebody 50 %`, `Somebody 25-50%`, `Somebody`: who, and the share as it is written, whether or not it is one.
    static func split(_ text: String) -> (party: String, share: String?) {
        let words = text.split(separator: " ")
        func isNumber(_ word: Substring) -> Bool { word.utf8.contains { (0x30...0x39).contains($0) } }
        guard words.count > 1, words[words.count - 1].contains("%"),
            var start = words.lastIndex(where: { isNumber($0) }), start > 0, start >= words.count - 2
        else { return (text, nil) }
        if start > 2, ["to", "-", "–"].contains(words[start - 1]), isNumber(words[start - 2]) { start -= 2 }
        return (words[..<start].joined(separator: " "), words[start...].joined(separator: " "))
    }

    /// `50`, `50%`, `25-50`, `75 to 100 percent`, `>25`, `<5`: basis points. `nil` when it says nothing that is understood.
    static func parse(_ text: String) -> ClosedRange<Int>? {
        // "-5" is no share.
        if text.hasPrefix("-") { return nil }
        var numbers: [Int] = []
        var digits = "", decimals = "", isDecimal = false
        func flush() {
            guard let whole = Int(digits), whole <= 100 else {
                if !digits.isEmpty { numbers.append(-1) }
                return
            }
            let fraction = Int((decimals + "00").prefix(2)) ?? 0
            numbers.append(whole * 100 + fraction)
        }
        for character in text + " " {
            if character.isASCII, character.isNumber {
                if isDecimal { decimals.append(character) } else { digits.append(character) }
                if digits.count > 9 { return nil }
            } else if character == "." || character == ",", !digits.isEmpty, !isDecimal {
                isDecimal = true
            } else {
                flush()
                digits = ""
                decimals = ""
                isDecimal = false
            }
        }
        guard !numbers.contains(-1), numbers.allSatisfy({ $0 <= OwnershipGraph.whole }) else { return nil }
        switch numbers.count {
        case 1:
            let lower = text.lowercased()
            if lower.contains(">") || lower.contains("more than") || lower.contains("at least") {
                return numbers[0]...OwnershipGraph.whole
            }
            if lower.contains("<") || lower.contains("less than") { return 0...numbers[0] }
            return numbers[0]...numbers[0]
        case 2 where numbers[0] <= numbers[1]: return numbers[0]...numbers[1]
        default: return nil
        }
    }
}
