import Synchronization

/// The progress of a running session: always at hand, and on disk as soon as the disk allows.
///
/// Where a change cannot be saved, the session goes on with it, and the next change brings both to
/// disk. May be used from any thread.
package final class ProgressKeeper: Sendable {
    private struct State {
        var progress: Progress
        /// Changes that are not on disk, oldest first.
        var unsaved: [@Sendable (inout Progress) -> Void] = []
    }

    private let store: ProgressStore
    private let state: Mutex<State>

    /// - Parameter progress: what `store.load()` gave.
    package init(store: ProgressStore, progress: Progress) {
        self.store = store
        state = Mutex(State(progress: progress))
    }

    /// Progress as this session knows it.
    package var progress: Progress { state.withLock { $0.progress } }

    /// Whether something waits for the disk.
    package var hasUnsavedChanges: Bool { state.withLock { !$0.unsaved.isEmpty } }

    /// Makes a change and saves it, with all that could not be saved before.
    /// - Parameter change: may be done twice, to what this session knows and to what is on disk.
    /// - Returns: why it could not be saved; nil when it is. The change holds in either case.
    @discardableResult
    package func record(_ change: @escaping @Sendable (inout Progress) -> Void) -> StorageError? {
        state.withLock { state in
            change(&state.progress)
            state.unsaved.append(change)
            return save(&state)
        }
    }

    /// Tries once more to save what waits.
    @discardableResult
    package func save() -> StorageError? {
        state.withLock { state in state.unsaved.isEmpty ? nil : save(&state) }
    }

    private func save(_ state: inout State) -> StorageError? {
        let changes = state.unsaved
        do throws(StorageError) {
            state.progress = try store.update { progress in
                for change in changes { change(&progress) }
            }
            state.unsaved = []
            return nil
        } catch {
            return error
        }
    }
}
