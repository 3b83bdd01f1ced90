import Order
import Testing

@Suite("Clause 5(k): facts that age, move and contradict")
struct DatedFactTests {
    @Test("A location counts while it is fresh, to the millisecond, and not after")
    func freshness() {
        let last = days(30)
        let fresh = individual(citizenships: [latvia], resident: false, located: us, at: last)
        #expect(determine(fresh).status == .unitedStatesPerson)
        #expect(determine(fresh).goesStale == noon)
        let stale = individual(
            citizenships: [latvia], resident: false, located: us, at: last.adding(milliseconds: -1))
        #expect(determine(stale).status == .undetermined)
        #expect(determine(stale).missing == ["applicant.location"])
        #expect(determine(stale).reason.everyFinding.contains("out of date"))
    }

    @Test("A foreign person's determination ages with the location it rests on")
    func foreignAges() {
        let facts = individual(citizenships: [latvia], resident: false, located: latvia)
        #expect(determine(facts).goesStale == noon + Days(30))
        #expect(determine(facts, at: noon + Days(30)).status == .foreignPerson)
        #expect(determine(facts, at: (noon + Days(30)).adding(milliseconds: 1)).status == .undetermined)
    }

    @Test("A location that nobody dated settles nothing, and its date is asked for")
    func undated() {
        let facts = individual(citizenships: [latvia], resident: false, located: us, at: nil)
        #expect(determine(facts).status == .undetermined)
        #expect(determine(facts).missing == ["applicant.location.asOf"])
    }

    @Test("A fact from later than the instant asked about is not yet known")
    func future() {
        let facts = individual(citizenships: [latvia], resident: false, located: us, at: noon + Days(1))
        #expect(determine(facts).status == .undetermined)
        #expect(determine(facts, at: noon + Days(1)).status == .unitedStatesPerson)
    }

    @Test("Two places at one time contradict each other and are named; a day and more apart, the person moved")
    func places() throws {
        var facts = individual(citizenships: [latvia], resident: false, located: us)
        try facts.add(
            location: Fact(
                germany, source: .network("address of the application"), method: .inferred, confidence: .indicated,
                asOf: noon))
        #expect(determine(facts).status == .undetermined)
        #expect(
            determine(facts).reason.everyFinding.contains("declared: US; address of the application: DE"))

