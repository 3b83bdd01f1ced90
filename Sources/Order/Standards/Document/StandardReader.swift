import Yams

// Reads a standard from YAML 1.1, strictly: every key must be known, every value must have the form that the schema in
// `Parameter` gives it, and every complaint names its line and column.

extension StandardDocument {
    /// Reads one document. All problems are reported at once.
    public init(yaml: String, file: String) throws(StandardError) {
        var reader = StandardReader(file: file)
        guard let document = reader.read(yaml), reader.problems.isEmpty else {
            throw StandardError(problems: reader.problems)
        }
        self = document
    }
}

private struct StandardReader {
    let file: String
    var problems: [StandardProblem] = []

    init(file: String) { self.file = file }

    mutating func read(_ yaml: String) -> StandardDocument? {
        guard yaml.utf8.count <= Limits.standardBytes else {
            report(.tooLarge(bytes: yaml.utf8.count), Position(line: 1, column: 1))
            return nil
        }
        let root: Node
        do {
            guard let node = try Yams.compose(yaml: yaml) else {
                report(.missing("id"), Position(line: 1, column: 1))
                return nil
            }
            root = node
        } catch {
            let (what, mark) = explain(error)
            report(.notYAML(what), mark)
            return nil
        }
        guard let top = mapping(root, "the document") else { return nil }
        checkKeys(
            top, ["id", "version", "kind", "title", "effective", "instrument", "notes", "parameters"], prefix: "")
        let id = text(top, "id", of: root), title = text(top, "title", of: root)
        if let id, !id.utf8.allSatisfy({ isIDByte($0) }) || id.utf8.count > 64 {
            report(
                .expected("an id of lower-case letters, digits and hyphens", found: "`\(id.prefix(60))`"),
                mark(top["id"]))
        }
        let version = number(top, "version", of: root)
        let kind: StandardDocument.Kind? = choice(top, "kind", of: root)
        let effective = dates(top, "effective", of: root, extra: [])
        let instrument = readInstrument(top, root)
        var notes: [String] = []
        if let node = top["notes"] { notes = list(node, "a list of sentences") ?? [] }
        guard let id, let version, let kind, let title, let effective, let instrument else { return nil }
        let reference = StandardReference(id: id, version: version)
        guard let parameters = readParameters(top, root, reference) else { return nil }
        return StandardDocument(
            id: id, version: version, kind: kind, title: title, instrument: instrument,
            effectiveFrom: effective.from, effectiveUntil: effective.until, notes: notes, parameters: parameters,
            file: file)
    }

    // MARK: Parts of the document

    private mutating func readInstrument(_ top: Node.Mapping, _ root: Node) -> Instrument? {
        guard let node = top["instrument"] else { return missing("instrument", root) }
        guard let map = mapping(node, "an instrument") else { return nil }
        checkKeys(map, ["name", "citation", "status", "from", "until", "note"], prefix: "instrument.")
        let name = text(map, "name", of: node), citation = text(map, "citation", of: node)
        let status: Instrument.Status? = choice(map, "status", of: node)
        let span = dates(top, "instrument", of: root, extra: ["name", "citation", "status", "note"])
        let note = map["note"] == nil ? nil : text(map, "note", of: node)
        guard let name, let citation, let status, let span else { return nil }
        return Instrument(
            name: name, citation: citation, status: status, from: span.from, until: span.until, note: note)
    }

    private mutating func readParameters(
        _ top: Node.Mapping, _ root: Node, _ reference: StandardReference
    ) -> [Parameter: ParameterEntry]? {
        guard let node = top["parameters"] else { return missing("parameters", root) }
        guard let groups = mapping(node, "groups of parameters") else { return nil }
        let groupNames = Set(Parameter.allCases.map(\.group)).sorted()
        checkKeys(groups, groupNames, prefix: "")
        var entries: [Parameter: ParameterEntry] = [:]
        for (groupKey, groupNode) in groups {
            guard let group = groupKey.string, groupNames.contains(group) else { continue }
            guard let members = mapping(groupNode, "the parameters of `\(group)`") else { continue }
            checkKeys(members, Parameter.allCases.filter { $0.group == group }.map(\.name), prefix: group + ".")
            for (key, value) in members {
                guard let name = key.string, let parameter = Parameter(rawValue: "\(group).\(name)") else { continue }
                entries[parameter] = readEntry(parameter, key, value, reference)
            }
        }
        return entries
    }

