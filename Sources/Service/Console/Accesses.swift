import Order
import Program

/// What an account's page shows of its accesses; `nil` when none is recorded.
func accesses(_ visit: Visit, _ record: AccountRecord) async throws -> AccessPicture? { nil }
