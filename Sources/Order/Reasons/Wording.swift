/// What a rule says when its condition holds, when it does not, and when facts are missing: three short sentences.
public struct Wording: Hashable, Sendable {
    public let yes: String
    public let no: String
    public let unknown: String

    public init(yes: String, no: String, unknown: String) {
        self.yes = yes
        self.no = no
        self.unknown = unknown
    }

    public subscript(holds: Bool?) -> String {
        switch holds {
        case true?: yes
        case false?: no
        case nil: unknown
        }
    }
}