    private mutating func readEntry(
        _ parameter: Parameter, _ key: Node, _ node: Node, _ reference: StandardReference
    ) -> ParameterEntry? {
        guard let map = mapping(node, "`value`, `clause` and `source` of `\(parameter.rawValue)`") else { return nil }
        checkKeys(
            map, ["value", "adds", "clause", "source", "reading", "only", "purpose", "note"],
            prefix: parameter.rawValue + ".")
        let clause = text(map, "clause", of: key), source = text(map, "source", of: key)
        let purpose = map["purpose"] == nil ? nil : text(map, "purpose", of: key)
        let note = map["note"] == nil ? nil : text(map, "note", of: key)
        let reading: Reading? = map["reading"] == nil ? nil : choice(map, "reading", of: key)
        let only: Only? = map["only"] == nil ? nil : choice(map, "only", of: key)
        guard let valueNode = map["value"] ?? map["adds"] else {
            report(.missing("\(parameter.rawValue).value"), mark(key))
            return nil
        }
        let adds = map["value"] == nil
        if adds, parameter.tighter != .superset {
            return wrong("`value`, because only lists can be added to", valueNode)
        }
        if !adds, let surplus = map["adds"] { return wrong("either `value` or `adds`", surplus) }
        if let clause, ClauseCatalogue.clause(ClauseID(clause)) == nil {
            report(.deadCitation(clause), mark(map["clause"]))
        }
        guard let value = value(of: parameter, valueNode), let clause, let source else { return nil }
        return ParameterEntry(
            value: value, clause: ClauseID(clause), source: source, isOurReading: reading == .ours, adds: adds,
            onlyWhereSilent: only == .whereSilent, purpose: purpose, note: note, document: reference,
            line: mark(key).line, column: mark(key).column)
    }

    private enum Reading: String, CaseIterable { case ours }
    private enum Only: String, CaseIterable { case whereSilent }

    // MARK: Values

    private mutating func value(of parameter: Parameter, _ node: Node) -> ParameterValue? {
        switch parameter.kind {
        case .period:
            if let period = scalar(node).flatMap({ Period($0) }) { return .period(period) }
            return wrong("a period such as `30 days` or `2 years`", node)
        case .share:
            if let share = scalar(node).flatMap(basisPoints) { return .share(share) }
            return wrong("a share such as `25 %`", node)
        case .fraction:
            if let fraction = scalar(node).flatMap(thousandths) { return .fraction(fraction) }
            return wrong("a number between 0 and 1 such as `0.85`", node)
        case .flag:
            switch scalar(node) {
            case "true", "yes": return .flag(true)
            case "false", "no": return .flag(false)
            default: return wrong("`yes` or `no`", node)
            }
        case .choice(let choices):
            guard let text = scalar(node) else { return wrong("one of \(choices.joined(separator: ", "))", node) }
            guard choices.contains(text) else { return unknown(text, among: choices, node) }
            return .choice(text)
        case .members(let allowed):
            guard case .sequence(let sequence) = node else { return wrong("a list", node) }
            var found: [String] = []
            for item in sequence {
                guard let text = scalar(item) else { return wrong("a name", item) }
                guard allowed.contains(text) else { return unknown(text, among: allowed, item) }
                guard !found.contains(text) else { return wrong("each name once", item) }
                found.append(text)
            }
            return .members(allowed.filter(found.contains))
        case .tiers(let keys): return tiers(keys, parameter, node)
        case .scores: return scores(node)
        }
    }

