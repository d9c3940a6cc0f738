import Synchronization

@testable import ProgressStorage

/// Calls that change the disk, counted, with one of them made to fail.
final class Faults: Sendable {
    enum Mode: CaseIterable, Sendable {
        /// One call fails, as on a full disk, and all later ones work.
        case once
        /// The call and all later ones fail: nothing is done any more, as after kill -9.
        case death
        /// A write leaves half of its bytes, and nothing is done any more.
        case deathInWrite
    }

    private struct State {
        var calls: [Disk.Call] = []
        var failing: Int?
        var mode = Mode.once
        var code: Int32 = 28
    }

    private let state = Mutex(State())

    /// The calls so far.
    var calls: [Disk.Call] { state.withLock { $0.calls } }

    /// Whether the call that should fail was reached.
    var wasReached: Bool {
        state.withLock { state in state.failing.map { state.calls.count > $0 } ?? false }
    }

    /// Makes the call of this number fail, from 0, counted from now.
    func fail(at step: Int, _ mode: Mode, code: Int32 = 28) {
        state.withLock {
            $0.calls = []
            $0.failing = step
            $0.mode = mode
            $0.code = code
        }
    }

    func stop() {
        state.withLock {
            $0.calls = []
            $0.failing = nil
        }
    }

    var disk: Disk { Disk { [self] call in announce(call) } }

    /// Counts a call, and says whether it fails.
    func announce(_ call: Disk.Call) -> Disk.Fault? {
        if case .read = call { return nil }
        return state.withLock { state in
            let step = state.calls.count
            state.calls.append(call)
            let passing: Disk.Fault? = if case .sync = call { .leaveOut } else { nil }
            guard let failing = state.failing, step >= failing else { return passing }
            if step > failing { return state.mode == .once ? passing : .fail(state.code) }
            if state.mode == .deathInWrite, case .write(_, let count) = call {
                return .writeThenFail(bytes: count / 2, state.code)
            }
            return .fail(state.code)
        }
    }
}

extension Disk {
    /// The disk without waiting for the medium.
    static let quick = Disk { call in
        if case .sync = call { .leaveOut } else { nil }
    }
}

extension StorageEnvironment {
    /// A clock that stands at 2026-03-01T14:15:02Z, in UTC.
    static func fixed(disk: Disk = .quick, writer: String? = nil, lockTries: Int = 200) -> Self {
        Self(
            disk: disk,
            now: { Moment(secondsSince1970: 1_772_374_502) },
            utcOffset: { _ in 0 },
            writer: writer,
            lockTries: lockTries
        )
    }
}

/// The error that work throws.
func storageError(_ body: () throws(StorageError) -> Void) -> StorageError? {
    do throws(StorageError) {
        try body()
        return nil
    } catch { return error }
}