        var moved = individual(citizenships: [latvia], resident: false, located: us, at: days(2))
        try moved.add(
            location: Fact(
                germany, source: .network("address of the application"), method: .inferred, confidence: .indicated,
                asOf: noon))
        #expect(determine(moved).status == .foreignPerson)
    }

    @Test("An entity may be in several places at once: one in the United States is enough")
    func entityPlaces() throws {
        var facts = entity(organizedIn: germany, located: germany)
        try facts.add(
            location: Fact(
                us, source: .register("company register"), method: .verified, confidence: .proven, asOf: noon))
        #expect(determine(facts).status == .unitedStatesPerson)
    }

    @Test("A guess from a network address does not make anybody a United States person")
    func geolocation() throws {
        var facts = individual(citizenships: [latvia], resident: false)
        try facts.add(
            location: Fact(us, source: .network("access"), method: .inferred, confidence: .indicated, asOf: noon))
        #expect(determine(facts).status == .undetermined)
        #expect(determine(facts).missing == ["applicant.location.evidence"])
    }

    @Test("A claim that the standard does not trust far enough is asked to be shown")
    func claimsNeedEvidence() throws {
        var strict = parameters
        strict.sufficientConfidence = .documented
        var facts = individual(citizenships: [us], resident: false, located: latvia)
        #expect(determine(facts, at: noon, strict).missing == ["applicant.citizenships.evidence"])
        try facts.add(citizenship: passport(us))
        let answer = determine(facts, at: noon, strict)
        #expect(answer.status == .unitedStatesPerson)
        #expect(answer.basis?.source == "passport MRZ")
    }

    @Test("A passport that the declared citizenships leave out contradicts them, whichever way it points")
    func passportAgainstDeclaration() throws {
        var claimsToBeUS = individual(citizenships: [us], resident: false, located: latvia)
        try claimsToBeUS.add(citizenship: passport(latvia))
        #expect(determine(claimsToBeUS).status == .undetermined)
        #expect(
            determine(claimsToBeUS).reason.everyFinding.contains(
                "The citizenships contradict each other (declared: US; passport MRZ: LV)."))

        #expect(determine(claimsToBeUS).isContradictory)
        #expect(!determine(individual()).isContradictory)

        var hidesUS = individual(citizenships: [latvia], resident: false, located: latvia)
        try hidesUS.add(citizenship: passport(us))
        #expect(determine(hidesUS).status == .undetermined)
    }

    @Test("A second citizenship that was declared is no contradiction")
    func dualCitizen() throws {
        var facts = individual(citizenships: [us, latvia])
        try facts.add(citizenship: passport(latvia))
        #expect(determine(facts).status == .unitedStatesPerson)
    }

    @Test("A foreign passport alone does not show that somebody has no other citizenship")
    func passportAlone() throws {
        var facts = individual(resident: false, located: latvia)
        try facts.add(citizenship: passport(latvia))
        #expect(determine(facts).missing == ["applicant.citizenships"])
    }

    @Test("A second passport does not undo the first")
    func twoPassports() throws {
        var facts = individual(resident: false, located: latvia)
        try facts.add(citizenship: passport(us, at: days(2)))
        try facts.add(citizenship: passport(latvia))
        #expect(determine(facts).status == .unitedStatesPerson)
    }

    @Test("A newer declaration replaces an older one, whatever order they arrive in")
    func newerDeclaration() throws {
        for newestFirst in [true, false] {
            var facts = PersonFacts(.individual)
            let old = Fact(true, Provenance.declared(at: days(9)))
            let new = Fact(false, Provenance.declared(at: days(1)))
            try facts.add(permanentResidence: newestFirst ? new : old)
            try facts.add(permanentResidence: newestFirst ? old : new)
            let residence = try #require(determine(facts).reason.because.first { $0.finding.contains("resident") })
            #expect(residence.holds == false)
            // As of a time between them, the older one still counted.
            #expect(determine(facts, at: days(5)).status == .unitedStatesPerson)
        }
    }

    @Test("A person's review settles a contradiction, and a later fact opens it again")
    func review() throws {
        var facts = individual(citizenships: [us], resident: false, located: latvia)
        try facts.add(citizenship: passport(latvia))
        let reviewer = try #require(UserID(rawValue: "usr_0123456789ABCDEF"))
        try facts.add(
            citizenship: Fact(
                .every([us, latvia]), source: .review(reviewer), method: .reviewed, confidence: .proven, asOf: noon))
        #expect(determine(facts).status == .unitedStatesPerson)
        #expect(determine(facts).basis?.method == .reviewed)
        try facts.add(citizenship: passport(germany, at: noon + Days(1)))
        #expect(determine(facts, at: noon + Days(1)).status == .undetermined)
    }

    @Test("Facts of status age only when the standard says so")
    func statusAges() {
        var aging = parameters
        aging.statusFreshFor = Period(365, .days)
        let facts = individual(resident: true)
        #expect(determine(facts, at: noon + Days(400)).status == .unitedStatesPerson)
        #expect(determine(facts, at: noon + Days(365), aging).status == .unitedStatesPerson)
        #expect(determine(facts, at: (noon + Days(365)).adding(milliseconds: 1), aging).status == .undetermined)
    }

    @Test("An address abroad stands for absence only when the standard says so, and one inside never shows presence")
    func addresses() {
        var lenient = parameters
        lenient.addressAbroadShowsAbsence = true
        let abroad = individual(citizenships: [latvia], resident: false, address: latvia)
        #expect(determine(abroad).status == .undetermined)
        #expect(determine(abroad, at: noon, lenient).status == .foreignPerson)
        let inside = individual(citizenships: [latvia], resident: false, address: us)
        #expect(determine(inside, at: noon, lenient).status == .undetermined)
    }

    @Test("No more facts of one kind are weighed than the limit")
    func bounded() throws {
        var facts = PersonFacts(.individual)
        for day in 0..<Limits.factsPerAttribute { try facts.add(location: Fact(latvia, .declared(at: days(day)))) }
        #expect(throws: FactError.tooMany(limit: Limits.factsPerAttribute)) {
            try facts.add(location: Fact(us, .declared(at: noon)))
        }
    }

    @Test("A determination's reasons survive being written and read")
    func reasonRoundTrip() {
        for facts in [
            individual(citizenships: [us]), individual(), entity(organizedIn: germany, located: us, at: days(99)),
        ] {
            let reason = determine(facts).reason
            #expect(Reason(json: reason.json) == reason)
        }
    }

    @Test(
        "Ten thousand determinations with their reasons take less than five seconds, unoptimized and on a busy machine")
    func speed() {
        let facts = individual(citizenships: [latvia], resident: false, located: latvia)
        let elapsed = ContinuousClock().measure {
            for _ in 0..<10_000 { #expect(determine(facts).status == .foreignPerson) }
        }
        #expect(elapsed < .seconds(5))
    }
}