    private mutating func tiers(_ keys: [String], _ parameter: Parameter, _ node: Node) -> ParameterValue? {
        guard let map = mapping(node, "a tier for each of \(keys.joined(separator: ", "))") else { return nil }
        checkKeys(map, keys, prefix: parameter.rawValue + ".value.")
        var tiers: [String: RiskTier] = [:]
        for key in keys {
            guard let tier: RiskTier = choice(map, key, of: node) else { return nil }
            tiers[key] = tier
        }
        return .tiers(tiers)
    }

    /// `0.7` for every list, or `{any: 0.7, ofac-sdn: 0.68}`.
    private mutating func scores(_ node: Node) -> ParameterValue? {
        let what = "a number between 0 and 1, or one for `any` and for lists by name"
        if let score = scalar(node).flatMap(thousandths) { return .scores([ScreeningThresholds.anyList: score]) }
        guard let map = mapping(node, what) else { return nil }
        var scores: [String: Int] = [:]
        for (key, value) in map {
            guard let name = scalar(key), (1...64).contains(name.utf8.count), name.utf8.allSatisfy(isIDByte) else {
                return wrong("the name of a list, such as `ofac-sdn`", key)
            }
            guard let score = scalar(value).flatMap(thousandths) else {
                return wrong("a number between 0 and 1", value)
            }
            scores[name] = score
        }
        guard scores[ScreeningThresholds.anyList] != nil else {
            return missing("\(ScreeningThresholds.anyList), for lists that are not named", node)
        }
        return .scores(scores)
    }

    private func basisPoints(_ text: String) -> Int? {
        guard text.hasSuffix("%") else { return nil }
        let digits = text.dropLast().trimmingTrailingSpaces
        guard let hundredths = decimal(digits, places: 2), (1...10_000).contains(hundredths) else { return nil }
        return hundredths
    }

    private func thousandths(_ text: String) -> Int? {
        guard let value = decimal(text[...], places: 3), (0...1000).contains(value) else { return nil }
        return value
    }

