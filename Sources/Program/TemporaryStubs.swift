import Foundation
import Order
import Records
import Screening
import AccessHistory
import Detection
struct ScreeningIndex: Sendable { func screen(_ q: ScreeningQuery, asOf: Timestamp) -> [Hit] { [] } }
extension Hit { var sentence: String { "" }; var reason: Reason { Reason("1", "", holds: nil) } }
public struct ListStore: Sendable { init(directory: URL) throws {} }
public struct AccessStore: Sendable { static var views: [any View] { [] }; static func open(directory: URL, records: RecordStore, writes: Bool) throws -> AccessStore { fatalError() }; func close() async throws {}
 func prepareDestruction(of: SubjectID, at: Timestamp) async throws {}; func forget(_ s: SubjectID) async throws {} }
public struct AddressCountryTable: Sendable { public static var debianFiles: [URL] { [] }; static func load(_ u: [URL]) -> AddressCountryTable { .init() } }
public protocol MailCarrier: Sendable {}
enum STIXBundle { static func make(case: CaseRecord, provider: String, at: Timestamp) throws -> JSONValue { .null } }
extension IdentificationProgram {
 func readLists() throws {}; func importSampleList() async throws {}; func indexMeasureTargets() throws {}
 func adoptable(reference: String) async throws -> SubjectID? { nil }; func adoptAccess(reference: String?, account: AccountID, subject: SubjectID) async throws {}
 func destroyUnclaimedAccess(at: Timestamp) async throws -> Int { 0 }
 func openCases(for: [SharedIdentifier], subject: SubjectID, application: ApplicationID, account: AccountID?, at: Timestamp) async throws {}
}
extension Road { mutating func indexTargets(lists: ListStore, at: Timestamp) throws {} }
