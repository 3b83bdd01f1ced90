// The standards as a page for people, written from the documents themselves so that it cannot say anything else.

extension StandardLibrary {
    /// `docs/STANDARDS.md`: every shipped standard, every parameter with its clause, source and what *tighter* means.
    public func markdown() -> String {
        var page = """
            # Standards

            What regulations may set is a document, not code. Each names its instrument and where that stands. This page is
            written by Gatehouse from the documents in `Sources/Order/Standards/Shipped`; change those, not this.

            A *base* states what an instrument says and nothing else. An *overlay* is laid over a base: it may tighten and never
            loosen, it collects more only for a stated purpose, and from United States persons never. Exactly one version of
            each must answer on a day; two, or none, is reported. The default is `order` under `recommended`. Your own overlay
            takes the place of ours, parameter by parameter.

            ° marks our own reading where the instrument leaves room.

            """
        for document in documents { page += "\n" + document.markdown() }
        page += "\n## Every parameter\n\n| parameter | sets | tighter |\n|---|---|---|\n"
        for parameter in Parameter.allCases {
            page += "| `\(parameter.rawValue)` | \(parameter.meaning) | \(parameter.tighter.rawValue) |\n"
        }
        return page
    }
}

extension StandardDocument {
    fileprivate func markdown() -> String {
        var page = "## `\(id)`, version \(version): \(title)\n\n"
        let span = "from \(instrument.from)" + (instrument.until.map { " until \($0)" } ?? "")
        page += "\(instrument.name). \(instrument.citation). Status: **\(instrument.status.words)**, \(span).\n"
        if let note = instrument.note { page += "\(note)\n" }
        let effective = effectiveUntil.map { " until \($0)" } ?? ""
        page += "\nA \(kind.rawValue) that can be chosen for days from \(effectiveFrom)\(effective).\n"
        if !notes.isEmpty { page += "\n" + notes.map { "- \($0)\n" }.joined() }
        page += "\n| parameter | value | clause | source |\n|---|---|---|---|\n"
        for parameter in Parameter.allCases {
            guard let entry = parameters[parameter] else { continue }
            var source = entry.source
            if let purpose = entry.purpose { source += ". Purpose: \(purpose)" }
            if let note = entry.note { source += ". \(note)" }
            let value =
                (entry.adds ? "also " : "") + entry.value.description
                + (entry.onlyWhereSilent ? " (where the base is silent)" : "")
            page +=
                "| `\(parameter.rawValue)`\(entry.isOurReading ? " °" : "") | \(value) | \(entry.clause) | \(source) |\n"
        }
        return page
    }
}

extension Instrument.Status {
    /// The status as people say it.
    public var words: String {
        switch self {
        case .inForce: "in force"
        case .proposed: "proposed"
        case .withdrawn: "withdrawn"
        case .expired: "expired"
        case .unknown: "unknown"
        }
    }
}
