extension ParameterEntry {
    /// This entry of an overlay, laid over what the base says.
    func laid(over base: ParameterEntry?) -> ParameterEntry {
        guard let base else { return self }
        if onlyWhereSilent { return base }
        guard adds, case .members(let mine) = value, case .members(let theirs) = base.value else { return self }
        var laid = self
        laid.value = .members(theirs + mine.filter { !theirs.contains($0) })
        return laid
    }
}

extension StandardDocument {
    /// Where this overlay asks for less than the base, or collects more without right. Where the base is silent, an
    /// overlay may say anything: it is the provider's own policy. One overlay is not bound by another.
    public func problems(over base: StandardDocument) -> [StandardProblem] {
        Parameter.allCases.flatMap { parameter -> [StandardProblem] in
            guard let mine = parameters[parameter] else { return [] }
            let theirs = base.parameters[parameter]
            if mine.onlyWhereSilent, theirs != nil { return [] }
            var kinds: [StandardProblem.Kind] = []
            if let theirs, !mine.adds, let how = mine.value.loosening(of: theirs.value, under: parameter) {
                kinds.append(
                    .loosens(
                        parameter, base: theirs.value.description, baseDocument: base.reference.description,
                        overlay: mine.value.description, how: how))
            }
            if let type = PersonType.allCases.first(where: { $0.parameter == parameter }) {
                kinds += collecting(mine, beyond: theirs, from: type)
            }
            return kinds.map { StandardProblem(file: file, line: mine.line, column: mine.column, kind: $0) }
        }
    }

    private func collecting(
        _ mine: ParameterEntry, beyond theirs: ParameterEntry?, from type: PersonType
    ) -> [StandardProblem.Kind] {
        guard case .members(let fields) = mine.value else { return [] }
        var before: [String] = []
        if case .members(let asked)? = theirs?.value { before = asked }
        let added = fields.filter { !before.contains($0) }
        guard !added.isEmpty else { return [] }
        if type.isUnitedStatesPerson { return [.collectsFromUnitedStatesPerson(type.parameter, added: added)] }
        return mine.purpose == nil ? [.collectsWithoutPurpose(type.parameter, added: added)] : []
    }
}
