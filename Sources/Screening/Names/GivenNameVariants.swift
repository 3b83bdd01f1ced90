// Given names that are one name across languages, spellings and short forms. Each line is one name; what stands before
// the bar are spellings and sister forms, after it short forms and nicknames. Spellings that the sound rules of
// `SoundForm` already make equal need not be here.

enum GivenNameVariants {
    /// For each form: the numbers of the lines that it belongs to, and whether it is there as a short form.
    static let byName: [[UInt8]: [(line: UInt16, short: Bool)]] = {
        var result: [[UInt8]: [(line: UInt16, short: Bool)]] = [:]
        for (number, line) in lines.split(separator: "\n").enumerated() {
            let halves = line.split(separator: "|", omittingEmptySubsequences: false)
            for (half, names) in halves.enumerated() {
                for name in names.split(separator: " ") {
                    result[Array(name.utf8), default: []].append((UInt16(number + 1), half == 1))
                }
            }
        }
        return result
    }()

    private static let lines =
        [GivenNameLines.text, FamilyNameLines.text].joined(separator: "\n") + "\n"
        + FamilyNameLines.alone.split(whereSeparator: \.isWhitespace).joined(separator: "\n")
}
