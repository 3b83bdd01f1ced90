import Order
import Program

// Until Program has these again.
struct EmailCodeAnswer: Sendable {
    enum Result: Hashable, Sendable { case proven, wrong(triesLeft: Int), expired, exhausted, notAsked }
    var result: Result
    var record: ApplicationRecord
}
extension IdentificationProgram {
    func addMachineReadableZone(_ lines: [String], to id: ApplicationID, by actor: Actor) async throws -> ApplicationRecord {
        throw ProgramError.unavailable("Documents cannot be judged yet.")
    }
    func sendEmailCode(for id: ApplicationID, by actor: Actor) async throws -> ApplicationRecord {
        throw ProgramError.unavailable("Codes cannot be sent yet.")
    }
    func answerEmailCode(_ code: String, for id: ApplicationID, by actor: Actor) async throws -> EmailCodeAnswer {
        throw ProgramError.unavailable("Codes cannot be answered yet.")
    }
}
