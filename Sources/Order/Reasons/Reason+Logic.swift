// Three-valued logic over reasons (Kleene's strong tables): unknown is never "no", and never decides what is already decided.

extension Reason {
    /// One condition over facts. `missing` is kept only while the answer is unknown.
    public static func test(
        _ clause: ClauseID, _ wording: Wording, _ holds: Bool?, facts: [ReasonFact] = [], missing: [String] = []
    ) -> Reason {
        Reason(clause, wording[holds], holds: holds, facts: facts, missing: holds == nil ? missing : [])
    }

    /// Holds when every part holds; one part that does not is enough to settle it.
    public static func all(_ clause: ClauseID, _ wording: Wording, _ parts: [Reason]) -> Reason {
        combine(clause, wording, parts, decisive: false)
    }

    /// Holds when one part holds; fails only when every part is known not to hold.
    public static func any(_ clause: ClauseID, _ wording: Wording, _ parts: [Reason]) -> Reason {
        combine(clause, wording, parts, decisive: true)
    }

    private static func combine(_ clause: ClauseID, _ wording: Wording, _ parts: [Reason], decisive: Bool) -> Reason {
        var holds: Bool? = !decisive
        for part in parts {
            if part.holds == decisive {
                holds = decisive
                break
            }
            if part.holds == nil { holds = nil }
        }
        let because = holds == nil ? parts : parts.map(\.withoutMissing)
        return Reason(clause, wording[holds], holds: holds, because: because)
    }

    /// The same tree where nothing is asked for: what is settled above needs no more facts beneath.
    public var withoutMissing: Reason {
        guard !missing.isEmpty || !because.isEmpty else { return self }
        var copy = self
        copy.missing = []
        copy.because = because.map(\.withoutMissing)
        return copy
    }
}
