/// One thing that is not as it was written, by the name a person knows it by.
public struct VerificationFinding: Hashable, Sendable, CustomStringConvertible {
    public enum Subject: Hashable, Sendable {
        /// An entry, by its index.
        case entry(UInt64)
        /// A key, by its subject's id or its name.
        case key(String)
        /// A database index, by its name.
        case index(String)
        /// A row of a view, by its key.
        case viewRow(view: String, key: String)
        /// A row of one of the log's own tables, by its key.
        case row(table: String, key: String)
        /// A hash tile.
        case tile(level: Int, index: UInt64)
        /// A checkpoint, by its size.
        case checkpoint(size: UInt64)
        /// A table or index definition.
        case schema(String)
        /// A file, or a page of it.
        case file(String)
    }
    public var subject: Subject
    /// What is wrong, in words that follow the name: `altered`, `missing`.
    public var problem: String

    init(_ subject: Subject, _ problem: String) {
        self.subject = subject
        self.problem = problem
    }

    public var description: String {
        let name =
            switch subject {
            case .entry(let index): "entry \(index)"
            case .key(let name): "key of \(name)"
            case .index(let name): "index \(name)"
            case .viewRow(let view, let key): "view \(view) row \(key)"
            case .row(let table, let key): "\(table) row \(key)"
            case .tile(let level, let index): "tile \(level)/\(index)"
            case .checkpoint(let size): "checkpoint \(size)"
            case .schema(let name): "definition of \(name)"
            case .file(let name): name
            }
        return "\(name) \(problem)"
    }
}

/// How far a verification looks. Each depth includes those before it.
public enum VerificationDepth: Int, Comparable, Sendable, CaseIterable {
    /// Leaves, tree, tiles, checkpoints, and the one kept outside.
    case leaves
    /// Headers, sealed bodies opened and held against their commitments, keys.
    case bodies
    /// Every row of every view and table folded again and compared, and the structure of both databases.
    case views
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// What a verification saw.
public struct VerificationReport: Sendable {
    public var depth: VerificationDepth
    public var entries: UInt64 = 0
    public var bodies: UInt64 = 0
    /// Parts whose key was destroyed, which therefore could not be opened.
    public var destroyedParts: UInt64 = 0
    public var checkpoints = 0
    public var keys = 0
    public var rows: UInt64 = 0
    /// The first findings, each once; `findingCount` counts those beyond what is kept.
    public private(set) var findings: [VerificationFinding] = []
    public private(set) var findingCount = 0
    private var seen: Set<VerificationFinding> = []

    public static let keptFindings = 1000

    init(depth: VerificationDepth) { self.depth = depth }

    /// Whether everything is as it was written. Bytes that hold nothing may differ; they change no answer.
    public var isSound: Bool { findings.isEmpty }

    /// Whether some entry is among the findings, which then accounts for every root that differs.
    var namesEntries: Bool { findings.contains { if case .entry = $0.subject { true } else { false } } }

    mutating func add(_ finding: VerificationFinding) {
        guard seen.count < 100 * Self.keptFindings, seen.insert(finding).inserted else { return }
        findingCount += 1
        if findings.count < Self.keptFindings { findings.append(finding) }
    }
    mutating func add(_ findings: some Sequence<VerificationFinding>) { for finding in findings { add(finding) } }

    /// One line for people.
    public var summary: String {
        let looked =
            switch depth {
            case .leaves: "\(entries) entries, \(checkpoints) checkpoints"
            case .bodies: "\(entries) entries, \(bodies) bodies, \(checkpoints) checkpoints, \(keys) keys"
            case .views: "\(entries) entries, \(bodies) bodies, \(checkpoints) checkpoints, \(keys) keys, \(rows) rows"
            }
        if isSound { return "\(looked): all as written; every answer is unchanged" }
        return "\(looked): \(findingCount) finding\(findingCount == 1 ? "" : "s")"
    }
}