    /// The number without its point, `25.5` with two places as 2550; `nil` for anything but digits and one point.
    private func decimal(_ text: Substring, places: Int) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isASCIIDigit) }),
            parts[0].utf8.count <= 6, let whole = Int(parts[0])
        else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.utf8.count <= places else { return nil }
        let padded = fraction + String(repeating: "0", count: places - fraction.utf8.count)
        let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
        return whole * scale + (Int(padded) ?? 0)
    }

    // MARK: Nodes

    private mutating func mapping(_ node: Node, _ what: String) -> Node.Mapping? {
        if case .mapping(let map) = node { return map }
        return wrong(what, node)
    }

    private func scalar(_ node: Node) -> String? {
        if case .scalar(let scalar) = node { scalar.string } else { nil }
    }

    private mutating func text(_ map: Node.Mapping, _ key: String, of parent: Node) -> String? {
        guard let node = map[key] else { return missing(key, parent) }
        guard let text = scalar(node), text.utf8.contains(where: { $0 > 0x20 }) else { return wrong("text", node) }
        return text
    }

    private mutating func number(_ map: Node.Mapping, _ key: String, of parent: Node) -> Int? {
        guard let node = map[key] else { return missing(key, parent) }
        guard let text = scalar(node), text.utf8.allSatisfy(isASCIIDigit), let value = Int(text),
            (1...9999).contains(value)
        else { return wrong("a number between 1 and 9999", node) }
        return value
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ map: Node.Mapping, _ key: String, of parent: Node
    ) -> Choice? where Choice.RawValue == String {
        guard let node = map[key] else { return missing(key, parent) }
        let choices = Choice.allCases.map(\.rawValue)
        guard let text = scalar(node) else { return wrong("one of \(choices.joined(separator: ", "))", node) }
        guard let choice = Choice(rawValue: text) else { return unknown(text, among: choices, node) }
        return choice
    }

    private mutating func list(_ node: Node, _ what: String) -> [String]? {
        guard case .sequence(let sequence) = node else { return wrong(what, node) }
        var items: [String] = []
        for item in sequence {
            guard let text = scalar(item) else { return wrong(what, item) }
            items.append(text)
        }
        return items
    }

    private mutating func dates(
        _ map: Node.Mapping, _ key: String, of parent: Node, extra: [String]
    ) -> (from: CalendarDate, until: CalendarDate?)? {
        guard let node = map[key] else { return missing(key, parent) }
        guard let span = mapping(node, "`from` and `until`") else { return nil }
        if extra.isEmpty { checkKeys(span, ["from", "until"], prefix: key + ".") }
        guard let from = date(span, "from", of: node) else { return nil }
        guard span["until"] != nil else { return (from, nil) }
        guard let until = date(span, "until", of: node) else { return nil }
        guard from < until else {
            report(.dates("`\(key)` ends on \(until), which is not after it begins on \(from)"), mark(span["until"]))
            return nil
        }
        return (from, until)
    }

    private mutating func date(_ map: Node.Mapping, _ key: String, of parent: Node) -> CalendarDate? {
        guard let node = map[key] else { return missing(key, parent) }
        guard let date = scalar(node).flatMap({ CalendarDate($0) }), date.isComplete else {
            return wrong("a date such as `2024-01-29`", node)
        }
        return date
    }

    private mutating func checkKeys(_ map: Node.Mapping, _ allowed: [String], prefix: String) {
        for (key, _) in map {
            guard let name = scalar(key) else {
                report(.expected("a name", found: "something else"), mark(key))
                continue
            }
            guard !allowed.contains(name) else { continue }
            report(.unknown(prefix + name, suggestion: nearest(name, allowed).map { prefix + $0 }), mark(key))
        }
    }

    // MARK: Reporting

    private mutating func report(_ kind: StandardProblem.Kind, _ mark: Position) {
        let problem = StandardProblem(file: file, line: mark.line, column: mark.column, kind: kind)
        if !problems.contains(problem) { problems.append(problem) }
    }
    private mutating func missing<Value>(_ what: String, _ parent: Node) -> Value? {
        report(.missing(what), mark(parent))
        return nil
    }
    private mutating func wrong<Value>(_ what: String, _ node: Node) -> Value? {
        let found: String =
            switch node {
            case .scalar(let scalar): "`\(scalar.string.prefix(60))`"
            case .mapping: "a mapping"
            case .sequence: "a list"
            case .alias: "an alias"
            }
        report(.expected(what, found: found), mark(node))
        return nil
    }
    private mutating func unknown<Value>(_ name: String, among known: [String], _ node: Node) -> Value? {
        report(.unknown(String(name.prefix(60)), suggestion: nearest(name, known)), mark(node))
        return nil
    }
    private func mark(_ node: Node?) -> Position { node?.mark.map(Position.init) ?? Position(line: 1, column: 1) }

    private func explain(_ error: any Error) -> (String, Position) {
        let start = Position(line: 1, column: 1)
        guard let error = error as? YamlError else { return ("it cannot be read", start) }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return (problem, Position(mark))
        case .duplicatedKeysInMapping(let duplicates, let context):
            return ("\(duplicates.sorted().joined(separator: ", ")) stands there twice", Position(context.mark))
        case .reader(let problem, _, _, _): return (problem, start)
        default: return ("it cannot be read", start)
        }
    }
}

/// Where something stands in the file, from 1.
private struct Position {
    var line: Int, column: Int
    init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
    init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}

private func isIDByte(_ byte: UInt8) -> Bool { isASCIIDigit(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D }

extension Substring {
    fileprivate var trimmingTrailingSpaces: Substring {
        var text = self
        while text.last == " " { text = text.dropLast() }
        return text
    }
}

/// The known name nearest to what was written, when it is near enough to be what was meant.
private func nearest(_ name: String, _ known: [String]) -> String? {
    guard name.utf8.count <= 64 else { return nil }
    let ranked = known.map {
        (name: $0, distance: editDistance(from: Array(name.lowercased().utf8), to: Array($0.lowercased().utf8)))
    }
    guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= max(2, best.name.utf8.count / 3)
    else { return nil }
    return best.name
}
