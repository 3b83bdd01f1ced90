/// The nine stations that every application and account passes, as a line: the signature of every page, in the portal as steps
/// and in the terminal as `●──●──◉╌╌○`.
struct Road: Sendable {
    enum Standing: String, Sendable {
        case passed, wanted, ahead, stopped
        var word: String {
            switch self {
            case .passed: "passed"
            case .wanted: "wants attention"
            case .ahead: "still ahead"
            case .stopped: "stopped here"
            }
        }
    }
    struct Station: Sendable {
        var name: String
        var href: String
        var css: String
        var word: String
        var fact: String?
        init(_ name: String, _ standing: Standing, part: String, fact: String?) {
            self.name = name
            href = "#" + part
            css = standing.rawValue
            word = standing.word
            self.fact = fact
        }
    }
    var stations: [Station]
}
