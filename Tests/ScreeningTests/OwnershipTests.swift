import Order
import Screening
import TestSupport
import Testing

@Suite("The 50 percent rule") struct OwnershipTests {
    private func verdict(
        of party: OwnershipPartyID, _ interests: [OwnershipInterest], listed: Set<OwnershipPartyID> = ["X"],
        possibly: Set<OwnershipPartyID> = []
    ) -> OwnershipFinding {
        OwnershipGraph(interests).blockedOwnership(of: party, listed: listed, possiblyListed: possibly)
    }
    private func holds(_ owner: OwnershipPartyID, _ owned: OwnershipPartyID, _ share: Int?) -> OwnershipInterest {
        OwnershipInterest(owner, owns: owned, basisPoints: share)
    }

    // The situations that OFAC's FAQ 401 describes.
    @Test("Half of a chain of halves is blocked: a stake counts whole and is not multiplied")
    func chain() {
        let finding = verdict(of: "B", [holds("X", "A", 5000), holds("A", "B", 5000)])
        #expect(finding.verdict == .owned)
        #expect(finding.aggregate == 5000...10_000)
        #expect(finding.paths.map(\.description) == ["X 50 % of A, A 50 % of B"])
    }

    @Test("Direct and indirect holdings add up")
    func directAndIndirect() {
        let interests = [holds("X", "A", 5000), holds("X", "B", 1000), holds("A", "B", 4000), holds("Z", "B", 5000)]
        let finding = verdict(of: "B", interests)
        #expect(finding.verdict == .owned)
        #expect(finding.aggregate == 5000...5000)
        #expect(Set(finding.paths.map(\.description)) == ["X 50 % of A, A 40 % of B", "X 10 % of B"])
        #expect(finding.reason.holds == true && finding.reason.finding.contains("50 %"))
        #expect(finding.reason.because.count == 2)
    }

    @Test("A quarter of each of two owners blocks neither, nor what they own together")
    func quarters() {
        let interests = [
            holds("X", "A", 2500), holds("Z", "A", 7500), holds("X", "B", 2500), holds("Z", "B", 7500),
            holds("A", "C", 5000), holds("B", "C", 5000),
        ]
        #expect(verdict(of: "C", interests).verdict == .none)
        let finding = verdict(of: "A", interests)
        #expect(finding.verdict == .minority && finding.aggregate == 2500...2500)
        #expect(finding.reason.holds == false)
    }

