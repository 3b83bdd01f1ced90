import AccessHistory
import Measures
import Order
import Records
import Screening

/// What `serve --sample` starts with: invented people, an invented list, invented measures, and enough of each outcome that every
/// page shows something. Nothing of it exists without the flag.
extension IdentificationProgram {
    /// Fills an empty installation; one that was filled before is left as it is.
    public func prepareSample() async throws {
        usesSampleList.withLock { $0 = true }
        try readLists()
        guard records.size == 0 else { return }
        let actor = Actor.system("sample")
        for directive in SampleDirectives.directives(around: clock.now) { try await issue(directive, by: actor) }
        let now = clock.now
        var opened: [ApplicationRecord] = []
        for sample in SampleInstallation.applications(at: now) {
            let record = try await submit(sample, key: nil, by: actor)
            if record.account != nil { opened.append(record) }
        }
        for holder in SampleInstallation.existingAccounts(at: now) {
            _ = try await importAccount(holder, openedAt: now + Days(-900), key: nil, by: actor)
        }
        for (position, record) in opened.prefix(6).enumerated() {
            guard let account = record.account else { continue }
            try await recordAccess(AccessBatch(SampleInstallation.events(of: account, seed: position, until: now)))
            try await self.record(
                TransactionRecord(
                    account: account, at: now, kind: "payment", means: record.application.payment.first,
                    amount: 2400 + Int64(position) * 500, currency: "USD", product: "virtualMachine",
                    reference: "invoice-\(1000 + position)"), key: nil, by: actor)
        }
        try await records.publishCheckpoint(at: clock.now)
    }
}

enum SampleInstallation {
    /// One application of each kind, in the order in which a visitor should meet them.
    static func applications(at now: Timestamp) -> [Application] {
        var list: [Application] = []
        func add(
            _ name: String, citizen: String?, lives: String?, born: String, email: String?, resident: Bool? = false,
            number: String? = nil, complete: Bool = true, product: Product.Kind = .virtualMachine, inScope: Bool = true,
            accountType: AccountType = .standard, wallet: String? = nil
        ) {
            var person = Individual(name: name)
            person.birthDate = CalendarDate(born)
            person.citizenships = citizen.map { [JurisdictionCode(unchecked: $0)] }
            person.unitedStatesPermanentResident = citizen == "US" ? nil : resident
            person.location = lives.map {
                DatedLocation(jurisdiction: JurisdictionCode(unchecked: $0), asOf: now + Days(-1))
            }
            if complete, let lives {
                person.address = PostalAddress(
                    lines: ["Sample Street \(list.count + 1)"], locality: "Sampleton", postalCode: "1000",
                    country: JurisdictionCode(unchecked: lives))
            }
            person.email = email.flatMap { try? EmailAddress(parsing: $0) }
            person.telephone = complete ? try? TelephoneNumber(parsing: "+3712000\(1000 + list.count)") : nil
            if let number, let parsed = try? DocumentNumber(parsing: number) {
                person.identificationNumbers = [
                    IdentificationNumber(
                        kind: .passport, country: citizen.map { JurisdictionCode(unchecked: $0) }, number: parsed)
                ]
            }
            var payment: [MeansOfPayment] = [
                .card(
                    token: "tok_sample_\(list.count)", lastFour: "4242", brand: "visa", issuerCountry: nil,
                    institution: "Sample Bank")
            ]
            if let wallet, let address = try? WalletAddress(parsing: wallet, currency: "ETH") {
                payment.append(.wallet(address))
            }
            list.append(
                Application(
                    reference: "sample-\(list.count + 1)", applicant: .individual(person),
                    product: Product(
                        kind: product, managed: true, runsArbitrarySoftware: product != .software,
                        ownedByUnitedStatesPerson: inScope,
                        operatedIn: [JurisdictionCode(unchecked: inScope ? "US" : "DE")]),
                    accountType: accountType, payment: complete ? payment : [],
                    origin: (try? IPAddress(parsing: "203.0.113.\(10 + list.count)")).map {
                        AccessOrigin(address: $0, time: now)
                    }))
        }
        add("Grace Okonkwo-Hill", citizen: "US", lives: "US", born: "1988-04-02", email: "grace@sample.example")
        add(
            "Anna Kalniņa", citizen: "LV", lives: "LV", born: "1991-11-12", email: "anna@sample.example",
            number: "LV4417720")
        add(
            "Юлия Шевчук", citizen: "UA", lives: "PL", born: "1985-06-30", email: "yuliya@sample.example",
            number: "FE912204")
        // Whom the sample's measures and its list name, under the names they might come with.
        add(
            "Tamsin Quillfeather", citizen: "GB", lives: "PL", born: "1984-02-29", email: "tamsin@sample.example",
            number: "PL771002")
        add(
            "T. Quill", citizen: "UTO", lives: "FR", born: "1984-02-29", email: "t.quill@sample.example",
            number: "SMPL00417")
        add(
            "Oskar Lindqvist", citizen: "UTO", lives: "UTO", born: "1979-09-09", email: "oskar@sample.example",
            number: "UT100200")
        add(
            "Arseny Zveroboyev", citizen: "RU", lives: "GE", born: "1986-03-14", email: "arseny@sample.example",
            number: "GE220011")
        add(
            "Nader Kasimi", citizen: "CA", lives: "CA", born: "1999-10-30", email: "nader@sample.example",
            number: "CA004512")
        add(
            "Ola Nordmann", citizen: "NO", lives: "NO", born: "1990-01-01", email: "ola@sample.example",
            number: "NO112233",
            wallet: "0x00000000000000000000000000000000000a11ce")
        add("佐藤 美咲", citizen: nil, lives: nil, born: "1996-08-21", email: "misaki@sample.example")
        add(
            "Ahmed Ben Youssef", citizen: "TN", lives: "FR", born: "1990-03-03", email: "ahmed@sample.example",
            complete: false)
        add(
            "Walter Brandt", citizen: "DE", lives: "DE", born: "1970-12-01", email: "walter@sample.example",
            number: "C01X00T47", inScope: false)
        add("Lucía Fernández", citizen: "US", lives: "MX", born: "1982-07-07", email: "lucia@sample.example")
        add(
            "Devon Pierce", citizen: "GB", lives: "US", born: "1999-05-25", email: "devon@sample.example",
            resident: true)
        list.append(cooperative(at: now))
        return list
    }

