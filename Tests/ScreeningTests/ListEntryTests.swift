import Order
import Screening
import Testing

@Suite("A listed party") struct ListEntryTests {
    @Test("A second party under one id has a reference of its own")
    func secondParty() {
        let first = ListEntry(list: .sample, id: "7", type: .person, names: [ListedName("A", .primary)])
        var second = first
        second.ordinal = 2
        #expect(first.key == "sample/7")
        #expect(second.key == "sample/7~2")
    }
}
