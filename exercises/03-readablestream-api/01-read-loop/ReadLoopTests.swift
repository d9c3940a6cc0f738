import ExerciseSupport
import Testing

@testable import ReadLoop

@Suite("Read to the end") struct ReadLoopTests {
    @Test("Everything is read until the end") func everything() {
        expectAll(RecordedStream("one"), gives: #""one""#)
        expectAll(RecordedStream("one|, two|, three"), gives: #""one, two, three""#)
        expectAll(RecordedStream(""), gives: "\"\"")
    }

    @Test("An empty chunk is not the end") func emptyChunk() {
        expectAll(RecordedStream("one||, two"), gives: #""one, two""#)
        expectAll(RecordedStream("||one||"), gives: #""one""#)
    }

    @Test("The lock is given back at the end") func lockAtTheEnd() {
        expectLock(behind: RecordedStream("one|two"))
        expectLock(behind: RecordedStream(""))
    }

    @Test("A failure goes to the caller") func failure() {
        let error = ConnectionLost("reset")
        expectAll(
            RecordedStream("one|two", then: .failure(error)),
            gives: "throws ConnectionLost(reset)"
        )
        expectAll(
            RecordedStream("", then: .failure(error)),
            gives: "throws ConnectionLost(reset)"
        )
    }

    @Test("The lock is given back after a failure") func lockAfterFailure() {
        expectLock(behind: RecordedStream("", then: .failure(ConnectionLost())))
        expectLock(behind: RecordedStream("one|two", then: .failure(ConnectionLost())))
    }

    @Test("A locked stream is left alone") func lockedStream() {
        let stream = RecordedStream("one|two", isLocked: true)
        expectAll(stream, gives: "throws StreamError.locked")
        let lock = stream.isLocked ? "the other reader has the lock" : "the lock is free"
        same(lock, "the other reader has the lock", stream)
        let first = RecordedStream("one|two", isLocked: true)
        expectFirst(2, of: first, gives: "throws StreamError.locked")
        expectCalls(first, "getReader")
    }

    @Test("The first bytes are given") func firstBytes() {
        expectFirst(3, of: RecordedStream("one|two|three"), gives: #""one""#)
        expectFirst(5, of: RecordedStream("one|two|three"), gives: #""onetw""#)
        expectFirst(50, of: RecordedStream("one||two"), gives: #""onetwo""#)
        expectFirst(0, of: RecordedStream("one"), gives: "\"\"")
        expectFirst(
            9,
            of: RecordedStream("one", then: .failure(ConnectionLost())),
            gives: "throws ConnectionLost"
        )
    }

    @Test("No more is read than needed") func noMoreThanNeeded() {
        expectReads(3, of: RecordedStream("one|two", then: .silence), 1)
        expectReads(4, of: RecordedStream("one|two|three", then: .silence), 2)
        expectReads(0, of: RecordedStream("", then: .silence), 0)
        expectReads(9, of: RecordedStream("one|two"), 3)
    }

    @Test("What nobody will read is cancelled") func cancelled() {
        expectCancels(4, of: RecordedStream("one|two|three"), 1)
        expectCancels(3, of: RecordedStream("one"), 1)
        expectCancels(4, of: RecordedStream("one"), 0)
        expectCancels(9, of: RecordedStream("one", then: .failure(ConnectionLost())), 0)
        let stream = RecordedStream("one|two|three")
        _ = first(4, of: stream)
        expectCalls(stream, "getReader, read, read, cancel, releaseLock")
    }

    @Test("The first bytes, too, leave no lock behind") func firstBytesLock() {
        expectLock(behind: RecordedStream("one|two|three"), first: 4)
        expectLock(behind: RecordedStream("one"), first: 4)
        expectLock(behind: RecordedStream("one", then: .failure(ConnectionLost())), first: 4)
    }
}

extension ReadLoopTests {
    private typealias Bytes = [UInt8]

    private func all(_ stream: RecordedStream) -> TaskEnd<Bytes> {
        EventLoop.run { loop in
            let task: StartedTask<Bytes> = loop.start { try await readAll(stream) }
            loop.settle { task.isOver }
            return task.end
        }
    }

    private func first(_ count: Int, of stream: RecordedStream) -> TaskEnd<Bytes> {
        EventLoop.run { loop in
            let task: StartedTask<Bytes> = loop.start { try await readFirst(count, of: stream) }
            loop.settle { task.isOver }
            return task.end
        }
    }

    private func expectAll(_ stream: RecordedStream, gives text: String, line: Int = #line) {
        same(shown(end: all(stream)), text, stream, line)
    }

    private func expectFirst(
        _ count: Int,
        of stream: RecordedStream,
        gives text: String,
        line: Int = #line
    ) {
        same(shown(end: first(count, of: stream)), text, stream, first: count, line)
    }

    /// Whether the stream can give a reader behind `readAll`, or behind `readFirst`.
    private func expectLock(
        behind stream: RecordedStream,
        first count: Int? = nil,
        line: Int = #line
    ) {
        let end = count.map { first($0, of: stream) } ?? all(stream)
        let lock = stream.isLocked ? "the lock is still held" : "the lock is free"
        let account = "\(shown(end: end)); \(lock)"
        same(account, "\(shown(end: end)); the lock is free", stream, first: count, line)
    }

    private func expectReads(
        _ count: Int,
        of stream: RecordedStream,
        _ reads: Int,
        line: Int = #line
    ) {
        _ = first(count, of: stream)
        same("\(stream.reads) reads", "\(reads) reads", stream, first: count, line)
    }

    private func expectCancels(
        _ count: Int,
        of stream: RecordedStream,
        _ cancels: Int,
        line: Int = #line
    ) {
        _ = first(count, of: stream)
        let got = stream.calls.count { $0 == "cancel" }
        same("\(got) calls of cancel", "\(cancels) calls of cancel", stream, first: count, line)
    }

    private func expectCalls(_ stream: RecordedStream, _ calls: String, line: Int = #line) {
        same(stream.calls.joined(separator: ", "), calls, stream, line)
    }

    private func same(
        _ got: Swift.String,
        _ expected: Swift.String,
        _ stream: RecordedStream,
        first count: Int? = nil,
        _ line: Int = #line
    ) {
        if got == expected { return }
        let call = count.map { "the first \($0) bytes of\n" } ?? ""
        recordFailure(
            input: call + stream.description,
            expected: expected,
            got: got,
            note: stream.note,
            sourceLocation: here(line)
        )
    }
}
