import ExerciseSupport

/// Says who may read a stream.
struct StreamLock {
    // TODO: who has the lock, and which keys are used up?
    private var isLocked = false

    /// Locks, and gives the key.
    mutating func acquire() throws -> Int {
        isLocked = true
        return 1
    }

    /// Gives the lock back.
    mutating func release(_ key: Int) {
        isLocked = false
    }

    /// Throws if the key is not the one that has the lock.
    func check(_ key: Int) throws {
        // TODO: a key may be older than the lock that is there now.
        if !isLocked { throw StreamError.released }
    }
}

/// Makes two branches of one stream.
actor Tee: TeeingStream {
    /// The reader of the stream, which nobody else has.
    private let reader: any ByteStreamReader
    // TODO: what does each branch have to keep?

    init(_ reader: any ByteStreamReader) {
        self.reader = reader
    }

    func read(_ branch: TeeBranch) async throws -> [UInt8]? {
        // TODO: this chunk is for both. And what if the other branch is asking already?
        try await reader.read()
    }

    func cancel(_ branch: TeeBranch, reason: any Sendable) async throws {
        // TODO: the other branch may want to go on.
        try await reader.cancel(reason: reason)
    }
}
