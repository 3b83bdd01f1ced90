/// What is wrong with a standard, and at which line and column of which file.
public struct StandardProblem: Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        case notYAML(String)
        case tooLarge(bytes: Int)
        case missing(String)
        case unknown(String, suggestion: String?)
        case expected(String, found: String)
        case deadCitation(String)
        /// An overlay asks for less than its base.
        case loosens(Parameter, base: String, baseDocument: String, overlay: String, how: String)
        /// An overlay collects more without saying what for.
        case collectsWithoutPurpose(Parameter, added: [String])
        /// An overlay collects more from a United States person.
        case collectsFromUnitedStatesPerson(Parameter, added: [String])
        case dates(String)
    }
    public var file: String
    public var line: Int
    public var column: Int
    public var kind: Kind

    public var description: String { "\(file):\(line):\(column): \(message)" }

    public var message: String {
        switch kind {
        case .notYAML(let problem): "this is not YAML: \(problem)"
        case .tooLarge(let bytes): "the file has \(bytes) bytes; a standard has at most \(Limits.standardBytes)"
        case .missing(let what): "`\(what)` is missing"
        case .unknown(let name, let suggestion):
            "`\(name)` is not known here" + (suggestion.map { "; did you mean `\($0)`?" } ?? "")
        case .expected(let what, let found): "expected \(what), found \(found)"
        case .deadCitation(let clause): "the order has no clause \(clause)"
        case .loosens(let parameter, let base, let document, let overlay, let how):
            "`\(parameter.rawValue)` loosens \(document), which an overlay may not: it says \(overlay), the base says "
                + "\(base); \(how)"
        case .collectsWithoutPurpose(let parameter, let added):
            "`\(parameter.rawValue)` also collects \(added.joined(separator: ", ")); say what for in `purpose`"
        case .collectsFromUnitedStatesPerson(let parameter, let added):
            "`\(parameter.rawValue)` collects \(added.joined(separator: ", ")) from United States persons, who are "
                + "asked for no more than what tells that they are one; remove it"
        case .dates(let what): what
        }
    }
}

/// Everything that is wrong with a standard; never empty.
public struct StandardError: Error, Hashable, Sendable, CustomStringConvertible {
    public var problems: [StandardProblem]
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
