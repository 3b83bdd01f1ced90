// How a definition of the order is written: a base rule beside its clause, with its exceptions spelled out, as Catala and
// OpenFisca write law. Where several rules could answer one question, a rule set reports a clash or a gap; it never lets
// the first one win.

/// A base rule and its explicit exceptions.
///
///     Rule("5(f)", says, when: seeksToImpair, unless: [authorizedByLaw])
///
/// It holds when its condition holds and no exception does. A condition that fails settles it without looking further;
/// an exception that is unknown leaves it unknown.
public struct Rule<Facts>: Sendable {
    public let clause: ClauseID
    public let wording: Wording
    public let condition: @Sendable (Facts) -> Reason
    public let exceptions: [Rule<Facts>]

    public init(
        _ clause: ClauseID, _ wording: Wording, when condition: @escaping @Sendable (Facts) -> Reason,
        unless exceptions: [Rule<Facts>] = []
    ) {
        self.clause = clause
        self.wording = wording
        self.condition = condition
        self.exceptions = exceptions
    }

    /// Every rule cites its own clause; the conditions and exceptions it weighed stand beneath it.
    public func evaluate(_ facts: Facts) -> Reason {
        let base = condition(facts)
        guard base.holds != false else {
            return Reason(clause, wording.no, holds: false, because: [base.withoutMissing])
        }
        var holds = base.holds
        var because = [base]
        for exception in exceptions {
            let reason = exception.evaluate(facts)
            because.append(reason)
            if reason.holds == true {
                holds = false
                break
            }
            if reason.holds == nil { holds = nil }
        }
        return Reason(
            clause, wording[holds], holds: holds, because: holds == nil ? because : because.map(\.withoutMissing))
    }
}

/// Rules that answer one question between them.
public struct RuleSet<Facts, Answer: Hashable & Sendable>: Sendable {
    public struct Entry: Sendable {
        public let answer: Answer
        public let rule: Rule<Facts>
        public init(_ answer: Answer, _ rule: Rule<Facts>) {
            self.answer = answer
            self.rule = rule
        }
    }
    public let question: String
    public let entries: [Entry]

    public init(_ question: String, _ entries: [Entry]) {
        self.question = question
        self.entries = entries
    }

    /// What the rules say: `answer` is `nil` while no rule holds and one could.
    public struct Verdict: Hashable, Sendable {
        public let answer: Answer?
        /// The rules that hold, or while none does, the ones that still could.
        public let reasons: [Reason]
    }

    /// - Throws: ``RuleError`` when rules that hold give different answers, or when every rule is known not to hold.
    public func decide(_ facts: Facts) throws(RuleError) -> Verdict {
        var answer: Answer?
        var answering: [Reason] = []
        var open: [Reason] = []
        for entry in entries {
            let reason = entry.rule.evaluate(facts)
            switch reason.holds {
            case true?:
                if let answer, answer != entry.answer {
                    throw .rulesDisagree(question: question, clauses: (answering + [reason]).map(\.clause))
                }
                answer = entry.answer
                answering.append(reason)
            case nil: open.append(reason)
            case false?: continue
            }
        }
        if answer != nil { return Verdict(answer: answer, reasons: answering) }
        guard !open.isEmpty else { throw .noRuleAnswers(question: question) }
        return Verdict(answer: nil, reasons: open)
    }
}

/// A fault in the rules themselves, never in the facts: report it, decide nothing.
public enum RuleError: Error, Hashable, Sendable, CustomStringConvertible {
    case rulesDisagree(question: String, clauses: [ClauseID])
    case noRuleAnswers(question: String)

    public var description: String {
        switch self {
        case .rulesDisagree(let question, let clauses):
            "Two rules answer the question \"\(question)\" differently (\(clauses.map(\.rawValue).joined(separator: ", "))). "
                + "Nothing was decided; report this with the standard in force."
        case .noRuleAnswers(let question):
            "No rule answers the question \"\(question)\". Nothing was decided; report this with the standard in force."
        }
    }
}
