import Order
import Testing

private func product(
    _ kind: Product.Kind = .virtualMachine, arbitrary: Bool? = nil, owned: Bool? = nil, operatedIn: [String] = [],
    managed: Bool? = nil
) -> Product {
    Product(
        kind: kind, managed: managed, runsArbitrarySoftware: arbitrary, ownedByUnitedStatesPerson: owned,
        operatedIn: operatedIn.map(JurisdictionCode.init(unchecked:)))
}

@Suite("Section 5: persons and jurisdictions")
struct PersonAndJurisdictionTests {
    @Test("Every form that 5(a) names is an entity, and an individual is none")
    func entityForms() {
        #expect(PersonKindFacts.Form.allCases.count == 8)
        for form in PersonKindFacts.Form.allCases {
            #expect(PersonDefinition.entity(.init(isIndividual: false, form: form)).holds == true)
        }
        #expect(PersonDefinition.entity(.init(isIndividual: true)).holds == false)
        #expect(PersonDefinition.entity(.init(isIndividual: nil)).missing == ["form"])
    }

    @Test("A person is an individual or an entity")
    func person() {
        #expect(PersonDefinition.person(.init(isIndividual: true)).holds == true)
        #expect(PersonDefinition.person(.init(isIndividual: false, form: .group)).holds == true)
        let unknown = PersonDefinition.person(.init(isIndividual: nil))
        #expect(unknown.holds == nil)
        #expect(unknown.allMissing == ["isIndividual", "form"])
    }

    @Test("Foreign person is the complement of United States person, and unknown with it")
    func foreignPerson() {
        #expect(PersonDefinition.foreignPerson(determine(individual(citizenships: [us]))).holds == false)
        let foreign = determine(individual(citizenships: [latvia], resident: false, located: latvia))
        #expect(PersonDefinition.foreignPerson(foreign).holds == true)
        let unknown = PersonDefinition.foreignPerson(determine(individual()))
        #expect(unknown.holds == nil)
        #expect(unknown.clause == "5(c)")
    }

    @Test(
        "The United States, its states and its territories are not foreign jurisdictions",
        arguments: ["US", "PR", "GU", "VI", "AS", "MP", "UM", "US-TX", "US-DC", "US-GU", "UM-79"])
    func unitedStates(code: String) {
        let reason = ForeignJurisdiction.test(JurisdictionCode(unchecked: code))
        #expect(reason.holds == false)
        #expect(reason.because.contains { $0.holds == true && $0.finding.hasPrefix("Left out") })
    }

    @Test(
        "Countries, their subdivisions and states in free association are foreign jurisdictions",
        arguments: ["LV", "RU", "UA-43", "FM", "MH", "PW", "TW", "PS", "GL", "CA-QC"])
    func foreign(code: String) {
        #expect(ForeignJurisdiction.test(JurisdictionCode(unchecked: code)).holds == true)
    }

    @Test("A region under an authority that nobody recognizes is a foreign jurisdiction")
    func unrecognized() {
        for authority in [GovernedPlace.Authority.deFacto, .assumed] {
            for recognized in [true, false, nil] as [Bool?] {
                let region = GovernedPlace(
                    name: "Transnistria", authority: authority, recognized: recognized,
                    underUnitedStatesJurisdiction: false)
                #expect(ForeignJurisdiction.test(region).holds == true)
            }
        }
    }

    @Test(
        "A place under United States military jurisdiction is not a foreign jurisdiction; unknown jurisdiction leaves it open"
    )
    func military() {
        var base = GovernedPlace(
            name: "a naval base", code: JurisdictionCode(unchecked: "CU"), authority: .deFacto,
            underUnitedStatesJurisdiction: true)
        #expect(ForeignJurisdiction.test(base).holds == false)
        base.underUnitedStatesJurisdiction = nil
        #expect(ForeignJurisdiction.test(base).holds == nil)
        #expect(ForeignJurisdiction.test(base).allMissing == ["underUnitedStatesJurisdiction"])
    }

    @Test("Where nobody governs there is no jurisdiction; Antarctica and dissolved states stay open")
    func ungoverned() {
        let sea = GovernedPlace(
            name: "the high seas", authority: GovernedPlace.Authority.none, underUnitedStatesJurisdiction: false)
        #expect(ForeignJurisdiction.test(sea).holds == false)
        #expect(ForeignJurisdiction.test(JurisdictionCode(unchecked: "AQ")).allMissing == ["authority"])
        #expect(ForeignJurisdiction.test(JurisdictionCode(unchecked: "XXA")).holds == false)
        #expect(ForeignJurisdiction.test(JurisdictionCode(unchecked: "SU")).holds == nil)
    }
}

