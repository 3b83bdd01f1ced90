import Order

// What is printed for people holds what callers and files say, and a terminal obeys control characters: every one is written out as
// `\u{1B}` before it gets there, and so is whatever turns the direction of text, is invisible, or has no meaning outside one font.
// JSON stays exact: it is for programs, and writes control characters out by itself.

extension String {
    /// For a terminal, as one line: line breaks are written out too, so that a name cannot look like a line of ours.
    var onOneLine: String { writtenOut(keepsLineBreaks: false) }

    /// For a terminal, with its line breaks.
    var forTerminal: String { writtenOut(keepsLineBreaks: true) }

    private func writtenOut(keepsLineBreaks: Bool) -> String {
        var isPlain = true
        for byte in utf8 where byte < 0x20 || byte > 0x7E {
            if byte == 0x0A, keepsLineBreaks { continue }
            isPlain = false
            break
        }
        if isPlain { return self }
        var text = ""
        text.reserveCapacity(utf8.count + 16)
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            let isKept: Bool =
                switch scalar {
                case "\n": keepsLineBreaks
                // Marks of direction, which a form lets pass.
                case "\u{200E}", "\u{200F}", "\u{061C}": false
                default: WrittenText.forbiddance(of: scalar, after: previous) == nil
                }
            if isKept {
                text.unicodeScalars.append(scalar)
            } else {
                text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }
            previous = scalar
        }
        return text
    }
}
