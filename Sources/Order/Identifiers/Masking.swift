// How a face shows a personal value that nobody has yet given a purpose to reveal: enough to tell two apart, too little to
// tell who it is.

public enum Masking {
    private static let dot: Character = "•"

    /// The first letter of each word: `A••• M•••• E•••••••`.
    public static func name(_ text: String) -> String {
        text.split(separator: " ").map { word in
            String(word.prefix(1)) + String(repeating: dot, count: word.count - 1)
        }.joined(separator: " ")
    }

    /// The first letter and the last label of the domain: `a•••@•••••.example`.
    public static func email(_ text: String) -> String {
        guard let at = text.lastIndex(of: "@") else { return all(text) }
        let domain = text[text.index(after: at)...]
        let top = domain.lastIndex(of: ".").map { domain[$0...] } ?? ""
        let local = text[..<at]
        return local.prefix(1) + String(repeating: dot, count: max(local.count - 1, 0)) + "@"
            + String(repeating: dot, count: domain.count - top.count) + top
    }

    /// The last two letters or digits, and only when at least three are hidden: `••••••••18`.
    public static func number(_ text: String) -> String {
        let shown = text.count >= 5 ? 2 : 0
        return String(repeating: dot, count: text.count - shown) + text.suffix(shown)
    }

    /// The year only: `1961-••-••`.
    public static func date(_ date: CalendarDate) -> String { "\(date.description.prefix(4))-••-••" }

    /// The block an address lies in: `192.0.•.•`, `2001:db8:•`.
    public static func address(_ address: IPAddress) -> String {
        if let value = address.ipv4 { return "\(value >> 24).\(value >> 16 & 255).\(dot).\(dot)" }
        return String(address.high >> 48, radix: 16) + ":" + String(address.high >> 32 & 0xFFFF, radix: 16) + ":\(dot)"
    }

    /// Nothing but the length, up to twelve.
    public static func all(_ text: String) -> String { String(repeating: dot, count: min(text.count, 12)) }
}
