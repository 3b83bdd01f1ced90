import ArgumentParser
import Foundation
import Program

/// The command line: wiring and configuration only. Every command takes `--data DIR`, and `--json` for one object a line.
@main
struct Gatehouse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gatehouse",
        abstract: "The customer identification server for United States IaaS providers (Executive Order 13984).",
        discussion: """
            Exit codes: 0 done · 1 a finding (mismatch, hit, failed proof) · 2 usage · 3 some rows rejected · \
            4 refused by rule or role · 5 environment · 130 interrupted; the same command resumes.
            """,
        subcommands: [
            Serve.self, Apply.self, Accounts.self, Screen.self, Verify.self, Lists.self, RecordsCommand.self,
            Access.self,
            MeasuresCommand.self, Detect.self, OrderCommand.self, Trust.self, Processors.self, Credentials.self,
            Users.self, Sample.self,
        ])

    static func main() async {
        // A reader of our output that goes away (`| head`) ends the command, not with a signal but with an error we can see.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as ExitCode {
            Foundation.exit(error.rawValue)
        } catch let error as CleanExit {
            exit(withError: error)
        } catch {
            let code = ExitStatus(of: error)
            if code == .usage { exitForUsage(error) }
            FileHandle.standardError.write(Data("gatehouse: \(describe(error).forTerminal)\n".utf8))
            Foundation.exit(code.rawValue)
        }
    }

    /// ArgumentParser's own message, under the exit code that all commands share.
    private static func exitForUsage(_ error: any Error) -> Never {
        let message = fullMessage(for: error)
        if exitCode(for: error) == .success {
            print(message)
            Foundation.exit(0)
        }
        FileHandle.standardError.write(Data((message.forTerminal + "\n").utf8))
        Foundation.exit(ExitStatus.usage.rawValue)
    }
}

/// What a command's end means, for scripts.
enum ExitStatus: Int32 {
    case done = 0, finding = 1, usage = 2, rowsRejected = 3, refused = 4, environment = 5, interrupted = 130

    init(of error: any Error) {
        switch error {
        case let error as ProgramError:
            switch error {
            case .notFound, .invalid: self = .usage
            case .conflict, .forbidden, .idempotencyKeyReused, .state: self = .refused
            case .unavailable: self = .environment
            }
        case is CommandError: self = .usage
        default:
            self =
                Gatehouse.exitCode(for: error) == .validationFailure || Gatehouse.exitCode(for: error) == .success
                ? .usage : .environment
        }
    }

    /// Ends the command with this status once its output is written.
    func leave() throws {
        if self != .done { throw ExitCode(rawValue) }
    }
}

/// Something that the person at the command line can mend.
struct CommandError: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

func describe(_ error: any Error) -> String {
    let text = String(describing: error)
    // Foundation's own errors describe themselves at length; their localized text is what a person can use.
    return type(of: error) is NSError.Type ? error.localizedDescription : text
}
