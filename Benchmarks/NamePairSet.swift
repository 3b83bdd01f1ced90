import Foundation
import Order
import Screening
import TestSupport

/// One labelled pair, made by a rule from a real name.
struct NamePair {
    var category: String
    var schema: NameComparison.Schema
    var query: String
    var listed: String
    var isSame: Bool
}

/// Pairs made from OFAC's and the United Nations' own names by the rules of `NameVariants.swift`, and the aliases in other scripts
/// that the United Nations give. Deterministic.
enum NamePairSet {
    static func make(_ entries: [ListEntry], original: [ListEntry], perRule: Int) -> [NamePair] {
        let bases = bases(of: entries)
        var result: [NamePair] = []
        for (number, rule) in VariantRule.allCases.enumerated() {
            var random = SeededGenerator(seed: UInt64(1_000 + number))
            var kept = 0
            // A stride coprime to the count visits all names in an order that mixes programs.
            for step in 0..<bases.count where kept < perRule {
                let base = bases[(step * 7_919 + number * 131) % bases.count]
                guard rule.parties.contains(base.party), let text = rule.apply(base, &random),
                    text.lowercased() != base.text.lowercased()
                else { continue }
                result.append(
                    NamePair(
                        category: rule.rawValue, schema: base.schema, query: text, listed: base.text, isSame: true))
                kept += 1
            }
        }
        for (number, rule) in OtherPartyRule.allCases.enumerated() {
            var kept = 0
            for step in 0..<(bases.count * 4) where kept < perRule * 2 {
                let base = bases[(step * 7_919 + number * 313) % bases.count]
                let other = bases[(step * 104_729 + 17) % bases.count]
                guard let text = rule.apply(base, other) else { continue }
                result.append(
                    NamePair(
                        category: rule.rawValue, schema: base.schema, query: text, listed: base.text, isSame: false))
                kept += 1
            }
        }
        result += scripts(bases, perRule) + unitedNations(original)
        return result
    }

    static func bases(of entries: [ListEntry]) -> [BaseName] {
        entries.compactMap { entry in
            let party: VariantRule.Party =
                switch entry.type {
                case .person: .person
                case .entity: .entity
                case .vessel, .aircraft: .vessel
                }
            return BaseName(entry.primaryName, party)
        }
    }

    /// Each script: a name and its own, and a name and that of another person.
    private static func scripts(_ bases: [BaseName], _ perRule: Int) -> [NamePair] {
        var result: [NamePair] = []
        for script in VariantScript.allCases {
            var kept = 0
            for step in 0..<bases.count where kept < perRule {
                let base = bases[(step * 7_919 + 7) % bases.count], other = bases[(step * 104_729 + 5) % bases.count]
                guard let text = script.apply(base) else { continue }
                let category = "script \(script)"
                result.append(
                    NamePair(category: category, schema: .person, query: text, listed: base.text, isSame: true))
                if let others = OtherPartyRule.otherFamily.apply(base, other)
                    ?? OtherPartyRule.otherGiven.apply(base, other)
                {
                    result.append(
                        NamePair(category: category, schema: .person, query: text, listed: others, isSame: false))
                }
                kept += 1
            }
        }
        return result
    }

    /// The name in its own script beside the primary one: as the organisation writes both, so with other spellings and parts.
    private static func unitedNations(_ entries: [ListEntry]) -> [NamePair] {
        let both = entries.filter { $0.type == .person }.compactMap { entry -> (String, String)? in
            let own = entry.names.first { name in
                name.text.unicodeScalars.contains {
                    $0.value >= 0x370 && $0.value < 0xFF00 && $0.properties.isAlphabetic && $0.value < 0x1E00
                }
            }
            return own.map { ($0.text, entry.primaryName) }
        }
        return both.indices.flatMap { at -> [NamePair] in
            let other = both[(at + both.count / 2) % both.count]
            return [
                NamePair(
                    category: "United Nations, original script", schema: .person, query: both[at].0, listed: both[at].1,
                    isSame: true),
                NamePair(
                    category: "United Nations, original script", schema: .person, query: both[at].0, listed: other.1,
                    isSame: false),
            ]
        }
    }
}

extension BaseName {
    var schema: NameComparison.Schema {
        switch party {
        case .person: .person
        case .entity: .company
        case .vessel: .vessel
        }
    }
}
