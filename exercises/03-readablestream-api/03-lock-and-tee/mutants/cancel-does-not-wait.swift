// caught by: cancelWaits — a branch that is cancelled is done
import ExerciseSupport

/// Says who may read a stream.
struct StreamLock {
    /// The key that has the lock; nil while nobody has it.
    private var owner: Int?
    private var lastKey = 0

    /// Locks, and gives the key.
    mutating func acquire() throws -> Int {
        guard owner == nil else { throw StreamError.locked }
        lastKey += 1
        owner = lastKey
        return lastKey
    }

    /// Gives the lock back.
    mutating func release(_ key: Int) {
        if key == owner { owner = nil }
    }

    /// Throws if the key is not the one that has the lock.
    func check(_ key: Int) throws {
        guard key == owner else { throw StreamError.released }
    }
}

/// Makes two branches of one stream.
actor Tee: TeeingStream {
    private struct Branch {
        /// Chunks that wait for reads; none while reads wait.
        var queue: [[UInt8]] = []
        /// Reads that wait for chunks.
        var reads: [CheckedContinuation<[UInt8]?, any Error>] = []
        /// Why it was cancelled, if it was.
        var reason: (any Sendable)?
    }

    private enum End {
        case closed
        case failed(any Error)
    }

    /// The reader of the stream, which nobody else has.
    private let reader: any ByteStreamReader
    private var left = Branch()
    private var right = Branch()
    private var isAsking = false
    /// How the source ended, if it did.
    private var end: End?
    /// The cancel of one branch that waits for the source.
    private var leaving: [CheckedContinuation<Void, any Error>] = []

    init(_ reader: any ByteStreamReader) {
        self.reader = reader
    }

    func read(_ branch: TeeBranch) async throws -> [UInt8]? {
        if self[branch].reason != nil { return nil }
        if !self[branch].queue.isEmpty { return self[branch].queue.removeFirst() }
        switch end {
        case .closed: return nil
        case .failed(let error): throw error
        case nil:
            return try await withCheckedThrowingContinuation { read in
                self[branch].reads.append(read)
                askIfNeeded()
            }
        }
    }

    func cancel(_ branch: TeeBranch, reason: any Sendable) async throws {
        if self[branch].reason != nil { return }
        if case .failed(let error) = end { throw error }
        self[branch].reason = reason
        self[branch].queue = []
        answerReads(of: branch) { $0.resume(returning: nil) }
        if case .closed = end { return }
        guard let first = left.reason, let second = right.reason else {
            return
        }
        do {
            try await reader.cancel(reason: [first, second])
            answerLeaving(.success(()))
        } catch {
            answerLeaving(.failure(error))
            throw error
        }
    }

    private subscript(branch: TeeBranch) -> Branch {
        get { branch == .left ? left : right }
        set {
            switch branch {
            case .left: left = newValue
            case .right: right = newValue
            }
        }
    }

    private func askIfNeeded() {
        guard !isAsking, !left.reads.isEmpty || !right.reads.isEmpty else { return }
        isAsking = true
        Task {
            do {
                if let chunk = try await reader.read() {
                    TeeBranch.allCases.forEach { give(chunk, to: $0) }
                } else {
                    finish(.closed)
                }
            } catch {
                finish(.failed(error))
            }
            isAsking = false
            askIfNeeded()
        }
    }

    private func give(_ chunk: [UInt8], to branch: TeeBranch) {
        if self[branch].reason != nil { return }
        if self[branch].reads.isEmpty {
            self[branch].queue.append(chunk)
        } else {
            self[branch].reads.removeFirst().resume(returning: chunk)
        }
    }

    private func finish(_ end: End) {
        self.end = end
        for branch in TeeBranch.allCases {
            switch end {
            case .closed:
                answerReads(of: branch) { $0.resume(returning: nil) }
            case .failed(let error):
                self[branch].queue = []
                answerReads(of: branch) { $0.resume(throwing: error) }
            }
        }
        answerLeaving(.success(()))
    }

    private func answerReads(
        of branch: TeeBranch,
        _ answer: (CheckedContinuation<[UInt8]?, any Error>) -> Void
    ) {
        let reads = self[branch].reads
        self[branch].reads = []
        reads.forEach(answer)
    }

    private func answerLeaving(_ result: Result<Void, any Error>) {
        leaving.forEach { $0.resume(with: result) }
        leaving = []
    }
}
