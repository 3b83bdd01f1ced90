import Foundation
import Order

/// Texts in the header of a mail.
enum MailHeader {
    /// A text as it may stand in a header: as it is when it is plain ASCII, else in encoded words of at most 75 characters
    /// (RFC 2047), folded. `after` is the length of what stands before it on the line.
    static func encoded(_ text: String, after: Int, phrase: Bool = false) -> String {
        let plain = text.utf8.allSatisfy { byte in
            byte >= 0x20 && byte < 0x7F && (!phrase || isPhraseByte(byte))
        }
        // A text that looks like an encoded word would be read as one, so it is encoded, too.
        if plain, !text.contains("=?"), text.utf8.count + after <= 76 { return text }
        var words: [String] = [], chunk: [UInt8] = []
        for character in text {
            let bytes = Array(character.utf8)
            // 45 bytes are 60 characters of base 64; the frame takes 12. A character is never split between words.
            if chunk.count + bytes.count > 45 {
                if !chunk.isEmpty { words.append(word(chunk)) }
                chunk = []
            }
            // One character of more than 45 bytes (a long chain of combining marks) goes scalar by scalar.
            guard bytes.count > 45 else {
                chunk += bytes
                continue
            }
            for scalar in character.unicodeScalars {
                let part = Array(String(scalar).utf8)
                if chunk.count + part.count > 45 {
                    words.append(word(chunk))
                    chunk = []
                }
                chunk += part
            }
        }
        if !chunk.isEmpty { words.append(word(chunk)) }
        return words.joined(separator: "\r\n ")
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }

    private static func isPhraseByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x20 || byte == 0x2D
    }

    /// RFC 5322 section 3.3, in UTC.
    static func date(_ time: Timestamp) -> String {
        let days = Int((time.milliseconds >= 0 ? time.milliseconds : time.milliseconds - 86_399_999) / 86_400_000)
        let second = Int(time.milliseconds / 1000) - days * 86_400
        let date = CalendarDate(daysSince1970: days)
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let clock = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
        return
            "\(weekdays[((days % 7) + 7) % 7]), \(date.day ?? 1) \(months[(date.month ?? 1) - 1]) \(date.year) \(clock) +0000"
    }
}