@Suite("Section 5: products, providers and scope")
struct ProductTests {
    @Test("A trial is within 5(e), since nothing in the definition asks about price")
    func trial() throws {
        let application = Application(
            applicant: .individual(Individual(name: "Ilze Ozola")), product: product(), accountType: .trial)
        #expect(InfrastructureProduct.test(application.product).holds == true)
    }

    @Test("Managed or not, virtualized or dedicated, makes no difference to 5(e)")
    func managedAndDedicated() {
        for kind in [Product.Kind.virtualMachine, .bareMetal] {
            for managed in [true, false, nil] as [Bool?] {
                #expect(InfrastructureProduct.test(product(kind, managed: managed)).holds == true)
            }
        }
    }

    @Test("A product that runs predefined software only is not an IaaS product")
    func predefined() {
        #expect(InfrastructureProduct.test(product(.software)).holds == false)
        #expect(InfrastructureProduct.test(product(.storage, arbitrary: false)).holds == false)
        #expect(InfrastructureProduct.test(product(.virtualMachine, arbitrary: false)).holds == false)
    }

    @Test("What can run on it is asked where the clause does not settle it")
    func openProducts() {
        for kind in [Product.Kind.container, .function, .accelerator, .network, .storage] {
            let reason = InfrastructureProduct.test(product(kind))
            #expect(reason.holds == nil)
            #expect(reason.allMissing == ["product.runsArbitrarySoftware"])
            #expect(InfrastructureProduct.test(product(kind, arbitrary: true)).holds == true)
        }
        #expect(InfrastructureProduct.test(product(.software, arbitrary: true)).holds == nil)
    }

    @Test("A product is a United States product by ownership or by place, either alone")
    func unitedStatesProduct() {
        #expect(UnitedStatesProduct.test(product(owned: true, operatedIn: ["DE"])).holds == true)
        #expect(UnitedStatesProduct.test(product(owned: false, operatedIn: ["DE", "PR"])).holds == true)
        #expect(UnitedStatesProduct.test(product(owned: false, operatedIn: ["DE"])).holds == false)
        #expect(UnitedStatesProduct.test(product(owned: true)).allMissing.isEmpty)
        #expect(UnitedStatesProduct.test(product(owned: false)).allMissing == ["product.operatedIn"])
        #expect(
            UnitedStatesProduct.test(product(operatedIn: ["DE"])).allMissing == ["product.ownedByUnitedStatesPerson"])
    }

    @Test("A foreign subsidiary of a United States provider is not a United States provider")
    func subsidiary() {
        let subsidiary = Provider(
            name: "GmbH", determination: determine(entity(organizedIn: germany, located: germany)),
            offersInfrastructure: true)
        #expect(UnitedStatesProvider.test(subsidiary).holds == false)
        let branch = Provider(
            name: "Branch", determination: determine(entity(organizedIn: germany, branchOf: us, located: germany)),
            offersInfrastructure: true)
        #expect(UnitedStatesProvider.test(branch).holds == true)
        #expect(
            UnitedStatesProvider.test(
                Provider(name: "P", determination: branch.determination, offersInfrastructure: false)
            ).holds == false)
        #expect(
            UnitedStatesProvider.test(
                Provider(name: "P", determination: determine(entity()), offersInfrastructure: true)
            ).holds == nil)
    }

    @Test("The rules of scope never clash and never fall silent, for every combination of facts")
    func scopeIsTotal() throws {
        let providers: [(PersonFacts, Bool?)] = [
            (entity(organizedIn: us), true), (entity(organizedIn: germany, located: germany), false), (entity(), nil),
        ]
        var seen: Set<OrderScope?> = []
        for (facts, providerIsUS) in providers {
            for offers in [true, false, nil] as [Bool?] {
                for kind in Product.Kind.allCases {
                    for arbitrary in [true, false, nil] as [Bool?] {
                        for owned in [true, false, nil] as [Bool?] {
                            for places in [[], ["DE"], ["DE", "US-VA"]] {
                                let product = product(kind, arbitrary: arbitrary, owned: owned, operatedIn: places)
                                let provider = Provider(
                                    name: "P", determination: determine(facts), offersInfrastructure: offers)
                                let verdict = try OrderScope.decide(ScopeFacts(product: product, provider: provider))
                                let parts = [
                                    providerIsUS, offers, InfrastructureProduct.test(product).holds,
                                    UnitedStatesProduct.connection(product).holds,
                                ]
                                let expected: OrderScope? =
                                    parts.contains(false) ? .outOfScope : parts.contains(nil) ? nil : .inScope
                                #expect(verdict.answer == expected)
                                #expect(!verdict.reasons.isEmpty)
                                if expected == nil { #expect(!verdict.reasons.flatMap(\.allMissing).isEmpty) }
                                seen.insert(verdict.answer)
                            }
                        }
                    }
                }
            }
        }
        #expect(seen == [.inScope, .outOfScope, nil])
    }

    @Test("Out of scope says by which clause, and names every one that excludes")
    func outOfScopeReasons() throws {
        let foreign = Provider(
            name: "GmbH", determination: determine(entity(organizedIn: germany, located: germany)),
            offersInfrastructure: true)
        let verdict = try OrderScope.decide(
            ScopeFacts(product: product(owned: false, operatedIn: ["DE"]), provider: foreign))
        #expect(verdict.answer == .outOfScope)
        #expect(verdict.reasons.map(\.clause) == ["5(i)", "5(j)"])
        #expect(verdict.reasons.allSatisfy { $0.finding.hasPrefix("Outside the order.") })
    }
}

