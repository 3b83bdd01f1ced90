import Crypto
import Order
import Synchronization

/// One signed-in person. A session lives in memory only: after a restart everybody signs in again, and a stolen disk holds none.
struct Session: Sendable {
    var user: User
    /// Goes with every form; a page of another site cannot know it.
    var csrf: String
    var begun: Timestamp
    var used: Timestamp
}

/// Who is signed in, and who has to wait after failing to.
final class Sessions: Sendable {
    enum SignIn: Sendable {
        case signedIn(token: String, Session)
        /// The same answer for a wrong name, password or code.
        case wrong
        case wait(milliseconds: Int64)
    }
    private struct State {
        /// By SHA-256 of the cookie's value.
        var sessions: [[UInt8]: Session] = [:]
        /// Failures by name and by address.
        var failures: [String: (count: Int, last: Timestamp)] = [:]
        /// The step of the last code each person used: a code works once.
        var lastStep: [UserID: Int64] = [:]
    }
    /// The lock protects all three tables. A password is hashed outside it.
    private let state = Mutex(State())
    private let users: UserRegister
    /// A hash to compare with when there is no such person, so that both take as long.
    private let nobody: PasswordHash

    init(users: UserRegister) throws {
        self.users = users
        var generator = SystemRandomNumberGenerator()
        nobody = try PasswordHash(of: "nobody has this password", using: &generator)
    }

    func signIn(name: String, password: String, code: String, from origin: String, at time: Timestamp) -> SignIn {
        let names = ["n" + name.lowercased(), "a" + origin]
        let held = state.withLock { state in
            names.compactMap { name -> Int64? in
                guard let failure = state.failures[name], failure.count >= Limits.failedSignIns else { return nil }
                let left = failure.last.milliseconds + Limits.failedSignInWait - time.milliseconds
                return left > 0 ? left : nil
            }.max()
        }
        if let held { return .wait(milliseconds: held) }

        let user = users.user(named: name)
        let known = (user?.password ?? nobody).matches(password) && user?.active == true
        return state.withLock { state in
            var step: Int64?
            var proven = known
            if known, let user, let secret = user.codeSecret {
                step = TimeBasedCode(secret: secret).step(of: code, at: time, after: state.lastStep[user.id])
                proven = step != nil
            }
            guard proven, let user else {
                if state.failures.count > 10_000 { state.failures.removeAll() }
                for name in names {
                    let old = state.failures[name]
                    let stale = old.map { time - $0.last > Limits.failedSignInWait } ?? true
                    state.failures[name] = (stale ? 1 : (old?.count ?? 0) + 1, time)
                }
                return .wrong
            }
            for name in names { state.failures[name] = nil }
            if let step { state.lastStep[user.id] = step }
            if state.sessions.count >= Limits.sessions { state.sessions.removeAll() }
            let token = randomText(), session = Session(user: user, csrf: randomText(), begun: time, used: time)
            state.sessions[digest(token)] = session
            return .signedIn(token: token, session)
        }
    }

    /// The session of a cookie's value, while it lasts and the person is still allowed in.
    func session(token: String, at time: Timestamp) -> Session? {
        let key = digest(token)
        return state.withLock { state in
            guard var session = state.sessions[key] else { return nil }
            guard time - session.begun < Limits.sessionLength, time - session.used < Limits.sessionIdle,
                let user = users.user(session.user.id), user.active
            else {
                state.sessions[key] = nil
                return nil
            }
            session.user = user
            session.used = max(session.used, time)
            state.sessions[key] = session
            return session
        }
    }

    func signOut(token: String) {
        let key = digest(token)
        state.withLock { $0.sessions[key] = nil }
    }
}

/// 128 random bits as 32 hexadecimal digits.
func randomText() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }.hexadecimal
}

private func digest(_ token: String) -> [UInt8] { Array(SHA256.hash(data: Array(token.utf8))) }