    @Test("Several blocked persons are added up, each below half")
    func aggregate() {
        let interests = [holds("X", "A", 2500), holds("Y", "A", 2500), holds("Z", "A", 5000)]
        #expect(verdict(of: "A", interests, listed: ["X", "Y"]).verdict == .owned)
        #expect(verdict(of: "A", interests, listed: ["X"]).verdict == .minority)
        #expect(
            verdict(
                of: "A", [holds("X", "A", 2499), holds("Y", "A", 2500), holds("Z", "A", 5001)], listed: ["X", "Y"]
            )
            .verdict == .minority)
    }

    @Test("An unknown share, an undecided hit or an unstated rest makes it unknown, and says what is missing")
    func unknown() {
        let share = verdict(of: "A", [holds("X", "A", nil)])
        #expect(share.verdict == .undetermined && share.reason.holds == nil)
        #expect(share.missing.contains("share of X in A"))
        let hit = verdict(of: "A", [holds("P", "A", 6000)], listed: [], possibly: ["P"])
        #expect(hit.verdict == .undetermined && hit.missing.contains("whether P is the listed party"))
        let rest = verdict(of: "A", [holds("X", "A", 3000), holds("Z", "A", 2500)])
        #expect(rest.verdict == .undetermined && rest.aggregate == 3000...7500 && rest.unstated == 4500)
        #expect(rest.missing == ["the other owners of A"])
        // What others certainly hold cannot be a blocked person's.
        #expect(verdict(of: "A", [holds("X", "A", nil), holds("Z", "A", 5100)]).verdict == .minority)
        // Unknown goes down the chain, and a sure half beside it settles it.
        #expect(verdict(of: "B", [holds("X", "A", nil), holds("A", "B", 10_000)]).verdict == .undetermined)
        let settled = verdict(of: "B", [holds("X", "A", nil), holds("A", "B", 4000), holds("X", "B", 5000)])
        #expect(settled.verdict == .owned && settled.reason.allMissing.isEmpty)
    }

    @Test("Circles end: they neither block by themselves nor keep a grounded half from counting")
    func circles() {
        let circle = [holds("A", "B", 10_000), holds("B", "A", 6000), holds("X", "A", 4000)]
        #expect(verdict(of: "A", circle).verdict == .minority)
        #expect(verdict(of: "B", circle).verdict == .none)
        let grounded = [holds("A", "B", 10_000), holds("B", "A", 5000), holds("X", "A", 5000)]
        let a = verdict(of: "A", grounded)
        #expect(a.verdict == .owned && a.aggregate == 10_000...10_000)
        #expect(a.paths.map(\.description) == ["X 50 % of A"])
        #expect(a.reason.because.contains { $0.finding.contains("only through what A holds of it") })
        #expect(verdict(of: "B", grounded).paths.map(\.description) == ["X 50 % of A, A 100 % of B"])
        #expect(
            verdict(of: "A", [holds("A", "A", 6000), holds("X", "A", 4000), holds("Z", "A", 6000)]).verdict == .minority
        )
    }

    @Test("Control without ownership is none; a listed party is listed; a stranger is unknown")
    func edges() {
        #expect(verdict(of: "X", []).verdict == .listed)
        #expect(verdict(of: "Q", []).missing == ["owners of Q"])
        #expect(verdict(of: "A", [holds("X", "A", 0), holds("Z", "A", 9000)]).verdict == .none)
        #expect(verdict(of: "A", [holds("X", "A", 99_999)]).aggregate == 10_000...10_000)
        #expect(verdict(of: "A", [holds("X", "A", -5), holds("Z", "A", 10_000)]).verdict == .none)
    }

    @Test("One interest told twice is not counted twice; two different statements leave open whether they add up")
    func repeated() {
        #expect(
            verdict(of: "A", [holds("X", "A", 3000), holds("X", "A", 3000), holds("Z", "A", 7000)]).verdict == .minority
        )
        #expect(verdict(of: "A", [holds("X", "A", 3000), holds("X", "A", 2500)]).verdict == .undetermined)
    }

    @Test("A chain of 20,000 entities is followed to its end, and its explanation stays short")
    func long() {
        let interests = (0..<20_000).map {
            OwnershipInterest(
                OwnershipPartyID(rawValue: $0 == 0 ? "X" : "E\($0)"), owns: OwnershipPartyID(rawValue: "E\($0 + 1)"),
                basisPoints: 5000)
        }
        let finding = verdict(of: "E20000", interests)
        #expect(finding.verdict == .owned)
        #expect(finding.paths.allSatisfy { $0.steps.count <= Limits.ownershipPathSteps })
    }

    @Test("A web in which every entity holds of every later one is explained in bounded work")
    func web() {
        var interests: [OwnershipInterest] = []
        for owner in 0..<40 {
            for owned in (owner + 1)..<41 {
                interests.append(
                    OwnershipInterest(
                        OwnershipPartyID(rawValue: owner == 0 ? "X" : "E\(owner)"),
                        owns: OwnershipPartyID(rawValue: "E\(owned)"), basisPoints: 10_000 / owned))
            }
        }
        let finding = verdict(of: "E40", interests)
        #expect(finding.verdict == .owned && finding.paths.count <= Limits.ownershipPaths)
    }

    @Test("An application's owners are parties by where they stand, through entities between")
    func application() {
        var between = Entity(name: "Between Ltd")
        between.owners = [BeneficialOwner(person: .individual(Individual(name: "Listed Person")), basisPoints: 5000)]
        var applicant = Entity(name: "Applicant GmbH")
        applicant.owners = [
            BeneficialOwner(person: .individual(Individual(name: "Somebody Else")), basisPoints: 4000),
            BeneficialOwner(person: .entity(between), basisPoints: 6000),
        ]
        let finding = OwnershipGraph(statedBy: applicant).blockedOwnership(
            of: "/applicant", listed: ["/applicant/owners/1/person/owners/0/person"])
        #expect(finding.verdict == .owned)
        #expect(
            finding.paths.map(\.description) == [
                "Listed Person 50 % of Between Ltd, Between Ltd 60 % of Applicant GmbH"
            ])
    }

    @Test("A list's own statements of ownership reach parties that are not listed for themselves")
    func entries() {
        var owner = ListEntry(
            list: .openSanctions, id: "Q1", type: .person, names: [ListedName("Owner, Olga", .primary)],
            effect: .blocked)
        owner.relations = [ListedRelation(.owns, "Asset LLC", partyID: "Q2", share: 7500...7500)]
        let asset = ListEntry(
            list: .openSanctions, id: "Q2", type: .entity, names: [ListedName("Asset LLC", .primary)], effect: .noted)
        let graph = OwnershipGraph(statedBy: [owner, asset])
        let findings = graph.blockedOwnership(listed: ["opensanctions/Q1"])
        #expect(findings.map(\.party) == ["opensanctions/Q2"] && findings.first?.verdict == .owned)
        #expect(owner.blocksWhatItOwns && !asset.blocksWhatItOwns)
    }

    // MARK: Properties

    /// The rule over shares that are all known, by asking of each entity again and again until nothing changes.
    private func naive(_ shares: [[Int]], listed: Set<Int>) -> Set<Int> {
        var blocked = listed
        while true {
            let more = shares.indices.filter { entity in
                !blocked.contains(entity) && blocked.reduce(0) { $0 + shares[$1][entity] } >= 5000
            }
            if more.isEmpty { return blocked }
            blocked.formUnion(more)
        }
    }

    @Test(
        "Over generated graphs: sure findings hold however the unknown turns out, and what turns out was not ruled out")
    func properties() {
        var random = SeededGenerator(seed: 13984)
        var seen: [OwnershipFinding.Verdict: Int] = [:]
        for _ in 0..<600 {
            let count = Int.random(in: 2...8, using: &random)
            let ids = (0..<count).map { OwnershipPartyID(rawValue: "P\($0)") }
            let listed = Set((0..<count).filter { _ in Int.random(in: 0..<4, using: &random) == 0 })
            let possibly = Set(
                (0..<count).filter { !listed.contains($0) && Int.random(in: 0..<8, using: &random) == 0 })
            // A whole is dealt out among the owners of each entity; what goes to nobody is held outside the graph.
            var shares = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
            for owned in 0..<count {
                var left = 10_000
                for owner in (0..<count).shuffled(using: &random) where owner != owned && Bool.random(using: &random) {
                    let share = Int.random(in: 0...20, using: &random) * 500
                    guard share > 0, share <= left else { continue }
                    shares[owner][owned] = share
                    left -= share
                }
            }
            var interests: [OwnershipInterest] = []
            for owner in 0..<count {
                for owned in 0..<count where shares[owner][owned] > 0 {
                    let share = shares[owner][owned]
                    let stated: ClosedRange<Int>? =
                        switch Int.random(in: 0..<6, using: &random) {
                        case 0: nil
                        case 1: max(0, share - 1000)...min(10_000, share + 1500)
                        default: share...share
                        }
                    interests.append(OwnershipInterest(ids[owner], owns: ids[owned], share: stated))
                }
            }
            let graph = OwnershipGraph(interests)
            let turnsOut = naive(shares, listed: listed.union(possibly.filter { _ in Bool.random(using: &random) }))
            for number in 0..<count {
                let finding = graph.blockedOwnership(
                    of: ids[number], listed: Set(listed.map { ids[$0] }), possiblyListed: Set(possibly.map { ids[$0] }))
                seen[finding.verdict, default: 0] += 1
                switch finding.verdict {
                case .listed: #expect(listed.contains(number))
                case .owned:
                    #expect(turnsOut.contains(number))
                    #expect(
                        finding.paths.contains {
                            $0.steps.first.map { listed.contains(Int($0.owner.dropFirst()) ?? -1) } ?? false
                        })
                case .undetermined: #expect(!finding.missing.isEmpty)
                case .minority, .none: #expect(!turnsOut.contains(number))
                }
            }
            // With nothing unknown and nobody outside, there are only sure answers, and they are the naive ones.
            var known: [OwnershipInterest] = []
            for owned in 0..<count {
                var total = 0
                for owner in 0..<count where shares[owner][owned] > 0 {
                    known.append(OwnershipInterest(ids[owner], owns: ids[owned], basisPoints: shares[owner][owned]))
                    total += shares[owner][owned]
                }
                if total < 10_000 {
                    known.append(OwnershipInterest("outside", owns: ids[owned], basisPoints: 10_000 - total))
                }
            }
            let exact = OwnershipGraph(known)
            let expected = naive(shares, listed: listed)
            for number in 0..<count {
                let finding = exact.blockedOwnership(of: ids[number], listed: Set(listed.map { ids[$0] }))
                #expect(finding.verdict != .undetermined)
                #expect((finding.verdict == .owned || finding.verdict == .listed) == expected.contains(number))
            }
        }
        for verdict in OwnershipFinding.Verdict.allCases {
            #expect(seen[verdict, default: 0] > 20, "\(verdict) hardly ever came up")
        }
    }
}
