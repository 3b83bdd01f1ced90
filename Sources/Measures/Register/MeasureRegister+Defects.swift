import Order

extension MeasureRegister {
    /// Everything wrong with a directive as things stand; empty when it can be admitted without remark.
    public func defects(of directive: Directive) -> [DirectiveDefect] {
        switch directive {
        case .finding(let finding): defects(of: finding)
        case .measure(let measure): defects(of: measure)
        case .exemption(let exemption): defects(of: exemption)
        case .extend(let change): defects(of: change)
        case .revoke(let revocation): defects(of: revocation)
        case .nonInterference: []
        }
    }

    private func defects(of finding: Finding) -> [DirectiveDefect] {
        var defects: [DirectiveDefect] = []
        if findings[finding.id] != nil { defects.append(.alreadyKnown(finding.id.rawValue)) }
        if finding.grounds.isEmpty { defects.append(.noGround) }
        if case .jurisdiction(let code) = finding.object, !Territory.isForeign(code) {
            defects.append(.notForeign(code))
        }
        if case .person(let person) = finding.object, persons[person.id] != nil {
            defects.append(.alreadyKnown(person.id.rawValue))
        }
        let unconsulted = Finding.requiredConsultations.subtracting(finding.consulted)
        if !unconsulted.isEmpty { defects.append(.consultationsNotRecorded(unconsulted.sorted())) }
        let weighed = Set(finding.factors.map(\.factor))
        let unweighed = FactorConsidered.Factor.required(for: finding.object).subtracting(weighed)
        if !unweighed.isEmpty {
            defects.append(.factorsNotRecorded(FactorConsidered.Factor.allCases.filter(unweighed.contains)))
        }
        return defects
    }

    private func defects(of measure: SpecialMeasure) -> [DirectiveDefect] {
        var defects: [DirectiveDefect] = []
        if self.measure(measure.id) != nil { defects.append(.alreadyKnown(measure.id.rawValue)) }
        if let old = measure.supersedes, self.measure(old) == nil { defects.append(.unknownMeasure(old)) }
        if case .condition(let conditions) = measure.effect, conditions.isEmpty { defects.append(.nothingConditioned) }
        if case .jurisdiction(let code) = measure.target, !Territory.isForeign(code) {
            defects.append(.notForeign(code))
        }
        if measure.effectiveFrom < measure.issued { defects.append(.effectiveBeforeIssued) }
        defects += durationDefects(from: measure.effectiveFrom, until: measure.until, of: measure)
        switch measure.basis {
        case .ownPolicy(_, let person):
            if case .person(let id) = measure.target, person?.id != id { defects.append(.policyNamesNoSuchPerson(id)) }
        case .finding(let id):
            guard let finding = findings[id] else {
                defects.append(.unknownFinding(id))
                break
            }
            defects += self.defects(of: measure, on: finding)
        }
        return defects
    }

    /// What the finding, and the clocks that count from it and from the final rule, allow.
    private func defects(of measure: SpecialMeasure, on finding: Finding) -> [DirectiveDefect] {
        var defects: [DirectiveDefect] = []
        if let revoked = revokedFindings[finding.id], revoked <= measure.effectiveFrom {
            defects.append(.findingRevoked(finding.id))
        }
        switch (measure.target, finding.object) {
        case (.jurisdiction(let target), .jurisdiction(let found)):
            if Territory.contains(found, target) != true { defects.append(.targetOutsideFinding(finding.id)) }
            if finding.grounds.isDisjoint(with: terms.jurisdictionGrounds) {
                defects.append(.groundDoesNotCarryMeasure(finding.id))
            }
        case (.person(let target), .person(let found)):
            if target != found.id { defects.append(.targetOutsideFinding(finding.id)) }
        default:
            defects.append(.targetOutsideFinding(finding.id))
        }
        if measure.issued < finding.determined { defects.append(.issuedBeforeDetermination) }
        if let rule = terms.finalRuleIssued {
            let earliest = terms.afterFinalRule.after(rule)
            if measure.effectiveFrom < earliest {
                defects.append(.beforeFinalRuleClock(earliest: earliest, terms.afterFinalRule))
            }
        } else {
            defects.append(.noFinalRule)
        }
        if let period = terms.afterDetermination {
            let earliest = period.after(finding.determined)
            if measure.effectiveFrom < earliest {
                defects.append(.beforeDeterminationClock(earliest: earliest, period))
            }
        }
        return defects
    }

    /// A provider's own policy may last as long as it likes; a measure of the Secretary as long as the standard allows.
    private func durationDefects(
        from: Timestamp, until: Timestamp?, of measure: SpecialMeasure
    ) -> [DirectiveDefect] {
        if let until, until <= from { return [.endsBeforeItBegins] }
        guard case .finding = measure.basis, let maximum = terms.maximum else { return [] }
        guard let until else { return [.noEnd(maximum: maximum)] }
        let latest = maximum.after(from)
        return until > latest ? [.longerThanAllowed(latest: latest, maximum: maximum)] : []
    }

    private func defects(of change: Directive.Extension) -> [DirectiveDefect] {
        guard let life = measure(change.measure) else { return [.unknownMeasure(change.measure)] }
        if let end = life.end, change.issued >= end { return [.alreadyEnded(at: end)] }
        guard let until = life.until, change.until > until else { return [.doesNotExtend(end: life.until)] }
        return durationDefects(from: until, until: change.until, of: life.measure)
    }

    private func defects(of revocation: Directive.Revocation) -> [DirectiveDefect] {
        var defects: [DirectiveDefect] = []
        switch revocation.target {
        case .finding(let id):
            if findings[id] == nil { defects.append(.unknownFinding(id)) }
            if let revoked = revokedFindings[id], revoked <= revocation.effectiveFrom {
                defects.append(.alreadyEnded(at: revoked))
            }
        case .measure(let id):
            guard let life = measure(id) else { return [.unknownMeasure(id)] }
            if let end = life.end, end <= revocation.effectiveFrom { defects.append(.alreadyEnded(at: end)) }
        case .exemption(let id):
            guard let life = exemption(id) else { return [.unknownExemption(id)] }
            let end = [life.exemption.until, life.revokedFrom].compactMap { $0 }.min()
            if let end, end <= revocation.effectiveFrom { defects.append(.alreadyEnded(at: end)) }
        case .nonInterference: return []
        }
        if revocation.effectiveFrom < revocation.issued { defects.append(.effectiveBeforeIssued) }
        return defects
    }

    private func defects(of exemption: Exemption) -> [DirectiveDefect] {
        var defects: [DirectiveDefect] = []
        if self.exemption(exemption.id) != nil { defects.append(.alreadyKnown(exemption.id.rawValue)) }
        if let until = exemption.until, until <= exemption.effectiveFrom { defects.append(.endsBeforeItBegins) }
        if exemption.effectiveFrom < exemption.issued { defects.append(.effectiveBeforeIssued) }
        let unconsulted = Exemption.requiredConsultations.subtracting(exemption.consulted)
        if !unconsulted.isEmpty { defects.append(.consultationsNotRecorded(unconsulted.sorted())) }
        return defects
    }
}
