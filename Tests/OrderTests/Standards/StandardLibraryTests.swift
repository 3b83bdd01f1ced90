import Order
import Testing

@Suite("One standard answers on a day") struct StandardLibraryTests {
    private func library(_ spans: [(version: Int, span: String)]) throws -> StandardLibrary {
        var library = StandardLibrary()
        for (version, span) in spans {
            let yaml = SampleStandards.document(
                id: "base", version: version, kind: "base", effective: span, parameters: "  {}")
            library = StandardLibrary(
                documents: library.documents + [try StandardDocument(yaml: yaml, file: "base-\(version).yaml")])
        }
        return library
    }
    private func answer(_ library: StandardLibrary, _ day: CalendarDate) -> StandardSelectionError? {
        do throws(StandardSelectionError) {
            _ = try library.standard(base: "base", overlays: [], on: day)
            return nil
        } catch { return error }
    }

    @Test("Walking every day, a gap and an overlap of two versions are found on exactly their days")
    func walk() throws {
        let library = try library([
            (1, "{from: 2024-01-01, until: 2024-03-01}"), (2, "{from: 2024-02-28, until: 2024-06-01}"),
            (3, "{from: 2024-06-03}"),
        ])
        var none: [String] = [], several: [String] = []
        let first = try #require(CalendarDate.daysSince1970(year: 2023, month: 12, day: 30))
        for day in first..<first + 200 {
            switch answer(library, CalendarDate(daysSince1970: day)) {
            case .nothingAnswers(_, let day): none.append(day.description)
            case .severalAnswer(_, let day): several.append(day.description)
            case .incomplete: break
            default: Issue.record("neither one, none nor several on \(CalendarDate(daysSince1970: day))")
            }
        }
        #expect(none == ["2023-12-30", "2023-12-31", "2024-06-01", "2024-06-02"])
        #expect(several == ["2024-02-28", "2024-02-29"])
    }

    @Test("The shipped standards answer on every day from the first to the far future, without gap or overlap")
    func shippedWalk() throws {
        let library = try StandardLibrary.shipped()
        for (base, from) in [("order", (2021, 1, 19)), ("proposed-2024", (2024, 1, 29))] {
            let first = try #require(CalendarDate.daysSince1970(year: from.0, month: from.1, day: from.2))
            #expect(throws: StandardSelectionError.self) {
                try library.standard(base: base, on: CalendarDate(daysSince1970: first - 1))
            }
            for day in stride(from: first, to: first + 365 * 40, by: 1) {
                let answering = library.documents.filter {
                    $0.id == base && $0.answers(on: CalendarDate(daysSince1970: day))
                }
                #expect(answering.count == 1)
            }
            #expect(throws: Never.self) { try library.standard(base: base, on: CalendarDate(daysSince1970: first)) }
        }
    }

    @Test("A past decision is explained again under the standard it names")
    func named() throws {
        let library = try StandardLibrary.shipped()
        let today = try library.standard(base: "order", on: CalendarDate("2026-11-25")!)
        let again = try library.standard(named: today.name)
        #expect(again.name == "order@1+recommended@1")
        #expect(again.parameters == today.parameters)
        for wrong in ["order@2", "order", "recommended@1", "order@1+order@1", "", "order@1+", "order@-1"] {
            #expect(throws: StandardSelectionError.self) { try library.standard(named: wrong) }
        }
    }

    @Test("The order alone is not enough to decide by, and the error names what nothing sets")
    func incomplete() throws {
        let error = #expect(throws: StandardSelectionError.self) {
            try StandardLibrary.shipped().standard(base: "order", overlays: [], on: CalendarDate("2026-11-25")!)
        }
        guard case .incomplete(let missing)? = error else {
            Issue.record("the order sets no deadline, yet the error is \(String(describing: error))")
            return
        }
        #expect(missing.contains(.deadlineHold))
        #expect(missing.contains(.retentionOpened))
        #expect(!missing.contains(.collectForeignIndividual))
    }

    @Test("A base is not an overlay, nor an overlay a base")
    func kinds() throws {
        let library = try StandardLibrary.shipped(), day = CalendarDate("2026-11-25")!
        #expect(throws: StandardSelectionError.notABase("recommended")) {
            try library.standard(base: "recommended", overlays: [], on: day)
        }
        #expect(throws: StandardSelectionError.notAnOverlay("proposed-2024")) {
            try library.standard(base: "order", overlays: ["proposed-2024"], on: day)
        }
        #expect(throws: StandardSelectionError.unknown("nothing")) {
            try library.standard(base: "nothing", on: day)
        }
    }

    @Test("Two 180-day clocks: from the final rule in the order, from the determination in the proposal")
    func twoClocks() throws {
        let order = try SampleStandards.standard()
        #expect(order.measures.afterFinalRule == Period("180 days"))
        #expect(order.measures.afterDetermination == nil)
        #expect(order.measures.maximum == nil)
        let proposed = try SampleStandards.standard(base: "proposed-2024")
        #expect(proposed.measures.afterFinalRule == Period("180 days"))
        #expect(proposed.measures.afterDetermination == Period("180 days"))
        #expect(proposed.measures.maximum == Period("365 days"))
    }

    @Test("The page of standards in the documentation is the one the documents write")
    func drift() throws {
        let page = try StandardLibrary.shipped().markdown()
        #expect(page.contains("Status: **withdrawn**"))
        #expect(
            page == documentation("STANDARDS.md"), "run `gatehouse order --standards > docs/STANDARDS.md`")
    }
}
