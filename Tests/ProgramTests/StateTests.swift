import Foundation
import Program
import Testing

@Suite("The state machines")
struct StateTests {
    @Test("A step that the table names leads where it says; every other is refused with both names")
    func everyPairOfApplicationStates() {
        let steps = Set(ApplicationState.transitions.map { [$0.from, $0.to] })
        for from in ApplicationState.allCases {
            for to in ApplicationState.allCases {
                if steps.contains([from, to]) {
                    #expect(throws: Never.self) { try from.step(to: to) }
                } else {
                    #expect(throws: StateError.noSuchStep(from: from.rawValue, to: to.rawValue)) {
                        try from.step(to: to)
                    }
                }
            }
        }
    }

    @Test("Every state of an application can be reached from received")
    func reachable() {
        var reached: Set<ApplicationState> = [.received]
        while true {
            let next = reached.union(ApplicationState.transitions.filter { reached.contains($0.from) }.map(\.to))
            if next == reached { break }
            reached = next
        }
        #expect(reached == Set(ApplicationState.allCases))
    }

    @Test("No step is named twice, and no state that is decided goes back except for another look")
    func noStepTwice() {
        let steps = ApplicationState.transitions.map { [$0.from, $0.to] }
        #expect(Set(steps).count == steps.count)
        let back = ApplicationState.transitions.filter { !$0.from.isPending }
        #expect(back.map(\.from) == [.refused] && back.map(\.to) == [.review])
    }

    @Test("A closed account stays closed, and a suspended one is restored only to maintained or conditioned")
    func accounts() {
        #expect(AccountState.transitions.allSatisfy { $0.from != .closed })
        let restored = AccountState.transitions.filter { $0.from == .suspended }.map(\.to)
        #expect(Set(restored) == [.maintained, .conditioned, .suspended, .closed])
        for from in AccountState.allCases where from != .closed {
            #expect(throws: Never.self) { try from.step(to: .closed) }
        }
    }

    @Test("docs/STATES.md is drawn from the code")
    func documentation() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/STATES.md")
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(written == stateDiagrams(), "Run `make docs`.")
    }
}
