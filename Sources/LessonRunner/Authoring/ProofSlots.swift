/// Keeps a machine busy and no busier: so many builds at once, and some runs beside them.
///
/// A run may wait for a limit without doing anything, so runs take no place from builds.
package struct ProofSlots: Sendable {
    let builds: Places
    let runs: Places

    /// - Parameter jobs: How many processors there are to use.
    package init(jobs: Int) {
        builds = Places(max(1, jobs))
        runs = Places(max(1, jobs) * 2)
    }
}

/// A number of places; who finds none free waits in line.
actor Places {
    private var free: Int
    private var line: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    /// Takes a place for as long as the body runs.
    nonisolated func hold<Value, Failure: Error>(
        _ body: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        await take()
        do throws(Failure) {
            let value = try await body()
            await give()
            return value
        } catch {
            await give()
            throw error
        }
    }

    private func take() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { line.append($0) }
    }

    private func give() {
        if line.isEmpty {
            free += 1
        } else {
            line.removeFirst().resume()
        }
    }
}
