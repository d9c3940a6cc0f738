import ExerciseSupport
import Testing

@testable import ReadLoop

@Suite("Read to the end, graded") struct ReadLoopHiddenTests {
    @Test("Any chunks") func anyChunks() {
        let text = #"na\xC3\xAFve: 10 \xE2\x82\xAC\0\xFF"#
        let whole = shown(chunk: Chunks(notation: text).bytes)
        for chunks in Chunks(notation: text).cut(.random(ways: 40, seed: 3_01)) {
            let stream = RecordedStream(chunks)
            let end: TaskEnd<[UInt8]> = all(stream)
            same("\(shown(end: end)), \(lock(stream))", "\(whole), free", stream)
        }
        for chunks in Chunks("one").cut(.everySet) {
            let stream = RecordedStream(chunks)
            let end: TaskEnd<[UInt8]> = all(stream)
            same("\(shown(end: end)), \(lock(stream))", "\"one\", free", stream)
        }
    }

    @Test("Fails anywhere") func failsAnywhere() {
        for count in 0...4 {
            let chunks = Chunks(Array(repeating: [0x61], count: count))
            let error = ConnectionLost("behind \(count)")
            let stream = RecordedStream(chunks, then: .failure(error))
            let end: TaskEnd<[UInt8]> = all(stream)
            same(
                "\(shown(end: end)), \(lock(stream)), \(stream.calls.count) calls",
                "throws \(error), free, \(count + 3) calls",
                stream
            )
            let other = RecordedStream(chunks, then: .failure(error))
            let first: TaskEnd<[UInt8]> = first(count + 1, of: other)
            same(
                "\(shown(end: first)), \(lock(other)), \(other.calls.count) calls",
                "throws \(error), free, \(count + 3) calls",
                other,
                first: count + 1
            )
        }
    }

    @Test("Every count") func everyCount() {
        let all = Chunks("ab||cde|f|ghij")
        for count in 0...12 {
            let stream = RecordedStream(all)
            let end: TaskEnd<[UInt8]> = first(count, of: stream)
            var (size, reads) = (0, 0)
            for chunk in all.list where size < count {
                size += chunk.count
                reads += 1
            }
            let isEnough = size >= count
            let text = String(decoding: all.bytes.prefix(count), as: UTF8.self)
            let calls =
                ["getReader"] + Array(repeating: "read", count: reads + (isEnough ? 0 : 1))
                + (isEnough ? ["cancel"] : []) + ["releaseLock"]
            same(
                "\(shown(end: end))\n\(stream.calls.joined(separator: ", "))",
                "\(shown(text: text))\n\(calls.joined(separator: ", "))",
                stream,
                first: count
            )
        }
    }

    @Test("cancel fails") func cancelFails() {
        let stream = RecordedStream("one|two", cancelFailure: ConnectionLost("again"))
        let end: TaskEnd<[UInt8]> = first(2, of: stream)
        same(
            "\(shown(end: end)), \(lock(stream)), calls \(stream.calls.joined(separator: ", "))",
            "throws ConnectionLost(again), free, calls getReader, read, cancel, releaseLock",
            stream,
            first: 2
        )
    }

    @Test("Used again") func usedAgain() {
        let stream = RecordedStream("one|two")
        let ends: [TaskEnd<[UInt8]>] = [all(stream), all(stream), first(1, of: stream)]
        let texts = ends.map { shown(end: $0) }.joined(separator: ", then ")
        same(texts, "\"onetwo\", then \"\", then \"\"", stream)
        let left = RecordedStream("one|two")
        let others: [TaskEnd<[UInt8]>] = [first(2, of: left), all(left)]
        let given = others.map { shown(end: $0) }.joined(separator: ", then ")
        same(given, "\"on\", then \"\"", left, first: 2)
    }
}

extension ReadLoopHiddenTests {
    private func all(_ stream: RecordedStream) -> TaskEnd<[UInt8]> {
        EventLoop.run { loop in
            let task: StartedTask<[UInt8]> = loop.start { try await readAll(stream) }
            loop.settle { task.isOver }
            return task.end
        }
    }

    private func first(_ count: Int, of stream: RecordedStream) -> TaskEnd<[UInt8]> {
        EventLoop.run { loop in
            let task: StartedTask<[UInt8]> = loop.start { try await readFirst(count, of: stream) }
            loop.settle { task.isOver }
            return task.end
        }
    }

    private func lock(_ stream: RecordedStream) -> String { stream.isLocked ? "held" : "free" }

    private func same(
        _ got: Swift.String,
        _ expected: Swift.String,
        _ stream: RecordedStream,
        first count: Int? = nil,
        line: Int = #line
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