    /// An entity that a measure of the sample puts under conditions.
    private static func cooperative(at now: Timestamp) -> Application {
        var entity = Entity(name: "Nowhere Hosting Cooperative")
        entity.organizedIn = JurisdictionCode(unchecked: "US-DE")
        entity.email = try? EmailAddress(parsing: "noc@nowhere-hosting.example")
        return Application(
            reference: "sample-cooperative", applicant: .entity(entity),
            product: Product(
                kind: .virtualMachine, runsArbitrarySoftware: true, ownedByUnitedStatesPerson: true,
                operatedIn: [JurisdictionCode(unchecked: "US")]),
            origin: (try? IPAddress(parsing: "203.0.113.40")).map { AccessOrigin(address: $0, time: now) })
    }

    static func existingAccounts(at now: Timestamp) -> [Application] {
        ["Harbor Analytics LLC", "Nordlys Systemer AS"].enumerated().map { position, name in
            var entity = Entity(name: name)
            entity.organizedIn = JurisdictionCode(unchecked: position == 0 ? "US-DE" : "NO")
            entity.email = try? EmailAddress(parsing: "ops\(position)@sample.example")
            return Application(
                reference: "legacy-\(position + 1)", applicant: .entity(entity),
                product: Product(
                    kind: .bareMetal, runsArbitrarySoftware: true, ownedByUnitedStatesPerson: true,
                    operatedIn: [JurisdictionCode(unchecked: "US")]))
        }
    }

    /// Two weeks of office hours from one network, and two nights from another.
    static func events(of account: AccountID, seed: Int, until now: Timestamp) -> [AccessEvent] {
        var events: [AccessEvent] = []
        let home = try? IPAddress(parsing: "203.0.113.\(20 + seed)")
        let away = try? IPAddress(parsing: "198.51.100.\(20 + seed)")
        let today = now.milliseconds / 86_400_000
        for day in 1...14 {
            for hour in [8, 9, 11, 14, 16] where (day + hour + seed) % 4 != 0 {
                guard let home else { continue }
                let time = Timestamp(
                    milliseconds: (today - Int64(day)) * 86_400_000 + Int64(hour) * 3_600_000 + Int64(day * 61_000))
                events.append(
                    AccessEvent(
                        account: .account(account), time: time, point: .address(home), action: "ConsoleLogin",
                        principal: "owner",
                        source: "console", outcome: .success, agent: "Firefox"))
            }
            guard day <= 2, seed % 3 == 0, let away else { continue }
            for hour in [1, 2, 3] {
                events.append(
                    AccessEvent(
                        account: .account(account),
                        time: Timestamp(milliseconds: (today - Int64(day)) * 86_400_000 + Int64(hour) * 3_600_000),
                        point: .address(away), action: "CreateKey", principal: "owner", source: "api",
                        outcome: .success, agent: "curl"))
            }
        }
        return events.sorted { $0.time < $1.time }
    }
}