@Suite("Section 5: accounts and activities")
struct AccountAndActivityTests {
    private func relationship(
        formal: Bool? = true, recorded: Set<TransactionDetail>? = [.leased, .payment], offers: OnwardOffer? = nil
    ) -> Relationship {
        Relationship(
            isFormal: formal, product: product(), customer: .init(isIndividual: true), recorded: recorded,
            offersOnward: offers)
    }

    @Test("A formal relationship whose transactions are recorded is an Account")
    func account() {
        #expect(AccountDefinition.account(relationship()).holds == true)
        #expect(AccountDefinition.account(relationship(formal: false)).holds == false)
        #expect(AccountDefinition.account(relationship(formal: nil)).allMissing == ["account.isFormal"])
    }

    @Test("A relationship in which no transaction is recorded is not an Account")
    func unrecorded() {
        #expect(AccountDefinition.account(relationship(recorded: [])).holds == false)
        #expect(AccountDefinition.account(relationship(recorded: nil)).holds == nil)
        #expect(AccountDefinition.unrecorded([.payment]) == [.leased])
        #expect(AccountDefinition.unrecorded([]) == [.leased, .payment])
        #expect(AccountDefinition.unrecorded([.leased, .payment]).isEmpty)
    }

    @Test("Any part of the products offered to one third party makes a Reseller Account")
    func reseller() {
        #expect(AccountDefinition.resellerAccount(relationship(offers: .part(thirdParties: 1))).holds == true)
        #expect(AccountDefinition.resellerAccount(relationship(offers: .whole(thirdParties: 9))).holds == true)
        #expect(AccountDefinition.resellerAccount(relationship(offers: .nothing)).holds == false)
        #expect(AccountDefinition.resellerAccount(relationship(offers: .part(thirdParties: 0))).holds == false)
        #expect(AccountDefinition.resellerAccount(relationship()).allMissing == ["account.offersOnward"])
    }

    @Test("Authorized activity is not malicious cyber-enabled activity")
    func authorized() {
        for property in CyberActivity.Property.allCases {
            let hostile = CyberActivity(
                seeksToImpair: [property], authorizedByLaw: false, authorizedPublicSafetyWork: false)
            #expect(MaliciousActivity.test(hostile).holds == true)
            var test = hostile
            test.authorizedByLaw = true
            #expect(MaliciousActivity.test(test).holds == false)
            var warrant = hostile
            warrant.authorizedPublicSafetyWork = true
            let reason = MaliciousActivity.test(warrant)
            #expect(reason.holds == false)
            #expect(reason.clauses.contains("7(d)"))
        }
    }

    @Test("An attempt is enough, harmless activity is not, and an unknown authorization stays open")
    func activityEdges() {
        let harmless = CyberActivity(seeksToImpair: [], authorizedByLaw: nil, authorizedPublicSafetyWork: nil)
        #expect(MaliciousActivity.test(harmless).holds == false)
        #expect(MaliciousActivity.test(harmless).allMissing.isEmpty)
        let open = CyberActivity(
            seeksToImpair: [.availability], authorizedByLaw: nil, authorizedPublicSafetyWork: false)
        #expect(MaliciousActivity.test(open).holds == nil)
        #expect(MaliciousActivity.test(open).allMissing == ["activity.authorizedByLaw"])
    }
}
