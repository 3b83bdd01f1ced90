// Labelled pairs of names, as data sets publish them (columns `schema`, `name1`, `name2` and, when known, `is_match`): each
// row scored as `NameComparison` does, and how well that agrees with the labels.
import Order

/// Why a file of pairs cannot be scored.
public enum PairScoringError: Error, Hashable, Sendable, CustomStringConvertible {
    case missingColumn(String, found: [String])
    case shortRow(row: Int, fields: Int, expected: Int)

    public var description: String {
        switch self {
        case .missingColumn(let name, let found):
            "There is no column “\(name)”; a file of pairs has name1 and name2, and this one has \(found.joined(separator: ", "))."
        case .shortRow(let row, let fields, let expected):
            "Row \(row) has \(fields) fields where the header has \(expected); give every row all columns."
        }
    }
}

/// Scores a file of pairs row by row. Feed the header first, then each row in its order.
///
///     var pairs = try PairScoring(header: ["schema", "name1", "name2", "is_match"])
///     let row = try pairs.score(["Person", "Sergey Testenko", "Sergei Testenko", "true"])
///     print(row.score, row.match, row.reasons, pairs.summary.f1 ?? "no labels")
public struct PairScoring: Sendable {
    /// One row's answer.
    public struct Row: Hashable, Sendable {
        /// From 1, the header not counted.
        public var row: Int
        /// 0 to 1.
        public var score: Double
        public var match: Bool
        /// What agrees, what differs, what stands on one side only; one short sentence each.
        public var reasons: [String]
        /// What the file says; `nil` when it does not.
        public var expected: Bool?

        public var json: JSONValue {
            .object([
                "row": .integer(Int64(row)), "score": .number((score * 1000).rounded() / 1000), "match": .bool(match),
                "reasons": .array(reasons.map { .string($0) }),
            ])
        }
    }

    /// How the answers agree with the labels of the rows that have one.
    public struct Summary: Hashable, Sendable {
        public var rows = 0
        public var matches = 0
        public var labelled = 0
        public var truePositives = 0
        public var falsePositives = 0
        public var falseNegatives = 0

        /// `nil` where nothing was labelled or nothing could be told.
        public var precision: Double? { share(truePositives, of: truePositives + falsePositives) }
        public var recall: Double? { share(truePositives, of: truePositives + falseNegatives) }
        public var f1: Double? { share(2 * truePositives, of: 2 * truePositives + falsePositives + falseNegatives) }

        public init() {}

        /// Counts a row in, as for the rows of one category.
        public mutating func add(_ row: Row) {
            rows += 1
            count(row)
        }

        /// Counts the answer of a row that was counted as read.
        fileprivate mutating func count(_ row: Row) {
            if row.match { matches += 1 }
            guard let expected = row.expected else { return }
            labelled += 1
            switch (row.match, expected) {
            case (true, true): truePositives += 1
            case (true, false): falsePositives += 1
            case (false, true): falseNegatives += 1
            case (false, false): break
            }
        }

        private func share(_ part: Int, of whole: Int) -> Double? {
            labelled == 0 || whole == 0 ? nil : Double(part) / Double(whole)
        }

        public var json: JSONValue {
            var object: [String: JSONValue] = [
                "rows": .integer(Int64(rows)), "matches": .integer(Int64(matches)),
                "threshold": .number(NameComparison.threshold),
            ]
            if labelled > 0 {
                object["labelled"] = .integer(Int64(labelled))
                object["truePositives"] = .integer(Int64(truePositives))
                object["falsePositives"] = .integer(Int64(falsePositives))
                object["falseNegatives"] = .integer(Int64(falseNegatives))
                for (name, value) in [("precision", precision), ("recall", recall), ("f1", f1)] {
                    object[name] = value.map { .number(($0 * 1000).rounded() / 1000) } ?? .null
                }
            }
            return .object(object)
        }
    }

    public private(set) var summary = Summary()
    private let columns: Int
    private let name1: Int, name2: Int
    private let schema: Int?, label: Int?

    public init(header: [String]) throws(PairScoringError) {
        let names = header.map { $0.lowercased() }
        func column(_ name: String) throws(PairScoringError) -> Int {
            guard let at = names.firstIndex(of: name) else {
                throw PairScoringError.missingColumn(name, found: header)
            }
            return at
        }
        name1 = try column("name1")
        name2 = try column("name2")
        schema = names.firstIndex(of: "schema")
        label = names.firstIndex(of: "is_match")
        columns = header.count
    }

    public mutating func score(_ fields: [String]) throws(PairScoringError) -> Row {
        summary.rows += 1
        guard fields.count >= columns else {
            throw PairScoringError.shortRow(row: summary.rows, fields: fields.count, expected: columns)
        }
        let result = NameComparison.compare(
            name1: fields[name1], name2: fields[name2],
            schema: schema.map { NameComparison.Schema(named: fields[$0]) } ?? .legalEntity)
        let expected = label.flatMap { Self.truth(fields[$0]) }
        let row = Row(
            row: summary.rows, score: result.score, match: result.isMatch, reasons: result.reasons, expected: expected)
        summary.count(row)
        return row
    }

    private static func truth(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "1", "yes", "y", "t": true
        case "false", "0", "no", "n", "f": false
        default: nil
        }
    }
}

extension NameComparison.Result {
    /// One short sentence for each part that agrees or does not, then for what is unusual in the writing.
    public var reasons: [String] {
        if parts.isEmpty, score == 0, oddities.contains(.noLetters) { return ["a name has no letters to compare"] }
        return parts.map(\.sentence) + oddities.phrases.map { "a name \($0)" }
    }
}

extension MatchedPart {
    /// `“sergey” and “sergei” are spellings of one another`.
    public var sentence: String {
        switch how {
        case .same: "“\(ours)” is the same"
        case .spelling: "“\(ours)” and “\(theirs)” are nearly the same spelling"
        case .variant: "“\(ours)” and “\(theirs)” are forms of one name"
        case .initial: "“\(ours)” and “\(theirs)” agree as an initial"
        case .joined: "“\(ours)” and “\(theirs)” are the same when joined"
        case .number: "the number “\(ours)” and “\(theirs)” agree"
        case .acronym: "“\(ours)” and “\(theirs)” are an acronym and its words"
        case .onlyOurs: "“\(ours)” stands in the first name only"
        case .onlyTheirs: "“\(theirs)” stands in the second name only"
        }
    }
}
